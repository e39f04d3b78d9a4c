"""A made-up store in which few parties act, suffer and speak, one of them by a name made to do harm."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.records import Actor, Article, Event, EventDate, Statement, content_id
from dragoman.run.ledger import Ledger
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from made_records import TEXT, made_article, made_document, made_event, made_statement, span

HOSTILE = '<script>alert("x")</script>\u202e'


@dataclass(frozen=True)
class Act:
    """One made-up article: who does what to whom, and who says so."""

    actor: str
    recipient: str
    day: str | None = "2030-01-02"
    type: str = "COERCE"
    quad: int = 4
    intensity: float = -7.0
    speaker: str | None = None
    text: str = TEXT
    published: date = date(2030, 1, 1)


ACTS = (
    Act("Torvald", "Aldous", "2030-01-02"),
    Act("Torvald", "Aldous", "2030-01-20", "AID", 2, 6.0, speaker="Torvald"),
    Act("Aldous", "Torvald", "2030-02-03", "AID", 2, 6.0),
    Act("Torvald", HOSTILE, None),
    Act("Brisk", "Torvald", "2030-02-04", "THREATEN", 3, -4.0, speaker="Torvald"),
    Act(HOSTILE, "Brisk", "2030-02-05", speaker=HOSTILE),
)
COUNTRIES = {"Torvald": "NOR", "Aldous": "SWE", "Brisk": "SWE"}


def party(name: str, words: str, text: str) -> Actor:
    """Give a party; only those with a country have an id."""
    place = span(text, words)
    country = COUNTRIES.get(name)
    identity = f"person/{name.lower()}" if country else None
    return Actor(words, place.start, place.end, name, identity, country, ("GOV",) if country else ())


def made(one: Act, number: int) -> tuple[Article, Event, tuple[Statement, ...]]:
    """Give an article with its one event and what is said in it."""
    text = f"{one.text} ({number})"
    article = replace(made_article(text, f"{number}.txt"), published=one.published, title=f"No. {number}")
    article = replace(article, id=content_id("a1", text))
    document = made_document(article)
    event = replace(
        made_event(document),
        type=one.type,
        mode=None,
        quad=one.quad,
        intensity=one.intensity,
        date=EventDate(None, None, None, one.day, one.day, "day" if one.day else "unknown", "published"),
        actors=(party(one.actor, "Police", text),),
        recipients=(party(one.recipient, "40 people", text),),
        attribution=(),
    )
    if one.speaker is None:
        return article, event, ()
    said = replace(made_statement(document), speaker=party(one.speaker, "Derya Koral", text))
    return article, event, (said,)


def made_store(path: Path, acts: Sequence[Act] = ACTS) -> Path:
    """Make a store of one article an act."""
    with open_store(path, write=True) as store:
        ledger = Ledger(store)
        for number, one in enumerate(acts):
            article, event, statements = made(one, number)
            (admitted,) = ledger.admit([article])
            ledger.done(admitted, pack(made_document(article), statements, (event,), ()))
    return path
