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


def main() -> None:
    if not (QUALITY / "score.py").exists():
        sys.exit(f"No marked-up articles in {QUALITY}: nothing measured.")
    voices = {voice: measured(voice) for voice in ("harper alone", "house rules", "everything")}
    report: dict[str, Any] = {"voices": {}, "rules": {}, "without": {}, "categories": {}}
    for voice, run in voices.items():
        report["voices"][voice] = {**run["cost"], **scored(run["predictions"])}
    everything = voices["everything"]["predictions"]
    report["categories"] = {name: report["voices"]["everything"][name].pop("categories") for name in SETS}
    for name in SETS:
        alone = report["voices"]["harper alone"][name].pop("categories")
        report["voices"]["house rules"][name].pop("categories")
        for category, row in report["categories"][name].items():
            row["harper alone"] = alone[category]["recall"]
    for rule in sorted({s["rule"] for p in everything for s in p["suggestions"]}):
        report["rules"][rule] = only(everything, lambda s, rule=rule: s["rule"] == rule)
    for family in sorted({rule.split(".")[0] for rule in report["rules"]}):
        kept = only(everything, lambda s, family=family: s["rule"].split(".")[0] != family)
        report["without"][family] = kept
    show(report)
    path = ROOT / "bench.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**known, "quality": report}, indent=1) + "\n")


def measured(voice: str) -> dict[str, Any]:
    """What one voice suggests and what it costs, from a process of its own."""
    command = [sys.executable, __file__, voice]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return dict(json.loads(run.stdout))


def only(predictions: list[dict[str, Any]], keep: Any) -> dict[str, Any]:
    kept = [{**p, "suggestions": [s for s in p["suggestions"] if keep(s)]} for p in predictions]
    rows = scored(kept)
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
    print(f"\n{'category':38}{'gold':>6}{'ours':>7}{'Harper':>8}")
    for name in SETS:
        for category, row in report["categories"][name].items():
            print(f"{name:14}{category:24}{row['gold']:6}{row['recall']:7.2f}{row['harper alone']:8.2f}")
    for title in ("rules", "without"):
        print(f"\n{title}")
        for rule, rows in report[title].items():
            print(f"  {rule:32}" + "   ".join(f"{name}: {figures(rows[name])}" for name in SETS))


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
    proofread = harper_alone() if voice == "harper alone" else house(voice)
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

    rules = [r for name, r in all_rules().items() if voice == "everything" or not name.startswith(ENGINE)]
    return lambda article: proofread_record(article, rules=rules)


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
