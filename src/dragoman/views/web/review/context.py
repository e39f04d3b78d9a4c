"""What the review page shows: which sample, and what the answers so far say of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.run.review.fields import Field
from dragoman.run.review.figures import (
    FieldAgreement,
    FieldPrecision,
    Total,
    agreements,
    precision_by_type,
    totals,
)
from dragoman.run.review.plan import SAMPLE, SECOND, Asked, Plan, judged, make_plan
from dragoman.store import read
from dragoman.store.corrections import as_coded
from dragoman.store.database import Store
from dragoman.store.read import EventFilter
from dragoman.views.web.fields import refuse_unknown

_MOST = 10_000
"""Events that a sample drawn in the browser has at most."""


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """What one judge did.

    Attributes:
        name: Who.
        events: Events of the sample that they said anything of.
        answers: Judgements of theirs on those that stand.
    """

    name: str
    events: int
    answers: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows besides the event at hand.

    Attributes:
        plan: The sample.
        judges: Who judged how much of it, by name.
        agreements: How well judges agree on events of the sample, field by field.
        precisions: What share of events has each field right, by type.
        totals: Events of each type, as coded and corrected.
    """

    plan: Plan
    judges: tuple[JudgeRow, ...]
    agreements: tuple[FieldAgreement, ...]
    precisions: tuple[FieldPrecision, ...]
    totals: tuple[Total, ...]


def asked_of(query: Mapping[str, str]) -> Asked:
    """Read which sample a page's address asks for.

    Args:
        query: ``type``, ``sample``, ``seed``, ``second`` and ``fields``, as text; what is absent or empty has
            its usual value.

    Raises:
        UsageError: A value is none of its kind.
    """
    refuse_unknown(("type", "sample", "seed", "second", "fields"), query)
    second = query.get("second", "") or str(SECOND)
    try:
        share = float(second)
    except ValueError:
        raise UsageError(f"second: {second!r} is no share; write one from 0 to 1, such as 0.2") from None
    return Asked(
        EventFilter(type=query.get("type") or None),
        _number(query, "sample", SAMPLE, least=1),
        _number(query, "seed", 0, least=0),
        share,
        _fields(query.get("fields", "")),
    )


def review_page(store: Store, plan: Plan) -> ReviewPage:
    """Ask a store what was said of a sample of events as they were coded.

    Args:
        store: An open store.
        plan: The sample, as ``make_plan`` draws it.
    """
    wanted = {one.id for one in plan.sample}
    with as_coded(store) as coded:
        said = {subject: found for subject, found in judged(coded).items() if subject in wanted}
        events = {event.id: event for event in read.events_of(coded, sorted(said))}
    answers = [(one.judge, one.subject) for found in said.values() for one in found]
    return ReviewPage(
        plan,
        tuple(
            JudgeRow(
                name,
                len({subject for judge, subject in answers if judge == name}),
                sum(judge == name for judge, _ in answers),
            )
            for name in sorted({judge for judge, _ in answers})
        ),
        agreements(said, events, plan.asked.fields),
        precision_by_type(plan, said),
        totals(plan, said),
    )


def drawn(store: Store, asked: Asked) -> Plan:
    """Draw the sample that is asked for, from events as they were coded: of those it is judged what is right.

    Raises:
        UsageError: It cannot be drawn so.
    """
    with as_coded(store) as coded:
        return make_plan(coded, asked)


def _number(query: Mapping[str, str], name: str, usual: int, *, least: int) -> int:
    text = query.get(name, "") or str(usual)
    if text.isascii() and text.isdecimal() and least <= int(text[:9]) and len(text) < 9:
        if name == "sample" and int(text) > _MOST:
            raise UsageError(f"sample: {text} is more than {_MOST}; draw fewer")
        return int(text)
    raise UsageError(f"{name}: {text[:40]!r} is no whole number from {least}; write one such as {usual}")


def _fields(text: str) -> tuple[Field, ...]:
    names = [part.strip() for part in text.split(",") if part.strip()]
    wrong = [name for name in names if name not in tuple(Field)]
    if wrong:
        raise UsageError(f"fields: {wrong[0][:40]!r} is not one of {', '.join(Field)}")
    return tuple(field for field in Field if field in names) or tuple(Field)
