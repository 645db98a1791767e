"""Copy goes out: the newest revision as a draft for any format, clean or with what was proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.text import slugify

from editorial.formats import record
from editorial.formats.draft import Draft
from editorial.formats.registry import EXPORTERS, Exporter
from editorial.models import Article
from editorial.text.block import Block
from editorial.text.overlay import current_html

from .archive import article_record
from .reading import read_review
from .tracking import tracked_draft

MAX_NAME = 80  # code points; file systems take 255 bytes


@dataclass(frozen=True)
class Format:
    """A format that an article goes out in. `clean` tells that it holds nothing but the copy."""

    label: str
    ending: str
    media_type: str
    clean: bool
    write: Callable[[Article], bytes]


def _drafted(exporter: Exporter) -> Format:
    def write(article: Article) -> bytes:
        return exporter.write(tracked_draft(article) if exporter.tracked else clean_draft(article))

    return Format(exporter.label, exporter.ending, exporter.media_type, not exporter.tracked, write)


def _whole(article: Article) -> bytes:
    return record.write(article_record(article))


FORMATS = {name: _drafted(exporter) for name, exporter in EXPORTERS.items()} | {
    "json": Format("Everything, as JSON", ".json", "application/json", False, _whole)
}


def take_out(article: Article, form: Format) -> bytes:
    """The article as a file of this format."""
    return form.write(article)


def take_out_many(articles: Iterable[Article], form: Format) -> bytes:
    """A zip with a file for each article."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for article in articles:
            archive.writestr(f"{article.pk}-{file_name(article, form)}", take_out(article, form))
    return out.getvalue()


def file_name(article: Article, form: Format) -> str:
    """The headline as a file's name."""
    name = slugify(article.headline, allow_unicode=True)[:MAX_NAME].strip("-_")
    return (name or f"article-{article.pk}") + form.ending


def clean_draft(article: Article) -> Draft:
    """The copy as it stands: accepted suggestions applied, open and rejected ones not.

    A block that decisions have emptied is left out.
    """
    blocks = []
    for view in read_review(article).blocks:
        html = current_html(view.block.copy, [s.edit for s in view.suggestions if s.edit])
        if html.strip():
            blocks.append(Block(view.block.copy.kind, html))
    return Draft(blocks=tuple(blocks))
