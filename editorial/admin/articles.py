"""Articles: what waits in each; its date and source to be set right; in as files, and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from editorial.desk.access import Act, may
from editorial.desk.files import AT_ONCE, ENDINGS, Line, take_in_uploads
from editorial.desk.gate import held_back
from editorial.desk.reading import read_queue
from editorial.desk.release import FORMATS, Format, take_out_many
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


def _taking_out(name: str, form: Format) -> Callable[..., HttpResponse | None]:
    """The list's action that takes articles out in one format."""

    @admin.action(description=f"Take out in a zip: {form.label}", permissions=["export"])
    def take_out(
        model_admin: ArticleAdmin, request: HttpRequest, queryset: QuerySet[Article]
    ) -> HttpResponse | None:
        return model_admin.take_out(request, queryset, form)

    take_out.__name__ = f"take_out_{name}"
    return take_out


@admin.register(Article)
class ArticleAdmin(LongList):
    list_display = ["headline", "errors", "style", "queries", "dated", "source", "created_by"]
    list_filter = [WaitingFilter, "language", "created_by"]
    list_select_related = ["created_by"]
    search_fields = ["headline", "source"]
    date_hierarchy = "dated"
    fields = ["headline", "language", "dated", "source", "created_by", "created_at", "checked_at"]
    readonly_fields = ["headline", "language", "created_by", "created_at", "checked_at"]
    actions = ["check_again", *(_taking_out(name, form) for name, form in FORMATS.items())]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return TalliedList

    def has_export_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Act.EXPORT)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # decisions stay on record

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Copy comes in as files, through the desk; a message for each says what became of it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        files = request.FILES.getlist("files")
        if 0 < len(files) <= AT_ONCE:
            for line in take_in_uploads(files, cast(User, request.user)):
                self._tell(request, line)
            return HttpResponseRedirect(request.path)
        if request.method == "POST":
            self.message_user(request, f"Choose between one and {AT_ONCE} files.", messages.ERROR)
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload articles",
            "opts": self.opts,
            "endings": ENDINGS,
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/editorial/article/upload.html", context, status=status)

    def _tell(self, request: HttpRequest, line: Line) -> None:
        if line.article is None:
            self.message_user(request, f"“{line.name}”: {line.refusal}", messages.ERROR)
            return
        self.log_addition(request, line.article, f"Uploaded as {line.name}.")
        self.message_user(request, f"“{line.name}”: “{line.article}” is in.", messages.SUCCESS)
        for loss in line.losses:
            self.message_user(request, f"“{line.name}”: {loss}", messages.WARNING)

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

    def take_out(
        self, request: HttpRequest, queryset: QuerySet[Article], form: Format
    ) -> HttpResponse | None:
        """A zip of the articles, or a message why there is none."""
        chosen = list(queryset.order_by("pk")[: TAKEN_OUT_AT_ONCE + 1])
        if len(chosen) > TAKEN_OUT_AT_ONCE:
            self.message_user(request, f"Choose at most {TAKEN_OUT_AT_ONCE} at a time.", messages.ERROR)
            return None
        if form.clean and (held := held_back(chosen)):
            names = ", ".join(f"“{article}”" for article in held)
            said = f"Questions are open. Answer them, or take these out one by one on the desk: {names}."
            self.message_user(request, said, messages.ERROR)
            return None
        disposition = {"Content-Disposition": 'attachment; filename="articles.zip"'}
        return HttpResponse(take_out_many(chosen, form), content_type="application/zip", headers=disposition)

    @admin.display(description="errors")
    def errors(self, article: Article) -> int:
        return int(article.tally.error)  # type: ignore[attr-defined]

    @admin.display(description="style")
    def style(self, article: Article) -> int:
        return int(article.tally.style)  # type: ignore[attr-defined]

    @admin.display(description="queries")
    def queries(self, article: Article) -> int:
        return int(article.tally.query)  # type: ignore[attr-defined]
