"""What Word files cost and what survives them: 10,000 words with 500 changes out and in again.

    PYTHONPATH=. python tests/bench/word.py

Times are from rows to file and from file to rows, without the check that follows; the memory is the
peak of a process that does nothing but write, or read. The changes go app → file → app, and by way of
LibreOffice where it is installed. Then every broken and hostile file of `../shared/hostile` goes
through its importer. Prints the figures and adds them to bench.json as "word".
"""

from __future__ import annotations

import base64
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from tests.bench import _desk  # sets Django up

# isort: split
from django.contrib.auth.models import User

from editorial.desk.deciding import Choice, decide
from editorial.desk.files import take_in_file
from editorial.desk.intake import NotCopy, take_in
from editorial.desk.release import FORMATS, take_out
from editorial.desk.tracking import tracked_draft
from editorial.formats import feed, html
from editorial.formats.docx import reading, writing
from editorial.formats.draft import Draft, Proposal, Unreadable
from editorial.models import Article, Verdict
from editorial.text.block import Block
from editorial.text.span import Span
from tests.formats.hostile import FOLDER, inputs
from tests.formats.office import Office, is_installed

PARAGRAPHS = 100
WORDS = 100  # in each
TIMES = 5
TRACKED = FORMATS["docx-tracked"]
HOSTILE = {  # families of files, and as what each is sent in
    "docx": (".docx",),
    "xml": (".docx", ".html", "feed"),
    "feeds": (".html", "feed"),
    "csv": (".txt", ".md"),
}


def main() -> None:
    with _desk.desk(), mock.patch("editorial.desk.intake.check_soon"):
        hostile = all_outcomes()
        article = made()
        data, draft = take_out(article, TRACKED), tracked_draft(article)
        figures = {
            "words": PARAGRAPHS * WORDS,
            "changes": sum(proposal.replacement is not None for proposal in draft.proposals),
            "queries": sum(proposal.replacement is None for proposal in draft.proposals),
            "bytes": len(data),
            "export": cost(partial(take_out, article, TRACKED), "write", draft),
            "import": cost(partial(take_in_file, "a.docx", data), "read", data),
            "surviving": {"app, file, app": surviving(draft, data), **by_way_of_an_office(draft, data)},
            "hostile": hostile,
        }
    _desk.report("word", figures)


def made() -> Article:
    """An article with formatting and links, five changes and a half of a query in each paragraph."""
    copy = "".join(f"<p>{' '.join(_words(number))}</p>" for number in range(PARAGRAPHS))
    blocks = html.read(f"<h1>Papers</h1>{copy}").blocks
    proposals = [p for number, block in enumerate(blocks[1:], start=1) for p in _proposals(number, block)]
    article = take_in(Draft(blocks, tuple(proposals)))
    editor = User.objects.get(username="editor")
    accepted = article.suggestions.filter(original="w005")
    decide(article.pk, [Choice(s.pk, Verdict.ACCEPTED, s.version) for s in accepted], editor)
    return article


def _words(number: int) -> list[str]:
    words = [f"w{n:03}" for n in range(WORDS)]
    words[10], words[12] = f"<strong>{words[10]}", f"{words[12]}</strong>"
    words[40], words[42] = f'<a href="https://example.org/{number}">{words[40]}', f"{words[42]}</a>"
    words[80] = f"<em>{words[80]}</em>"
    return words


def _proposals(number: int, block: Block) -> Iterator[Proposal]:
    def at(first: int, last: int) -> Span:
        return Span(block.text.index(f"w{first:03}"), block.text.index(f"w{last:03}") + len("w000"))

    put = partial(Proposal, number, author="Ana Editor", note="")
    yield put(at(5, 5), "W005", author="rule.capital", note="A capital begins a name.")
    yield put(at(10, 11), "bold words")
    yield put(at(30, 31), "")
    yield put(at(41, 44), "words across the end of a link", note="Shorter.")
    yield put(Span(at(60, 60).start, at(60, 60).start), "new ")
    if number % 2:
        yield put(at(80, 81), None, note="Sure?")


def surviving(draft: Draft, data: bytes) -> dict[str, float]:
    """The shares of changes and of queries that are the same in an article made of the file: about the
    same words, with the same words to put there, by the same person at the same second, with the same note.
    """
    back = tracked_draft(take_in_file("a.docx", data)[0])
    there = set(map(_told, back.proposals))
    kinds = {"changes": False, "queries": True}
    return {
        kind: share([_told(p) in there for p in draft.proposals if (p.replacement is None) is asks])
        for kind, asks in kinds.items()
    } | {"paragraphs": share([one == other for one, other in zip(draft.blocks, back.blocks, strict=False)])}


def by_way_of_an_office(draft: Draft, data: bytes) -> dict[str, dict[str, float]]:
    if not is_installed():
        print("LibreOffice (soffice) is not installed: what survives it is not measured.")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        saved = Office(Path(folder)).resaved(data)
    return {"app, file, LibreOffice, file, app": surviving(draft, saved)}


def _told(proposal: Proposal) -> tuple[object, ...]:
    date = proposal.date.replace(microsecond=0) if proposal.date else None
    words = "" if proposal.replacement is None else proposal.replacement
    return (
        proposal.block,
        proposal.span,
        proposal.replacement is None,
        words,
        proposal.author,
        date,
        proposal.note,
    )


def share(held: list[bool]) -> float:
    return round(sum(held) / len(held), 4)


def cost(act: Callable[[], object], alone: str, argument: object) -> dict[str, float]:
    """The median time of an act at the desk, and the memory of its formats' part in a process of its own."""
    milliseconds = _desk.milliseconds([_desk.seconds_of(act) for _ in range(TIMES)])
    command = [sys.executable, __file__, alone]
    run = subprocess.run(command, check=True, input=pickle.dumps(argument), capture_output=True)
    return {"median ms": milliseconds, "megabytes": float(run.stdout)}


def by_itself(act: str) -> None:
    """Do the act on what comes in, and print the peak of the memory, ours or that of a process we started."""
    argument = pickle.load(sys.stdin.buffer)
    {"write": writing.write_tracked, "read": reading.read}[act](argument)
    print(_peak(resource.RUSAGE_SELF if act == "write" else resource.RUSAGE_CHILDREN))


def _peak(whose: int) -> float:
    return round(resource.getrusage(whose).ru_maxrss / 1024, 1)


def all_outcomes() -> dict[str, Any]:
    """What becomes of the hostile files, and the peak memory of the processes that read them."""
    if not FOLDER.exists():
        print(f"No hostile files in {FOLDER}: none tried.")
        return {}
    families = {family: outcomes(family) for family in HOSTILE}
    return {**families, "megabytes": _peak(resource.RUSAGE_CHILDREN)}


def outcomes(family: str) -> dict[str, Any]:
    """What becomes of every file of a family, and how long the slowest takes."""
    counted: Counter[str] = Counter(tried=0, refused=0, read=0, failed=0)
    slowest = 0.0
    for entry in inputs(f"{family}_*"):
        data = base64.b64decode(entry["b64"]) if "b64" in entry else _encoded(entry["payload"])
        for ending in HOSTILE[family]:
            begun = time.perf_counter()
            counted[_outcome(ending, data)] += 1
            slowest = max(slowest, time.perf_counter() - begun)
            counted["tried"] += 1
    return {**counted, "slowest seconds": round(slowest, 2)}


def _encoded(payload: str) -> bytes:
    return payload.encode("utf-8", "surrogatepass")


def _outcome(ending: str, data: bytes) -> str:
    try:
        if ending == "feed":
            feed.read(data)
        else:
            take_in_file(f"hostile{ending}", data)
    except (Unreadable, NotCopy):
        return "refused"
    except Exception as error:
        print(f"{ending}: {error!r}")
        return "failed"
    return "read"


if __name__ == "__main__":
    by_itself(sys.argv[1]) if len(sys.argv) > 1 else main()
