"""A store in which every text that a page may show is a hostile one.

The records are made by hand, for a coder would clean some of the texts: what is shown must not be safe only
because it was cleaned before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Article,
    Attribution,
    Decision,
    Document,
    Event,
    EventDate,
    OffsetMap,
    Option,
    Place,
    Quote,
    Region,
    RegionKind,
    Span,
    SpeechKind,
    Statement,
    content_id,
)
from dragoman.run.incidents import assemble
from dragoman.run.ledger import Ledger
from dragoman.sources import Failure
from dragoman.store import judgements
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict
from dragoman.store.pack import pack
from made_records import made_article, made_document, made_event
from views.web.browser.hostile import HOSTILE

AT_ONCE = 8  # hostile texts in one article
_BASE = made_event(made_document(made_article()))
_FIRST = date(2030, 1, 1)
_SAYS = "arrested"


@dataclass(frozen=True, slots=True)
class Made:
    """One article's records."""

    article: Article
    document: Document
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]


def hostile_store(path: Path, words: Sequence[str] = tuple(one.words for one in HOSTILE)) -> Path:
    """Make a store of articles that hold these words, as text and as everything beside it."""
    with open_store(path, write=True) as store:
        for at in range(0, len(words), AT_ONCE):
            made = _made(words[at : at + AT_ONCE], _FIRST + timedelta(days=at))
            _keep(store, made, words[at : at + AT_ONCE])
        Ledger(store).admit([Failure(one, one) for one in words])
        for _ in assemble(store):
            pass
    return path


def _keep(store: Store, made: Made, words: Sequence[str]) -> None:
    ledger = Ledger(store)
    (admitted,) = ledger.admit([made.article])
    ledger.done(admitted, pack(made.document, made.statements, made.events, made.decisions))
    for event, one in zip(made.events, words, strict=True):
        said = Judgement(event.id, "type", Verdict.WRONG, one, _FIRST, value=one, note=one)
        judgements.add(store, said)


def _made(words: Sequence[str], day: date) -> Made:
    text = "".join(f"{one} {_SAYS} 40 people.\n" for one in words)
    first = words[0]
    article = Article(
        content_id("a1", text), text, origin=first, title=first, published=day, source=first, url=first
    )
    starts = [text.index(f"{one} {_SAYS}") for one in words]
    regions = tuple(
        Region(RegionKind.BODY if n else RegionKind.HEADLINE, start, start + len(one) + len(_SAYS) + 12)
        for n, (start, one) in enumerate(zip(starts, words, strict=True))
    )
    offsets = OffsetMap((0,), (0,), (len(text),))
    document = Document(
        content_id("d1", text), article.id, text, regions, offsets, day, source=first, url=first
    )
    events = tuple(_event(document, start, one) for start, one in zip(starts, words, strict=True))
    statements = tuple(_statement(document, start, one) for start, one in zip(starts, words, strict=True))
    decisions = tuple(
        choice for event, one in zip(events, words, strict=True) for choice in _decisions(event, one)
    )
    return Made(article, document, statements, events, decisions)


def _actor(start: int, words: str) -> Actor:
    end = start + len(words)
    return Actor(
        *(words, start, end, words, words, "TUR", ("GOV",), ActorKind.PERSON), role=words, confidence=0.9
    )


def _event(document: Document, start: int, words: str) -> Event:
    actor, end = _actor(start, words), start + len(words)
    trigger, sentence = Span(end + 1, end + 1 + len(_SAYS), _SAYS), end + 1 + len(_SAYS) + 11
    place = Place(words, start, end, words, 323786, 39.9, 32.8, "TUR", words, "PPLC", "city", 0.75)
    return replace(
        _BASE,
        id=content_id("e1", document.id, str(start)),
        doc=document.id,
        actors=(actor,),
        recipients=(replace(actor, name=f"the house of {words}", id=None, country="GRC"),),
        trigger=Anchor(_SAYS, trigger.start, trigger.end, trigger.start, trigger.end),
        evidence=Anchor(document.text[start:sentence], start, sentence, start, sentence),
        date=EventDate(
            words, start, end, str(document.published), str(document.published), "day", "relative"
        ),
        place=place,
        attribution=(Attribution(actor, Span(start, end, words), "direct", Span(start, sentence, words)),),
        why=dict.fromkeys(("type", "mode", "actors", "place", words), words),
    )


def _statement(document: Document, start: int, words: str) -> Statement:
    said = Span(start, start + len(words), words)
    quote = Quote((said,), said, said, SpeechKind.DIRECT, 0)
    identity = content_id("s1", document.id, str(start))
    return Statement(identity, document.id, quote, _actor(start, words), None)


def _decisions(event: Event, words: str) -> tuple[Decision, ...]:
    options = (Option(words, 3.5, words), Option("COERCE", 0.25, words))
    start, end = event.actors[0].start, event.actors[0].end
    return (
        Decision(event.id, "type", words, options, words, words, words),
        Decision(f"{start}:{end}", "actor", words, options, words, words, words),
        Decision(f"{start}:{end}", "place", words, options, words, words, words),
    )
