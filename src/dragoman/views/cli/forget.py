"""The ``forget`` command: articles out of a store."""

import shlex
import sys
from typing import Annotated

import typer

from dragoman.views.cli.console import many, note
from dragoman.views.cli.options import Quiet, StoreFile


def forget(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Id of an article or document, or its beginning; a file, a line of it (FILE:7) or an "
            "address, for all that came from there.",
        ),
    ],
    *,
    store: StoreFile,
    quiet: Quiet = False,
) -> None:
    """Take articles out of a store, with all that was found in them; incidents are put together without them.

    Example: dragoman forget reports/draft.txt --store events.duckdb
    """
    from dragoman.run import forgetting  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.database import open_store  # noqa: PLC0415

    with open_store(store, write=True, make=False) as opened:
        gone = forgetting.forget(opened, articles)
    for one in gone.entries:
        sys.stdout.write(f"{one.key}\t{one.origin}\n")
    events = sum(one.events for one in gone.entries)
    note(f"{many(len(gone.entries), 'article')} taken out, {many(events, 'event')}", quiet=quiet)
    if gone.pages:
        number = many(len(gone.pages), "page is", "pages are")
        again = shlex.join(["dragoman", "ingest", gone.pages[0], "--again", "--store", str(store)])
        note(f"{number} not fetched again, whatever names it; to have it anew: {again}", quiet=quiet)
    if gone.judgements:
        names = ", ".join(gone.judgements)
        number = many(len(gone.judgements), "judgement")
        note(f"{number} of events that are no more, which hold for what is left: {names}", quiet=quiet)
