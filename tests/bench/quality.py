"""How often the checkers are right, and how fast, beside Harper alone on the same text in one run.

    python tests/bench/quality.py

Reads the marked-up articles of `../shared/quality` and lets the scorer there judge; each voice is
measured in a process of its own. Prints tables and adds them to bench.json as "quality".
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUALITY = ROOT.parent / "shared" / "quality"
SETS = ("dev", "natural_dev")
ENGINE = "harper"
HEARD = "harper.usage"  # off by default: heard where everything is measured
ALONE, HOUSE, EVERYTHING = "harper alone", "house rules", "everything"
WITHOUT = "without "
RUNS = 3


def main() -> None:
    if not (QUALITY / "score.py").exists():
        sys.exit(f"No marked-up articles in {QUALITY}: nothing measured.")
    runs = {voice: fastest(voice) for voice in (ALONE, HOUSE, EVERYTHING)}
    voices = {voice: {**run["cost"], **scored(run["predictions"])} for voice, run in runs.items()}
    everything = runs[EVERYTHING]["predictions"]
    report: dict[str, Any] = {
        "voices": voices,
        "ratios": {voice: ratios(voices[voice], voices[ALONE]) for voice in (HOUSE, EVERYTHING)},
        "categories": categories(voices),
        "rules": {rule: by_rule(rule, everything) for rule in sorted(known_rules())},
        "without": {},
    }
    for part in (*PARTS, *sorted({rule.split(".")[0] for rule in known_rules()})):
        report["without"][part] = plain(scored(measured(f"{WITHOUT}{part}")["predictions"]))
    show(report)
    path = ROOT / "bench.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**known, "quality": report}, indent=1) + "\n")


def fastest(voice: str) -> dict[str, Any]:
    """The run of a few that the machine was least busy in."""
    return max((measured(voice) for _ in range(RUNS)), key=lambda run: run["cost"]["words per second"])


def measured(voice: str) -> dict[str, Any]:
    """What one voice suggests and what it costs, from a process of its own."""
    command = [sys.executable, __file__, voice]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return dict(json.loads(run.stdout))


def ratios(ours: dict[str, Any], alone: dict[str, Any]) -> dict[str, float]:
    """What a voice costs beside Harper alone: the time it takes and the memory, in the same run."""
    return {
        "time": round(alone["words per second"] / ours["words per second"], 3),
        "memory": round(ours["megabytes"] / alone["megabytes"], 2),
    }


def categories(voices: dict[str, Any]) -> dict[str, Any]:
    """Recall by category, ours beside Harper’s; taken out of the rows of the voices."""
    told = {voice: {name: row[name].pop("categories") for name in SETS} for voice, row in voices.items()}
    for name in SETS:
        for category, row in told[EVERYTHING][name].items():
            row["harper alone"] = told[ALONE][name][category]["recall"]
    return told[EVERYTHING]


def known_rules() -> dict[str, Any]:
    from editorial.checkers.registry import all_rules

    return dict(all_rules())


def by_rule(name: str, predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """What a rule is and what came of what it said; precision on dev is what its kind rests on."""
    rule = known_rules()[name]
    kept = [{**p, "suggestions": [s for s in p["suggestions"] if s["rule"] == name]} for p in predictions]
    rows = plain(scored(kept)) if any(p["suggestions"] for p in kept) else {}
    return {"kind": str(rule.kind), "on": rule.on, **rows}


def plain(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for row in rows.values():
        row.pop("categories")
    return rows


def scored(predictions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The scorer's verdict by set, style advice left out."""
    with tempfile.TemporaryDirectory() as folder:
        given, said = Path(folder, "given.json"), Path(folder, "said.json")
        given.write_text(json.dumps(predictions))
        command = [sys.executable, str(QUALITY / "score.py"), str(given), "--data", str(QUALITY)]
        subprocess.run(
            [*command, "--sets", ",".join(SETS), "--json", str(said)], check=True, stdout=subprocess.DEVNULL
        )
        report = json.loads(said.read_text())
    return {
        name: {
            "suggestions": row["suggestions"],
            "precision": round(row["precision"], 3),
            "recall": round(row["recall"], 3),
            "f0.5": round(row["f0.5"], 3),
            "wrong per 1,000 words": round(row["wrong_per_1000"], 2),
            "categories": {
                c: {"gold": x["gold"], "recall": x["recall"]} for c, x in row["per_category"].items()
            },
        }
        for name, row in ((name, both["no_style"]) for name, both in report.items())
    }


def show(report: dict[str, Any]) -> None:
    for voice, row in report["voices"].items():
        speed, start = f"{row['words per second']:,} words/s", f"start {row['start-up seconds']:.2f} s"
        print(f"\n{voice:14}{speed:>16}  {start}  {row['megabytes']:.0f} MB")
        for name in SETS:
            print(f"  {name:12} {figures(row[name])}")
    for voice, row in report["ratios"].items():
        print(f"\n{voice}: {row['time']} × the time, {row['memory']} × the memory of Harper alone", end="")
    print(f"\n\n{'category':38}{'gold':>6}{'ours':>7}{'Harper':>8}")
    for name in SETS:
        for category, row in report["categories"][name].items():
            print(f"{name:14}{category:24}{row['gold']:6}{row['recall']:7.2f}{row['harper alone']:8.2f}")
    print("\nrules")
    for rule, row in report["rules"].items():
        said = "   ".join(f"{name}: {figures(row[name])}" for name in SETS if name in row) or "nothing said"
        print(f"  {rule:32}{row['kind']:8}{'on ' if row['on'] else 'off'}  {said}")
    print("\nwithout")
    for part, rows in report["without"].items():
        print(f"  {part:32}" + "   ".join(f"{name}: {figures(rows[name])}" for name in SETS))


def figures(row: dict[str, Any]) -> str:
    return (
        f"{row['suggestions']:4} said  P {row['precision']:.2f}  R {row['recall']:.2f}"
        f"  F0.5 {row['f0.5']:.2f}  {row['wrong per 1,000 words']:.2f} wrong/1,000"
    )


def articles() -> Iterator[dict[str, Any]]:
    for name in SETS:
        for path in sorted((QUALITY / name).glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))


def run(voice: str) -> None:
    """One voice over all articles, once: a second time Harper answers from its memory."""
    copy = list(articles())
    begun = time.perf_counter()
    proofread = harper_alone() if voice == ALONE else house(voice)
    proofread(
        {
            "id": "",
            "headline": "Its Own Start",
            "body": "Thier envoys met in kyiv on friday, too. Its a start.",
        }
    )
    started = time.perf_counter()
    predictions = [proofread(article) for article in copy]
    seconds = time.perf_counter() - started
    words = sum(len(f"{article['headline']} {article['body']}".split()) for article in copy)
    cost = {
        "words per second": round(words / seconds),
        "start-up seconds": round(started - begun, 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps({"cost": cost, "predictions": predictions}))


def house(voice: str) -> Any:
    from editorial.checkers.proofread import proofread_record
    from editorial.checkers.registry import all_rules
    from editorial.checkers.style import Style

    off = voice.removeprefix(WITHOUT) if voice.startswith(WITHOUT) else ENGINE if voice == HOUSE else ""
    if off in PARTS:
        PARTS[off]()
    rules = [rule for name, rule in all_rules().items() if name.partition(".")[0] != off]
    style = Style(switched=((HEARD, True),))
    return lambda article: proofread_record(article, rules=rules, style=style)


def without_article() -> None:
    """Nothing the article says of its own words is heard."""
    from editorial.checkers.article_lexicon import ArticleLexicon
    from editorial.checkers.document import Document

    Document.lexicon = property(lambda document: ArticleLexicon(()))  # type: ignore[assignment]


def without_register() -> None:
    """No name is known from elsewhere, no place, no office."""
    from editorial.checkers.lexicon import Lexicon, lexicon

    known = lexicon()
    for name in set(vars(Lexicon)) - {"common"}:
        if not name.startswith("_"):
            vars(known)[name] = type(getattr(known, name))()


def without_models() -> None:
    """No word is weighed against another by its neighbours."""
    from editorial.checkers.statistics.confusion import Confusions

    Confusions.scores = lambda self, group, tokens, at: dict.fromkeys(group, 0.0)  # type: ignore[method-assign]
    Confusions.better = lambda self, group, tokens, at, word: None  # type: ignore[method-assign]


PARTS = {
    "the article lexicon": without_article,
    "the lexicon and register": without_register,
    "the models": without_models,
}


def harper_alone() -> Any:
    """Harper as it comes, its first suggestion taken."""
    import harper

    linter = harper.Linter()

    def proofread(article: dict[str, Any]) -> dict[str, Any]:
        said = []
        for field in ("headline", "body"):
            for lint in linter.lint(article[field], language="plaintext"):
                start, end, words = lint.span.start, lint.span.end, None
                if lint.suggestions:
                    first = lint.suggestions[0]
                    start = end if first.kind == harper.SuggestionKind.INSERT_AFTER else start
                    words = first.replacement_text
                said.append(
                    {
                        "field": field,
                        "start": start,
                        "end": end,
                        "replacement": words,
                        "category": lint.lint_kind,
                    }
                )
        return {"id": article["id"], "suggestions": said}

    return proofread


if __name__ == "__main__":
    run(sys.argv[1]) if len(sys.argv) > 1 else main()
