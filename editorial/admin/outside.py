"""The checkers outside the house, each with its switch, and what switching it on means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from editorial.desk.services import asked, host, lacks
from editorial.models import OutsideChecker

from .base import SwitchBoard

if TYPE_CHECKING:
    OutsideCheckerModelForm = forms.ModelForm[OutsideChecker]
else:
    OutsideCheckerModelForm = forms.ModelForm

TITLE = "Checkers outside the house"
HEADINGS = ("Checker", "Where copy goes", "Now")


class SwitchForm(OutsideCheckerModelForm):
    """The switch of one checker; it stays off without an address."""

    def clean_on(self) -> bool:
        on: bool = self.cleaned_data["on"]
        if on and (reason := lacks(self.instance.name)):
            raise ValidationError(f"{self.instance.get_name_display()} cannot be switched on. {reason}")
        return on


@admin.register(OutsideChecker)
class OutsideCheckerAdmin(SwitchBoard):
    change_list_template = "admin/editorial/outsidechecker/change_list.html"
    form = SwitchForm
    fields = ["name", "on"]
    readonly_fields = ["name"]

    def board(self) -> dict[str, Any]:
        on = asked()
        rows = [(name, host(name), lacks(name), name in on) for name in OutsideChecker.Name]
        return {"title": TITLE, "headings": HEADINGS, "checkers": rows}

    def switch(self, request: HttpRequest) -> HttpResponse:
        name = request.POST.get("name", "")
        if name not in OutsideChecker.Name.values:
            self.message_user(request, "There is no such checker.", messages.ERROR)
            return HttpResponseRedirect(request.path)
        stored = OutsideChecker.objects.filter(name=name).first() or OutsideChecker(name=name)
        form = self.get_form(request, stored, change=True)(request.POST, instance=stored)
        if form.is_valid():
            switch = form.save()
            self.log_change(request, switch, f"Switched {'on' if switch.on else 'off'}.")
            self.message_user(request, f"{switch}.", messages.SUCCESS)
        else:
            self.message_user(request, " ".join(map(str, form.errors["on"])), messages.ERROR)
        return HttpResponseRedirect(request.path)
