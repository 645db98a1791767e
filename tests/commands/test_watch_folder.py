"""`watch_folder`: what is put into a folder comes once, whole, and the folder stays as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from editorial.desk.integrity import violations
from editorial.formats.draft import Unreadable
from editorial.management.commands import watch_folder
from editorial.management.drop_folder import DropFolder
from editorial.management.files import MAX_BYTES
from editorial.models import Arrival, Article
from tests.desk.test_races import side_by_side

ROOT = Path(__file__).parents[2]
COPY = "Ferry stays\nIt was full of of people."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_folder, "BETWEEN_LOOKS", 0.01)


def state(folder: Path) -> dict[str, tuple[Any, ...]]:
    """All there is in a folder, and as it is."""
    found = {}
    for path in folder.rglob("*"):
        now = path.lstat()
        held = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (now.st_ino, now.st_mode, now.st_size, now.st_mtime_ns, now.st_ctime_ns, held)
    return found


def watch_once(folder: Path, *options: str) -> int:
    try:
        call_command("watch_folder", str(folder), "--once", *options)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.mark.django_db(transaction=True)
def test_files_become_checked_articles_once_and_stay_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ferry.txt").write_text(COPY)
    (folder / "same copy.txt").write_text(COPY)
    (folder / "bridge.html").write_text("<h1>Bridge closes</h1><p>It closed.</p>")
    before = state(folder)
    assert watch_once(folder, "--language", "en-GB") == 0
    assert "Ferry stays" in capsys.readouterr().out
    assert watch_once(folder) == 0
    assert capsys.readouterr().out == ""
    assert state(folder) == before
    found = {(a.headline, a.source, a.language, bool(a.checked_at)) for a in Article.objects.all()}
    assert found == {
        ("Bridge closes", "bridge.html", "en-GB", True),
        ("Ferry stays", "ferry.txt", "en-GB", True),
    }
    assert {arrival.origin for arrival in Arrival.objects.all()} == {str(folder)}
    assert list(violations()) == []


@pytest.mark.django_db
def test_a_file_that_is_written_anew_comes_as_another_article(folder: Path) -> None:
    (folder / "ferry.txt").write_text(COPY)
    watch_once(folder)
    (folder / "ferry.txt").write_text(COPY.replace("stays", "goes"))
    watch_once(folder)
    (folder / "ferry.txt").rename(folder / "under another name.txt")
    watch_once(folder)
    assert {article.headline for article in Article.objects.all()} == {"Ferry stays", "Ferry goes"}
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_what_is_refused_is_told_and_the_rest_comes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.pdf").write_bytes(b"x")
    (folder / "b.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "c.txt").write_text("Only a headline")
    (folder / "d.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "e\x1b[2J\udcff.txt").write_text("Only a headline")
    with (folder / "f.txt").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    (folder / "z.txt").write_text(COPY)
    assert watch_once(folder) == 1
    assert [article.headline for article in Article.objects.all()] == ["Ferry stays"]
    err = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in err] == [
        *("a.pdf", "b.txt", "c.txt", "d.docx", "e\ufffd[2J\ufffd.txt", "f.txt"),
    ]
    assert all(line.partition(": ")[2] for line in err)


@pytest.mark.django_db
def test_what_is_lost_of_a_file_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.html").write_text('<h1>Ferry</h1><p>It left.<img src="ferry.png"></p>')
    assert watch_once(folder) == 0
    assert capsys.readouterr().err == "a.html: 1 picture was left out.\n"


@pytest.mark.django_db
def test_hidden_files_links_folders_and_pipes_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(COPY)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (folder / ".hidden.txt").write_text(COPY)
    (folder / "deeper").mkdir()
    (folder / "deeper" / "ferry.txt").write_text(COPY)
    (folder / "deeper.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    assert watch_once(folder) == 0
    assert not Article.objects.exists()


@pytest.mark.parametrize("named", ["nothing", "file.txt"])
def test_what_is_no_folder_is_refused(named: str, folder: Path) -> None:
    (folder / "file.txt").write_text(COPY)
    with pytest.raises(CommandError, match="is not a folder"):
        watch_once(folder / named)


def test_a_file_is_given_when_it_has_stood_still_from_one_look_to_the_next(folder: Path) -> None:
    drop, path = DropFolder(folder), folder / "ferry.txt"
    path.write_text("Ferry")
    assert drop.look() == []
    path.write_text("Ferry stays")
    assert drop.look() == []
    os.utime(path, ns=(1, 1))  # the same size: only its time tells
    assert drop.look() == []
    (file,) = drop.look()
    assert drop.read(file) == b"Ferry stays"
    assert drop.look() == []
    path.write_text("Ferry goes")
    assert drop.look() == []
    (file,) = drop.look()
    assert drop.read(file) == b"Ferry goes"


def test_a_file_that_could_not_be_read_is_given_again_when_its_rights_have_changed(folder: Path) -> None:
    drop, path = DropFolder(folder), folder / "ferry.txt"
    path.write_text("Ferry")
    path.chmod(0)
    drop.look()
    assert len(drop.look()) == 1
    path.chmod(0o600)
    assert drop.look() == []
    (file,) = drop.look()
    assert drop.read(file) == b"Ferry"


def replaced_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def replaced_by_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def replaced_by_a_file(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("Bridge")
    os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
    other.replace(path)


@pytest.mark.parametrize(
    "meanwhile",
    [
        replaced_by_a_link,
        replaced_by_a_pipe,
        replaced_by_a_file,
        lambda path: path.write_text("Ferry and"),
        Path.unlink,
    ],
)
def test_a_file_that_changes_before_it_is_read_is_not_taken(
    meanwhile: Callable[[Path], None], folder: Path
) -> None:
    drop, path = DropFolder(folder), folder / "ferry.txt"
    path.write_text("Ferry!")
    drop.look()
    (file,) = drop.look()
    meanwhile(path)
    with suppress(Unreadable):
        assert drop.read(file) is None


def test_a_link_that_took_a_files_place_is_not_even_opened(folder: Path) -> None:
    drop, path = DropFolder(folder), folder / "ferry.txt"
    path.write_text("Ferry")
    drop.look()
    (file,) = drop.look()
    replaced_by_a_link(path)
    with pytest.raises(Unreadable, match="symbolic links"):
        drop.read(file)


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    drop = DropFolder(folder)
    folder.rmdir()
    with pytest.raises(Unreadable, match="No such file"):
        drop.look()


@pytest.fixture
def watching(folder: Path, transactional_db: None) -> Iterator[subprocess.Popen[str]]:
    """The command in a process of its own, on the database of the tests."""
    database = connection.settings_dict
    code = (
        "import django; from django.conf import settings; django.setup();"
        f"settings.DATABASES['default']['NAME'] = {str(database['NAME'])!r};"
        "from django.core.management import call_command;"
        "from editorial.management.commands import watch_folder; watch_folder.BETWEEN_LOOKS = 0.1;"
        f"call_command('watch_folder', {str(folder)!r})"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield child
    child.kill()
    child.communicate()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_watches_until_it_is_told_to_end(
    ending: signal.Signals, watching: subprocess.Popen[str], folder: Path
) -> None:
    assert watching.stdout
    for headline in ("Ferry stays", "Bridge closes"):
        (folder / f"{headline}.txt").write_text(f"{headline}\nIt did so on Monday.")
        assert headline in watching.stdout.readline()
    os.killpg(watching.pid, ending)
    out, err = watching.communicate(timeout=30)
    assert (watching.returncode, out, err) == (0, "", "")
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_told_to_end_it_ends_the_file_it_has_begun_and_begins_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(COPY)
    (folder / "b.txt").write_text(COPY.replace("stays", "goes"))
    read = DropFolder.read

    def told_meanwhile(*arguments: Any) -> bytes | None:
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)  # no other thread may die of it
        return read(*arguments)

    monkeypatch.setattr(DropFolder, "read", told_meanwhile)
    call_command("watch_folder", str(folder))
    assert [article.headline for article in Article.objects.all()] == ["Ferry stays"]


@pytest.mark.django_db(transaction=True)
def test_two_that_watch_the_same_folder_make_no_double(folder: Path) -> None:
    for number in range(10):
        (folder / f"{number}.txt").write_text(COPY.replace("stays", f"number {number}"))
    side_by_side([lambda: watch_once(folder)], [lambda: watch_once(folder)])
    assert Article.objects.count() == Arrival.objects.count() == 10
