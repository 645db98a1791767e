"""What happened to an article, on one page that can be printed and kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from editorial.desk.access import Act, may
from editorial.desk.history import read_history
from editorial.desk.reading import read_tally
from editorial.models import Article

from .access import with_article
from .requests import DeskRequest


@require_safe
@with_article(Act.READ)
def history(request: DeskRequest, article: Article) -> HttpResponse:
    context = {
        "article": article,
        "events": read_history(article),
        "tally": read_tally(article),
        "now": timezone.now(),
        "may_decide": may(request.user, Act.DECIDE),
    }
    return render(request, "history/page.html", context)
