"""Harper is one voice among others: lazily loaded, one linter a thread, nothing without it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from editorial.checkers import harper
from editorial.checkers.document import Document
from editorial.checkers.engine import check
from editorial.checkers.registry import all_rules
from editorial.checkers.rule import Kind
from editorial.checkers.style import Style
from editorial.text.block import BlockKind


def found(text):
    switched_on = Style(switched=(("harper.usage", True),))
    document = Document.of([(BlockKind.PARAGRAPH, text)], style=switched_on)
    return check(document, [all_rules()["harper.usage"]])


def test_names_raise_nothing():
    assert (
        found(
            "Envoys in KYIV spoke of Bakhmut, the Donbas and Zelenskyy’s plan with Okafor and Sen. Schumer."
        )
        == []
    )


def test_offsets_are_code_points():
    text = "👩‍👧👩‍👧 They chose peace rather then war."
    (hit,) = found(text)
    assert (hit.span.of(text), hit.replacement) == ("then", "than")


def test_speech_is_only_asked_about():
    (hit,) = found("“They chose peace rather then war,” she said.")
    assert hit.kind is Kind.QUERY


def test_many_threads_are_heard_at_once():
    texts = [f"In room {n} they chose peace rather then war." for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert all(len(lints) == 1 for lints in pool.map(harper.lints, texts))


def test_without_harper_nothing_is_found():
    code = (
        "import sys; sys.modules['harper'] = None\n"
        "from editorial.checkers.harper import lints\n"
        "assert lints('They chose peace rather then war.') == ()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_harper_is_not_loaded_unless_it_is_switched_on():
    code = (
        "import sys\n"
        "from editorial.checkers.proofread import proofread_record\n"
        "proofread_record({'id': 1, 'headline': '', 'body': 'They chose peace rather then war.'})\n"
        "assert 'harper' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
