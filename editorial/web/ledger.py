"""The names of an article, and the two acts on them: settled for the article, put in the house register."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from editorial.checkers.naming import NameKind
from editorial.desk.access import Act, may
from editorial.desk.ledger import Unsettled, put_in_register, read_ledger, settle
from editorial.models import Article

from .access import with_article
from .requests import DeskRequest


@require_safe
@with_article(Act.READ)
def names(request: DeskRequest, article: Article) -> HttpResponse:
    return _page(request, article)


@require_POST
@with_article(Act.DECIDE)
def settle_name(request: DeskRequest, article: Article) -> HttpResponse:
    """Suggest one spelling of a name in place of the others that the page showed."""
    spelling = request.POST.get("spelling", "")
    try:
        made = settle(article, spelling, request.POST.getlist("other"), request.user)
    except Unsettled as refusal:
        return _page(request, article, complaint=str(refusal), status=409)
    if made:
        what = "1 suggestion waits" if made == 1 else f"{made} suggestions wait"
        messages.success(request, f"Settled on “{spelling}”: {what} in the copy.")
    else:
        messages.info(request, f"Nothing new for “{spelling}”: each change has been suggested already.")
    return redirect("article-names", article.pk)


@require_POST
@with_article(Act.REGISTER)
def register_name(request: DeskRequest, article: Article) -> HttpResponse:
    """Make a spelling of the article the house's own."""
    spelling = request.POST.get("spelling", "")
    try:
        is_new = put_in_register(article, spelling, request.user)
    except Unsettled as refusal:
        return _page(request, article, complaint=str(refusal), status=409)
    said = "is in the house register now" if is_new else "is in the house register already"
    messages.success(request, f"“{spelling}” {said}.")
    return redirect("article-names", article.pk)


def _page(request: DeskRequest, article: Article, complaint: str = "", status: int = 200) -> HttpResponse:
    rows = read_ledger(article)
    context = {
        "article": article,
        "odd": [row for row in rows if row.entry.is_odd],
        "even": [row for kind in NameKind for row in rows if row.entry.kind is kind and not row.entry.is_odd],
        "complaint": complaint,
        "may_decide": may(request.user, Act.DECIDE),
        "may_register": may(request.user, Act.REGISTER),
    }
    return render(request, "ledger/page.html", context, status=status)
