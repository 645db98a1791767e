"""The house's terms: written here, tried on examples and on the archive, and then switched on."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from editorial.desk.access import Act, may
from editorial.desk.trying import are_terms_heard, try_on_archive, try_on_examples
from editorial.models import HouseTerm

from .base import ModelAdmin

SAYS = {"words", "instead", "variety", "kind"}  # a change of these is to be tried again


class ExamplesForm(forms.Form):
    examples = forms.CharField(
        required=False,
        max_length=10_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField", "aria-describedby": "hint"}),
    )


class SwitchForm(forms.Form):
    on = forms.TypedChoiceField(choices=[("1", "on"), ("0", "off")], coerce=lambda value: value == "1")


@admin.register(HouseTerm)
class HouseTermAdmin(ModelAdmin):
    list_display = ["words", "trial", "instead", "on", "kind", "variety", "changed_by"]
    list_filter = ["on", "variety", "kind"]
    list_select_related = ["changed_by"]
    list_per_page = 100
    search_fields = ["words", "instead", "note"]
    fields = ["words", "instead", "note", "variety", "kind", "on", "changed_by", "changed_at"]
    readonly_fields = ["on", "changed_by", "changed_at"]

    def get_urls(self) -> list[URLPattern]:
        trial = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.try_view))
        return [path("<int:pk>/try/", trial, name="editorial_houseterm_try"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: HouseTerm, form: Any, change: bool) -> None:
        """Whatever it says now has not been tried: it is off until somebody switches it on."""
        if SAYS & set(form.changed_data):
            obj.on = False
        obj.changed_by = cast(User, request.user)
        obj.save()

    def response_post_save_add(self, request: HttpRequest, obj: HouseTerm) -> HttpResponseRedirect:
        return HttpResponseRedirect(_trial_of(obj))

    def response_post_save_change(self, request: HttpRequest, obj: HouseTerm) -> HttpResponseRedirect:
        return HttpResponseRedirect(_trial_of(obj))

    def try_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where the term would speak, and its switch."""
        term = get_object_or_404(HouseTerm, pk=pk)
        if not self.has_view_or_change_permission(request, term):
            raise PermissionDenied
        if "on" in request.POST:
            return self._switch(request, term)
        form = ExamplesForm(request.POST or None)
        examples = form.cleaned_data["examples"] if form.is_valid() else ""
        context = {
            **self.admin_site.each_context(request),
            "title": "Try a term",
            "opts": self.opts,
            "term": term,
            "form": form,
            "examples": examples,
            "found": try_on_examples(term, examples),
            "trial": try_on_archive(term) if may(request.user, Act.READ) else None,
            "is_heard": are_terms_heard(),
            "has_change_permission": self.has_change_permission(request, term),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/editorial/houseterm/try.html", context, status=status)

    def _switch(self, request: HttpRequest, term: HouseTerm) -> HttpResponse:
        if not self.has_change_permission(request, term):
            raise PermissionDenied
        form = SwitchForm(request.POST)
        if form.is_valid():
            term.on, term.changed_by = form.cleaned_data["on"], cast(User, request.user)
            term.save(update_fields=["on", "changed_by", "changed_at"])
            state = "on" if term.on else "off"
            self.log_change(request, term, f"Switched {state}.")
            said = f"“{term.words}” is {state}. It holds from the next check on."
            self.message_user(request, said, messages.SUCCESS)
        else:
            self.message_user(request, "There is no such switch.", messages.ERROR)
        return HttpResponseRedirect(_trial_of(term))

    @admin.display(description="trial")
    def trial(self, term: HouseTerm) -> str:
        return format_html('<a href="{}" aria-label="Try {}">Try it</a>', _trial_of(term), term.words)


def _trial_of(term: HouseTerm) -> str:
    return reverse("admin:editorial_houseterm_try", args=[term.pk])
