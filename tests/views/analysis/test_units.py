"""An event counts in the units that it says, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.observations import Observation, Sides
from dragoman.views.analysis.units import CountryOf, Placing, Unit, cell_of, centre
from made_observations import seen

TWO_SIDES = seen(actor_countries=("IRN", "IRQ"), recipient_countries=("IRN", "TUR"), place_country="SYR")


@pytest.mark.parametrize(
    ("placing", "units"),
    [
        (Placing(Unit.COUNTRY), ("SYR",)),
        (Placing(Unit.COUNTRY, CountryOf.ACTOR), ("IRN", "IRQ")),
        (Placing(Unit.COUNTRY, CountryOf.RECIPIENT), ("IRN", "TUR")),
        (Placing(Unit.COUNTRY, CountryOf.ANY), ("IRN", "IRQ", "SYR", "TUR")),
        (Placing(Unit.DYAD), ("IRN-TUR", "IRQ-IRN", "IRQ-TUR")),
        (Placing(Unit.DYAD, directed=False), ("IRN-IRQ", "IRN-TUR", "IRQ-TUR")),
        (Placing(Unit.ALL), ("all",)),
    ],
)
def test_the_units_of_an_event(placing: Placing, units: tuple[str, ...]) -> None:
    assert placing.units(TWO_SIDES) == units


@pytest.mark.parametrize(
    ("directed", "units"), [(True, ("IRN-IRQ", "IRQ-IRN")), (False, ("IRN-IRQ",))], ids=["each way", "once"]
)
def test_a_clash_counts_for_each_pair_of_those_who_clashed(directed: bool, units: tuple[str, ...]) -> None:
    clash = seen(actor_countries=("IRQ", "IRN"), recipient_countries=(), recipients=())
    assert Placing(Unit.DYAD, directed=directed).units(clash) == units


CIVIL_WAR = seen(
    actor_countries=("AAA",),
    recipient_countries=("AAA",),
    actor_parties=("AAA-MIL",),
    recipient_parties=("AAA-CVL", "AAA-REB"),
)


@pytest.mark.parametrize(
    ("sides", "directed", "units"),
    [
        (Sides.SECTOR, True, ("AAA-MIL/AAA-CVL", "AAA-MIL/AAA-REB")),
        (Sides.SECTOR, False, ("AAA-CVL/AAA-MIL", "AAA-MIL/AAA-REB")),
        (Sides.ACTOR, True, ("AAA-MIL:AAA-CVL", "AAA-MIL:AAA-REB")),
    ],
)
def test_sides_may_be_of_one_country(sides: Sides, directed: bool, units: tuple[str, ...]) -> None:
    assert Placing(Unit.DYAD, directed=directed, sides=sides).units(CIVIL_WAR) == units


@pytest.mark.parametrize(
    ("placing", "asked", "unit"),
    [
        (Placing(Unit.COUNTRY), "irq", "IRQ"),
        (Placing(Unit.DYAD), "irq-irn", "IRQ-IRN"),
        (Placing(Unit.DYAD, directed=False), "irq-irn", "IRN-IRQ"),
        (Placing(Unit.DYAD, directed=False, sides=Sides.SECTOR), "cod-reb/cod-mil", "COD-MIL/COD-REB"),
        (Placing(Unit.DYAD, sides=Sides.ACTOR), "Group/M23:state/cod", "group/m23:state/cod"),
    ],
)
def test_a_unit_may_be_named_in_any_case(placing: Placing, asked: str, unit: str) -> None:
    assert placing.named(asked) == unit


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        pytest.param(-90.0, -180.0, "1", id="the first cell is the south-western"),
        pytest.param(-89.9, 179.9, "720", id="the row ends in the east"),
        pytest.param(-89.4, -180.0, "721", id="the next row lies north of it"),
        pytest.param(-55.75, -69.25, "49182", id="the first land cell of PRIO-GRID, Cape Horn"),
        pytest.param(90.0, 179.9, "259200", id="the pole is in the last row"),
        pytest.param(0.0, 180.0, "129601", id="180 east is 180 west"),
    ],
)
def test_cells_are_those_of_prio_grid(lat: float, lon: float, cell: str) -> None:
    assert cell_of(lat, lon) == cell


@given(st.floats(-90, 89.999), st.floats(-180, 179.999))
def test_a_point_is_within_a_quarter_degree_of_its_cells_middle(lat: float, lon: float) -> None:
    middle = centre(cell_of(lat, lon))
    assert abs(middle[0] - lat) <= 0.2500001
    assert abs(middle[1] - lon) <= 0.2500001


@pytest.mark.parametrize(
    ("placing", "event", "reason"),
    [
        (Placing(Unit.COUNTRY), seen(place_country=None), "no country of place"),
        (Placing(Unit.DYAD), seen(actor_countries=()), "no country on one of the sides"),
        (Placing(Unit.DYAD), seen(recipient_countries=("AAA",)), "the same on both"),
        (Placing(Unit.DYAD, sides=Sides.SECTOR), seen(), "the same country and sector on both"),
        (Placing(Unit.DYAD, sides=Sides.ACTOR), seen(), "no actor with an id on one of the sides"),
        (Placing(Unit.CELL), seen(lat=None, lon=None, precision=None), "no place with coordinates"),
        (Placing(Unit.CELL), seen(precision="admin1"), "place coarser than a cell"),
    ],
)
def test_what_cannot_be_placed_says_why(placing: Placing, event: Observation, reason: str) -> None:
    event = replace(event, actor_parties=(), recipient_parties=()) if placing.sides != "country" else event
    assert placing.units(event) == ()
    assert reason in placing.missing(event)
