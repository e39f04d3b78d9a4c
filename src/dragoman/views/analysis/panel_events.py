"""The events behind a panel's numbers: a row for each that a cell counts, with its words and its weight."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.errors import UsageError
from dragoman.records import Reported
from dragoman.store.observations import Observation
from dragoman.views.analysis.expected import rounded
from dragoman.views.analysis.panel import Cell, Panel
from dragoman.views.analysis.periods import Period, label
from dragoman.views.event_rows import party, where, words

HEADER = (
    *("unit", "period", "events", "expected", "id", "from", "to", "type", "mode", "status"),
    *("actors", "recipients", "place", "sentence", "source", "published", "url", "doc"),
)
"""``events`` and ``expected`` are what an event adds to the columns of these names in the panel's row."""

Counted = tuple[str, int, Observation, float]
"""Unit, number of the period, an event that the cell counts, and the share of it that lies in the period."""


def counted(panel: Panel, period: str | None = None) -> tuple[Counted, ...]:
    """Give what the cells of a panel count: by unit, period, then day.

    Args:
        panel: The panel.
        period: Only of this one, as a row names it; None: of all.

    Raises:
        UsageError: The panel has no such period.
    """
    names = {label(number, panel.plan.period): number for number in panel.periods}
    if period is not None and period not in names:
        some = f"{next(iter(names))} to {next(reversed(names))}" if names else "there are none"
        raise UsageError(
            f"--events-of: {period!r} is no period of this panel ({some}); write it as a row does"
        )
    wanted = panel.periods if period is None else (names[period],)
    return tuple(
        (unit, number, one, share)
        for unit in panel.units
        for number in wanted
        for one, share in panel.cells.get((unit, number), ())
    )


def rows(
    found: Sequence[Counted], period: Period, told: Mapping[str, Reported]
) -> Iterator[tuple[Cell, ...]]:
    """Give the rows of events that are counted.

    Args:
        found: Which, in which cells.
        period: How long a period is.
        told: The events with where they stand, by id.
    """
    for unit, number, one, share in found:
        event, origin = told[one.id].event, told[one.id].origin
        yield (
            *(
                unit,
                label(number, period),
                1 if share == 1 else rounded(share),
                rounded(one.probability * share),
            ),
            *(one.id, event.date.first, event.date.last, event.type, event.mode, event.status),
            "; ".join(map(party, event.actors)),
            "; ".join(map(party, event.recipients)),
            *(where(event.place), words(event.evidence.text)),
            *(origin.source, None if origin.published is None else origin.published.isoformat()),
            *(origin.url, event.doc),
        )
