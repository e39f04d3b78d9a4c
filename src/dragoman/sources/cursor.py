"""What a reader of the web needs of whatever keeps where it stopped; the store has one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from dragoman.records.cursor import HostState, Met, Settled, SourceState, Target


class Cursor(Protocol):
    """Keeps sources, pages and hosts, so that nothing is lost or read twice."""

    def source(self, url: str) -> SourceState:
        """Give what is kept of a source; nothing but its address when it is new."""

    def add(self, state: SourceState, targets: Sequence[Target]) -> int:
        """Keep a source's state together with the pages it named, and count those that are new.

        A page whose entry the same source now states otherwise is fetched again.
        """

    def met(self, keys: Sequence[str]) -> Mapping[str, Met]:
        """Give what is kept of those pages that were named before, by key."""

    def reopen_pages(self, keys: Sequence[str]) -> None:
        """Have pages fetched again, as if nothing were known of their state."""

    def waiting(self, now: float) -> list[Target]:
        """Give the pages whose time has come, in the order they were named."""

    def settle(self, pages: Sequence[Settled], hosts: Sequence[HostState]) -> None:
        """Keep what became of pages and hosts, together with the articles: in their transaction."""
