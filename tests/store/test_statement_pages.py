"""Pages of statements: each once, in the order of the records, and no cursor but ours."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.records import Statement, content_id
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.entries import Entry, State
from dragoman.store.pack import pack
from dragoman.store.statement_pages import statement_page
from dragoman.store.write import write_coded
from made_records import TEXT, made_actor, made_article, made_document, made_statement


def statements(number: int) -> list[Statement]:
    """Give statements of one document; two begin and end at the same place."""
    document = made_document(made_article(f"{TEXT} ({number})"))
    said = made_statement(document)
    again = replace(said, id=content_id("s1", document.id, "1"), speaker=None)
    (words,) = said.quote.content
    later = replace(words, start=words.start + 1)
    other = made_actor(words, f"Speaker {number}")
    third = replace(said, id=content_id("s1", document.id, "2"), speaker=other)
    return [said, again, replace(third, quote=replace(said.quote, content=(later,)))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("pages") / "s.duckdb", write=True) as opened:
        for number in range(3):
            document = made_document(made_article(f"{TEXT} ({number})"))
            entry = Entry(document.id, document.article, str(number), State.DONE, doc=document.id, events=0)
            write_coded(opened, pack(document, statements(number), [], []), entry)
        yield opened


def walk(store: Store, size: int, **wanted: str) -> list[Statement]:
    found, after = list[Statement](), None
    while True:
        page = statement_page(store, after=after, size=size, **wanted)
        found += page.items
        if (after := page.next) is None:
            assert page.total == len(found)
            return found


@pytest.mark.parametrize("size", [1, 2, 3, 9, 500])
def test_pages_hold_every_statement_once_in_the_order_of_the_records(store: Store, size: int) -> None:
    assert walk(store, size) == list(read.statements(store))
    assert len(walk(store, size)) == 9


@pytest.mark.parametrize("size", [1, 2, 500])
@pytest.mark.parametrize(("speaker", "count"), [("KORAL", 3), ("speaker 1", 1), ("%", 0), ("", 9)])
def test_a_speaker_has_the_same_statements_as_in_the_records(
    store: Store, size: int, speaker: str, count: int
) -> None:
    found = walk(store, size, speaker=speaker)
    assert found == list(read.statements(store, speaker=speaker))
    assert len(found) == count


def test_a_document_has_its_own(store: Store) -> None:
    for doc in read.document_ids(store):
        assert walk(store, 2, doc=doc) == list(read.statements(store, doc=doc))
        assert len(walk(store, 2, doc=doc)) == 3


@pytest.mark.parametrize(
    "after", ["", "x", "é", "bnVsbA", "WzEsMSwxLDFd", "WyJcdWQ4MDAiLDEsMSwiZSJd", "W1tb" * 2000]
)
def test_a_cursor_that_is_none_of_ours_is_refused_in_words(store: Store, after: str) -> None:
    with pytest.raises(UsageError, match="is not the end of a page"):
        statement_page(store, after=after)


@pytest.mark.parametrize("size", [0, -1, 501])
def test_a_page_has_bounds(store: Store, size: int) -> None:
    with pytest.raises(UsageError, match="give 1 to 500"):
        statement_page(store, size=size)
