"""The ``--corrected`` option of commands that read events: as their reviewers have them, not as coded."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.views.cli.console import many, note

if TYPE_CHECKING:
    from dragoman.store.database import Store

AsReviewed = Annotated[
    bool,
    typer.Option(
        "--corrected",
        help="Events as their reviewers have them: rejected ones left out, corrections put in.",
    ),
]


@contextmanager
def opened(path: Path, *, corrected: bool, quiet: bool) -> "Iterator[Store]":
    """Open a store for reading, and say how judged events count.

    Raises:
        StoreError: It cannot be opened.
    """
    from dragoman.store.database import open_store  # noqa: PLC0415 - keeps --help instant

    if corrected:
        from dragoman.run.review.corrected_store import open_corrected  # noqa: PLC0415

        with open_corrected(path) as store:
            note(store.corrections.told(), quiet=quiet)
            yield store
        return
    with open_store(path) as store:
        reason = _unheeded(store)
        if reason:
            note(reason, quiet=quiet)
        yield store


def _unheeded(store: "Store") -> str:
    """Say how many events that reviewers call wrong are read as coded; nothing where there are none."""
    from dragoman.run.review.fields import FIELDS  # noqa: PLC0415 - keeps --help instant
    from dragoman.store.judgements import count_wrong  # noqa: PLC0415

    number = count_wrong(store, FIELDS)
    if not number:
        return ""
    read = "is read as it was coded" if number == 1 else "are read as they were coded"
    return f"{many(number, 'event')} that reviewers call wrong {read}; --corrected has their word count"
