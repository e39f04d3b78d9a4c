"""What each actor holds on a matter, as records: of one coded document, or of all that a store holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.errors import StoreError, UsageError
from dragoman.events.positions import Held, PositionFinder, Reading
from dragoman.events.stance_matter import Matter, is_spoken_of, matter
from dragoman.knowledge.stances import VERSION, load_stances
from dragoman.records import (
    Actor,
    Annotations,
    Attribution,
    Document,
    Event,
    EventDate,
    Span,
    Statement,
    Timex,
    content_id,
)
from dragoman.records.position import KnownBy, Position, PositionEvent
from dragoman.resolution.dates import DateResolver
from dragoman.resolution.timex import find_timexes
from dragoman.run.assemble import anchor
from dragoman.run.received import shown, words_of
from dragoman.run.statements import is_same_speaker
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.texts import keeps_text

# How often positions of a rule were right among 54 in ten news articles (docs/how-to/positions.md), each
# share drawn towards that of all settled (.83) or unclear (.75) ones as if ten more had been read; rules that
# did not occur there have a little less than all. The tuning half of corpus/positions gives 1.0 nearly
# everywhere, and that is no measure.
CONFIDENCE: Mapping[str, float] = {
    "attitude": 0.86,
    "judgement": 0.87,
    "act": 0.75,
    "wish": 0.8,
    "holder": 0.8,
    "idiom": 0.8,
    "cue": 0.6,
    "event": 0.6,
    "open": 0.73,
    "unknown": 0.73,
    "mention": 0.76,
}
_FARTHER = {"words": 1.0, "chain": 0.95, "pronoun": 0.85}


@dataclass(frozen=True, slots=True)
class Material:
    """A document with all that was found in it before anyone asks for a matter."""

    document: Document
    annotations: Annotations
    parties: Mapping[int, Actor]
    statements: Sequence[Statement]
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """Which positions are wanted; what is None does not matter.

    Attributes:
        actor: Part of the actor's name, words or id.
        first: Positions whose days reach to this day or beyond it.
        last: Positions whose days begin on this day or before it.
    """

    actor: str | None = None
    first: date | None = None
    last: date | None = None

    def lets_through(self, position: Position) -> bool:
        """Say whether a position is wanted; one whose day is not known is on no day."""
        actor, when = position.actor, position.date
        names = " ".join(part for part in (actor.name, actor.text, actor.id) if part).lower()
        if self.actor is not None and self.actor.lower() not in names:
            return False
        if self.first is None and self.last is None:
            return True
        if when.first is None and when.last is None:
            return False
        is_late = self.first is None or when.last is None or when.last >= self.first.isoformat()
        is_early = self.last is None or when.first is None or when.first <= self.last.isoformat()
        return is_late and is_early


class Reader(Protocol):
    """What reads a document again as the coder did that coded it."""

    def annotate(self, document: Document) -> Annotations:
        """Parse it and find its mentions and reported speech."""

    def parties(self, document: Document, annotations: Annotations) -> Mapping[int, Actor]:
        """Give its mentions as actors."""


class Coded(Protocol):
    """What a coder finds in one article, with what it read that off."""

    @property
    def document(self) -> Document:
        """The cleaned text."""

    @property
    def annotations(self) -> Annotations:
        """Parse, mentions and quotes."""

    @property
    def parties(self) -> Mapping[int, Actor]:
        """Mentions as actors."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Reported speech."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Coded events."""


def material_of(report: Coded) -> Material:
    """Take from a report what positions are read off."""
    return Material(report.document, report.annotations, report.parties, report.statements, report.events)


def matters(about: str | Sequence[str], also: Sequence[str] = ()) -> tuple[Matter, ...]:
    """Read the matters that are asked for.

    Raises:
        UsageError: A phrase is none or has no word to look for, or there are other names for several matters.
    """
    asked = (about,) if isinstance(about, str) else tuple(dict.fromkeys(_phrases("about", about)))
    also = _phrases("also", also)
    if also and len(asked) > 1:
        raise UsageError(
            f"also: {also[0]!r} may name any of {len(asked)} matters; ask for one at a time with other names"
        )
    return tuple(matter(each, also) for each in asked)


def _phrases(name: str, given: object) -> tuple[str, ...]:
    """Give phrases that are given as a list or another sequence.

    Raises:
        UsageError: They are none.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise UsageError(f"{name}: {shown(given)} is no list of phrases; give one, such as ['referendum']")
    phrases = tuple(given)
    for phrase in phrases:
        words_of(name, phrase)
    return phrases


def positions_of(
    material: Material, asked: Sequence[Matter], wanted: PositionFilter | None = None
) -> tuple[Position, ...]:
    """Give the positions that one document reports, by day and place in the text.

    Args:
        material: The coded document.
        asked: The matters.
        wanted: Which of them are wanted; all where None.
    """
    finder = PositionFinder(load_stances())
    reading = Reading(
        material.document.text, material.annotations, material.parties, material.statements, material.events
    )
    timexes: tuple[Timex, ...] | None = None
    found: list[Position] = []
    for each in asked:
        for held in finder.find(reading, each):
            if timexes is None:
                timexes = find_timexes(material.document, material.annotations)
            found.append(_position(material, each, held, timexes))
    return in_order(p for p in found if wanted is None or wanted.lets_through(p))


def positions_in(
    store: Store, reader: Reader, asked: Sequence[Matter], wanted: PositionFilter | None = None
) -> Iterator[Position]:
    """Give the positions that a store's articles report, document by document.

    A document that has the words of a matter is read again, for a store keeps no parse; statements and events
    are those of the store. The answer is that of the articles if the reader is set up as the one that filled
    the store.

    Args:
        store: Where the articles are.
        reader: Reads documents.
        asked: The matters.
        wanted: Which positions are wanted.

    Raises:
        StoreError: The store keeps no text.
    """
    if not keeps_text(store):
        raise StoreError(
            f"store {store.path}: it keeps no text, so that no matter can be looked for; give the files that "
            "were ingested in its place: dragoman positions PATH --about TEXT"
        )
    for identity in documents_for(store, asked):
        yield from positions_at(store, reader, identity, asked, wanted)


def documents_for(store: Store, asked: Sequence[Matter]) -> list[str]:
    """Give the ids of a store's documents that have the words of a matter, by day."""
    phrases = {(phrase.head, *sorted(phrase.others)) for each in asked for phrase in each.phrases}
    return read.documents_with_all(store, [[_beginnings(w) for w in words] for words in sorted(phrases)])


def positions_at(
    store: Store,
    reader: Reader,
    identity: str,
    asked: Sequence[Matter],
    wanted: PositionFilter | None = None,
) -> tuple[Position, ...]:
    """Give the positions that one document of a store reports; none where there is no such document.

    Args:
        store: An open store.
        reader: Parses the document anew and says who is meant.
        identity: The document's id.
        asked: The matters.
        wanted: Which positions; all where None.
    """
    document = read.document(store, identity)
    if document is None:
        return ()
    annotations = reader.annotate(document)
    if not any(is_spoken_of(each, annotations) for each in asked):
        return ()  # a sixth of the time is in telling who everybody is
    material = Material(
        document,
        annotations,
        reader.parties(document, annotations),
        tuple(read.statements(store, doc=identity)),
        tuple(read.events(store, read.EventFilter(doc=identity))),
    )
    return positions_of(material, asked, wanted)


def in_order(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Put positions by day, then document and place in the text."""
    return tuple(sorted(positions, key=_place))


def _place(position: Position) -> tuple[str, str, int, int, str, str]:
    day = position.date.first or position.date.last or "~"
    return day, position.doc, position.evidence.start, position.actor.start, position.matter, position.id


def _beginnings(word: str) -> tuple[str, ...]:
    """Give how a word of a matter may begin in a text, in the singular or plural."""
    if word.endswith("man"):
        return word, f"{word[:-2]}en"
    if word.endswith(("fe", "lf", "af")):
        return word[:-1] if word.endswith("f") else word[:-2], f"{word[: word.rindex('f')]}ve"
    return (word[:-1] if len(word) > 3 or word.endswith("y") else word,)


def _position(material: Material, asked: Matter, held: Held, timexes: tuple[Timex, ...]) -> Position:
    document = material.document
    sentence = material.annotations.sentences[held.sentence]
    named = material.annotations.sentences[held.naming.sentence].tokens[held.naming.head]
    words = Span.of(document.text, named.start, named.end)
    when, dated = _date(material, held, timexes)
    event = held.event
    where = (held.words.start, held.words.end, held.actor.start)
    parts = (document.id, asked.name, held.actor.name, *map(str, where))
    return Position(
        id=content_id("p1", *parts),
        doc=document.id,
        matter=asked.name,
        words=words,
        actor=held.actor,
        stance=held.stance,
        date=when,
        evidence=anchor(document, held.words.start, held.words.end),
        sentence=Span.of(document.text, sentence.start, sentence.end),
        region=sentence.region,
        known=_known(held),
        attribution=_attribution(held),
        event=None if event is None else PositionEvent(event.id, event.type, event.mode, event.status.value),
        rule=held.rule,
        confidence=round(CONFIDENCE[held.rule] * _FARTHER[held.naming.how], 4),
        why={"matter": f"{VERSION}: {_how_named(held, words)}", **dict(held.why), "date": dated},
    )


def _how_named(held: Held, words: Span) -> str:
    how = {"words": "the words asked for", "chain": "named so before", "pronoun": "what was last spoken of"}
    return f"{words.text!r} is {how[held.naming.how]}"


def _known(held: Held) -> KnownBy:
    """Say what makes a position known: an act of the coder's, someone's words, or the article alone."""
    if held.event is not None and held.rule not in {"mention", "judgement", "wish"}:
        return KnownBy.EVENT
    return KnownBy.STATEMENT if held.told else KnownBy.TEXT


def _date(material: Material, held: Held, timexes: tuple[Timex, ...]) -> tuple[EventDate, str]:
    """Date a position like its event where it has one."""
    if held.event is not None:
        return held.event.date, held.event.why.get("date", f"{VERSION}: the event's")
    when, decision = DateResolver().event_date(
        material.document, material.annotations, timexes, sentence=held.sentence, trigger=held.head
    )
    return when, f"{decision.version}: {decision.reason}"


def _attribution(held: Held) -> tuple[Attribution, ...]:
    """Give the speakers in whose words it stands, outermost first, each once."""
    chain: list[Attribution] = []
    for statement in held.told:
        speaker = statement.speaker
        if speaker is None or any(is_same_speaker(link.speaker, speaker) for link in chain):
            continue
        quote = statement.quote
        content = next((piece for piece in quote.content if piece.overlaps(held.words)), quote.content[0])
        chain.append(Attribution(speaker, quote.cue, quote.kind.value, content))
    return tuple(chain)
