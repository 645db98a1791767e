"""Fetching reaches what is public and nothing else, and is through in time whatever the other side does."""

from __future__ import annotations

import gzip
import itertools
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.desk import fetching
from editorial.desk.fetching import MAX_BYTES, PUBLIC, fetch, is_public, target_of
from editorial.formats.draft import Unreadable
from tests.formats.hostile import payloads

from .elsewhere import INSIDE, OUTSIDE, PAGE, Rebinding, never_found, serving, to


@pytest.fixture(autouse=True)
def fetching_is_on(settings):
    settings.FETCH_URLS = True


@pytest.fixture
def short(monkeypatch):
    """Two seconds instead of five: the other process takes its part of them to start."""
    monkeypatch.setattr(fetching, "SECONDS", 2)


def moved(where: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Elsewhere\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode()


def test_a_page_is_fetched_with_its_query_and_nothing_that_knows_us():
    with serving(PAGE) as server:
        assert fetch(server.url("/feed/é?section=news"), to(server)) == b"news"
    (asked,) = server.requests
    assert asked.startswith("GET /feed/%C3%A9?section=news HTTP/1.1\r\n")
    names = {line.partition(":")[0].lower() for line in asked.split("\r\n")[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding"}
    assert f"Host: press.example:{server.port}\r\n" in asked
    assert "Accept-Encoding: identity\r\n" in asked


def test_nothing_is_fetched_unless_it_is_switched_on(settings):
    settings.FETCH_URLS = False
    with serving(PAGE) as server, pytest.raises(Unreadable, match="FETCH_URLS"):
        fetch(server.url(), to(server))
    assert server.requests == []


def test_fetching_is_off_by_default():
    code = "from editorial.settings import FETCH_URLS; print(FETCH_URLS)"
    environment = {name: value for name, value in os.environ.items() if name != "FETCH_URLS"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert run.stdout == "False\n"


@pytest.mark.parametrize(
    "url",
    [
        *("", "press.example", "//press.example/", "/feed", "feed.xml", "http:", "http://", "https:///feed"),
        *(
            "ftp://press.example/",
            "file:///etc/passwd",
            "gopher://press.example:80/",
            "data:,x",
            "HTTPX://a/",
        ),
        *("http://maren@press.example/", "http://maren:pass@press.example/", "http://@press.example/"),
        *(
            "http://press.example\\@10.0.0.1/",
            "http://press.example/ HTTP/1.1",
            "http://press.example/\r\nX: y",
        ),
        *("http://[::1/", "http://press.example:http/", "http://press.example:99999/", "http://a..b/"),
        *(f"http://{'a' * 64}.example/", "\thttp://press.example/", "http://press.example\x00/"),
    ],
)
def test_what_is_not_the_address_of_a_page_is_refused_before_anything_is_looked_up(url):
    with pytest.raises(Unreadable):
        target_of(url)


@pytest.mark.parametrize("port", [22, 25, 8000, 8443, 6379, 0])
def test_other_ports_are_not_asked_and_the_host_is_not_looked_up(port):
    never = replace(PUBLIC, look_up=lambda host, port: pytest.fail("it was looked up"))
    with pytest.raises(Unreadable, match="80 and 443"):
        never.addresses(target_of(f"http://press.example:{port}/"))


INSIDE_NETWORKS = """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    ::/8 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 fc00::/7 fe80::/10 fec0::/10
    ff00::/8
""".split()


@settings(deadline=None)
@given(st.data())
@pytest.mark.parametrize("network", INSIDE_NETWORKS)
def test_no_address_of_a_network_that_is_not_public_is_admitted(network, data):
    network = ip_network(network)
    number = data.draw(st.integers(int(network[0]), int(network[-1])))
    if network.version == 6 and number >> 32 == 0xFFFF:
        return  # an IPv4 address, mapped: judged as that
    assert not is_public(str(type(network[0])(number)))


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_the_clothes_of_ipv6_is_judged_as_itself(address):
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    assert not is_public(f"::{address}")


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_admitted(address):
    assert is_public(address)


def test_of_several_addresses_all_must_be_public():
    for mixed in (["93.184.216.34", "10.0.0.1"], ["127.0.0.1", "93.184.216.34"], []):
        with pytest.raises(Unreadable, match="not on the public network"):
            replace(PUBLIC, look_up=lambda host, port, mixed=mixed: mixed).addresses(
                target_of("http://press.example/")
            )


def admitted(reach, urls: list[str]) -> dict[str, list[str]]:
    """The addresses that would be connected to, by URL."""
    reached = {}
    for url in urls:
        try:
            reached[url] = reach.addresses(target_of(url))
        except Unreadable:
            continue
    return reached


def test_hostile_addresses_reach_nothing_inside(monkeypatch):
    """No name of theirs is looked up: the system reads numbers, everything else is inside, or outside."""
    hostile = payloads("url_ssrf", "url_open_redirect")
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("something was asked"))
    if_inside, if_outside = admitted(INSIDE, hostile), admitted(OUTSIDE, hostile)
    assert len(hostile) == 127
    for addresses in (*if_inside.values(), *if_outside.values()):
        assert all(ip_address(address).is_global for address in addresses)
        assert not {"169.254.169.254", "192.0.0.192", "127.0.0.1"} & set(addresses)
    assert set(if_inside) == {"http://3627734734", "http://0xd8.3856078"}  # 216.58.214.206, public
    assert len(if_outside) > len(if_inside) + 5


def test_hostile_redirects_reach_nothing_inside():
    hostile = [p for p in payloads("url_ssrf", "url_open_redirect") if p.isascii() and p.isprintable()]
    for payload in hostile:
        try:
            target = target_of(payload, base="https://press.example/feed")
            addresses = OUTSIDE.addresses(target)
        except Unreadable:
            continue
        assert all(map(is_public, addresses))


def test_what_was_looked_up_is_what_is_asked_though_the_name_moves_meanwhile():
    with serving(PAGE) as server, serving(PAGE, host="127.0.0.2", port=server.port) as inside:
        rebinding = replace(to(server), look_up=Rebinding(["127.0.0.1", "127.0.0.2"]))
        assert fetch(server.url(), rebinding) == b"news"
    assert (len(server.requests), len(inside.requests)) == (1, 0)


def test_a_name_that_moves_inside_between_two_hops_is_refused():
    with serving(moved("/again")) as server, serving(PAGE, host="127.0.0.2", port=server.port) as inside:
        rebinding = replace(to(server), look_up=Rebinding(["127.0.0.1", "127.0.0.2"]))
        with pytest.raises(Unreadable, match="not on the public network"):
            fetch(server.url(), rebinding)
    assert (len(server.requests), len(inside.requests)) == (1, 0)


def test_the_loopback_is_refused_where_nothing_is_injected():
    with serving(PAGE) as server:
        reach = replace(PUBLIC, ports=frozenset([server.port]))
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"):
            with pytest.raises(Unreadable, match="not on the public network"):
                fetch(server.url(host=host), reach)
    assert server.requests == []


@pytest.mark.parametrize(
    "where",
    [
        *("http://127.0.0.2/", "http://127.0.0.2:{port}/", "//127.0.0.2:{port}/", "http://127.0.0.1:22/"),
        *("file:///etc/passwd", "gopher://127.0.0.1:{port}/", "http://maren@press.example:{port}/"),
        *("http://[::1/", "http://press.example:{port}\\@127.0.0.2/"),
    ],
)
def test_a_redirect_to_where_it_may_not_go_is_not_followed(where):
    with (
        serving(PAGE, host="127.0.0.2") as inside,
        serving(moved(where.format(port=inside.port))) as server,
        pytest.raises(Unreadable),
    ):
        fetch(server.url(), to(server, inside))
    assert (len(server.requests), inside.requests) == (1, [])


def test_a_redirect_is_followed_three_times_and_no_more():
    hops = [moved("/b", 301), moved("c", 307), moved("?d", 308)]
    with serving(*hops, PAGE) as server:
        assert fetch(server.url("/a/"), to(server)) == b"news"
    assert [asked.split()[1] for asked in server.requests] == ["/a/", "/b", "/c", "/c?d"]
    with serving(moved("/feed")) as server, pytest.raises(Unreadable, match="more than 3 times"):
        fetch(server.url(), to(server))
    assert len(server.requests) == 4


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


def slowly(*pieces: bytes) -> Iterator[bytes]:
    for piece in itertools.chain(pieces, itertools.repeat(b"x")):
        yield piece
        time.sleep(0.05)


@pytest.mark.parametrize(
    "drip",
    [
        lambda: slowly(head()),
        lambda: slowly(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        lambda: slowly(head("Transfer-Encoding: chunked")),
        lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"),
        lambda: itertools.chain(
            [head("Transfer-Encoding: chunked"), b"0\r\n"], itertools.repeat(b"X-Trailer: more\r\n")
        ),
        lambda: slowly(),
    ],
    ids=["body", "header", "chunk", "continue", "trailer", "status"],
)
def test_an_answer_without_end_is_cut_off_in_time(drip, short):
    with serving(drip) as server, pytest.raises(Unreadable, match="longer than 2 seconds"):
        fetch(server.url(), to(server))


def test_a_host_that_takes_its_time_to_be_found_is_cut_off_too(short):
    with pytest.raises(Unreadable, match="longer than 2 seconds"):
        fetch("http://press.example/", replace(PUBLIC, look_up=never_found))


def chunks(*bodies: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body), body) for body in bodies)


MUCH = b"x" * 1_000_000


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda: itertools.chain([head()], itertools.repeat(MUCH)), "more than 5,000,000 bytes"),
        (
            lambda: itertools.chain([head("Transfer-Encoding: chunked")], itertools.repeat(chunks(MUCH))),
            "more than 5,000,000 bytes",
        ),
        (head("Content-Length: 5000001") + b"x" * (MAX_BYTES + 1), "more than 5,000,000 bytes"),
        (head("Content-Length: 900000000000") + b"little", "broke off"),
        (head("Content-Length: 10") + b"little", "broke off"),
        (head("Transfer-Encoding: chunked") + b"ff\r\nlittle", "no answer"),
        (head("Transfer-Encoding: chunked") + b"no number\r\n", "no answer"),
        (head("Content-Encoding: gzip") + gzip.compress(b"\0" * 50_000_000), "compressed"),
        (head("Content-Encoding: br, gzip") + b"x", "compressed"),
        (b"HTTP/1.1 404 Not Found\r\n\r\nnews", "was 404"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "was 304"),
        (b"HTTP/1.1 101 Switching\r\n\r\n", "was 101"),
        (b"\x00\xff nonsense", "no answer"),
        (b"", "no answer"),
    ],
)
def test_an_answer_that_is_too_much_or_not_whole_is_refused(answer, sentence):
    with serving(answer) as server, pytest.raises(Unreadable, match=sentence):
        fetch(server.url(), to(server))


def test_an_answer_of_just_the_most_bytes_is_had_and_a_length_that_is_too_short_is_believed():
    with serving(head() + b"x" * MAX_BYTES) as server:
        assert len(fetch(server.url(), to(server))) == MAX_BYTES
    with serving(head("Content-Length: 4") + b"news and more") as server:
        assert fetch(server.url(), to(server)) == b"news"


def test_nobody_there_is_told():
    with serving(PAGE) as server:
        reach = to(server)
    with pytest.raises(Unreadable, match=r"press\.example gave no answer"):
        fetch(server.url(), reach)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[ssl.SSLContext, str]:
    """TLS for `press.example`, and the file of who vouches for it."""
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes the certificate, is not installed")
    key, vouched = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = (
        "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2 -subj /CN=press.example"
    )
    names = ["-addext", "subjectAltName=DNS:press.example"]
    subprocess.run([*made.split(), *names, "-keyout", key, "-out", vouched], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(vouched, key)
    return context, str(vouched)


def test_tls_must_prove_the_name_that_was_asked_for(certificate, monkeypatch):
    context, vouched = certificate
    with serving(PAGE, tls=context) as server:
        with pytest.raises(Unreadable, match="CERTIFICATE_VERIFY_FAILED"):
            fetch(server.url(), to(server))
        monkeypatch.setenv("SSL_CERT_FILE", vouched)
        assert fetch(server.url(), to(server)) == b"news"
        for other in ("other.example", "127.0.0.1"):
            with pytest.raises(Unreadable, match="CERTIFICATE_VERIFY_FAILED"):
                fetch(server.url(host=other), to(server))
    assert len(server.requests) == 1
