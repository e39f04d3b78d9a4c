"""How the API comes to a store: through whoever serves it, or a way of its own where it is served alone."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from anyio import CapacityLimiter, to_thread

from dragoman.store.database import Store

_T = TypeVar("_T")
_AT_ONCE = 8  # questions at once: each has a connection and, with a large store, memory of its own


class Access(Protocol):
    """What the API wants of whoever opened the store."""

    async def ask(self, function: Callable[..., _T], /, *args: Any) -> _T:  # noqa: ANN401 - whatever it takes
        """Run ``function(store, *args)`` beside the event loop and give what it gives."""


class OwnAccess:
    """Access to an open store that nobody else writes to while it is served."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._limit = CapacityLimiter(_AT_ONCE)

    async def ask(self, function: Callable[..., _T], /, *args: Any) -> _T:  # noqa: ANN401 - as above
        """Run ``function(store, *args)`` in a thread, on a connection of its own."""
        return await to_thread.run_sync(self._asked, function, args, limiter=self._limit)

    def _asked(self, function: Callable[..., _T], args: tuple[Any, ...]) -> _T:
        with self._store.parallel() as store:
            return function(store, *args)
