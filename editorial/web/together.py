"""Several people on one article: what a page asks every two seconds, and is told when it is behind."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial.desk.access import Act
from editorial.desk.presence import pulse
from editorial.desk.reading import Known, read_block, read_changed, read_tally
from editorial.models import Article, Block

from .access import with_article
from .answers import beside, rights
from .looking import look_of, number_in
from .requests import DeskRequest
from .tickets import person_of


@login_not_required
@require_safe
def article_pulse(request: HttpRequest, article_id: int) -> HttpResponse:
    """204 while nothing has happened, with one query; else the stamp and who else is here.

    Its ticket stands for the login. It tells nothing but that something changed; what, `changes`
    tells to whoever may read it.
    """
    person = person_of(request.GET.get("ticket", ""), article_id)
    heard = pulse(article_id, person) if person is not None else None
    if heard is None:
        raise Http404
    others = ", ".join(heard.others)
    if (request.GET.get("stamp"), request.GET.get("others")) == (str(heard.stamp), others):
        return HttpResponse(status=204)
    return JsonResponse({"stamp": heard.stamp, "others": others})


@require_safe
@with_article(Act.READ)
def changes(request: DeskRequest, article: Article) -> HttpResponse:
    """The blocks that show something else than at stamp `since`, the block `also`, the order of all.

    Only of the part `from` `until` that the page shows. When there is more with the stamp that the
    answer tells, it tells a position too, which is given `after` the next time.
    """
    asked = request.GET
    since = number_in(asked, "since")
    if since is None:
        raise Http404
    shown = number_in(asked, "from") or 0, number_in(asked, "until")
    look = look_of(request)
    missed = read_changed(article, Known(since, number_in(asked, "after"), *shown), look.sieve)
    also = Block.objects.filter(pk__in=missed.order, pk=number_in(asked, "also")).first()
    context = {
        **rights(request),
        **beside(article),
        "article": article,
        "look": look,
        "missed": missed,
        "views": [*missed.views, *([read_block(also, look.sieve)] if also else [])],
        "tally": read_tally(article),
    }
    return render(request, "review/_changes.html", context)
