"""Makes a small store as the first schema had it, gzipped: the fixture of the test of migrations.

Run with the tests' folder on PYTHONPATH: python tests/store/make_old_store.py. It was run when schema 1 was
the newest, and need not run for ever: what it made is kept beside it.
"""

import gzip
import tempfile
from datetime import date
from pathlib import Path

import duckdb

from dragoman.records import Article
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, add
from dragoman.store.migrations.runner import Lack, known_migrations, migrate
from made_records import fill, made_article

TARGET = Path(__file__).with_name("schema-1.duckdb.gz")


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.duckdb"
        # Small blocks, for a small file; a store has them of 256 kB.
        with duckdb.connect() as maker:
            maker.execute(f"ATTACH '{path}' AS old (BLOCK_SIZE 16384)")
        connection = duckdb.connect(str(path))
        migrate(connection, path, Lack(0, known_migrations()[:1]))
        with Store(connection, path) as store:
            article = made_article()
            fill(store, article, Article("a1:late", "He strikes twice, and strikes again.", origin="b.txt"))
            fill(store, made_article("She strikes", "c.txt"))
            event = store.fetch("SELECT min(id) FROM events")[0][0]
            add(store, Judgement(event, "type", Verdict.RIGHT, "Derya", date(2017, 5, 4)))
        TARGET.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    print(f"wrote {TARGET.name}, {TARGET.stat().st_size} bytes")  # noqa: T201 - a script talks to a person


if __name__ == "__main__":
    main()
