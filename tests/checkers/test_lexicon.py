"""The lexicon and what an article says of its own names."""

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from editorial.checkers import lexicon as lexicon_package
from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.lexicon import lexicon
from editorial.checkers.registry import all_rules
from editorial.checkers.style import Style
from editorial.text.block import BlockKind

COMMON = "may march turkey china reading nice bath mobile polish job bush trump will mark bill"
NAMES = "Ukraine Donetsk Luhansk Crimea California Zelenskyy Putin Monday October Taipei"


def article(*texts, headline="", **more):
    heading = [(BlockKind.HEADLINE, headline)] if headline else []
    return Document.of([*heading, *((BlockKind.PARAGRAPH, text) for text in texts)], **more)


@pytest.mark.parametrize("word", COMMON.split())
def test_a_name_that_is_also_a_word_is_not_taken_for_a_name(word):
    assert word in lexicon().common
    assert word not in lexicon().names


@pytest.mark.parametrize("word", NAMES.split())
def test_a_name_that_is_nothing_else_is_known(word):
    assert lexicon().names[word.lower()] == word


def test_every_file_says_where_it_comes_from():
    folder = Path(lexicon_package.__file__).parent
    for path in [*folder.glob("*.txt"), *folder.glob("*.tsv")]:
        assert path.read_text(encoding="utf-8").startswith("# source: ")


def test_the_register_has_each_term_of_office():
    terms = [o for o in lexicon().offices if (o.person, o.title) == ("Donald Trump", "U.S. president")]
    assert [(o.since.year, o.until and o.until.year) for o in terms] == [(2017, 2021), (2025, None)]
    assert all(o.until is None or o.since < o.until for o in lexicon().offices)
    assert all(isinstance(o.since, datetime.date) for o in lexicon().offices)


def test_no_office_in_the_register_has_two_holders_at_once():
    terms = sorted(lexicon().offices, key=lambda o: (o.title, o.since))
    for one, other in pairwise(terms):
        assert one.title != other.title or (one.until and one.until <= other.since), (one, other)


def test_the_article_tells_how_it_writes_its_words():
    words = article("The tool Webpack helps. They like Webpack’s speed, not webpack.").lexicon
    assert words.spelled("webpack") == "Webpack"
    assert words.count("Webpack") == 2
    assert words.everywhere["webpack"] == 1
    assert words.spelled("speed") is None


def test_a_capital_that_is_owed_to_the_place_says_nothing():
    words = article("Tools help. “Tools,” he said, “Tools help.” LOOK AT ALL TOOLS HERE.").lexicon
    assert words.spelled("tools") is None


def test_persons_are_joined_to_their_surname():
    words = article("Later Niki Werkheiser spoke to Gov. Lee. “Go,” Werkheiser said.").lexicon
    assert words.persons["werkheiser"] == {"Niki Werkheiser"}


def test_the_house_settles_what_is_a_name():
    rules = [all_rules()["names.lower_case_known"]]
    text = "They sailed on the quibble to luhansk."
    style = Style(names=("Quibble",), not_names=("luhansk",))
    found = check(article(text, style=style), rules)
    assert [f.replacement for f in found] == ["Quibble"]
