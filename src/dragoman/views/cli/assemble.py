"""The ``assemble`` command: events into incidents."""

from dragoman.views.cli.console import note
from dragoman.views.cli.options import Quiet, StoreFile
from dragoman.views.cli.progress import counter


def assemble(*, store: StoreFile, quiet: Quiet = False) -> None:
    """Join the reports of one happening to incidents: what is new, and what it touches.

    Example: dragoman assemble --store events.duckdb
    """
    from dragoman.run.incidents import assemble as steps  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415
    from dragoman.store.read import counts  # noqa: PLC0415

    events = changed = 0
    with open_store(store, write=True, make=False) as opened, counter("steps", None, quiet=quiet) as tell:
        for step in steps(opened):
            events += step.events
            changed += step.changed
            tell(f"{events} events")
        held = counts(opened)["incidents"]
    note(f"{events} new events, {changed} incidents new or changed; {held} incidents", quiet=quiet)
