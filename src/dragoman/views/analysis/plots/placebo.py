"""An event study as a picture: the days around the day, and the effect among those of placebo days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dragoman.views.analysis.plots import style
from dragoman.views.analysis.study import Daily, Measure, Study, StudyPlan

_BINS = 31
_WORDS: Mapping[Measure, str] = {
    Measure.EXPECTED: "events expected a day",
    Measure.EVENTS: "events a day",
    Measure.RATE: "events expected by 1,000 articles",
    Measure.INTENSITY: "intensity a day",
    Measure.GOLDSTEIN: "Goldstein value a day",
}


@dataclass(frozen=True, slots=True)
class StudyPlot:
    """What a picture of an event study shows.

    Attributes:
        title: What is shown.
        measure: What is measured, in words.
        days: Days from the day in question, under 0 before it.
        values: The measure on each, or None where no article was published.
        found: The study.
        effects: The effect of each placebo day.
    """

    title: str
    measure: str
    days: tuple[int, ...]
    values: tuple[float | None, ...]
    found: Study
    effects: tuple[float, ...]

    @property
    def note(self) -> str:
        """How it was made."""
        return (
            f"Right: effects of {self.found.placebos} placebo days; the shaded stretch holds 95% of them. Of "
            f"these windows {self.found.apart} lie apart from each other: what p is worth hangs on that.\n"
            "p is the share of days with an effect at least as large in size; that something changed on a "
            "day does not say that the day's event changed it."
        )

    def draw(self, figure: Figure) -> None:
        """Draw the days left, the placebo effects right."""
        left = figure.add_axes((0.085, 0.195, 0.46, 0.69))
        right = figure.add_axes((0.62, 0.195, 0.35, 0.69))
        _days(left, self)
        _effects(right, self)


def study_plot(
    series: Daily, plan: StudyPlan, made: tuple[Study, Mapping[date, float]], title: str
) -> StudyPlot:
    """Give what is drawn of a study.

    Args:
        series: The measure, day by day.
        plan: What was compared.
        made: What came of it, as ``study`` gives it.
        title: What is shown.
    """
    found, effects = made
    days = range(-plan.before, plan.after)
    return StudyPlot(
        title,
        _WORDS[plan.measure],
        tuple(days),
        tuple(series.mean(plan.day + timedelta(number), 1) for number in days),
        found,
        tuple(effect for _, effect in sorted(effects.items())),
    )


def _days(axes: Axes, plot: StudyPlot) -> None:
    style.rules(axes)
    known = [(day, value) for day, value in zip(plot.days, plot.values, strict=True) if value is not None]
    axes.bar(
        [day for day, _ in known],
        [value for _, value in known],
        color=[style.COOPERATION if day < 0 else style.CONFLICT for day, _ in known],
        width=0.8,
        alpha=0.45,
    )
    for start, end, mean, colour, word in (
        (plot.days[0], -1, plot.found.before, style.COOPERATION, "before"),
        (0, plot.days[-1], plot.found.after, style.CONFLICT, "after"),
    ):
        axes.plot([start - 0.4, end + 0.4], [mean, mean], color=colour, linewidth=2)
        axes.annotate(
            f"{word}: {mean:.3g}",
            *(((start + end) / 2, mean), (0, 4)),
            textcoords="offset points",
            color=colour,
            ha="center",
            fontweight="bold",
            bbox={"boxstyle": "square,pad=0.15", "facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.8},
        )
    axes.axvline(-0.5, color=style.INK, linewidth=1, linestyle=(0, (2, 2)))
    axes.axhline(0, color=style.QUIET, linewidth=0.8)
    axes.set_xlabel("days from the day in question")
    axes.set_ylabel(plot.measure)
    axes.margins(y=0.15)


def _effects(axes: Axes, plot: StudyPlot) -> None:
    style.rules(axes)
    found = plot.found
    ends = [*plot.effects, found.effect]
    low, high = min(ends), max(ends)
    if high - low < 1e-9:
        low, high = low - 0.5, high + 0.5
    axes.axvspan(found.placebo_low, found.placebo_high, color=style.RULE, alpha=0.55, linewidth=0)
    axes.hist(plot.effects, bins=list(np.linspace(low, high, _BINS)), color=style.QUIET, alpha=0.75)
    axes.axvline(found.effect, color=style.CONFLICT, linewidth=2)
    top = axes.get_ylim()[1]
    axes.set_ylim(0, top * 1.25)
    is_left = found.effect > (low + high) / 2
    axes.annotate(
        f"this day: {found.effect:+.3g}\np = {found.p:.3g}".replace("-", "\u2212"),
        *((found.effect, top * 1.23), (-6 if is_left else 6, 0)),
        textcoords="offset points",
        color=style.CONFLICT,
        ha="right" if is_left else "left",
        va="top",
        fontweight="bold",
    )
    axes.set_xlabel("effect: after less before")
    axes.set_ylabel("placebo days")
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
