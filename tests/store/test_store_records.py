"""What goes into the store comes out equal; the same thing twice changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import StoreError
from dragoman.records import (
    Document,
    Event,
    EventDate,
    OffsetMap,
    Region,
    RegionKind,
)
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.entries import Entry, State
from dragoman.store.pack import pack
from dragoman.store.write import write_articles, write_coded
from made_events import EVENTS
from made_records import fill, made_article, made_decisions, made_document, made_event, made_statement, whole

DOCUMENT = Document("d1:x", "a1:x", "text", (Region(RegionKind.BODY, 0, 4),), OffsetMap((0,), (0,), (4,)))
DONE = Entry("a1:x", "a1:x", "x.txt", State.DONE, doc="d1:x")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.duckdb", write=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, max_size=3, unique_by=lambda event: event.id))
def test_events_come_out_equal_to_what_went_in(events: list[Event]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "s.duckdb", write=True) as store:
        write_coded(store, pack(DOCUMENT, [], events, []), DONE)
        found = {event.id: event for event in read.events(store, read.EventFilter())}
    assert found == {event.id: event for event in events}


def test_every_record_of_an_article_comes_out_equal(store: Store) -> None:
    article = made_article()
    fill(store, article)
    document = made_document(article)
    event = made_event(document)
    assert read.article(store, article.id) == article
    assert read.document(store, document.id) == document
    assert list(read.events(store, read.EventFilter())) == [event]
    assert list(read.statements(store)) == [made_statement(document)]
    assert read.decisions(store, document.id) == made_decisions(event)


def test_actors_are_kept_once_each_as_mentions(store: Store) -> None:
    fill(store, made_article())
    rows = store.fetch("SELECT text, name, country, sectors FROM mentions ORDER BY number")
    assert rows == [
        ("Police", "Police of Ankara", "TUR", ["COP", "GOV"]),
        ("40 people", "40 people", None, ["CVL"]),
        ("Derya Koral", "Derya Koral", "TUR", []),
        ("Derya Koral", "Derya Koral", None, []),
    ]


def test_writing_the_same_article_twice_changes_nothing(store: Store) -> None:
    fill(store, made_article())
    before = whole(store)
    write_articles(store, [made_article()])
    document = made_document(made_article())
    event = made_event(document)
    packed = pack(document, [made_statement(document)], [event, event], made_decisions(event))
    entry = Entry(
        made_article().id, made_article().id, "a.txt", State.DONE, doc=document.id, events=packed.events
    )
    write_coded(store, packed, entry)
    assert whole(store) == before


def test_two_different_events_under_one_id_are_refused() -> None:
    document = made_document(made_article())
    event = made_event(document)
    with pytest.raises(StoreError, match="two different records"):
        pack(document, [], [event, replace(event, type="ASSAULT")], [])


def test_an_event_of_another_document_is_refused() -> None:
    with pytest.raises(StoreError, match="is of document"):
        pack(DOCUMENT, [], [made_event(made_document(made_article()))], [])


def test_an_article_is_kept_whole_or_not_at_all(store: Store) -> None:
    packed = pack(DOCUMENT, [], [], [])
    broken = replace(packed, tables={**packed.tables, "decisions": '[{"doc": "d1:x"}]'})
    with pytest.raises(StoreError):
        write_coded(store, broken, DONE)
    assert read.document(store, "d1:x") is None
    assert store.fetch("SELECT * FROM ledger") == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(read.EventFilter(), True, id="everything"),
        pytest.param(read.EventFilter(type="coerce"), True, id="its type in any case"),
        pytest.param(read.EventFilter(type="AID"), False, id="another type"),
        pytest.param(read.EventFilter(actor="ANKARA"), True, id="part of an actor's name"),
        pytest.param(read.EventFilter(actor="40"), True, id="part of a recipient's name"),
        pytest.param(read.EventFilter(actor="police-of"), True, id="part of an id"),
        pytest.param(read.EventFilter(actor="%"), False, id="no pattern is read into words"),
        pytest.param(read.EventFilter(country="tur"), True, id="a country of one side"),
        pytest.param(read.EventFilter(country="SYR"), False, id="a country of no side"),
        pytest.param(read.EventFilter(first=date(2016, 5, 3)), True, id="from its day"),
        pytest.param(read.EventFilter(first=date(2016, 5, 4)), False, id="from the day after"),
        pytest.param(read.EventFilter(last=date(2016, 5, 3)), True, id="to its day"),
        pytest.param(read.EventFilter(last=date(2016, 5, 2)), False, id="to the day before"),
        pytest.param(read.EventFilter(status="happened"), True, id="its status"),
        pytest.param(read.EventFilter(status="denied"), False, id="another status"),
        pytest.param(read.EventFilter(type="COERCE", status="denied"), False, id="all must hold"),
    ],
)
def test_a_filter_lets_through_what_it_says(store: Store, wanted: read.EventFilter, found: bool) -> None:
    fill(store, made_article())
    assert bool(list(read.events(store, wanted))) is found


@pytest.mark.parametrize(
    ("first", "last", "asked_from", "asked_to", "found"),
    [
        pytest.param("2016-05-03", None, date(2020, 1, 1), None, True, id="open end reaches on"),
        pytest.param("2016-05-03", None, None, date(2016, 5, 1), False, id="open end begins late"),
        pytest.param(None, "2016-05-03", None, date(2000, 1, 1), False, id="open beginning is not of old"),
        pytest.param(None, "2016-05-03", date(2016, 5, 1), date(2016, 5, 9), True, id="but of its last day"),
        pytest.param(None, None, date(2000, 1, 1), None, False, id="unknown is after no day"),
        pytest.param(None, None, None, date(2030, 1, 1), False, id="unknown is before no day"),
    ],
)
def test_days_with_an_open_end_reach_for_ever(
    store: Store,
    first: str | None,
    last: str | None,
    asked_from: date | None,
    asked_to: date | None,
    found: bool,
) -> None:
    document = made_document(made_article())
    event = replace(
        made_event(document), date=EventDate(None, None, None, first, last, "unknown", "published")
    )
    write_coded(store, pack(document, [], [event], []), replace(DONE, doc=document.id))
    wanted = read.EventFilter(first=asked_from, last=asked_to)
    assert bool(list(read.events(store, wanted))) is found


def test_a_limit_gives_the_first_events_by_day(store: Store) -> None:
    fill(store, *(made_article(f"He strikes {n} strikes", f"{n}.txt") for n in range(3)))
    everything = list(read.events(store, read.EventFilter()))
    assert len(everything) == 6
    assert list(read.events(store, read.EventFilter(limit=4))) == everything[:4]


def test_the_order_of_events_does_not_depend_on_the_order_of_articles(tmp_path: Path) -> None:
    articles = [made_article(f"He strikes {n}", f"{n}.txt") for n in range(5)]
    orders = []
    for name, given_articles in (("a", articles), ("b", articles[::-1])):
        with open_store(tmp_path / name, write=True) as store:
            fill(store, *given_articles)
            orders.append(list(read.events(store, read.EventFilter())))
    assert orders[0] == orders[1]


def test_statements_are_found_by_part_of_the_speakers_name(store: Store) -> None:
    fill(store, made_article())
    assert len(list(read.statements(store, speaker="koral"))) == 1
    assert list(read.statements(store, speaker="rahimi")) == []


def test_an_event_is_found_by_the_beginning_of_its_id_when_only_one_begins_so(store: Store) -> None:
    fill(store, *(made_article(f"He strikes {n}", f"{n}.txt") for n in range(3)))
    events = list(read.events(store, read.EventFilter()))
    assert read.event(store, events[0].id[:-1]) == events[0]
    assert read.event(store, "e1:zz") is None
    with pytest.raises(StoreError, match="several events begin with 'e1:'"):
        read.event(store, "e1:")
