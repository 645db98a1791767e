"""A page from elsewhere, fetched without being led inside; off unless the setting FETCH_URLS is on.

Whoever names an address must not make this machine ask its own network. So a host is looked up once,
all that is found must be public, and the connection goes to what was found, never to the name.
No client library holds to that together with one limit on the whole exchange, so this is `http.client`
in a process that can be stopped.
Source: https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from editorial.formats.apart import apart
from editorial.formats.draft import Unreadable

SECONDS = 5
MAX_BYTES = 5_000_000
MAX_REDIRECTS = 3

_CONNECTING = 2  # seconds for one address of a host, so that its next one has a turn
_USUAL_PORT = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_HEADERS = {"User-Agent": "Blue Pencil", "Accept": "*/*"}  # http.client asks for no compression by itself
_IN_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")
_PLAIN_IN_A_PATH = "%/?&=:@!$'()*+,;~[]"
# What `is_global` lets by, in some versions of Python: the registries of special-purpose addresses,
# https://www.iana.org/assignments/iana-ipv4-special-registry/ and iana-ipv6-special-registry/.
_SPECIAL = [ip_network(n) for n in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")]
_UNICAST = ip_network("2000::/3")  # all that is given out of IPv6


@dataclass(frozen=True, slots=True)
class Target:
    """What one request asks for. `host` is as the wire has it, `path` with its query."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


def found(host: str, port: int) -> list[str]:
    """The addresses of a host, as numbers. Raises OSError when it has none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether it is one host of the public network, and not by way of another address inside it."""
    number = ip_address(address)
    if isinstance(number, IPv6Address):
        number = number.ipv4_mapped or number
    if isinstance(number, IPv6Address) and number not in _UNICAST:
        return False
    return number.is_global and not number.is_multicast and not any(number in network for network in _SPECIAL)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far fetching goes: how hosts are looked up, and which of their addresses and ports it may ask."""

    look_up: Callable[[str, int], list[str]] = found
    admits: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(_USUAL_PORT.values())

    def addresses(self, target: Target) -> list[str]:
        """Where the target may be asked. Raises Unreadable unless all of its addresses are admitted."""
        if target.port not in self.ports:
            raise Unreadable(f"Port {target.port} is not asked; pages are at 80 and 443.")
        addresses = self.look_up(target.host, target.port)
        if not addresses or not all(map(self.admits, addresses)):
            raise Unreadable(f"{target.host} is not on the public network, so it is not asked.")
        return addresses


PUBLIC = Reach()


def fetch(url: str, reach: Reach = PUBLIC) -> bytes:
    """What is at `url`, at most MAX_BYTES, had within SECONDS, redirects and all.

    Raises Unreadable when it cannot be had or must not be asked for, and where fetching is off.
    """
    if not settings.FETCH_URLS:
        raise Unreadable("Fetching is switched off; the setting FETCH_URLS allows it.")
    return apart(exchange, url, reach, seconds=SECONDS, patience=SECONDS)


def exchange(url: str, reach: Reach) -> bytes:
    """What is at `url`, however long it takes. Raises Unreadable."""
    target = target_of(url)
    for _ in range(1 + MAX_REDIRECTS):
        try:
            answer = _answer(target, reach)
        except (OSError, HTTPException) as error:
            raise Unreadable(f"{target.host} gave no answer: {error}.") from None
        if isinstance(answer, bytes):
            return answer
        target = answer
    raise Unreadable(f"It leads elsewhere more than {MAX_REDIRECTS} times.")


def target_of(url: str, base: str = "") -> Target:
    """What `url`, or a redirect to it from `base`, asks for. Raises Unreadable when it is not to be asked.

    Nothing is looked up.
    """
    if _IN_NO_ADDRESS.search(url):
        raise Unreadable("An address has no spaces and no backslashes in it.")
    try:
        parts = urlsplit(urljoin(base, url))
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        raise Unreadable("This is not the address of a page.") from None
    if parts.scheme not in _USUAL_PORT or not host:
        raise Unreadable("The address of a page begins with http:// or https:// and a host.")
    if "@" in parts.netloc:
        raise Unreadable("An address with a login in it is not asked.")
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    port = _USUAL_PORT[parts.scheme] if port is None else port
    return Target(parts.geturl(), parts.scheme == "https", host, port, quote(path, safe=_PLAIN_IN_A_PATH))


def _answer(target: Target, reach: Reach) -> bytes | Target:
    """What is there, or where it says to look instead."""
    with closing(HTTPConnection(target.host, target.port)) as connection:
        connection.sock = _connected(target, reach)
        connection.request("GET", target.path, headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return target_of(response.headers.get("Location", ""), base=target.url)
        return _body(response)


def _connected(target: Target, reach: Reach) -> socket.socket:
    """A connection to one of the addresses that were admitted; the name is only what TLS has to prove."""
    failure = OSError("it has no address")
    for address in reach.addresses(target):
        try:
            connected = socket.create_connection((address, target.port), timeout=_CONNECTING)
        except OSError as error:
            failure = error
            continue
        connected.settimeout(SECONDS)
        if target.secure:
            return ssl.create_default_context().wrap_socket(connected, server_hostname=target.host)
        return connected
    raise failure


def _body(response: HTTPResponse) -> bytes:
    if response.status != 200:
        raise Unreadable(f"The answer was {response.status}, not a page.")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Unreadable("The answer is compressed, though that was not asked for.")
    body = response.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise Unreadable(f"This has more than {MAX_BYTES:,} bytes, the most there is room for.")
    if response.length:
        raise Unreadable("The answer broke off before its end.")
    return body
