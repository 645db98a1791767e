"""A new article: copy comes in from a form."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act
from editorial.desk.archive import take_in_record
from editorial.desk.arriving import once
from editorial.desk.intake import NotCopy, take_in
from editorial.formats.draft import Unreadable
from editorial.models import Article

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
    article, is_new = once(f"form of {request.user.pk}", form.key, partial(_made, request, form.cleaned_data))
    for loss in form.cleaned_data["draft"].losses if is_new and "draft" in form.cleaned_data else []:
        messages.warning(request, loss)
    return redirect(article)


def _made(request: DeskRequest, data: dict[str, Any]) -> Article:
    if "whole" in data:
        return take_in_record(data["whole"])
    about = {name: data[name] for name in ("source", "language", "dated")}
    return take_in(data["draft"], by=request.user, **about)
