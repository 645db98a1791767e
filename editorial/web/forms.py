"""What comes in by the forms of the queue and of a new article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.desk.deciding import Choice
from editorial.desk.intake import NotCopy
from editorial.formats import html, markdown, plain
from editorial.formats.characters import clean_text
from editorial.formats.draft import Draft, Unreadable
from editorial.formats.headline import with_headline
from editorial.formats.registry import IMPORTERS, read_file
from editorial.models import Suggestion, Verdict
from editorial.text.block import BlockKind

LANGUAGES = [
    ("en-US", "American English"),
    ("en-GB", "British English"),
    ("en-CA", "Canadian English"),
    ("en-AU", "Australian English"),
    ("en-IN", "Indian English"),
]
MAX_WORDS = 10_000  # code points of a replacement
MAX_FILE = 10 * 1024 * 1024
READERS = {"text": plain.read, "html": html.read, "markdown": markdown.read}
_BEGINS_WITH_A_TAG = re.compile(r"\s*<[a-z!]", re.IGNORECASE)


class Words(forms.CharField):
    """Text exactly as typed, white space at the ends included."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, required=False, **options)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value))
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise ValidationError(
                f"Line {line:,} holds a NUL character, which no text can hold. Take it out."
            )
        return text


class QueueFilter(forms.Form):
    """Which articles the queue shows; what makes no sense is as good as not asked for."""

    show = forms.ChoiceField(choices=[("open", "Open"), ("ready", "Ready")], required=False)
    q = forms.CharField(max_length=200, required=False, label="Search headlines")


class NewArticle(forms.Form):
    """Copy as text, as formatted text from a clipboard, or as a file."""

    headline = Words(help_text="Left empty, the copy's own first line or heading.")
    body = Words(
        label="Copy",
        widget=forms.Textarea(attrs={"rows": 16, "class": "copy-in"}),
        help_text="Paste or type it. An empty line begins a paragraph.",
    )
    formatted = Words(widget=forms.HiddenInput)
    written_as = forms.ChoiceField(
        label="Written as",
        choices=[
            ("", "Text, or HTML by its first tag"),
            ("text", "Plain text"),
            ("html", "HTML"),
            ("markdown", "Markdown"),
        ],
        required=False,
        help_text="For copy given as text.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(IMPORTERS)}),
        help_text="Text, HTML, Markdown or Word.",
    )
    language = forms.ChoiceField(choices=LANGUAGES, initial="en-US", help_text="Spelling is judged by it.")
    dated = forms.DateField(
        label="Date it speaks from",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Titles are judged by it.",
    )
    source = forms.CharField(
        label="Where it comes from",
        required=False,
        max_length=200,
        help_text="A reporter, an agency: optional.",
    )

    def clean(self) -> dict[str, Any]:
        """Adds the `draft` that the fields make, or an error at the field that keeps them from it."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        field = "file" if data["file"] else "body"
        try:
            data["draft"] = self._draft(data)
        except Unreadable as refusal:
            self.add_error(field, str(refusal))
        return data

    def refuse(self, refusal: NotCopy) -> None:
        """Say at its field why the desk does not take this in."""
        in_file = refusal.field == "body" and self.cleaned_data["file"]
        self.add_error("file" if in_file else refusal.field, str(refusal))

    def _draft(self, data: dict[str, Any]) -> Draft:
        given = data["formatted"].strip() or data["body"].strip()
        if upload := data["file"]:
            if given:
                raise Unreadable("Give the copy as text or as a file, not both.")
            if upload.size > MAX_FILE:
                raise Unreadable(f"This file has {upload.size:,} bytes; {MAX_FILE:,} is the most.")
            draft = read_file(upload.name, upload.read())
            return replace(draft, blocks=with_headline(draft.blocks, data["headline"]))
        if data["formatted"].strip():
            return html.read(data["formatted"], data["headline"])
        return READERS[data["written_as"] or _guess(data["body"])](data["body"], data["headline"])


def _guess(copy: str) -> str:
    return "html" if _BEGINS_WITH_A_TAG.match(copy) else "text"


class BlockForm(forms.Form):
    """A block's words as they are written by hand, and what they read when the writing began."""

    text = Words(
        label="Words",
        max_length=MAX_WORDS * 2,
        widget=forms.Textarea(attrs={"aria-describedby": "text-hint"}),
    )
    seen = Words(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in BlockKind if kind is not BlockKind.HEADLINE],
        required=False,
    )
    act = forms.ChoiceField(choices=[(act, act) for act in ("save", "add", "join", "up", "down")])

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
        )

    def _words(self) -> str | None:
        """The words to put; None where none were given, or a query was answered with those that stand."""
        if "replacement" not in self.data:
            return None
        words = clean_text(self.cleaned_data["replacement"])
        unchanged = self.suggestion.replacement is None and words == self.suggestion.original
        return None if unchanged else words


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
