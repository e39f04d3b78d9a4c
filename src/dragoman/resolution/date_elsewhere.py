"""Chooses the day of an act whose own words tell none: another day of its report, or only that it is past.

Most of what a report tells without a day is not of the day of publication: it tells the day elsewhere, or the
act is background ("whom he had accused", "after the shooting"). So three things are weighed: that it is news
of the day, that it is past and no more is known, and each day that the report names. A conditional logistic
model of some twenty marks, whose weights were fitted to events of real reports
(``benchmarks/fit_elsewhere.py``).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Annotations, Decision, EventDate, Option, Sentence, Timex, Token
from dragoman.resolution.date_clauses import clause_of, head_in
from dragoman.resolution.date_intervals import Interval, interval
from dragoman.resolution.told_acts import (
    ON_THE_GROUND,
    SAID,
    Act,
    head_of,
    is_like,
    lead_of,
    probabilities,
    sentences_at,
    shares_party,
)

_COMPONENT, _VERSION = "dates", "date-elsewhere-1"
_FALLBACKS = frozenset({"dateline", "published"})
_PRECISE = frozenset({"day", "week", "month", "year"})
_EARLIER = frozenset(
    "already earlier ever first former formerly initial initially last long often once past previous "
    "previously prior recent recently repeatedly since then".split()
)
_BEHIND_SUCH = frozenset("after amid because despite following for from in of over since with".split())
_CLAUSES = frozenset({"acl", "advcl", "pcomp", "relcl"})
_NEAR = 3  # sentences back that a story in the past tense goes on from
_HIGHEST = 5  # words above a trigger that are asked for the clause they open
_MOST_OPTIONS = 5
_PAST: Mapping[str, float] = {
    "a day beside it": 0.33,
    "a noun": 0.52,
    "behind a preposition": 0.51,
    "below": 0.94,
    "earlier": 1.45,
    "has": 0.69,
    "in the lead": -1.27,
    "on the ground": 1.05,
    "ongoing": -0.66,
    "past": -0.30,
    "planned": -0.72,
    "quoted": -0.66,
}
_DAY: Mapping[str, float] = {
    "named": 0.03,
    "of a like act": 1.84,
    "of a like act with a party": 1.33,
    "one day": 1.35,
    "only behind": -0.64,
    "said": -0.64,
    "sentences between": -0.76,
    "story goes on": 1.07,
}
# Shares of all that is possible: from the first a day is taken, from the second an act is no news of the day.
LEAST_DAY, LEAST_PAST = 0.4, 0.7


@dataclass(frozen=True, slots=True)
class Day:
    """A day, week, month or year that a report names.

    Attributes:
        days: The stretch.
        timexes: The expressions that name it, in text order.
        sentences: Number of the sentence of each.
        main: Numbers of the sentences in whose main clause one stands.
    """

    days: Interval
    timexes: tuple[Timex, ...]
    sentences: tuple[int, ...]
    main: frozenset[int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The date of an act, how probable it is, 0 to 1, and the decision."""

    when: EventDate
    probability: float
    decision: Decision


def is_open(act: Act) -> bool:
    """Say whether an act has no day but that of its report."""
    return act.when.basis in _FALLBACKS and act.when.first is not None and act.when.first == act.when.last


def day_elsewhere(
    annotations: Annotations, acts: Sequence[Act], act: Act, days: Sequence[Day], decision: Decision
) -> Chosen:
    """Choose the day of an act that has only that of its report.

    Args:
        annotations: The report's annotations.
        acts: All its acts.
        act: One that `is_open`.
        days: All days that the report names, by `days_named`.
        decision: By which it has the report's day.

    Returns:
        Another day of the report; or an interval that is open at its beginning and ends on the report's day,
        where the act is told as past; or the report's day as it was.
    """
    today = date.fromisoformat(act.when.last or "")
    known = days_for(act, days, today)
    odds = [_sum(_DAY, day_marks(annotations, acts, act, day)) for day in known]
    *shares, _, news = probabilities([*odds, _sum(_PAST, past_marks(annotations, act, days))])
    ranked = sorted(zip(shares, known, strict=True), key=lambda r: (-r[0], r[1].timexes[0].span.start))
    news += sum(share for share, day in ranked if (day.days.first, day.days.last) == (today, today))
    if ranked and ranked[0][0] >= LEAST_DAY:
        share, day = ranked[0]
        when = _named(acts, act, day)
        reason = f"no day is told beside it; {when.text!r} is the day its report tells for it ({share:.2f})"
    elif 1 - news >= LEAST_PAST:
        share, day = 1 - news, None
        when = EventDate(None, None, None, None, act.when.last, "unknown", act.when.basis)
        reason = f"told as past, and no day surely enough ({share:.2f}); it was by the day of the report"
    else:
        return Chosen(act.when, news, decision)
    options = (
        Option(_written(d.days), round(p, 3), d.timexes[0].span.text) for p, d in ranked[:_MOST_OPTIONS]
    )
    written = _written(day.days) if day else f"../{act.when.last}"
    head = act.draft.trigger
    return Chosen(
        when,
        share,
        Decision(f"{head.start}:{head.end}", "date", written, tuple(options), reason, _COMPONENT, _VERSION),
    )


def days_named(
    annotations: Annotations,
    timexes: Sequence[Timex],
    reference: date | None,
    filed: Sequence[tuple[int, int]],
) -> list[Day]:
    """Put the expressions of each day, week, month or year together.

    Args:
        annotations: The report's annotations.
        timexes: As ``find_timexes`` gave them.
        reference: The day that relative ones count from.
        filed: Stretches whose expressions only date the report, as its dateline.
    """
    found: dict[Interval, list[tuple[int, Timex]]] = defaultdict(list)
    numbers = sentences_at(annotations, [timex.span.start for timex in timexes])
    for timex, number in zip(timexes, numbers, strict=True):
        read = interval(timex, reference=reference)
        filing = any(start <= timex.span.start < end for start, end in filed)
        is_known = read.precision in _PRECISE and read.first is not None and read.last is not None
        if timex.type in {"DATE", "TIME"} and is_known and not filing:
            found[read].append((number, timex))
    return [
        Day(
            days,
            tuple(timex for _, timex in rows),
            tuple(number for number, _ in rows),
            frozenset(n for n, timex in rows if _is_main(annotations.sentences[n], timex)),
        )
        for days, rows in found.items()
    ]


def days_for(act: Act, days: Sequence[Day], today: date) -> list[Day]:
    """Give the days that may be an act's: none to come, and none that only its own sentence names."""
    begun = (day for day in days if day.days.first is not None and day.days.first <= today)
    return [day for day in begun if any(number != act.draft.sentence for number in day.sentences)]


def past_marks(annotations: Annotations, act: Act, days: Sequence[Day]) -> dict[str, float]:
    """Describe what tells that an act is not news of the day."""
    at = act.draft.sentence
    sentence = annotations.sentences[at]
    token = head_of(annotations, act)
    above = list(sentence.ancestors(token.i))[:_HIGHEST]
    helpers = {t.text.lower() for t in sentence.dependents(token.i, "aux", "auxpass")}
    beside = {t.text.lower() for t in sentence.dependents(token.i, "advmod", "amod", "det", "poss")}
    marks = {
        "past": True,
        "earlier": not beside.isdisjoint(_EARLIER),
        "on the ground": act.draft.type in ON_THE_GROUND,
        "below": token.dep in _CLAUSES | {"xcomp"} or any(t.dep in _CLAUSES for t in above),
        "has": token.tag == "VBN" and not helpers.isdisjoint({"has", "have", "'ve", "'s"}),
        "behind a preposition": any(t.lemma in _BEHIND_SUCH and t.dep in {"prep", "mark"} for t in above[:2]),
        "ongoing": act.draft.status.value == "ongoing",
        "planned": act.draft.status.value in {"planned", "hypothetical"},
        "quoted": any(q.contains(act.draft.trigger) for quote in annotations.quotes for q in quote.content),
        "a noun": token.pos in {"NOUN", "PROPN"},
        "a day beside it": any(
            sentence.start <= t.span.start < sentence.end for day in days for t in day.timexes
        ),
        "in the lead": at <= lead_of(annotations) + 1,
    }
    return {name: float(value) for name, value in marks.items()}


def day_marks(annotations: Annotations, acts: Sequence[Act], act: Act, day: Day) -> dict[str, float]:
    """Describe how a day that a report names stands to an act."""
    at = act.draft.sentence
    starts = {timex.span.start for timex in day.timexes}
    alike = [o for o in acts if o is not act and o.when.start in starts and is_like(act, o)]
    marks = {
        "named": True,
        "one day": day.days.first == day.days.last,
        "of a like act": bool(alike),
        "of a like act with a party": any(shares_party(act, other) for other in alike),
        "said": act.draft.type in SAID,
        "only behind": min(day.sentences) > at,
        "story goes on": _tells(head_of(annotations, act)) and any(at - _NEAR <= n < at for n in day.main),
    }
    gap = min(abs(number - at) for number in day.sentences if number != at)
    return {**{name: float(value) for name, value in marks.items()}, "sentences between": math.log(1 + gap)}


def _tells(token: Token) -> bool:
    """Say whether a word is the main verb of its sentence, in the past."""
    return token.tag == "VBD" and token.dep in {"ROOT", "conj"}


def _is_main(sentence: Sentence, timex: Timex) -> bool:
    """Say whether an expression stands in the main clause of its sentence."""
    head = head_in(sentence, timex.span)
    return head is not None and sentence.tokens[clause_of(sentence, head)].dep == "ROOT"


def _sum(weights: Mapping[str, float], marks: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in marks.items())


def _named(acts: Sequence[Act], act: Act, day: Day) -> EventDate:
    """Give a day by the expression that a like act has, else by the nearest."""
    starts = {other.when.start for other in acts if other is not act and is_like(act, other)}
    at = act.draft.trigger.start
    elsewhere = [t for t, n in zip(day.timexes, day.sentences, strict=True) if n != act.draft.sentence]
    timex = min(elsewhere, key=lambda t: (t.span.start not in starts, abs(t.span.start - at), t.span.start))
    basis = "text" if timex.anchored == "absolute" else "relative"
    first, last = day.days.first, day.days.last
    span = timex.span
    return EventDate(
        span.text, span.start, span.end,
        first.isoformat() if first else None, last.isoformat() if last else None,
        day.days.precision, basis,
    )  # fmt: skip


def _option(share: float, day: Day) -> Option:
    return Option(_written(day.days), round(share, 3), day.timexes[0].span.text)


def _written(days: Interval) -> str:
    """Write an interval as ISO 8601 does."""
    first, last = (day.isoformat() if day else ".." for day in (days.first, days.last))
    return first if first == last else f"{first}/{last}"
