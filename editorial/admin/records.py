"""The record: what was proposed, decided, written and said. To be looked at, never to be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join

from editorial.checkers.registry import all_rules
from editorial.models import Block, Decision, Release, Remark, Revision, Silence, Suggestion

from .base import LongList, ReadOnly

COLLEAGUE = "-"


class RuleFilter(admin.SimpleListFilter):
    """By rule, from the registry: to ask a long table which rules it names takes too long."""

    title = "rule"
    parameter_name = "rule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(COLLEAGUE, "A colleague"), *((rule, rule) for rule in all_rules())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if (rule := self.value()) is None:
            return queryset
        return queryset.filter(rule="" if rule == COLLEAGUE else rule)


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnly, LongList):
    list_display = ["__str__", "verdict", "severity", "kind", "rule", "article", "decided_by", "decided_at"]
    list_filter = ["verdict", "severity", "kind", RuleFilter]
    list_select_related = ["article", "decided_by"]
    search_fields = ["original", "replacement", "message"]
    readonly_fields = ["record"]

    @admin.display(description="decisions")
    def record(self, suggestion: Suggestion) -> str:
        """Its decisions in order, a line each."""
        decisions = suggestion.decisions.select_related("editor")
        lines = (
            (d.number, f"{d.at:%Y-%m-%d %H:%M}", d.editor, d.before, d.after, d.words or "")
            for d in decisions
        )
        return format_html_join("", "<div>{}. {} {}: {} → {} {}</div>", lines)


@admin.register(Decision)
class DecisionAdmin(ReadOnly, LongList):
    list_display = ["id", "at", "editor", "before", "after", "suggestion", "words", "reason", "article"]
    list_filter = ["after", "at", "editor"]
    list_select_related = ["editor", "suggestion__article"]
    search_fields = ["suggestion__original", "suggestion__rule", "words"]

    @admin.display(description="article")
    def article(self, decision: Decision) -> str:
        return str(decision.suggestion.article)


@admin.register(Revision)
class RevisionAdmin(ReadOnly, LongList):
    list_display = ["article", "number", "made_by", "made_at"]
    list_filter = ["made_at"]
    list_select_related = ["article", "made_by"]
    search_fields = ["article__headline"]


@admin.register(Block)
class BlockAdmin(ReadOnly, LongList):
    list_display = ["__str__", "kind", "article"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    search_fields = ["text"]


@admin.register(Remark)
class RemarkAdmin(ReadOnly, LongList):
    list_display = ["__str__", "suggestion", "author", "at"]
    list_filter = ["at", "author"]
    list_select_related = ["suggestion", "author"]
    search_fields = ["text"]


@admin.register(Silence)
class SilenceAdmin(ReadOnly, LongList):
    list_display = ["rule", "words", "article", "made_by", "made_at", "lifted_by", "lifted_at"]
    list_filter = ["made_at", "made_by"]
    list_select_related = ["article", "made_by", "lifted_by"]
    search_fields = ["rule", "words", "article__headline"]


@admin.register(Release)
class ReleaseAdmin(ReadOnly, LongList):
    list_display = ["article", "revision", "queries", "reason", "editor", "at"]
    list_filter = ["at", "editor"]
    list_select_related = ["article", "editor"]
    search_fields = ["article__headline", "reason"]
