"""What changed between two stores as table rows: an event a row, with both sides and the sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Event
from dragoman.views.analysis.changes import FIELDS, Change, Pair
from dragoman.views.event_rows import days, party, where, words
from dragoman.views.shown import sizes


@dataclass(frozen=True, slots=True)
class Placed:
    """A pair with the article that it is of."""

    article: str
    origin: str
    pair: Pair


_SHOWN: Mapping[str, Callable[[Event], str]] = {
    "type": lambda event: event.type,
    "mode": lambda event: event.mode or "",
    "status": lambda event: event.status,
    "actors": lambda event: "; ".join(map(party, event.actors)),
    "recipients": lambda event: "; ".join(map(party, event.recipients)),
    "place": lambda event: where(event.place),
    "day": lambda event: days(event.date),
    "numbers": lambda event: sizes(event.size),
    "speaker": lambda event: party(event.attribution[0].speaker) if event.attribution else "",
}
TABLE_HEADER = ("change", "id", "differ in", "old", "new", "sentence")
CSV_HEADER = (
    *("change", "fields", "article", "origin", "old_id", "new_id"),
    *(f"{side}_{name}" for name in (*FIELDS, "trigger") for side in ("old", "new")),
    "sentence",
)


def table_row(placed: Placed) -> tuple[object, ...]:
    """Give a pair's cells for people: of a changed event its type and what differs, else all that is said."""
    pair = placed.pair
    event = pair.events[-1]
    fields = pair.fields or _filled(event)
    return (
        pair.change,
        event.id,
        ", ".join(pair.fields),
        _said(pair.old, fields),
        "" if pair.change is Change.KEPT else _said(pair.new, fields),
        " ".join(words(event.evidence.text).split()),
    )


def csv_row(placed: Placed) -> tuple[object, ...]:
    """Give a pair's cells for spreadsheets; those of a side that there is not are empty."""
    pair = placed.pair
    sides = (pair.old, pair.new)
    return (
        *(pair.change, ";".join(pair.fields), placed.article, placed.origin),
        *(None if side is None else side.id for side in sides),
        *(None if side is None else _SHOWN[name](side) or None for name in FIELDS for side in sides),
        *(None if side is None else side.trigger.text for side in sides),
        pair.events[-1].evidence.text,
    )


def as_json(placed: Placed) -> dict[str, object]:
    """Give a pair's cells by name."""
    return {**dict(zip(CSV_HEADER, csv_row(placed), strict=True)), "fields": placed.pair.fields}


def _said(event: Event | None, fields: Sequence[str]) -> str:
    """Write fields of an event behind its type and trigger: ``ASSAULT “bombed”: place Ankara, TUR``."""
    if event is None:
        return ""
    values = ", ".join(f"{name} {_SHOWN[name](event) or 'none'}" for name in fields if name != "type")
    said = f"{event.type} \u201c{words(event.trigger.text)}\u201d"
    return f"{said}: {values}" if values else said


def _filled(event: Event) -> list[str]:
    """Give the fields of which an event has something to say."""
    return [name for name, shown in _SHOWN.items() if shown(event)]
