"""What people said of records: kept apart from the facts, added to and never overwritten."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.errors import StoreError
from dragoman.records import content_id
from dragoman.store.connection import STRINGS, Row, many
from dragoman.store.database import Store

_FIELDS = "subject, field, verdict, judge, day, value, note, withdraws, id"
_ALL = f"SELECT {_FIELDS} FROM judgements WHERE subject = ? ORDER BY number"  # noqa: S608 - a constant
_ONE = f"SELECT {_FIELDS} FROM judgements WHERE id = ?"  # noqa: S608
_STANDING = f"""
SELECT {_FIELDS} FROM judgements
WHERE subject = ? AND withdraws IS NULL
  AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY number
"""  # noqa: S608
_STANDING_AMONG = f"""
SELECT {_FIELDS} FROM judgements
WHERE subject IN {STRINGS} AND withdraws IS NULL
  AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY number
"""  # noqa: S608
_STANDING_ON = f"""
SELECT {_FIELDS} FROM judgements
WHERE field = ? AND withdraws IS NULL
  AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY number
"""  # noqa: S608
_EVERY_STANDING = f"""
SELECT {_FIELDS} FROM judgements
WHERE withdraws IS NULL
  AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY number
"""  # noqa: S608
_COUNT_WRONG = f"""
SELECT count(DISTINCT subject) FROM (
    SELECT subject, arg_max(verdict, number) AS last FROM judgements
    WHERE field IN {STRINGS} AND withdraws IS NULL
      AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
    GROUP BY subject, field, judge
) WHERE last = 'wrong'
"""  # noqa: S608
_EVERY = f"SELECT {_FIELDS} FROM judgements ORDER BY number"  # noqa: S608
_IS_WITHDRAWN = "SELECT id FROM judgements WHERE withdraws = ?"
_ADD = """
INSERT INTO judgements
SELECT ?, coalesce(max(number), -1) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM judgements
"""


class Verdict(StrEnum):
    """What a person says of a field."""

    RIGHT = "right"
    WRONG = "wrong"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's word on one field of one record.

    Attributes:
        subject: Id of the event, incident or statement.
        field: Field of the record, or empty for the record as a whole.
        verdict: What is said of it.
        judge: Who says so.
        day: When.
        value: What it should be, where that was said.
        note: Why, in the judge's words.
        withdraws: Id of the judgement that this one takes back, or None.
        id: Content id (``j1:…``) of all the above; filled in when it is added.
    """

    subject: str
    field: str
    verdict: Verdict
    judge: str
    day: date
    value: str | None = None
    note: str = ""
    withdraws: str | None = None
    id: str = ""


def add(store: Store, judgement: Judgement) -> str:
    """Keep a judgement and give its id.

    The same one twice is kept once, unless it was taken back in between: then it is kept anew.

    Raises:
        StoreError: It takes back one that is not there.
    """
    return add_all(store, [judgement])[0]


def add_all(store: Store, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Keep judgements as ``add`` does, all or none, and give their ids.

    Raises:
        StoreError: One takes back what is not there.
    """
    with store.transaction():
        return tuple(_added(store, judgement) for judgement in judgements)


def keep(store: Store, judgement: Judgement) -> bool:
    """Keep a judgement that was made in another store, under its id, and say whether it is new here.

    Raises:
        StoreError: It takes back one that is not there.
    """
    identity = judgement.id or identity_of(judgement)
    if is_kept(store, identity):
        return False
    with store.transaction():
        _insert(store, judgement, identity)
    return True


def is_kept(store: Store, identity: str) -> bool:
    """Say whether a judgement is in the store, taken back or not."""
    return bool(store.fetch(_ONE, [identity]))


def withdraw(store: Store, identity: str, *, judge: str, day: date, note: str = "") -> str:
    """Take a judgement back by adding another that names it; give that one's id.

    Args:
        store: Open for writing.
        identity: The judgement's id.
        judge: Who takes it back.
        day: When.
        note: Why.

    Raises:
        StoreError: There is no such judgement.
    """
    rows = store.fetch(_ONE, [identity])
    subject, field = (rows[0][0], rows[0][1]) if rows else ("", "")
    return add(store, Judgement(subject, field, Verdict.WITHDRAWN, judge, day, note=note, withdraws=identity))


def standing(store: Store, subject: str) -> tuple[Judgement, ...]:
    """Give the judgements on a record that nobody took back, in the order they came."""
    return tuple(_judgements(store.fetch(_STANDING, [subject])))


def standing_among(store: Store, subjects: Iterable[str]) -> dict[str, tuple[Judgement, ...]]:
    """Give what ``standing`` gives for each of many records, those without a judgement left out."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for one in _judgements(store.fetch(_STANDING_AMONG, [many(subjects)])):
        found[one.subject].append(one)
    return {subject: tuple(own) for subject, own in found.items()}


def standing_on(store: Store, field: str) -> tuple[Judgement, ...]:
    """Give the judgements on one field of any record that nobody took back, in the order they came."""
    return tuple(_judgements(store.fetch(_STANDING_ON, [field])))


def history(store: Store, subject: str) -> tuple[Judgement, ...]:
    """Give every judgement on a record, withdrawals included, in the order they came."""
    return tuple(_judgements(store.fetch(_ALL, [subject])))


def move(store: Store, old: Judgement, new: Judgement, why: str) -> None:
    """Keep a judgement of one record for another, and take the first back; part of a transaction.

    Args:
        store: Open for writing.
        old: As it stands.
        new: The same of the record in the place of the other's.
        why: Note of the withdrawal.
    """
    kept = _added(store, new)
    note = f"{why}, {kept}"
    withdrawal = Judgement(
        old.subject, old.field, Verdict.WITHDRAWN, old.judge, old.day, note=note, withdraws=old.id
    )
    _added(store, withdrawal)


def every_standing(store: Store) -> tuple[Judgement, ...]:
    """Give the judgements on all records that nobody took back, in the order they came."""
    return tuple(_judgements(store.fetch(_EVERY_STANDING)))


def every(store: Store) -> tuple[Judgement, ...]:
    """Give every judgement of the store, withdrawals included, in the order they came."""
    return tuple(_judgements(store.fetch(_EVERY)))


def count_wrong(store: Store, fields: Iterable[str]) -> int:
    """Count the records of which somebody's last word on one of some fields is that it is wrong."""
    return int(store.fetch(_COUNT_WRONG, [many(fields)])[0][0])


def identity_of(judgement: Judgement, again: int = 0) -> str:
    """Give the content id of a judgement.

    Args:
        judgement: What is said.
        again: How often the same was said and taken back before.
    """
    parts = (judgement.subject, judgement.field, judgement.verdict, judgement.value or "", judgement.judge)
    more = (str(again),) if again else ()
    return content_id("j1", *parts, str(judgement.day), judgement.note, judgement.withdraws or "", *more)


def _added(store: Store, judgement: Judgement) -> str:
    """Add a judgement unless it stands already; one that was taken back gets another id."""
    again = 0
    identity = identity_of(judgement)
    while is_kept(store, identity):
        if not store.fetch(_IS_WITHDRAWN, [identity]):
            return identity
        again += 1
        identity = identity_of(judgement, again)
    _insert(store, judgement, identity)
    return identity


def _insert(store: Store, judgement: Judgement, identity: str) -> None:
    if judgement.withdraws is not None and not is_kept(store, judgement.withdraws):
        raise StoreError(
            f"store {store.path}: there is no judgement {judgement.withdraws} to take back; list them first"
        )
    values = (
        *(identity, judgement.subject, judgement.field, judgement.verdict, judgement.value),
        *(judgement.judge, judgement.day, judgement.note, judgement.withdraws),
    )
    store.fetch(_ADD, values)


def _judgements(rows: list[Row]) -> Iterator[Judgement]:
    for subject, field, verdict, *rest in rows:
        yield Judgement(subject, field, Verdict(verdict), *rest)
