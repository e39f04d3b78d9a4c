"""Scores positions, with the standard library alone: `score_positions.py PASSAGES PREDICTED`.

PASSAGES rows: ``{id, kind, text, about, positions: [{actor, stance}]}``; ``actor`` is words that the actor's
name or words must hold. PREDICTED rows: ``{id, positions}``, each a list of position records as `dragoman
positions --format jsonl` prints them, of any program.

Printed by kind and in all, over the expected positions: ``stance``, how many passages' stances were found for
anybody; ``actor``, how many actors were found with any stance; ``both``, how many with theirs. ``extra``
counts the positions found that are none of those expected, and ``precision`` is the share of those that are.
``settled`` leaves out what is or was found unclear: precision and recall of *for* and *against* alone.

`--confidence` prints, for each rule, how many of its positions were right.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+")
Record = dict[str, Any]


@dataclass
class Tally:
    """Counts of one kind."""

    expected: int = 0
    stance: int = 0
    actor: int = 0
    both: int = 0
    found: int = 0
    right: int = 0
    settled: list[int] = field(default_factory=lambda: [0, 0, 0])

    def line(self) -> str:
        """Write the shares."""
        of = max(self.expected, 1)
        asked, given, right = self.settled
        return (
            f"stance {self.stance / of:.3f}  actor {self.actor / of:.3f}  "
            f"both {self.both / of:.3f} of {self.expected:3}   "
            f"extra {self.found - self.right:2}  precision {self.right / max(self.found, 1):.3f}   "
            f"settled: precision {right / max(given, 1):.3f} recall {right / max(asked, 1):.3f}"
        )


def words(text: str) -> set[str]:
    """Give the words of a phrase, without case."""
    return set(WORD.findall(text.lower()))


def is_actor(expected: Record, found: Record) -> bool:
    """Say whether a found position is that of the expected actor."""
    actor = found["actor"]
    return words(expected["actor"]) <= words(f"{actor['text']} {actor.get('name') or ''}")


def fits(expected: Record, found: Record) -> bool:
    """Say whether a found position is the expected one."""
    return is_actor(expected, found) and expected["stance"] == found["stance"]


def add(tally: Tally, row: Record, found: list[Record]) -> None:
    """Count one passage."""
    for expected in row["positions"]:
        both = any(fits(expected, each) for each in found)
        tally.expected += 1
        tally.stance += any(each["stance"] == expected["stance"] for each in found)
        tally.actor += any(is_actor(expected, each) for each in found)
        tally.both += both
        if expected["stance"] != "unclear":
            tally.settled[0] += 1
            tally.settled[2] += both
    tally.found += len(found)
    tally.right += sum(any(fits(expected, each) for expected in row["positions"]) for each in found)
    # The same actor and stance by two passages of a row is one.
    tally.settled[1] += len({(e["actor"]["name"], e["stance"]) for e in found if e["stance"] != "unclear"})


def by_rule(rows: Iterable[Record], predicted: dict[str, list[Record]]) -> dict[str, tuple[int, int]]:
    """Count for each rule how many positions it gave and how many of them were right."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        for each in predicted.get(row["id"], []):
            counts[each["rule"]][0] += 1
            counts[each["rule"]][1] += any(fits(expected, each) for expected in row["positions"])
    return {rule: (given, right) for rule, (given, right) in sorted(counts.items())}


def read(path: Path) -> list[Record]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the shares, by kind and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the passages that went wrong")
    parser.add_argument("--confidence", action="store_true", help="print how often each rule was right")
    args = parser.parse_args()
    predicted = {row["id"]: row["positions"] for row in read(args.predicted)}
    rows = read(args.passages)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in rows:
        found = predicted.get(row["id"], [])
        for kind in (row["kind"], "all"):
            add(tallies[kind], row, found)
        if args.verbose and not all(
            any(fits(expected, each) for each in found) for expected in row["positions"]
        ):
            print(f"{row['id']}: {row['text']} {[(each['actor']['name'], each['stance']) for each in found]}")
    for kind, tally in sorted(tallies.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{kind:12} {tally.line()}")
    if args.confidence:
        for rule, (given, right) in by_rule(rows, predicted).items():
            print(f"{rule:12} {right} of {given}")


if __name__ == "__main__":
    main()
