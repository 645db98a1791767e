"""What comes in by the forms of the queue and of a new article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.desk.files import uploaded
from editorial.desk.intake import NotCopy
from editorial.formats import html, markdown, plain
from editorial.formats.draft import Draft, Unreadable
from editorial.formats.headline import with_headline
from editorial.formats.registry import IMPORTERS, read_file

LANGUAGES = [
    ("en-US", "American English"),
    ("en-GB", "British English"),
    ("en-CA", "Canadian English"),
    ("en-AU", "Australian English"),
    ("en-IN", "Indian English"),
]
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
            draft = read_file(upload.name, uploaded(upload))
            return replace(draft, blocks=with_headline(draft.blocks, data["headline"]))
        if data["formatted"].strip():
            return html.read(data["formatted"], data["headline"])
        return READERS[data["written_as"] or _guess(data["body"])](data["body"], data["headline"])


def _guess(copy: str) -> str:
    return "html" if _BEGINS_WITH_A_TAG.match(copy) else "text"
