"""Draws the pictures of the documentation from invented numbers: python tools/make_plots.py."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.run.review.precision import Judged, precisions
from dragoman.store.observations import Observation
from dragoman.store.overview import Point
from dragoman.views.analysis.network import Node, Scale, make_network
from dragoman.views.analysis.panel import PanelPlan, Split, make_panel
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.plots.audited import audit_plot
from dragoman.views.analysis.plots.forms import Form
from dragoman.views.analysis.plots.heat import heat_plot
from dragoman.views.analysis.plots.overlap import OverlapPlot
from dragoman.views.analysis.plots.placebo import study_plot
from dragoman.views.analysis.plots.places import map_plot
from dragoman.views.analysis.plots.series import series_plot
from dragoman.views.analysis.plots.style import Plot, render
from dragoman.views.analysis.plots.ties import network_plot
from dragoman.views.analysis.study import StudyPlan, daily, study
from dragoman.views.analysis.units import Placing, Unit

TARGET = Path(__file__).parents[1] / "docs" / "images"
_START, _DAYS, _TURN = date(2030, 1, 1), 364, 200
_CODES = ("AAA", "BBB", "CCC", "DDD", "EEE")
# Type, quad class and intensity of what is done before the turn, and from it on.
_MILD = (("CONSULT", 1, 3.0), ("AID", 2, 7.0), ("ACCUSE", 3, -3.0))
_HARSH = (("ACCUSE", 3, -3.0), ("THREATEN", 3, -5.0), ("ASSAULT", 4, -9.0))


def plots() -> dict[str, Plot]:
    """Give each picture by name."""
    found = list(_events())
    volume = {_START + timedelta(n): 5 for n in range(_DAYS) if not 90 <= n < 104}
    dyads = make_panel(found, volume, PanelPlan(Placing(Unit.DYAD), Period.MONTH, Split.NONE))
    both = PanelPlan(Placing(Unit.DYAD), Period.WEEK, Split.NONE, only=("AAA-BBB", "BBB-AAA"))
    plan = StudyPlan(_START + timedelta(_TURN), _START, _START + timedelta(_DAYS - 1), 28, 28)
    days, _ = daily(found, volume, plan)
    return {
        "series": series_plot(make_panel(found, volume, both), "AAA-BBB and back, by week (invented)"),
        "panel": heat_plot(dyads, "Events by dyad and month (invented)"),
        "network": network_plot(
            make_network(found, Node.COUNTRY, Scale.INTENSITY), "Who acts on whom (invented)"
        ),
        "around": study_plot(days, plan, study(days, plan), f"Before and after {plan.day} (invented)"),
        "audit": audit_plot({"right": precisions(_JUDGED)}, "Precision as judged (invented)"),
        "compare": OverlapPlot(
            "Ours beside ged.csv (invented)",
            ("ASSAULT", "COERCE", "PROTEST", "none"),
            ("1 state-based", "2 non-state", "3 one-sided", "none"),
            ((61, 4, 0, 22), (18, 2, 1, 12), (29, 11, 0, 9), (140, 96, 58, 0)),
        ),
        "map": map_plot(_POINTS, {"ISL": 31, "IRL": 6}, "Where (invented)", nowhere=12),
    }


def _events() -> Iterator[Observation]:
    """Give events of five invented countries, by a rule and not by chance."""
    for number in range(700):
        day = (number * 97) % _DAYS
        one = _CODES[number % 5 if number % 3 == 0 else number % 2]
        other = _CODES[(number * 7 + 3) % 5 if number % 3 == 0 else (number + 1) % 2]
        if one == other or (day > _TURN and number % 4 == 0):
            continue
        kind, quad, intensity = (_HARSH if day > _TURN else _MILD)[(number // 2) % 3]
        chance = round(0.65 + 0.3 * math.sin(number), 3)
        when = _START + timedelta(day)
        yield Observation(
            *(
                f"e1:{number}",
                f"d1:{number}",
                None,
                when,
                when,
                kind,
                quad,
                "happened",
                intensity,
                None,
                chance,
            ),
            *((one,), (other,), (one,), (other,), None, None, None, None),
        )


_JUDGED = (
    Judged("ACCUSE", 820, 40, 34),
    Judged("AID", 90, 12, 11),
    Judged("ASSAULT", 1460, 70, 61),
    Judged("COERCE", 510, 25, 20),
    Judged("CONSULT", 930, 45, 43),
    Judged("PROTEST", 75, 10, 7),
    Judged("THREATEN", 120, 12, 8),
)
_POINTS = (
    Point(64.13, -21.90, "Reykjavík", "city", 14),
    Point(65.68, -18.09, "Akureyri", "city", 6),
    Point(64.90, -14.50, "East", "admin1", 5),
    Point(53.35, -6.26, "Dublin", "city", 4),
)

if __name__ == "__main__":
    for name, plot in plots().items():
        made = render(plot, Form.SVG)
        (TARGET / f"plot-{name}.svg").write_bytes(made)
        print(f"plot-{name}.svg: {len(made)} bytes")
