"""What judges' answers say: the commands ``review agreement``, ``review precision`` and ``review totals``."""

from typing import Annotated

import typer

from dragoman.views.cli.analysis_options import Format, write_rows
from dragoman.views.cli.console import note
from dragoman.views.cli.options import ActorPart, Country, EventType, First, Last, Quiet, StoreFile
from dragoman.views.cli.review_options import SAMPLE, Fields, Given, Judge, Sample, Seed, fields_named


def agreement_of_judges(
    *,
    store: StoreFile,
    fields: Fields = None,
    seed: Annotated[int, typer.Option(help="Of the intervals, which are found by drawing.")] = 0,
    output: Format = None,
    quiet: Quiet = False,
) -> None:
    """Say how well judges agree, by field: Krippendorff's alpha with its units and a 95% interval.

    Example: dragoman review agreement --store events.duckdb --format csv
    """
    from dragoman.run.review.figures import agreements  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.plan import judged  # noqa: PLC0415
    from dragoman.store import read  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_rows import AGREEMENT_HEADER, agreement_row  # noqa: PLC0415

    wanted = fields_named(fields)
    with open_store(store) as opened:
        said = judged(opened)
        events = {key: event for key in sorted(said) if (event := read.event(opened, key)) is not None}
    found = agreements(said, events, wanted, seed=seed)
    write_rows(AGREEMENT_HEADER, map(agreement_row, found), output)
    if not any(one.found.units for one in found):
        note("no event was judged by two; a second judge is asked about a share of the sample", quiet=quiet)


def precision_of_types(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    judge: Judge = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    first: First = None,
    last: Last = None,
    sample: Sample = SAMPLE,
    seed: Seed = 0,
    fields: Fields = None,
    output: Format = None,
    quiet: Quiet = False,
) -> None:
    """Estimate what share of events has each field right, by type and for all, with 95% intervals.

    Say which sample was judged with the options with which it was: only its events count.

    Example: dragoman review precision --store events.duckdb --sample 300 --fields event,type
    """
    from dragoman.run.review.figures import precision_by_type  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.plan import judged, make_plan  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_rows import PRECISION_HEADER, precision_rows  # noqa: PLC0415

    given = Given(event_type, actor, country, first, last, sample, seed, fields=fields)
    with open_store(store) as opened:
        plan, said = make_plan(opened, given.asked()), judged(opened)
    found = precision_by_type(plan, said, judge=judge)
    if not write_rows(PRECISION_HEADER, precision_rows(found), output):
        note("nothing of this sample is judged; do it with: dragoman review --store F", quiet=quiet)
    for one in found:
        if one.disputed:
            note(f"{one.field}: {one.disputed} events left out, on which judges disagree", quiet=quiet)
    _tell_others(set(said) - {one.id for one in plan.sample}, quiet=quiet)


def corrected_totals(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    judge: Judge = None,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    first: First = None,
    last: Last = None,
    sample: Sample = SAMPLE,
    seed: Seed = 0,
    output: Format = None,
    quiet: Quiet = False,
) -> None:
    """Give the number of events of each type as coded, and as corrected by what judges say of the sample.

    Example: dragoman review totals --store events.duckdb --sample 300
    """
    from dragoman.run.review.figures import totals  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.plan import judged, make_plan  # noqa: PLC0415
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.views.cli.review_rows import TOTAL_HEADER, total_row  # noqa: PLC0415

    given = Given(event_type, actor, country, first, last, sample, seed)
    with open_store(store) as opened:
        plan, said = make_plan(opened, given.asked()), judged(opened)
    found = totals(plan, said, judge=judge)
    write_rows(TOTAL_HEADER, map(total_row, found), output)
    if any(one.corrected is None for one in found):
        note("of some type nothing is judged yet: corrected totals stay empty until then", quiet=quiet)


def _tell_others(others: set[str], *, quiet: bool) -> None:
    if others:
        note(f"{len(others)} judged events are not of this sample and do not count here", quiet=quiet)
