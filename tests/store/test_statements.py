"""Statements come a page at a time, each once, with where they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.run.ledger import Ledger
from dragoman.store.database import Store, open_store
from dragoman.store.pack import pack
from dragoman.store.statements import StatementFilter, statement_page
from made_records import TEXT, made_article, made_document, made_report

TEXTS = (TEXT, f"{TEXT} Again.", f"{TEXT} And again.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        ledger = Ledger(opened)
        for number, text in enumerate(TEXTS):
            (admitted,) = ledger.admit([made_article(text, f"{number}.txt")])
            found = made_report(admitted)
            ledger.done(admitted, pack(found.document, found.statements, found.events, found.decisions))
        yield opened


def test_pages_give_every_statement_once_in_order(store: Store) -> None:
    seen, after = [], None
    for _ in range(5):
        page = statement_page(store, StatementFilter(), after=after, size=1)
        assert page.total == 3
        seen += [row.statement.id for row in page.items]
        after = page.next
        if after is None:
            break
    whole = statement_page(store, StatementFilter(), size=3)
    assert whole.next is None
    assert seen == [row.statement.id for row in whole.items]
    assert len(set(seen)) == 3


FILTERS: tuple[tuple[StatementFilter, int], ...] = (
    (StatementFilter(speaker="KORAL"), 3),
    (StatementFilter(speaker="person/derya"), 3),
    (StatementFilter(speaker="Kor%"), 0),
    (StatementFilter(text="POLICE ARRESTED 40"), 3),
    (StatementFilter(text="Koral"), 0),
    (StatementFilter(doc=made_document(made_article(TEXTS[1])).id), 1),
    (StatementFilter(speaker="koral", text="ankara", doc="d1:none"), 0),
)


@pytest.mark.parametrize(("wanted", "number"), FILTERS)
def test_filters_hold_together(store: Store, wanted: StatementFilter, number: int) -> None:
    page = statement_page(store, wanted)
    assert page.total == len(page.items) == number


def test_a_statement_says_where_it_stands(store: Store) -> None:
    row = statement_page(store, StatementFilter(), size=1).items[0]
    assert row.source == "Anatolian Daily"
    assert str(row.published) == "2016-05-04"


@pytest.mark.parametrize("after", ["", "s1:none", "'"])
def test_a_foreign_cursor_is_refused(store: Store, after: str) -> None:
    with pytest.raises(UsageError, match="is not the end of a page"):
        statement_page(store, StatementFilter(), after=after)


@pytest.mark.parametrize("size", [0, 501])
def test_a_page_has_its_bounds(store: Store, size: int) -> None:
    with pytest.raises(UsageError, match="is not a page"):
        statement_page(store, StatementFilter(), size=size)
