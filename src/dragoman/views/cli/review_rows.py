"""What the review commands print, as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from typing import Any

from dragoman.records import Event
from dragoman.records.serial import event_to_json
from dragoman.run.review.fields import FIELDS, Vocabulary, plain
from dragoman.run.review.figures import FieldAgreement, FieldPrecision, Total
from dragoman.run.review.kept import told
from dragoman.run.review.precision import Precision
from dragoman.run.review.reviewed import Reviewed
from dragoman.store.judgements import Judgement

LIST_HEADER = ("id", "event", "field", "coded", "verdict", "corrected", "judge", "day", "note")
AGREEMENT_HEADER = ("field", "on", "units", "judgements", "agreed", "alpha", "low", "high")
PRECISION_HEADER = ("field", *(part.name for part in fields(Precision)))
TOTAL_HEADER = ("type", "raw", "corrected", "low", "high")


def list_row(one: Judgement, event: Event, vocabulary: Vocabulary) -> tuple[object, ...]:
    """Give the cells of a judgement, the coder's value beside the judge's."""
    field = FIELDS[one.field]
    after = told(field, one.value, event, vocabulary)
    return one.id, event.id, field, plain(field, event), one.verdict, after, one.judge, one.day, one.note


def agreement_row(one: FieldAgreement) -> tuple[object, ...]:
    """Give the cells of an agreement."""
    found = one.found
    return one.field, one.on, found.units, found.values, found.agreed, found.alpha, found.low, found.high


def precision_rows(found: Sequence[FieldPrecision]) -> Iterator[tuple[object, ...]]:
    """Give the rows of the fields of which anything was judged."""
    for one in found:
        if any(row.judged for row in one.rows):
            yield from ((one.field, *astuple(row)) for row in one.rows)


def total_row(one: Total) -> tuple[object, ...]:
    """Give the cells of a total."""
    return astuple(one)


def reviewed_data(found: Reviewed) -> dict[str, Any]:
    """Write an event as its reviewers have it, as plain data."""
    return {
        "event": event_to_json(found.event),
        "standing": str(found.standing),
        "changes": [
            {
                "field": str(one.field),
                "before": one.before,
                "after": one.after,
                "judges": list(one.judges),
                "judgements": list(one.judgements),
            }
            for one in found.changes
        ],
        "right": [str(one) for one in found.right],
        "wrong": [str(one) for one in found.wrong],
        "disputes": [
            {
                "field": str(one.field),
                "said": [
                    {
                        "judge": said.judge,
                        "verdict": str(said.verdict),
                        "value": said.value,
                        "day": str(said.day),
                    }
                    for said in one.said
                ],
            }
            for one in found.disputes
        ],
        "unfit": [{"judgement": said.id, "reason": reason} for said, reason in found.unfit],
    }
