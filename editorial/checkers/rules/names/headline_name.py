"""A name in the headline that the body spells otherwise or never mentions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from editorial.checkers.document import Document, Passage
from editorial.checkers.lexicon import lexicon
from editorial.checkers.rule import Hit, Kind, Rule, Severity
from editorial.checkers.tables import lines
from editorial.text.block import BlockKind
from editorial.text.span import Span

_FILLER = " The hall was full, and the rain kept on until the last of them had gone home. " * 5
RULE = Rule(
    message="The headline names what the body never mentions.",
    source="a headline says what the article says",
    category="fact_query",
    kind=Kind.QUERY,
    severity=Severity.QUERY,
    languages=("en",),
    bad={
        f"# Miners Walk Out in ⟦Slovenia⟧\n\nMiners in Croatia walked out.{_FILLER}": None,
        f"# Judge Frees Ada ⟦Quibley⟧ at Last\n\nThe judge let Ada Norling go.{_FILLER}": None,
        "# ⟦Zelensky⟧ to Fly Home\n\nAfter the talks Zelenskyy left. Aides to Zelenskyy agreed.": None,
        "# Judge Frees ⟦Norlang⟧\n\nA judge freed Ada Norling. “At last,” said Norling.": None,
    },
    good=[
        f"# French Miners Win in Ukraine\n\nIn Paris, miners won a Ukrainian grant.{_FILLER}",
        f"# Kremlin Is Silent on Brooklyn\n\nRussia said nothing about #Brooklyn.{_FILLER}",
        f"# Miners Embrace Plain Language on Tuesday\n\nThe talk was clear.{_FILLER}",
        "# Miners Walk Out in Slovenia\n\nMiners in Croatia walked out.",
        "# Russians Fly Home\n\nAfter the talks the Russian left. Aides to the Russian agreed.",
        "# Werkehiser to Speak\n\nNiki Werkheiser spoke. “It is ideal,” said Werkheiser.",
    ],
)
_LEAST = 80  # words of body under which the headline may well say more than it
_SHORTEST = 5
_STEM = 4  # letters that a country shares with its people
_ENDINGS = "sin"  # letters that make other words: Russians, Israeli, Russian


@RULE.detects_across
def find(document: Document) -> Iterator[Hit]:
    heads = [p for p in document.passages if p.kind is BlockKind.HEADLINE]
    named = [(head, index) for head in heads for index in head.capitals if _may_be_name(head, index)]
    if not named:
        return
    body = [p for p in document.passages if p.kind is not BlockKind.HEADLINE]
    text = _plain(" ".join(p.text for p in body))
    is_long = sum(len(p.words) for p in body) >= _LEAST
    for head, index in named:
        name, start = head.bare_words[index], head.words[index].start
        if re.search(rf"\b{_plain(name)}s?\b", text):
            continue
        near = [other for other in _settled(document) if _is_one_letter_off(name, other)]
        if near and _is_ours(name, near[0]):
            asked = f"The headline has “{name}”, the body “{near[0]}”. Which is right?"
        elif not near and is_long and _is_known(head, index) and not _is_meant(document, _plain(name), text):
            asked = f"The headline names {name}, the body never does. Is it right?"
        else:
            continue
        yield Hit(Span(start, start + len(name)), message=asked, passage=head)


def _may_be_name(head: Passage, index: int) -> bool:
    name = head.bare_words[index]
    lower = name.lower()
    ordinary = lower in lexicon().common or lower in lexicon().days
    return not ordinary and len(name) >= _SHORTEST and name.istitle() and name.isalpha()


def _settled(document: Document) -> list[str]:
    """Names of the body that stand more than once, or with a given name or title."""
    article = document.lexicon
    return [
        name
        for lower, name in article.names.items()
        if len(name) >= _SHORTEST
        and name.istitle()
        and (article.inside[name] > 1 or lower in article.persons)
    ]


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is changed, added or left out, but not so as to make another word of the stem."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    shared = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if shared >= len(short) - (len(short) == len(long)):
        return long[-1] not in _ENDINGS and (len(short) == len(long) or long[-1] == long[-2])
    return short[shared + (len(short) == len(long)) :] == long[shared + 1 :]


def _is_ours(name: str, other: str) -> bool:
    """Whether `names.spelled_two_ways` leaves it alone: it sees to letters lost or added in unknown names."""
    known = lexicon()
    lower = name.lower()
    listed = lower in known.names or lower in known.surnames or lower in known.places
    return listed or len(name) == len(other) or name.startswith(other) or other.startswith(name)


def _is_known(head: Passage, index: int) -> bool:
    """Whether the word is a place or a person of renown, or stands after a given name."""
    known = lexicon()
    lower = head.bare_words[index].lower()
    if lower in known.places or lower in known.public:
        return True
    if not index:
        return False
    word, before = head.words[index], head.words[index - 1]
    given = before.text.lower()
    return before.end + 1 == word.start and given in known.given and given not in known.common


def _is_meant(document: Document, name: str, text: str) -> bool:
    """Whether the body has a name of the same stem, or another word for the same place."""
    stem = name[: max(_STEM, len(name) - 3)]
    capitals = (spelled for spelled in document.lexicon.everywhere if spelled[0].isupper())
    akin = any(_plain(spelled).startswith(stem) for spelled in capitals)
    return akin or name in text or any(other in text for other in _others(name))


@lru_cache(maxsize=512)
def _others(name: str) -> frozenset[str]:
    rows = [line.split(", ") for line in lines("same_place")]
    return frozenset(word for row in rows if any(name.startswith(word) for word in row) for word in row)


def _plain(text: str) -> str:
    """`text` in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
