"""What comes in by the forms of the queue and of a new article."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.checkers.languages import VARIETIES
from editorial.desk.fetching import fetch
from editorial.desk.files import ENDINGS, MAX_SOURCE, is_whole, uploaded
from editorial.desk.intake import NotCopy
from editorial.formats import html, markdown, plain, record
from editorial.formats.draft import Draft, Unreadable
from editorial.formats.headline import with_headline
from editorial.formats.record import ArticleRecord
from editorial.formats.registry import read_file

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
    """Copy as text, as formatted text from a clipboard, or as a file; sent twice it comes in once."""

    headline = Words(help_text="Left empty, the copy's own first line or heading.")
    body = Words(
        label="Copy",
        widget=forms.Textarea(attrs={"rows": 16, "class": "copy-in", "autofocus": True}),
        help_text="Paste or type it. An empty line begins a paragraph. Ctrl and Enter bring it in.",
    )
    formatted = Words(widget=forms.HiddenInput)
    sheet = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
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
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        help_text="Text, HTML, Markdown or Word; or an article taken out as JSON, which comes in as it was.",
    )
    address = forms.URLField(
        label="Or the address of a page",
        required=False,
        assume_scheme="https",
        help_text="A public page; all its text is taken in.",
    )
    language = forms.ChoiceField(
        choices=VARIETIES.items(), initial="en-US", help_text="Spelling is judged by it."
    )
    dated = forms.DateField(
        label="Date it speaks from",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Titles are judged by it.",
    )
    source = forms.CharField(
        label="Where it comes from",
        required=False,
        max_length=MAX_SOURCE,
        help_text="A reporter, an agency: optional.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.FETCH_URLS:
            del self.fields["address"]

    def clean(self) -> dict[str, Any]:
        """Adds the `draft` that the fields make, or the `whole` article of a file that brings its
        decisions along, or an error at the field that keeps them from it.
        """
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        given = {
            "body": data["formatted"].strip() or data["body"].strip(),
            "file": data["file"],
            "address": data.get("address"),
        }
        ways = [field for field, value in given.items() if value] or ["body"]
        self._way = ways[-1]
        try:
            if len(ways) > 1:
                raise Unreadable("Give the copy in one way: as text, as a file, or by its address.")
            if self._way == "file" and is_whole(data["file"].name):
                data["whole"] = self._whole(data)
            else:
                data["draft"] = self._draft(data)
        except Unreadable as refusal:
            self.refuse(refusal)
        return data

    @property
    def key(self) -> str:
        """What this copy on this sheet of the form is known by, should it be sent twice."""
        data = self.cleaned_data
        told = [data.get(name) for name in ("whole", "draft", "language", "dated", "source")]
        return sha256(f"{data['sheet'] or uuid4()} {told!r}".encode(errors="replace")).hexdigest()

    def refuse(self, refusal: NotCopy | Unreadable) -> None:
        """Say at its field why this cannot be taken in."""
        field = refusal.field if isinstance(refusal, NotCopy) else "body"
        self.add_error(self._way if field == "body" else field, str(refusal))

    def _whole(self, data: dict[str, Any]) -> ArticleRecord:
        if data["headline"].strip():
            raise Unreadable("This file brings its own headline: leave that field empty.")
        return record.read(uploaded(data["file"]))

    def _draft(self, data: dict[str, Any]) -> Draft:
        if self._way == "file":
            draft = read_file(data["file"].name, uploaded(data["file"]))
            return replace(draft, blocks=with_headline(draft.blocks, data["headline"]))
        if self._way == "address":
            data["source"] = data["source"] or data["address"][:MAX_SOURCE]
            return html.read(fetch(data["address"]), data["headline"])
        if data["formatted"].strip():
            return html.read(data["formatted"], data["headline"])
        return READERS[data["written_as"] or _guess(data["body"])](data["body"], data["headline"])


def _guess(copy: str) -> str:
    return "html" if _BEGINS_WITH_A_TAG.match(copy) else "text"
