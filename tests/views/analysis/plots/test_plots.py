"""Plots: they draw the numbers they are given, the same bytes each time, and no name does harm."""

import io
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dragoman.run.review.precision import Judged, precisions
from dragoman.store.overview import Point
from dragoman.views.analysis.compare import Comparison, Pair, matrix
from dragoman.views.analysis.network import Network, Node, Scale, make_network
from dragoman.views.analysis.panel import PanelPlan, Split, header, make_panel, rows
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.plots.audited import MOST_STRATA, AuditPlot, audit_plot
from dragoman.views.analysis.plots.forms import Form
from dragoman.views.analysis.plots.heat import MOST_UNITS, HeatPlot, heat_plot
from dragoman.views.analysis.plots.overlap import OverlapPlot, overlap_plot
from dragoman.views.analysis.plots.placebo import StudyPlot, study_plot
from dragoman.views.analysis.plots.places import MapPlot, map_plot
from dragoman.views.analysis.plots.series import MOST_LINES, SeriesPlot, series_plot
from dragoman.views.analysis.plots.style import DPI, HEIGHT, WIDTH, Plot, label, render
from dragoman.views.analysis.plots.ties import MOST_NODES, NetworkPlot, around, network_plot
from dragoman.views.analysis.study import StudyPlan, daily, study
from dragoman.views.analysis.units import Placing, Unit
from made_observations import seen

HOSTILE = '<script>alert("x")</script> & $\\frac{1}{2}$ \u202egnp.exe \x00\x07 --> ]]> 漢字'
DYADS = Placing(Unit.DYAD)
FOUND = (
    seen("2030-01-15", doc="d1:a"),
    seen("2030-01-20", quad=2, intensity=7.0, probability=0.9),
    seen("2030-03-02", actor_countries=("BBB",), recipient_countries=("AAA",), probability=1.0),
)
VOLUME = {date(2030, 1, 15): 3, date(2030, 3, 1): 1}


def series(title: str = "AAA and BBB") -> SeriesPlot:
    return series_plot(make_panel(FOUND, VOLUME, PanelPlan(DYADS, Period.MONTH)), title)


def heat(title: str = "By dyad") -> HeatPlot:
    return heat_plot(make_panel(FOUND, VOLUME, PanelPlan(DYADS, Period.MONTH)), title)


def network(title: str = "Ties", *names: str) -> NetworkPlot:
    found = [replace(one, actors=names[:1] or one.actors) for one in FOUND]
    return network_plot(make_network(found, Node.ACTOR, Scale.INTENSITY), title)


def event_study(title: str = "A day") -> StudyPlot:
    days = [date(2030, 1, 1) + timedelta(n) for n in range(90)]
    found = [seen(day.isoformat(), probability=0.5 + (n % 5) / 10) for n, day in enumerate(days)]
    plan = StudyPlan(days[40], days[0], days[-1], before=5, after=5)
    made, _ = daily(found, {}, plan)
    return study_plot(made, plan, study(made, plan), title)


def audit(title: str = "Judged", stratum: str = "ASSAULT") -> AuditPlot:
    judged = (Judged(stratum, 40, 10, 9), Judged("Z", 5, 0, 0))
    return audit_plot({"right": precisions(judged), "right_type": precisions(judged[:1])}, title)


def overlap(title: str = "Beside", theirs: str = "Battles") -> OverlapPlot:
    made = Comparison(
        (Pair("e1:a", "A1", "ASSAULT", theirs, 0, 1.0),),
        {"e1:a": "ASSAULT", "e1:b": "PROTEST"},
        {"A1": theirs, "A2": "Riots"},
        {},
    )
    return overlap_plot(*matrix(made), title)


def places(title: str = "Where", name: str = "Ankara") -> MapPlot:
    spots = (Point(39.9, 32.9, name, "city", 5), Point(36.2, 37.1, None, "admin1", 2))
    return map_plot(spots, {"TUR": 5, "SYR": 3, "XXX": 1}, title, nowhere=2)


MAKERS: tuple[Callable[..., Plot], ...] = (series, heat, network, event_study, audit, overlap, places)
EMPTY: tuple[Plot, ...] = (
    series_plot(make_panel((), {}, PanelPlan(DYADS, Period.MONTH)), "x"),
    heat_plot(make_panel((), {}, PanelPlan(DYADS, Period.MONTH)), "x"),
    network_plot(Network((), (), {}), "x"),
    overlap_plot(*matrix(Comparison((), {}, {}, {})), "x"),
    map_plot((), {}, "x"),
)


def words(svg: bytes) -> str:
    return " ".join(etree.fromstring(svg).itertext())


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("form", list(Form))
def test_the_same_numbers_give_the_same_bytes(make: Callable[..., Plot], form: Form) -> None:
    """Whatever the machine's own settings of the library are, and those are left as they were."""
    first = render(make(), form)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "other"}):
        again = render(make(), form)
        assert mpl.rcParams["font.size"] == 30
    assert first == again


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_png_has_the_fixed_size_and_no_day_in_it(make: Callable[..., Plot]) -> None:
    made = render(make(), Form.PNG)
    assert struct.unpack(">II", made[16:24]) == (round(WIDTH * DPI), round(HEIGHT * DPI))
    assert b"tIME" not in made
    assert b"Software" not in made


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_an_svg_is_xml_with_its_words_as_text(make: Callable[..., Plot]) -> None:
    made = render(make("Heading of the picture"), Form.SVG)
    assert "Heading of the picture" in words(made)
    assert b"<dc:date>" not in made
    assert b'href="http' not in made


@pytest.mark.parametrize(
    "plot",
    [
        *(make(HOSTILE) for make in MAKERS),
        network("x", HOSTILE),
        audit("x", HOSTILE),
        overlap("x", HOSTILE),
        places("x", HOSTILE),
    ],
    ids=lambda plot: type(plot).__name__,
)
@pytest.mark.parametrize("form", list(Form))
def test_a_hostile_name_stays_a_name(plot: Plot, form: Form) -> None:
    """Markup in a name is text, dollars are no formula, and signs that no file may hold are out."""
    made = render(plot, form)
    if form is Form.SVG:
        root = etree.parse(io.BytesIO(made)).getroot()
        assert [part for part in root.iter() if str(part.tag).endswith("script")] == []
        assert "<script>" in words(made)
        assert "\u202e" not in words(made)


@pytest.mark.parametrize("plot", EMPTY, ids=lambda plot: type(plot).__name__)
def test_nothing_to_draw_is_drawn_as_that(plot: Plot) -> None:
    assert render(plot, Form.SVG)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("plain", "plain"),
        ("two\nlines\t here", "two lines here"),
        ("\u202eturned\u202c", "turned"),
        ("a\x00b", "a b"),
        ("x" * 40, "x" * 27 + "…"),
        ("", ""),
    ],
)
def test_a_label_is_one_line_that_fits(given: str, expected: str) -> None:
    assert label(given) == expected


OBSERVATIONS = st.lists(
    st.builds(
        lambda day, pair, p, quad: seen(
            day.isoformat(), actor_countries=pair[:1], recipient_countries=pair[1:], probability=p, quad=quad
        ),
        st.dates(date(2030, 1, 1), date(2030, 12, 31)),
        st.permutations(["AAA", "BBB", "CCC"]).map(lambda names: tuple(names[:2])),
        st.floats(0, 1),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(OBSERVATIONS)
@settings(deadline=None, max_examples=40)
def test_a_series_draws_the_rows_of_its_panel(found: list[object]) -> None:
    """Every value, every interval and every period of every unit drawn is that of a row."""
    panel = make_panel(found, VOLUME, PanelPlan(DYADS, Period.MONTH, Split.NONE))  # type: ignore[arg-type]
    plot = series_plot(panel, "x")
    names = header(panel.plan)
    by_key = {(row[0], row[names.index("period")]): dict(zip(names, row, strict=True)) for row in rows(panel)}
    assert len(plot.lines) + plot.left_out == len(panel.units)
    for line in plot.lines:
        for period, articles, expected, intensity in zip(
            plot.periods, plot.articles, line.expected, line.intensity, strict=True
        ):
            row = by_key.pop((line.name, period))
            assert articles == row["articles"]
            for point, column in ((expected, "expected"), (intensity, "intensity")):
                assert (point.value, point.low, point.high) == (
                    *(row[column], row[f"{column}_low"]),
                    row[f"{column}_high"],
                )
    assert len({unit for unit, _ in by_key}) == plot.left_out


def test_what_is_drawn_of_a_panel_are_its_expected_numbers() -> None:
    plot = heat()
    assert (plot.units, plot.periods, plot.articles) == (
        *(("AAA-BBB", "BBB-AAA"), ("2030-01", "2030-02", "2030-03")),
        (3, 0, 1),
    )
    assert plot.expected == ((1.4, 0.0, 0.0), (0.0, 0.0, 1.0))


def test_units_beyond_what_a_picture_can_name_are_counted() -> None:
    codes = [f"{a}{b}A" for a in "ABCDEF" for b in "ABCDEFG"]
    found = [seen(actor_countries=("ZZZ",), recipient_countries=(code,)) for code in codes]
    panel = make_panel(found, {}, PanelPlan(DYADS, Period.MONTH))
    lines, map_ = series_plot(panel, "x"), heat_plot(panel, "x")
    assert (len(lines.lines), lines.left_out) == (MOST_LINES, 42 - MOST_LINES)
    assert (len(map_.units), map_.left_out) == (MOST_UNITS, 42 - MOST_UNITS)
    assert f"{42 - MOST_UNITS} units" in map_.note
    ties = network_plot(make_network(found, Node.COUNTRY, Scale.QUAD), "x")
    assert (len(ties.dots), ties.nodes_left_out) == (MOST_NODES, 43 - MOST_NODES)
    assert (len(ties.ties), ties.ties_left_out) == (MOST_NODES - 1, 43 - MOST_NODES)
    assert {name for tie in ties.ties for name in (tie.source, tie.target)} == {dot.name for dot in ties.dots}
    judged = audit_plot({"right": precisions(Judged(code, 5, 1, 1) for code in codes)}, "x")
    assert (len(judged.fields[0][1]), judged.left_out) == (MOST_STRATA + 1, 42 - MOST_STRATA)


def test_the_ties_drawn_are_those_of_the_network() -> None:
    made = make_network(FOUND, Node.COUNTRY, Scale.INTENSITY)
    plot = network_plot(made, "x")
    assert plot.ties == made.edges
    assert {dot.name: dot.strength for dot in plot.dots} == {
        one.node: one.out_strength + one.in_strength for one in made.nodes
    }


def test_who_deals_with_each_other_stands_together() -> None:
    """Two pairs that deal with nobody else are neighbours on the circle."""
    pairs = (("A", "B"), ("C", "D")) * 2
    found = [seen(actors=(a,), recipients=(b,), doc=str(n)) for n, (a, b) in enumerate(pairs)]
    made = make_network(found, Node.ACTOR, Scale.QUAD)
    assert around("ABCD", made.edges, dict.fromkeys("ABCD", 1.0)) == ("A", "B", "C", "D")
    assert around("ADBC", made.edges, {"A": 1.0, "B": 1.0, "C": 1.0, "D": 2.0}) == ("D", "C", "A", "B")


def test_a_study_draws_its_days_and_effects() -> None:
    plot = event_study()
    assert plot.days == tuple(range(-5, 5))
    assert sum(value or 0 for value in plot.values[:5]) / 5 == pytest.approx(plot.found.before)
    assert sum(value or 0 for value in plot.values[5:]) / 5 == pytest.approx(plot.found.after)
    assert len(plot.effects) == plot.found.placebos


def test_the_overlap_drawn_is_the_matrix() -> None:
    plot = overlap()
    assert (plot.ours, plot.theirs) == (("ASSAULT", "PROTEST", "none"), ("Battles", "Riots", "none"))
    assert plot.counts == ((1, 0, 0), (0, 0, 1), (0, 1, 0))


def test_a_map_says_what_is_not_on_it() -> None:
    assert "of 2 events no place is stated" in places().note
    assert "Not on it either: 1 events" in places().note
