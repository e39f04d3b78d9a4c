"""One row an incident: what its reports agree upon, with how many there are."""

from collections.abc import Iterator
from itertools import islice

from dragoman.assembly.agreed import agreed
from dragoman.errors import StoreError
from dragoman.records import Incident, Reported, Support
from dragoman.store import read
from dragoman.store.assembled import count_new_events
from dragoman.store.database import Store
from dragoman.store.incidents import incidents, like_events

_AT_ONCE = 100  # incidents whose reports are held at once; most have less than five


def by_incident(store: Store, wanted: read.EventFilter) -> Iterator[Reported]:
    """Give the incidents that a filter lets through, each as the one event that its reports agree upon.

    Args:
        store: An open store.
        wanted: The filter, as far as incidents can be asked for the same.

    Raises:
        StoreError: Some events of the store are in no incident yet.
    """
    waiting = count_new_events(store)
    if waiting:
        raise StoreError(
            f"--count incidents: events that are in no incident yet: {waiting}; run: "
            f"dragoman assemble --store {store.path}"
        )
    found = incidents(store, like_events(wanted))
    while part := list(islice(found, _AT_ONCE)):
        ids = [event for incident in part for event in incident.events]
        reports = {one.event.id: one for one in read.reported_by_ids(store, ids)}
        for incident in part:
            yield _agreed(incident, [reports[event] for event in incident.events])


def _agreed(incident: Incident, reports: list[Reported]) -> Reported:
    event, number = agreed(incident, [report.event for report in reports])
    support = Support(len(reports), len(incident.sources), len({report.event.doc for report in reports}))
    return Reported(event, reports[number].origin, support)
