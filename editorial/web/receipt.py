"""The receipt of an article, as a page to be printed and kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from editorial.desk.access import Act
from editorial.desk.reading import read_tally
from editorial.desk.receipt import read_receipt
from editorial.models import Article

from .access import with_article
from .requests import DeskRequest


@require_safe
@with_article(Act.READ)
def receipt(request: DeskRequest, article: Article) -> HttpResponse:
    context = {
        "article": article,
        "receipt": read_receipt(article),
        "tally": read_tally(article),
        "now": timezone.now(),
    }
    return render(request, "receipt/page.html", context)
