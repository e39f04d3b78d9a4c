"""Finds near-copies among a store's documents, new ones against all, and keeps the pairs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.assembly.copies import band_keys, likeness, runs
from dragoman.records import content_number
from dragoman.store import assembled
from dragoman.store.assembled import CopyRow
from dragoman.store.database import Store


def keep_copies(store: Store, docs: Sequence[str]) -> None:
    """Look for copies of documents not looked through yet; part of a transaction of the caller's."""
    new = assembled.documents_without_keys(store, docs)
    if not new:
        return
    of_text = {doc: runs(text) for doc, text in assembled.read_texts(store, new).items()}
    # Two keys with one number are compared in vain, and nothing else.
    keys = {doc: [content_number(key) for key in band_keys(own)] for doc, own in of_text.items()}
    # A text too short to be looked up has one key of its own, which says that it was looked through.
    assembled.add_copy_keys(store, {doc: own or [content_number(doc)] for doc, own in keys.items()})
    near = _sharing(store, keys)
    others = {other for found in near.values() for other in found} - of_text.keys()
    of_text |= {doc: runs(text) for doc, text in assembled.read_texts(store, others).items()}
    assembled.add_copies(store, _copies(of_text, near))


def _sharing(store: Store, keys: Mapping[str, Sequence[int]]) -> dict[str, set[str]]:
    """Give for each new document those that share a key with it."""
    holders: dict[int, set[str]] = defaultdict(set)
    for key, doc in assembled.documents_with_keys(store, {key for own in keys.values() for key in own}):
        holders[key].add(doc)
    return {doc: {other for key in own for other in holders[key]} - {doc} for doc, own in keys.items()}


def _copies(of_text: Mapping[str, frozenset[bytes]], near: Mapping[str, set[str]]) -> Iterator[CopyRow]:
    """Compare what shares a key, each pair once."""
    pairs = {(min(doc, other), max(doc, other)) for doc, others in near.items() for other in others}
    for doc, other in sorted(pairs):
        found = likeness(of_text[doc], of_text[other])
        if found.is_copy:
            yield CopyRow(doc, other, found.shared, found.jaccard, found.containment)
