"""What the reports of an incident agree upon is one event, coherent in itself."""

import pytest

from dragoman.assembly.agreed import agreed
from dragoman.assembly.incident import make_incident
from dragoman.records import Count, Event, Size, Status
from made_reports import PLACES, Said, report_of


def of(*said: Said) -> tuple[Event, str]:
    """Give the agreed event and the name of the report that stands for the rest."""
    reports = {report_of(one).event.id: (report_of(one), one.name) for one in said}
    incident = make_incident(report for report, _ in reports.values())
    ordered = [reports[event] for event in incident.events]
    event, number = agreed(incident, [report.event for report, _ in ordered])
    assert (event.id, event.incident, event.confidence.event) == (
        incident.id,
        incident.id,
        incident.belief.value,
    )
    return event, ordered[number][1]


def test_values_are_the_incidents_best() -> None:
    """Type, day, place and numbers are what most independent sources give, from whichever report."""
    event, _ = of(
        Said("1", source="a", place="Alland", dead=3, day="2016-05-03"),
        Said("2", source="b", place="Korsk", dead=5, day="2016-05-02", published="2016-05-05"),
        Said("3", source="c", place="Korsk", day="2016-05-02", type="COERCE", mode=None),
    )
    assert (event.type, event.mode) == ("ASSAULT", "bombing")
    assert (event.date.first, event.place) == ("2016-05-02", PLACES["Korsk"])
    assert event.size == Size(dead=Count(3, 5, 5))


def test_sides_are_of_one_report() -> None:
    """The one that names the best party of each side stands for the rest: nobody said that all did it."""
    event, name = of(
        Said("1", source="a", actors=("AAA", "Blue Column")),
        Said("2", source="b", actors=("Blue Column",), recipients=()),
        Said("3", source="c", actors=("Blue Column",), recipients=("BBB",), published="2016-05-06"),
    )
    assert name == "1"
    assert [actor.name for actor in event.actors] == ["AAA", "Blue Column"]
    event, name = of(
        Said("1", source="a", actors=("AAA",)),
        Said("2", source="b", actors=("Blue Column",)),
        Said("3", source="c", actors=("Blue Column",)),
    )
    assert [actor.name for actor in event.actors] == ["Blue Column"]


STATUSES = [
    pytest.param(("happened", "denied"), "happened", id="disputed"),
    pytest.param(("ongoing", "happened", "happened"), "happened", id="the commoner of what occurred"),
    pytest.param(("planned", "planned", "happened"), "happened", id="what occurred before what was ahead"),
    pytest.param(("planned", "negated"), "planned", id="what was ahead before what is denied"),
    pytest.param(("negated", "negated", "denied"), "denied", id="denied"),
    pytest.param(("negated",), "negated", id="not so"),
]


@pytest.mark.parametrize(("given", "expected"), STATUSES)
def test_status_goes_with_the_standing(given: tuple[str, ...], expected: str) -> None:
    event, name = of(*(Said(f"{n}", source=f"s{n}", status=Status(one)) for n, one in enumerate(given)))
    assert event.status == expected
    assert given[int(name)] == expected


def test_what_no_report_says_stays_unknown() -> None:
    event, _ = of(Said("1", place=None), Said("2", place=None))
    assert (event.place, event.size) == (None, Size())


def test_order_of_reports_does_not_matter() -> None:
    said = [Said("1", source="a", dead=3), Said("2", source="b", place="Veld"), Said("3", mode=None)]
    assert of(*said) == of(*reversed(said))
