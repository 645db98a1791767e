"""What our admin pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class LongList(ModelAdmin):
    """A list that stays quick at a hundred thousand rows: newest first by key, nothing counted twice."""

    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER


class ReadOnly:
    """Rows that the desk writes: to be looked at here, whoever asks."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SwitchBoard(ModelAdmin):
    """One page instead of a list of rows: everything that has a switch is on it, stored or not."""

    change_list_template: ClassVar[str]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST":
            if not self.has_change_permission(request):
                raise PermissionDenied
            return self.switch(request)
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "has_change_permission": self.has_change_permission(request),
            **self.board(),
        }
        return TemplateResponse(request, self.change_list_template, context)

    def board(self) -> dict[str, Any]:
        """What the page shows: its `title` and the rows."""
        raise NotImplementedError

    def switch(self, request: HttpRequest) -> HttpResponse:
        """Store the one switch that was sent and show the page again."""
        raise NotImplementedError
