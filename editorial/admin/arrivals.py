"""Where copy comes in by itself: the register of feeds, and what has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet, URLField
from django.http import HttpRequest

from editorial.desk.feeds import read_feed
from editorial.desk.fetching import target_of
from editorial.formats.draft import Unreadable
from editorial.models import Arrival, Feed

from .base import LongList, ModelAdmin, ReadOnly

if TYPE_CHECKING:
    FeedModelForm = forms.ModelForm[Feed]
else:
    FeedModelForm = forms.ModelForm

READ_AT_ONCE = 5  # the page waits for them, some seconds each


class FeedForm(FeedModelForm):
    def clean_url(self) -> str:
        """Refuse now what would never be fetched."""
        url: str = self.cleaned_data["url"]
        try:
            target_of(url)
        except Unreadable as refusal:
            raise ValidationError(str(refusal)) from None
        return url


@admin.register(Feed)
class FeedAdmin(ModelAdmin):
    form = FeedForm
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    list_display = ["__str__", "url", "on", "read_at", "trouble"]
    list_filter = ["on", ("trouble", admin.EmptyFieldListFilter)]
    search_fields = ["title", "url"]
    fields = ["url", "title", "on", "read_at", "trouble"]
    readonly_fields = ["read_at", "trouble"]
    actions = ["read_now"]

    @admin.action(description="Read now", permissions=["change"])
    def read_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        chosen = list(queryset[: READ_AT_ONCE + 1])
        if not settings.FETCH_URLS:
            self.message_user(request, "Fetching is switched off; FETCH_URLS allows it.", messages.ERROR)
            return
        if len(chosen) > READ_AT_ONCE:
            self.message_user(request, f"Choose at most {READ_AT_ONCE} at a time.", messages.ERROR)
            return
        for feed in chosen:
            reading = read_feed(feed)
            said = f"{feed}: {len(reading.taken)} new, {len(reading.refused)} refused."
            self.message_user(request, said, messages.WARNING if reading.refused else messages.SUCCESS)


@admin.register(Arrival)
class ArrivalAdmin(ReadOnly, LongList):
    list_display = ["key", "origin", "article", "at"]
    list_select_related = ["article"]
    search_fields = ["key", "origin"]
    date_hierarchy = "at"
