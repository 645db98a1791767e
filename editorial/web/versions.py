"""Two versions of the copy laid over each other, word by word."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial.desk.access import Act
from editorial.desk.versions import NoMoment, difference, moment, read_at
from editorial.desk.wording import spoken
from editorial.models import Article, Decision

from .access import with_article
from .requests import DeskRequest

OFFERED = 200  # decisions, the newest ones; any other can be named in the address


@require_safe
@with_article(Act.READ)
def compare(request: DeskRequest, article: Article) -> HttpResponse:
    """What became of the copy between two moments; those that never were are told, and stay chosen."""
    names = request.GET.get("from", "start"), request.GET.get("to", "now")
    context = {
        "article": article,
        "chosen": names,
        "revisions": [
            (f"r{r.number}", r) for r in article.revisions.select_related("made_by").order_by("number")
        ],
        "decisions": _offered(article),
    }
    try:
        old, new = (read_at(article, moment(article, name)) for name in names)
    except NoMoment as refusal:
        return render(request, "compare/page.html", {**context, "complaint": str(refusal)}, status=422)
    passages = difference(old, new)
    context |= {"passages": passages, "changes": sum(1 for p in passages if p.changed)}
    return render(request, "compare/page.html", context)


def _offered(article: Article) -> list[tuple[str, Decision, str]]:
    """Decisions with the name of the moment after each, the newest first."""
    rows = Decision.objects.filter(suggestion__article=article).order_by("-pk")
    rows = rows.select_related("editor", "suggestion__block")
    return [(f"d{d.pk}", d, spoken(d.suggestion, d.suggestion.block.text, d.words)) for d in rows[:OFFERED]]
