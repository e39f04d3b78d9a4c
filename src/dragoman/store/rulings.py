"""What people said of reports being of one happening: judgements on the field ``incident``."""

from collections.abc import Iterable
from datetime import date

from dragoman.errors import StoreError
from dragoman.records import Ruling
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, add, standing_on

FIELD = "incident"
_APART = "|"


def rulings(store: Store) -> tuple[Ruling, ...]:
    """Give the rulings that nobody took back, in the order they came.

    Raises:
        StoreError: A judgement on incidents names no events.
    """
    return tuple(_ruling(store, judgement) for judgement in standing_on(store, FIELD))


def judgements(store: Store, events: Iterable[str]) -> tuple[Judgement, ...]:
    """Give the standing rulings that name one of some events, as judgements."""
    named = set(events)
    return tuple(one for one in standing_on(store, FIELD) if named & set((one.value or "").split()))


def add_join(store: Store, events: Iterable[str], *, judge: str, day: date, note: str = "") -> str:
    """Keep that reports are of one happening, and give the judgement's id.

    Args:
        store: Open for writing.
        events: Ids of the reports, two or more.
        judge: Who says so.
        day: When.
        note: Why.
    """
    ordered = sorted(set(events))
    value = " ".join(ordered)
    return add(store, Judgement(ordered[0], FIELD, Verdict.RIGHT, judge, day, value=value, note=note))


def add_split(
    store: Store, events: Iterable[str], others: Iterable[str], *, judge: str, day: date, note: str = ""
) -> str:
    """Keep that reports are of another happening than others, and give the judgement's id.

    Args:
        store: Open for writing.
        events: Ids of the reports of the one happening.
        others: Ids of those of the other.
        judge: Who says so.
        day: When.
        note: Why.
    """
    parted, rest = sorted(set(events)), sorted(set(others))
    value = f"{' '.join(parted)} {_APART} {' '.join(rest)}"
    return add(store, Judgement(parted[0], FIELD, Verdict.WRONG, judge, day, value=value, note=note))


def _ruling(store: Store, judgement: Judgement) -> Ruling:
    events, _, others = (judgement.value or "").partition(_APART)
    is_join = judgement.verdict is Verdict.RIGHT
    ruling = Ruling(judgement.id, is_join, tuple(events.split()), tuple(others.split()))
    if not ruling.events or bool(ruling.others) is is_join:
        raise StoreError(
            f"store {store.path}: judgement {judgement.id} on {FIELD} has the value {judgement.value!r}, "
            "which names no events to join or to keep apart; take it back"
        )
    return ruling
