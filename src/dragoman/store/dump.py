"""A store's whole content in one fixed form, to say whether two stores hold the same."""

import hashlib
import json
from collections.abc import Iterator

from dragoman.store.database import Store

_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY 1"


def canonical(store: Store) -> Iterator[str]:
    """Give every row of every table as a line of JSON, tables by name and rows in the order of their columns.

    Where rows stand in the file is left out, all they say is in: the ledger's numbers too.
    """
    for (table,) in store.fetch(_TABLES):
        for row in store.stream(f'SELECT * FROM "{table}" ORDER BY ALL'):  # noqa: S608 - a name of our schema
            yield json.dumps([table, *row], ensure_ascii=False, default=str)


def fingerprint(store: Store) -> str:
    """Give a hash of a store's whole content: equal content, equal hash."""
    digest = hashlib.blake2b(digest_size=16)
    for line in canonical(store):
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
