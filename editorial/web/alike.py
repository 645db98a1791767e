"""Many suggestions decided at once: of one change, of one rule, or all certain ones; after a look at each."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act
from editorial.desk.deciding import Outcome, decide
from editorial.desk.reading import Among, read_alike
from editorial.desk.showing import Card
from editorial.models import Suggestion, Verdict

from .access import with_suggestion
from .looking import Look
from .requests import DeskRequest
from .review_forms import ManyForm

AT_ONCE = 500  # that can be looked at before they are decided; Django takes a thousand fields in a form
SCOPES = {
    Among.CHANGE: "This change",
    Among.RULE: "Everything by this rule or person",
    Among.FIXES: "Every certain fix",
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_suggestion(Act.DECIDE)
def decide_alike(request: DeskRequest, suggestion: Suggestion) -> HttpResponse:
    """All that are like this one, each in its sentence, with boxes to leave some out.

    What could not be decided is shown again, ticked, with the reason; what was can be taken back at once.
    """
    if request.method != "POST":
        return _page(request, suggestion)
    known = read_alike(suggestion, _among(request), open_only=False)
    form = ManyForm(request.POST, among=[card.suggestion for card in known])
    if not form.is_valid():
        return _page(request, suggestion, complaint=form.complaint, status=422)
    outcome = decide(suggestion.article_id, form.choices, request.user)
    return _page(request, suggestion, outcome=outcome, status=409 if outcome.refused else 200)


def _page(
    request: DeskRequest,
    suggestion: Suggestion,
    outcome: Outcome | None = None,
    complaint: str = "",
    status: int = 200,
) -> HttpResponse:
    among = _among(request)
    cards = read_alike(suggestion, among)
    refused = {r.suggestion.pk: r.sentence for r in outcome.refused} if outcome else {}
    done = [decision.suggestion for decision in outcome.decided] if outcome else []
    look, home = Look.of(request.GET), suggestion.outdated_at_id or suggestion.block_id
    context = {
        "look": look,
        "home": home,
        "back": look.at(block=home),
        "article": suggestion.article,
        "first": suggestion,
        "among": among,
        "scopes": {name: SCOPES[name] for name in SCOPES if suggestion.rule or name is not Among.FIXES},
        "rows": [(c, _is_ticked(c, refused), refused.get(c.suggestion.pk)) for c in cards[:AT_ONCE]],
        "all": len(cards),
        "refused": [r for r in outcome.refused if not _is_among(r.suggestion, cards)] if outcome else [],
        "done": done,
        "taken_back": bool(done) and done[0].verdict == Verdict.OPEN,
        "complaint": complaint,
    }
    return render(request, "alike/page.html", context, status=status)


def _among(request: DeskRequest) -> Among:
    """What the address asks for; what makes no sense is as good as not asked for."""
    asked = request.GET.get("among", "")
    return Among(asked) if asked in set(Among) else Among.CHANGE


def _is_ticked(card: Card, refused: dict[int, str]) -> bool:
    """Only what is certain is offered ticked; what was asked for and refused stays so."""
    return card.suggestion.pk in refused or card.suggestion.kind == Suggestion.Kind.FIX


def _is_among(suggestion: Suggestion, cards: Iterable[Card]) -> bool:
    return any(card.suggestion.pk == suggestion.pk for card in cards)
