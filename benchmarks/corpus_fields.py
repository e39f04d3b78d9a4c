"""Measures how often the day, place and numbers of an annotated event of our own corpus are chosen.

Triggers are given, so that only the choice is measured. A day or place that is annotated is right when the
chosen words overlap the annotated ones; where none is, no words are to be chosen. Apart from that are counted
annotated lengths and repetitions ("for a week", "every Monday"), which place nothing on the calendar, and
places that name none ("the refinery gate"). Of numbers each kind is compared by its best figure; a sentence's
numbers are shared out among its annotated events.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.evaluation.corpus import CORPUS, SPLITS, passage_files
from dragoman.events.magnitude import with_sizes
from dragoman.records import Annotations, Document, Draft, Place, Sentence, Size, Span, Status, Timex
from dragoman.resolution.dates import DateResolver
from dragoman.resolution.event_place import place_of_event
from dragoman.resolution.timex import find_timexes
from dragoman.run.coder import Coder, Settings, plain_document

PUBLISHED = date(2024, 6, 13)  # any day does: only the words are compared
KINDS = ("dead", "injured", "arrested", "displaced", "participants")

Words = str | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the coder sees it."""

    row: Mapping[str, Any]
    document: Document
    annotations: Annotations
    timexes: tuple[Timex, ...]
    places: Sequence[Place]


def main() -> None:
    """Print the shares; with -v the choices that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("dev", "test"))
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth passage")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    coder = Coder(Settings(coder="rules"))
    counts: Counter[tuple[str, str]] = Counter()
    for row in list(rows(args.part))[:: args.every]:
        for field, verdict, told in verdicts(passage_of(coder, row)):
            counts[field, verdict] += 1
            if args.verbose and verdict in {"missed", "other", "too many"}:
                print(f"{row['id']} {field} {verdict} {told}: {row['text']}")
    for field in ("date", "place", *KINDS):
        print(summary(field, counts))


def rows(part: str) -> Iterator[Mapping[str, Any]]:
    """Give the passages of a part; those that are in none are the training part."""
    splits = json.loads((CORPUS / SPLITS).read_text("utf-8"))
    where = {identity: name for name, ids in splits.items() for identity in ids}
    for file in passage_files():
        read = map(json.loads, file.read_text("utf-8").splitlines())
        yield from (row for row in read if where.get(row["id"], "train") == part)


def passage_of(coder: Coder, row: Mapping[str, Any]) -> Passage:
    """Analyse a passage."""
    document = plain_document(row["text"], published=PUBLISHED)
    annotations = coder.annotate(document)
    places, _ = coder.places.resolve(document, annotations)
    return Passage(row, document, annotations, find_timexes(document, annotations), places)


def verdicts(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Give field, verdict and what was chosen for each annotated event."""
    events = passage.row["events"]
    drafts = [draft_of(passage, gold) for gold in events]
    sized = iter(with_sizes([draft for draft in drafts if draft is not None], passage.annotations))
    for gold, draft in zip(events, drafts, strict=True):
        if draft is not None:
            yield day(passage, gold, draft)
            yield place(passage, gold, draft, heads_beside(draft, drafts))
            yield from numbers(gold, next(sized).size)


def draft_of(passage: Passage, gold: Mapping[str, Any]) -> Draft | None:
    """Give an annotated event as a coder would hand it on; None where no sentence holds its trigger."""
    text, annotations = passage.row["text"], passage.annotations
    at = place_of(text, gold["trigger"])
    sentence = next((s for s in annotations.sentences if s.start <= at < s.end), None)
    if sentence is None:
        return None
    actors, recipients = (mentions_of(passage, gold[name]) for name in ("actors", "recipients"))
    return Draft(
        sentence=sentence.number, head=head_at(sentence, at), trigger=span_of(text, gold["trigger"]),
        type=gold["type"], mode=gold["mode"], cameo=None, contexts=(), actors=actors, recipients=recipients,
        status=Status.HAPPENED, auxiliary=(), size=Size(), certainty=1.0, type_certainty=1.0,
        status_certainty=1.0, why={},
    )  # fmt: skip


def mentions_of(passage: Passage, side: Sequence[Words]) -> tuple[int, ...]:
    """Give for each annotated party the widest mention within its words."""
    found = []
    for words in side:
        span = span_of(passage.row["text"], words)
        inside = [m for m in passage.annotations.mentions if span.contains(m.span)]
        if inside:
            found.append(max(inside, key=lambda m: (m.span.end - m.span.start, -m.id)).id)
    return tuple(found)


def day(passage: Passage, gold: Mapping[str, Any], draft: Draft) -> tuple[str, str, str]:
    """Judge the day."""
    chosen, _ = DateResolver().event_date(
        passage.document, passage.annotations, passage.timexes, sentence=draft.sentence, trigger=draft.head
    )
    text = passage.row["text"]
    verdict = judged(text, gold["date"], chosen.start, chosen.end)
    kinds = {t.type for t in passage.timexes if touches(text, gold["date"], t.span.start, t.span.end)}
    if verdict == "missed" and kinds and kinds <= {"DURATION", "SET"}:
        verdict = "apart"
    return "date", verdict, f"{gold['trigger']!r}: {gold['date']!r}, chosen {chosen.text!r}"


def heads_beside(draft: Draft, drafts: Sequence[Draft | None]) -> frozenset[int]:
    """Give the heads of the other events of an event's sentence."""
    return frozenset(
        other.head for other in drafts if other is not None and other.sentence == draft.sentence
    ) - {draft.head}


def place(
    passage: Passage, gold: Mapping[str, Any], draft: Draft, others: frozenset[int]
) -> tuple[str, str, str]:
    """Judge the place."""
    text = passage.row["text"]
    parties = [span_of(text, side) for name in ("actors", "recipients") for side in gold[name]]
    chosen, _ = place_of_event(passage.annotations, draft, passage.places, parties, others)
    start, end = (chosen.start, chosen.end) if chosen else (None, None)
    verdict = judged(text, gold["place"], start, end)
    named = any(touches(text, gold["place"], p.start, p.end) for p in passage.places)
    if gold["place"] is not None and not named:
        verdict = "apart"
    return (
        "place",
        verdict,
        f"{gold['trigger']!r}: {gold['place']!r}, chosen {chosen.text if chosen else None!r}",
    )


def numbers(gold: Mapping[str, Any], chosen: Size) -> Iterator[tuple[str, str, str]]:
    """Judge the numbers, a kind at a time."""
    for kind in KINDS:
        told, count = gold["size"].get(kind), getattr(chosen, kind)
        best = None if count is None else count.best
        if told is None:
            verdict = "rightly none" if best is None else "too many"
        else:
            verdict = "missed" if best is None else "right" if best == told else "other"
        yield kind, verdict, f"{gold['trigger']!r}: {told}, chosen {best}"


def span_of(text: str, words: Words) -> Span:
    """Give annotated words as a span."""
    at = place_of(text, words)
    return Span.of(text, at, at + len(words if isinstance(words, str) else words["text"]))


def place_of(text: str, words: Words) -> int:
    """Give the offset of annotated words; ``nth`` counts where they stand more than once."""
    told, nth = (words, 1) if isinstance(words, str) else (words["text"], words["nth"])
    at = -1
    for _ in range(nth):
        at = text.index(told, at + 1)
    return at


def head_at(sentence: Sentence, at: int) -> int:
    """Give the token that begins at an offset, or the one it stands in."""
    return max((t.i for t in sentence.tokens if t.start <= at), default=0)


def judged(text: str, gold: Words | None, start: int | None, end: int | None) -> str:
    """Compare the chosen words with the annotated ones."""
    if gold is None:
        return "rightly none" if start is None else "too many"
    if start is None or end is None:
        return "missed"
    return "right" if touches(text, gold, start, end) else "other"


def touches(text: str, gold: Words | None, start: int, end: int) -> bool:
    """Say whether annotated words and a stretch share a character."""
    if gold is None:
        return False
    span = span_of(text, gold)
    return start < span.end and span.start < end


def summary(field: str, counts: Mapping[tuple[str, str], int]) -> str:
    """Write one field's figures."""
    own = {verdict: n for (name, verdict), n in counts.items() if name == field}
    told = sum(own.get(verdict, 0) for verdict in ("right", "missed", "other"))
    bare = own.get("rightly none", 0) + own.get("too many", 0)
    right = f"of {told} told {own.get('right', 0) / told:.3f} right" if told else "none told"
    rest = f"{own.get('other', 0)} another, {own.get('apart', 0)} apart"
    return f"{field}: {right} ({rest}); of {bare} untold {own.get('rightly none', 0) / bare:.3f} left open"


if __name__ == "__main__":
    main()
