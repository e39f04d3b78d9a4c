"""A store read with some of its records replaced: views in memory over the file, which stays as it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Self

import duckdb

from dragoman.errors import StoreError
from dragoman.records import Event, Incident
from dragoman.store import read
from dragoman.store.connection import STRINGS, failure, literals, many
from dragoman.store.database import Store, opening_failure
from dragoman.store.incidents import incident, incident_rows
from dragoman.store.pack import event_rows

_AT_ONCE = 500  # ids in one question: by index, where a join would read the ids of all events
_OTHER_TABLES = """
SELECT table_name FROM duckdb_tables()
WHERE database_name = 'coded' AND table_name NOT IN ('events', 'assembled', 'incidents')
"""
# By the number of the row: of a million events a sum took 32 ms so, and 132 ms by their ids.
_LAYERS = """
CREATE TABLE judged_events (row BIGINT);
CREATE TABLE corrected_events AS FROM coded.main.events LIMIT 0;
CREATE VIEW events AS
    SELECT e.* FROM coded.main.events e ANTI JOIN judged_events j ON j.row = e.rowid
    UNION ALL BY NAME FROM corrected_events;
CREATE TABLE left_assembled (row BIGINT);
CREATE VIEW assembled AS
    SELECT a.* FROM coded.main.assembled a ANTI JOIN left_assembled g ON g.row = a.rowid;
CREATE TABLE judged_incidents (row BIGINT);
CREATE TABLE corrected_incidents AS FROM coded.main.incidents LIMIT 0;
CREATE VIEW incidents AS
    SELECT i.* FROM coded.main.incidents i ANTI JOIN judged_incidents j ON j.row = i.rowid
    UNION ALL BY NAME FROM corrected_incidents
"""
_JUDGED = "INSERT INTO judged_events SELECT rowid FROM coded.main.events WHERE id IN ({ids})"
_LEAVE = f"INSERT INTO left_assembled SELECT rowid FROM coded.main.assembled WHERE event IN {STRINGS}"  # noqa: S608
_REMADE = f"INSERT INTO judged_incidents SELECT rowid FROM coded.main.incidents WHERE id IN {STRINGS}"  # noqa: S608
_AS_CODED = "USE coded"
_STILL_CODED = "without --corrected it is there as it was coded"


@dataclass(frozen=True, slots=True)
class Corrections:
    """How many events of a store are read otherwise than they were coded.

    Attributes:
        left_out: Rejected: no such event.
        changed: With a field corrected.
        confirmed: With nothing changed, but fields called right, which count as sure.
        disputed: On which reviewers disagree; what they disagree on stands as coded.
        uncorrected: With a field called wrong without what is right; it stands as coded.
        unfit: With a correction that the codebook does not have; it stands as coded.
    """

    left_out: int = 0
    changed: int = 0
    confirmed: int = 0
    disputed: int = 0
    uncorrected: int = 0
    unfit: int = 0

    def told(self) -> str:
        """Say in a line what reviewers changed in what is read."""
        events = "event" if self.left_out == 1 else "events"
        beside = (
            (self.confirmed, "confirmed"),
            (self.disputed, "in dispute, as coded there"),
            (self.uncorrected, "called wrong without what is right, as coded there"),
            (self.unfit, "with a correction that the codebook does not have, as coded there"),
        )
        more = "".join(f"; {number:,} {what}" for number, what in beside if number)
        return f"{self.left_out:,} {events} left out and {self.changed:,} changed by judgements{more}"


class CorrectedStore(Store):
    """A store that is read as its reviewers have it, and cannot be written to.

    Attributes:
        corrections: What is otherwise than it was coded.
    """

    corrections: Corrections = Corrections()

    def parallel(self) -> Self:
        """Give a store of its own on the same open database, which knows of the same corrections."""
        other = super().parallel()
        other.corrections = self.corrections
        return other

    def coded(self) -> Store:
        """Give a store of its own on the same open database that has every record as it was coded.

        Raises:
            StoreError: The store is closed.
        """
        try:
            return _Coded(self._cursor().execute(_AS_CODED), self.path)
        except duckdb.Error as error:
            raise StoreError(f"store {self.path}: {failure(error)}") from error


class _Coded(Store):
    """The file below a corrected store."""

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # A new connection does not know which database the old one was told to use.
        return super()._cursor().execute(_AS_CODED)


@contextmanager
def as_coded(store: Store) -> Iterator[Store]:
    """Give, within the block, a store with every record as it was coded: itself where it is read so."""
    if not isinstance(store, CorrectedStore):
        yield store
        return
    with store.coded() as own:
        yield own


def open_over(path: str | PathLike[str]) -> CorrectedStore:
    """Open a store whose events and incidents can be replaced for whoever reads it here.

    Args:
        path: A DuckDB file that is known to be a store of this version.

    Raises:
        StoreBusy: Another process writes to it.
        StoreError: It cannot be opened; the message says why and what to do.
    """
    path = Path(path)
    connection = duckdb.connect(":memory:")
    done = False
    try:
        connection.execute(f"ATTACH {literals([str(path)])} AS coded (READ_ONLY)")
        connection.execute(f"SET temp_directory = {literals([f'{path}.tmp'])}")
        for (table,) in connection.execute(_OTHER_TABLES).fetchall():
            connection.execute(f'CREATE VIEW "{table}" AS FROM coded.main."{table}"')
        connection.execute(_LAYERS)
        done = True
    except duckdb.Error as error:
        raise opening_failure(error, path) from error
    finally:
        if not done:
            with suppress(duckdb.Error):
                connection.close()
    return CorrectedStore(connection, path)


def replace_events(store: CorrectedStore, corrected: Sequence[Event], rejected: Iterable[str]) -> None:
    """Put events in the place of those with their ids, and leave others out.

    Args:
        store: As ``open_over`` gives it.
        corrected: The events as they are to be read.
        rejected: Ids of those that are not to be there.
    """
    gone = sorted(set(rejected))
    ids = sorted({*(event.id for event in corrected), *gone})
    for at in range(0, len(ids), _AT_ONCE):
        store.fetch(_JUDGED.format(ids=literals(ids[at : at + _AT_ONCE])))
    if corrected:
        store.insert("corrected_events", event_rows(corrected))
    store.fetch(_LEAVE, [many(gone)])


def replace_incidents(store: CorrectedStore, ids: Iterable[str], made: Sequence[Incident]) -> None:
    """Take incidents out, and put those in that were made of the reports left to them.

    Args:
        store: As ``open_over`` gives it.
        ids: Ids of those taken out.
        made: Those put in.
    """
    store.fetch(_REMADE, [many(ids)])
    if made:
        store.insert("corrected_incidents", incident_rows(made))


def corrections_of(store: Store) -> Corrections | None:
    """Say what of a store is read otherwise than it was coded; None where it is read as coded."""
    return store.corrections if isinstance(store, CorrectedStore) else None


def event_gone(store: Store, identity: str) -> str:
    """Say in a line that reviewers rejected an event, with the remedy; nothing where that is not so.

    Args:
        store: An open store.
        identity: The event's id, or the beginning of it.
    """
    gone = _gone(store, identity, read.event)
    return f"reviewers rejected the event {gone}; {_STILL_CODED}" if gone else ""


def incident_gone(store: Store, identity: str) -> str:
    """Say in a line that reviewers rejected all an incident's reports, with the remedy, or nothing.

    Args:
        store: An open store.
        identity: The incident's id, or the beginning of it.
    """
    gone = _gone(store, identity, incident)
    return f"reviewers rejected all reports of the incident {gone}; {_STILL_CODED}" if gone else ""


def _gone(store: Store, identity: str, find: Callable[[Store, str], Event | Incident | None]) -> str:
    """Give the id of a record that is there as it was coded and not as reviewers have it, or nothing."""
    if corrections_of(store) is None:
        return ""
    with as_coded(store) as coded:
        found = find(coded, identity)
    return "" if found is None or find(store, found.id) is not None else found.id
