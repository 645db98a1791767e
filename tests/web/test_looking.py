"""How the review page is looked at: views, filter and parts, kept in its address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.deciding import Choice, decide
from editorial.desk.revising import revise
from editorial.models import Verdict
from editorial.text.block import Block

from .reading import parsed

HTMX = {"HX-Request": "true"}


@pytest.fixture
def copy(article, suggest, editor):
    made = article("The mayr spoke amidst protest.", "It rained on forty.")
    made.suggestions.all().delete()
    mayr = suggest(made, "mayr", "mayor")
    suggest(made, "amidst", "amid", severity="style", rule="tests.style")
    suggest(made, "forty", None)
    decide(made.pk, [Choice(mayr.pk, Verdict.ACCEPTED, 0)], editor)
    return made


@pytest.fixture
def page(sign_in, editor):
    client = sign_in(editor)
    return lambda copy, query="": parsed(client.get(f"{copy.get_absolute_url()}{query}"))


def words(tree):
    return [" ".join(element.to_text().split()) for element in tree.query(".words")]


def cards(tree):
    return [card.attrs["aria-label"] for card in tree.query("[data-card]")]


def test_the_clean_view_is_what_would_go_out_and_the_original_what_came_in(page, copy):
    assert words(page(copy, "?view=clean"))[1] == "The mayor spoke amidst protest."
    assert words(page(copy, "?view=original"))[1] == "The mayr spoke amidst protest."
    assert cards(page(copy, "?view=clean")) == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?severity=style", ["Style: “amidst” → “amid”"]),
        ("?voice=tests.style", ["Style: “amidst” → “amid”"]),
        ("?severity=query&voice=tests.example", ["Query: “forty”?"]),
        ("?verdict=accepted", []),
        ("?verdict=open", ["Style: “amidst” → “amid”", "Query: “forty”?"]),
        (
            "?severity=nonsense&verdict=%00&from=x&until=-1&block=y&view=%F0",
            ["Style: “amidst” → “amid”", "Query: “forty”?"],
        ),
    ],
)
def test_the_filter_shows_what_it_asks_for(page, copy, query, shown):
    assert cards(page(copy, query)) == shown


def test_a_filter_leaves_out_the_paragraphs_without_a_match(page, copy):
    assert (
        words(page(copy, "?severity=query")) == ["It rained on forty ✓ ✕ ."]
        or len(words(page(copy, "?severity=query"))) == 1
    )
    assert "mayr" in page(copy, "?verdict=accepted").query(".decided")[0].to_text()


def test_what_waits_behind_the_filter_is_not_marked_in_the_copy(page, copy):
    tree = page(copy, "?verdict=accepted")
    assert not tree.query(".mark")
    assert tree.query(".stands")


def test_an_act_keeps_the_address_and_its_filter(sign_in, editor, copy):
    client = sign_in(editor)
    style, query = copy.suggestions.get(original="amidst"), copy.suggestions.get(original="forty")
    here = f"http://testserver{copy.get_absolute_url()}?verdict=open"
    form = {"verdict": "rejected", "seen": 0}
    plain = client.post(reverse("suggestion-decide", args=[style.pk]), form, headers={"Referer": here})
    assert plain["Location"] == f"{copy.get_absolute_url()}?verdict=open#card-{query.pk}"
    headers = {**HTMX, "HX-Current-URL": here}
    answer = client.post(reverse("suggestion-decide", args=[query.pk]), form, headers=headers)
    assert "decided" not in parsed(answer).query("section")[0].to_text()


@pytest.fixture
def long_copy(article, monkeypatch):
    """A headline and eight lines, three to a part."""
    monkeypatch.setattr("editorial.desk.outline.FULL", 3)
    made = article(*(f"Line{n} is here." for n in range(8)))
    made.suggestions.all().delete()
    return made


@pytest.fixture
def client(sign_in, editor):
    return sign_in(editor)


def lines(tree):
    return [line.partition(" ")[0].removeprefix("Line") for line in words(tree)]


def link(tree, place):
    """Where the link to a further part leads; None where there is none."""
    found = tree.query(f"{place} a")
    return found[0].attrs["href"].partition("/?")[2] if found else None


def test_a_long_article_comes_in_parts(page, long_copy):
    first = page(long_copy)
    assert lines(first) == ["Council", "0", "1"]
    assert link(first, "#less") is None
    second = page(long_copy, f"?{link(first, '#more')}")
    assert lines(second) == ["2", "3", "4"]
    third = page(long_copy, f"?{link(second, '#more')}")
    assert lines(third) == ["5", "6", "7"]
    assert link(third, "#more") is None
    assert lines(page(long_copy, f"?{link(third, '#less')}")) == ["2", "3", "4"]
    assert lines(page(long_copy, f"?{link(second, '#less')}")) == ["Council", "0", "1"]
    assert lines(page(long_copy, "?from=999999999999")) == ["5", "6", "7"]
    assert lines(page(long_copy, "?until=1")) == ["Council", "0", "1"]


def test_what_waits_counts_for_the_length_of_a_part(page, long_copy, suggest):
    suggest(long_copy, "Line0", "Line nought")
    assert lines(page(long_copy)) == ["Council", "0"]
    suggest(long_copy, "is", "was")
    suggest(long_copy, "here", "there")
    assert lines(page(long_copy)) == ["Council"]
    assert lines(page(long_copy, f"?{link(page(long_copy), '#more')}")) == ["0"]


def test_a_part_for_the_page_is_a_fragment_that_leads_on_from_the_other_side_only(client, long_copy):
    first = parsed(client.get(long_copy.get_absolute_url()))
    down = client.get(f"{long_copy.get_absolute_url()}?{link(first, '#more')}", headers=HTMX)
    assert b"<html" not in down.content
    assert (link(parsed(down), "#less"), bool(link(parsed(down), "#more"))) == (None, True)
    last = parsed(client.get(f"{long_copy.get_absolute_url()}?from=999999999"))
    up = client.get(f"{long_copy.get_absolute_url()}?{link(last, '#less')}", headers=HTMX)
    assert lines(parsed(up)) == ["2", "3", "4"]
    assert (bool(link(parsed(up), "#less")), link(parsed(up), "#more")) == (True, None)


def test_the_next_part_is_the_same_copy_whatever_happens_above_it(
    page, long_copy, suggest, client, editor, colleague
):
    onward = f"?{link(page(long_copy), '#more')}"
    blocks = standing_blocks(long_copy)
    revise(long_copy.pk, [blocks[1].pk], [Block.of_text("A"), Block.of_text("B"), Block.of_text("C")], editor)
    assert lines(page(long_copy, onward)) == ["2", "3", "4"]
    revise(long_copy.pk, [blocks[2].pk], [], colleague)
    assert lines(page(long_copy, onward)) == ["2", "3", "4"]


def test_the_next_part_of_what_is_open_passes_nothing_over_when_all_above_is_decided(
    page, long_copy, suggest, editor
):
    made = [suggest(long_copy, f"Line{n}", f"{n}") for n in range(8)]
    first = page(long_copy, "?verdict=open")
    assert lines(first) == ["0"]
    onward = f"?{link(first, '#more')}"
    decide(long_copy.pk, [Choice(made[0].pk, Verdict.ACCEPTED, 0)], editor)
    assert lines(page(long_copy, onward)) == ["1"]


def test_an_act_without_scripts_goes_on_where_the_next_one_waits(page, client, long_copy, suggest):
    last, first = suggest(long_copy, "Line7", "Line seven"), suggest(long_copy, "Line0", "Line nought")
    form = {"verdict": "rejected", "seen": 0}
    onward = client.post(reverse("suggestion-decide", args=[first.pk]), form)["Location"]
    path, _, anchor = onward.partition("#")
    assert anchor == f"card-{last.pk}"
    assert cards(parsed(client.get(path))) == ["Error: “Line7” → “Line seven”"]
    done = client.post(reverse("suggestion-decide", args=[last.pk]), form)
    assert done["Location"] == f"{long_copy.get_absolute_url()}#finished"


def test_a_block_is_found_in_its_part_and_what_an_edit_put_in_its_place_too(page, long_copy, editor):
    block = standing_blocks(long_copy)[7]
    assert "6" in lines(page(long_copy, f"?block={block.pk}"))
    assert lines(page(long_copy, f"?block={standing_blocks(long_copy)[1].pk}")) == ["Council", "0", "1"]
    revise(long_copy.pk, [block.pk], [Block.of_text("Six is here.")], editor)
    assert "Six" in lines(page(long_copy, f"?block={block.pk}"))
    assert lines(page(long_copy, "?block=999999999")) == ["Council", "0", "1"]


def test_a_refusal_is_shown_in_the_part_it_belongs_to(
    article, suggest, monkeypatch, sign_in, editor, colleague
):
    monkeypatch.setattr("editorial.desk.outline.FULL", 2)
    copy = article(*(f"Line{n} is here." for n in range(5)))
    copy.suggestions.all().delete()
    late = suggest(copy, "Line4", "Line four")
    decide(copy.pk, [Choice(late.pk, Verdict.REJECTED, 0)], colleague)
    form = {"verdict": "accepted", "seen": 0, "replacement": "The fifth line"}
    answer = sign_in(editor).post(reverse("suggestion-decide", args=[late.pk]), form)
    assert answer.status_code == 409
    assert "You had typed: “The fifth line”" in answer.content.decode()


def test_all_alike_leads_back_to_the_place_and_the_filter(page, copy, sign_in, editor):
    (like,) = page(copy, "?severity=style&verdict=open").query("a.like")
    tree = parsed(sign_in(editor).get(like.attrs["href"]))
    block = standing_blocks(copy)[1].pk
    back = next(link for link in tree.query("a") if link.to_text() == "Back to the copy")
    query = f"severity=style&verdict=open&block={block}"
    assert back.attrs["href"] == f"{copy.get_absolute_url()}?{query}#block-{block}"
    scopes = [link.attrs["href"] for link in tree.query(".scopes a")]
    assert all(scope.endswith("&severity=style&verdict=open") for scope in scopes)


def test_all_is_shown_in_the_same_view(page, copy):
    links = page(copy, "?view=clean&severity=style").query(".sieve a")
    assert [link.attrs["href"] for link in links] == [f"{copy.get_absolute_url()}?view=clean"]
    assert page(copy, "?severity=style").query_one(".sieve a").attrs["href"] == copy.get_absolute_url()


def test_checking_again_keeps_the_filter(sign_in, editor, copy):
    there = f"{copy.get_absolute_url()}?severity=style"
    headers = {"Referer": f"http://testserver{there}"}
    answer = sign_in(editor).post(reverse("article-check", args=[copy.pk]), headers=headers)
    assert answer["Location"] == there


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("editor", "j k a r R x l o 1 9 e s c v u ? Esc"),
        ("reporter", "j k s c v ? Esc"),
        ("reader", "j k v ? Esc"),
    ],
)
def test_the_list_of_keys_tells_what_this_person_may_do(request, sign_in, copy, who, keys):
    tree = parsed(sign_in(request.getfixturevalue(who)).get(copy.get_absolute_url()))
    assert [key.to_text() for key in tree.query("#keys kbd")] == keys.split()
