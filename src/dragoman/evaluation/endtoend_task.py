"""The endtoend task: which sentences of a report tell of police killing, arresting, using force, failing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.evaluation.police_acts import acts
from dragoman.evaluation.rows import Row, day_of, predictions, read_jsonl, write_jsonl
from dragoman.records import Anchor, Event, Status, Token
from dragoman.run.coder import Coder, plain_document

# Modes that in a report without a named actor are the work of the forces of order.
_THEIRS = {"arrest", "curfew", "crowd-control", "deport", "martial-law"}


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{doc_id, events: [{label, start, end, certainty}]}`` for every row ``{doc_id, dct, text}``."""
    rows = read_jsonl(source, ("doc_id", "text"))
    write_jsonl(out, predictions(source, rows, lambda row: predict(row, coder)))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Label one article; every act of the police is also ``ANY_ACTION``."""
    document = plain_document(row["text"], published=day_of(row))
    annotations = coder.annotate(document)
    parties = coder.parties(document, annotations)
    events = coder.code_annotated(document, annotations).events
    found = [
        {"label": label, **_at(event.trigger), "certainty": status.value}
        for event in events
        if _is_by_police(event)
        for label, status in _labels(event)
    ]
    found += [
        {"label": act.label, **_at(act.word), "certainty": act.status.value}
        for act in acts(annotations, parties)
    ]
    return {"doc_id": row["doc_id"], "events": found}


def _at(words: Anchor | Token) -> dict[str, int]:
    """Give where words stand; whole sentences of ours would reach into others of the set."""
    return {"start": words.start, "end": words.end}


def _is_by_police(event: Event) -> bool:
    """Say whether the police act; an arrest, a curfew or tear gas without a named actor is theirs as well."""
    if event.actors:
        return any("COP" in actor.sectors for actor in event.actors)
    return event.type == "MOBILIZE" or event.mode in _THEIRS


def _labels(event: Event) -> Iterator[tuple[str, Status]]:
    """Map a coded event by the police to the task's labels."""
    if event.status is Status.NEGATED or event.type == "REJECT":
        if (
            event.actors and event.mode is not None
        ):  # "no arrests were made" and "denied reports" are no failure
            yield "FAIL", Status.HAPPENED
        return
    yield "ANY_ACTION", event.status
    if event.type == "ASSAULT":
        yield "FORCE", event.status
        if event.size.dead is not None or any(w in event.trigger.text.lower() for w in ("kill", "shot dead")):
            yield "KILL", event.status
    if event.type == "COERCE" and event.mode == "arrest":
        yield "ARREST", event.status
