"""The ``panel`` and ``series`` commands: events counted by unit and period, zeros too."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.analysis_options import (
    PERIODS,
    Asked,
    CountedAs,
    Format,
    Statuses,
    Weights,
    material_of,
    tell_set_aside,
    write_rows,
)
from dragoman.views.cli.as_reviewed import AsReviewed, opened
from dragoman.views.cli.console import many, note
from dragoman.views.cli.options import (
    ActorPart,
    Between,
    Country,
    EventType,
    First,
    InVoice,
    Last,
    PlacePart,
    Quiet,
    StoreFile,
    dyad,
    one_of,
)
from dragoman.views.cli.plot_option import PlotFile, check_plot, title_of, write_plot

if TYPE_CHECKING:
    from pathlib import Path

    from dragoman.store.database import Store
    from dragoman.views.analysis.panel import Panel, PanelPlan
    from dragoman.views.analysis.units import Placing

UNITS = ("country", "dyad", "cell")
WHOSE = ("place", "actor", "recipient", "any")
SIDES = ("country", "sector", "actor")
SPLITS = ("quad", "type", "none")

Split = Annotated[str, typer.Option("--by", help=f"Counts apart by: {', '.join(SPLITS)}.")]
EventsOf = Annotated[
    str | None,
    typer.Option(
        metavar="PERIOD",
        help="Instead of counts, the events behind those of a period, such as 2017-03; all: of every one.",
    ),
]
Spread = Annotated[
    bool, typer.Option("--spread", help="Share events whose days touch several periods among them.")
]


def panel(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    unit: Annotated[
        str,
        typer.Option(
            metavar="UNIT-PERIOD",
            help=f"One of {', '.join(UNITS)}, a hyphen, and one of {', '.join(PERIODS)}.",
        ),
    ] = "country-month",
    country_of: Annotated[
        str | None, typer.Option(help=f"Whose country: {', '.join(WHOSE)}; place if not given.")
    ] = None,
    sides: Annotated[
        str,
        typer.Option(help=f"What a dyad is of: {', '.join(SIDES)}; sector is a country's, actor has an id."),
    ] = "country",
    undirected: Annotated[bool, typer.Option("--undirected", help="A to B and B to A are one dyad.")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT", help="This unit, such as IRQ, IRN-IRQ or COD-MIL/COD-REB; often."),
    ] = None,
    by: Split = "quad",
    spread: Spread = False,
    events_of: EventsOf = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    first: First = None,
    last: Last = None,
    status: Statuses = None,
    in_voice: InVoice = None,
    corrected: AsReviewed = False,
    count: CountedAs = "reports",
    weight: Weights = None,
    output: Format = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Count events by unit and period: zeros too, with expected numbers, intervals and source volume.

    Example: dragoman panel --store events.duckdb --unit dyad-week --from 2017-01-01 --to 2017-12-31
    """
    from dragoman.views.analysis.panel import PanelPlan, Split  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.periods import Period  # noqa: PLC0415

    what, how_long = _unit_and_period(unit)
    asked = Asked(event_type, actor, country, first, last, status, count, weight, in_voice, corrected, place)
    placing = _placing(what, country_of, sides, directed=not undirected)
    split = Split(one_of(by, SPLITS, "--by") or "quad")
    plan = PanelPlan(
        placing, Period(how_long), split, _types(split), *asked.days(), tuple(only or ()), spread
    )
    check_plot(plot)
    made = _write(store, asked, plan, _Written(output, events_of, "--only"), quiet=quiet)
    if plot is not None:
        from dragoman.views.analysis.plots.heat import heat_plot  # noqa: PLC0415 - needs an extra

        write_plot(plot, heat_plot(made, title_of(f"Events by {what} and {how_long}", asked)))


def _unit_and_period(unit: str) -> tuple[str, str]:
    """Take `country-month` apart."""
    what, _, how_long = unit.partition("-")
    if what not in UNITS or how_long not in PERIODS:
        raise UsageError(f"--unit: {unit!r} is not a unit and a period; write it as country-month")
    return what, how_long


def series(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    period: Annotated[str, typer.Option(help=f"Of {', '.join(PERIODS)}.")] = "month",
    between: Between = None,
    by: Split = "quad",
    spread: Spread = False,
    events_of: EventsOf = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    first: First = None,
    last: Last = None,
    status: Statuses = None,
    in_voice: InVoice = None,
    corrected: AsReviewed = False,
    count: CountedAs = "reports",
    weight: Weights = None,
    output: Format = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Count events over time, zeros too: a panel with one unit, or with both directions of a dyad.

    Example: dragoman series --store events.duckdb --country IRQ --period week --by type
    """
    from dragoman.views.analysis.panel import PanelPlan, Split  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.periods import Period  # noqa: PLC0415
    from dragoman.views.analysis.units import Placing, Unit  # noqa: PLC0415

    asked = Asked(event_type, actor, country, first, last, status, count, weight, in_voice, corrected, place)
    split = Split(one_of(by, SPLITS, "--by") or "quad")
    how_long = Period(one_of(period, PERIODS, "--period") or "month")
    units = _both_ways(dyad(between))
    placing = Placing(Unit.DYAD if units else Unit.ALL)
    plan = PanelPlan(placing, how_long, split, _types(split), *asked.days(), units or ("all",), spread)
    check_plot(plot)
    made = _write(store, asked, plan, _Written(output, events_of, "--dyad"), quiet=quiet)
    if plot is not None:
        from dragoman.views.analysis.plots.series import series_plot  # noqa: PLC0415 - needs an extra

        what = f"{units[0]} and back, by {how_long}" if units else f"Events by {how_long}"
        write_plot(plot, series_plot(made, title_of(what, asked)))


@dataclass(frozen=True, slots=True)
class _Written:
    """What of a panel is written.

    Attributes:
        output: In which form.
        events_of: The period whose events the rows are, or None where they are counts.
        asked_by: The option that units are asked for by.
    """

    output: str | None
    events_of: str | None
    asked_by: str


def _write(store: "Path", asked: Asked, plan: "PanelPlan", written: _Written, *, quiet: bool) -> "Panel":
    """Write the rows of a panel or the events behind them, say what is not in them, and give the panel."""
    from dragoman.views.analysis.panel import make_panel  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.wanted_units import wanted_units  # noqa: PLC0415

    used = (*(("type",) if plan.split == "type" else ()), *plan.placing.confidences())
    with opened(store, corrected=asked.corrected, quiet=quiet) as reading:
        plan = replace(plan, only=wanted_units(reading, plan.only, plan.placing, written.asked_by))
        material = material_of(reading, asked, used, sides=plan.placing.sides, quiet=quiet)
        made = make_panel(material.found, material.volume, plan, material.set_aside)
        said = (
            _write_counts(made, written.output)
            if written.events_of is None
            else _write_events(reading, made, written.events_of, written.output)
        )
    tell_set_aside(made.set_aside, quiet=quiet)
    note(said, quiet=quiet)
    return made


def _write_counts(made: "Panel", output: str | None) -> str:
    """Write a panel's rows, and say how many."""
    from dragoman.views.analysis.panel import header, rows  # noqa: PLC0415 - keeps --help instant

    number = write_rows(header(made.plan), rows(made), output)
    units, periods = many(len(made.units), "unit"), many(len(made.periods), "period")
    return f"{many(number, 'row')}: {units} by {periods}"


def _write_events(reading: "Store", made: "Panel", period: str, output: str | None) -> str:
    """Write the events that a panel's rows count, and say how many.

    Raises:
        UsageError: The panel has no such period.
    """
    from dragoman.store.read import reported_by_ids  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.panel_events import HEADER, counted, rows  # noqa: PLC0415

    found = counted(made, None if period == "all" else period)
    ids = list(dict.fromkeys(one.id for _, _, one, _ in found))
    told = {one.event.id: one for one in reported_by_ids(reading, ids)}
    number = write_rows(HEADER, rows(found, made.plan.period, told), output)
    return f"{many(number, 'row')}: {many(len(ids), 'event')} counted"


def _both_ways(pair: tuple[str, str] | None) -> tuple[str, ...]:
    """Give the two directed dyads of two countries."""
    if pair is None:
        return ()
    one, other = (code.upper() for code in pair)
    if one == other:
        raise UsageError(f"--dyad: {one} and {other} are one country; name two")
    return f"{one}-{other}", f"{other}-{one}"


def _placing(what: str, country_of: str | None, sides: str, *, directed: bool) -> "Placing":
    """Read how events are put into units.

    Raises:
        UsageError: An option has a value that is not known, or is about units of another kind.
    """
    from dragoman.store.observations import Sides  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.units import CountryOf, Placing, Unit  # noqa: PLC0415

    whose = CountryOf(one_of(country_of, WHOSE, "--country-of") or "place")
    of = Sides(one_of(sides, SIDES, "--sides") or "country")
    if what != "dyad" and (of is not Sides.COUNTRY or not directed):
        given = f"--sides {of}" if directed else "--undirected"
        raise UsageError(f"{given}: a {what} has no sides; it goes with --unit dyad-month and the like")
    if what != "country" and country_of is not None:
        raise UsageError(
            f"--country-of {whose}: a {what} is no country; it goes with --unit country-month and the like"
        )
    return Placing(Unit(what), whose, directed, of)


def _types(split: str) -> tuple[str, ...]:
    """Give the codebook's types in its order, where they are needed."""
    if split != "type":
        return ()
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - keeps --help instant

    return tuple(load_codebook().types)
