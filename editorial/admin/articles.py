"""Articles: what waits in each; its date and source to be set right; checking again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from editorial.desk.reading import read_queue
from editorial.desk.release import FORMATS, take_out_many
from editorial.desk.tasks import check_soon
from editorial.models import Article, Suggestion

from .base import LongList

TAKEN_OUT_AT_ONCE = 200
CHECKED_AT_ONCE = 50  # where tasks run in process, the page waits for them


class WaitingFilter(admin.SimpleListFilter):
    title = "open suggestions"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("yes", "Some"), ("no", "None")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        waiting = Exists(Suggestion.objects.waiting().filter(article=OuterRef("pk")).order_by())
        match self.value():
            case "yes":
                return queryset.filter(waiting)
            case "no":
                return queryset.filter(~waiting)
        return queryset


class TalliedList(ChangeList):
    """The page's articles with their tallies, all by one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        for row in read_queue(self.result_list):
            row.article.tally = row.tally  # type: ignore[attr-defined]


@admin.register(Article)
class ArticleAdmin(LongList):
    list_display = ["headline", "errors", "style", "queries", "dated", "source", "created_by"]
    list_filter = [WaitingFilter, "language", "created_by"]
    list_select_related = ["created_by"]
    search_fields = ["headline", "source"]
    date_hierarchy = "dated"
    fields = ["headline", "language", "dated", "source", "created_by", "created_at", "checked_at"]
    readonly_fields = ["headline", "language", "created_by", "created_at", "checked_at"]
    actions = ["check_again", "take_out"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return TalliedList

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # copy comes in through the desk

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # decisions stay on record

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Article], change: bool) -> None:
        """Store what was changed here and nothing else: the desk may be writing the headline."""
        if form.changed_data:
            obj.save(update_fields=form.changed_data)
        if "dated" in form.changed_data:
            check_soon(obj.pk)

    @admin.action(description="Check again", permissions=["change"])
    def check_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        chosen = list(queryset.values_list("pk", flat=True)[: CHECKED_AT_ONCE + 1])
        if len(chosen) > CHECKED_AT_ONCE:
            self.message_user(request, f"Choose at most {CHECKED_AT_ONCE} at a time.", messages.ERROR)
            return
        for pk in chosen:
            check_soon(pk, whole=True)
        self.message_user(request, f"Sent to be checked again: {len(chosen)}.", messages.SUCCESS)

    @admin.action(description="Take out whole, as JSON in a zip", permissions=["view"])
    def take_out(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        if queryset.count() > TAKEN_OUT_AT_ONCE:
            self.message_user(request, f"Choose at most {TAKEN_OUT_AT_ONCE} at a time.", messages.ERROR)
            return None
        data = take_out_many(queryset.order_by("pk"), FORMATS["json"])
        disposition = {"Content-Disposition": 'attachment; filename="articles.zip"'}
        return HttpResponse(data, content_type="application/zip", headers=disposition)

    @admin.display(description="errors")
    def errors(self, article: Article) -> int:
        return int(article.tally.error)  # type: ignore[attr-defined]

    @admin.display(description="style")
    def style(self, article: Article) -> int:
        return int(article.tally.style)  # type: ignore[attr-defined]

    @admin.display(description="queries")
    def queries(self, article: Article) -> int:
        return int(article.tally.query)  # type: ignore[attr-defined]
