"""One request to a service, bounded in time and size."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

MOST_BYTES = 4 * 1024 * 1024
_CHUNK = 64 * 1024


class Unanswered(Exception):
    """The service gave no answer that can be read; the sentence says why."""


class _NoRedirect(HTTPRedirectHandler):
    """Copy goes to the address an administrator gave, and nowhere that address points to."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_NoRedirect)


def ask(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Any:
    """What the service answers to a POST, as the JSON value it is.

    Raises Unanswered when it is slow, wrong, too long, no JSON, or cannot be reached. `seconds`
    bounds the whole exchange, not each packet of it.
    """
    if not url.startswith(("http://", "https://")):
        raise Unanswered(f"{url} is not an http address")
    deadline = time.monotonic() + seconds
    try:
        request = Request(url, body, dict(headers))  # noqa: S310 - the scheme was looked at above
        with _opener.open(request, timeout=seconds) as response:
            return json.loads(_read(response, deadline))
    except (URLError, OSError, http.client.HTTPException) as error:
        raise Unanswered(f"no answer: {error}") from error
    except (ValueError, RecursionError) as error:
        raise Unanswered(f"not an answer: {error}") from error


def _read(response: Any, deadline: float) -> bytes:
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise Unanswered(f"the answer is longer than {MOST_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise Unanswered("the answer took too long")
    return b"".join(parts)
