"""One article's records as rows: pure, so that worker processes hand back rows and not objects."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import CONFIDENCES, Actor, Decision, Document, Event, Quote, Statement
from dragoman.records.serial import to_data

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Packed:
    """What one article adds to the store.

    Attributes:
        doc: Id of its document.
        events: How many events it has.
        tables: For each table, its rows as a JSON list.
    """

    doc: str
    events: int
    tables: Mapping[str, str]


def pack(
    document: Document,
    statements: Sequence[Statement],
    events: Sequence[Event],
    decisions: Sequence[Decision],
) -> Packed:
    """Write one article's records as rows.

    Args:
        document: The document.
        statements: Its reported speech.
        events: Its events.
        decisions: Every choice made in it.

    Raises:
        StoreError: Two records that differ carry one id, or a record is of another document.
    """
    statements = _distinct(statements, document)
    events = _distinct(events, document)
    tables: dict[str, Rows] = {
        "documents": [_document(document)],
        "regions": [
            {"doc": document.id, "number": n, "kind": r.kind, "start_at": r.start, "end_at": r.end}
            for n, r in enumerate(document.regions)
        ],
        "mentions": _mentions(document, statements, events),
        "statements": [_statement(statement) for statement in statements],
        "events": [_event(event) for event in events],
        "decisions": [_decision(document, n, decision) for n, decision in enumerate(decisions)],
    }
    return Packed(document.id, len(events), {name: _json(rows) for name, rows in tables.items() if rows})


def event_rows(events: Iterable[Event]) -> str:
    """Write events as rows of their table, a JSON list."""
    return _json([_event(event) for event in events])


def _distinct(records: Sequence[Any], document: Document) -> list[Any]:
    """Drop exact repetitions; two that differ under one id would hide each other."""
    found: dict[str, Any] = {}
    for record in records:
        if record.doc != document.id:
            raise StoreError(f"record {record.id} is of document {record.doc}, not {document.id}")
        if found.setdefault(record.id, record) != record:
            raise StoreError(f"document {document.id}: two different records carry the id {record.id}")
    return list(found.values())


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "article": document.article,
        "published": None if document.published is None else document.published.isoformat(),
        "source": document.source,
        "url": document.url,
        "text": document.text,
        "dateline": None if document.dateline is None else _json(to_data(document.dateline)),
        "offset_starts": list(document.offsets.starts),
        "offset_sources": list(document.offsets.sources),
        "offset_lengths": list(document.offsets.lengths),
    }


def _mentions(document: Document, statements: Iterable[Statement], events: Iterable[Event]) -> Rows:
    """Give every actor that an event or a statement names, once, in text order."""
    found = {statement.speaker for statement in statements if statement.speaker is not None}
    for event in events:
        found.update(event.actors, event.recipients, (link.speaker for link in event.attribution))
    ordered = sorted(found, key=lambda actor: (actor.start, actor.end, repr(actor)))
    return [_mention(document.id, number, actor) for number, actor in enumerate(ordered)]


def _mention(doc: str, number: int, actor: Actor) -> dict[str, Any]:
    data = to_data(actor)
    start, end, identity = data.pop("start"), data.pop("end"), data.pop("id")
    return {"doc": doc, "number": number, **data, "start_at": start, "end_at": end, "actor": identity}


def _statement(statement: Statement) -> dict[str, Any]:
    speaker = statement.speaker
    quote: Quote = statement.quote
    return {
        "id": statement.id,
        "doc": statement.doc,
        "speaker": speaker and speaker.name,
        "speaker_text": speaker and speaker.text,
        "speaker_id": speaker and speaker.id,
        "speaker_country": speaker and speaker.country,
        "kind": quote.kind,
        "sentence": quote.sentence,
        "start_at": quote.content[0].start,
        "end_at": quote.content[-1].end,
        "content": " … ".join(span.text for span in quote.content),
        "outer_statement": statement.outer,
        "record": _json(to_data(statement)),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        **{name: getattr(event, name) for name in _SAME},
        "contexts": list(event.contexts),
        "first_day": event.date.first,
        "last_day": event.date.last,
        "date_precision": event.date.precision,
        **_party("actor", event.actors),
        **_party("recipient", event.recipients),
        **_place(event),
        "speaker": event.attribution[0].speaker.name if event.attribution else None,
        "trigger_text": event.trigger.text,
        "trigger_start": event.trigger.start,
        "evidence": event.evidence.text,
        "confidence": event.confidence.event,
        **{f"{name}_confidence": getattr(event.confidence, name) for name in CONFIDENCES if name != "event"},
        "record": _json(to_data(event)),
    }


_SAME = (
    *("id", "doc", "type", "mode", "quad", "intensity", "cameo", "goldstein"),
    *("status", "region", "sentence"),
)


def _party(side: str, actors: Sequence[Actor]) -> dict[str, list[str]]:
    """Give one side's names, and the ids and countries that are known, each once."""
    return {
        f"{side}s": [actor.name for actor in actors],
        f"{side}_texts": [actor.text for actor in actors],
        f"{side}_ids": list(dict.fromkeys(actor.id for actor in actors if actor.id)),
        f"{side}_countries": list(dict.fromkeys(actor.country for actor in actors if actor.country)),
    }


def _place(event: Event) -> dict[str, Any]:
    place = event.place
    if place is None:
        return {}
    return {
        "place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "place_country": place.country,
        "place_precision": place.precision,
    }


def _decision(document: Document, number: int, decision: Decision) -> dict[str, Any]:
    return {
        "doc": document.id,
        "number": number,
        "subject": decision.subject,
        "field": decision.field,
        "chosen": decision.chosen,
        "reason": decision.reason,
        "component": decision.component,
        "version": decision.version,
        "record": _json(to_data(decision)),
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
