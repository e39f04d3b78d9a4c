"""What a grid shows: every row once, in the order of the records, and counts that add up to them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.run.incidents import assemble
from dragoman.store import overview, read
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import IncidentFilter, incidents
from dragoman.store.overview import Facet, Split, Unit
from dragoman.store.pages import DocumentFilter, Page, document_page, event_page, incident_page
from dragoman.store.read import EventFilter
from made_store import Made, made_store

MADE = [
    Made("FRA", "MLI", "2030-01-02"),
    Made("FRA", "MLI", None),
    Made("MLI", "FRA", "2030-01-02", type="AID", quad=2, intensity=6.0, probability=0.9),
    Made("FRA", "FRA", "2029-12-31", status="denied"),
    Made("NER", "MLI", "2030-02-01", type="AID", quad=2),
]
Pages = Callable[[str | None], Page[Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = made_store(tmp_path_factory.mktemp("pages") / "s.duckdb", MADE)
    with open_store(path, write=True) as opened:
        list(assemble(opened))
        yield opened


def walk(pages: Pages) -> tuple[list[str], set[int]]:
    """Give the ids of all pages one after the other, and the totals they named."""
    ids, totals, after = list[str](), set[int](), None
    while True:
        page = pages(after)
        ids += [row.id for row in page.items]
        totals.add(page.total)
        if (after := page.next) is None:
            return ids, totals


@pytest.mark.parametrize("size", [1, 2, 3, 5, 500])
def test_pages_hold_every_row_once_in_the_order_of_the_records(store: Store, size: int) -> None:
    events, totals = walk(lambda after: event_page(store, EventFilter(), after=after, size=size))
    assert events == [event.id for event in read.events(store, EventFilter())]
    assert totals == {len(MADE)}
    happenings, _ = walk(lambda after: incident_page(store, IncidentFilter(), after=after, size=size))
    assert happenings == [one.id for one in incidents(store)]
    documents, _ = walk(lambda after: document_page(store, DocumentFilter(), after=after, size=size))
    assert sorted(documents) == list(read.document_ids(store))


@pytest.mark.parametrize("size", [1, 2, 500])
def test_newest_first_turns_the_days_and_keeps_events_without_one_last(store: Store, size: int) -> None:
    first = event_page(store, EventFilter(), size=500, newest=True).items
    days = [row.first for row in first]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days[-1] is None
    ids, _ = walk(lambda after: event_page(store, EventFilter(), after=after, size=size, newest=True))
    assert ids == [row.id for row in first]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (EventFilter(quad=2), 2),
        (EventFilter(confidence=0.9), 1),
        (EventFilter(confidence=0.91), 0),
        (EventFilter(place="mli"), 3),
        (EventFilter(place="%"), 0),
        (EventFilter(place="323786"), 5),
        (EventFilter(place="32378"), 0),
        (EventFilter(concerns="MLI"), 4),
        (EventFilter(mode="RESTRICT"), 0),
        (EventFilter(text="POLICE"), 5),
        (EventFilter(text="no such words"), 0),
        (EventFilter(source="no such outlet"), 0),
        (EventFilter(dyad=("FRA", "MLI"), type="coerce"), 2),
        (EventFilter(incident="i1:none"), 0),
        (EventFilter(context="no-such"), 0),
        (EventFilter(speaker="nobody"), 0),
    ],
    ids=repr,
)
def test_a_filter_lets_the_same_events_through_everywhere(
    store: Store, wanted: EventFilter, count: int
) -> None:
    page = event_page(store, wanted)
    assert [row.id for row in page.items] == [event.id for event in read.events(store, wanted)]
    assert page.total == len(page.items) == count
    assert sum(overview.facet(store, wanted, Facet.TYPE).values()) == count


def test_a_row_says_what_the_record_says(store: Store) -> None:
    for row in event_page(store, EventFilter()).items:
        event = read.event(store, row.id)
        assert event is not None
        assert (row.trigger, row.evidence) == (event.trigger.text, event.evidence.text)
        assert row.actors == tuple(actor.name for actor in event.actors)
        assert (row.type, row.status, row.incident) == (event.type, event.status, event.incident)
    for shown in incident_page(store, IncidentFilter()).items:
        record = next(one for one in incidents(store) if one.id == shown.id)
        assert shown.actors == tuple(value.label for value in record.actors)
        assert (shown.reports, shown.standing) == (len(record.events), record.standing)


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "é",
        "bnVsbA",
        "W10",
        "WzEsMl0",
        "WyIyMDMwLTk5LTAxIiwiYSIsMSwxLCJlIl0",
        # A number beyond the columns, and half a character of a pair.
        "W251bGwsImEiLDk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSwxLCJlIl0",
        "W251bGwsIlx1ZDgwMCIsMSwxLCJlIl0",
    ],
)
def test_a_cursor_that_is_none_of_ours_is_refused_in_words(store: Store, after: str) -> None:
    with pytest.raises(UsageError, match="is not the end of a page"):
        event_page(store, EventFilter(), after=after)


@pytest.mark.parametrize("size", [0, -1, 501])
def test_a_page_has_bounds(store: Store, size: int) -> None:
    with pytest.raises(UsageError, match="give 1 to 500"):
        document_page(store, DocumentFilter(), size=size)


@pytest.mark.parametrize("split", Split)
@pytest.mark.parametrize("unit", Unit)
def test_counts_by_period_add_up_to_the_dated_events(store: Store, unit: str, split: str) -> None:
    counted = overview.by_period(store, EventFilter(), unit=unit, split=split)
    dated = [event for event in read.events(store, EventFilter()) if event.date.first is not None]
    assert sum(one.count for one in counted) == len(dated)
    assert len({(one.period, one.key) for one in counted}) == len(counted)


def test_dyads_are_counted_in_one_direction_and_not_within_a_country(store: Store) -> None:
    found = [(one.actor, one.recipient, one.count) for one in overview.dyads(store, EventFilter())]
    assert found == [("FRA", "MLI", 2), ("MLI", "FRA", 1), ("NER", "MLI", 1)]


def test_places_sources_days_and_totals_are_those_of_the_records(store: Store) -> None:
    assert overview.countries(store, EventFilter()) == {"MLI": 3, "FRA": 2}
    assert sum(point.count for point in overview.points(store, EventFilter())) == len(MADE)
    assert sum(one.events for one in overview.sources(store)) == len(MADE)
    (day,) = overview.latest(store)
    assert (day.documents, day.events) == (5, 5)
    totals = overview.totals(store)
    assert (totals.records["events"], totals.ledger) == (5, {"done": 5})
    assert overview.failures(store) == ()
    assert overview.busiest_actors(store, EventFilter(), limit=1) == {"People of MLI": 3}


FACETS: dict[Facet, dict[str, int]] = {
    Facet.TYPE: {"COERCE": 3, "AID": 2},
    Facet.MODE: {"arrest": 5},
    Facet.STATUS: {"happened": 4, "denied": 1},
    Facet.QUAD: {"4": 3, "2": 2},
    Facet.CONTEXT: {"human_rights": 5},
    Facet.ACTOR: {"Police of FRA": 3, "Police of MLI": 1, "Police of NER": 1},
    Facet.PARTY: {
        "People of MLI": 3,
        "Police of FRA": 3,
        "People of FRA": 2,
        "Police of MLI": 1,
        "Police of NER": 1,
    },
    Facet.SPEAKER: {"Derya Koral": 5},
    Facet.PLACE: {"Ankara": 5},
}


@pytest.mark.parametrize("by", Facet)
def test_every_facet_counts(store: Store, by: Facet) -> None:
    """Every event by its one value, or by each of several."""
    assert overview.facet(store, EventFilter(), by) == FACETS[by]


def test_an_unknown_unit_is_refused_in_words(store: Store) -> None:
    with pytest.raises(UsageError, match="unit: 'hour' is not one of day, week, month, year"):
        overview.by_period(store, EventFilter(), unit="hour")


def test_a_parallel_store_sees_the_same_and_outlives_nothing(store: Store) -> None:
    with store.parallel() as other:
        assert read.counts(other) == read.counts(store)
    assert read.counts(store)["events"] == len(MADE)
