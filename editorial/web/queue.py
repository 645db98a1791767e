"""The queue: which articles wait, and for what."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial.desk.access import Act, may
from editorial.desk.reading import read_queue
from editorial.desk.release import FORMATS
from editorial.models import Article, Suggestion

from .access import requires
from .forms import QueueFilter
from .requests import DeskRequest

A_PAGE = 25


@require_safe
@requires(Act.READ)
def queue(request: DeskRequest) -> HttpResponse:
    form = QueueFilter(request.GET)
    form.full_clean()
    asked = form.cleaned_data
    page = Paginator(_articles(**asked), A_PAGE).get_page(request.GET.get("page"))
    rows = read_queue(page.object_list)
    formats = FORMATS if may(request.user, Act.EXPORT) else {}
    context = {"page": page, "rows": rows, "form": form, "asked": asked, "formats": formats}
    return render(request, "queue/page.html", context)


def _articles(show: str = "", q: str = "") -> QuerySet[Article]:
    articles = Article.objects.select_related("created_by")
    if q:
        articles = articles.filter(headline__icontains=q)
    finished = ~Exists(Suggestion.objects.waiting().filter(article=OuterRef("pk")))
    if show == "ready":
        articles = articles.filter(finished, checked_at__isnull=False)
    elif show == "open":
        articles = articles.exclude(finished, checked_at__isnull=False)
    return articles
