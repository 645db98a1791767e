"""Copy goes out as a file, clean or with what was proposed."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from editorial.desk.access import Act
from editorial.desk.release import take_out
from editorial.formats.registry import EXPORTERS
from editorial.models import Article

from .access import with_article
from .errors import told
from .requests import DeskRequest

MAX_NAME = 80  # code points; file systems take 255 bytes


@require_safe
@with_article(Act.EXPORT)
def export(request: DeskRequest, article: Article) -> HttpResponse:
    exporter = EXPORTERS.get(request.GET.get("format", "html"))
    if exporter is None:
        return told(request, 404, "There is no such format.", f"There are {', '.join(EXPORTERS)}.")
    name = slugify(article.headline, allow_unicode=True)[:MAX_NAME].strip("-_") or f"article-{article.pk}"
    response = HttpResponse(take_out(article, exporter), content_type=exporter.media_type)
    response["Content-Disposition"] = str(content_disposition_header(True, name + exporter.ending))
    return response
