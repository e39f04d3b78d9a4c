"""Reads what was annotated twice, blind, and tells the Reader's errors from what the two differ on.

`python training/annotators.py` prints F1 of the Reader and of each annotation against the others, then how
many of its events none of them has, and how many it finds of those that both annotators have.
"""

import argparse
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from evaluate import Row, coder_of, read_all
from passages import span
from scoring import matched, score

from dragoman.evaluation.corpus import CORPUS, passage_files
from dragoman.events.coders.reader_model import FOLDER

_SECOND = CORPUS / "second"


def as_predicted(row: Row) -> list[Row]:
    """Give an annotation as scoring.py takes predictions, less events whose trigger is not in the text."""

    def spans(items: Sequence[str] | None) -> list[tuple[int, int]]:
        return [where for item in items or [] if (where := span(row["text"], item)) is not None]

    return [
        {
            "type": event["type"], "mode": event.get("mode"), "status": event.get("status", "happened"),
            "start": where[0], "end": where[1],
            "actor": spans(event.get("actors")), "recipient": spans(event.get("recipients")),
        }
        for event in row["events"]
        if (where := span(row["text"], event["trigger"])) is not None
    ]  # fmt: skip


def unmatched(rows: Sequence[Row], predictions: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Give for each passage the predictions, by number, that the rows do not have."""
    left = []
    for row, events in zip(rows, predictions, strict=True):
        had = [id(match) for _, match in matched(row, events)]
        left.append({i for i, event in enumerate(events) if id(event) not in had})
    return left


def _rows(path: Path) -> dict[str, Row]:
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=Path, default=_SECOND / "first.jsonl")
    parser.add_argument("--second", type=Path, default=_SECOND / "second.jsonl")
    args = parser.parse_args()
    corpus = {key: row for path in passage_files(CORPUS) for key, row in _rows(path).items()}
    first, second = _rows(args.first), _rows(args.second)
    same = [
        key for key in first if key in second and key in corpus
        and first[key]["text"] == second[key]["text"] == corpus[key]["text"]
    ]  # fmt: skip
    gold = {
        "corpus": [corpus[key] for key in same],
        "first": [first[key] for key in same],
        "second": [second[key] for key in same],
    }
    told = {name: [as_predicted(row) for row in rows] for name, rows in gold.items()}
    told["reader"] = read_all(gold["corpus"], coder_of("reader", FOLDER))
    print(len(same), "passages with one text")
    for one, other in combinations(("corpus", "first", "second", "reader"), 2):
        found = score(gold[one], told[other])
        print(f"{other:7} against {one:7} F1 {found['F1']:.3f}  full {found['full']:.3f}")
    alone = [unmatched(gold[name], told["reader"]) for name in gold]
    nobody = sum(len(set.intersection(*sets)) for sets in zip(*alone, strict=True))
    read = sum(map(len, told["reader"]))
    print(f"{read} events read; not in the corpus {sum(map(len, alone[0]))}, in none of the three {nobody}")
    agreed = [
        row | {"events": [event for event, _ in matched(row, events)]}
        for row, events in zip(gold["first"], told["second"], strict=True)
    ]
    found = score(agreed, told["reader"])
    print(f"{sum(len(row['events']) for row in agreed)} events in both annotations: {found['R']:.3f} read")


if __name__ == "__main__":
    main()
