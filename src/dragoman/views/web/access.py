"""Pages' way to the store: questions in threads, each on its own connection; one writer at a time."""

import asyncio
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from dragoman.errors import UsageError
from dragoman.store.corrections import Corrections, corrections_of
from dragoman.store.database import Store

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
# Questions at once: DuckDB uses all cores for one already, and a page asks for half a dozen.
_AT_ONCE = 4
_NOT_HERE = "nothing can be judged here"


class Access:
    """An open store that many pages share."""

    def __init__(self, store: Store, *, is_writable: bool) -> None:
        """Take over a store.

        Args:
            store: Open; closing it stays with whoever opened it.
            is_writable: Whether judgements may be written: the store is open for writing.
        """
        self._store = store
        self._writer = store.parallel()
        self._asking = asyncio.Semaphore(_AT_ONCE)
        self._writing = asyncio.Lock()
        self._kept: dict[Callable[[Store], object], object] = {}
        self._tasks: set[asyncio.Future[Any]] = set()
        self.is_writable = is_writable

    @property
    def name(self) -> str:
        """The store's file name, for people."""
        return self._store.path.name

    @property
    def corrections(self) -> Corrections | None:
        """What is otherwise than it was coded; None where all is shown as coded."""
        return corrections_of(self._store)

    @property
    def why_read_only(self) -> str:
        """How the store is served where nothing can be written, with the remedy: what follows 'it is'."""
        if self.corrections is None:
            return f"served read-only, so {_NOT_HERE}; to judge, start dragoman serve without --read-only"
        return (
            f"served as its reviewers have it, so {_NOT_HERE}: judged is what was coded; to judge, start "
            "dragoman serve without --corrected"
        )

    async def ask(
        self, function: Callable[Concatenate[Store, Given], Answer], *args: Given.args, **named: Given.kwargs
    ) -> Answer:
        """Run ``function(store, …)`` in a thread, on a connection of its own.

        It must have read all that it gives: no iterators over the store.

        Raises:
            DragomanError: As the function does.
        """
        async with self._asking:
            own = self._store.parallel()

            def answer() -> Answer:
                # Closed where it is used: the page that waits may be gone before the answer is there.
                with own:
                    return function(own, *args, **named)

            return await asyncio.to_thread(answer)

    async def ask_once(self, function: Callable[[Store], Answer]) -> Answer:
        """Run ``function(store)`` as ``ask`` does, and keep its answer until something is written.

        Nobody else can write meanwhile: while the store is open here, no other process can change it.
        """
        kept = self._kept
        if function not in kept:
            answer = await self.ask(function)
            # Into the answers of the time of asking: where something was written since, nobody looks there.
            kept[function] = answer
        return cast("Answer", kept[function])

    async def write(
        self, function: Callable[Concatenate[Store, Given], Answer], *args: Given.args, **named: Given.kwargs
    ) -> Answer:
        """Run ``function(store, …)`` in a thread on the connection that writes, one at a time.

        Raises:
            UsageError: The store is served for reading alone.
            DragomanError: As the function does.
        """
        if not self.is_writable:
            raise UsageError(f"store {self.name}: it is {self.why_read_only}")

        async def write() -> Answer:
            async with self._writing:
                try:
                    return await asyncio.to_thread(function, self._writer, *args, **named)
                finally:
                    self._kept = {}

        # A page that is closed meanwhile does not end the writing, nor let the next one begin before its end.
        task = asyncio.ensure_future(write())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)
