"""The ``around`` command: the days before and after one day, against placebo days."""

from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.analysis_options import (
    Asked,
    CountedAs,
    Format,
    Material,
    Statuses,
    Weights,
    read_material,
    tell_set_aside,
    write_rows,
)
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import note
from dragoman.views.cli.options import (
    ActorPart,
    Country,
    EventType,
    First,
    Last,
    PlacePart,
    Quiet,
    StoreFile,
    day,
    one_of,
)
from dragoman.views.cli.plot_option import PlotFile, check_plot, title_of, write_plot

if TYPE_CHECKING:
    from datetime import date

MEASURES = ("expected", "events", "rate", "intensity", "goldstein")
# Fewer windows that do not touch than this, and the rank says little.
_FEW = 20


def around(  # noqa: PLR0913 - each is an option of the command
    when: Annotated[str, typer.Argument(metavar="DAY", help="The day in question, such as 2017-09-25.")],
    *,
    store: StoreFile,
    measure: Annotated[
        str, typer.Option(help=f"What a day is measured by: {', '.join(MEASURES)}.")
    ] = "expected",
    before: Annotated[int, typer.Option(min=1, metavar="DAYS", help="Days compared before it.")] = 28,
    after: Annotated[int, typer.Option(min=1, metavar="DAYS", help="Days compared from it on.")] = 28,
    placebos: Annotated[int, typer.Option(min=1, help="Placebo days at most.")] = 1000,
    seed: Annotated[int, typer.Option(help="Which placebo days, where more are possible.")] = 0,
    show_placebos: Annotated[
        bool, typer.Option("--show-placebos", help="A row a placebo day with its effect.")
    ] = False,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    first: First = None,
    last: Last = None,
    corrected: AsReviewed = False,
    status: Statuses = None,
    count: CountedAs = "reports",
    weight: Weights = None,
    output: Format = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Compare the days before and after a day, and say how rare such a change is on other days.

    Example: dragoman around 2017-09-25 --store events.duckdb --country IRQ --before 14 --after 14
    """
    asked = Asked(
        event_type, actor, country, first, last, status, count, weight, corrected=corrected, place=place
    )
    given = _Given(when, measure, before, after, placebos, seed, show_placebos)
    _study(store, asked, given, output, plot, quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Given:
    """Which days are compared, by what, and what is written, as given on the command line."""

    when: str
    measure: str
    before: int
    after: int
    placebos: int
    seed: int
    shows_placebos: bool


def _study(
    store: Path, asked: Asked, given: _Given, output: str | None, plot: Path | None, *, quiet: bool
) -> None:
    """Write the study, draw it where asked to, and say what is not in it."""
    from dragoman.views.analysis.study import (  # noqa: PLC0415 - keeps --help instant
        Measure,
        Study,
        StudyPlan,
        daily,
        study,
    )

    asked_day = day(given.when, "DAY")
    wanted = Measure(one_of(given.measure, MEASURES, "--measure") or "expected")
    check_plot(plot)
    material = read_material(store, asked, quiet=quiet)
    start, end = _range(material, asked)
    if asked_day is None:
        raise UsageError("DAY: it is empty; write it as 2017-09-28")
    plan = StudyPlan(asked_day, start, end, given.before, given.after, wanted, given.placebos, given.seed)
    series, aside = daily(material.found, material.volume, plan)
    found, effects = study(series, plan)
    if given.shows_placebos:
        write_rows(("day", "effect"), effects.items(), output)
    else:
        names = [field.name for field in fields(Study)]
        write_rows(("measure", *names), [(wanted.value, *astuple(found))], output)
    if plot is not None:
        from dragoman.views.analysis.plots.placebo import study_plot  # noqa: PLC0415 - needs an extra

        title = title_of(f"Before and after {asked_day}", asked)
        write_plot(plot, study_plot(series, plan, (found, effects), title))
    tell_set_aside(material.set_aside, aside, quiet=quiet)
    if found.apart < _FEW:
        note(
            f"only {found.apart} placebo windows lie apart from each other: take p for a hint, not a test",
            quiet=quiet,
        )


def _range(material: Material, asked: Asked) -> "tuple[date, date]":
    """Give the days for which there are reports: those asked for, else those of publication."""
    first, last = asked.days()
    days = sorted(material.volume)
    if not days and (first is None or last is None):
        raise UsageError("around: no document has a day of publication; give --from and --to")
    return first or days[0], last or days[-1]
