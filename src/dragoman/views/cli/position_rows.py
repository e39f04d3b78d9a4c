"""Positions, their table over time and contradictions as rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.assembly.positions import Cell, Contradiction
from dragoman.records import Position, Stance
from dragoman.records.serial import position_to_json
from dragoman.views.event_rows import days, party

HEADER = ("date", "actor", "stance", "matter", "evidence", "according to", "known by")
CSV_HEADER = (
    *(
        "id",
        "doc",
        "matter",
        "words",
        "from",
        "to",
        "actor",
        "actor_id",
        "country",
        "sectors",
        "stance",
        "evidence",
    ),
    *(
        "start",
        "end",
        "sentence",
        "region",
        "known",
        "speakers",
        "event",
        "event_type",
        "event_status",
        "rule",
        "confidence",
    ),
)
CELL_HEADER = ("actor", "country", "matter", "period", *(str(stance) for stance in Stance), "shown")
CONTRADICTION_HEADER = ("actor", "matter", "change", "date", "first", "words", "date", "then", "words")
CONTRADICTION_CSV = (
    *("actor", "country", "matter", "change", "second_hand"),
    *(
        f"{which}_{name}"
        for which in ("first", "second")
        for name in ("id", "date", "stance", "evidence", "sentence")
    ),
)


def row(position: Position) -> tuple[str, ...]:
    """Give a position's cells for people."""
    return (
        days(position.date),
        party(position.actor),
        position.stance,
        position.matter,
        position.evidence.text,
        speakers(position),
        f"{position.event.type} {position.event.status}"
        if position.known == "event" and position.event
        else position.known,
    )


def csv_row(position: Position) -> tuple[object, ...]:
    """Give a position's cells for spreadsheets."""
    actor, event = position.actor, position.event
    return (
        *(
            position.id,
            position.doc,
            position.matter,
            position.words.text,
            position.date.first,
            position.date.last,
        ),
        *(actor.name, actor.id, actor.country, ";".join(actor.sectors), position.stance),
        *(position.evidence.text, position.evidence.start, position.evidence.end, position.sentence.text),
        *(position.region, position.known, speakers(position)),
        *((event.id, event.type, event.status) if event else (None, None, None)),
        *(position.rule, position.confidence),
    )


def speakers(position: Position) -> str:
    """Give the speaker chain, outermost first."""
    return " > ".join(link.speaker.name for link in position.attribution)


def grid(cells: Sequence[Cell]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Lay cells out with a row for each actor and a column for each matter and period."""
    columns = sorted({(cell.matter, cell.period) for cell in cells})
    one = len({matter for matter, _ in columns}) == 1
    rows: dict[tuple[str, str | None], dict[tuple[str, str], str]] = {}
    for cell in cells:
        rows.setdefault((cell.actor, cell.country), {})[cell.matter, cell.period] = cell_text(cell)
    header = ("actor", *(period if one else f"{matter} {period}" for matter, period in columns))
    body = [
        (f"{name} ({country})" if country else name, *(held.get(column, "") for column in columns))
        for (name, country), held in rows.items()
    ]
    return header, body


def cell_text(cell: Cell) -> str:
    """Write a cell: the stance, and how many passages where there are several."""
    number = sum(cell.counts.values())
    return cell.shown() if number == 1 else f"{cell.shown()} ({number})"


def cell_row(cell: Cell) -> tuple[object, ...]:
    """Give a cell's values for spreadsheets."""
    counts = (cell.counts.get(stance, 0) for stance in Stance)
    return (cell.actor, cell.country, cell.matter, cell.period, *counts, cell.shown())


def cell_json(cell: Cell) -> dict[str, Any]:
    """Give a cell as data."""
    return dict(zip(CELL_HEADER, cell_row(cell), strict=True))


def contradiction_row(found: Contradiction) -> tuple[str, ...]:
    """Give a contradiction's cells for people."""
    first, second = found.first, found.second
    change = f"{found.change}, as others tell it" if found.second_hand else str(found.change)
    return (
        *(party(first.actor), first.matter, change),
        *(days(first.date), first.stance, first.sentence.text),
        *(days(second.date), second.stance, second.sentence.text),
    )


def contradiction_csv(found: Contradiction) -> tuple[object, ...]:
    """Give a contradiction's cells for spreadsheets."""
    actor = found.first.actor
    return (
        *(actor.name, actor.country, found.first.matter, str(found.change), found.second_hand),
        *(value for p in (found.first, found.second) for value in _brief(p)),
    )


def _brief(position: Position) -> Iterable[object]:
    return position.id, position.date.first, position.stance, position.evidence.text, position.sentence.text


def contradiction_json(found: Contradiction) -> dict[str, Any]:
    """Give a contradiction as data."""
    return {
        "actor": found.first.actor.name,
        "matter": found.first.matter,
        "change": str(found.change),
        "second_hand": found.second_hand,
        "first": position_to_json(found.first),
        "second": position_to_json(found.second),
    }
