"""Events with what is known of their articles, and the traits by which they are blocked and compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.assembly.camps import common_camp
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Event, Place, Size, Status

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*|\d[\d.,]*\d|\d")
_EMPTY = word_lists("phrases")["empty"]
_STEM = 5  # letters: "attack", "attacked" and "attackers" are one, "protest" and "provide" are not
_PUBLISHED_SLACK = 2  # an undated report in the news is of that day or the two before it
_LONG = 10  # days; a date wider than this says a month or a year and meets no single day


@dataclass(frozen=True, slots=True)
class Report:
    """An event with what its document adds.

    Attributes:
        event: The event.
        published: Publication day of its document, or None.
        source: Outlet, or None.
        agency: News agency that the document credits, or None.
        words: Names and numbers of the whole document, see ``story_words``.
    """

    event: Event
    published: date | None = None
    source: str | None = None
    agency: str | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Side:
    """The parties on one side of an event, as they are compared.

    Attributes:
        ids: Ids in the knowledge, states left out.
        names: Words of names that are not of states.
        countries: Country codes.
        persons: Whether all of them are persons given by name.
        label: For people.
        camp: For or against the state, where all of them are of one camp, see ``camps``.
    """

    ids: frozenset[str]
    names: frozenset[str]
    countries: frozenset[str]
    persons: bool
    label: str
    camp: str | None


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a report is compared.

    Attributes:
        id: Id of the event.
        doc: Its document.
        sentence: Number of its sentence.
        type: PLOVER type.
        mode: PLOVER mode, or None.
        status: Its status.
        actors: Who acts.
        recipients: Who is acted upon.
        first: First possible day as a number of days, or None where unknown.
        last: Last possible day.
        is_dated: Whether the text itself says the day.
        day_at: Where in the document the words of its day begin, or None.
        published: Publication day as a number, or None.
        place: Where, or None.
        size: Numbers.
        stem: Beginning of the trigger's main word.
        evidence: Content words of the sentence.
        words: Names and numbers of the document.
    """

    id: str
    doc: str
    sentence: int
    type: str
    mode: str | None
    status: Status
    actors: Side
    recipients: Side
    first: int | None
    last: int | None
    is_dated: bool
    day_at: int | None
    published: int | None
    place: Place | None
    size: Size
    stem: str
    evidence: frozenset[str]
    words: frozenset[str]


def story_words(text: str) -> frozenset[str]:
    """Give the names and numbers of a text: what tells one story from another.

    A capitalised word that also stands in lower case is the first of a sentence and no name.
    """
    words = _WORD.findall(text)
    lower = {word for word in words if word[0].islower()}
    return frozenset(
        word.lower()
        for word in words
        if (word[0].isupper() and word.lower() not in lower) or (word[0].isdigit() and len(word) > 1)
    )


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that carry its content, lower case."""
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if word not in _EMPTY)


def traits(report: Report) -> Traits:
    """Give the traits of a report."""
    event = report.event
    published = None if report.published is None else report.published.toordinal()
    first, last, is_dated = _days(event, published)
    return Traits(
        id=event.id,
        doc=event.doc,
        sentence=event.sentence,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=side(event.actors),
        recipients=side(event.recipients),
        first=first,
        last=last,
        is_dated=is_dated,
        day_at=event.date.start,
        published=published,
        place=event.place,
        size=event.size,
        stem=_stem(event.trigger.text),
        evidence=content_words(event.evidence.text),
        words=report.words,
    )


def side(parties: Iterable[Actor]) -> Side:
    """Give the traits of the parties on one side."""
    parties = list(parties)
    known = [p for p in parties if p.id is not None and p.kind is not ActorKind.STATE]
    named = [p for p in parties if p.kind is not ActorKind.STATE]
    return Side(
        ids=frozenset(p.id for p in known if p.id is not None),
        names=frozenset(word for p in named for word in content_words(p.name) if not word[0].isdigit()),
        countries=frozenset(p.country for p in parties if p.country is not None),
        persons=bool(parties) and all(_is_named_person(p) for p in parties),
        label=", ".join(dict.fromkeys(p.name for p in parties)),
        camp=common_camp(parties),
    )


def _is_named_person(party: Actor) -> bool:
    """Say whether a party is a person by name: "the driver" and "the gunman" may be one."""
    words = (word for word in party.name.split() if word.lower() not in _EMPTY)
    return party.kind is ActorKind.PERSON and (party.id is not None or any(w[0].isupper() for w in words))


def is_long(trait: Traits) -> bool:
    """Say whether a report's date is a month or more, or not known at all."""
    return trait.first is None or trait.last is None or trait.last - trait.first > _LONG


def _days(event: Event, published: int | None) -> tuple[int | None, int | None, bool]:
    """Give the first and last possible day, and whether the text says so."""
    when = event.date
    if when.basis == "report" and when.first is not None and when.last is not None:
        return date.fromisoformat(when.first).toordinal(), date.fromisoformat(when.last).toordinal(), False
    if when.basis not in {"text", "relative"} or (when.first is None and when.last is None):
        day = _ordinal(when.first) or published
        return (None, None, False) if day is None else (day - _PUBLISHED_SLACK, day, False)
    first = _ordinal(when.first) or _ordinal(when.last)
    last = _ordinal(when.last) or _ordinal(when.first)
    return first, last, True


def _ordinal(day: str | None) -> int | None:
    return None if day is None else date.fromisoformat(day).toordinal()


def _stem(trigger: str) -> str:
    """Give the beginning of the longest word: "carried out an attack" is told by "attack"."""
    words = sorted(content_words(trigger), key=lambda word: (-len(word), word))
    return words[0][:_STEM] if words else trigger.lower()[:_STEM]
