"""Writes what the rules coder finds in the examples now to tests/golden; read the difference by hand.

Prints the figures of the quality gate of both coders, and what was missed or answers no annotation. The
Reader has no golden file: its certainties differ in the last digits from one kind of processor to another.
"""

import json
from pathlib import Path

from dragoman.evaluation.gate import FLOORS, failures, fingerprint, read_floors
from dragoman.evaluation.gold import Comparison, compare, figures, read_gold
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder, Report, Settings
from dragoman.views.demo import Example, read_examples

ROOT = Path(__file__).parents[1]
EXAMPLES, GOLDEN = ROOT / "examples", ROOT / "tests" / "golden"


def lines(report: Report) -> str:
    """Give a report's events as JSON lines."""
    return "".join(json.dumps(event_to_json(e), ensure_ascii=False) + "\n" for e in report.events)


def gold_files() -> list[Path]:
    """Give the files that the gate's fingerprint is of."""
    return [*GOLDEN.glob("*.gold.json"), *EXAMPLES.glob("*.txt"), EXAMPLES / "examples.toml"]


def main() -> None:
    """Code the examples with each coder, write what the rules found, and print the figures."""
    for name, floors in FLOORS.items():
        coder = Coder(Settings(coder=name))
        print(f"-- {name}")
        measured = figures([_update(coder, name, example) for example in read_examples(EXAMPLES)])
        for measure, share in measured.items():
            print(f"{measure:12} {share}")
        for line in failures(measured, read_floors(floors), gold=fingerprint(gold_files())):
            print(line)


def _update(coder: Coder, coder_name: str, example: Example) -> Comparison:
    """Write one example's events and say what is missing or too much."""
    report = coder.code(example.text, example.published)
    name = example.path.stem
    if coder_name == "rules":
        (GOLDEN / f"{name}.events.jsonl").write_text(lines(report), encoding="utf-8")
    found = compare(report.document.text, report.events, read_gold(GOLDEN / f"{name}.gold.json"))
    print(f"{name}: {len(report.events)} events")
    for row in found.missed:
        print(f"  missed: {row.anchor} ({' or '.join(row.types)})")
    for event in found.spurious:
        print(f"  not in the annotation: {event.trigger.text} ({event.type}, {event.status})")
    return found


if __name__ == "__main__":
    main()
