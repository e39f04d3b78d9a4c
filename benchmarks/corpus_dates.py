"""Measures how often the date expression of an annotated event of our own corpus is chosen.

Triggers are given, so that only the choice is measured: an event with an annotated date is right when the
chosen words overlap the annotated ones, one without is right when no words are chosen. Annotated lengths
and repetitions ("for a week", "every Monday") place nothing on the calendar and are counted apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.records import Sentence, Timex
from dragoman.resolution.dates import DateResolver
from dragoman.resolution.timex import find_timexes
from dragoman.run.coder import Coder, Settings, plain_document

CORPUS = Path(__file__).parents[1] / "corpus"
FOLDERS = ("passages", "bodies")
PUBLISHED = date(2024, 6, 13)  # any day does: only the words are compared


def main() -> None:
    """Print the shares; with -v the choices that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("dev", "test"))
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth passage")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    coder, resolver = Coder(Settings(coder="rules")), DateResolver()
    counts: Counter[str] = Counter()
    for row in list(passages(args.part))[:: args.every]:
        document = plain_document(row["text"], published=PUBLISHED)
        annotations = coder.annotate(document)
        timexes = find_timexes(document, annotations)
        for gold in row["events"]:
            at = place_of(row["text"], gold["trigger"])
            sentence = next((s for s in annotations.sentences if s.start <= at < s.end), None)
            if sentence is None:
                continue
            chosen, _ = resolver.event_date(
                document, annotations, timexes, sentence=sentence.number, trigger=head_at(sentence, at)
            )
            verdict = judged(row["text"], gold["date"], chosen.start, chosen.end)
            if verdict == "missed" and is_length(row["text"], gold["date"], timexes):
                verdict = "length"
            counts[verdict] += 1
            if args.verbose and verdict not in {"right", "rightly none", "length"}:
                told = f"{gold['trigger']!r}: {gold['date']!r}, chosen {chosen.text!r}"
                print(f"{row['id']} {verdict} {told}: {row['text']}")
    dated = sum(counts[k] for k in ("right", "missed", "other"))
    bare = counts["rightly none"] + counts["too many"]
    print(dict(counts))
    print(f"of {dated} dated events {counts['right'] / dated:.3f} right", end="")
    print(f", of {bare} others {counts['rightly none'] / bare:.3f}")


def is_length(text: str, gold: str | dict[str, Any], timexes: tuple[Timex, ...]) -> bool:
    """Say whether the annotated words tell only how long or how often."""
    at = place_of(text, gold)
    end = at + len(gold if isinstance(gold, str) else gold["text"])
    kinds = {t.type for t in timexes if t.span.start < end and at < t.span.end}
    return bool(kinds) and kinds <= {"DURATION", "SET"}


def passages(part: str) -> Iterator[dict[str, Any]]:
    """Give the passages of a part."""
    ids = set(json.loads((CORPUS / "splits.json").read_text("utf-8"))[part])
    for folder in FOLDERS:
        for file in sorted((CORPUS / folder).glob("*.jsonl")):
            rows = map(json.loads, file.read_text("utf-8").splitlines())
            yield from (row for row in rows if row["id"] in ids)


def place_of(text: str, words: str | dict[str, Any]) -> int:
    """Give the offset of annotated words; ``nth`` counts where they stand more than once."""
    told, nth = (words, 1) if isinstance(words, str) else (words["text"], words["nth"])
    at = -1
    for _ in range(nth):
        at = text.index(told, at + 1)
    return at


def head_at(sentence: Sentence, at: int) -> int:
    """Give the token that begins at an offset, or the one it stands in."""
    return max((t.i for t in sentence.tokens if t.start <= at), default=0)


def judged(text: str, gold: str | dict[str, Any] | None, start: int | None, end: int | None) -> str:
    """Compare the chosen words with the annotated ones."""
    if gold is None:
        return "rightly none" if start is None else "too many"
    if start is None or end is None:
        return "missed"
    told = gold if isinstance(gold, str) else gold["text"]
    at = place_of(text, gold)
    return "right" if start < at + len(told) and at < end else "other"


if __name__ == "__main__":
    main()
