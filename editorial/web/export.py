"""Copy goes out as a file, clean or with all that was proposed; several articles as a zip."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from editorial.desk.access import Act
from editorial.desk.release import FORMATS, file_name, take_out, take_out_many
from editorial.models import Article

from .access import requires, with_article
from .errors import told
from .requests import DeskRequest

AT_ONCE = 200  # articles in one zip
NO_FORMAT = "There is no such format.", f"There are {', '.join(FORMATS)}."
NONE_CHOSEN = "No article was chosen.", f"Go back and tick some in the queue, {AT_ONCE} at most."


@require_safe
@with_article(Act.EXPORT)
def export(request: DeskRequest, article: Article) -> HttpResponse:
    form = FORMATS.get(request.GET.get("format", "html"))
    if form is None:
        return told(request, 404, *NO_FORMAT)
    return _file(take_out(article, form), form.media_type, file_name(article, form))


@require_safe
@requires(Act.EXPORT)
def export_many(request: DeskRequest) -> HttpResponse:
    """A zip of the articles whose ids are ticked; ids that lead nowhere are passed over."""
    form = FORMATS.get(request.GET.get("format", "html"))
    if form is None:
        return told(request, 404, *NO_FORMAT)
    ids = [int(pk) for pk in request.GET.getlist("id") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    articles = list(Article.objects.filter(pk__in=ids[: AT_ONCE + 1]).order_by("pk"))
    if not articles or len(ids) > AT_ONCE:
        return told(request, 400, *NONE_CHOSEN)
    return _file(take_out_many(articles, form), "application/zip", "articles.zip")


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response
