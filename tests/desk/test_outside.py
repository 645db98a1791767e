"""Services outside the house: asked only where switched on, aside from every request, and never believed."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.urls import reverse

from editorial.checkers.outside import languagetool
from editorial.desk.checking import check_article, standing_blocks
from editorial.desk.outside import ask_services
from editorial.desk.revising import revise
from editorial.desk.services import SECONDS
from editorial.desk.tasks import check_soon
from editorial.models import HouseName, OutsideAnswer, OutsideChecker, Suggestion, Verdict
from editorial.text.block import Block as Copy
from tests.checkers.outside.speaking import Service, chat, match

from .making import rule, turn

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "The ferry recieved many visitor, wrote Quennell."
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def ends_sound(sound):
    yield
    sound()


@pytest.fixture
def service(settings):
    service = Service()
    settings.LANGUAGETOOL_URL = settings.LLM_BASE_URL = service.url
    settings.LLM_MODEL, settings.LLM_API_KEY = "some-model", KEY
    yield service
    service.close()


@pytest.fixture
def answered(monkeypatch):
    """Waits until every service that is being asked has answered or been given up on."""
    pools = []

    def open_pool():
        pools.append(ThreadPoolExecutor(2))
        monkeypatch.setattr("editorial.desk.tasks.waiting_threads", pools[-1])

    def wait():
        pools[-1].shutdown()
        open_pool()

    open_pool()
    yield wait
    pools[-1].shutdown()


@pytest.fixture
def copy(article, rules, service, answered):
    rules()
    return article(BODY, headline="Council votes to keep its boat")


def switch(*names):
    for name in names:
        OutsideChecker.objects.update_or_create(name=name, defaults={"on": True})


def slip(words="recieved", *replacements, **more):
    start = BODY.index(words)
    return match(BODY, start, len(words), replacements or ("received",), **more)


def remark(words, replacement, **more):
    return {"quote": words, "replacement": replacement, "reason": "A slip.", **more}


def told(copy):
    return [(s.rule, str(s), s.kind) for s in Suggestion.objects.filter(article=copy).order_by("start", "pk")]


def test_nothing_is_sent_while_everything_is_off(copy, service, answered, client, editor):
    OutsideChecker.objects.create(name="languagetool", on=False)
    check_soon(copy.pk, whole=True)
    ask_services(copy.pk, again=True)
    client.force_login(editor)
    client.post(reverse("article-check", args=[copy.pk]))
    answered()
    assert service.asked == []
    assert "also checked by" not in client.get(copy.get_absolute_url()).content.decode()


@pytest.mark.parametrize("missing", ["LLM_BASE_URL", "LLM_MODEL"])
def test_nothing_is_sent_where_a_setting_is_missing(copy, service, answered, settings, missing):
    switch("model")
    setattr(settings, missing, "")
    check_soon(copy.pk)
    answered()
    assert service.asked == []


def test_an_article_is_asked_about_after_its_own_check(copy, service, answered, rules):
    rules(rule("case", "ferry", "boat"))
    switch("languagetool")
    service.says({"matches": [slip()]})
    check_soon(copy.pk)
    answered()
    assert told(copy) == [
        ("tests.case", "“ferry” → “boat”", "fix"),
        ("languagetool.SLIP", "“recieved” → “received”", "choice"),
    ]


def test_the_request_does_not_wait_for_the_service(copy, service, answered, client, editor):
    over = threading.Event()
    service.answer = lambda handler: over.wait(30)
    switch("languagetool")
    client.force_login(editor)
    assert client.post(reverse("article-check", args=[copy.pk])).status_code == 302
    assert not OutsideAnswer.objects.exists()
    over.set()
    answered()
    assert OutsideAnswer.objects.get().trouble


def test_with_workers_the_asking_is_a_task_of_its_own(copy, service, answered, settings, monkeypatch):
    queued = []
    queue = SimpleNamespace(enqueue=lambda *task: queued.append(task))
    monkeypatch.setattr("editorial.desk.tasks.ask_outside", queue)
    settings.TASKS_BACKEND = "django_tasks_db.DatabaseBackend"
    switch("languagetool")
    check_soon(copy.pk)
    answered()
    assert queued == [(copy.pk, False)]
    assert service.asked == []


def test_asking_again_doubles_nothing_and_brings_back_nothing(copy, service, answered, editor):
    switch("languagetool")
    service.says({"matches": [slip(), slip("visitor", "visitors")]})
    ask_services(copy.pk)
    turn(Suggestion.objects.get(original="recieved"), Verdict.REJECTED, editor)
    assert ask_services(copy.pk, again=True) == 0
    assert len(service.asked) == 2
    assert Suggestion.objects.count() == 2


def test_a_revision_is_sent_once_unless_an_editor_asks(copy, service, answered, editor):
    switch("languagetool")
    service.says({"matches": []})
    for _ in range(2):
        check_soon(copy.pk)
        answered()
    assert len(service.asked) == 1
    revise(copy.pk, [standing_blocks(copy)[1].pk], [Copy.of_text("The ferry is late.")], editor)
    answered()
    assert len(service.asked) == 2


def test_what_the_house_says_too_is_one_suggestion_with_both_names(copy, service, rules):
    rules(rule("spelling", "recieved", "received"))
    check_article(copy.pk)
    switch("languagetool", "model")
    service.says({"matches": [slip()], **chat([remark("recieved", "received")])})
    assert ask_services(copy.pk) == 0
    suggestion = Suggestion.objects.get()
    assert (suggestion.rule, suggestion.also) == ("tests.spelling", ["languagetool.SLIP", "model.remark"])


def test_one_in_the_way_of_a_surer_one_is_held(copy, service, rules):
    rules(rule("sure", "many visitor", "many visitors"))
    check_article(copy.pk)
    switch("model")
    service.says(chat([remark("visitor", "guests")]))
    ask_services(copy.pk)
    assert Suggestion.objects.get(rule="model.remark").held


def test_spelling_of_a_known_name_is_dropped_and_counted(copy, service):
    HouseName.objects.create(spelling="Quennell")
    switch("languagetool", "model")
    name = remark("Quennell", "Kennel", spelling=True)
    service.says({"matches": [slip("Quennell", "Kennel")], **chat([name])})
    assert ask_services(copy.pk) == 0
    assert list(OutsideAnswer.objects.order_by("checker").values_list("dropped", flat=True)) == [1, 1]


@pytest.mark.parametrize("name", ["Vistula", "Quennell"])
def test_the_article_and_the_lexicon_know_names(article, rules, service, name):
    rules()
    made = article(f"They saw {name} today.")
    switch("model")
    service.says(chat([remark(name, "Vista", spelling=True), remark("saw", "see")]))
    assert ask_services(made.pk) == 1


def test_a_quotation_is_only_asked_about(article, rules, service):
    rules()
    made = article("“We was late, and it recieved nobody,” she said.")
    switch("model")
    service.says(chat([remark("was", "were"), remark("recieved", "received", spelling=True)]))
    ask_services(made.pk)
    assert [(s.kind, s.replacement, s.alternatives) for s in made.suggestions.order_by("start")] == [
        ("query", None, ["were"]),
        ("choice", "received", []),
    ]


HOSTILE = {
    "half": lambda service: service.sends(b'{"matches": [{"mess', declared=5_000),
    "page": lambda service: service.sends(b"<html>Sign in</html>"),
    "busy": lambda service: service.says({"error": KEY}, 503),
    "silent": lambda service: setattr(service, "answer", lambda handler: service.over.wait(30)),
    "redirect": lambda service: service.sends(b"", 302, [("Location", "http://127.0.0.1:9/")]),
}


@pytest.mark.parametrize("name", OutsideChecker.Name.values)
@pytest.mark.parametrize("prepare", HOSTILE.values(), ids=HOSTILE)
def test_a_service_that_gives_no_answer_leaves_the_article_usable(
    copy, service, answered, client, editor, monkeypatch, name, prepare, suggest
):
    service.over = threading.Event()
    prepare(service)
    monkeypatch.setitem(SECONDS, name, 0.5)
    switch(name)
    check_soon(copy.pk)
    answered()
    service.over.set()
    client.force_login(editor)
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "It gave no answer the last time" in page
    assert KEY not in page
    assert not copy.suggestions.exists()
    assert turn(suggest(copy, "ferry", "boat"), Verdict.ACCEPTED, editor).decided
    copy.refresh_from_db()
    assert (copy.checked_at is None, copy.check_failed) == (False, False)


@pytest.mark.parametrize(
    "bad",
    [
        slip("recieved", "a\0b"),
        slip("recieved", "\ud800"),
        {**slip(), "message": "\x07"},
        slip(id="\0"),
        slip(id="\ud800"),
        slip("recieved", "long " * 500),
        match("no such words", 0, 7),
    ],
    ids=["nul", "surrogate", "bell", "id", "id surrogate", "endless", "nowhere"],
)
def test_what_cannot_be_stored_does_not_keep_the_rest_out(copy, service, bad):
    switch("languagetool")
    service.sends(json.dumps({"matches": [bad, slip("visitor", "visitors")]}).encode())
    assert ask_services(copy.pk) == 1
    assert [s.original for s in copy.suggestions.all()] == ["visitor"]


def test_a_reason_that_holds_the_key_is_shown_without_it(copy, service, client, editor, caplog):
    def answer(handler):
        handler.send_response(401, f"Bad\x01key {KEY}")
        handler.end_headers()

    service.answer = answer
    switch("model")
    ask_services(copy.pk)
    assert "401" in OutsideAnswer.objects.get().trouble
    client.force_login(editor)
    assert KEY not in client.get(copy.get_absolute_url()).content.decode() + caplog.text


def test_the_page_says_where_copy_goes_and_what_could_not_be_used(copy, service, client, editor, settings):
    settings.LANGUAGETOOL_URL = f"{service.url}/path-of-ours"
    switch("languagetool")
    client.force_login(editor)
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "This article is also checked by LanguageTool at 127.0.0.1." in page
    assert "path-of-ours" not in page
    settings.LANGUAGETOOL_URL = service.url
    service.says({"matches": [None, slip()]})
    ask_services(copy.pk)
    page = client.get(copy.get_absolute_url()).content.decode()
    assert "1 of its remarks could not be used." in page


def test_one_service_that_breaks_leaves_the_other_its_say(copy, service, monkeypatch, caplog):
    def breaks(*arguments):
        raise ZeroDivisionError

    monkeypatch.setattr("editorial.desk.services.languagetool.listen", breaks)
    service.says(chat([remark("visitor", "visitors")]))
    switch("languagetool", "model")
    assert ask_services(copy.pk) == 1
    assert "asking languagetool about article" in caplog.text


def test_what_was_found_in_a_paragraph_that_changed_meanwhile_is_left_out(copy, service, editor, monkeypatch):
    switch("languagetool")
    service.says({"matches": [slip()]})
    monkeypatch.setattr("editorial.desk.revising.check_soon", lambda article_id: None)
    listen = languagetool.listen

    def and_an_edit(*arguments):
        heard = listen(*arguments)
        revise(copy.pk, [standing_blocks(copy)[1].pk], [Copy.of_text("The ferry is late.")], editor)
        return heard

    monkeypatch.setattr("editorial.desk.services.languagetool.listen", and_an_edit)
    assert ask_services(copy.pk) == 0
    assert not copy.suggestions.exists()


def test_what_a_service_found_goes_out_of_sight_when_it_is_switched_off(copy, service):
    switch("languagetool")
    service.says({"matches": [slip()]})
    ask_services(copy.pk)
    OutsideChecker.objects.update(on=False)
    check_article(copy.pk)
    assert not Suggestion.objects.waiting().exists()
    OutsideChecker.objects.update(on=True)
    check_article(copy.pk)
    assert Suggestion.objects.waiting().count() == 1
