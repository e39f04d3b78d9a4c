"""Made-up stores with events on both sides of several countries, for the tests of analysis commands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.records import Article, Event, EventDate, content_id
from dragoman.run.ledger import Ledger
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from made_records import TEXT, made_actor, made_article, made_document, made_event, span


@dataclass(frozen=True)
class Made:
    """What one made-up event is: who, whom, when, how."""

    actor: str
    recipient: str
    day: str | None
    type: str = "COERCE"
    quad: int = 4
    intensity: float = -7.0
    probability: float = 0.5
    status: str = "happened"


def made(one: Made, number: int) -> tuple[Article, Event]:
    """Give an article with one event."""
    text = f"{TEXT} ({number})"
    article = replace(made_article(text, f"{number}.txt"), published=date(2030, 1, 1))
    article = replace(article, id=content_id("a1", text))
    event = made_event(made_document(article))
    when = EventDate(None, None, None, one.day, one.day, "day" if one.day else "unknown", "published")
    assert event.place is not None
    return article, replace(
        event,
        type=one.type,
        quad=one.quad,
        intensity=one.intensity,
        status=type(event.status)(one.status),
        date=when,
        actors=(made_actor(span(text, "Police"), f"Police of {one.actor}", one.actor),),
        recipients=(made_actor(span(text, "40 people"), f"People of {one.recipient}", one.recipient),),
        place=replace(event.place, country=one.recipient),
        confidence=replace(event.confidence, event=one.probability),
    )


def made_store(path: Path, events: Sequence[Made]) -> Path:
    """Make a store of one article an event, published on the first day of 2030."""
    with open_store(path, write=True) as store:
        ledger = Ledger(store)
        for number, one in enumerate(events):
            article, event = made(one, number)
            (admitted,) = ledger.admit([article])
            ledger.done(admitted, pack(made_document(article), (), (event,), ()))
    return path
