"""Events and statements as table rows."""

from collections.abc import Iterable, Sequence

from dragoman.records import Actor, Event, EventDate, Place, Statement
from dragoman.records.hashed import is_hashed

EVENT_HEADER = ("event", "actors", "recipients", "status", "date", "place", "speaker", "trigger")
STORED_HEADER = ("id", *EVENT_HEADER)
CSV_HEADER = (
    *("id", "doc", "incident", "type", "mode", "contexts", "quad", "intensity", "cameo", "goldstein"),
    *("status", "actors", "actor_countries", "actor_sectors"),
    *("recipients", "recipient_countries", "recipient_sectors"),
    *("from", "to", "date_precision", "place", "geonameid", "lat", "lon", "place_country", "speaker"),
    *("region", "sentence", "trigger", "evidence", "confidence"),
)
NOT_KEPT = "(not kept)"
STATEMENT_CSV_HEADER = (
    *("id", "doc", "speaker", "speaker_id", "speaker_country", "speaker_sectors", "cue", "kind", "said"),
    "negated",
)
STATEMENT_HEADER = ("id", "speaker", "cue", "kind", "said")


def event_row(event: Event) -> tuple[str, ...]:
    """Give an event's cells for people."""
    return (
        f"{event.type}/{event.mode}" if event.mode else event.type,
        "; ".join(party(actor) for actor in event.actors),
        "; ".join(party(actor) for actor in event.recipients),
        event.status,
        days(event.date),
        where(event.place),
        " > ".join(words(link.speaker.name) for link in event.attribution),
        words(event.trigger.text),
    )


def stored_row(event: Event) -> tuple[str, ...]:
    """Give an event's cells with its id."""
    return (event.id, *event_row(event))


def csv_row(event: Event) -> tuple[object, ...]:
    """Give an event's cells for spreadsheets: one value or a list with semicolons in each."""
    place = event.place
    return (
        *(event.id, event.doc, event.incident, event.type, event.mode, ";".join(event.contexts)),
        *(event.quad, event.intensity, event.cameo, event.goldstein, event.status),
        *_side(event.actors),
        *_side(event.recipients),
        *(event.date.first, event.date.last, event.date.precision),
        *((place.name, place.geonameid, place.lat, place.lon, place.country) if place else (None,) * 5),
        event.attribution[0].speaker.name if event.attribution else None,
        *(event.region, event.sentence, event.trigger.text, event.evidence.text),
        round(event.confidence.event, 4),
    )


def statement_row(statement: Statement) -> tuple[str, ...]:
    """Give a statement's cells for people."""
    quote = statement.quote
    return (
        statement.id,
        party(statement.speaker) if statement.speaker else "",
        words(quote.cue.text) if quote.cue else "",
        f"{quote.kind}, negated" if statement.negated else quote.kind,
        " … ".join(words(span.text) for span in quote.content),
    )


def statement_csv_row(statement: Statement) -> tuple[object, ...]:
    """Give a statement's cells for spreadsheets."""
    speaker, quote = statement.speaker, statement.quote
    codes = (speaker.name, speaker.id, speaker.country, ";".join(speaker.sectors)) if speaker else (None,) * 4
    said = " … ".join(span.text for span in quote.content)
    cue = quote.cue.text if quote.cue else None
    return (statement.id, statement.doc, *codes, cue, quote.kind, said, statement.negated)


def party(actor: Actor) -> str:
    """Name an actor with its codes: ``Hassan Rouhani (IRN GOV)``."""
    return f"{words(actor.name)} ({actor.codes})" if actor.codes else words(actor.name)


def words(text: str) -> str:
    """Write words, or say that a store without text does not have them."""
    return NOT_KEPT if is_hashed(text) else text


def days(when: EventDate) -> str:
    """Write a date as briefly as it is known."""
    if when.first is None and when.last is None:
        return ""
    if when.first == when.last:
        return when.first or ""
    return f"{when.first or ''}/{when.last or ''}"


def where(place: Place | None) -> str:
    """Name a place with its country."""
    if place is None:
        return ""
    return f"{words(place.name)}, {place.country}" if place.country else words(place.name)


def _side(actors: Sequence[Actor]) -> tuple[str, str, str]:
    """Give one side's names, countries and sectors."""
    return (
        ";".join(actor.name for actor in actors),
        _each_once(actor.country for actor in actors),
        _each_once(sector for actor in actors for sector in actor.sectors),
    )


def _each_once(codes: Iterable[str | None]) -> str:
    return ";".join(dict.fromkeys(code for code in codes if code))
