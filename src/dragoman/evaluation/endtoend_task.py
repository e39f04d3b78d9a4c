"""The endtoend task: which sentences of a report tell of police killing, arresting, using force, failing."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluation.rows import Row, read_jsonl, write_jsonl
from dragoman.events import grammar
from dragoman.events.embedding import REPORTING
from dragoman.events.status import standing
from dragoman.records import Actor, Annotations, Event, Sentence, Status
from dragoman.run.coder import Coder, plain_document

_FATAL = {"kill", "shoot", "gun", "murder", "die", "slay"}
_IDLE = {"fail", "refuse", "ignore", "neglect", "decline", "watch", "stand", "abandon", "desert", "flee"}
# Modes that in a report without a named actor are the work of the forces of order.
_THEIRS = {"arrest", "curfew", "crowd-control", "deport", "martial-law"}
# Being, having and saying are no action of the police.
_STATES = {"be", "have", "seem", "appear", "become", "remain", "know", "want", "belong", "face", "receive"}


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write ``{doc_id, events: [{label, start, end, certainty}]}`` for every row ``{doc_id, dct, text}``."""
    rows = read_jsonl(source, ("doc_id", "text"))
    write_jsonl(out, (predict(row, coder) for row in rows))


def predict(row: Row, coder: Coder) -> dict[str, Any]:
    """Label one article; every act of the police is also ``ANY_ACTION``."""
    document = plain_document(row["text"], published=_day(row))
    annotations = coder.annotate(document)
    parties = coder.parties(document, annotations)
    events = coder.code_annotated(document, annotations).events
    found = [
        {
            "label": label,
            "start": event.evidence.start,
            "end": event.evidence.end,
            "certainty": event.status.value,
        }
        for event in events
        if _is_by_police(event)
        for label in _labels(event)
    ]
    found.extend(_plain_acts(annotations, parties))
    return {"doc_id": row["doc_id"], "events": found}


def _is_by_police(event: Event) -> bool:
    """Say whether the police act; an arrest, a curfew or tear gas without a named actor is theirs as well."""
    if event.actors:
        return any("COP" in actor.sectors for actor in event.actors)
    return event.type == "MOBILIZE" or event.mode in _THEIRS


def _labels(event: Event) -> Iterator[str]:
    """Map a coded event by the police to the task's labels."""
    if event.status is Status.NEGATED or event.type == "REJECT":
        yield "FAIL"
        return
    yield "ANY_ACTION"
    if event.type == "ASSAULT":
        yield "FORCE"
        if event.size.dead is not None or any(w in event.trigger.text.lower() for w in ("kill", "shot dead")):
            yield "KILL"
    if event.type == "COERCE" and event.mode == "arrest":
        yield "ARREST"


def _plain_acts(annotations: Annotations, parties: Mapping[int, Actor]) -> Iterator[dict[str, Any]]:
    """Find acts and omissions of the police that are no PLOVER event ("police registered a case")."""
    police = {
        (mention.sentence, mention.head)
        for mention in annotations.mentions
        if mention.id in parties and "COP" in parties[mention.id].sectors
    }
    for sentence in annotations.sentences:
        for label, status in _acts_of(sentence, police):
            yield {"label": label, "start": sentence.start, "end": sentence.end, "certainty": status}


def _acts_of(sentence: Sentence, police: set[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma in REPORTING or token.lemma in _STATES:
            continue
        if not any((sentence.number, i) in police for i in grammar.subjects(sentence, token.i)):
            continue
        status = standing(sentence, token.i).status
        if token.lemma in _IDLE or status is Status.NEGATED:
            yield "FAIL", Status.HAPPENED.value
        else:
            yield "ANY_ACTION", status.value
            if token.lemma in _FATAL and status is Status.HAPPENED:
                yield "KILL", status.value


def _day(row: Row) -> date | None:
    if not row.get("dct"):
        return None
    try:
        return date.fromisoformat(str(row["dct"])[:10])
    except ValueError:
        raise InputError(
            f"{row['doc_id']!r}: dct {row['dct']!r} is not a day; write it as 2002-03-01"
        ) from None
