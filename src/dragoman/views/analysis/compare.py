"""Compares events with those of another table: which are the same by day, distance and type."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date

from dragoman.knowledge.distance import kilometres
from dragoman.store.observations import Observation
from dragoman.views.analysis.reference_tables import Reference

NONE = "none"
"""The row or column of events without a partner."""

# Mean radius of the earth in kilometres (IUGG).
_RADIUS = 6371.0088
_FINE = frozenset({"site", "city", "admin2"})
# A date this long says too little to be a partner.
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Rules:
    """When two events may be one.

    Attributes:
        days: Days that may lie between them.
        km: Kilometres that may lie between their points.
        types: For each of their types, ours that may report it; None: any.
    """

    days: int
    km: float
    types: Mapping[str, frozenset[str]] | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events taken for one.

    Attributes:
        ours: Id of ours.
        theirs: Id of theirs.
        type: Type of ours.
        their_type: Type of theirs.
        days: Days between them, 0 where their days overlap.
        km: Kilometres between them.
    """

    ours: str
    theirs: str
    type: str
    their_type: str
    days: int
    km: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of a comparison.

    Attributes:
        pairs: Partners, each event in one pair at most, by our id.
        ours: Type of each of our events that was compared.
        theirs: Type of each of theirs.
        set_aside: Why events of ours were not compared, and how many.
        unnamed: Types of theirs that the rules do not name, and how many events of each were not compared.
    """

    pairs: tuple[Pair, ...]
    ours: Mapping[str, str]
    theirs: Mapping[str, str]
    set_aside: Mapping[str, int]
    unnamed: Mapping[str, int] = field(default_factory=dict)


def compared(found: Iterable[Observation], theirs: Sequence[Reference], rules: Rules) -> Comparison:
    """Find partners.

    Every pair within the rules is a candidate; they are taken in the order of days between, then
    kilometres, then ids, and each event is in one pair only. What lies outside the other table's days, or
    is of a type that the rules do not name, is not compared: there it has no answer to give.

    Args:
        found: Our events.
        theirs: The other table's.
        rules: What may lie between two partners.
    """
    unnamed: Counter[str] = Counter()
    if rules.types is not None:
        unnamed.update(one.type for one in theirs if one.type not in rules.types)
        theirs = [one for one in theirs if one.type in rules.types]
    span = _span(theirs)
    ours: dict[str, Observation] = {}
    aside: Counter[str] = Counter()
    for one in found:
        reason = _unfit(one, span, rules)
        if reason:
            aside[reason] += 1
        else:
            ours[one.id] = one
    pairs = _assign(sorted(_candidates(ours.values(), theirs, rules), key=_closeness))
    return Comparison(
        tuple(sorted(pairs, key=lambda pair: pair.ours)),
        {one.id: one.type for one in ours.values()},
        {one.id: one.type for one in theirs},
        dict(sorted(aside.items())),
        dict(sorted(unnamed.items())),
    )


def matrix(made: Comparison) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """Give the overlap matrix: their types by ours, with those that have no partner last.

    Returns:
        The header, and a row for each of their types and one for ours without a partner.
    """
    ours = (*sorted(set(made.ours.values())), NONE)
    paired = Counter((pair.their_type, pair.type) for pair in made.pairs)
    mine, other = {pair.ours for pair in made.pairs}, {pair.theirs for pair in made.pairs}
    paired.update((NONE, kind) for identity, kind in made.ours.items() if identity not in mine)
    paired.update((kind, NONE) for identity, kind in made.theirs.items() if identity not in other)
    rows: list[tuple[str | int, ...]] = [
        (kind, *(paired[kind, name] for name in ours)) for kind in sorted(set(made.theirs.values()))
    ]
    return ("theirs", *ours), [*rows, (NONE, *(paired[NONE, name] for name in ours))]


def summary(made: Comparison) -> Iterator[tuple[str, str, int, int, float | None]]:
    """Give for each side, by type and as a whole: events, those with a partner, their share."""
    sides = (
        ("theirs", made.theirs, {pair.theirs for pair in made.pairs}),
        ("ours", made.ours, {pair.ours for pair in made.pairs}),
    )
    for side, types, matched in sides:
        for kind in (*sorted(set(types.values())), "all"):
            members = {identity for identity, name in types.items() if kind in {"all", name}}
            with_partner = len(members & matched)
            yield side, kind, len(members), with_partner, _share(with_partner, members)


def windows(
    found: Sequence[Observation], theirs: Sequence[Reference], rules: Rules
) -> Iterator[tuple[int, float, int, float | None, float | None]]:
    """Give for several windows the pairs, and their share of theirs and of ours: what hangs on the choice.

    The days are none, half, all and twice those of the rules, the kilometres a tenth, half, all and twice
    theirs. What counts as compared is that of the rules, for all windows alike.
    """
    widest = compared(found, theirs, rules)
    kept = [one for one in found if one.id in widest.ours]
    for days in sorted({0, rules.days // 2, rules.days, rules.days * 2}):
        for km in (rules.km * part for part in (0.1, 0.5, 1.0, 2.0)):
            pairs = len(compared(kept, theirs, Rules(days, km, rules.types)).pairs)
            yield days, round(km, 3), pairs, _share(pairs, widest.theirs), _share(pairs, widest.ours)


def _share(part: int, whole: Sized) -> float | None:
    return round(part / len(whole), 6) if whole else None


def _span(theirs: Sequence[Reference]) -> tuple[int, int]:
    """Give the first and the last day of a table; of an empty one, days that nothing is between."""
    first = min((one.first.toordinal() for one in theirs), default=date.max.toordinal())
    return first, max((one.last.toordinal() for one in theirs), default=0)


def _unfit(one: Observation, span: tuple[int, int], rules: Rules) -> str:
    """Say why an event of ours cannot be compared, or nothing."""
    if rules.types is not None and not any(one.type in names for names in rules.types.values()):
        return "of a type that the other table does not have"
    if one.first is None or one.last is None or (one.last - one.first).days > _LONGEST:
        return "no day, or only a year"
    if one.lat is None or one.precision not in _FINE:
        return "no point, or a place coarser than a district"
    if one.last.toordinal() + rules.days < span[0] or one.first.toordinal() - rules.days > span[1]:
        return "outside the days of the other table"
    return ""


def _candidates(ours: Iterable[Observation], theirs: Sequence[Reference], rules: Rules) -> Iterator[Pair]:
    """Give every pair within the rules; theirs are looked up by day."""
    by_day: dict[int, list[Reference]] = defaultdict(list)
    for other in theirs:
        for day in range(other.first.toordinal() - rules.days, other.last.toordinal() + rules.days + 1):
            by_day[day].append(other)
    for one in ours:
        if one.first is None or one.last is None or one.lat is None or one.lon is None:
            continue
        days = range(one.first.toordinal(), one.last.toordinal() + 1)
        near = {other.id: other for day in days for other in by_day.get(day, ())}
        for other in near.values():
            km = kilometres(one.lat, one.lon, other.lat, other.lon, radius=_RADIUS)
            fits = rules.types is None or one.type in rules.types[other.type]
            if fits and km <= rules.km:
                gap = max(0, (one.first - other.last).days, (other.first - one.last).days)
                yield Pair(one.id, other.id, one.type, other.type, gap, round(km, 3))


def _closeness(pair: Pair) -> tuple[int, float, str, str]:
    return pair.days, pair.km, pair.ours, pair.theirs


def _assign(candidates: Iterable[Pair]) -> Iterator[Pair]:
    """Take the closest pairs first, each event once."""
    mine: set[str] = set()
    other: set[str] = set()
    for pair in candidates:
        if pair.ours not in mine and pair.theirs not in other:
            mine.add(pair.ours)
            other.add(pair.theirs)
            yield pair
