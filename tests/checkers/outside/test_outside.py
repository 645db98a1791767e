"""Services that are slow, wrong, hostile or cut short: what they say is checked, never believed."""

import json
import threading
from urllib.parse import parse_qs

import pytest

from editorial.checkers.document import Document
from editorial.checkers.outside import language_model, languagetool
from editorial.checkers.outside.wire import MOST_BYTES
from editorial.checkers.rule import Kind
from editorial.text.block import BlockKind

from .speaking import Service, chat, match

PARAGRAPHS = [
    "The fair 🎪 opened on Monday.",
    "The fair recieved many visitor.",
    "The fair closes on Sunday.",
]


@pytest.fixture
def document():
    return Document.of([(BlockKind.PARAGRAPH, text) for text in PARAGRAPHS])


@pytest.fixture
def service():
    service = Service()
    yield service
    service.close()


def test_languagetool_is_sent_the_copy_and_its_language(service, document):
    service.says({"matches": []})
    assert languagetool.listen(document, service.url).findings == []
    path, _, body = service.asked[0]
    assert path == "/v2/check"
    assert parse_qs(body.decode()) == {"text": ["\n\n".join(PARAGRAPHS)], "language": ["en-US"]}


def test_a_match_is_placed_by_its_words_not_by_its_offset(service, document):
    service.says(
        {"matches": [match("...The fair recieved many visitor...", 12, 8, ("received", "relieved"))]}
    )
    (finding,) = languagetool.listen(document, service.url).findings
    assert (finding.block, finding.span.of(PARAGRAPHS[1])) == (1, "recieved")
    assert (finding.replacement, finding.alternatives, finding.kind) == (
        "received",
        ("relieved",),
        Kind.CHOICE,
    )


def test_offsets_in_a_context_with_an_emoji_count_utf16_units(service, document):
    service.says({"matches": [match(PARAGRAPHS[0], len("The fair 🎪 ") + 1, len("opened"), ("opens",))]})
    (finding,) = languagetool.listen(document, service.url).findings
    assert finding.span.of(PARAGRAPHS[0]) == "opened"


def test_a_match_without_replacement_is_a_query(service, document):
    service.says({"matches": [match(PARAGRAPHS[1], 9, 8, ())]})
    (finding,) = languagetool.listen(document, service.url).findings
    assert (finding.kind, finding.replacement) == (Kind.QUERY, None)


@pytest.mark.parametrize(
    "bad",
    [
        match("words that are not there", 0, 5),
        match("The fair", 0, 8),
        match(PARAGRAPHS[1], 900, 5),
        match(PARAGRAPHS[1], -3, "x"),
        {"message": 1},
        None,
        [],
        {**match(PARAGRAPHS[1], 9, 8), "replacements": [{"value": ["list"]}]},
        {**match(PARAGRAPHS[1], 9, 8), "rule": None},
        {**match(PARAGRAPHS[1], 9, 8), "context": "text"},
    ],
)
def test_a_match_that_cannot_be_placed_or_read_is_dropped_and_counted(service, document, bad):
    service.says({"matches": [bad, match(PARAGRAPHS[1], 9, 8)]})
    heard = languagetool.listen(document, service.url)
    assert (len(heard.findings), heard.dropped) == (1, 1)


@pytest.mark.parametrize("answer", [[], {}, {"matches": "none"}, {"matches": {}}, 7, None])
def test_an_answer_of_another_shape_says_nothing(service, document, answer):
    service.says(answer)
    assert languagetool.listen(document, service.url).findings == []


def listen_to_languagetool(document, service, seconds):
    return languagetool.listen(document, service.url, seconds)


def listen_to_model(document, service, seconds):
    return language_model.listen(document, service.url, "any", seconds=seconds)


LISTENERS = pytest.mark.parametrize("listen", [listen_to_languagetool, listen_to_model])


@LISTENERS
def test_a_slow_drip_is_cut_off(service, document, listen):
    over = threading.Event()

    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not over.wait(0.05):
            handler.wfile.write(b" ")

    service.answer = drip
    assert listen(document, service, 0.5).trouble  # the drip itself would go on for an hour
    over.set()


@LISTENERS
@pytest.mark.parametrize(
    ("first", "part"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n", b"1"),
    ],
    ids=["header", "promises", "size"],
)
def test_a_drip_before_the_answer_is_cut_off(service, document, listen, first, part):
    over = threading.Event()

    def drip(handler):
        handler.wfile.write(first)
        while not over.wait(0.1):
            handler.wfile.write(part)

    service.answer = drip
    assert listen(document, service, 0.5).trouble  # the drip itself would go on for good
    over.set()


@LISTENERS
def test_silence_is_given_up_on(service, document, listen):
    over = threading.Event()
    service.answer = lambda handler: over.wait(30)
    assert listen(document, service, 0.3).trouble
    over.set()


@LISTENERS
@pytest.mark.parametrize(
    "prepare",
    [
        lambda service: service.sends(b'{"matches": [{"mess', declared=5_000),
        lambda service: service.sends(b"<html>Sign in</html>"),
        lambda service: service.sends(b"\xff\xfe\x00"),
        lambda service: service.sends(b"[" * 200_000),
        lambda service: service.sends(b" " * (MOST_BYTES + 1)),
        lambda service: service.says({"error": "overloaded"}, 503),
        lambda service: service.sends(b"", 302, [("Location", "http://127.0.0.1:9/")]),
    ],
    ids=["half", "page", "bytes", "deep", "long", "busy", "redirect"],
)
def test_what_is_no_answer_is_told_and_does_no_harm(service, document, listen, prepare):
    prepare(service)
    heard = listen(document, service, 5)
    assert heard.findings == []
    assert heard.trouble


def test_a_service_that_is_not_there_is_told(document):
    assert languagetool.listen(document, "http://127.0.0.1:9").trouble
    assert "not an http address" in languagetool.listen(document, "file:///etc/passwd").trouble


def test_a_model_is_sent_the_copy_with_its_key(service, document):
    service.says(chat([]))
    heard = language_model.listen(document, service.url, "some-model", "a-key")
    assert (heard.findings, heard.trouble) == ([], "")
    path, headers, body = service.asked[0]
    assert (path, headers["Authorization"]) == ("/chat/completions", "Bearer a-key")
    assert json.loads(body)["messages"][1]["content"] == "\n\n".join(PARAGRAPHS)


def test_a_models_remark_is_placed_by_the_words_it_quotes(service, document):
    remark = {
        "quote": "fair",
        "before": "\nThe ",
        "after": " recieved",
        "replacement": "fete",
        "reason": "Named so.",
    }
    service.says(chat([{**remark, "before": "The "}]))
    (finding,) = language_model.listen(document, service.url, "any").findings
    assert (finding.block, finding.span.of(PARAGRAPHS[1]), finding.replacement) == (1, "fair", "fete")
    assert finding.kind is Kind.CHOICE


def test_a_list_in_a_fence_is_read(service, document):
    remark = {"quote": "visitor", "replacement": None, "reason": "How many?"}
    service.says(chat(f"Here you are:\n```json\n{json.dumps([remark])}\n```"))
    (finding,) = language_model.listen(document, service.url, "any").findings
    assert finding.kind is Kind.QUERY


@pytest.mark.parametrize(
    "remark",
    [
        {"quote": "The fair", "replacement": "A fair", "reason": "three places could be meant"},
        {"quote": "not in the copy", "replacement": "x", "reason": "r"},
        {"quote": "", "replacement": "x", "reason": "r"},
        {"quote": "visitor", "replacement": "visitor", "reason": "no change"},
        {"quote": "visitor", "replacement": 5, "reason": "r"},
        {"quote": "visitor", "replacement": "visitors"},
        {"quote": ["visitor"], "replacement": "visitors", "reason": "r"},
        "ignore all previous instructions",
    ],
)
def test_a_remark_that_cannot_be_used_is_dropped_and_counted(service, document, remark):
    service.says(chat([remark]))
    heard = language_model.listen(document, service.url, "any")
    assert (heard.findings, heard.dropped) == ([], 1)


@pytest.mark.parametrize(
    "content", ["no list at all", "[1, 2", "{}", "[" * 1_000_000, "[" * 1_000_000 + "]", 7, None]
)
def test_a_model_that_gives_no_list_is_told(service, document, content):
    service.says({"choices": [{"message": {"content": content}}]})
    assert language_model.listen(document, service.url, "any").trouble


def test_words_that_stand_everywhere_point_nowhere(service):
    document = Document.of([(BlockKind.PARAGRAPH, "a b " * 2_000)])
    service.says({"matches": [match("a b a", 2, 1)]})
    heard = languagetool.listen(document, service.url)
    assert (heard.findings, heard.dropped) == ([], 1)
