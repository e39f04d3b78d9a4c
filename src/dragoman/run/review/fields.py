"""What people may judge of an event, and among which values they choose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.countries import countries
from dragoman.knowledge.places import PlaceEntry
from dragoman.records import COUNTED, Actor, Event, EventDate, Place, Size, Status

NONE = "none"
"""Written for a field that should be empty."""


class Field(StrEnum):
    """What may be judged of an event, in the order in which it is asked."""

    EVENT = "event"
    TYPE = "type"
    MODE = "mode"
    CONTEXTS = "contexts"
    ACTORS = "actors"
    RECIPIENTS = "recipients"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    SIZE = "size"

    @property
    def stored(self) -> str:
        """The name in judgements: empty for the record as a whole."""
        return "" if self is Field.EVENT else str(self)


FIELDS: Mapping[str, Field] = {field.stored: field for field in Field}
"""The fields by their names in judgements."""

CHOSEN = frozenset({Field.TYPE, Field.MODE, Field.CONTEXTS, Field.STATUS})
"""The fields whose values come from a closed list."""

QUESTIONS: Mapping[Field, str] = {
    Field.EVENT: "Does the passage report such an event at all?",
    Field.TYPE: "Is this the type?",
    Field.MODE: "Is this the mode, or is it right that there is none?",
    Field.CONTEXTS: "Are these the contexts, none missing?",
    Field.ACTORS: "Do these act, with these codes, and nobody else?",
    Field.RECIPIENTS: "Are these acted upon, with these codes, and nobody else?",
    Field.STATUS: "Does the report say that it stands so?",
    Field.DATE: "Was it, or will it be, on these days?",
    Field.PLACE: "Is this where, or is it right that no place is stated?",
    Field.ATTRIBUTION: "Do these say so, outermost first, or does the article itself?",
    Field.SIZE: "Are these the numbers that the text states?",
}

HOW_TO_WRITE: Mapping[Field, str] = {
    Field.TYPE: "a type, such as ASSAULT",
    Field.MODE: "a mode of the type, or none",
    Field.CONTEXTS: "contexts with commas between, or none",
    Field.ACTORS: "words of the text, with codes: police [TUR COP]; gunmen — or none",
    Field.RECIPIENTS: "words of the text, with codes: police [TUR COP]; gunmen — or none",
    Field.STATUS: "a status, such as happened",
    Field.DATE: "2017-09-28, 2017-09-28/2017-09-30, 2017-09, 2017 or unknown",
    Field.PLACE: "words of the text, with the country or a GeoNames id: Ankara [TUR] — or none",
    Field.ATTRIBUTION: "speakers, outermost first: minister [TUR GOV]; witness — or none",
    Field.SIZE: "numbers: dead 3, injured 10-20, participants 500+ — or none",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What corrections are checked against.

    Attributes:
        codebook: Types, modes, contexts, sectors.
        places: Looks places up by name, or None where no gazetteer is at hand.
    """

    codebook: Codebook
    places: Callable[[str], tuple[PlaceEntry, ...]] | None = None

    def is_country(self, code: str) -> bool:
        """Say whether a code stands where a country may."""
        return code in countries() or code in self.codebook.non_state


def choices(field: Field, event: Event, codebook: Codebook) -> tuple[str, ...]:
    """Give the values that a field may have, or nothing where it has no closed list."""
    match field:
        case Field.TYPE:
            return tuple(codebook.types)
        case Field.MODE:
            return (*codebook.event_type(event.type).modes, NONE)
        case Field.CONTEXTS:
            return (*codebook.contexts, NONE)
        case Field.STATUS:
            return tuple(Status)
        case _:
            return ()


def chosen(typed: str, known: Sequence[str]) -> str:
    """Put the names of a list in the place of their numbers, from 1: ``2, 5`` as well as the names."""
    parts = [part.strip() for part in typed.split(",")]
    if known and all(part.isdecimal() and 1 <= int(part[:6]) <= len(known) for part in parts):
        return ", ".join(known[int(part) - 1] for part in parts)
    return typed


def plain(field: Field, event: Event) -> str:
    """Write the value of a field for people; empty where there is none."""
    return _PLAIN[field](event)


def days(when: EventDate) -> str:
    """Write days as they are typed: one, two with a slash, or nothing where none is known."""
    first, last = when.first or "", when.last or ""
    return first if first == last else f"{first}/{last}"


def numbers(size: Size) -> str:
    """Write numbers as they are typed: ``dead 3, injured 15 (10-20), arrested 40 (40+)``."""
    found = []
    for name in COUNTED:
        count = getattr(size, name)
        if count is None:
            continue
        exact = count.low == count.best == count.high
        bounds = f"{count.low}+" if count.high is None else f"{count.low}-{count.high}"
        found.append(f"{name} {count.best}" + ("" if exact else f" ({bounds})"))
    return ", ".join(found)


def _party(actor: Actor) -> str:
    return f"{actor.name} [{actor.codes}]" if actor.codes else actor.name


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name} [{place.country}]" if place.country else place.name


_PLAIN: Mapping[Field, Callable[[Event], str]] = {
    Field.EVENT: lambda event: f"{event.type}: {event.trigger.text}",
    Field.TYPE: lambda event: event.type,
    Field.MODE: lambda event: event.mode or "",
    Field.CONTEXTS: lambda event: ", ".join(event.contexts),
    Field.ACTORS: lambda event: "; ".join(map(_party, event.actors)),
    Field.RECIPIENTS: lambda event: "; ".join(map(_party, event.recipients)),
    Field.STATUS: lambda event: str(event.status),
    Field.DATE: lambda event: days(event.date),
    Field.PLACE: lambda event: _where(event.place),
    Field.ATTRIBUTION: lambda event: " > ".join(_party(link.speaker) for link in event.attribution),
    Field.SIZE: lambda event: numbers(event.size),
}
