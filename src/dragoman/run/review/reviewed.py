"""The corrected view: a record as its reviewers have it, with who changed what and where they disagree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.errors import DragomanError
from dragoman.records import CONFIDENCES, Event
from dragoman.run.review.fields import FIELDS, Field, Vocabulary, plain
from dragoman.run.review.kept import applied
from dragoman.store.judgements import Judgement, Verdict


class Standing(StrEnum):
    """What reviewers say of an event as a whole."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DISPUTED = "disputed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that reviewers corrected.

    Attributes:
        field: Which.
        before: The coder's value, for people; empty where it had none.
        after: The reviewers'.
        judges: Who says so.
        judgements: Ids of what they said.
    """

    field: Field
    before: str
    after: str
    judges: tuple[str, ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which reviewers disagree; the coder's value stays until they agree.

    Attributes:
        field: Which.
        said: The last word of each judge, in the order of their coming.
    """

    field: Field
    said: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An event as its reviewers have it.

    Attributes:
        event: With the corrections on which all who judged the field agree; sure of these fields, and ``why``
            names the judges.
        standing: What they say of it as a whole.
        changes: What was corrected.
        right: Fields that all who judged them call right.
        wrong: Fields that all call wrong and nobody corrected: the value in ``event`` is the coder's.
        disputes: Where they disagree.
        unfit: Judgements that this version cannot apply, each with the reason.
    """

    event: Event
    standing: Standing
    changes: tuple[Change, ...]
    right: tuple[Field, ...]
    wrong: tuple[Field, ...]
    disputes: tuple[Dispute, ...]
    unfit: tuple[tuple[Judgement, str], ...]


def last_words(judgements: Iterable[Judgement]) -> dict[Field, tuple[Judgement, ...]]:
    """Give each judge's last word on each field of one event, fields in the order in which they are asked.

    Args:
        judgements: Standing ones on one event, in the order they came; those on other things are left out.
    """
    found: dict[Field, dict[str, Judgement]] = {field: {} for field in Field}
    for one in judgements:
        field = FIELDS.get(one.field)
        if field is not None and one.verdict is not Verdict.WITHDRAWN:
            found[field][one.judge] = one
    return {field: tuple(by_judge.values()) for field, by_judge in found.items() if by_judge}


def corrected(event: Event, judgements: Iterable[Judgement], vocabulary: Vocabulary) -> Reviewed:
    """Give an event as its reviewers have it.

    Args:
        event: As it was coded.
        judgements: Standing judgements on it, in the order they came.
        vocabulary: What corrected types and modes bring with them.
    """
    words = last_words(judgements)
    now = event
    changes: list[Change] = []
    unfit: list[tuple[Judgement, str]] = []
    agreed = {field: said for field, said in words.items() if len({_said(one) for one in said}) == 1}
    for field, said in agreed.items():
        value = said[0].value
        if said[0].verdict is Verdict.RIGHT:
            now = _sure(now, field, said, "confirmed")
        elif value is not None:
            try:
                then = applied(field, value, now, vocabulary)
            except DragomanError as error:
                unfit += [(one, str(error)) for one in said]
                continue
            changes.append(_change(field, event, then, said))
            now = _sure(then, field, said, "corrected")
    bare = {field: said[0] for field, said in agreed.items() if said[0].value is None}
    return Reviewed(
        now,
        _standing(words, agreed),
        tuple(changes),
        tuple(field for field, one in bare.items() if one.verdict is Verdict.RIGHT),
        tuple(field for field, one in bare.items() if one.verdict is Verdict.WRONG),
        tuple(Dispute(field, said) for field, said in words.items() if field not in agreed),
        tuple(unfit),
    )


def _said(judgement: Judgement) -> tuple[Verdict, str | None]:
    return judgement.verdict, judgement.value


def _standing(
    words: Mapping[Field, Sequence[Judgement]], agreed: Mapping[Field, Sequence[Judgement]]
) -> Standing:
    if Field.EVENT not in words:
        return Standing.OPEN
    if Field.EVENT not in agreed:
        return Standing.DISPUTED
    right = agreed[Field.EVENT][0].verdict is Verdict.RIGHT
    return Standing.ACCEPTED if right else Standing.REJECTED


def _change(field: Field, before: Event, after: Event, said: Sequence[Judgement]) -> Change:
    return Change(
        field,
        plain(field, before),
        plain(field, after),
        tuple(one.judge for one in said),
        tuple(one.id for one in said),
    )


def _sure(event: Event, field: Field, said: Sequence[Judgement], what: str) -> Event:
    """Write into a record that people vouch for a field."""
    by = ", ".join(f"{one.judge} on {one.day} ({one.id})" for one in said)
    why = {**event.why, str(field): f"{what} by {by}"}
    confidence = replace(event.confidence, **{str(field): 1.0}) if field in CONFIDENCES else event.confidence
    return replace(event, why=why, confidence=confidence)
