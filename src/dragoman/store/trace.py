"""From an event back to the words it came from and the choices that made it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import StoreError
from dragoman.records import Actor, Article, Decision, Document, Event, Statement
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, standing


@dataclass(frozen=True, slots=True)
class Trace:
    """An event with everything behind it.

    Attributes:
        event: The event.
        document: The text it was found in.
        article: The article as received.
        statements: Reported speech that its trigger stands in, outermost first.
        decisions: Choices made for it or for words it carries, in the order they were made.
        judgements: What people said of it.
    """

    event: Event
    document: Document
    article: Article
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]

    def received(self) -> str:
        """Give the trigger as it stands in the article as received, or in the title that was given apart."""
        trigger = self.event.trigger
        if trigger.article_start is None:
            return self.document.text[trigger.start : trigger.end]
        return self.article.text[trigger.article_start : trigger.article_end]


def trace(store: Store, identity: str) -> Trace:
    """Follow an event back.

    Args:
        store: Where it is.
        identity: Its id, or the beginning of it.

    Raises:
        StoreError: There is no such event, or several begin so.
    """
    event = read.event(store, identity)
    if event is None:
        raise StoreError(
            f"store {store.path}: there is no event {identity!r}; "
            f"list them with: dragoman events --store {store.path}"
        )
    document = read.document(store, event.doc)
    article = None if document is None else read.article(store, document.article)
    if document is None or article is None:
        raise StoreError(f"store {store.path}: the text of {event.doc} is missing; ingest it again")
    return Trace(
        event,
        document,
        article,
        _around(event, read.statements(store, doc=event.doc)),
        tuple(d for d in read.decisions(store, event.doc) if d.subject in _subjects(event)),
        standing(store, event.id),
    )


def _around(event: Event, statements: Iterator[Statement]) -> tuple[Statement, ...]:
    """Give the statements whose content holds the trigger, widest first."""
    start, end = event.trigger.start, event.trigger.end
    found = [s for s in statements if any(c.start <= start and end <= c.end for c in s.quote.content)]
    return tuple(sorted(found, key=lambda s: (s.quote.content[0].start - s.quote.content[-1].end, s.id)))


def _subjects(event: Event) -> set[str]:
    """Give the subjects under which decisions about this event stand: its id, and its words' places."""
    actors: list[Actor] = [*event.actors, *event.recipients, *(link.speaker for link in event.attribution)]
    spans = {(actor.start, actor.end) for actor in actors}
    if event.place is not None:
        spans.add((event.place.start, event.place.end))
    if event.date.start is not None and event.date.end is not None:
        spans.add((event.date.start, event.date.end))
    return {event.id, *(f"{start}:{end}" for start, end in spans)}
