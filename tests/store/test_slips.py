"""A filter that names what there is not is refused; one that names what is not in the store finds nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import IncidentFilter, incidents
from dragoman.store.read import EventFilter, events, reported
from made_records import fill, made_article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a store that holds one article with its event."""
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as opened:
        fill(opened, made_article())
    return path


@pytest.fixture
def opened(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (EventFilter(type="FIGHT"), "type: 'FIGHT' is no type; there are: ACCUSE, AGREE, AID, ASSAULT,"),
        (EventFilter(type="ASAULT"), "type: 'ASAULT' is no type; did you mean ASSAULT or CONSULT?"),
        (EventFilter(country="GER"), "country: 'GER' is no country code; did you mean DEU?"),
        (EventFilter(country="ROM"), "country: 'ROM' is no country code; did you mean ROU?"),
        (EventFilter(country="ZZZ"), "country: 'ZZZ' is no country code; write three letters"),
        (EventFilter(country="Israel"), "country: 'Israel' is no country code; did you mean ISR?"),
        (EventFilter(country="UK"), "country: 'UK' is no country code; did you mean GBR?"),
        (EventFilter(dyad=("USA", "Syria")), "dyad: 'Syria' is no country code; did you mean SYR"),
        (EventFilter(type="FIGHT", country="GER"), "; country: 'GER' is no country code"),
    ],
)
def test_what_there_is_not_is_refused_with_what_may_be_meant(
    opened: Store, wanted: EventFilter, said: str
) -> None:
    """Wherever events are read: as records, with their sources, as a table."""
    for ask in (events, reported, Store.frame):
        with pytest.raises(UsageError, match=re.escape(said)):
            list(ask(opened, wanted))
    same = IncidentFilter(type=wanted.type, country=wanted.country, dyad=wanted.dyad)
    with pytest.raises(UsageError, match=re.escape(said)):
        incidents(opened, same)


@pytest.mark.parametrize(
    "wanted", [EventFilter(type="retreat"), EventFilter(country="sSD"), EventFilter(dyad=("IGO", "KOS"))]
)
def test_what_is_only_not_in_the_store_finds_nothing(opened: Store, wanted: EventFilter) -> None:
    assert list(events(opened, wanted)) == []
    assert opened.frame(wanted).num_rows == 0


def test_a_store_without_events_may_be_meant_for_anything_of_ones_own(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.duckdb", write=True) as empty:
        assert list(events(empty, EventFilter(type="SABOTAGE", country="SUN"))) == []


def test_types_and_countries_of_ones_own_are_known_by_the_store(path: Path) -> None:
    with open_store(path, write=True) as own:
        own.fetch("UPDATE events SET type = 'SABOTAGE', actor_countries = ['SUN']")
        for wanted in (
            EventFilter(type="SABOTAGE"),
            EventFilter(country="sun"),
            EventFilter(dyad=("SUN", "SUN")),
        ):
            assert list(events(own, replace(wanted, actor="nobody at all"))) == []
        with pytest.raises(UsageError, match="did you mean SABOTAGE"):
            events(own, EventFilter(type="SABOTAG"))


@pytest.mark.parametrize("dyad", ["GEO,KEN", ("GEO",), ("GEO", 5), ("GEO", "KEN", "SOM")])
@pytest.mark.parametrize("kind", [EventFilter, IncidentFilter])
def test_a_dyad_that_is_no_pair_is_refused(kind: type[EventFilter | IncidentFilter], dyad: object) -> None:
    with pytest.raises(UsageError, match=r"^dyad: .* is not two country codes; give a pair"):
        kind(dyad=dyad)  # type: ignore[arg-type]


def test_a_status_or_standing_that_there_is_not_is_refused() -> None:
    """The lists are closed, so no store is needed to say so; capitals do not matter."""
    with pytest.raises(UsageError, match=r"^status: 'foo' is not one of happened, ongoing"):
        EventFilter(status="foo")
    with pytest.raises(UsageError, match=r"^standing: 'foo' is not one of "):
        IncidentFilter(standing="foo")
    assert EventFilter(status="HAPPENED").status == "HAPPENED"


@pytest.mark.parametrize("kind", [EventFilter, IncidentFilter])
@pytest.mark.parametrize("day", ["foo", "2017-09-28", 2017])
def test_a_day_that_is_none_is_refused_before_anything_is_asked(
    kind: type[EventFilter | IncidentFilter], day: object
) -> None:
    """The message names the field and shows how a day is given."""
    with pytest.raises(UsageError, match=f"^first: {day!r} is no day; give a datetime.date, as date"):
        kind(first=day)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=f"^last: {day!r} is no day"):
        kind(last=day)  # type: ignore[arg-type]


@pytest.mark.parametrize("wanted", ["ASSAULT", 5, {"type": "ASSAULT"}, ""])
def test_what_is_no_filter_is_refused(opened: Store, wanted: Any) -> None:  # noqa: ANN401 - that is the test
    """A type by itself is no filter; an empty word is none either, and not all events."""
    with pytest.raises(
        UsageError, match=r"is no EventFilter; give one, such as EventFilter\(type='ASSAULT'\)"
    ):
        opened.frame(wanted)
    with pytest.raises(UsageError, match="is no EventFilter"):
        list(events(opened, wanted))
    with pytest.raises(UsageError, match="is no IncidentFilter"):
        list(incidents(opened, wanted))
