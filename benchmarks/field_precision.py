"""Scores when, where, by whom told and how certain the events of real articles are, against judgements.

field_judgements.jsonl holds what language models judged of events whose type had been judged right: of each
field the value it had and whether that was right, and, of dates and places, the right answer. It holds no
text: document id, hash of the article, offsets in it, hashes of words and names, days, numbers and labels.
An event is known by its article, trigger and type. Of parts K and L two readers judged, blind to each other;
what they differed on a third one settled.

A date is right when it is the one that was judged right, or as the answer says it; *loose* when it leaves
more days open than the article does, the right ones among them; *false* when it shuts the right ones out. A
place is right when it has the words of the answer, *missed* when the article tells it and none is given,
*false* otherwise. Of the other fields only values that were judged are counted.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from event_precision import articles, by_key, check, described, hashed, key_of, labelled

from dragoman.records import Event, OffsetMap, Size
from dragoman.run.coder import Coder, Settings

LABELS = Path(__file__).with_name("field_judgements.jsonl")
FIELDS = ("date", "place", "status", "speakers", "numbers")
KINDS = ("dead", "injured", "arrested", "displaced", "participants")
_LOOSEST = 31  # days that a date may span where the answer is one of them

Row = dict[str, Any]
Days = Sequence[str | None]


def main() -> None:
    """Code the articles and print what is right of each field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="rows {doc_id, text} and, if known, dct, title, source")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the judgements")
    parser.add_argument("--part", help="only articles of this part of the judgements")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is not right")
    args = parser.parse_args()
    told = map(json.loads, args.labels.read_text(encoding="utf-8").splitlines())
    labels = by_key(label for label in told if args.part in {None, label["part"]})
    rows = labelled(args.articles, labels)
    check(rows, labels)
    counts: Counter[tuple[str, str]] = Counter()
    coder = Coder(Settings())
    for row, article in zip(rows, articles(rows), strict=True):
        report = coder.code_article(article)
        for event in report.events:
            label = labels.get(key_of(described(row["doc_id"], event, report.document.offsets)))
            if label is None:
                continue
            for field, verdict in verdicts(label, event, report.document.offsets, row["text"]):
                counts[field, verdict] += 1
                if args.verbose and verdict not in {"right", "rightly none", "not judged"}:
                    print(f"{row['doc_id']} {event.trigger.text!r} {field} {verdict}: {values(event)[field]}")
    for field in FIELDS:
        print(summary(field, {name: n for (own, name), n in counts.items() if own == field}))


def verdicts(label: Row, event: Event, offsets: OffsetMap, text: str) -> Iterator[tuple[str, str]]:
    """Give field and verdict for each field of an event that was judged."""
    now = values(event)
    for field, judged in label["fields"].items():
        known = [one["right"] for one in judged["readings"] if one["value"] == now[field]]
        if field == "date" and "answer" in judged:
            verdict = "right" if known == [True] else day_verdict(now["date"], judged["answer"])
        elif field == "place" and "answer" in judged:
            verdict = place_verdict(place_span(event, offsets), judged["answer"], text, known)
        elif known:
            verdict = "right" if known[0] else "false"
        else:
            verdict = "not judged"
        yield field, verdict


def values(event: Event) -> dict[str, Any]:
    """Give an event's fields as the judgements name them."""
    place = event.place
    return {
        "date": [event.date.first, event.date.last],
        "place": place and hashed(f"{place.name}|{place.country}|{place.precision}"),
        "status": event.status.value,
        "speakers": [hashed(link.speaker.name) for link in event.attribution],
        "numbers": numbers(event.size),
    }


def numbers(size: Size) -> dict[str, list[int | None]]:
    """Give the numbers that an event has, by kind: lowest, best, highest."""
    told = {kind: getattr(size, kind) for kind in KINDS}
    return {kind: [count.low, count.best, count.high] for kind, count in told.items() if count is not None}


def place_span(event: Event, offsets: OffsetMap) -> tuple[int, int] | None:
    """Give where in the article the words of an event's place stand."""
    return None if event.place is None else offsets.span_to_article(event.place.start, event.place.end)


def place_verdict(
    now: tuple[int, int] | None, answer: Sequence[Sequence[int]] | None, text: str, known: Sequence[bool]
) -> str:
    """Judge a place by the words of the right one, wherever they stand in the article."""
    if now is None:
        return "rightly none" if answer is None else "missed"
    if answer is None:
        return "right" if list(known) == [True] else "false"
    words = text[now[0] : now[1]].lower()
    told = [text[start:end].lower() for start, end in answer]
    return "right" if list(known) == [True] or any(words in one or one in words for one in told) else "false"


def day_verdict(now: Days, answer: Days) -> str:
    """Judge days by the right ones."""
    first, last = bounds(now)
    begins, ends = bounds(answer)
    covers = first <= begins and ends <= last
    within = begins <= first and last <= ends
    alike = [math.isinf(one) for one in (first, last)] == [math.isinf(one) for one in (begins, ends)]
    wide = last - ends if math.isinf(first) else begins - first if math.isinf(last) else last - first
    most = _LOOSEST if math.isinf(ends - begins) else max(_LOOSEST, 3 * (ends - begins + 1))
    if alike and (within or (covers and ((first == begins and last == ends) or wide <= most))):
        return "right"
    return "loose" if covers else "false"


def bounds(days: Days) -> tuple[float, float]:
    """Give first and last day as numbers, an end that is open as infinite."""
    first, last = (None if day is None else date.fromisoformat(day).toordinal() for day in days)
    return (-math.inf if first is None else first, math.inf if last is None else last)


def summary(field: str, counts: Mapping[str, int]) -> str:
    """Write one field's shares."""
    total = sum(n for name, n in counts.items() if name != "not judged")
    shares = {name: n / total for name, n in sorted(counts.items()) if name != "not judged"} if total else {}
    right = shares.get("right", 0.0) + shares.get("rightly none", 0.0)
    rest = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
    told = f"{field}: {right:.3f} of {total} ({rest})"
    given = counts.get("right", 0) + counts.get("false", 0)
    if field == "place" and given:
        told += f"; of those given {counts.get('right', 0) / given:.3f}"
    return f"{told}; not judged as it is now: {counts.get('not judged', 0)}"


if __name__ == "__main__":
    main()
