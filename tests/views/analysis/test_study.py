"""Event studies: effects by hand, placebo days that keep away, p-values that are ranks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.views.analysis.study import Measure, Study, StudyPlan, daily, study
from made_observations import seen

FIRST = date(2030, 1, 1)
PLAN = StudyPlan(date(2030, 1, 11), FIRST, date(2030, 1, 31), 2, 2)


def events(counts: dict[int, int], **other: object) -> list:
    """Give so many sure events on each day of January."""
    return [
        seen(f"2030-01-{day:02d}", doc=f"d1:{n}", probability=1.0, **other)
        for day, number in counts.items()
        for n in range(number)
    ]


def run(found: list, plan: StudyPlan = PLAN, volume: dict[date, int] | None = None) -> Study:
    return study(daily(found, volume or {}, plan)[0], plan)[0]


def test_an_effect_by_hand() -> None:
    """Days 9 and 10 have 1 and 0 events, days 11 and 12 have 3 and 2: 2.5 less 0.5."""
    found = run(events({9: 1, 11: 3, 12: 2}))
    assert (found.before, found.after, found.effect) == (0.5, 2.5, 2.0)


def test_placebo_windows_lie_in_the_data_and_do_not_touch_the_window() -> None:
    """The window is 9 to 12 January: placebo days are 3 to 7 and 15 to 30."""
    _, effects = study(daily([], {}, PLAN)[0], PLAN)
    days = [day.day for day in effects]
    assert days == [*range(3, 8), *range(15, 31)]


def test_the_p_value_is_the_rank_of_the_day() -> None:
    """Nothing else happens: no placebo effect is as large, and p is 1 of 22."""
    found = run(events({11: 3}))
    assert found.placebos == 21
    assert found.p == pytest.approx(1 / 22, abs=1e-6)


def test_a_day_like_all_others_has_p_1() -> None:
    assert run(events(dict.fromkeys(range(1, 32), 2))).p == 1


def test_a_fall_counts_as_much_as_a_rise() -> None:
    """A rise of the same size on 20 January moves four windows, two of them by the whole size."""
    found = run(events({9: 1, 10: 1, 20: 1, 21: 1}))
    assert found.effect == -1
    # 20 Jan (after: both days) and 22 Jan (before: both days).
    assert found.p == pytest.approx(3 / 22, abs=1e-6)


def test_windows_apart_are_counted() -> None:
    """3 and 7; 15, 19, 23, 27."""
    assert run([]).apart == 6


@pytest.mark.parametrize(
    ("measure", "effect"),
    [
        (Measure.EVENTS, 1.0),
        (Measure.EXPECTED, 0.5),
        (Measure.INTENSITY, -4.5),
        (Measure.GOLDSTEIN, -5.0),
        pytest.param(Measure.RATE, 1 / 0.2, id="one expected event of 200 articles"),
    ],
)
def test_measures_by_hand(measure: Measure, effect: float) -> None:
    found = [seen("2030-01-11"), seen("2030-01-12")]
    volume = {FIRST + timedelta(n): 100 for n in range(31)}
    assert run(found, replace(PLAN, measure=measure), volume).effect == pytest.approx(effect)


def test_days_without_articles_have_no_rate() -> None:
    with pytest.raises(UsageError, match="no articles in the days before or after"):
        run([seen("2030-01-11")], replace(PLAN, measure=Measure.RATE), {FIRST: 10})


def test_events_of_more_than_a_day_or_outside_are_set_aside() -> None:
    found = [seen("2030-01-11", "2030-01-12"), seen(None), seen("2029-01-11"), seen("2030-01-12")]
    assert daily(found, {}, PLAN)[1] == {"days not known to one": 2, "outside the days compared": 1}


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (replace(PLAN, before=11), "11 days before 2030-01-11 and 2 from it on are not within the data"),
        (replace(PLAN, after=22), "22 from it on are not within the data"),
        (replace(PLAN, day=date.min), "are not within the data"),
        (replace(PLAN, day=date.max, last=date.max), "are not within the data"),
        (replace(PLAN, first=date(2030, 1, 8), last=date(2030, 1, 14)), "no placebo day fits"),
    ],
)
def test_what_cannot_be_compared_is_refused(plan: StudyPlan, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        run([], plan)


def test_a_seed_chooses_among_placebo_days_always_alike() -> None:
    plan = replace(PLAN, placebos=5)
    first, again, other = (
        study(daily([], {}, one)[0], one)[1] for one in (plan, plan, replace(plan, seed=1))
    )
    assert len(first) == 5
    assert first == again
    assert first != other


@given(st.dictionaries(st.integers(1, 31), st.integers(0, 3), max_size=12))
def test_a_p_value_lies_between_one_rank_and_1_and_order_does_not_matter(counts: dict[int, int]) -> None:
    found = events(counts)
    result = run(found)
    assert 1 / (1 + result.placebos) - 1e-6 <= result.p <= 1
    assert result == run(found[::-1])
