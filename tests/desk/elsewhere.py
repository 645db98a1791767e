"""Servers on this machine that stand for the web, and how far a test lets fetching go.

What a test injects goes with the request into another process, so it is found here by its name.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from editorial.desk.fetching import Reach, is_public

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews"
Answer = bytes | Callable[[], Iterable[bytes]]


@dataclass
class Server:
    """Gives every request the next of its answers, the last one for ever, and keeps what was asked."""

    answers: list[Answer]
    host: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listening = socket.create_server((self.host, self.port))
        self.port = self._listening.getsockname()[1]

    def url(self, path: str = "/feed", host: str = "press.example") -> str:
        return f"http{'s' if self.tls else ''}://{host}:{self.port}{path}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self.requests.append(connection.recv(65_536).decode("latin-1"))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                for piece in [answer] if isinstance(answer, bytes) else answer():
                    connection.sendall(piece)
        except OSError:
            pass  # the other side has gone away

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


@contextmanager
def serving(*answers: Answer, **details: object) -> Iterator[Server]:
    server = Server(list(answers), **details)  # type: ignore[arg-type]
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        yield server
    finally:
        server.close()


def here(host: str, port: int) -> list[str]:
    """The only host there is: the one that serves the tests. A number is itself."""
    return [host] if host[0].isdigit() else ["127.0.0.1"]


def is_here(address: str) -> bool:
    """Stands for “public”: one address of this machine, and none of its other ones."""
    return address == "127.0.0.1"


@dataclass
class Rebinding:
    """A host that gives another address each time it is looked up."""

    addresses: list[str]

    def __call__(self, host: str, port: int) -> list[str]:
        return [self.addresses.pop(0)]


def never_found(host: str, port: int) -> list[str]:
    time.sleep(60)
    return []


def to(*servers: Server) -> Reach:
    return Reach(look_up=here, admits=is_here, ports=frozenset(server.port for server in servers))


def numbers_alone(host: str, port: int) -> list[str]:
    """What the system makes of a host that is a number in any spelling; every name is an inside one."""
    try:
        return _as_number(host, port)
    except OSError:
        return ["10.0.0.7"]


def names_are_public(host: str, port: int) -> list[str]:
    try:
        return _as_number(host, port)
    except OSError:
        return ["93.184.216.34"]


def _as_number(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(info[4][0]) for info in found]


INSIDE = Reach(look_up=numbers_alone, admits=is_public)
OUTSIDE = Reach(look_up=names_are_public, admits=is_public)
