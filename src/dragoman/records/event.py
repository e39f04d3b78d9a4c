"""The coded record of one passage's report that someone did something to someone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from dragoman.records.document import RegionKind
from dragoman.records.span import Span


class Status(StrEnum):
    """How an event is reported to stand in the world."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"


class Voice(StrEnum):
    """Who says that there was an event: the report, or somebody who is reported as saying so."""

    NARRATED = "narrated"
    ATTRIBUTED = "attributed"


OCCURRED = (Status.HAPPENED, Status.ONGOING)
"""What counts as having happened: a plan, a refusal or a denial is no occurrence."""

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""What the quad classes 1 to 4 are called."""


class Auxiliary(StrEnum):
    """PLOVER's auxiliary modes."""

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


AUXILIARY_OF: Mapping[Status, tuple[Auxiliary, ...]] = {
    Status.PLANNED: (Auxiliary.FUTURE,),
    Status.HYPOTHETICAL: (Auxiliary.HYPOTHETICAL,),
    Status.NEGATED: (Auxiliary.NEGATION,),
    Status.DENIED: (Auxiliary.NEGATION,),
}
"""The auxiliary modes that a status alone brings."""


class ActorKind(StrEnum):
    """What sort of party an actor is."""

    PERSON = "person"
    GROUP = "group"
    STATE = "state"
    ORGANISATION = "organisation"
    POPULATION = "population"
    UNKNOWN = "unknown"


BODY_KINDS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})
"""Kinds of parties that are made of members."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to an event: the words, and who that is.

    Attributes:
        text: The words as written at this place.
        start: Document offset of the words.
        end: Document offset after them.
        name: Canonical name; the name in the text when it is not in the knowledge.
        id: Id in the knowledge (``state/irn``, ``person/hassan-rouhani``), or None; of people who act for a
            listed armed group ("Taliban fighters") the group's.
        country: ISO 3166 alpha-3, a PLOVER non-state code, or None when the text does not say.
        sectors: PLOVER sector codes, the first the primary one.
        kind: What sort of party.
        role: Office or role in words, or None; that of the day of publication, or of the event's own day
            where the text dates the event a fortnight back or more.
        confidence: Probability that country and sector are right, 0 to 1.
    """

    text: str
    start: int
    end: int
    name: str
    id: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.UNKNOWN
    role: str | None = None
    confidence: float = 0.0

    @property
    def codes(self) -> str:
        """Give country and sectors as one line: ``IRN GOV``."""
        return " ".join(code for code in (self.country, *self.sectors) if code)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened.

    A country or region keeps its id and has no coordinates: a country is not a point.

    Attributes:
        text: The words.
        start: Document offset of the words.
        end: Document offset after them.
        name: Gazetteer name.
        geonameid: GeoNames id, or None for entries of our own.
        lat: Latitude in degrees north, or None.
        lon: Longitude in degrees east, or None.
        country: ISO 3166 alpha-3, or None.
        admin1: Name of the first-order subdivision, or None.
        feature: GeoNames feature code (``PPLC``, ``ADM1``, ``PCLI`` …).
        precision: ``site``, ``city``, ``admin2``, ``admin1``, ``country`` or ``region``.
        confidence: Probability that it is the right place, 0 to 1.
    """

    text: str
    start: int
    end: int
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    feature: str
    precision: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happened.

    Attributes:
        text: The words, or None when the date is the publication's.
        start: Document offset of the words, or None.
        end: Document offset after them, or None.
        first: First day, ISO 8601, or None when unknown (``from`` in JSON).
        last: Last day, ISO 8601, or None when unknown (``to`` in JSON).
        precision: ``day``, ``week``, ``month``, ``year``, ``decade`` or ``unknown``.
        basis: ``text``, ``relative``, ``dateline``, ``published``, or ``report``: by the report
            as a whole, which tells the day elsewhere.
    """

    text: str | None
    start: int | None
    end: int | None
    first: str | None
    last: str | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number as the text gives it: best, and the bounds it leaves open."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """How many were hurt, held, driven out or took part; None where the text does not say."""

    dead: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    displaced: Count | None = None
    participants: Count | None = None


COUNTED = tuple(one.name for one in fields(Size))
"""What is counted of an event."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span that also knows its place in the article as received.

    ``article_start`` and ``article_end`` are None where the article's text does not hold the words: they are
    in a title that was given apart, in a column or key of its own.
    """

    text: str
    start: int
    end: int
    article_start: int | None
    article_end: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a speaker chain: who says so, with which word, and the stretch said."""

    speaker: Actor
    cue: Span | None
    kind: str
    content: Span


@dataclass(frozen=True, slots=True)
class Confidence:
    """Probabilities, 0 to 1, that each field is right."""

    event: float
    type: float
    actors: float
    recipients: float
    status: float
    date: float
    place: float


CONFIDENCES = tuple(one.name for one in fields(Confidence))
"""The probabilities that an event carries."""


@dataclass(frozen=True, slots=True)
class Event:
    """One coded report; the fields are those of the public record, in its order.

    Attributes:
        id: Content id (``e1:…``) of document, trigger and type.
        doc: Id of the document.
        incident: Id of the incident it was judged to report; None outside a store.
        type: PLOVER type, one of sixteen.
        mode: A mode of that type, or None.
        contexts: PLOVER contexts, in the codebook's order.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: PLOVER score of mode or type, -10 to 10.
        cameo: Native CAMEO code, with its leading zero.
        goldstein: Goldstein value of that code, -10 to 10.
        status: How the report says it stands.
        auxiliary: PLOVER auxiliary modes that hold.
        actors: Who acts.
        recipients: Who is acted upon.
        trigger: The words that say it.
        evidence: The sentence.
        region: The kind of region it stands in.
        sentence: Number of the sentence in the document, from 0.
        date: When.
        place: Where, or None where the text does not say.
        attribution: Who says so, outermost first; empty when the article says it itself.
        size: Numbers that the text states.
        confidence: Probability of each field.
        why: For each field, the rule or model with its version and the reason, also where it is empty.
        certainty: How certain it is made to sound, from -3 (surely not) over 0 (left open) to 3 (surely):
            certain, probable or possible on FactBank's scale; None in records made before this was read.
    """

    id: str
    doc: str
    incident: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    cameo: str | None
    goldstein: float | None
    status: Status
    auxiliary: tuple[Auxiliary, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: Anchor
    evidence: Anchor
    region: RegionKind
    sentence: int
    date: EventDate
    place: Place | None
    attribution: tuple[Attribution, ...]
    size: Size
    confidence: Confidence
    why: dict[str, str] = field(hash=False)
    certainty: float | None = None
