"""Reads all that a store holds, once: damage on the disk shows only where it is read."""

from collections.abc import Iterator

from dragoman.errors import StoreError
from dragoman.store.connection import Connection

_TABLES = """
SELECT table_name FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'main' ORDER BY table_name
"""


def damage(store: Connection) -> Iterator[tuple[str, str]]:
    """Give the tables that cannot be read whole, each with what is wrong and the remedy.

    DuckDB keeps a checksum with each block and compares it as it reads; counting rows reads none of them. The
    hash of a row takes every column of it.
    """
    for (table,) in store.fetch(_TABLES):
        try:
            store.fetch(f'SELECT bit_xor(hash(held)) FROM "{table}" AS held')  # noqa: S608 - from the database
        except StoreError as error:
            yield table, str(error)
