"""Makes `../statistics/vocabulary.gz`: the English words there are, how common and of what kind.

Sources, all read from packages installed for the run (Python 3.11):

- wordfreq 3.1.1: how common a word is (data CC BY-SA 4.0);
- textblob 0.20.1: the Brill lexicon of part-of-speech tags (MIT; additions CC BY 3.0);
- lemminflect 0.2.3: which forms are nouns, verbs, plurals (MIT);
- symspellpy 6.10.1 and wordsegment 1.3.1: lists of words (MIT, Apache 2.0);
- codespell 2.4.3: common misspellings, which are no words (word list CC BY-SA 3.0);
- the training posts (CC0).

    python -m editorial.checkers.training.vocabulary
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from importlib.resources import files

from editorial.checkers.statistics.tokens import tokens
from editorial.checkers.statistics.vocabulary import FLAGS, PATH, TAGS

from . import posts

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_RARE_BUT_LISTED = 1.0  # Zipf: a listed word this rare is rather a slip than meant
_COMMON = 3.2  # Zipf: a word this common needs no list
_USED = 3  # blocks of the training posts that must have it


def resource(package: str, name: str) -> str:
    data = (files(package) / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def misspellings() -> dict[str, str]:
    """The misspellings of codespell that have one correction."""
    pairs = (line.split("->") for line in resource("codespell_lib", "data/dictionary.txt").splitlines())
    return {wrong: right for wrong, right in pairs if "," not in right}


def tags() -> dict[str, str]:
    """The commonest part of speech by word; a word listed in lower case is no name."""
    found: dict[str, str] = {}
    for line in resource("textblob", "en/en-lexicon.txt").splitlines():
        word, _, tag = line.partition(" ")
        tag = re.split(r"[-|$\s]", tag)[0]
        if tag in TAGS and (word.islower() or word.lower() not in found):
            found[word.lower()] = tag
    return found


def forms() -> dict[str, str]:
    """What a form may be, in the letters of FLAGS."""
    found: dict[str, set[str]] = defaultdict(set)
    for form, kind, lemmas in csv.reader(resource("lemminflect", "resources/lemma_lu.csv.gz").splitlines()):
        base = form in lemmas.split("/")
        if kind == "noun":
            found[form].add("N" if base else "P")
        elif kind in ("verb", "aux"):
            ending = "Z" if form.endswith("s") else "G" if form.endswith("ing") else "D"
            found[form].add("V" if base else ending)
        else:
            found[form].add("J" if kind == "adj" else "R")
    return {form: "".join(sorted(letters)) for form, letters in found.items()}


def listed() -> set[str]:
    """Words that somebody put into a list of words."""
    symspell = {
        line.split()[0] for line in resource("symspellpy", "frequency_dictionary_en_82_765.txt").splitlines()
    }
    return symspell | set(resource("wordsegment", "words.txt").split())


def used() -> set[str]:
    """Words that several blocks of the training posts have in lower case."""
    blocks = Counter(word for block in posts.blocks() for word in {t.text for t in tokens(block)})
    return {word for word, count in blocks.items() if count >= _USED and word.islower()}


def main() -> None:
    from wordfreq import get_frequency_dict, zipf_frequency

    tag_of, forms_of = tags(), forms()
    wrong = set(misspellings())
    known = listed() | set(tag_of) | set(forms_of) | used()
    common = {word for word in get_frequency_dict("en", "large") if zipf_frequency(word, "en") >= _COMMON}
    rows = []
    for word in sorted((known | common) - (wrong - listed())):
        zipf = zipf_frequency(word, "en")
        if _WORD.fullmatch(word) and zipf >= _RARE_BUT_LISTED:
            tag = TAGS.index(tag_of.get(word, ""))
            flags = sum(1 << FLAGS.index(letter) for letter in forms_of.get(word, ""))
            rows.append((word, round(zipf * 10), tag, flags))
    columns = "".join(chr(32 + row[n]) for n in (1, 2) for row in rows) + "".join(
        chr(256 + row[3]) for row in rows
    )
    text = "\n".join(row[0] for row in rows) + "\n\n" + columns
    PATH.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{len(rows)} words, {PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()
