"""“A” before a vowel’s sound, or “an” before a consonant’s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.checkers.confused import is_plain_word
from editorial.checkers.document import Passage
from editorial.checkers.rule import Hit, Rule
from editorial.checkers.statistics.tokens import Token, tokens
from editorial.checkers.statistics.vocabulary import vocabulary

RULE = Rule(
    message="“A” goes before the sound of a consonant, “an” before that of a vowel.",
    source="Associated Press Stylebook, “a, an”",
    category="a_an",
    languages=("en",),
    bad={
        "It was ⟦an⟧ long day.": "a",
        "⟦A⟧ hour later the bus came.": "An",
        "He studies at ⟦an⟧ university.": "a",
        "She needed ⟦a⟧ MRI.": "an",
        "They backed ⟦an⟧ NATO plan.": "a",
        "It was ⟦a⟧ 18-year-old driver.": "an",
        "He hired ⟦a⟧ FBI agent.": "an",
    },
    good=[
        "An hour later an MRI and a NATO plan came at a university, a one-time thing.",
        "An 18-year-old and an $8 million plan, a $1 coin, a 100-mile ride, an 11th, an 1,800-word text.",
        "A U.S. ship, a UFO, an SUV, an X-ray, a European, an heir, an honest man, a Ouija board.",
        "An historic day, a historic day; plan A is best; vitamin A or B; an “A” is a letter.",
        "An SQL query or a SQL query, an FAQ or a FAQ.",
        "A US bomb, an EU plan; a unanimous vote, an unidentified, unimaginable thing, a unimodal curve.",
    ],
)
# Vowels that begin with the sound of “y” or “w”, and consonants that are not heard.
_CONSONANT_SOUND = re.compile(
    r"(?:uni(?!n|m(?!od|at)|de|ss|ro)|un(?:esco|icef|anim)|u(?:\Z|s(?:e|a[bg]|u[arfs])|t[aei]|f(?:o|olog)|ri|ran|kr|v[eu]"
    r"|rop|biq|g(?:an|and))"
    r"|eu|ew[ei]|one(?:\Z|s\Z|self|time|off|way|[- ])|once|oui|ou?ija|ouag)"
)
_VOWEL_SOUND = re.compile(r"(?:hour|heir|honest|honor|honour|hors[- ]d)")
_EITHER = re.compile(r"(?:h(?:istor|otel|abitual|yster|eroic|erb|omage|allucin)|u[giy]g?hur|urin)")
_AN_LETTERS = frozenset("AEFHILMNORSX")
_VOWELS = frozenset("aeiouáàâäåãéèêëíìîïóòôöøúùûüæœ")
_SPELLED_OUT = re.compile(r"[A-Z](?:[A-Z0-9]*s?|[A-Z&/.-]+s?)\Z")
_SAID_AS_WORD = frozenset(
    """NATO NASA NASCAR NASDAQ NOAA FEMA FIFA HIPAA HUD RAM ROM LED SIM SIMS SOAP SAT STEM START SWAT SARS
    SEAL MERS MERSA LAN LASER RADAR SCOTUS POTUS FLOTUS FLOPS FOIA MAGA NIMBY NAFTA NAACP NAFTA NASA
    NOLA OPEC OSHA UNESCO UNICEF USAID UPS ISIS ISIL IKEA AIDS AWOL ASCII ACORN AMBER INTERPOL IRA ICE
    SALT LEED LIDAR FAQ SQL URL UEFA UAE FASB FICO FISA HEPA HIMARS HOV MASH MENSA MOMA NARA NICE NIST
    NORAD NSYNC RICO ROTC SIDS SONAR SPAC STEAM SUNY TARP WASP YMCA LULAC MANPADS SAG SAM SCUBA SNAP SUV
    FIRST FAIR FARC HAMAS HAART RAID REIT""".split()
) - {"SUV", "NAACP", "HOV", "ROTC", "AIDS"}
_NOT_NEXT = frozenset("a an and are as at if in is it of on or the to".split())  # another slip, not this one
_UNSETTLED = frozenset("""FAQ SQL URL SAT HIV IRA LED FOIA NARA RFP SAG UAE ROM SEO MOU NIST NOAA""".split())


@RULE.detects
def find(passage: Passage) -> Iterator[Hit]:
    words = passage.tokens
    for article, word in pairwise(words):
        if article.plain not in ("a", "an") or word.start != article.end + 1 or article.text == "AN":
            continue
        if passage.prose[article.end] not in " \u00a0" or not is_plain_word(passage, article):
            continue
        meant = _meant(passage, word)
        if meant and meant != article.plain and not _is_letter(article, words, passage):
            yield Hit(article.span, meant.capitalize() if article.text[0] == "A" else meant)


def _is_letter(article: Token, words: tuple[Token, ...], passage: Passage) -> bool:
    """Whether a capital A is a letter or a grade, as in “plan A is”."""
    opens = not article.start or passage.prose[: article.start].rstrip(" “\"'‘(")[-1:] in (
        "",
        ".",
        "!",
        "?",
        ":",
        "\n",
    )
    return article.text == "A" and not opens and not passage.text.istitle() and not _titled(passage)


def _titled(passage: Passage) -> bool:
    """Whether most words have capitals, as in a headline."""
    words = [word.text for word in tokens(passage.text) if len(word.text) > 3]
    return sum(word[0].isupper() for word in words) > len(words) / 2


def _meant(passage: Passage, word: Token) -> str:
    """“a” or “an” by the sound that `word` begins with; nothing where both are heard."""
    if not word.text[0].isalnum():
        return ""
    first = word.text.replace("‑", "-").split("-")[0]
    if first[0].isdigit():
        return _before_number(passage.text[word.start : word.start + 12])
    if not first[0].isalpha() or (first == "I" and len(word.text) == 1):
        return ""
    if len(first) == 1 or (_SPELLED_OUT.match(first) and not _titled_capital(first)):
        return _before_letters(first)
    plain = word.plain
    if plain in _NOT_NEXT:
        return ""
    if _EITHER.match(plain) or not first[0].isascii():
        return ""
    if _VOWEL_SOUND.match(plain):
        return "an"
    if _CONSONANT_SOUND.match(plain):
        return "a"
    return "an" if plain[0] in _VOWELS else "a"


def _titled_capital(first: str) -> bool:
    """Whether a word all in capitals is an ordinary word, only shouted."""
    known, word = vocabulary(), first.lower()
    if first == "US":
        return False
    ordinary = known.zipf(word) >= 50 and known.tag(word) not in ("", "NNP")
    return ordinary or (len(first) > 4 and word in known and first not in _SAID_AS_WORD)


def _before_letters(word: str) -> str:
    bare = word.removesuffix("s") or word
    if bare in _UNSETTLED:
        return ""
    if bare in _SAID_AS_WORD:
        return "an" if bare[0] in "AEIO" or bare.startswith(("UE",)) else "a"
    return "an" if bare[0].upper() in _AN_LETTERS else "a"


def _before_number(text: str) -> str:
    """Eight, eleven and eighteen begin with a vowel’s sound; “1,800” is said in two ways."""
    number = re.match(r"\d[\d,]*", text)
    lead, _, rest = number[0].partition(",") if number else ("", "", "")
    if lead == "1" and rest[:1] in ("1", "8"):
        return ""
    year = len(lead) == 4 and lead[:2] in ("11", "18")
    return "an" if lead[:1] == "8" or lead in ("11", "18") or year else "a"
