"""The number of a verb's subject, where the words before the verb show it beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from .bodies import BODIES
from .tokens import Token
from .vocabulary import vocabulary


class Number(Enum):
    """What a verb must agree with."""

    FIRST = "I"
    SINGULAR = "s"
    PLURAL = "p"
    NAME = "n"  # one name: singular, unless it stands for several
    UNKNOWN = ""


PRONOUNS = {
    "i": Number.FIRST, "we": Number.PLURAL, "they": Number.PLURAL, "you": Number.PLURAL,
    "he": Number.SINGULAR, "she": Number.SINGULAR, "it": Number.SINGULAR,
}  # fmt: skip
_POINTING = {"this": Number.SINGULAR, "these": Number.PLURAL, "those": Number.PLURAL}
_ONLY_SUBJECT = frozenset(("i", "we", "they", "he", "she"))
_SOLE = frozenset(
    """everyone someone anyone everybody somebody anybody nobody everything something nothing anything
    each""".split()
)
_SINGLE = frozenset("a an each every another this that one either neither".split())
_SEVERAL = frozenset(
    "these those many several few both two three four five six seven eight nine ten all".split()
)
# Nouns whose number is that of what they count, or that are written either way.
_UNSURE = frozenset(
    """bulk remainder
    number lot lots majority minority variety range series percent percentage half third quarter rest
    group pair couple data media staff police kind kinds sort type types bunch host handful dozen
    hundred thousand million total plenty none some most all any more half part portion fraction share
    much enough such what which who headquarters means species politics economics physics news
    mathematics statistics ethics athletics criteria phenomena agenda faculty crew crowd public press
    majority pair trio duo band thanks time times way ways thing today tomorrow yesterday other others
    same left right following people person folks you me us them him her example addition fact general
    particular order aircraft spacecraft hovercraft watercraft offspring sheep deer fish salmon trout
    shrimp crossroads barracks works""".split()
) - {"people", "person", "folks"}
LINKS = frozenset(
    """of in for on at by with from to about between among across through within under over into against
    after before behind during without throughout toward near around""".split()
)
_OPENERS = frozenset(
    """that if when because whether while although though where since unless how why but so until once
    which think thinks say says said believe believes believed hope hopes sure ensure ensures realize
    realizes realized means announced argued claimed confirmed insisted acknowledged admitted
    explained""".split()
)
_MARKS = frozenset('.!?:;—–“"(…•*')
_AUX = frozenset(
    """do does did can could will would shall should may might must have has had is are was were be been
    am don't doesn't didn't can't couldn't won't wouldn't shouldn't isn't aren't wasn't weren't
    haven't hasn't let make makes made help helps see saw watch hear heard lets to""".split()
)
BETWEEN = frozenset(
    """also not often always now never still really already usually only just even ever currently then
    generally again soon simply clearly once rarely typically""".split()
)
_REACH = 14


def subject_number(words: Sequence[Token], at: int) -> Number:
    """The number of the subject of the verb `words[at]`, or UNKNOWN where it may be read in two ways."""
    last = at - 1
    while last >= 0 and (words[last].plain in BETWEEN or is_adverb(words[last].plain)):
        last -= 1
    if at + 1 < len(words) and words[at + 1].plain in PRONOUNS:
        return _of_question(words, at)
    last = _before_brackets(words, last)
    if last < 0:
        return Number.UNKNOWN
    if words[last].plain in PRONOUNS:
        return _of_pronoun(words, last)
    if words[last].plain in ("which", "that", "who") and last > 0:
        return _of_antecedent(words, last)
    if words[last].plain in _POINTING and (
        last == 0 or words[last - 1].plain in _OPENERS or is_mark(words, last - 1)
    ):
        return _POINTING[words[last].plain]
    start = _start(words, last)
    return _of_phrase(words, start, last + 1) if start is not None else Number.UNKNOWN


def _of_question(words: Sequence[Token], at: int) -> Number:
    """“How do they”: the pronoun behind the verb is what it agrees with."""
    asks = at > 0 and words[at - 1].plain in ASKING and words[at].plain in _AUX
    return PRONOUNS[words[at + 1].plain] if asks else Number.UNKNOWN


ASKING = frozenset("how why where when what".split())


def _before_brackets(words: Sequence[Token], last: int) -> int:
    """The last word before an aside in brackets that ends at `last`: “the bureau (CFPB)”."""
    if last < 0 or words[last].plain != ")":
        return last
    opened = next((at for at in range(last, max(-1, last - _REACH), -1) if words[at].plain == "("), 0)
    return last if words[opened + 1].plain in _JOINING else opened - 1


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and vocabulary().tag(word) == "RB"


def _of_pronoun(words: Sequence[Token], at: int) -> Number:
    before = words[at - 1].plain if at else "."
    word = words[at].plain
    if _is_wished(words, at - 1) or (word == "i" and at and words[at - 1].text[0].isupper() and at > 1):
        return Number.UNKNOWN
    if before in _AUX or before == "not" or (at > 1 and words[at - 2].plain in _AUX and before in BETWEEN):
        return Number.UNKNOWN
    if before in ("and", "or", "nor", "than", "&"):
        joined = at > 1 and words[at - 2].plain in (",", ";")
        return PRONOUNS[word] if joined or PRONOUNS[word] is Number.PLURAL else Number.UNKNOWN
    known = (
        word in _ONLY_SUBJECT
        or before in _OPENERS
        or before in _MARKS
        or before in (",", "and", "-", "maybe")
    )
    return PRONOUNS[word] if known else Number.UNKNOWN


def _of_antecedent(words: Sequence[Token], at: int) -> Number:
    """“The tools which”, “a program that”: of the noun before, if its phrase stands alone."""
    aside = words[at - 1].plain == ","
    noun = at - 2 if aside else at - 1
    start = noun
    while start > 0 and _in_phrase(words[start - 1]) and noun - start < 5:
        start -= 1
    before = words[start - 1].plain if start > 0 else "."
    own = words[start].plain in _OWN and not aside and words[at].plain == "that"
    own = own or (aside and before in LINKS and _is_alone(words, start - 1))
    if noun < 0 or (not own and (before in _JOINING or before in LINKS)):
        return Number.UNKNOWN
    number = _of_phrase(words, start, noun + 1)
    return Number.UNKNOWN if aside and number is Number.PLURAL else number  # “, which” may mean all of it


def _is_alone(words: Sequence[Token], link: int) -> bool:
    """Whether no noun but the one after `words[link]` can be meant: “he stopped at the kiosk, which”."""
    first = link
    while first > 0 and not is_mark(words, first - 1):
        first -= 1
    said = [word.plain for word in words[first:link]]
    named = any(word.text[0].isupper() for word in words[first + 1 : link])
    return not named and any(said) and not any(vocabulary().tag(word).startswith("NN") for word in said)


_OWN = frozenset("a an every another".split())
_JOINING = frozenset(("and", "or", "but", ",", "one", "only", "nor", "not"))


def _start(words: Sequence[Token], last: int) -> int | None:
    """Where the phrase that ends at `last` begins, if nothing but its clause stands before it."""
    at = last
    while at >= 0 and last - at < _REACH:
        word = words[at]
        if word.plain in _OPENERS or (word.plain == "," and at < last) or is_mark(words, at):
            return at + 1 if _opens_clause(words, at) else None
        if word.plain == "and" and (at == 0 or is_mark(words, at - 1)):
            return at + 1
        if not (_in_phrase(word) or word.plain in LINKS or _ends_title(words, at)):
            return None
        at -= 1
    return 0 if at < 0 else None


def is_mark(words: Sequence[Token], at: int) -> bool:
    """Whether a sentence or a clause of its own begins behind `words[at]`; not so in “U.S. ships”."""
    if words[at].plain != ".":
        return words[at].plain in _MARKS
    if at + 1 == len(words) or words[at].end == words[at + 1].start:
        return False
    return len(words[at - 1].text) > 1 and words[at - 1].plain not in _SHORTENED


def _ends_title(words: Sequence[Token], at: int) -> bool:
    """Whether a full stop at `at` is that of “Mr.”"""
    return words[at].plain == "." and at > 0 and words[at - 1].plain in _SHORTENED


TITLES = frozenset("mr mrs ms miss dr prof".split())
_SHORTENED = frozenset("dr mr mrs ms st gov sen rep gen lt col sgt capt prof rev jr sr inc vs no".split())


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether what stands at `at` leaves the phrase behind it to be the subject of a plain statement."""
    if words[at].plain == "that":
        return not (_is_wished(words, at) or (at > 0 and words[at - 1].plain in _AUX))
    if words[at].plain != ",":
        return True
    if vocabulary().tag(words[at + 1].plain) in ("JJ", "JJR", "JJS", "NN", "VBN", "VBG"):
        return False
    first = at
    while first > 0 and not is_mark(words, first - 1):
        first -= 1
    opener = words[first].plain
    return opener in LINKS or opener in _OPENERS or opener.endswith("ly") or opener in _ADVERBS


_ADVERBS = frozenset(
    """however today now first second third finally further also instead then meanwhile still yet next
    last thus therefore moreover furthermore nevertheless nonetheless besides otherwise later earlier
    here yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday""".split()
)


def is_wished(words: Sequence[Token], at: int) -> bool:
    """Whether a “that” not far before the verb at `at` opens what is asked for."""
    return any(_is_wished(words, that) for that in range(max(0, at - _REACH), at))


def _is_wished(words: Sequence[Token], at: int) -> bool:
    """Whether a “that” at `at` opens what is asked for: “they urged that he resign”."""
    wishes = (word.plain.startswith(_WISHES) for word in words[max(0, at - 8) : at])
    return at > 0 and words[at].plain == "that" and any(wishes)


_WISHES = tuple(
    """ask recommend suggest requir demand insist propos request urg important essential critical vital direct
    order wish prefer mandat advis plead necessary""".split()
)


def _in_phrase(word: Token) -> bool:
    """Whether a word can stand inside a noun phrase."""
    plain = word.plain
    if plain in PRONOUNS or plain in _AUX or plain in _NEVER or not plain[0].isalnum():
        return False
    if plain.endswith(("'ve", "'re", "'ll", "n't", "'d", "'m")):
        return False
    tag = vocabulary().tag(plain)
    if word.text[0].isupper() and tag not in ("IN", "CC", "MD", "TO", "VBZ", "VBD", "VB", "VBP"):
        return True
    return tag in _INSIDE or plain in _SOLE


_NEVER = frozenset(
    """there here who which whom not to what it's that's there's here's what's let's he's she's
    who's""".split()
)
_INSIDE = frozenset("DT PDT CD JJ JJR JJS NN NNS NNP NNPS PRP VBN VBG".split()) | {""}


def _of_phrase(words: Sequence[Token], start: int, end: int) -> Number:
    """The number of a noun phrase with the prepositional phrases that follow its head."""
    phrase = words[start:end]
    cut = next((n for n, word in enumerate(phrase) if word.plain in LINKS), len(phrase))
    part = phrase[:cut]
    if not part or not _is_noun(phrase[-1]):
        return Number.UNKNOWN
    if cut == 1 and part[0].plain in _PARTS and [word.plain for word in phrase[1:2]] == ["of"]:
        return Number.PLURAL  # “many of the streets”
    if (part[0].plain in _SOLE and cut == 1) or [word.plain for word in part] == ["no", "one"]:
        return Number.SINGULAR
    first = part[0].plain
    behind_that = start > 0 and words[start - 1].plain == "that"
    bare = behind_that and vocabulary().tag(first) == "NN"  # “that day” may only say when
    bare = bare and (len(phrase) == 1 or vocabulary().may_be(first, "V"))
    name = len(part) == 1 and start > 0 and not is_mark(words, start - 1) and part[0].text[0].isupper()
    if (
        bare
        or (name and vocabulary().tag(first) == "NNS")  # “as Jobs was”
        or (counts(first) and (first == "one" or cut == 1 or part[-1].plain in MEASURES))
        or any(word.plain.endswith("ing") for word in part[:2])
        or any(_meet(part[n - 1], part[n]) for n in range(1, cut))
    ):
        return Number.UNKNOWN
    return _of_head(part[-1], part[0], alone=cut == 1)


_PARTS = frozenset(("many", "several"))
# So many of them may be one sum or stretch.
MEASURES = frozenset(
    """dollars cents cent euros pounds pence yen percent points votes years months weeks days hours minutes
    seconds decades centuries miles feet inches yards meters metres kilometers kilometres acres tons tonnes
    ounces gallons liters litres degrees grams kilograms times bytes megabytes gigabytes calories
    square""".split()
)


def counts(word: str) -> bool:
    """Whether a number opens the phrase: “seven dollars” may be one sum."""
    return word[0].isdigit() or vocabulary().tag(word) == "CD"


def _is_noun(word: Token) -> bool:
    return word.text[0].isupper() or word.plain in _SOLE or vocabulary().tag(word.plain).startswith("NN")


def _meet(one: Token, other: Token) -> bool:
    """Whether two phrases meet: behind a noun stands a determiner, or what may be a verb."""
    known = vocabulary()
    tag, before = known.tag(other.plain), known.tag(one.plain)
    if tag in ("DT", "PDT", "PRP", "CD"):
        return before not in ("DT", "PDT", "CD", "PRP")
    verb = other.plain.endswith("ing") or (before == "NNS" and known.may_be(other.plain, "V"))
    return before.startswith("NN") and verb


def _of_head(head: Token, first: Token, *, alone: bool) -> Number:
    word, opener, known = head.plain, first.plain, vocabulary()
    if word in _UNSURE or opener in _ANYHOW or head.text[-2:].isupper():
        return Number.UNKNOWN
    if head.text[0].isupper() and not alone:
        if opener in TITLES:
            return Number.NAME
        if counts(opener) and word.endswith("s"):  # “two Palestinians”
            return Number.PLURAL
        return Number.SINGULAR if opener == "the" and word in BODIES else Number.UNKNOWN
    if alone and word.isalpha() and not head.text.islower() and known.tag(word) in ("", "NNP"):
        return Number.UNKNOWN if word.endswith(("s", "ese", "ish", "ch")) else Number.NAME
    tag, single, plural = known.tag(word), known.may_be(word, "N"), known.may_be(word, "P")
    if opener not in _SINGLE and (word == "people" or (tag == "NNS" and plural and not single)):
        return Number.PLURAL
    if (
        opener not in _SEVERAL
        and opener not in _VAGUE
        and tag == "NN"
        and single
        and not plural
        and not word.endswith("s")
    ):
        return Number.SINGULAR if not alone or head.text.islower() else Number.UNKNOWN
    return Number.UNKNOWN


_ANYHOW = frozenset("half what both enough only".split())
_VAGUE = frozenset("all some most more any no such".split())  # before several things they are several
