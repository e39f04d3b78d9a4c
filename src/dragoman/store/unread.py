"""Which sources were not read to their end: a killed run leaves word of them for the next."""

from collections.abc import Mapping, Sequence

from dragoman.store.database import Store

_PUT = """
INSERT OR REPLACE INTO properties
SELECT 'unread ' || place, $2 FROM (SELECT unnest($1::VARCHAR[]) AS place)
"""
_TAKE_OUT = "DELETE FROM properties WHERE name IN (SELECT 'unread ' || unnest(?::VARCHAR[]))"
_LEFT = """
SELECT substr(name, 8), value FROM properties WHERE starts_with(name, 'unread ') ORDER BY name
"""


def put_unread(store: Store, places: Sequence[str], options: str) -> None:
    """Note that places are to be read, with the options that they are read with."""
    store.fetch(_PUT, [list(dict.fromkeys(places)), options])


def take_read(store: Store, places: Sequence[str]) -> None:
    """Note that places were read to their end."""
    store.fetch(_TAKE_OUT, [list(places)])


def unread(store: Store) -> Mapping[str, str]:
    """Give the places that were not read to their end, each with its options."""
    return dict(iter(store.fetch(_LEFT)))
