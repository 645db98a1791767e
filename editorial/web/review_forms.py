"""What comes in by the forms of the review page: verdicts, words written by hand, wishes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from editorial.desk.deciding import Choice
from editorial.desk.proposing import Side, Wish
from editorial.formats.characters import clean_text
from editorial.models import Suggestion, Verdict
from editorial.models.suggestion import MAX_REASON
from editorial.models.talk import MAX_REMARK
from editorial.text.block import BlockKind

from .forms import Words

MAX_WORDS = 10_000  # code points of a replacement


class BlockForm(forms.Form):
    """A block's words as they are written by hand, and what they read when the writing began."""

    text = Words(label="Words", max_length=MAX_WORDS * 2, widget=forms.Textarea)
    seen = Words(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in BlockKind if kind is not BlockKind.HEADLINE],
        required=False,
    )
    act = forms.ChoiceField(choices=[(act, act) for act in ("save", "add", "join", "up", "down")])

    def named_for(self, block: int) -> None:
        """Give its fields ids that no form of another block on the page has."""
        self.auto_id = f"id_%s_{block}"
        self.fields["text"].widget.attrs["aria-describedby"] = f"text-hint-{block}"

    def clean(self) -> dict[str, Any]:
        """What takes the paragraph as it stands would lose what was typed."""
        data = super().clean() or self.cleaned_data
        if data.get("act") in ("join", "up", "down") and data.get("text") != data.get("seen"):
            self.add_error("text", "You have written in it: save that first, then move or join it.")
        return data

    def clean_text(self) -> str:
        return clean_text(self.cleaned_data["text"])

    def clean_seen(self) -> str:
        return clean_text(self.cleaned_data["seen"])


class DecisionForm(forms.Form):
    """A verdict on one suggestion, with the version that the page showed and perhaps other words.

    Words left out are not the same as words left empty: empty ones delete.
    """

    verdict = forms.ChoiceField(
        choices=Verdict.choices, error_messages={"invalid_choice": "“%(value)s” is no verdict."}
    )
    seen = forms.IntegerField(min_value=0, required=False)
    replacement = Words(max_length=MAX_WORDS)
    reason = forms.CharField(max_length=MAX_REASON, required=False)

    def __init__(self, data: Any, *, suggestion: Suggestion) -> None:
        super().__init__(data)
        self.suggestion = suggestion

    @property
    def complaint(self) -> str:
        return " ".join(str(message) for messages in self.errors.values() for message in messages)

    @property
    def choice(self) -> Choice:
        return Choice(
            self.suggestion.pk,
            Verdict(self.cleaned_data["verdict"]),
            self.cleaned_data["seen"],
            self._words(),
            clean_text(self.cleaned_data["reason"]),
        )

    def _words(self) -> str | None:
        """The words to put; None where none were given, or a query was answered with those that stand."""
        if "replacement" not in self.data:
            return None
        words = clean_text(self.cleaned_data["replacement"])
        unchanged = self.suggestion.replacement is None and words == self.suggestion.original
        return None if unchanged else words


class WishForm(forms.Form):
    """What is to be done with some words of a paragraph, and why."""

    ACTS = [
        ("replace", "Put other words in their place"),
        ("before", "Put words before them"),
        ("after", "Put words after them"),
        ("delete", "Take them out"),
        ("ask", "Ask about them"),
    ]

    words = Words(
        label="Words in the paragraph",
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 1, "autocomplete": "off"}),
    )
    at = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    act = forms.ChoiceField(label="What", choices=ACTS, widget=forms.RadioSelect)
    replacement = Words(
        label="New words",
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 1, "autocomplete": "off"}),
    )
    note = forms.CharField(
        label="Why, or the question",
        max_length=MAX_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        act, words = data.get("act"), data.get("replacement", "")
        if act in set(Side) and not words and not self.errors:
            self.add_error("replacement", "Write the new words, or choose to take the old ones out.")
        if act == "ask" and not data.get("note"):
            self.add_error("note", "Write the question.")
        return data

    @property
    def wish(self) -> Wish:
        data = self.cleaned_data
        put = {"ask": None, "delete": ""}.get(data["act"], clean_text(data["replacement"]))
        words, note = clean_text(data["words"]), clean_text(data["note"])
        side = Side(data["act"]) if data["act"] in set(Side) else Side.INSTEAD
        return Wish(words, put, note, data["at"], side)


class ManyForm(forms.Form):
    """One verdict on the ticked ones among several suggestions, each with the version the page showed."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    pick = forms.MultipleChoiceField(error_messages={"required": "None is ticked."})

    def __init__(self, data: Any, *, among: Sequence[Suggestion]) -> None:
        super().__init__(data)
        field = self.fields["pick"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(f"{s.pk}:{seen}", str(s)) for s in among for seen in range(s.version + 1)]

    @property
    def complaint(self) -> str:
        return " ".join(str(message) for messages in self.errors.values() for message in messages)

    @property
    def choices(self) -> list[Choice]:
        picked = (pick.partition(":") for pick in self.cleaned_data["pick"])
        verdict = Verdict(self.cleaned_data["verdict"])
        return [Choice(int(pk), verdict, int(seen)) for pk, _, seen in picked]
