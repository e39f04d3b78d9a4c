"""The tools about incidents: search them, and show one with its reports."""

from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.store import incidents
from dragoman.store.assembled import count_new_events
from dragoman.store.corrections import incident_gone
from dragoman.store.database import Store
from dragoman.store.incidents import IncidentFilter
from dragoman.store.pages import IncidentRow, incident_page
from dragoman.store.slips import refuse_slips
from dragoman.views.mcp import results
from dragoman.views.mcp.arguments import ReportsOf, SearchIncidents, cursor_given, days
from dragoman.views.mcp.book import check_type
from dragoman.views.mcp.bounds import echoed
from dragoman.views.mcp.events import written

if TYPE_CHECKING:
    from dragoman.assembly.cluster import Merge
    from dragoman.assembly.reports import Report

_KINDS = ("dead", "injured", "arrested", "displaced", "participants")


def search_incidents(store: Store, asked: SearchIncidents) -> results.IncidentsFound:
    """Give a page of incidents."""
    first, last = days(asked.first, asked.last)
    wanted = IncidentFilter(
        type=asked.type,
        actor=asked.actor,
        country=asked.country,
        dyad=None if asked.dyad is None else (asked.dyad[0], asked.dyad[1]),
        first=first,
        last=last,
        standing=asked.standing,
        reports=asked.reports,
        sources=asked.sources,
        disagreeing=asked.disagreeing,
    )
    with cursor_given():
        page = incident_page(store, wanted, after=asked.cursor, size=asked.limit, newest=asked.newest)
    if page.total == 0:
        check_type(asked.type)
        refuse_slips(store, wanted)
    return results.IncidentsFound(
        tuple(map(_found, page.items)), page.total, page.next, count_new_events(store)
    )


def get_incident(store: Store, asked: ReportsOf) -> results.IncidentShown:
    """Give an incident's record, its reports and why they were put together.

    Raises:
        UsageError: There is no such incident.
    """
    from dragoman.run.incidents import merges_of, reports_of  # noqa: PLC0415 - loads scipy, half of the start

    incident = incidents.incident(store, asked.id)
    if incident is None:
        hint = incident_gone(store, asked.id) or "find ids with search_incidents"
        raise UsageError(f"there is no incident {echoed(asked.id)}; {hint}")
    reports = reports_of(store, incident)
    return results.IncidentShown(
        incident=incident,
        reports=tuple(_report(report) for report in reports[asked.skip : asked.skip + asked.limit]),
        reports_total=len(reports),
        merges=tuple(_merged(merge) for merge in merges_of(store, incident)),
    )


def _found(row: IncidentRow) -> results.IncidentFound:
    return results.IncidentFound(
        id=row.id,
        type=row.type,
        mode=row.mode,
        standing=row.standing,
        first=written(row.first),
        last=written(row.last),
        place=row.place,
        actors=row.actors,
        recipients=row.recipients,
        reports=row.reports,
        sources=row.sources,
        belief=row.belief,
        disagreements=row.disagreements,
    )


def _report(report: "Report") -> results.ReportShown:
    event = report.event
    sizes = {kind: getattr(event.size, kind) for kind in _KINDS}
    return results.ReportShown(
        event=event.id,
        doc=event.doc,
        published=written(report.published),
        outlet=report.source,
        agency=report.agency,
        status=event.status,
        speakers=tuple(link.speaker.name for link in event.attribution),
        actors=tuple(actor.name for actor in event.actors),
        recipients=tuple(actor.name for actor in event.recipients),
        first=event.date.first,
        last=event.date.last,
        place=None if event.place is None else event.place.name,
        numbers={kind: count.best for kind, count in sizes.items() if count is not None},
        quoted=event.evidence.text,
    )


def _merged(merge: "Merge") -> results.Merged:
    because = () if merge.best is None else merge.best.reasons
    return results.Merged(merge.score, len(merge.left), len(merge.right), because)
