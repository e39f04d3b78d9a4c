"""Counts of which words told of events in the train part: `python training/attested.py HINTS OUT`.

HINTS is what hints_file.py wrote. A word is counted as written and with its part of speech; words that never
told of an event are kept where they are common enough for that to say something.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hints_file import load
from passages import CORPUS, part
from scoring import span

from dragoman.events.coders.attested import key
from dragoman.events.coders.hints import Hints

_COMMON = 10  # a word without events is kept from so many places on


def words_of(row: Mapping[str, Any], hints: Hints) -> Iterator[tuple[str, list[str]]]:
    """Give every word of a passage by name with the types of the events it tells of."""
    places = [(span(row["text"], event["trigger"]), event["type"]) for event in row["events"]]
    for (start, end), marks in zip(hints.words, hints.marks, strict=True):
        pos = next((mark.partition(":")[2] for mark in marks if mark.startswith("pos:")), "X")
        types = [type_ for place, type_ in places if place and place[0] < end and start < place[1]]
        yield key(row["text"][start:end], pos), types


def count(
    passages: Iterable[tuple[Mapping[str, Any], Hints]],
) -> dict[str, tuple[int, dict[str, int]]]:
    """Count places and events of every word."""
    seen: Counter[str] = Counter()
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, hints in passages:
        for word, types in words_of(row, hints):
            seen[word] += 1
            told[word].update(types)
    return {
        word: (n, dict(sorted(told[word].items())))
        for word, n in sorted(seen.items())
        if told[word] or n >= _COMMON
    }


def main() -> None:
    """Write the counts as JSON, one word a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("hints", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    args = parser.parse_args()
    hints = load(args.hints)
    counts = count((row, hints[row["id"], False]) for row in part(args.corpus, "train"))
    lines = [f"{json.dumps(word)}: {json.dumps(found)}" for word, found in counts.items()]
    args.out.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    print(f"{len(counts)} words")


if __name__ == "__main__":
    main()
