"""Check copy from the shell, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from editorial.checkers.languages import VARIETIES
from editorial.checkers.proofread import proofread_blocks, proofread_record
from editorial.checkers.registry import all_rules
from editorial.checkers.style import Style

CLEAN, FINDINGS, BAD_INPUT = 0, 1, 2


class Command(BaseCommand):
    help = "Checks copy without a database. Exits with 0 when it is clean, 1 on findings, 2 on bad input."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="Left out: standard input.")
        parser.add_argument(
            "--jsonl",
            action="store_true",
            help='Read lines {"id", "headline", "body"} from standard input, answer each with a line.',
        )
        parser.add_argument(
            "--language",
            choices=VARIETIES,
            default="en-US",
            help="The variety that the copy is written in; %(default)s if left out.",
        )
        parser.add_argument(
            "--also",
            action="append",
            default=[],
            type=_rule,
            metavar="RULE",
            help="Add a rule that is off by default, such as harper.usage; may be given again.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["jsonl"] and options["files"]:
            self.stderr.write("--jsonl reads standard input: it takes no file.")
            sys.exit(BAD_INPUT)
        style = Style(switched=tuple((rule, True) for rule in options["also"]))
        read_as = {"language": options["language"], "today": date.today(), "style": style}
        sys.exit(self._records(read_as) if options["jsonl"] else self._files(options["files"], read_as))

    def _files(self, paths: list[Path], read_as: dict[str, Any]) -> int:
        """Print the remarks on each file and say how it went; a file that cannot be read stops none."""
        # Records need none of the formats, whose libraries take longer to load than a record to check.
        from editorial.formats import plain
        from editorial.formats.draft import Unreadable
        from editorial.management.files import read_copy

        code = CLEAN
        sources: list[Path | None] = [*paths] or [None]
        for path in sources:
            name = str(path or "<stdin>")
            try:
                draft = read_copy(path) if path else plain.read(sys.stdin.buffer.read())
            except Unreadable as refusal:
                self.stderr.write(f"{name}: {refusal}")
                code = BAD_INPUT
                continue
            blocks = [(block.kind, block.text) for block in draft.blocks]
            for remark in proofread_blocks(blocks, **read_as):
                self.stdout.write(f"{name}:{remark}")
                code = max(code, FINDINGS)
        return code

    def _records(self, read_as: dict[str, Any]) -> int:
        """Answer each line with a line, at once; a malformed one is told of and stops none."""
        code = CLEAN
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if not line.strip():
                continue
            try:
                answer = proofread_record(json.loads(line), **read_as)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                self.stderr.write(f"line {number}: {_reason(error)}")
                code = BAD_INPUT
                continue
            self.stdout.write(json.dumps(answer))
            self.stdout.flush()
            code = max(code, FINDINGS if answer["suggestions"] else CLEAN)
        return code


def _rule(rule_id: str) -> str:
    if rule_id not in all_rules():
        raise argparse.ArgumentTypeError(f"there is no rule “{rule_id}”")
    return rule_id


def _reason(error: Exception) -> str:
    match error:
        case KeyError():
            return f"there is no {error}"
        case UnicodeDecodeError():
            return "this is not UTF-8"
        case json.JSONDecodeError():
            return f"this is not JSON: {error.msg} at column {error.colno}"
        case RecursionError():
            return "this is nested too deep"
        case TypeError():
            return 'this is not a record {"id", "headline", "body"} whose headline and body are text'
    return str(error)
