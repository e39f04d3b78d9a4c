"""Incidents: lists, single records, their reports, and why these were put together."""

from typing import Annotated

from fastapi import Query, Request, Response

from dragoman.records import Incident
from dragoman.records.serial import event_to_json, incident_to_json
from dragoman.run.incidents import merges_of, reports_of
from dragoman.store import incidents
from dragoman.store.corrections import incident_gone
from dragoman.store.database import Store
from dragoman.store.incidents import IncidentFilter
from dragoman.store.pages import incident_page
from dragoman.views.api.answers import paged, reply, vocabulary
from dragoman.views.api.bodies import IncidentPage, IncidentRecord, IncidentReport, Merge, Merges, Reports
from dragoman.views.api.problems import not_found
from dragoman.views.api.queries import IncidentId, IncidentQuery, Nothing
from dragoman.views.api.routes import Route, first_item, own
from dragoman.views.api.vocabulary import refuse_slips


async def list_incidents(request: Request, query: Annotated[IncidentQuery, Query()]) -> Response:
    """Give the incidents that all parameters let through, by day; none in a store that was not assembled."""
    return await reply(request, _listing, query.wanted(vocabulary(request)), query)


async def get_incident(
    request: Request,
    incident_id: IncidentId,
    query: Annotated[Nothing, Query()],  # noqa: ARG001 - refuses parameters
) -> Response:
    """Give one whole incident record: its reports' ids, variants of each field, numbers, sources, belief."""
    return await reply(request, _one, incident_id)


async def get_merges(
    request: Request,
    incident_id: IncidentId,
    query: Annotated[Nothing, Query()],  # noqa: ARG001 - as above
) -> Response:
    """Give why the incident's reports were put together, in the order in which that was done."""
    return await reply(request, _merges, incident_id)


async def get_reports(
    request: Request,
    incident_id: IncidentId,
    query: Annotated[Nothing, Query()],  # noqa: ARG001 - as above
) -> Response:
    """Give the incident's reports as whole event records, in order of publication."""
    return await reply(request, _reports, incident_id)


def _listing(store: Store, wanted: IncidentFilter, query: IncidentQuery) -> IncidentPage:
    page = paged(incident_page, store, wanted, after=query.after, size=query.limit, newest=query.newest)
    if not page.total:
        refuse_slips(store, wanted)
    return IncidentPage.model_validate(page)


def _one(store: Store, identity: str) -> dict[str, object]:
    return incident_to_json(_known(store, identity))


def _merges(store: Store, identity: str) -> Merges:
    incident = _known(store, identity)
    return Merges(
        incident=incident.id, items=[Merge.model_validate(one) for one in merges_of(store, incident)]
    )


def _reports(store: Store, identity: str) -> Reports:
    incident = _known(store, identity)
    reports = [
        IncidentReport(
            published=one.published, source=one.source, agency=one.agency, event=event_to_json(one.event)
        )
        for one in reports_of(store, incident)
    ]
    return Reports(incident=incident.id, items=reports)


def _known(store: Store, identity: str) -> Incident:
    found = incidents.incident(store, identity)
    if found is not None:
        return found
    became = sorted({now for past in incidents.history(store, identity) for now in past.became})
    hint = f"it is now {', '.join(became)}" if became else "list those that there are at /api/v1/incidents"
    raise not_found(f"there is no incident {identity!r}; {incident_gone(store, identity) or hint}")


_MISSING = "There is no such incident; where it was one before, the detail says what became of it."
ROUTES = (
    Route(
        "/incidents",
        list_incidents,
        "List incidents",
        "incidents",
        IncidentPage,
        missing="`after` is not the end of a page.",
        links={
            "incident": first_item("get_incident", "incident_id", "id"),
            "merges": first_item("get_merges", "incident_id", "id"),
            "reports": first_item("get_reports", "incident_id", "id"),
        },
    ),
    Route(
        "/incidents/{incident_id}",
        get_incident,
        "One incident, whole",
        "incidents",
        IncidentRecord,
        missing=_MISSING,
        links={"merges": own("get_merges", "incident_id"), "reports": own("get_reports", "incident_id")},
    ),
    Route(
        "/incidents/{incident_id}/merges",
        get_merges,
        "Why reports were put together",
        "incidents",
        Merges,
        missing=_MISSING,
    ),
    Route(
        "/incidents/{incident_id}/reports",
        get_reports,
        "The reports of an incident",
        "incidents",
        Reports,
        missing=_MISSING,
    ),
)
