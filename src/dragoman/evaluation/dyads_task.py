"""The dyads task: who does what to whom in a bare sentence, with sides and types as the benchmark has them.

The coder's records hold parties and PLOVER's types. The benchmark marks phrases and an older inventory, so
three things are told its way here, which changes no record of the coder: an agreement is between its parties,
an act without a recipient is done to the place or thing that its words reach, and of two sides that are found
it is asked what passes between them, as in the relation task.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.evaluation.dyad_targets import is_between, target_of
from dragoman.evaluation.relation_task import as_benchmark, root_named
from dragoman.evaluation.rows import predictions, read_tsv, write_jsonl
from dragoman.records import Actor, Event
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder, Report, plain_document


def run(source: Path, out: Path, coder: Coder) -> None:
    """Write the events of every sentence; only ``sentence`` is read."""
    rows = read_tsv(source, ("sentence",))
    write_jsonl(
        out,
        predictions(
            source, rows, lambda row: {"uid": row["uid"], "events": events_of(row["sentence"], coder)}
        ),
    )


def events_of(sentence: str, coder: Coder) -> list[dict[str, Any]]:
    """Code one sentence as the benchmark tells it; what cannot be coded has no events."""
    document = plain_document(sentence)
    report = coder.code_annotated(document, coder.annotate(document))
    return list(_told(report, coder))


def _told(report: Report, coder: Coder) -> Iterator[dict[str, Any]]:
    for event in report.events:
        sided = _with_target(event, report)
        root = _root(sided, report, coder)
        yield {**event_to_json(sided), "type": root}


def _with_target(event: Event, report: Report) -> Event:
    """Give an event to whom or what its act is done, if its words say so."""
    if event.recipients:
        return event
    sentence = report.annotations.sentences[event.sentence]
    if is_between(event, sentence):
        why = {**event.why, "recipients": "dyads task: each of those who agree"}
        return replace(event, recipients=event.actors, why=why)
    target = target_of(event, sentence)
    if target is None:
        return event
    why = {**event.why, "recipients": "dyads task: no party, but what the act reaches in its words"}
    return replace(event, recipients=(target,), why=why)


def _root(event: Event, report: Report, coder: Coder) -> str:
    """Give an event's type in the benchmark's inventory: what passes between its two sides, if it has two."""
    pair = _pair(event)
    if pair is None:
        return root_named(event.type, event.cameo, event.status)
    source, target = ((side.start, side.end) for side in pair)
    return as_benchmark(coder.events.relation(report.annotations, report.parties, source, target))


def _pair(event: Event) -> tuple[Actor, Actor] | None:
    """Give an event's first actor, and its first recipient that is not the same words."""
    for one in event.actors[:1]:
        for other in event.recipients:
            if one.start != other.start and one.start < one.end and other.start < other.end:
                return one, other
    return None
