"""What judgements say: agreement by field, precision by type, and totals corrected for what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Event
from dragoman.run.review.agreement import Agreement, agreement
from dragoman.run.review.fields import CHOSEN, Field
from dragoman.run.review.kept import current
from dragoman.run.review.plan import Judged, Plan
from dragoman.run.review.precision import ALL, Precision, precisions, tally
from dragoman.run.review.precision import Judged as Stratum
from dragoman.run.review.reviewed import last_words
from dragoman.store.judgements import Judgement, Verdict

NO_EVENT, ANOTHER = "(no event)", "(another type)"
"""What an event is of that is none, or of which only is known that its type is wrong."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How well judges agree on a field.

    Attributes:
        field: Which.
        on: ``verdict`` where only right or wrong is compared, ``value`` where the value they hold for right.
        found: The agreement.
    """

    field: Field
    on: str
    found: Agreement


@dataclass(frozen=True, slots=True)
class FieldPrecision:
    """How many events have a field right.

    Attributes:
        field: Which.
        rows: One a type and one for all.
        disputed: Events of the sample on which judges disagree; they count neither way.
    """

    field: Field
    rows: tuple[Precision, ...]
    disputed: int


@dataclass(frozen=True, slots=True)
class Total:
    """How many events of a type there are, as coded and as corrected; None where it cannot be said.

    Attributes:
        type: The type; ``(no event)`` for what is none.
        raw: Events coded so.
        corrected: Estimated number that are so, whatever they were coded as.
        low: Lower end of its 95% interval.
        high: Upper end.
    """

    type: str
    raw: int
    corrected: float | None
    low: float | None
    high: float | None


def agreements(
    said: Judged, events: Mapping[str, Event], fields: Sequence[Field], *, seed: int = 0
) -> tuple[FieldAgreement, ...]:
    """Say how well judges agree, field by field.

    Verdicts agree where both call the coder's value right or both wrong. For fields with a closed list the
    values are compared too: what a judge calls right, corrects to, or, wrong without more, "not X".

    Args:
        said: Standing judgements.
        events: The events they are on, as coded; judgements on others are left out.
        fields: Which fields.
        seed: Of the intervals.
    """
    words = {one: last_words(list(said[one])) for one in sorted(events) if one in said}
    found = []
    for field in fields:
        judged = {one: by_field[field] for one, by_field in words.items() if field in by_field}
        verdicts = [[str(one.verdict) for one in judges] for judges in judged.values()]
        found.append(FieldAgreement(field, "verdict", agreement(verdicts, seed=seed)))
        if field in CHOSEN:
            values = [[_held(field, one, events[key]) for one in judges] for key, judges in judged.items()]
            found.append(FieldAgreement(field, "value", agreement(values, seed=seed)))
    return tuple(found)


def precision_by_type(plan: Plan, said: Judged, *, judge: str | None = None) -> tuple[FieldPrecision, ...]:
    """Estimate what share of events has each field right, by the type they were coded as.

    Only events of the plan's sample count, for others were not chosen by chance. An event that is none has
    no field right.

    Args:
        plan: The sample.
        said: Standing judgements.
        judge: Only this one's; else events on which judges disagree count neither way.
    """
    found = []
    for field in plan.asked.fields:
        verdicts = [(one.stratum, list(_verdicts(field, said.get(one.id, ()), judge))) for one in plan.sample]
        pairs = [(stratum, _settled(given)) for stratum, given in verdicts]
        disputed = sum(len(set(given)) > 1 for _, given in verdicts)
        found.append(FieldPrecision(field, precisions(tally(pairs, plan.sizes)), disputed))
    return tuple(found)


def totals(plan: Plan, said: Judged, *, judge: str | None = None) -> tuple[Total, ...]:
    """Estimate how many events of each type there are, whatever they were coded as.

    Of each stratum the share that is truly of a type is estimated, weighed by the stratum's size and added
    up; the intervals are put together as those of precision. What the coder missed is in no stratum.

    Args:
        plan: The sample.
        said: Standing judgements.
        judge: Only this one's; else events on whose type judges disagree are left out.
    """
    known = []
    for one in plan.sample:
        held = set(_types(one.stratum, said.get(one.id, ()), judge))
        if len(held) == 1:
            known.append((one.stratum, held.pop()))
    sizes = plan.sizes
    names = sorted({*sizes, *(name for _, name in known)}, key=lambda name: (name.startswith("("), name))
    found = []
    for name in names:
        strata = [
            Stratum(
                stratum,
                size,
                sum(of == stratum for of, _ in known),
                sum(of == stratum and held == name for of, held in known),
            )
            for stratum, size in sorted(sizes.items())
        ]
        row = next(one for one in precisions(strata) if one.stratum == ALL)
        limits = row.corrected, row.corrected_low, row.corrected_high
        found.append(Total(name, sizes.get(name, 0), *limits))
    return tuple(found)


def _held(field: Field, one: Judgement, event: Event) -> str:
    """Give the value that a judge holds for right."""
    coded = current(field, event)
    if one.verdict is Verdict.RIGHT:
        return coded
    return f"not {coded}" if one.value is None else one.value


def _verdicts(field: Field, said: Sequence[Judgement], judge: str | None) -> Iterator[bool]:
    """Give what each judge says of a field: an event that is none has none right."""
    words = last_words(said)
    wrong = {one.judge for one in words.get(Field.EVENT, ()) if one.verdict is Verdict.WRONG}
    own = {one.judge: one.verdict is Verdict.RIGHT for one in words.get(field, ())}
    for name, is_right in {**own, **dict.fromkeys(wrong, False)}.items():
        if judge is None or name == judge:
            yield is_right


def _types(coded: str, said: Sequence[Judgement], judge: str | None) -> Iterator[str]:
    """Give of which type each judge holds an event to be."""
    words = last_words(said)
    found = {
        one.judge: coded if one.verdict is Verdict.RIGHT else (one.value or ANOTHER)
        for one in words.get(Field.TYPE, ())
    }
    found |= {one.judge: NO_EVENT for one in words.get(Field.EVENT, ()) if one.verdict is Verdict.WRONG}
    for name, held in found.items():
        if judge is None or name == judge:
            yield held


def _settled(given: Sequence[bool]) -> bool | None:
    return given[0] if len(set(given)) == 1 else None
