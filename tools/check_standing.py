"""Checks `corpus/standing` and prints what is in it: `python tools/check_standing.py`.

Every marked word has to stand at its offsets, in text order, with one of the six statuses. The second marks
are compared with the first ones: share that agrees, and Krippendorff's alpha (nominal).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.evaluation.corpus import CORPUS, STANDING
from dragoman.records import Status
from dragoman.run.review.agreement import alpha

SECOND = Path("second", "standing.jsonl")

Row = Mapping[str, Any]


def rows_of(path: Path) -> list[Row]:
    """Read a file of passages."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faults(rows: Sequence[Row]) -> Iterator[str]:
    """Say what is wrong with passages, each with its id."""
    ids = Counter(row["id"] for row in rows)
    yield from (f"{name}: used {n} times" for name, n in ids.items() if n > 1)
    texts = Counter(row["text"] for row in rows)
    yield from (f"{n} passages are the same: {text[:60]}" for text, n in texts.items() if n > 1)
    known = {status.value for status in Status}
    for row in rows:
        behind = 0
        for word in row["standing"]:
            start, end, name = word["start"], word["end"], f"{row['id']}: {word['word']!r}"
            if row["text"][start:end] != word["word"]:
                yield f"{name} does not stand at {start}:{end}"
            if start < behind:
                yield f"{name} begins at {start}, before the word in front of it ends"
            if word["status"] not in known:
                yield f"{name} has the status {word['status']!r}; use one of {', '.join(sorted(known))}"
            behind = end
        if not row["standing"]:
            yield f"{row['id']}: no word is marked"


def pairs(rows: Sequence[Row], second: Sequence[Row]) -> list[tuple[str, str]]:
    """Give the first and the second status of every word marked twice.

    Raises:
        ValueError: A second annotation is of no passage, stands twice, or has other words or statuses.
    """
    first = {row["id"]: [word["status"] for word in row["standing"]] for row in rows}
    if twice := [name for name, n in Counter(row["id"] for row in second).items() if n > 1]:
        raise ValueError(f"{SECOND}: {', '.join(twice)} stand there more than once")
    found: list[tuple[str, str]] = []
    for row in second:
        own = first.get(row["id"])
        if own is None or len(own) != len(row["standing"]):
            raise ValueError(f"{SECOND}: {row['id']} is no passage with {len(row['standing'])} marked words")
        if unknown := set(row["standing"]) - {status.value for status in Status}:
            raise ValueError(f"{SECOND}: {row['id']} has the status {', '.join(sorted(unknown))}")
        found += zip(own, row["standing"], strict=True)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print faults, counts and agreement; 1 where there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args(arguments).corpus
    files = sorted((corpus / STANDING).glob("*.jsonl"))
    rows = [row for path in files for row in rows_of(path)]
    wrong = list(faults(rows))
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    counts = Counter(word["status"] for row in rows for word in row["standing"])
    print(f"{len(rows)} passages, {counts.total()} words:", dict(counts.most_common()))
    both = pairs(rows, rows_of(corpus / SECOND))
    same = sum(a == b for a, b in both)
    print(f"marked twice: {len(both)} words, the same {same / len(both):.3f}, alpha {alpha(both):.3f}")
    apart = Counter(" or ".join(sorted(pair)) for pair in both if pair[0] != pair[1])
    print("apart:", dict(apart.most_common(5)))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
