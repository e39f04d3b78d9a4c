"""Opens a store as its reviewers have it: rejected events gone, corrections put in, incidents made anew."""

from collections.abc import Sequence
from functools import cache
from os import PathLike
from pathlib import Path

from dragoman.knowledge.codebook import load_codebook
from dragoman.run.incidents import remade
from dragoman.run.review.fields import Vocabulary
from dragoman.run.review.plan import judged
from dragoman.run.review.reviewed import Reviewed, Standing, corrected
from dragoman.store import assembled
from dragoman.store.corrections import (
    CorrectedStore,
    Corrections,
    open_over,
    replace_events,
    replace_incidents,
)
from dragoman.store.database import Store, open_store


def open_corrected(path: str | PathLike[str]) -> CorrectedStore:
    """Open a store for reading as ``review corrected`` has its events.

    The file itself stays as it is. What reviewers say after the opening is not seen.

    Raises:
        StoreBusy: Another process writes to it.
        StoreError: It cannot be opened; the message says why and what to do.
    """
    path = Path(path)
    with open_store(path) as coded:
        found = _reviewed(coded)
    store = open_over(path)
    done = False
    try:
        _put(store, found)
        done = True
    finally:
        if not done:
            store.close()
    return store


def _reviewed(store: Store) -> tuple[Reviewed, ...]:
    """Give the judged events as their reviewers have them."""
    said = judged(store)
    if not said:
        return ()
    vocabulary = _vocabulary()
    return tuple(
        corrected(event, said[event.id], vocabulary) for event in assembled.events_by_id(store, said)
    )


@cache
def _vocabulary() -> Vocabulary:
    """Load our codebook once: it takes 0.2 s, and a server may open a store for each question."""
    return Vocabulary(load_codebook())


def _put(store: CorrectedStore, found: Sequence[Reviewed]) -> None:
    """Put judged events, and the incidents that they are reports of, in the place of the coded ones."""
    rejected = [one.event.id for one in found if one.standing is Standing.REJECTED]
    gone = set(rejected)
    kept = [one.event for one in found if (one.changes or one.right) and one.event.id not in gone]
    touched = set(assembled.incidents_of(store, [*rejected, *(event.id for event in kept)]).values())
    replace_events(store, kept, rejected)
    replace_incidents(store, touched, remade(store, assembled.members_of(store, touched)))
    store.corrections = _counted(found)


def _counted(found: Sequence[Reviewed]) -> Corrections:
    there = [one for one in found if one.standing is not Standing.REJECTED]
    return Corrections(
        left_out=len(found) - len(there),
        changed=sum(bool(one.changes) for one in there),
        confirmed=sum(bool(one.right) and not one.changes for one in there),
        disputed=sum(bool(one.disputes) for one in there),
        uncorrected=sum(bool(one.wrong) for one in there),
        unfit=sum(bool(one.unfit) for one in there),
    )
