"""The way to the store: at once for readers, one at a time for writers, refused where it is read-only."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.run.review.corrected_store import open_corrected
from dragoman.store.database import Store, open_store
from dragoman.store.read import counts
from dragoman.views.web.access import Access
from made_review import judged_file


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def one(store: Store) -> int:
    return int(store.fetch("SELECT 1")[0][0])


def test_questions_are_asked_elsewhere_than_the_page_is_made(store: Store) -> None:
    async def ask() -> tuple[int, int]:
        access = Access(store, is_writable=True)
        return await access.ask(lambda _: threading.get_ident()), threading.get_ident()

    there, here = asyncio.run(ask())
    assert there != here


def test_many_questions_at_once_get_their_answers(store: Store) -> None:
    async def ask() -> list[int]:
        access = Access(store, is_writable=True)
        return await asyncio.gather(*(access.ask(lambda s, n=n: one(s) + n) for n in range(30)))

    assert asyncio.run(ask()) == list(range(1, 31))


def test_an_error_of_the_store_reaches_the_page(store: Store) -> None:
    with pytest.raises(StoreError, match="no_such"):
        asyncio.run(Access(store, is_writable=True).ask(lambda s: s.fetch("SELECT * FROM no_such")))


def test_writers_wait_for_each_other(store: Store) -> None:
    inside, most = 0, 0

    def write(_: Store) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        threading.Event().wait(0.01)
        inside -= 1

    async def run() -> None:
        access = Access(store, is_writable=True)
        await asyncio.gather(*(access.write(write) for _ in range(5)))

    asyncio.run(run())
    assert most == 1


def test_a_writer_whose_page_is_gone_is_waited_for(store: Store) -> None:
    begun, end, order = threading.Event(), threading.Event(), list[str]()

    def slow(_: Store) -> None:
        begun.set()
        end.wait(5)
        order.append("slow")

    async def run() -> None:
        access = Access(store, is_writable=True)
        gone = asyncio.create_task(access.write(slow))
        await asyncio.to_thread(begun.wait, 5)
        gone.cancel()
        after = asyncio.create_task(access.write(lambda _: order.append("after")))
        await asyncio.sleep(0.05)
        end.set()
        await after

    asyncio.run(run())
    assert order == ["slow", "after"]


def test_what_is_served_read_only_is_not_written(store: Store) -> None:
    with pytest.raises(UsageError, match="without --read-only"):
        asyncio.run(Access(store, is_writable=False).write(one))


def test_an_answer_is_kept_until_something_is_written(store: Store) -> None:
    asked = 0

    def count(_: Store) -> int:
        nonlocal asked
        asked += 1
        return asked

    async def run() -> list[int]:
        access = Access(store, is_writable=True)
        before = [await access.ask_once(count), await access.ask_once(count)]
        await access.write(one)
        return [*before, await access.ask_once(count)]

    assert asyncio.run(run()) == [1, 1, 2]


def test_what_is_served_as_reviewers_have_it_is_not_judged_and_read_so_by_every_question(
    tmp_path: Path,
) -> None:
    async def run(access: Access) -> dict[str, int]:
        with pytest.raises(UsageError, match="judged is what was coded"):
            await access.write(one)
        return await access.ask(counts)

    with open_corrected(judged_file(tmp_path / "s.duckdb")) as opened:
        access = Access(opened, is_writable=False)
        assert access.corrections == opened.corrections
        assert asyncio.run(run(access))["events"] == 8
