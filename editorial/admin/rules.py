"""The rules there are, each with its switch."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from editorial.checkers.registry import all_rules
from editorial.desk.house import house_style
from editorial.models import RuleSwitch

from .base import SwitchBoard

HEADINGS = ("Rule", "What it says", "Kind", "Severity", "Source", "By default", "Now")


def _rule_choices() -> list[tuple[str, str]]:
    return [(rule, rule) for rule in all_rules()]


class SwitchForm(forms.Form):
    rule = forms.ChoiceField(choices=_rule_choices)
    on = forms.TypedChoiceField(choices=[("1", "on"), ("0", "off")], coerce=lambda value: value == "1")


@admin.register(RuleSwitch)
class RuleSwitchAdmin(SwitchBoard):
    change_list_template = "admin/editorial/ruleswitch/change_list.html"
    readonly_fields = ["rule"]

    def board(self) -> dict[str, Any]:
        style = house_style()
        rows = [(rule, style.wants(rule.id, rule.on)) for rule in all_rules().values()]
        return {"title": "Rules", "headings": HEADINGS, "rules": rows}

    def switch(self, request: HttpRequest) -> HttpResponse:
        form = SwitchForm(request.POST)
        if not form.is_valid():
            self.message_user(request, "There is no such rule, or no such switch.", messages.ERROR)
            return HttpResponseRedirect(request.path)
        rule, on = form.cleaned_data["rule"], form.cleaned_data["on"]
        switch, _ = RuleSwitch.objects.update_or_create(rule=rule, defaults={"on": on})
        self.log_change(request, switch, f"Switched {'on' if on else 'off'}.")
        self.message_user(request, f"{switch}. It holds from the next check on.", messages.SUCCESS)
        return HttpResponseRedirect(f"{request.path}#{rule}")
