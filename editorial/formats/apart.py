"""Heavy reading in a process of its own, where it can be stopped.

A parser written in Python or C cannot be interrupted from outside its process; one that a hostile
file sends astray would hold a web worker for as long as it likes.
"""

from __future__ import annotations

import logging
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from signal import SIGXCPU
from typing import Any, TypeVar

from .draft import Unreadable

Result = TypeVar("Result")

log = logging.getLogger(__name__)

SECONDS = 4  # of a processor
PATIENCE = 9  # seconds by the clock, for a machine so busy that a processor is rarely had
READ_AT_ONCE = 20_000  # characters; of no shape of that length does any parser here make a second

_ROOT = Path(__file__).parents[2]


def with_care(function: Callable[[str], Result], text: str) -> Result:
    """`function(text)`, in a process of its own when the text is long enough to hold a parser up."""
    if len(text) <= READ_AT_ONCE:
        return function(text)
    return apart(function, text, seconds=SECONDS)


def apart(
    function: Callable[..., Result],
    *arguments: Any,
    seconds: int,
    patience: int = PATIENCE,
    megabytes: int = 512,
) -> Result:
    """What `function`, importable by its name, returns for `arguments`.

    Raises Unreadable when it takes more than `seconds` of a processor, or `patience` in seconds by
    the clock, needs more memory than `megabytes`, fails, or raises Unreadable itself.
    """
    call = pickle.dumps((function, arguments, seconds, megabytes))
    try:
        child = subprocess.run(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-m", __name__], input=call, capture_output=True, timeout=patience, cwd=_ROOT
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"Reading this took longer than {patience} seconds, so it was stopped.") from None
    if child.returncode == -SIGXCPU:
        raise Unreadable(f"Reading this took longer than {seconds} seconds, so it was stopped.")
    if child.returncode:
        log.warning("reading failed: %s", child.stderr.decode(errors="replace")[-2000:])
        raise Unreadable("This could not be read: it is damaged, or of a shape we do not know.")
    result = pickle.loads(child.stdout)  # noqa: S301 (from the process just started)
    if isinstance(result, Unreadable):
        raise result
    return result  # type: ignore[no-any-return]


def main() -> None:
    """The other process: one call on stdin, its result on stdout."""
    function, arguments, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301 (from `apart`)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # at the second it is killed untold
    try:
        result = function(*arguments)
    except Unreadable as refusal:
        result = refusal
    pickle.dump(result, sys.stdout.buffer)


if __name__ == "__main__":
    main()
