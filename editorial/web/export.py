"""Copy goes out as a file, clean or with all that was proposed; several articles as a zip."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from editorial.desk.access import Act
from editorial.desk.gate import held_back, let_out, questions
from editorial.desk.release import FORMATS, file_name, take_out, take_out_many
from editorial.formats.characters import clean_text
from editorial.models import Article
from editorial.models.suggestion import MAX_REASON

from .access import requires, with_article
from .errors import told
from .requests import DeskRequest

AT_ONCE = 200  # articles in one zip
NO_FORMAT = "There is no such format.", f"There are {', '.join(FORMATS)}."
HELD_BACK = "Questions are open in some of these articles."
NONE_CHOSEN = "No article was chosen.", f"Go back and tick some in the queue, {AT_ONCE} at most."


@require_http_methods(["GET", "HEAD", "POST"])
@with_article(Act.EXPORT)
def export(request: DeskRequest, article: Article) -> HttpResponse:
    """The article as a file. While questions are open, clean copy takes a POST, which goes on record."""
    form = FORMATS.get(request.GET.get("format", "html"))
    if form is None:
        return told(request, 404, *NO_FORMAT)
    asked = questions(article) if form.clean else []
    if asked and request.method != "POST":
        return render(
            request, "export/held.html", {"article": article, "asked": asked, "form": form}, status=409
        )
    if asked:
        let_out(article, clean_text(request.POST.get("reason", ""))[:MAX_REASON], request.user)
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
    if form.clean and (held := held_back(articles)):
        names = ", ".join(f"“{article.headline}”" for article in held)
        return told(request, 409, HELD_BACK, f"Answer them, or take these out one by one: {names}.")
    return _file(take_out_many(articles, form), "application/zip", "articles.zip")


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response
