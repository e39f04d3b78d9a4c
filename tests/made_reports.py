"""Made-up reports of made-up happenings, for the tests of assembly, store and views."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.assembly.reports import Report, story_words
from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Attribution,
    Count,
    Document,
    Event,
    EventDate,
    OffsetMap,
    Place,
    Region,
    RegionKind,
    Size,
    Span,
    Status,
    content_id,
)
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State
from dragoman.store.pack import pack
from dragoman.store.write import write_coded
from made_records import made_article, made_document, made_event

BASE = made_event(made_document(made_article()))
PLACES = {
    "Korsk": Place("Korsk", 0, 5, "Korsk", 101, 50.0, 30.0, "AAA", "North", "PPL", "city", 0.9),
    "Veld": Place("Veld", 0, 4, "Veld", 102, 40.0, 35.0, "AAA", "South", "PPL", "city", 0.9),
    "Norra": Place("Norra", 0, 5, "Norra", 103, 50.1, 30.1, "AAA", "North", "PPL", "city", 0.9),
    "Alland": Place("Alland", 0, 6, "Alland", 104, None, None, "AAA", None, "PCLI", "country", 0.9),
    "Otria": Place("Otria", 0, 5, "Otria", 105, 10.0, 10.0, "BBB", "East", "PPL", "city", 0.9),
}
STORY = (
    "Marshal Dovan said Korsk and Veld were quiet after Sunday, when the Blue Column left Norra for Otria."
)


@dataclass(frozen=True)
class Said:
    """What a made-up report says; the defaults are those of one attack."""

    name: str
    type: str = "ASSAULT"
    mode: str | None = "bombing"
    status: Status = Status.HAPPENED
    day: str | None = "2016-05-03"
    published: str = "2016-05-04"
    source: str | None = None
    place: str | None = "Korsk"
    actors: tuple[str, ...] = ("AAA",)
    recipients: tuple[str, ...] = ("BBB",)
    dead: int | None = None
    speaker: str | None = None
    words: str = "A bomb tore through the grain market of Korsk"
    trigger: str = "bomb"
    text: str = STORY
    is_dated: bool = True
    confidence: float = BASE.confidence.event


def party(code: str) -> Actor:
    """Give a state by its code, a person by a name with a code behind a slash, or somebody without a code."""
    name, _, country = code.rpartition("/")
    if name:
        identity = f"person/{name.lower().replace(' ', '-')}"
        return Actor(name, 0, 1, name, identity, country, ("GOV",), ActorKind.PERSON, confidence=0.9)
    if code.isupper():
        return Actor(
            code, 0, 1, code, f"state/{code.lower()}", code, ("GOV",), ActorKind.STATE, confidence=0.9
        )
    return Actor(code, 0, 1, code, None, None, (), ActorKind.GROUP, confidence=0.5)


def document_of(said: Said) -> Document:
    text = f"{said.words}. {said.text}"
    doc = content_id("d1", said.name)
    day = date.fromisoformat(said.published)
    region = Region(RegionKind.BODY, 0, len(text))
    return Document(
        doc, f"a1:{said.name}", text, (region,), OffsetMap((0,), (0,), (len(text),)), day, source=said.source
    )


def event_of(said: Said) -> Event:
    document = document_of(said)
    end = len(said.words) + 1
    when = (
        EventDate(said.day, 0, 1, said.day, said.day, "day", "text")
        if said.day
        else EventDate(None, None, None, said.published, said.published, "day", "published")
    )
    if not said.is_dated:
        when = EventDate(None, None, None, None, None, "unknown", "published")
    speaker = () if said.speaker is None else (party(said.speaker),)
    return replace(
        BASE,
        id=content_id("e1", document.id),
        doc=document.id,
        type=said.type,
        mode=said.mode,
        status=said.status,
        actors=tuple(map(party, said.actors)),
        recipients=tuple(map(party, said.recipients)),
        trigger=Anchor(said.trigger, 0, len(said.trigger), 0, len(said.trigger)),
        evidence=Anchor(document.text[:end], 0, end, 0, end),
        date=when,
        confidence=replace(BASE.confidence, event=said.confidence),
        place=None if said.place is None else PLACES[said.place],
        attribution=tuple(Attribution(one, None, "indirect", Span(0, 1, "A")) for one in speaker),
        size=Size() if said.dead is None else Size(dead=Count(said.dead, said.dead, said.dead)),
    )


def report_of(said: Said) -> Report:
    document = document_of(said)
    return Report(event_of(said), document.published, said.source, None, story_words(document.text))


def keep(store: Store, reports: Iterable[Said]) -> None:
    """Put reports into a store, each as an article of its own."""
    for said in reports:
        document = document_of(said)
        entry = Entry(document.article, document.article, said.name, State.DONE, doc=document.id, events=1)
        write_coded(store, pack(document, [], [event_of(said)], []), entry)
