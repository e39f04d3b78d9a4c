"""Comparing: partners are near, each event has one, and what cannot be compared is counted."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.store.observations import Observation
from dragoman.views.analysis.compare import Comparison, Rules, compared, matrix, summary, windows
from dragoman.views.analysis.reference_tables import Reference, Shape, read_table, read_types
from made_observations import seen

RULES = Rules(1, 25.0, {"Battles": frozenset({"ASSAULT"}), "Protests": frozenset({"PROTEST"})})


def other(
    identity: str, day: str, kind: str = "Battles", lat: float = 10.2, to: str | None = None
) -> Reference:
    first = date.fromisoformat(day)
    return Reference(identity, kind, first, date.fromisoformat(to) if to else first, lat, 20.3)


def run(found: Sequence[Observation], *theirs: Reference, rules: Rules = RULES) -> Comparison:
    return compared(found, theirs, rules)


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        pytest.param(other("a", "2030-01-15"), True, id="same day and place"),
        pytest.param(other("a", "2030-01-16"), True, id="a day off"),
        pytest.param(other("a", "2030-01-17"), False, id="two days off"),
        pytest.param(other("a", "2030-01-01", to="2030-01-31"), True, id="within their days"),
        pytest.param(other("a", "2030-01-15", lat=10.4), True, id="22 km off"),
        pytest.param(other("a", "2030-01-15", lat=10.5), False, id="33 km off"),
        pytest.param(other("a", "2030-01-15", "Protests"), False, id="another type"),
    ],
)
def test_what_makes_partners(theirs: Reference, found: bool) -> None:
    assert bool(run([seen()], theirs).pairs) is found


def test_the_nearest_is_the_partner_and_each_has_one() -> None:
    near, far = seen(lat=10.21), seen(lat=10.3)
    (pair,) = run([far, near], other("a", "2030-01-15")).pairs
    assert pair.ours == near.id
    assert (pair.days, pair.km) == (0, pytest.approx(1.112, abs=0.01))


def test_what_cannot_be_compared_is_counted() -> None:
    found = [
        seen(type="AID"),
        seen(None),
        seen(lat=None, lon=None, precision=None),
        seen(precision="admin1"),
        seen("2029-06-01"),
        seen(),
    ]
    made = run(found, other("a", "2030-01-15"))
    assert len(made.ours) == 1
    assert made.set_aside == {
        "no day, or only a year": 1,
        "no point, or a place coarser than a district": 2,
        "of a type that the other table does not have": 1,
        "outside the days of the other table": 1,
    }


def test_the_overlap_matrix_and_the_summary_by_hand() -> None:
    found = [seen(), seen(lat=50.0), seen(type="PROTEST", lat=50.0)]
    made = run(
        found, other("a", "2030-01-15"), other("b", "2030-01-15", "Protests"), other("c", "2030-01-15")
    )
    header, rows = matrix(made)
    assert header == ("theirs", "ASSAULT", "PROTEST", "none")
    assert rows == [("Battles", 1, 0, 1), ("Protests", 0, 0, 1), ("none", 1, 1, 0)]
    assert list(summary(made)) == [
        ("theirs", "Battles", 2, 1, 0.5),
        ("theirs", "Protests", 1, 0, 0.0),
        ("theirs", "all", 3, 1, 0.333333),
        ("ours", "ASSAULT", 2, 1, 0.5),
        ("ours", "PROTEST", 1, 0, 0.0),
        ("ours", "all", 3, 1, 0.333333),
    ]


def test_a_wider_window_has_more_pairs() -> None:
    """A day off and 22 km off: found with 1 day and 25 km, or 50, and not with less."""
    made = list(windows([seen()], [other("a", "2030-01-16", lat=10.4)], RULES))
    assert [(days, km) for days, km, pairs, _, _ in made if pairs] == [
        (1, 25.0),
        (1, 50.0),
        (2, 25.0),
        (2, 50.0),
    ]
    assert made[-1] == (2, 50.0, 1, 1.0, 1.0)
    assert len(made) == 12


OURS = st.lists(
    st.builds(seen, st.sampled_from(["2030-01-15", "2030-01-17"]), lat=st.floats(10, 10.6)),
    max_size=6,
    unique_by=lambda one: one.id,
)
THEIRS = st.lists(
    st.builds(
        other, st.text(max_size=3), st.sampled_from(["2030-01-14", "2030-01-17"]), lat=st.floats(10, 10.6)
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@given(OURS, THEIRS)
def test_pairs_keep_the_rules_and_no_pair_is_left_over(
    found: list[Observation], theirs: list[Reference]
) -> None:
    made = compared(found, theirs, RULES)
    assert max(Counter(pair.ours for pair in made.pairs).values(), default=0) <= 1
    assert max(Counter(pair.theirs for pair in made.pairs).values(), default=0) <= 1
    assert all(pair.days <= 1 and pair.km <= 25 for pair in made.pairs)
    paired = {pair.ours for pair in made.pairs} | {pair.theirs for pair in made.pairs}
    free = [one for one in found if one.id not in paired], [one for one in theirs if one.id not in paired]
    assert not compared(free[0], free[1], RULES).pairs


@given(OURS, THEIRS)
def test_order_does_not_matter_and_the_matrix_holds_every_event(
    found: list[Observation], theirs: list[Reference]
) -> None:
    made = compared(found, theirs, RULES)
    assert made.pairs == compared(found[::-1], theirs[::-1], RULES).pairs
    cells = sum(int(cell) for row in matrix(made)[1] for cell in row[1:])
    assert cells == len(made.ours) + len(made.theirs) - len(made.pairs)


ACLED = "event_id_cnty,event_date,time_precision,event_type,latitude,longitude,geo_precision\n"
UCDP = "id,date_start,date_end,type_of_violence,latitude,longitude,where_prec\n"


@pytest.mark.parametrize(
    ("row", "first", "days"),
    [
        ("A1,2030-01-15,1,Battles,10.2,20.3,1\n", date(2030, 1, 15), 0),
        ("A1,15 January 2030,1,Battles,10.2,20.3,2\n", date(2030, 1, 15), 0),
        ("A1,2030-01-15,2,Battles,10.2,20.3,1\n", date(2030, 1, 9), 12),
        ("A1,2030-02-15,3,Battles,10.2,20.3,1\n", date(2030, 2, 1), 27),
    ],
)
def test_acleds_days(tmp_path: Path, row: str, first: date, days: int) -> None:
    path = tmp_path / "t.csv"
    path.write_text(ACLED + row, "utf-8")
    made = read_table(path)
    (event,) = made.events
    assert made.shape is Shape.ACLED
    assert (event.first, event.last) == (first, first + timedelta(days=days))


def test_ucdps_days(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(UCDP + "7,2030-01-15 00:00:00.000,2030-01-16 00:00:00.000,1,10.2,20.3,3\n", "utf-8-sig")
    (event,) = read_table(path).events
    assert event == Reference("7", "1", date(2030, 1, 15), date(2030, 1, 16), 10.2, 20.3)


@pytest.mark.parametrize(
    "row",
    [
        "7,2030-01-15,2030-01-14,1,10.2,20.3,1\n",
        "7,1989-01-15,2030-01-14,1,10.2,20.3,1\n",
        "7,,2030-01-14,1,10.2,20.3,1\n",
    ],
)
def test_a_row_of_ucdp_whose_days_say_nothing_is_counted(tmp_path: Path, row: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(UCDP + row, "utf-8")
    assert read_table(path).set_aside == {"no day, or days of more than a year": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A1,soon,1,Battles,10.2,20.3,1\n", "no day"),
        ("A1,31 February 2030,1,Battles,10.2,20.3,1\n", "no day"),
        ("A1,,1,Battles,10.2,20.3,1\n", "no day"),
        ("A1,2030-01-15,1,Battles,,20.3,1\n", "no point"),
        ("A1,2030-01-15,1,Battles,910.2,20.3,1\n", "no point"),
        ("A1,2030-01-15,1,Battles,10.2,20.3,3\n", "coarser"),
        ("A1,2030-01-15,1,Battles\n", "no point"),
    ],
)
def test_a_row_that_cannot_be_compared_is_counted(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(ACLED + row, "utf-8")
    made = read_table(path)
    assert made.events == ()
    assert [reason in why for why in made.set_aside] == [True]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,day\n1,2\n", "columns of neither ACLED"),
        ("", "columns of neither ACLED"),
        (ACLED + "A1,2030-01-15,1,Battles,1,2,1\n" * 2, "'A1' stands there twice"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=problem):
        read_table(path)


def test_a_map_of_types_is_read_and_a_wrong_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("Battles: [assault, COERCE]\n1: [ASSAULT]\n", "utf-8")
    assert read_types(path) == {"Battles": {"ASSAULT", "COERCE"}, "1": {"ASSAULT"}}
    for text in ("Battles: ASSAULT\n", "- Battles\n", "{"):
        path.write_text(text, "utf-8")
        with pytest.raises(InputError, match=r"t\.yaml"):
            read_types(path)
