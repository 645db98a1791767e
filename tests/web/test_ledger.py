"""The page of names: what it lists and offers, and the two acts on it, which need no script."""

import pytest
from django.urls import reverse

from editorial.desk.checking import standing_blocks
from editorial.desk.outline import FULL
from editorial.desk.revising import revise
from editorial.models import HouseName
from editorial.text.block import Block

from .reading import parsed

COPY = (
    "President Volodymyr Zelenskyy met the envoy in Odesa. Zelenskyy thanked him.",
    "Later Mr. Zelensky left. “I saw Zelensky’s car,” the envoy said.",
    "Fighting went on in donetsk.",
)


@pytest.fixture
def copy(article):
    made = article(*COPY)
    made.suggestions.all().delete()
    return made


def names(article):
    return reverse("article-names", args=[article.pk])


def settle(client, article, spelling="Zelenskyy", others=("Zelensky",)):
    address = reverse("article-names-settle", args=[article.pk])
    return client.post(address, {"spelling": spelling, "other": list(others)}, follow=True)


def register(client, article, spelling="Zelenskyy"):
    address = reverse("article-names-register", args=[article.pk])
    return client.post(address, {"spelling": spelling}, follow=True)


def text_of(node):
    return " ".join(node.to_text().split())


def test_odd_names_are_open_and_the_others_under_one_heading(sign_in, editor, copy):
    page = parsed(sign_in(editor).get(names(copy)))
    odd = [text_of(node) for node in page.query(".names > li > h3")]
    assert odd == ["Volodymyr Zelenskyy person", "Donetsk place"]
    assert [text_of(node) for node in page.query(".plain-names .form")] == ["Odesa"]
    assert "open" not in page.query("details.even")[0].attrs
    assert "4 ×" not in text_of(page.query(".names")[0])
    assert [text_of(node) for node in page.query(".spellings .times")][:2] == ["2 ×", "2 ×"]


def test_the_review_page_leads_to_the_names_and_each_mention_back_to_its_block(sign_in, editor, copy):
    client = sign_in(editor)
    assert names(copy) in client.get(copy.get_absolute_url()).content.decode()
    page = parsed(client.get(names(copy)))
    links = [node.attrs["href"] for node in page.query(".where ol a")]
    _, first, second, third = standing_blocks(copy)
    blocks = [first, first, second, second, third]
    assert links == [f"{copy.get_absolute_url()}?block={block.pk}#block-{block.pk}" for block in blocks]


def test_a_mention_far_down_leads_to_its_part(sign_in, editor, article):
    made = article(*["It rained."] * FULL, "They met in Odesa.")
    last = standing_blocks(made)[-1].pk
    client = sign_in(editor)
    assert f'id="block-{last}"' not in client.get(made.get_absolute_url()).content.decode()
    link = parsed(client.get(names(made))).query(".plain-names a")[0].attrs["href"]
    assert f'id="block-{last}"' in client.get(link.partition("#")[0]).content.decode()


def test_one_act_settles_a_spelling(sign_in, editor, copy):
    answer = settle(sign_in(editor), copy)
    assert answer.redirect_chain == [(names(copy), 302)]
    assert "2 suggestions wait in the copy." in answer.content.decode()
    assert copy.suggestions.filter(replacement="Zelenskyy", author=editor).count() == 2
    assert "2 suggestions on it" in answer.content.decode()


def test_a_second_click_changes_nothing_and_says_so(sign_in, editor, copy):
    client = sign_in(editor)
    settle(client, copy)
    assert "suggested already" in settle(client, copy).content.decode()
    assert copy.suggestions.count() == 2


def test_a_stale_page_is_told_and_shown_the_names_of_now(sign_in, editor, copy):
    blocks = standing_blocks(copy)
    revise(copy.pk, [blocks[1].pk], [Block.of_text("It rained in Kharkiv.")], editor)
    copy.suggestions.all().delete()
    answer = settle(sign_in(editor), copy)
    assert answer.status_code == 409
    assert "no name spelled “Zelenskyy” any more" in answer.content.decode()
    assert "Kharkiv" in answer.content.decode()
    assert copy.suggestions.count() == 0


def test_the_register_takes_a_spelling_from_whoever_may(sign_in, administrator, copy):
    client = sign_in(administrator)
    assert "Register “Zelenskyy”" in client.get(names(copy)).content.decode()
    assert "is in the house register now" in register(client, copy).content.decode()
    assert "is in the house register already" in register(client, copy).content.decode()
    assert [name.spelling for name in HouseName.objects.all()] == ["Zelenskyy"]
    page = parsed(client.get(names(copy)))
    assert text_of(page.query(".spellings .acts")[0]) == "house register Settle on “Zelenskyy”"


def test_an_editor_without_the_permission_is_offered_no_register_and_refused(sign_in, editor, copy):
    client = sign_in(editor)
    assert "Register “Zelenskyy”" not in client.get(names(copy)).content.decode()
    assert register(client, copy).status_code == 403
    assert not HouseName.objects.exists()


def test_the_register_refuses_what_the_copy_does_not_have(sign_in, administrator, copy):
    assert register(sign_in(administrator), copy, "Selensky").status_code == 409
    assert not HouseName.objects.exists()


@pytest.mark.parametrize("who", ["reader", "reporter"])
def test_who_may_not_decide_reads_the_names_and_settles_none(request, sign_in, copy, who):
    client = sign_in(request.getfixturevalue(who))
    page = client.get(names(copy)).content.decode()
    assert "Zelensky" in page
    assert "Settle on" not in page
    assert settle(client, copy).status_code == 403
    assert copy.suggestions.count() == 0


def test_nobody_is_offered_a_name_in_lower_case(sign_in, editor, copy):
    page = sign_in(editor).get(names(copy)).content.decode()
    assert "Settle on “Donetsk”" in page
    assert "Settle on “donetsk”" not in page


def test_an_article_without_names_says_so(sign_in, editor, article):
    page = sign_in(editor).get(names(article("It rained.", headline="Rain again"))).content.decode()
    assert "names nobody" in page


def test_what_the_copy_says_is_escaped(sign_in, editor, article):
    made = article("<b>Odesa</b> & <script>alert(1)</script>, and in Odessa it rained. They met in Odesa.")
    page = sign_in(editor).get(names(made)).content.decode()
    assert "<script>alert" not in page
    assert "Odessa" in page
