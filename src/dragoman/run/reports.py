"""Loads reports from a store, and keeps those of late for the next step."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dragoman.assembly.blocking import keys
from dragoman.assembly.reports import Report, Traits, story_words, traits
from dragoman.assembly.sources import agency_of
from dragoman.errors import StoreError
from dragoman.store import assembled
from dragoman.store.database import Store

_KEPT = 20_000  # reports held between steps, some 10 kB each


@dataclass(frozen=True, slots=True)
class _Story:
    """What a document adds to its reports."""

    published: date | None
    source: str | None
    agency: str | None
    words: frozenset[str]


@dataclass(slots=True)
class Reports:
    """Reports by the id of their event."""

    store: Store
    _stories: dict[str, _Story] = field(default_factory=dict)
    _reports: dict[str, Report] = field(default_factory=dict)
    _traits: dict[str, Traits] = field(default_factory=dict)
    _keys: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def load(self, events: Iterable[str]) -> None:
        """Read what is not there yet.

        Raises:
            StoreError: The document of an event is missing.
        """
        wanted = [event for event in events if event not in self._reports]
        found = list(assembled.events_by_id(self.store, wanted))
        docs = {event.doc for event in found if event.doc not in self._stories}
        for row in assembled.documents_by_id(self.store, docs):
            agency = agency_of(row.text, row.source)
            self._stories[row.id] = _Story(row.published, row.source, agency, story_words(row.text))
        for event in found:
            story = self._stories.get(event.doc)
            if story is None:
                raise StoreError(
                    f"store {self.store.path}: the text of {event.doc} is missing; ingest it again"
                )
            self._reports[event.id] = Report(event, story.published, story.source, story.agency, story.words)

    def report(self, event: str) -> Report:
        """Give a report that was loaded.

        Raises:
            StoreError: There is no such event.
        """
        if event not in self._reports:
            raise StoreError(
                f"store {self.store.path}: there is no event {event!r}; "
                "list them with: dragoman events --store F"
            )
        return self._reports[event]

    def traits(self, event: str) -> Traits:
        """Give the traits of a report that was loaded."""
        if event not in self._traits:
            self._traits[event] = traits(self.report(event))
        return self._traits[event]

    def keys(self, event: str) -> tuple[int, ...]:
        """Give the blocks that a report that was loaded is in."""
        if event not in self._keys:
            self._keys[event] = keys(self.traits(event))
        return self._keys[event]

    def trim(self) -> None:
        """Forget all when there is too much of it."""
        if len(self._reports) > _KEPT:
            for kept in (self._stories, self._reports, self._traits, self._keys):
                kept.clear()
