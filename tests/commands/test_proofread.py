"""`manage.py proofread`: checks from the shell, in a process of its own as the shell runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FAULTY = "Ferry returns\nThe ferry, full of of passengers,left.\n"
CLEAN = "Ferry returns\nThe ferry left on time.\n"


def proofread(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run it where no database can be reached, so that a query would fail."""
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    return subprocess.run(
        [sys.executable, "manage.py", "proofread", *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        capture_output=True,
        check=False,
    )


def answers(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def record(number: int, headline: str, body: str) -> bytes:
    return json.dumps({"id": number, "headline": headline, "body": body}).encode() + b"\n"


@pytest.fixture
def copy(tmp_path: Path) -> Any:
    def write(name: str, content: str) -> str:
        (tmp_path / name).write_text(content, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_clean_copy_is_passed_in_silence(copy: Any) -> None:
    run = proofread(copy("clean.txt", CLEAN))
    assert (run.returncode, run.stdout) == (0, b"")


def test_a_finding_is_a_line_with_its_place_rule_and_change(copy: Any) -> None:
    path = copy("faulty.txt", FAULTY)
    run = proofread(path)
    assert run.returncode == 1
    lines = run.stdout.decode().splitlines()
    assert any(line.startswith(f"{path}:2:17  words.doubled  ") for line in lines)
    assert any(line.endswith("“of of” → “of”") for line in lines)


@pytest.mark.parametrize("name", ["page.html", "notes.md"])
def test_formats_are_known_by_their_ending(copy: Any, name: str) -> None:
    content = {"page.html": "<h1>Ferry</h1><p>It was <b>full of of</b> people.</p>"}.get(
        name, "# Ferry\n\nIt was **full of of** people.\n"
    )
    path = copy(name, content)
    assert f"{path}:2:13  words.doubled" in proofread(path).stdout.decode()


def test_without_a_file_standard_input_is_read() -> None:
    run = proofread(given=FAULTY.encode())
    assert run.returncode == 1
    assert run.stdout.startswith(b"<stdin>:2:")


def test_a_file_that_cannot_be_read_is_told_of_and_stops_none(copy: Any, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"Caf\xe9\n")
    run = proofread(
        str(tmp_path / "none.txt"),
        str(tmp_path / "latin.txt"),
        str(tmp_path),
        copy("sheet.xls", "x"),
        copy("faulty.txt", FAULTY),
    )
    assert run.returncode == 2
    assert b"faulty.txt:2:" in run.stdout
    told = run.stderr.decode()
    assert all(name in told for name in ("none.txt: ", "latin.txt: ", f"{tmp_path}: ", "sheet.xls: "))
    assert "Traceback" not in told


def test_records_are_answered_line_by_line_with_offsets_into_their_fields() -> None:
    body = "A clean paragraph.\n\nThe ferry was full of of people 😀 ,he said."
    run = proofread("--jsonl", given=record(7, "Ferry returns", body) + record(8, "Ferry", "It left."))
    assert run.returncode == 1
    first, second = answers(run)
    assert (first["id"], second) == (7, {"id": 8, "suggestions": []})
    doubled = next(s for s in first["suggestions"] if s["rule"] == "words.doubled")
    assert (doubled["field"], doubled["replacement"], doubled["kind"]) == ("body", "of", "fix")
    assert body[doubled["start"] : doubled["end"]] == "of of"


def test_clean_records_end_well() -> None:
    assert proofread("--jsonl", given=record(1, "Ferry", "It left.")).returncode == 0


def test_malformed_lines_are_told_of_and_the_rest_is_done() -> None:
    malformed = [
        (b"not json", "not JSON"),
        (b'{"id": 1, "headline": "Ferry"}', "no 'body'"),
        (b'{"headline": "Ferry", "body": ""}', "no 'id'"),
        (b'{"id": 1, "headline": "Ferry", "body": 5}', "are text"),
        (b"[1, 2]", "not a record"),
        (b"null", "not a record"),
        (b'"\xff"', "not UTF-8"),
        (b"[" * 200_000, "nested too deep"),
    ]
    lines = b"\n".join(line for line, _ in malformed)
    run = proofread("--jsonl", given=lines + b"\n\n" + record(2, "Ferry", "It left."))
    assert run.returncode == 2
    assert answers(run) == [{"id": 2, "suggestions": []}]
    told = run.stderr.decode()
    assert "Traceback" not in told
    for number, (_, reason) in enumerate(malformed, start=1):
        assert any(line.startswith(f"line {number}: ") and reason in line for line in told.splitlines())


def test_a_lone_surrogate_in_a_record_harms_nothing() -> None:
    run = proofread("--jsonl", given=b'{"id": "\\ud800", "headline": "Ferry", "body": "It left \\ud800."}')
    assert answers(run)[0]["id"] == "\ud800"


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_rules_that_are_off_are_added_by_name(form: str) -> None:
    body = "They chose peace rather then war. The storm (the third this month shut the road."
    given = record(1, "Ferry", body) if form == "jsonl" else f"Ferry\n{body}\n".encode()
    told = ["--jsonl"] if form == "jsonl" else []
    assert proofread(*told, given=given).returncode == 0
    also = proofread(*told, "--also", "harper.usage", "--also", "punctuation.lone_mark", given=given)
    assert also.returncode == 1
    assert b"harper.usage" in also.stdout
    assert b"punctuation.lone_mark" in also.stdout


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_copy_is_read_as_the_variety_it_is_written_in(form: str) -> None:
    body = "The council will not “organise the programme”. It said so in the theatre."
    given = record(1, "Ferry", body) if form == "jsonl" else f"Ferry\n{body}\n".encode()
    told = ["--jsonl"] if form == "jsonl" else []
    assert proofread(*told, "--language", "en-GB", given=given).returncode == 0
    american = proofread(*told, given=given)
    assert american.returncode == 1
    assert b"punctuation.stop_inside_quotes" in american.stdout


def test_an_unknown_variety_is_bad_input(copy: Any) -> None:
    run = proofread("--language", "fr", copy("faulty.txt", FAULTY))
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"en-GB" in run.stderr


def test_an_unknown_rule_is_bad_input(copy: Any) -> None:
    run = proofread("--also", "harper.use", copy("faulty.txt", FAULTY))
    assert (run.returncode, run.stdout) == (2, b"")
    assert "there is no rule “harper.use”" in run.stderr.decode()


def test_records_come_from_standard_input_only(copy: Any) -> None:
    run = proofread("--jsonl", copy("clean.txt", CLEAN))
    assert run.returncode == 2
    assert b"standard input" in run.stderr


def test_each_record_is_answered_before_the_next_is_read() -> None:
    """Whoever drives it line by line must not wait for ever."""
    with subprocess.Popen(
        [sys.executable, "manage.py", "proofread", "--jsonl"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as run:
        assert run.stdin
        assert run.stdout
        for number in (1, 2):
            run.stdin.write(record(number, "Ferry", "It left."))
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == number
        run.stdin.close()
        assert run.wait() == 0
