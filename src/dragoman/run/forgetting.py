"""Takes articles out of a store: their words, what was found in them, and their rows in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import StoreError
from dragoman.run import replacing
from dragoman.store import entries, removal
from dragoman.store.database import Store
from dragoman.store.entries import Entry

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out.

    Attributes:
        entries: The articles' entries as they were in the ledger.
        judgements: Ids of the standing judgements that name events which are no more.
    """

    entries: tuple[Entry, ...]
    judgements: tuple[str, ...]


def forget(store: Store, names: Sequence[str]) -> Forgotten:
    """Take articles out, all or none; the incidents are then as if they had never come.

    What people said of their events stays on record. An article that is read again is coded again.

    Args:
        store: Open for writing.
        names: Of each its id or its document's, the beginning of one, or where it came from.

    Raises:
        StoreError: Nothing is called so, or several are.
    """
    found = {one.key: one for one in (_meant(store, name) for name in names)}
    docs = [one.doc for one in found.values() if one.doc is not None]
    with store.transaction():
        gone = [replacing.leaving(store, doc) for doc in docs]
        replacing.take_out(store, docs)
        removal.remove_articles(store, list(found))
        lost = {judgement for one in gone for judgement in replacing.carry_judgements(store, one, None)}
    return Forgotten(tuple(found.values()), tuple(sorted(lost)))


def _meant(store: Store, name: str) -> Entry:
    found = entries.named(store, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise StoreError(
            f"store {store.path}: no article has the id or came from {name!r}; its table ledger lists all"
        )
    some = ", ".join(f"{one.key} ({one.origin})" for one in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise StoreError(
        f"store {store.path}: several articles are called {name!r}: {some}{more}; name one by its id"
    )
