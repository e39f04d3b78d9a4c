"""Incidents as table rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.assembly.sources import outlet
from dragoman.records import Incident, Toll, Variant
from dragoman.views.event_rows import days, party, where

if TYPE_CHECKING:
    from dragoman.assembly.cluster import Merge
    from dragoman.assembly.reports import Report

INCIDENT_HEADER = (
    *("id", "event", "standing", "date", "place", "actors", "recipients", "numbers"),
    *("reports", "belief", "differ in"),
)
CSV_HEADER = (
    *("id", "type", "mode", "standing", "first", "last", "place", "actors", "actor_countries"),
    *("recipients", "recipient_countries", "dead_low", "dead_best", "dead_high", "reports", "sources"),
    *("belief", "disagreements", "events"),
)
REPORT_HEADER = (
    *("report", "published", "source", "status", "speaker", "actors", "recipients", "date", "place"),
    "numbers",
)
WORDS_HEADER = ("report", "id", "words")
_SHOWN = 2  # parties of a side: the rest is in the record


def incident_row(incident: Incident) -> tuple[object, ...]:
    """Give an incident's cells for people."""
    return (
        incident.id,
        f"{incident.type}/{incident.mode}" if incident.mode else incident.type,
        incident.standing,
        _days(incident),
        incident.place,
        _best(incident.actors),
        _best(incident.recipients),
        numbers(incident.tolls),
        told_by(len(incident.events), len(incident.sources)),
        incident.belief.value,
        ", ".join(found.field for found in incident.disagreements),
    )


def told_by(reports: int, sources: int) -> str:
    """Say how many reports an incident has, and of how many sources that are independent of each other."""
    several = "s" if sources != 1 else ""
    return f"{reports:,} report{'s' if reports != 1 else ''}, {sources:,} independent source{several}"


def by_rejected(reports: int, merges: int) -> str:
    """Say that an incident's reports came together by way of rejected ones, which no merge is told of.

    Args:
        reports: How many reports it has.
        merges: How many merges of them are told.

    Returns:
        A sentence; empty where the merges bring all reports together.
    """
    return "" if merges >= reports - 1 else "Others came together by way of reports that reviewers rejected."


def csv_row(incident: Incident) -> tuple[object, ...]:
    """Give an incident's cells for spreadsheets: one value or a list with semicolons in each."""
    dead = next((toll for toll in incident.tolls if toll.kind == "dead"), None)
    return (
        *(incident.id, incident.type, incident.mode, incident.standing, incident.first, incident.last),
        *(incident.place, _all(incident.actors), ";".join(incident.actor_countries)),
        *(_all(incident.recipients), ";".join(incident.recipient_countries)),
        *((dead.low, dead.best, dead.high) if dead else (None,) * 3),
        *(len(incident.events), len(incident.sources), round(incident.belief.value, 4)),
        ";".join(found.field for found in incident.disagreements),
        ";".join(incident.events),
    )


def report_row(number: int, report: "Report") -> tuple[object, ...]:
    """Give one report's cells, without its words."""
    event = report.event
    return (
        number,
        report.published,
        report.agency or outlet(report.source) or event.doc,
        event.status,
        " > ".join(link.speaker.name for link in event.attribution),
        "; ".join(party(actor) for actor in event.actors),
        "; ".join(party(actor) for actor in event.recipients),
        days(event.date),
        where(event.place),
        ", ".join(
            f"{kind} {count.best}"
            for kind in ("dead", "injured", "arrested", "displaced", "participants")
            if (count := getattr(event.size, kind)) is not None
        ),
    )


def words_row(number: int, report: "Report") -> tuple[object, ...]:
    """Give a report's words, for which there is no room beside the rest."""
    return number, report.event.id, " ".join(report.event.evidence.text.split())


def disagreement_rows(incident: Incident) -> Iterator[tuple[object, ...]]:
    """Give a row for each value that is disputed."""
    for found in incident.disagreements:
        for number, variant in enumerate(found.variants):
            field, kind = (found.field, found.kind) if number == 0 else ("", "")
            yield field, kind, variant.label, variant.sources, variant.speakers, variant.events


def belief_rows(incident: Incident) -> Iterator[tuple[object, ...]]:
    """Give a row for each step of the belief's sum."""
    for step in incident.belief.steps:
        yield step.source, step.side, step.basis, step.wrong, step.misread, step.doubt, len(step.events)


def toll_rows(incident: Incident) -> Iterator[tuple[object, ...]]:
    """Give a row for each number, in order of publication."""
    for toll in incident.tolls:
        for number, report in enumerate(toll.reports):
            total = (
                f"{toll.best} ({toll.low}-{'' if toll.high is None else toll.high})" if number == 0 else ""
            )
            kind = toll.kind if number == 0 else ""
            yield (
                kind,
                total,
                report.published,
                report.source,
                report.best,
                report.low,
                report.high,
                report.event,
            )


def merge_rows(merges: Iterable["Merge"]) -> Iterator[tuple[object, ...]]:
    """Give a row for each merge: what was put together, and what the best pair has in common."""
    for merge in merges:
        best = merge.best
        score = "judged" if merge.score is None else f"{merge.score:.2f}"
        pair = "" if best is None else f"{best.a} {best.b}"
        yield score, len(merge.left), len(merge.right), pair, "" if best is None else "; ".join(best.reasons)


def numbers(tolls: Sequence[Toll]) -> str:
    """Write numbers as briefly as they allow: ``dead 12 (10-14)``."""
    parts = []
    for toll in tolls:
        exact = toll.low == toll.best == toll.high
        spread = "" if exact else f" ({toll.low}-{'' if toll.high is None else toll.high})"
        parts.append(f"{toll.kind} {toll.best}{spread}")
    return ", ".join(parts)


def _days(incident: Incident) -> str:
    if incident.first == incident.last:
        return incident.first or ""
    return f"{incident.first or ''}/{incident.last or ''}"


def _best(variants: Sequence[Variant]) -> str:
    more = len(variants) - _SHOWN
    return "; ".join(variant.label for variant in variants[:_SHOWN]) + (
        f" and {more} more" if more > 0 else ""
    )


def _all(variants: Sequence[Variant]) -> str:
    return ";".join(variant.label for variant in variants)
