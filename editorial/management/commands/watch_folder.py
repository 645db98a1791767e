"""Bring in what is put into a folder."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.desk.arriving import arrive
from editorial.desk.intake import NotCopy
from editorial.formats.characters import clean_text
from editorial.formats.draft import Unreadable
from editorial.formats.registry import read_file
from editorial.management.drop_folder import DropFolder, File

BETWEEN_LOOKS = 3.0  # seconds
ENDING = {signal.SIGTERM, signal.SIGINT}
MAX_SOURCE = 200  # code points


def _folder(path: str) -> Path:
    if not Path(path).is_dir():
        raise ArgumentTypeError(f"{path} is not a folder.")
    return Path(path).resolve()


class Command(BaseCommand):
    help = (
        "Brings in every file put into a folder, each content once, until it is told to end."
        " With --once it exits with 1 when a file was refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=_folder, metavar="PATH")
        parser.add_argument("--once", action="store_true", help="Look once and end.")
        parser.add_argument("--language", default="en-US", help="BCP 47, such as en-GB; en-US if left out.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, refused = DropFolder(options["folder"]), 0
        # Held back and asked for between files: whatever a file has begun, it ends.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            for file in _settled(folder, once=options["once"]):
                refused += not self._take_in(folder, file, options["language"])
        except Unreadable as refusal:
            raise CommandError(str(refusal)) from None
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if refused and options["once"]:
            sys.exit(1)

    def _take_in(self, folder: DropFolder, file: File, language: str) -> bool:
        """Make an article of the file unless its content came before; False when it is refused."""
        name = clean_text(file.name)
        try:
            data = folder.read(file)
            if data is None:
                return True
            draft = read_file(file.name, data)
            key, source = sha256(data).hexdigest(), name[-MAX_SOURCE:]
            article = arrive(str(folder.path), key, draft, source=source, language=language)
        except (Unreadable, NotCopy) as refusal:
            self.stderr.write(f"{name}: {refusal}")
            return False
        if article:
            self.stdout.write(f"{article.pk}  {article.headline}")
            self.stdout.flush()
            for loss in draft.losses:
                self.stderr.write(f"{name}: {loss}")
        return True


def _settled(folder: DropFolder, *, once: bool) -> Iterator[File]:
    """The files to take in, as they come, until one of the signals ENDING is sent."""
    folder.look()
    while not _told_to_end(BETWEEN_LOOKS):
        for file in folder.look():
            yield file
            if _told_to_end(0):
                return
        if once:
            return


def _told_to_end(seconds: float) -> bool:
    """Whether a signal to end is sent within so many seconds; waits no longer than for that."""
    return signal.sigtimedwait(ENDING, seconds) is not None
