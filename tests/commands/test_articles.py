"""`import_articles`, `export_article` and `demo`: copy in and out from the shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from editorial.desk.integrity import violations
from editorial.models import Article, Release, Suggestion

pytestmark = pytest.mark.django_db(transaction=True)


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(content, encoding="utf-8")


def code_of(*arguments: object) -> int:
    """The exit code of `import_articles`."""
    try:
        call_command("import_articles", *map(str, arguments))
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_files_and_folders_become_articles_with_their_suggestions(tmp_path: Path) -> None:
    folder = tmp_path / "inbox" / "monday"
    folder.mkdir(parents=True)
    write(tmp_path, first_txt="Ferry returns\nIt was full of of people.")
    write(folder, second_html="<h1>Bridge closes</h1><p>It closes on Monday.</p>")
    write(folder, third_md="# Road opens\n\nIt opens on Monday.")
    assert code_of(tmp_path / "first.txt", tmp_path / "inbox") == 0
    found = dict(Article.objects.values_list("headline", "source"))
    assert found == {"Ferry returns": "first.txt", "Bridge closes": "second.html", "Road opens": "third.md"}
    assert Suggestion.objects.filter(rule="words.doubled").count() == 1
    assert list(violations()) == []


def test_a_refused_file_is_told_of_and_the_rest_goes_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a_txt="Only a headline", b_pdf="x", c_txt="x" * 5000 + "\nCopy.", z_txt="Ferry\nIt left.")
    (tmp_path / "d.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / ".hidden.txt").write_text("Not\nlooked at.")
    assert code_of(tmp_path, tmp_path / "none.txt") == 1
    assert [article.headline for article in Article.objects.all()] == ["Ferry"]
    out, err = capfd.readouterr()
    for name in ("a.txt", "b.pdf", "c.txt", "d.txt", "none.txt"):
        assert f"{tmp_path / name}: " in err
    assert "hidden" not in out + err
    assert "1 taken in, 5 refused." in out


def test_what_has_no_place_here_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a_html='<h1>Ferry</h1><p>It left.<img src="ferry.png"></p>')
    assert code_of(tmp_path) == 0
    assert f"{tmp_path / 'a.html'}: 1 picture was left out." in capfd.readouterr().err


def test_an_article_taken_out_whole_comes_in_whole_and_a_broken_one_is_told_of(
    article: Callable[..., Article], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = article("It left at nine.")
    call_command("export_article", made.pk, format="json", output=tmp_path / "a.json")
    write(tmp_path, b_json='{"format": "blue-pencil-article", "version": 7}')
    assert code_of(tmp_path) == 1
    assert "b.json: This article is in version 7; 1 to 2 can be read." in capfd.readouterr().err
    again = Article.objects.exclude(pk=made.pk).get()
    call_command("export_article", again.pk, format="json", output=tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "a.json").read_bytes()


def test_an_import_shows_how_far_it_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a_txt="Ferry\nIt left.", b_txt="Bridge\nIt closed.")
    code_of(tmp_path)
    assert "2/2" in capfd.readouterr().err


def test_an_import_takes_the_day_and_the_language_of_the_copy(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Ferry\nIt left.")
    assert code_of(tmp_path, "--dated", "2019-04-01", "--language", "en-GB") == 0
    article = Article.objects.get()
    assert (str(article.dated), article.language) == ("2019-04-01", "en-GB")


@pytest.mark.parametrize(
    ("form", "piece"),
    [("html", b"full <strong>of</strong> people"), ("md", b"**of**"), ("txt", b"full of p")],
)
def test_clean_copy_goes_to_standard_output(
    form: str, piece: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(tmp_path, a_html="<h1>Ferry</h1><p>It was full <b>of</b> people – “yes”.</p>")
    code_of(tmp_path)
    capfdbinary.readouterr()
    call_command("export_article", Article.objects.get().pk, format=form)
    out = capfdbinary.readouterr().out
    assert piece in out
    assert "– “yes”" in out.decode()


def test_clean_copy_goes_to_a_file(article: Callable[..., Article], tmp_path: Path) -> None:
    made = article("It left.", headline="Ferry")
    call_command("export_article", made.pk, format="txt", output=tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == "Ferry\n\nIt left.\n"


def test_copy_with_open_questions_goes_out_only_on_record(
    article: Callable[..., Article],
    suggest: Callable[..., Suggestion],
    editor: User,
    reporter: User,
    tmp_path: Path,
) -> None:
    made = article("It left.", headline="Ferry")
    suggest(made, "left", None, rule="", author=reporter)
    out = tmp_path / "out.txt"
    for by, told in (
        (None, "Questions are open in this article: 1"),
        ("hanna", "may not"),
        ("no", "may not"),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("export_article", made.pk, format="txt", output=out, by=by)
    assert not out.exists()
    call_command("export_article", made.pk, format="json", output=out)
    assert not Release.objects.exists()
    call_command("export_article", made.pk, format="txt", output=out, by="maren", reason="It is late.")
    assert out.read_text() == "Ferry\n\nIt left.\n"
    assert Release.objects.values_list("editor__username", "reason").get() == ("maren", "It is late.")


def test_what_cannot_be_taken_out_is_told(article: Callable[..., Article], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no article 999"):
        call_command("export_article", 999, format="txt")
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_article", article().pk, format="txt", output=tmp_path / "none" / "out.txt")


def test_the_demo_is_made_once_and_keeps_what_is_there(
    settings: object, capsys: pytest.CaptureFixture[str], editor: User, administrator: User
) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    call_command("demo")
    printed = capsys.readouterr().out
    made = {article.pk: article.checked_at for article in Article.objects.all()}
    assert len(made) >= 3
    assert all(made.values())
    assert Suggestion.objects.waiting().count() > 10
    call_command("demo")
    assert {article.pk: article.checked_at for article in Article.objects.all()} == made
    assert capsys.readouterr().out == printed


def test_the_demo_prints_logins_that_work(
    settings: object, capsys: pytest.CaptureFixture[str], editor: User, administrator: User
) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    call_command("demo")
    logins = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [(group, login) for group, _, login, *_ in logins] == [
        ("editor", "editor"),
        ("administrator", "admin"),
    ]
    for group, _, name, _, password in logins:
        person = authenticate(RequestFactory().post("/login/"), username=name, password=password)
        assert isinstance(person, User)
        assert (person.groups.get().name, person.is_staff) == (group, group == "administrator")
        assert not person.is_superuser


def test_a_changed_password_is_kept_and_not_printed(
    settings: object, capsys: pytest.CaptureFixture[str], editor: User, administrator: User
) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    call_command("demo")
    person = User.objects.get(username="admin")
    person.set_password("changed-by-hand")
    person.save()
    capsys.readouterr()
    call_command("demo")
    assert "login: admin    password: (changed since)" in capsys.readouterr().out
    assert User.objects.get(username="admin").check_password("changed-by-hand")


def test_the_demo_is_not_made_in_production() -> None:
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("demo")
    assert not User.objects.exists()
