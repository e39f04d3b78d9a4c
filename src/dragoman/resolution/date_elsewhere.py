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
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.records import Annotations, Decision, EventDate, Option, RegionKind, Sentence, Timex, Token
from dragoman.resolution.date_clauses import clause_of, head_in
from dragoman.resolution.date_intervals import Interval, interval, word_before
from dragoman.resolution.told_acts import (
    ON_THE_GROUND,
    SAID,
    Act,
    Told,
    head_of,
    probabilities,
    sentences_at,
    shares_party,
)

_COMPONENT, _VERSION = "dates", "date-elsewhere-1"
_PRECISE = frozenset({"day", "week", "month", "year"})
_EARLIER = frozenset(
    "already before earlier ever first former formerly initial initially last long often once past previous "
    "previously prior recent recently repeatedly since then".split()
)
_BEHIND_SUCH = frozenset("after amid because despite following for from in of over since with".split())
_FROM_ANOTHER = frozenset("after before earlier following later".split())
_UNITS = frozenset("minute hour day week month year decade moment".split())
_HAS = frozenset({"has", "have", "'ve", "\u2019ve", "'s", "\u2019s"})
_HAD = frozenset({"had", "'d", "\u2019d"})
_NOW = "PRESENT_REF"  # "now", "current": on no certain day
# Before a day these make it an end of a longer stretch.
_BOUNDS = frozenset({"after", "before", "by", "from", "since", "till", "to", "until"})
_CLAUSES = frozenset({"acl", "advcl", "pcomp", "relcl"})
_NEAR = 3  # sentences back that a story in the past tense goes on from
_HIGHEST = 5  # words above a trigger that are asked for the clause they open
_MOST_OPTIONS = 5
_RECENT = timedelta(days=31)
_PAST: Mapping[str, float] = {
    "a day beside it": 0.11,
    "a noun": 0.67,
    "behind a preposition": 0.54,
    "below": 0.97,
    "earlier": 1.22,
    "had": 0.15,
    "has": 0.67,
    "in the lead": -1.18,
    "on the ground": 0.97,
    "ongoing": -0.55,
    "past": -0.43,
    "planned": -0.64,
    "quoted": -0.62,
}
_DAY: Mapping[str, float] = {
    "named": 0.42,
    "of a like act": 1.63,
    "of a like act with a party": 1.12,
    "of an act in the perfect": -0.66,
    "of an earlier act": -0.42,
    "one day": 1.04,
    "only behind": -0.68,
    "said": -0.34,
    "sentences between": -0.69,
    "story goes on": 0.90,
}
# Shares of all that is possible: from the first a day is taken, from the second an act is no news of the day.
# At 0.65 the second gave one more right day for every two false ones, and in commentary none.
LEAST_DAY, LEAST_PAST, LEAST_PAST_TITLE = 0.45, 0.55, 0.65  # a headline tells the news


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
    """The date of an act, the decision, and the share that the choice has in all that is possible, 0 to 1."""

    when: EventDate
    probability: float
    decision: Decision


def day_elsewhere(told: Told, act: Act, days: Sequence[Day], decision: Decision) -> Chosen:
    """Choose the day of an act that has only that of its report.

    Args:
        told: The report's acts.
        act: One that `told_acts.is_open`.
        days: All days that the report names, by `days_named`.
        decision: By which it has the report's day.

    Returns:
        Another day of the report; or an interval that is open at its beginning and ends on the report's day,
        where the act is told as past; or the report's day as it was.
    """
    known = days_for(act, days)
    odds = [_sum(_DAY, day_marks(told, act, day)) for day in known]
    *shares, past, unnamed = probabilities([*odds, _sum(_PAST, past_marks(told, act, days))])
    ranked = sorted(zip(shares, known, strict=True), key=lambda r: (-r[0], r[1].timexes[0].span.start))
    news = unnamed + sum(share for share, day in ranked if _is_of_report(act, day))
    if ranked and ranked[0][0] >= LEAST_DAY and ranked[0][0] >= max(past, unnamed):
        share, day = ranked[0]
        when, written = _named(told, act, day), _written(day.days)
        share = news if _is_of_report(act, day) else share
        reason = f"no day is told beside it; {when.text!r} is the day its report tells for it ({share:.2f})"
    elif 1 - news >= (LEAST_PAST_TITLE if _is_title(told, act) else LEAST_PAST):
        share, written = 1 - news, f"../{act.when.last}"
        when = EventDate(None, None, None, None, act.when.last, "unknown", act.when.basis)
        reason = f"told as past, and no day surely enough ({share:.2f}): it was on the report's day or before"
    else:
        share, written, when = news, f"{act.when.last}", act.when
        reason = f"{decision.reason}; told as the news of the day ({share:.2f})"
    options = tuple(Option(_written(d.days), round(p, 3), d.timexes[0].span.text) for p, d in ranked)
    subject = f"{act.draft.trigger.start}:{act.draft.trigger.end}"
    return Chosen(
        when,
        share,
        Decision(subject, "date", written, options[:_MOST_OPTIONS], reason, _COMPONENT, _VERSION),
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
        filed: Stretches whose expressions date the report or an entry of it, as its dateline.
    """
    found: dict[Interval, list[tuple[int, Timex]]] = defaultdict(list)
    numbers = sentences_at(annotations, [timex.span.start for timex in timexes])
    for timex, number in zip(timexes, numbers, strict=True):
        read = interval(timex, reference=reference)
        filing = any(start <= timex.span.start < end for start, end in filed)
        is_known = read.precision in _PRECISE and read.first is not None and read.last is not None
        word = word_before(annotations.sentences[number], timex.span)
        # "Shortly after noon on Monday" is on Monday still.
        is_whole = word not in _BOUNDS or (timex.type == "TIME" and word in {"after", "before"})
        if timex.type in {"DATE", "TIME"} and timex.value != _NOW and is_known and is_whole and not filing:
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


def days_for(act: Act, days: Sequence[Day]) -> list[Day]:
    """Give the days that may be an act's.

    None to come, and no stretch that is not over, which says less than the report's day; none that its own
    sentence gives to something else; of what is said or decreed, none that lies far back: reactions stand
    behind paragraphs of background.
    """
    at, today = act.draft.sentence, date.fromisoformat(act.when.last or "")
    known = (day for day in days if any(number != at for number in day.sentences))
    over = [d for d in known if d.days.last is not None and d.days.last <= today]
    if act.draft.type in ON_THE_GROUND:
        return over
    return [d for d in over if d.days.last is not None and today - d.days.last <= _RECENT]


def past_marks(told: Told, act: Act, days: Sequence[Day]) -> dict[str, float]:
    """Describe what tells that an act is not news of the day."""
    at = act.draft.sentence
    annotations = told.annotations
    sentence = annotations.sentences[at]
    token = head_of(annotations, act)
    above = list(sentence.ancestors(token.i))[:_HIGHEST]
    marks = {
        "past": True,
        "earlier": _is_earlier(sentence, token),
        "on the ground": act.draft.type in ON_THE_GROUND,
        "below": token.dep in _CLAUSES | {"xcomp"} or any(t.dep in _CLAUSES for t in above),
        "has": _is_perfect(sentence, token, _HAS),
        "had": _is_perfect(sentence, token, _HAD),
        "behind a preposition": any(t.lemma in _BEHIND_SUCH and t.dep in {"prep", "mark"} for t in above[:2]),
        "ongoing": act.draft.status.value == "ongoing",
        "planned": act.draft.status.value in {"planned", "hypothetical"},
        "quoted": any(q.contains(act.draft.trigger) for quote in annotations.quotes for q in quote.content),
        "a noun": token.pos in {"NOUN", "PROPN"},
        "a day beside it": any(at in day.sentences for day in days),
        "in the lead": at <= told.lead + 1,
    }
    return {name: float(value) for name, value in marks.items()}


def day_marks(told: Told, act: Act, day: Day) -> dict[str, float]:
    """Describe how a day that a report names stands to an act."""
    at = act.draft.sentence
    token = head_of(told.annotations, act)
    alike = told.like_on(act, {timex.span.start for timex in day.timexes})
    is_perfect = _is_perfect(told.annotations.sentences[at], token, _HAS | _HAD)
    marks = {
        "named": True,
        "one day": day.days.first == day.days.last,
        "of a like act": bool(alike),
        "of a like act with a party": any(shares_party(act, other) for other in alike),
        "of an act in the perfect": is_perfect,
        "of an earlier act": _is_earlier(told.annotations.sentences[at], token),
        "said": act.draft.type in SAID,
        "only behind": min(day.sentences) > at,
        "story goes on": _tells(token) and not is_perfect and any(at - _NEAR <= n < at for n in day.main),
    }
    gap = min(abs(number - at) for number in day.sentences if number != at)
    return {**{name: float(value) for name, value in marks.items()}, "sentences between": math.log(1 + gap)}


def _is_perfect(sentence: Sentence, token: Token, forms: AbstractSet[str]) -> bool:
    """Say whether a word is a participle with one of some forms of *have*."""
    return token.tag in {"VBN", "VBD"} and not forms.isdisjoint(_helpers(sentence, token))


def _helpers(sentence: Sentence, token: Token) -> set[str]:
    """Give a verb's auxiliaries; a second verb has those of the first: "had attacked and *freed*"."""
    own = {t.text.lower() for t in sentence.dependents(token.i, "aux", "auxpass")}
    return own or (_helpers(sentence, sentence.tokens[token.head]) if token.dep == "conj" else own)


def _is_earlier(sentence: Sentence, token: Token) -> bool:
    """Say whether a word beside an act says that it lies back, or it is told by its distance from another."""
    beside = {t.text.lower() for t in sentence.dependents(token.i, "advmod", "amod", "det", "poss")}
    return not beside.isdisjoint(_EARLIER) or _is_measured(sentence, token.i)


def _is_measured(sentence: Sentence, trigger: int) -> bool:
    """Say whether an act is told by its distance from another: "resigned *days after* the vote"."""
    return any(
        token.lemma in _FROM_ANOTHER
        and token.i > 0
        and sentence.tokens[token.i - 1].lemma in _UNITS
        and trigger in {token.head, sentence.tokens[token.head].head}
        for token in sentence.tokens
    )


def _tells(token: Token) -> bool:
    """Say whether a word is the main verb of its sentence or stands beside one, in the past."""
    return token.tag == "VBD" and token.dep in {"ROOT", "conj"}


def _is_main(sentence: Sentence, timex: Timex) -> bool:
    """Say whether an expression stands in the main clause of its sentence."""
    head = head_in(sentence, timex.span)
    return head is not None and sentence.tokens[clause_of(sentence, head)].dep == "ROOT"


def _is_title(told: Told, act: Act) -> bool:
    return told.annotations.sentences[act.draft.sentence].region is RegionKind.HEADLINE


def _sum(weights: Mapping[str, float], marks: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in marks.items())


def _is_of_report(act: Act, day: Day) -> bool:
    """Say whether a day is that of the report."""
    return day.days.first == day.days.last == date.fromisoformat(act.when.last or "")


def _named(told: Told, act: Act, day: Day) -> EventDate:
    """Give a day by the expression that a like act has, else by the nearest."""
    at = act.draft.trigger.start
    timex = min(
        day.timexes,
        key=lambda t: (not told.like_on(act, [t.span.start]), abs(t.span.start - at), t.span.start),
    )
    span, days = timex.span, day.days
    first, last = (None if one is None else one.isoformat() for one in (days.first, days.last))
    return EventDate(span.text, span.start, span.end, first, last, days.precision, "report")


def _written(days: Interval) -> str:
    """Write an interval as ISO 8601 does."""
    first, last = (day.isoformat() if day else ".." for day in (days.first, days.last))
    return first if first == last else f"{first}/{last}"
