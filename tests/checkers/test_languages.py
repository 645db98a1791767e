"""American and British articles get their own rules; others only what holds in any language."""

import pytest

from editorial.checkers.document import Document
from editorial.checkers.engine import in_force
from editorial.checkers.proofread import findings
from editorial.checkers.registry import all_rules
from editorial.checkers.style import Style
from editorial.text.block import BlockKind

NEUTRAL = {
    "punctuation.doubled_mark",
    "punctuation.unbalanced_bracket",
    "spacing.after_mark",
    "spacing.before_mark",
    "spacing.doubled",
}
AMERICAN_ONLY = {
    "punctuation.comma_after_date",
    "punctuation.comma_round_state",
    "punctuation.stop_inside_quotes",
    "style.title_alone",
    "style.toward",
}
BRITISH = [
    "The council’s programme to modernise the harbour centre has been cancelled, the organisers said.",
    "‘We were travelling towards the theatre when the lorry’s tyre burst’, Mr Hughes told the inquiry.",
    "The defence adviser favoured an enquiry into the catalogue of jewellery and aluminium on 4 May 2024.",
    "Licences were analysed whilst the jury’s judgement was awaited amongst neighbours.",
    "The Prime Minister spoke of the mould and the plough; they were, she said, ‘part of our colour’.",
    "The team are playing at home; the government have decided. Forty people learnt of it.",
    "Marsham have signed a striker. England, who are unbeaten, play Wales; City were two goals up.",
    "She recognised the behaviour, honoured the cheque and paid for the pyjamas.",
]
OTHERS = {
    "de": [
        "Der Bürgermeister sagte: „Wir bleiben hier“ und ging dann nach Hause.",
        "Die Stadt hat 3,5 Millionen Euro, z. B. für das Theater, d. h. für die, die dort arbeiten.",
        "Sie essen in Essen. Die die Tür öffnende Frau kam am 4. Mai 2024, ‚spät‘, wie sie sagte",
    ],
    "fr": [
        "Le maire a dit : « Nous restons ici ! » et il est parti ; pourquoi ?",
        "Nous nous sommes rendus à Paris, où l’on attend 3,5 millions d’euros.",
    ],
    "es": ["¿Por qué no vino? ¡No me digas! El alcalde dijo: «Nos quedamos aquí»."],
    "uk": ["Мер сказав: «Ми залишаємося тут», — і пішов додому. Це коштує 3,5 млн грн."],
    "sv": ["”Vi stannar här”, sade borgmästaren och gick hem. Det kostar 3,5 miljoner – minst."],
    "he": ["ראש העיר אמר: ”אנחנו נשארים כאן“, והלך הביתה."],
}


def found(paragraphs, language, headline="Harbour centre plan is cancelled"):
    blocks = [(BlockKind.HEADLINE, headline), *((BlockKind.PARAGRAPH, text) for text in paragraphs)]
    document = Document.of(blocks, language=language)
    return [(f.rule, f.span.of(document.passages[f.block].text)) for f in findings(document)]


def ids(language):
    """The rules that speak for the language, those that are off by default among them."""
    everything = Style(switched=tuple((rule_id, True) for rule_id in all_rules()))
    document = Document.of([], language=language, style=everything)
    return {rule.id for rule in in_force(document, all_rules().values())}


@pytest.mark.parametrize("rule", all_rules().values(), ids=all_rules())
def test_a_rule_names_its_languages_or_holds_in_any(rule):
    assert bool(rule.languages) != (rule.id in NEUTRAL)


def test_only_american_articles_are_held_to_american_style():
    assert ids("en-US") - ids("en-GB") == AMERICAN_ONLY
    assert ids("en") == ids("en-GB")


@pytest.mark.parametrize("language", ["de", "fr-CA", "uk", "enm", "und", ""])
def test_other_languages_get_what_holds_in_any(language):
    assert ids(language) == NEUTRAL


@pytest.mark.parametrize("language", ["en-us", "EN-US", "en-US-x-desk"])
def test_a_language_is_known_however_its_tag_is_written(language):
    assert ids(language) == ids("en-US")


def test_british_copy_is_left_alone():
    assert found(BRITISH, "en-GB") == []


def test_the_same_copy_is_mended_for_an_american_desk():
    words = {words for _, words in found(BRITISH, "en-US")}
    assert {"whilst", "amongst", "Prime Minister"} <= words


def test_a_group_that_is_several_in_britain_is_one_in_america():
    copy = ["The team are here on Monday. They has to leave."]
    assert found(copy, "en-GB") == [("words.agreement", "has")]
    assert ("words.agreement", "are") in found(copy, "en-US")


@pytest.mark.parametrize("language", OTHERS)
def test_sound_copy_in_another_language_is_left_alone(language):
    assert found(OTHERS[language], language, headline=OTHERS[language][0][:20]) == []


@pytest.mark.parametrize("language", OTHERS)
def test_slips_of_the_hand_are_seen_in_any_language(language):
    rules = [rule for rule, _ in found(["Abc  abc , abc,, abc."], language, headline="Abc")]
    assert {"spacing.doubled", "spacing.before_mark", "punctuation.doubled_mark"} <= set(rules)
