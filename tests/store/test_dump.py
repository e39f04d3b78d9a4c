"""Two stores have the same fingerprint exactly when they hold the same, wherever it stands in the file."""

from pathlib import Path

from dragoman.store.database import open_store
from dragoman.store.dump import canonical, fingerprint
from made_records import fill, made_article

ARTICLES = [made_article(), made_article("He strikes", "b.txt")]


def test_the_same_articles_give_the_same_fingerprint_and_one_more_gives_another(tmp_path: Path) -> None:
    with open_store(tmp_path / "a", write=True) as one, open_store(tmp_path / "b", write=True) as other:
        fill(one, *ARTICLES)
        fill(other, ARTICLES[0])
        assert fingerprint(one) != fingerprint(other)
        fill(other, ARTICLES[1])
        assert fingerprint(one) == fingerprint(other)


def test_any_changed_cell_changes_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "a", write=True) as store:
        fill(store, *ARTICLES)
        before = fingerprint(store)
        store.fetch("UPDATE decisions SET reason = reason || '.' WHERE number = 0")
        assert fingerprint(store) != before


def test_every_table_is_in_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "a", write=True) as store:
        fill(store, *ARTICLES)
        text = "\n".join(canonical(store))
    assert all(f'["{name}", ' in text for name in ("articles", "documents", "events", "decisions", "ledger"))
