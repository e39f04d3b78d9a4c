"""Reads a store article by article, in the order of their ids, so that two can be read side by side."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from dragoman.records import Event
from dragoman.records.serial import from_data
from dragoman.store.connection import Connection, literals
from dragoman.store.filters import where
from dragoman.store.read import EventFilter

# A store without text has the hash already, written as `records.hashed` writes it.
_ARTICLES = """
SELECT d.article, any_value(coalesce(a.origin, '')), list_sort(list(d.id)),
       any_value(coalesce(w.text_sha256, 'sha256:' || sha256(a.text), ''))
FROM documents d LEFT JOIN articles a ON a.id = d.article LEFT JOIN withheld w ON w.article = d.article
GROUP BY d.article
ORDER BY d.article
"""
_PLACED = """
SELECT d.article, e.id, coalesce({condition}, false)
FROM events e JOIN documents d ON d.id = e.doc
ORDER BY d.article, e.sentence, e.trigger_start, e.id
"""
_RECORDS = "SELECT id, record FROM events WHERE id IN ({ids})"
_ANY = "SELECT 1 FROM events e WHERE {condition} LIMIT 1"
_AT_ONCE = 500  # records in one question by ids


@dataclass(frozen=True, slots=True)
class Coded:
    """One article that was coded, with all its events.

    Attributes:
        article: Its id.
        origin: Where it came from.
        docs: Ids of its cleaned text: of another text another id.
        text: Hash of its text as received, ``sha256:…``.
        events: Its events in text order.
        wanted: Ids of those that the filter lets through.
    """

    article: str
    origin: str
    docs: tuple[str, ...]
    text: str
    events: tuple[Event, ...]
    wanted: frozenset[str]


def by_article(store: Connection, wanted: EventFilter) -> Iterator[Coded]:
    """Give every coded article with its events, those of some hundreds of events held at once.

    Args:
        store: An open store.
        wanted: Which events are asked for; the others of an article come along, unmarked.

    Raises:
        StoreError: The store cannot be read.
    """
    articles = groupby(_events(store, wanted), key=itemgetter(0))
    ahead = next(articles, None)
    for article, origin, docs, text in store.stream(_ARTICLES):
        found: list[tuple[str, Event, bool]] = []
        if ahead is not None and ahead[0] == article:
            found = list(ahead[1])
            ahead = next(articles, None)
        asked = frozenset(event.id for _, event, is_wanted in found if is_wanted)
        yield Coded(article, origin, tuple(docs), text, tuple(event for _, event, _ in found), asked)


def has_any(store: Connection, wanted: EventFilter) -> bool:
    """Say whether a filter lets any event of a store through."""
    condition, values = where(wanted)
    return bool(store.fetch(_ANY.format(condition=condition), values))


def _events(store: Connection, wanted: EventFilter) -> Iterator[tuple[str, Event, bool]]:
    """Give each event with its article and whether it is asked for; ids alone are sorted: records are big."""
    condition, values = where(wanted)
    placed = store.stream(_PLACED.format(condition=f"({condition})"), values)
    while part := list(islice(placed, _AT_ONCE)):
        ids = literals(identity for _, identity, _ in part)
        records: dict[str, str] = dict(iter(store.fetch(_RECORDS.format(ids=ids))))
        for article, identity, is_wanted in part:
            yield article, from_data(Event, json.loads(records[identity])), is_wanted
