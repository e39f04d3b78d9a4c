"""A small store that the tests of the command line share."""

from pathlib import Path

import pytest

from dragoman.store.database import open_store
from made_records import fill, made_article


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give a store that holds one article with its event."""
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as opened:
        fill(opened, made_article())
    return path
