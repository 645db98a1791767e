"""The ledger of names: what is listed, which spellings are one name, and what is no name at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checkers.document import Document
from editorial.checkers.ledger import Mention, ledger
from editorial.checkers.naming import NameKind
from editorial.checkers.style import Style
from editorial.text.block import BlockKind
from editorial.text.span import Span

FERRY = (
    "KYIV, Ukraine — President Volodymyr Zelenskyy met the Danish envoy in Odesa. Zelenskyy thanked him.",
    "Later Mr. Zelensky left for Kyiv. Fighting went on in donetsk, and near Donetsk there was shelling.",
    "The Ministry of Infrastructure said that the ferry sails. NATO had no word on it.",
)


def read(*texts, headline="A ferry sails again", **more):
    heading = [(BlockKind.HEADLINE, headline)]
    return ledger(Document.of([*heading, *((BlockKind.PARAGRAPH, text) for text in texts)], **more))


def spelled(entries):
    return {entry.name: {s.form: s.count for s in entry.spellings} for entry in entries}


def test_people_places_and_organisations_are_told_apart():
    kinds = {entry.name: entry.kind for entry in read(*FERRY)}
    assert kinds == {
        "Volodymyr Zelenskyy": NameKind.PERSON,
        "Kyiv": NameKind.PLACE,
        "Ukraine": NameKind.PLACE,
        "Odesa": NameKind.PLACE,
        "Donetsk": NameKind.PLACE,
        "Ministry of Infrastructure": NameKind.ORGANISATION,
        "NATO": NameKind.ORGANISATION,
    }


def test_odd_ones_out_come_first_then_the_order_of_the_copy():
    entries = read(*FERRY)
    assert [entry.name for entry in entries][:3] == ["Volodymyr Zelenskyy", "Donetsk", "Kyiv"]
    assert [entry.is_odd for entry in entries] == [True, True, False, False, False, False, False]


def test_a_full_name_and_the_surname_after_it_are_one_person_by_the_surname():
    zelenskyy = read(*FERRY)[0]
    assert spelled([zelenskyy]) == {"Volodymyr Zelenskyy": {"Zelenskyy": 2, "Zelensky": 1}}
    assert zelenskyy.first == Mention(1, Span(36, 45), "Zelenskyy", "Zelenskyy")


def test_a_place_in_lower_case_is_odd_even_where_it_stands_alone():
    assert spelled(read("Fighting went on in luhansk."))["Luhansk"] == {"luhansk": 1, "Luhansk": 0}
    assert spelled(read("They moved to San diego."))["San Diego"] == {"San diego": 1, "San Diego": 0}


def test_capitals_of_a_line_are_no_other_spelling_and_stay():
    kyiv = next(entry for entry in read(*FERRY) if entry.name == "Kyiv")
    assert not kyiv.is_odd
    assert kyiv.spellings[0].mentions[0].words == "KYIV"
    assert kyiv.spellings[0].mentions[0].put("Kiev") == "KIEV"


def test_possessives_are_left_out_of_the_mention():
    mention = read("They met in Odesa. Odesa’s port is open.")[0].spellings[0].mentions[1]
    assert mention.words == "Odesa"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They met in Odesa. All of Odessa came to Odesa.", {"Odesa", "Odessa"}),
        ("They left Kyiv for Kharkiv; from Kiev they fled to Kharkov.", {"Kyiv", "Kiev"}),
        ("Mr. Lech Wałęsa spoke. Later Walesa left.", {"Wałęsa", "Walesa"}),
        ("Mr. Franz Müller spoke. Later Mueller left.", {"Müller", "Mueller"}),
        ("Ana Chrousos led. “Go on,” said Chrusos. Then Chrousos left.", {"Chrousos", "Chrusos"}),
        ("The Bank Centre spoke. He joined the Bank Center.", {"Bank Centre", "Bank Center"}),
        ("Hezbollah fired. They asked Hezbollah; Hizbollah said no.", {"Hezbollah", "Hizbollah"}),
        ("Coach Sean McVay spoke. Later Mcvay left.", {"McVay", "Mcvay"}),
        ("They asked NATO. The answer of Nato came late.", {"NATO", "Nato"}),
        ("It is in Virginia. Jobs near Virgnia came.", {"Virginia", "Virgnia"}),
        ("Mr. Donald Trump left. They try to engage trump, and Trump knows.", {"Trump", "trump"}),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_joined(text, forms):
    odd = [entry for entry in read(text) if entry.is_odd]
    assert {s.form for s in odd[0].spellings} == forms


@pytest.mark.parametrize(
    "text",
    [
        "Ana Hansen met Olaf Hanson, and Hansen thanked Hanson.",
        "Jan Novak and Jana Novakova met. Novak left before Novakova.",
        "They flew from Austria to Australia, from Iran to Iraq.",
        "The Kyiv school and the Ukrainians of Ukraine, in Iran and of the Iranians.",
        "Mr. Donald Trump is out to trump his rivals. They saw Trump.",
    ],
)
def test_other_names_are_kept_apart(text):
    assert [entry.name for entry in read(text) if entry.is_odd] == []


@pytest.mark.parametrize(
    "text",
    [
        "Will it rain? May we go? Local trains stop. Yesterday Monday came. In March all march.",
        "Ukrainian and Russian officers met on Tuesday. The CEO liked English and Latin.",
        "I’ve seen it, said I’ve. The WordPress API and the UX of Drupal, said API, said Then.",
        "Police came. The President spoke. Who said so? The Minister and the Mayor did.",
        "Brown bears roam. She set the tables with china and turkey. Reading is nice.",
        "He read the Bible at Christmas and used a Mac. We sell Bluetooth. See example.com and @Kyiv.",
        "“Nonsense,” he said. “Never,” said nobody. Why, asked many.",
    ],
)
def test_ordinary_words_are_not_listed(text):
    assert read(text) == []


def test_a_headline_names_only_what_the_copy_does():
    headline = "Zelenskyy Seeks Another Meeting Amidst Rain"
    assert [entry.name for entry in read(*FERRY[:1], headline=headline) if entry.first.block == 0] == [
        "Volodymyr Zelenskyy"
    ]


def test_the_house_spelling_is_offered_where_the_copy_has_another():
    entries = read("They met in Odessa.", style=Style(names=("Odesa",)))
    assert spelled(entries) == {"Odesa": {"Odessa": 1, "Odesa": 0}}
    assert entries[0].is_odd


def test_what_the_house_calls_an_ordinary_word_is_no_name():
    assert read("They met in Odesa.", style=Style(not_names=("Odesa",))) == []


def test_the_given_name_of_one_person_spelled_in_two_ways_is_odd():
    entries = read("Rachel Reeves spoke. Angela Reeves listened. Rachael Reeves left.")
    assert spelled([entries[0]]) == {"Rachel Reeves": {"Rachel": 1, "Rachael": 1}}
    assert entries[0].kind is NameKind.PERSON
    assert [entry.is_odd for entry in entries] == [True, False]


def test_titles_and_posts_are_no_part_of_a_name():
    entries = read(
        "Former French President Emmanuel Macron met Coach Sean McVay and Chancellor Rachel Reeves."
    )
    assert [entry.name for entry in entries] == ["Emmanuel Macron", "Sean McVay", "Rachel Reeves"]


def test_a_body_is_named_as_a_whole():
    entries = read(
        "She asked the Department of Health and Human Services. He left the Food and Drug Administration."
    )
    assert [entry.name for entry in entries] == [
        "Department of Health and Human Services",
        "Food and Drug Administration",
    ]


def test_two_people_of_one_surname_share_an_entry_that_names_both():
    entries = read("Joe Biden met Jill Biden. Biden smiled.")
    assert spelled(entries) == {"Joe Biden, Jill Biden": {"Biden": 3}}


WORDS = st.sampled_from(
    "Kyiv Kiev kyiv Mr. Zelenskyy Zelensky’s Volodymyr NATO the of in Bank England said, met . “ ” é".split()
)


@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_every_mention_is_the_words_that_stand_there_and_none_is_told_twice(texts):
    document = Document.of([(BlockKind.PARAGRAPH, text) for text in texts])
    mentions = [m for entry in ledger(document) for s in entry.spellings for m in s.mentions]
    assert all(mention.span.of(texts[mention.block]) == mention.words != "" for mention in mentions)
    assert len({mention.place for mention in mentions}) == len(mentions)
    ordered = sorted(mentions, key=lambda mention: mention.place)
    for one, two in pairwise(ordered):
        assert one.block != two.block or one.span.end <= two.span.start
