"""Plain verbs and their third persons."""

from __future__ import annotations

from functools import cache

from .vocabulary import vocabulary


@cache
def third_persons() -> dict[str, str]:
    """“allow” to “allows”, for verbs that are hardly ever nouns."""
    known = vocabulary()
    found = {}
    for third in known.tagged("VBZ"):
        base = base_of(third)
        if base and known.tag(base) in ("VB", "VBP") and known.zipf(base) >= 30 and known.zipf(third) >= 25:
            found[base] = third
    return {base: third for base, third in found.items() if base not in _AUXILIARY}


# Plain forms that are past tenses or participles too: “he put” may be right.
PAST_TOO = frozenset(
    """put let set cut hit cost spread quit shut hurt beat cast bid shed read split burst rid thrust upset
    wed wet broadcast forecast offset input bet fit knit slit become come run overcome""".split()
)
PARTICIPLES = frozenset(("become", "come", "run", "overcome"))  # those of them that are no past tense
_AUXILIARY = frozenset(("be", "have", "do", "ha", "doe", "i", "wa"))


def base_of(third: str) -> str:
    """The plain form of a third person, or nothing."""
    known = vocabulary()
    for ending, plain in (("ies", "y"), ("es", ""), ("s", "")):
        if third.endswith(ending) and known.may_be(base := third.removesuffix(ending) + plain, "V"):
            return base
    return ""
