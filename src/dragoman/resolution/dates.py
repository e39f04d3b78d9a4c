"""Chooses the days on which an event happened from the expressions of its document."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge import calendar
from dragoman.records import Annotations, Decision, Document, EventDate, Option, Sentence, Span, Timex, Token
from dragoman.resolution import date_events
from dragoman.resolution.date_clauses import belonging
from dragoman.resolution.date_intervals import UNKNOWN, Interval, interval, word_before
from dragoman.resolution.timex import day_above, reference_day

__all__ = ["DateResolver", "Interval", "interval"]

_COMPONENT, _VERSION = "dates", "dates-1"
_MOST_OPTIONS = 5
_COUNTED = r"(?P<count>an?|the|one|two|three|four|five|six|seven|ten|\d{1,2})\s+(?P<unit>day|week|hour)s?"
_FEW = r"(?P<few>hours|minutes|moments|(?:a\s+)?few\s+hours)"
_EVE = r"(?:on\s+)?the\s+(?P<eve>eve)"
_WAY = r"(?P<way>before|after|following|ahead\s+of|prior\s+to|of)"
# How far from another happening: "two days after the vote", "hours before", "on the eve of".
_OFFSET = re.compile(
    rf"\b(?:(?:{_COUNTED})|{_FEW}|{_EVE})\s+{_WAY}\s+(?!that\b|this\b|the\s+fact)", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:to|and|through|until|till|-|\u2013)\s*", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_COMING = frozenset({"will", "wo", "shall", "'ll", "\u2019ll", "would"})
_INTENDING = frozenset(
    "plan intend promise pledge vow threaten expect schedule prepare hope ask call order urge set want agree "
    "decide propose seek consider aim invite offer".split()
)
_COMING_ADJECTIVES = frozenset(
    "upcoming planned future forthcoming proposed scheduled next impending coming".split()
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
# "A Scottish independence referendum" is the one voted on elsewhere when two of its words are said there too.
_TELLING = 2


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One way to date the trigger; the smallest cost wins."""

    span: Span | None
    days: Interval
    basis: str
    cost: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every step looks at."""

    document: Document
    annotations: Annotations
    timexes: tuple[Timex, ...]
    reference: date | None
    above: Timex | None = None

    def within(self, sentence: Sentence) -> list[Timex]:
        """Give the expressions of a sentence."""
        return [t for t in self.timexes if sentence.start <= t.span.start < sentence.end]


class DateResolver:
    """Dates triggers; holds no state, so the same records always give the same answer."""

    def event_date(
        self,
        document: Document,
        annotations: Annotations,
        timexes: tuple[Timex, ...],
        *,
        sentence: int,
        trigger: int,
    ) -> tuple[EventDate, Decision]:
        """Choose the days of one event.

        In this order: the expression that belongs to the trigger in its sentence; the day of another
        happening it is set before or after ("a day before the referendum"); the day the document gives
        the same happening elsewhere; the dateline's day; the publication day. A planned or coming act
        with no expression of its own has not taken place on the publication day: its first day is
        that day, its last is unknown.

        Args:
            document: With the publication day, if known.
            annotations: Its parse.
            timexes: As ``find_timexes`` gave them.
            sentence: Number of the trigger's sentence.
            trigger: Token index of the trigger in it.

        Returns:
            The date, and the decision with what else it could have been.
        """
        where = annotations.sentences[sentence]
        above = day_above(document, timexes, where.start)
        headed = None if above is None else interval(above, reference=document.published).first
        scene = _Scene(document, annotations, timexes, headed or reference_day(document), above)
        own = _own(scene, where, trigger)
        unresolved = [c for c in own if c.days == UNKNOWN]
        candidates = sorted((c for c in own if c.days != UNKNOWN), key=lambda c: c.cost)
        if not candidates:
            candidates = _elsewhere(scene, where, trigger)
        chosen = candidates[0] if candidates else _fallback(scene, where, trigger, unresolved)
        return _answer(chosen, candidates or [chosen], where.tokens[trigger])


def _own(scene: _Scene, sentence: Sentence, trigger: int) -> list[_Candidate]:
    """List the readings of the expressions that belong to the trigger."""
    found = _by_other_event(scene, sentence, trigger)
    taken = [c.span for c in found if c.span]
    line = scene.document.dateline
    if line is not None and line.date is not None:
        taken.append(line.date)  # it dates the report, and the event only for want of anything better
    here = scene.within(sentence)
    for n, timex in enumerate(here):
        if timex.type == "SET" or any(timex.span.overlaps(span) for span in taken):
            continue
        cost = belonging(scene.document.text, sentence, timex.span, trigger)
        if cost is None or _is_bare_length(timex):
            continue
        following = here[n + 1] if n + 1 < len(here) else None
        found.append(_candidate(scene, sentence, timex, following, cost))
    return found


def _is_bare_length(timex: Timex) -> bool:
    """Say whether an expression tells only how long ("for three days"): it places nothing in time."""
    return timex.type == "DURATION" and interval(timex, reference=date(2000, 1, 1)) == UNKNOWN


def _candidate(
    scene: _Scene, sentence: Sentence, timex: Timex, following: Timex | None, cost: float
) -> _Candidate:
    """Read one expression with the preposition above it and the other end of its range."""
    text, span = scene.document.text, timex.span
    days = interval(timex, reference=scene.reference)
    if (
        following
        and _RANGE_LEAD.search(text[sentence.start : span.start])
        and _RANGE.fullmatch(text[span.end : following.span.start])
    ):
        end = interval(following, reference=scene.reference)
        if days.first and end.last and days.first <= end.last:
            span = Span.of(text, span.start, following.span.end)
            days = Interval(days.first, end.last, _precision(days.first, end.last))
    else:
        word = word_before(sentence, timex.span)
        # "Shortly after noon on Monday" is on Monday still.
        if timex.type != "TIME" or word not in {"after", "before"}:
            days = _bounded(days, word, scene.reference)
    basis = "text" if timex.anchored == "absolute" and timex.type != "DURATION" else "relative"
    reason = f"“{span.text}” belongs to the trigger"
    if days == UNKNOWN:
        reason = f"“{span.text}” counts from a day that the document does not give"
    return _Candidate(span, days, basis, cost, reason)


def _bounded(days: Interval, word: str, reference: date | None) -> Interval:
    """Apply "since", "until", "by", "before", "after" to the days they stand before."""
    if days.first is None or days.last is None:
        return days
    one = timedelta(days=1)
    match word:
        case "since" if reference and days.first <= reference:
            return Interval(days.first, reference, _precision(days.first, reference))
        case "until" | "till" | "by":
            open_ = reference if reference and reference <= days.last else None
            return Interval(open_, days.last, _precision(open_, days.last))
        case "before" if days.first > date.min:
            return Interval(None, days.first - one, "unknown")
        case "after" if days.last < date.max:
            return Interval(days.last + one, None, "unknown")
        case _:
            return days


def _precision(first: date | None, last: date | None) -> str:
    """Name the unit that a stretch of days fits into."""
    if first is None or last is None:
        return "unknown"
    length = (last - first).days + 1
    limits = ((1, "day"), (7, "week"), (31, "month"), (366, "year"), (3653, "decade"))
    return next((name for most, name in limits if length <= most), "unknown")


def _by_other_event(scene: _Scene, sentence: Sentence, trigger: int) -> list[_Candidate]:
    """Read "a day before the referendum", "on the eve of the summit", "hours after the attack"."""
    found: list[_Candidate] = []
    text = scene.document.text
    for match in _OFFSET.finditer(text, sentence.start, sentence.end):
        noun = _noun_after(sentence, match.end())
        if noun is None or noun.i == trigger:
            continue
        measure = Span.of(text, match.start(), match.start("way"))
        cost = belonging(text, sentence, measure, trigger)
        if cost is None:
            continue
        whole = Span.of(text, match.start(), noun.end)
        dated = _date_elsewhere(scene, sentence, noun.i)
        offset = _offset(match)
        if dated is None or dated.days.first is None or offset is None:
            continue
        day = dated.days.first + timedelta(days=offset)
        last = dated.days.last + timedelta(days=offset) if dated.days.last else None
        reason = f"“{whole.text}” counts from the other event's day: {dated.reason}"
        found.append(_Candidate(whole, Interval(day, last, dated.days.precision), "relative", cost, reason))
    return found


def _noun_after(sentence: Sentence, offset: int) -> Token | None:
    """Give the head of the first noun phrase that begins at an offset."""
    for first, _, head in sentence.chunks:
        if offset <= sentence.tokens[first].start <= offset + 1:
            return sentence.tokens[head]
    return None


def _offset(match: re.Match[str]) -> int | None:
    """Give the days that stand before or after; hours leave the day as it is."""
    way = " ".join(match["way"].lower().split())
    if match["eve"]:
        return -1 if way == "of" else None
    if match["few"] or match["unit"].lower() == "hour":
        return 0 if way != "of" else None
    count = 1 if match["count"].lower() == "the" else calendar.number(match["count"])
    if way == "of":
        return 0 if match["count"].lower() == "the" and match["unit"].lower() == "day" else None
    if count is None:
        return None
    sign = 1 if way in ("after", "following") else -1
    return sign * count * (7 if match["unit"].lower() == "week" else 1)


def _date_elsewhere(scene: _Scene, sentence: Sentence, i: int, *, least: int = 0) -> _Candidate | None:
    """Find the day that the document gives to the happening a word names, by whatever word.

    Of several namings the one that shares most modifiers wins, then the nearest sentence. ``least`` is the
    number of modifiers that must be shared.
    """
    ranked: list[tuple[int, int, int, _Candidate]] = []
    for naming in date_events.namings(scene.annotations, sentence, i):
        if naming.shared < least:
            continue
        for timex in scene.within(naming.sentence):
            cost = belonging(scene.document.text, naming.sentence, timex.span, naming.token.i)
            if cost is None or timex.type not in ("DATE", "TIME"):
                continue
            read = _candidate(scene, naming.sentence, timex, None, cost)
            if read.days.precision == "day":
                away = abs(naming.sentence.number - sentence.number)
                reason = f"“{naming.token.text}” is dated “{timex.span.text}”"
                dated = _Candidate(read.span, read.days, read.basis, cost, reason)
                ranked.append((-naming.shared, away, timex.span.start, dated))
    ranked.sort(key=lambda entry: entry[:3])
    return ranked[0][3] if ranked else None


def _elsewhere(scene: _Scene, sentence: Sentence, trigger: int) -> list[_Candidate]:
    """Date "the referendum", a happening spoken of as known, by the day the document gives it."""
    token = sentence.tokens[trigger]
    if token.pos not in ("NOUN", "PROPN") or _is_ranked(sentence, token):
        return []
    dated = _date_elsewhere(
        scene, sentence, trigger, least=0 if _is_definite(sentence, trigger) else _TELLING
    )
    if dated is None:
        return []
    reason = f"“{token.text}” is spoken of as known, and elsewhere {dated.reason}"
    return [_Candidate(dated.span, dated.days, dated.basis, dated.cost, reason)]


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is one of many by rank: "the *deadliest* attack", not the latest."""
    return any(t.tag == "JJS" and t.text.lower() != "latest" for t in sentence.dependents(noun.i, "amod"))


def _is_definite(sentence: Sentence, i: int) -> bool:
    """Say whether a noun has "the", "this" or a possessor."""
    return any(child.text.lower() in _DEFINITE for child in sentence.dependents(i, "det", "poss"))


def _fallback(scene: _Scene, sentence: Sentence, trigger: int, unresolved: list[_Candidate]) -> _Candidate:
    """Date by the dateline, else by publication, else not at all."""
    if unresolved:
        return unresolved[0]
    here = scene.reference
    if here is None:
        return _Candidate(
            None,
            UNKNOWN,
            "published",
            9.0,
            "no expression belongs to the trigger, and the day of "
            "publication is not known; give it with --published",
        )
    if _is_coming(sentence, trigger):
        days = Interval(here, None, "unknown")
        return _Candidate(None, days, "published", 9.0, "a coming act with no day of its own")
    if scene.above is not None and here != scene.document.published:
        days = Interval(here, here, "day")
        return _Candidate(scene.above.span, days, "dateline", 8.0, "the day that heads the entry")
    line = scene.document.dateline
    if line is not None and line.date is not None:
        filed = [t for t in scene.timexes if t.span.overlaps(line.date)]
        days = interval(filed[0], reference=here) if filed else UNKNOWN
        if days.precision == "day":
            return _Candidate(line.date, days, "dateline", 8.0, "no expression belongs to the trigger")
    return _Candidate(
        None, Interval(here, here, "day"), "published", 9.0, "no expression belongs to the trigger"
    )


def _is_coming(sentence: Sentence, i: int) -> bool:
    """Say whether the trigger stands in the future, below a verb of intent, or is called planned."""
    token = sentence.tokens[i]
    if any(child.text.lower() in _COMING for child in sentence.dependents(i, "aux")):
        return True
    if token.pos == "NOUN":
        return any(child.lemma in _COMING_ADJECTIVES for child in sentence.dependents(i, "amod"))
    bare = any(child.text.lower() == "to" for child in sentence.dependents(i, "aux"))
    above = sentence.tokens[token.head]
    return (
        bare and token.tag == "VB" and (above.lemma in _INTENDING or token.head == i or above.lemma == "go")
    )


def _answer(chosen: _Candidate, considered: list[_Candidate], token: Token) -> tuple[EventDate, Decision]:
    """Write the date and its decision."""
    span, days = chosen.span, chosen.days
    first = days.first.isoformat() if days.first else None
    last = days.last.isoformat() if days.last else None
    dated = EventDate(
        text=span.text if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
        first=first,
        last=last,
        precision=days.precision,
        basis=chosen.basis,
    )
    decision = Decision(
        subject=f"{token.start}:{token.end}",
        field="date",
        chosen=_written(days),
        alternatives=tuple(
            Option(_written(c.days) or "unknown", -c.cost, c.basis) for c in considered[:_MOST_OPTIONS]
        ),
        reason=chosen.reason,
        component=_COMPONENT,
        version=_VERSION,
    )
    return dated, decision


def _written(days: Interval) -> str | None:
    """Write an interval as ISO 8601 does, ``..`` for an open end."""
    if days == UNKNOWN:
        return None
    first = days.first.isoformat() if days.first else ".."
    last = days.last.isoformat() if days.last else ".."
    return first if first == last else f"{first}/{last}"
