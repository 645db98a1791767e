"""One request to a service, bounded in time and size."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

MOST_BYTES = 4 * 1024 * 1024
_CHUNK = 64 * 1024


class Unanswered(Exception):
    """The service gave no answer that can be read; the sentence says why."""


def ask(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Any:
    """What the service answers to a POST, as the JSON value it is.

    Raises Unanswered when it is slow, wrong, too long, no JSON, or cannot be reached. `seconds`
    bounds the whole exchange, not each packet of it. Copy goes to the address an administrator
    gave and nowhere that address points to: no redirect is followed.
    """
    if not url.startswith(("http://", "https://")):
        raise Unanswered(f"{url} is not an http address")
    try:
        return json.loads(_exchange(url, body, headers, seconds))
    except (OSError, HTTPException) as error:
        raise Unanswered(f"no answer: {error}") from error
    except (ValueError, RecursionError) as error:
        raise Unanswered(f"not an answer: {error}") from error


def _exchange(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> bytes:
    place = urlsplit(url)
    make = HTTPSConnection if place.scheme == "https" else HTTPConnection
    deadline = time.monotonic() + seconds
    connection = make(place.hostname or "", place.port, timeout=seconds)
    with closing(connection):
        connection.connect()
        # A read waits for each packet anew: a service that drips its headers is hung up on from aside.
        watch = threading.Timer(max(deadline - time.monotonic(), 0), _hang_up, (connection.sock,))
        watch.daemon = True
        watch.start()
        try:
            path = place._replace(scheme="", netloc="").geturl() or "/"
            connection.request("POST", path, body, dict(headers))
            response = connection.getresponse()
            if response.status != http.client.OK:
                raise Unanswered(f"no answer: {response.status} {response.reason}")
            return _read(response, deadline)
        finally:
            watch.cancel()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # the service hung up first
        line.shutdown(socket.SHUT_RDWR)


def _read(response: HTTPResponse, deadline: float) -> bytes:
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise Unanswered(f"the answer is longer than {MOST_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise Unanswered("the answer took too long")
    return b"".join(parts)
