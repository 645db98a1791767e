"""The rules there are, each with its switch."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from editorial.checkers.registry import all_rules
from editorial.desk.house import house_style
from editorial.models import RuleSwitch

from .base import ModelAdmin

HEADINGS = ("Rule", "What it says", "Kind", "Severity", "Source", "By default", "Now")


def _rule_choices() -> list[tuple[str, str]]:
    return [(rule, rule) for rule in all_rules()]


class SwitchForm(forms.Form):
    rule = forms.ChoiceField(choices=_rule_choices)
    on = forms.TypedChoiceField(choices=[("1", "on"), ("0", "off")], coerce=lambda value: value == "1")


@admin.register(RuleSwitch)
class RuleSwitchAdmin(ModelAdmin):
    """One page instead of a list of rows: a switch is there for every rule, stored or not."""

    change_list_template = "admin/editorial/ruleswitch/change_list.html"
    readonly_fields = ["rule"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST":
            return self._switch(request)
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        style = house_style()
        context = {
            **self.admin_site.each_context(request),
            "title": "Rules",
            "opts": self.opts,
            "headings": HEADINGS,
            "rules": [(rule, style.wants(rule.id, rule.on)) for rule in all_rules().values()],
            "has_change_permission": self.has_change_permission(request),
        }
        return TemplateResponse(request, self.change_list_template, context)

    def _switch(self, request: HttpRequest) -> HttpResponse:
        """Store one switch and show the page again, at its row."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = SwitchForm(request.POST)
        if not form.is_valid():
            self.message_user(request, "There is no such rule, or no such switch.", messages.ERROR)
            return HttpResponseRedirect(request.path)
        rule, on = form.cleaned_data["rule"], form.cleaned_data["on"]
        switch, _ = RuleSwitch.objects.update_or_create(rule=rule, defaults={"on": on})
        self.log_change(request, switch, f"Switched {'on' if on else 'off'}.")
        self.message_user(request, f"{switch}. It holds from the next check on.", messages.SUCCESS)
        return HttpResponseRedirect(f"{request.path}#{rule}")
