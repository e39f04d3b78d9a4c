"""Fits what a report says of its events, and how likely a side is right, to events judged one by one.

`python benchmarks/fit_certainties.py --judged LABELS ARTICLES [--judged LABELS ARTICLES ...]`: LABELS are
judgements without text, each with its part, as in fresh_judgements.jsonl, ARTICLES the rows they are of.
Every article is read with the Reader; what was judged gives its numbers and whether it is right. Printed are
the weights for `events/coders/reader_report.py` and `run/side_confidence.py`, and how well weights that were
fitted without a part of the labels do on that part: area under the curve and expected calibration error,
before and after.

Articles that rules were written on (``--tuned``, no part of their own) get a bias of their own, which is left
out of the weights: their events are right more often than those of articles nobody has read.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from event_precision import SIDES, articles, by_key, check, described, hashed, key_of, labelled, verdict
from numpy.typing import NDArray

from dragoman.documents import prepare
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_report import NAMES, features, is_report, report_of
from dragoman.records import Anchor, Annotations, Document, Event, Span
from dragoman.run import side_confidence
from dragoman.run.coder import Coder

Floats = NDArray[np.float64]
Labels = Mapping[tuple[Any, ...], Mapping[str, Any]]
TUNED = "tuned"
_PENALTY = 2.0  # of squared weights of standardised numbers


@dataclass(frozen=True, slots=True)
class Row:
    """Something judged: its numbers, the certainty it had, whether it is right, and of which part it is."""

    numbers: tuple[float, ...]
    certainty: float
    right: bool
    part: str


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read."""

    doc_id: str
    document: Document
    annotations: Annotations


def main() -> None:
    """Read, fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--judged", "--tuned"):
        parser.add_argument(
            option, nargs=2, type=Path, action="append", default=[], metavar=("LABELS", "ARTICLES")
        )
    args = parser.parse_args()
    coder = Coder()
    reader = coder.events
    if not isinstance(reader, ReaderCoder):
        raise SystemExit("the certainties are the Reader's")
    found: dict[str, list[Row]] = {"report": [], **{side: [] for side in SIDES}}
    for sets, is_tuned in ((args.judged, False), (args.tuned, True)):
        for labels, rows in sets:
            judged = by_key(map(json.loads, labels.read_text(encoding="utf-8").splitlines()))
            chosen = labelled(rows, judged)
            check(chosen, judged)
            reads = read(coder, chosen)
            for name, row in look_at(coder, reader, judged, reads, is_tuned=is_tuned):
                found[name].append(row)
    for name, rows in found.items():
        names = NAMES if name == "report" else side_confidence.NAMES
        print(f"{name}: {len(rows)} judged")
        for line in told(rows, names):
            print(f"  {line}")


def read(coder: Coder, rows: Sequence[dict[str, Any]]) -> Iterator[Read]:
    """Read articles."""
    for row, article in zip(rows, articles(rows), strict=True):
        document = prepare(article)
        yield Read(row["doc_id"], document, coder.annotate(document))


def look_at(
    coder: Coder, reader: ReaderCoder, judged: Labels, reads: Iterator[Read], *, is_tuned: bool
) -> Iterator[tuple[str, Row]]:
    """Give what was judged of each article, by what it is for: "report", or the name of a side."""
    for one in reads:
        parties = coder.parties(one.document, one.annotations)
        if is_report(one.annotations):
            drafts = reader.by_passage(one.annotations, parties)
            sure = [draft for draft in drafts if draft.confidence >= reader.threshold(draft)]
            report = report_of(sure, one.annotations, parties)
            for draft in sure:
                if (label := judged.get(_key(one, draft.trigger, draft.type))) is not None:
                    numbers = tuple(features(draft, report, parties))
                    part = TUNED if is_tuned else label["part"]
                    yield "report", Row(numbers, draft.confidence, label["right"], part)
        for event in coder.code_annotated(one.document, one.annotations).events:
            label = judged.get(_key(one, event.trigger, event.type))
            if label is not None and label["right"]:
                part = TUNED if is_tuned else label["part"]
                yield from _sides(one, event, label, part)


def _sides(one: Read, event: Event, label: Mapping[str, Any], part: str) -> Iterator[tuple[str, Row]]:
    """Give an event's sides that were judged as they are now."""
    sentence = one.annotations.sentences[event.sentence]
    told = described(one.doc_id, event, one.document.offsets)
    likely = event.confidence.event * event.confidence.type
    for side in SIDES:
        parties, right = getattr(event, side), verdict(label, side, told[side])
        if parties and right is not None:
            head = next(t for t in sentence.tokens if t.end > event.trigger.start)
            numbers = side_confidence.features(parties, likely, sentence, head)
            before = min(actor.confidence for actor in parties)
            yield side, Row(tuple(numbers), before, right, part)


def _key(one: Read, trigger: Span | Anchor, type_: str) -> tuple[Any, ...]:
    """Give what the judgements know an event by."""
    start, end = one.document.offsets.span_to_article(trigger.start, trigger.end)
    words = hashed(trigger.text)
    return key_of({"doc_id": one.doc_id, "start": start, "end": end, "words": words, "type": type_})


def told(rows: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """Word the weights, and what weights from the other parts do on each."""
    for part in sorted({row.part for row in rows} - {TUNED}):
        own, others = [r for r in rows if r.part == part], [r for r in rows if r.part != part]
        if not others:
            continue
        right = np.array([row.right for row in own], dtype=float)
        before, after = np.array([row.certainty for row in own]), likelihoods(fitted(others), own)
        yield (
            f"{part}: {len(own)}, right {right.mean():.3f}; area {area(before, right):.3f} -> "
            f"{area(after, right):.3f}, calibration error {error(before, right):.3f} -> "
            f"{error(after, right):.3f}"
        )
    bias, *weights = fitted(rows)
    yield ", ".join([f"bias {bias:.3f}", *(f"{n} {w:.3f}" for n, w in zip(names, weights, strict=False))])


def fitted(rows: Sequence[Row]) -> Floats:
    """Fit bias and weights by Newton's method; the last weight is the tuned articles' own bias."""
    numbers, right = table(rows), np.array([row.right for row in rows], dtype=float)
    mean, spread = numbers.mean(0), numbers.std(0) + 1e-9
    x = np.c_[np.ones(len(rows)), (numbers - mean) / spread]
    penalty = np.diag([0.0, *[_PENALTY] * numbers.shape[1]])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope, bend = x.T @ (p - right) + penalty @ weights, (x.T * (p * (1 - p))) @ x + penalty
        weights -= np.linalg.solve(bend, slope)
    scaled = weights[1:] / spread
    whole: Floats = np.r_[weights[0] - scaled @ mean, scaled]
    return whole


def likelihoods(weights: Floats, rows: Sequence[Row]) -> Floats:
    """Give the probability of each row."""
    values: Floats = 1 / (1 + np.exp(-(weights[0] + table(rows) @ weights[1:])))
    return values


def table(rows: Sequence[Row]) -> Floats:
    """Give the numbers of rows, and whether they are of articles that rules were written on."""
    return np.array([[*row.numbers, float(row.part == TUNED)] for row in rows])


def area(certainty: Floats, right: Floats) -> float:
    """Give the area under the curve: how often what is right is more certain than what is wrong."""
    good, bad = certainty[right == 1], certainty[right == 0]
    above = (good[:, None] > bad).sum() + (good[:, None] == bad).sum() / 2
    return float(above / (len(good) * len(bad)))


def error(certainty: Floats, right: Floats) -> float:
    """Give the expected calibration error over ten parts of one size."""
    parts = np.array_split(np.argsort(certainty, kind="stable"), 10)
    return float(sum(len(p) * abs(certainty[p].mean() - right[p].mean()) for p in parts) / len(right))


if __name__ == "__main__":
    main()
