"""A new article: copy comes in from a form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act
from editorial.desk.archive import take_in_record
from editorial.desk.intake import NotCopy, take_in
from editorial.formats.draft import Unreadable

from .access import requires
from .forms import NewArticle
from .requests import DeskRequest


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.WRITE)
def new_article(request: DeskRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "article/new.html", {"form": NewArticle()})
    form = NewArticle(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _taken_in(request, form)
        except (NotCopy, Unreadable) as refusal:
            form.refuse(refusal)
    return render(request, "article/new.html", {"form": form}, status=422)


def _taken_in(request: DeskRequest, form: NewArticle) -> HttpResponse:
    """The new article's page. Raises NotCopy or Unreadable."""
    data = form.cleaned_data
    if "whole" in data:
        return redirect(take_in_record(data["whole"]))
    article = take_in(
        data["draft"],
        by=request.user,
        source=data["source"],
        language=data["language"],
        dated=data["dated"],
    )
    for loss in data["draft"].losses:
        messages.warning(request, loss)
    return redirect(article)
