"""Attacks come in by every field: none is markup on a page, and their text comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import html5lib
import pytest
from django.contrib.auth.models import User
from django.test import Client

from editorial.desk.checking import standing_blocks
from editorial.desk.intake import take_in
from editorial.formats.characters import clean_text
from editorial.formats.draft import Draft
from editorial.models import Article, Suggestion
from editorial.models.article import MAX_HEADLINE
from editorial.text.block import Block, BlockKind
from editorial.web import queue
from editorial.web.forms import NewArticle
from tests.formats.hostile import ATTRIBUTES, ELEMENTS, SCHEMES, payloads, scheme_of

ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "hx-get", "hx-post"}
FIELDS = {"headline": "A quiet day", "language": "en-US", "dated": "2026-11-20"}
HARMLESS = """<img src="x"><p>The ferry sail amidst fog,<br>the line says.</p><h2>Times</h2>
<ul><li>Nine</li></ul><ol><li>Ten</li></ol><blockquote>We sail.</blockquote>"""
pytestmark = pytest.mark.usefixtures("whole_pages")
SETS = ("xss_*", "text_blns")


@pytest.fixture
def client(sign_in: Callable[..., Client], editor: User) -> Client:
    return sign_in(editor)


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag, dict(element.attrib)


def vocabulary(html: str) -> set[tuple[str, str]]:
    """Every element of a page, by itself and with each attribute it carries."""
    return {(tag, name) for tag, attributes in elements(html) for name in ["", *attributes]}


def led_astray(html: str) -> list[str]:
    """Addresses on the page with a scheme that no page of ours has."""
    return [
        value
        for _, attributes in elements(html)
        for name, value in attributes.items()
        if name in ADDRESSES and scheme_of(value) not in {*SCHEMES, None}
    ]


def text_of(html: str) -> str:
    """All text of the page in order, without white space."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return squeezed("".join(tree.itertext()))


def squeezed(text: str) -> str:
    return "".join(clean_text(text).split())


def bring_in(client: Client, **fields: str) -> Article:
    response = client.post("/articles/new/", {**FIELDS, **fields})
    assert response.status_code == 302, response.content.decode()
    return Article.objects.latest("pk")


def harmless_page(client: Client, suggest: Callable[..., Suggestion]) -> str:
    """A page of harmless copy with a suggestion of each kind: what may be on such a page at all."""
    copy = bring_in(client, body=HARMLESS, source="The desk")
    suggest(copy, "sail", "sails")
    suggest(copy, "amidst", "amid", kind="choice", severity="style", alternatives=["in"], source="The desk")
    suggest(copy, "fog", None)
    return client.get(copy.get_absolute_url()).content.decode()


def test_the_oracle_sees_what_is_markup() -> None:
    raw = "<p>Words</p><img src=x onerror=alert(1)><a href='java\tscript:alert(1)'>x</a>"
    assert vocabulary(raw) - vocabulary("<p>Words</p>") >= {("img", "onerror"), ("a", "href")}
    assert led_astray(raw) == ["java\tscript:alert(1)"]


def test_headlines_are_text_on_the_queue(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    attacks = {p for p in payloads(*SETS) if squeezed(p) and len(p) <= MAX_HEADLINE}
    harmless = bring_in(client, body="It sails.", source="Desk")
    allowed = vocabulary(client.get("/").content.decode())
    for attack in attacks:
        bring_in(client, headline=attack, body="It sails.", source=attack[:200])
    monkeypatch.setattr(queue, "A_PAGE", 5000)
    page = client.get("/").content.decode()
    assert vocabulary(page) - allowed == set()
    assert led_astray(page) == []
    shown = text_of(page)
    assert [attack for attack in attacks if squeezed(attack) not in shown] == []
    assert Article.objects.exclude(pk=harmless.pk).count() == len(attacks)


def test_copy_pasted_as_text_is_text_on_the_page(client: Client, suggest: Callable[..., Suggestion]) -> None:
    allowed = vocabulary(harmless_page(client, suggest))
    body = "\n\n".join(attack for attack in payloads(*SETS) if "\0" not in attack)
    copy = bring_in(client, body=body, written_as="text")
    page = client.get(copy.get_absolute_url()).content.decode()
    assert vocabulary(page) - allowed == set()
    between = "WriteSuggest"  # the links beside each block
    assert squeezed(body).replace(between, "") in text_of(page).replace(between, "")


def test_copy_pasted_as_html_is_nothing_but_copy_on_the_page(
    client: Client, suggest: Callable[..., Suggestion]
) -> None:
    allowed = vocabulary(harmless_page(client, suggest)) | {(tag, "") for tag in ELEMENTS} | ATTRIBUTES
    blocks = []
    for attack in payloads(*SETS):
        form = NewArticle({**FIELDS, "headline": "Attack", "body": attack, "written_as": "html"})
        if form.is_valid():
            blocks += form.cleaned_data["draft"].body
    assert len(blocks) > 500
    copy = take_in(Draft((Block.of_text("Attacks", BlockKind.HEADLINE), *blocks)))
    page = client.get(copy.get_absolute_url()).content.decode()
    assert vocabulary(page) - allowed == set()
    assert led_astray(page) == []
    shown = text_of(page)
    assert [block.text for block in blocks if squeezed(block.text) not in shown] == []


def test_what_suggestions_say_is_text(
    client: Client, article: Callable[..., Article], suggest: Callable[..., Suggestion]
) -> None:
    attacks = [attack.replace("\0", "") for attack in payloads(*SETS) if attack.strip()]
    allowed = vocabulary(harmless_page(client, suggest))
    copy = article(*(f"It sail{number}x." for number in range(len(attacks))))
    blocks = standing_blocks(copy)[1:]
    Suggestion.objects.bulk_create(
        Suggestion(
            article=copy,
            block=block,
            start=3,
            end=len(block.text) - 1,
            original=block.text[3:-1],
            replacement=attack,
            alternatives=[attack],
            kind="choice",
            severity="error",
            category=attack[:40],
            rule=attack[:100],
            message=attack,
            source=attack[:300],
            identity=attack[:64],
        )
        for block, attack in zip(blocks, attacks, strict=True)
    )
    page = client.get(copy.get_absolute_url()).content.decode()
    assert vocabulary(page) - allowed == set()
    assert led_astray(page) == []
    shown = text_of(page)
    assert [attack for attack in attacks if squeezed(attack) not in shown] == []


def test_what_was_typed_comes_back_as_text_in_the_form(client: Client) -> None:
    allowed = vocabulary(client.post("/articles/new/", {"headline": "x", "body": ""}).content.decode())
    attacks = payloads(*SETS)
    for start in range(0, len(attacks), 100):
        typed = "\n".join(attacks[start : start + 100])
        fields = dict.fromkeys(("headline", "body", "formatted", "source", "language", "dated"), typed)
        assert vocabulary(client.post("/articles/new/", fields).content.decode()) <= allowed
