"""Writes events or incidents into a file of a format, with its manifest beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError, UsageError
from dragoman.records import Event, Reported, Status
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.views.export.by_incident import by_incident
from dragoman.views.export.manifest import Counts, Made, manifest, manifest_path, manifest_text
from dragoman.views.export.shape import Format, Lists


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a store is written, and how.

    Attributes:
        wanted: Filters on the events.
        statuses: Statuses of the events that are written; the format's own choice where None.
        lists: What becomes of several parties; the format's own choice where None.
        by_incident: Whether a row is an incident and not a report.
    """

    wanted: read.EventFilter = field(default_factory=read.EventFilter)
    statuses: frozenset[Status] | None = None
    lists: Lists | None = None
    by_incident: bool = False


def export(store: Store, form: Format, path: Path, choice: Choice) -> Counts:
    """Write a store's events or incidents; the file appears whole or not at all, its manifest after it.

    Args:
        store: An open store.
        form: The format.
        path: The file; its manifest stands beside it.
        choice: Which events, of which statuses, and what becomes of several parties.

    Raises:
        UsageError: The format cannot make that of several parties, or has no rows of incidents.
        InputError: The file cannot be written.
        StoreError: The store cannot be read, or rows are incidents and some events are in none yet.
    """
    check(form, choice)
    lists = lists_of(form, choice.lists)
    statuses = form.statuses if choice.statuses is None else choice.statuses
    unfinished = path.with_name(f"{path.name}.unfinished")
    reports = by_incident(store, choice.wanted) if choice.by_incident else read.reported(store, choice.wanted)
    try:
        with unfinished.open("wb") as stream:
            counts = write(form, reports, stream, lists, statuses)
        unfinished.replace(path)
        made = Made(path, form, lists, statuses, choice.wanted, counts, choice.by_incident)
        beside = manifest_path(path)
        beside.write_text(manifest_text(manifest(made, store)), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def write(
    form: Format,
    reports: Iterable[Reported],
    stream: BinaryIO,
    lists: Lists | None = None,
    statuses: frozenset[Status] | None = None,
) -> Counts:
    """Write events in a format, one by one, and count what became of them.

    Args:
        form: The format.
        reports: The events with where they stand.
        stream: Where to.
        lists: What becomes of several parties; the format's own way where None.
        statuses: Those that are written; the format's own where None.
    """
    left_out: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    kept = _kept(form, reports, form.statuses if statuses is None else statuses, (taken, left_out))
    rows = form.write(form.rows(kept, lists_of(form, lists)), stream)
    written, aside = taken.total(), left_out.total()
    return Counts(written + aside, written, rows, dict(sorted(left_out.items())))


def check(form: Format, choice: Choice) -> None:
    """Refuse a choice that a format cannot follow.

    Raises:
        UsageError: It cannot make that of several parties, or has no rows of incidents.
    """
    lists_of(form, choice.lists)
    if choice.by_incident and form.reports_only:
        raise UsageError(f"--count incidents: {form.name} has none: {form.reports_only}")


def lists_of(form: Format, asked: Lists | None) -> Lists:
    """Choose what becomes of several parties.

    Raises:
        UsageError: The format cannot do that.
    """
    if asked is None:
        return form.lists[0]
    if asked not in form.lists:
        raise UsageError(
            f"--list {asked}: {form.name} has one actor and one recipient a row; use --list {form.lists[0]}"
        )
    return asked


def _kept(
    form: Format,
    reports: Iterable[Reported],
    statuses: frozenset[Status],
    tallies: tuple[Counter[str], Counter[str]],
) -> Iterator[Reported]:
    taken, left_out = tallies
    for reported in reports:
        reason = _reason(form, reported.event, statuses)
        if reason is None:
            taken["written"] += 1
            yield reported
        else:
            left_out[reason] += 1


def _reason(form: Format, event: Event, statuses: frozenset[Status]) -> str | None:
    if event.status not in statuses:
        return f"its status is {event.status}"
    return form.aside(event)
