"""Takes articles out of a store: their words, what was found in them, and their rows in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import StoreError
from dragoman.run import replacing
from dragoman.store import cursor, entries, removal
from dragoman.store.database import Store
from dragoman.store.entries import Entry

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out.

    Attributes:
        entries: The articles' entries as they were in the ledger.
        judgements: Ids of the standing judgements that name events which are no more.
        pages: Addresses that the articles came from and that are read no more.
    """

    entries: tuple[Entry, ...]
    judgements: tuple[str, ...]
    pages: tuple[str, ...] = ()


def forget(store: Store, names: Sequence[str]) -> Forgotten:
    """Take articles out, all or none; the incidents are then as if they had never come.

    What people said of their events stays on record. A file that is read again is coded again; a page of the
    web that has no article left is not read again, whoever names it, unless a user asks for it anew.

    Args:
        store: Open for writing.
        names: Each an id of an article or document or the beginning of one; or a file, a line of a file or
            an address, for all that came from there.

    Raises:
        StoreError: Nothing is called so, or several ids begin so.
    """
    found = {one.key: one for name in names for one in _meant(store, name)}
    docs = [one.doc for one in found.values() if one.doc is not None]
    with store.transaction():
        gone = [replacing.leaving(store, doc) for doc in docs]
        replacing.take_out(store, docs)
        removal.remove_articles(store, list(found))
        pages = cursor.forget_pages(store, [one.origin for one in found.values()])
        lost = {judgement for one in gone for judgement in replacing.carry_judgements(store, one, None)}
    return Forgotten(tuple(found.values()), tuple(sorted(lost)), tuple(pages))


def _meant(store: Store, name: str) -> list[Entry]:
    if placed := entries.come_from(store, name):
        return placed
    found = entries.named(store, name)
    if len(found) == 1:
        return found
    if not found:
        raise StoreError(
            f"store {store.path}: no article has the id or came from {name!r}; its table ledger lists all, "
            "each with the path that it was read by"
        )
    some = ", ".join(f"{one.key} ({one.origin})" for one in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise StoreError(
        f"store {store.path}: several articles are called {name!r}: {some}{more}; name one by its id"
    )
