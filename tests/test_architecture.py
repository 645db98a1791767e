"""What holds for the whole of the code: which way imports point, how long things are, what pages may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    {"text"},
    {"checkers", "formats"},
    {"models"},
    {"desk"},
    {"web", "admin", "management", "templatetags"},
    {"settings", "urls", "wsgi", "apps"},
)
PURE = LAYERS[0] | LAYERS[1]
MAX_LINES_A_FILE = 300  # blank ones not counted
MAX_LINES_A_FUNCTION = 50
NOT_IN_A_PAGE = {
    "a script that is no file": r"<script(?![^>]*\bsrc=)",
    "a style that is no file": r"<style|\sstyle\s*=",
    "a handler in an attribute": r"""<[^>]*\s(on[a-z]+|hx-on[\w:-]*)\s*=""",
    "an address that is a script": r"javascript:|[\"']js:",
    "a file from elsewhere": r"""<(script|link|img)[^>]*(src|href)=["'](https?:)?//""",
    "escaping switched off": r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b",
}


def sources() -> list[Path]:
    return [path for path in sorted((ROOT / "editorial").rglob("*.py")) if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names of what a module imports, relative ones made whole."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    package = module.removesuffix(".__init__") if path.stem == "__init__" else module.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def part_of(dotted: str) -> str | None:
    """The part of the application a name belongs to, None for a name from outside."""
    first, _, rest = dotted.partition(".")
    return rest.partition(".")[0] if first == "editorial" and rest else None


def layer(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def parts() -> Iterator[tuple[Path, str]]:
    for path in sources():
        part = path.relative_to(ROOT / "editorial").parts[0].removesuffix(".py")
        if part != "__init__":
            yield path, part


def test_every_part_has_its_layer() -> None:
    known = set().union(*LAYERS)
    assert {part for _, part in parts()} <= known


def test_imports_point_down() -> None:
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, part in parts()
        for name in imported(path)
        if (other := part_of(name)) and other != part and layer(other) >= layer(part)
    ]
    assert upward == []


def test_text_checkers_and_formats_know_no_django() -> None:
    impure = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, part in parts()
        for name in imported(path)
        if part in PURE and name.partition(".")[0] == "django"
    ]
    assert impure == []


def test_only_training_imports_training() -> None:
    users = {path.parent.name for path in sources() if any(".training" in name for name in imported(path))}
    assert users == {"training"}


def test_files_are_short() -> None:
    lengths = {
        path: sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        for path in (*sources(), *(ROOT / "tests").rglob("*.py"))
    }
    assert {str(path): n for path, n in lengths.items() if n > MAX_LINES_A_FILE} == {}


def test_functions_are_short_enough_to_see_whole() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in (*sources(), *(ROOT / "tests").rglob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MAX_LINES_A_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("fault", NOT_IN_A_PAGE)
def test_templates_keep_to_the_content_security_policy_and_escape(fault: str) -> None:
    faulty = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if re.search(NOT_IN_A_PAGE[fault], path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert faulty == []


def settings_read() -> set[str]:
    """The names that any module asks of the environment."""
    return {
        node.args[0].value
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) in ("env", "os.environ", "os")
        and node.func.attr != "setdefault"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_the_readme_names_every_command_and_setting() -> None:
    commands = {path.stem for path in (ROOT / "editorial/management/commands").glob("[a-z]*.py")}
    read = settings_read()
    assert {"DATABASE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS"} <= read
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in commands | read if f"`{name}" not in text} == set()


def test_paper_is_never_dark() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "static/css").glob("*.css"))]
    rules = [rule for sheet in sheets for rule in re.findall(r"@media[^{]*dark[^{]*", sheet)]
    assert rules
    assert [rule for rule in rules if not rule.startswith("@media screen and ")] == []


def test_every_package_is_pinned_with_its_reason() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and not line.startswith(("#", "-r"))]
        assert pins
        assert [line for line in pins if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+ +# \S.*", line)] == []
