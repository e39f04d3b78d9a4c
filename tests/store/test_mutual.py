"""The filters of dyads find what a panel counts for them: mutual events either way round."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from dragoman.run.incidents import assemble
from dragoman.store import overview, parties, read
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import IncidentFilter, incident_ids
from dragoman.store.observations import Sides, latest_observations, observations
from dragoman.store.read import EventFilter
from made_reports import Said, event_of, keep

SAID = (
    Said("clash", actors=("AAA", "BBB"), recipients=()),
    Said("hit", actors=("AAA",), recipients=("BBB",)),
    Said("joint", type="COERCE", mode=None, actors=("AAA", "BBB"), recipients=()),
    Said("side by side", actors=("AAA", "CCC"), recipients=("rebels",), place="Otria", trigger="fire"),
    Said("alone", actors=("AAA",), recipients=()),
    Said("within", actors=("AAA", "BBB"), recipients=("AAA",)),
    Said(
        "three", actors=("CCC", "BBB", "AAA"), recipients=(), place="Veld", words="Shells hit", trigger="hit"
    ),
)
CODES = ("AAA", "BBB", "CCC")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("mutual") / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, SAID)
        list(assemble(opened))
        yield opened


def names(found: list[str]) -> set[str]:
    return {said.name for said in SAID if event_of(said).id in found}


@pytest.mark.parametrize("dyad", [pair for pair in product(CODES, CODES) if pair[0] != pair[1]])
def test_the_filter_and_the_panel_agree_on_every_dyad(store: Store, dyad: tuple[str, str]) -> None:
    counted = [one.id for one in observations(store, EventFilter()) if dyad in one.dyads()]
    assert read.event_ids(store, EventFilter(dyad=dyad)) == counted
    one, other = (parties.side_of(store, code) for code in dyad)
    assert one is not None
    assert other is not None
    condition, values = parties.between(one, other)
    assert {o.id for o in latest_observations(store, condition, values, limit=9)} == set(counted)
    tallied = {(row.actor, row.recipient): row.count for row in overview.dyads(store, EventFilter())}
    assert tallied.get(dyad, 0) == len(counted)


@pytest.mark.parametrize(
    ("dyad", "expected"),
    [
        (("aaa", "bbb"), {"clash", "hit", "three"}),
        (("BBB", "AAA"), {"clash", "three", "within"}),
        (("CCC", "AAA"), {"three"}),
        (("AAA", "AAA"), {"within"}),
    ],
)
def test_what_is_done_with_each_other_is_found_either_way_round(
    store: Store, dyad: tuple[str, str], expected: set[str]
) -> None:
    assert names(read.event_ids(store, EventFilter(dyad=dyad))) == expected


@pytest.mark.parametrize(
    ("dyad", "expected"),
    [(("BBB", "CCC"), {"three"}), (("ccc", "bbb"), {"three"}), (("CCC", "CCC"), set())],
)
def test_incidents_are_found_by_their_mutual_reports(
    store: Store, dyad: tuple[str, str], expected: set[str]
) -> None:
    found = incident_ids(store, IncidentFilter(dyad=dyad))
    events = [event for one in found for event in read.event_ids(store, EventFilter(incident=one))]
    assert names(events) == expected


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (Sides.COUNTRY, (("AAA",), ("BBB",))),
        (Sides.SECTOR, (("AAA-GOV",), ("BBB-GOV",))),
        (Sides.ACTOR, (("state/aaa",), ("state/bbb",))),
    ],
)
def test_sides_are_what_is_asked_for(
    store: Store, sides: Sides, expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    found = {one.id: one.sides() for one in observations(store, EventFilter(), sides=sides)}
    assert found[event_of(SAID[1]).id] == expected
    assert found[event_of(SAID[3]).id][1] == (), "rebels without code or id are no side"


def test_the_other_side_of_a_mutual_event_is_as_sure_as_its_actors(store: Store) -> None:
    seen = {one.id: one.probability for one in observations(store, EventFilter(), ("recipients",))}
    assert {seen[event_of(said).id] for said in SAID if said.name in {"clash", "three"}} == {1.0}
    assert seen[event_of(SAID[2]).id] == event_of(SAID[2]).confidence.recipients
