"""Where the reports of an incident differ, and whether both can be right."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from dragoman.assembly.belief import denies
from dragoman.assembly.findings import compare_places, compare_sides
from dragoman.assembly.reports import Report, Side, side
from dragoman.assembly.variants import Gathering, day_values, place_value, place_values
from dragoman.records import COUNTED, Actor, Count, Disagreement, Event, Toll, TollReport, Variant

_RIVAL_SIDES = frozenset({"other country", "other person"})
_RIVAL_PLACES = frozenset({"elsewhere", "abroad"})
_V = TypeVar("_V")


def disagreements(gathering: Gathering) -> tuple[Disagreement, ...]:
    """Give every field in which reports differ: the status first, then who, where, when and how many."""
    found = (
        _status(gathering),
        _sides("actors", gathering, lambda event: event.actors),
        _sides("recipients", gathering, lambda event: event.recipients),
        _places(gathering),
        _days(gathering),
        _modes(gathering),
        *(_toll(toll, gathering) for toll in tolls(gathering)),
    )
    return tuple(one for one in found if one is not None)


def tolls(gathering: Gathering) -> tuple[Toll, ...]:
    """Give the numbers of each kind over time and by source."""
    found = []
    for kind in COUNTED:
        reports = tuple(
            _toll_report(report, count)
            for report in gathering.reports
            if (count := getattr(report.event.size, kind)) is not None
        )
        if reports:
            highs = [report.high for report in reports]
            high = None if None in highs else max(high for high in highs if high is not None)
            counting = _counting(reports)
            low = min(report.low for report in counting)
            found.append(Toll(kind, low, _best(counting, gathering), high, reports))
    return tuple(found)


def _counting(reports: Sequence[TollReport]) -> list[TollReport]:
    """Leave out numbers that are open above and below one of an earlier day: they say nothing against it.

    "A fifth victim died" and "at least nine" do not take back the 31 of the day before; a plain 27 does.
    """
    return [
        report
        for report in reports
        if report.high is not None
        or all(report.best >= one.best for one in reports if (one.published or "") < (report.published or ""))
    ]


def _toll_report(report: Report, count: Count) -> TollReport:
    day = None if report.published is None else report.published.isoformat()
    return TollReport(report.event.id, day, report.source, count.low, count.best, count.high)


def _best(reports: Sequence[TollReport], gathering: Gathering) -> int:
    """Give the number of the last day: that of most independent sources, the higher on a tie."""
    last = max((report.published or "" for report in reports), default="")
    latest = [report for report in reports if (report.published or "") == last]
    backing: dict[int, set[int]] = {}
    for report in latest:
        backing.setdefault(report.best, set()).add(gathering.group_of[report.event])
    return max(backing, key=lambda number: (len(backing[number]), number))


def _toll(toll: Toll, gathering: Gathering) -> Disagreement | None:
    """Say whether numbers differ, and whether by source on one day or only from day to day."""
    reports = _counting(toll.reports)
    numbers = {report.best for report in reports}
    if len(numbers) == 1:
        return None
    of_event = {report.event: report for report in reports}
    values = ((f"{of_event[r.event.id].best}", r) for r in gathering.reports if r.event.id in of_event)
    variants = gathering.variants(
        ((number, f"{number} {toll.kind}", report) for number, report in values),
        lambda variant: int(variant.value) != toll.best,
    )
    is_rival = any(_clash(a, b, gathering) for a, b in combinations(reports, 2))
    kind = "rival" if is_rival else "revised"
    told = "sources give different numbers for one day" if is_rival else "later reports give another number"
    summary = f"{toll.kind} {min(numbers)} to {max(numbers)}: {told}"
    return Disagreement(toll.kind, kind, summary, variants)


def _clash(a: TollReport, b: TollReport, gathering: Gathering) -> bool:
    """Say whether two numbers of one day and of two sources cannot both be right."""
    meet = (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)
    apart = gathering.group_of[a.event] != gathering.group_of[b.event]
    return not meet and apart and a.published == b.published


def _status(gathering: Gathering) -> Disagreement | None:
    """Set claims and denials side by side with who says so."""
    reports = gathering.reports
    if len({denies(report.event) for report in reports}) == 1:
        return None
    variants = gathering.variants((*_claim_or_denial(r.event), r) for r in reports)
    voices = "; ".join(f"{v.label} by {', '.join(v.speakers) or 'the article itself'}" for v in variants)
    return Disagreement("status", "rival", voices, variants)


def _claim_or_denial(event: Event) -> tuple[str, str]:
    return ("denial", "denied") if denies(event) else ("claim", "claimed")


def _sides(
    field: str, gathering: Gathering, parties: Callable[[Event], Iterable[Actor]]
) -> Disagreement | None:
    """Find sides that cannot be the same: two countries, two persons, a state and those who fight it."""
    sides = [(side(parties(report.event)), report) for report in gathering.reports]
    known = [(one, report) for one, report in sides if one.label]
    rivals = _rivals(known, _are_rival)
    variants = gathering.variants((one.label.lower(), one.label, report) for one, report in rivals)
    return _rival(field, variants)


def _are_rival(one: Side, two: Side) -> bool:
    """Say whether two sides exclude each other; within one country the army and the rebels do."""
    found = compare_sides(one, two)
    opposed = one.camp is not None and two.camp is not None and one.camp != two.camp
    return found in _RIVAL_SIDES or (found == "country" and opposed)


def _places(gathering: Gathering) -> Disagreement | None:
    placed = [(report.event.place, report) for report in gathering.reports if report.event.place is not None]
    rivals = _rivals(placed, lambda a, b: compare_places(a, b) in _RIVAL_PLACES)
    wanted = {place_value(place) for place, _ in rivals if place is not None}
    return _rival("place", [variant for variant in place_values(gathering) if variant.value in wanted])


def _days(gathering: Gathering) -> Disagreement | None:
    """Find days said by the texts themselves that do not meet."""
    said = [
        ((when.first, when.last), report)
        for report in gathering.reports
        if (when := report.event.date).basis in {"text", "relative"} and when.first and when.last
    ]
    rivals = _rivals(said, lambda a, b: a[1] < b[0] or b[1] < a[0])
    wanted = {first if first == last else f"{first}/{last}" for (first, last), _ in rivals}
    return _rival("day", [variant for variant in day_values(gathering) if variant.value in wanted])


def _modes(gathering: Gathering) -> Disagreement | None:
    modes = [(r.event.mode, r.event.mode, r) for r in gathering.reports if r.event.mode is not None]
    variants = gathering.variants(modes)
    return _rival("mode", variants) if len(variants) > 1 else None


def _rivals(
    valued: Sequence[tuple[_V, Report]], are_rival: Callable[[_V, _V], bool]
) -> list[tuple[_V, Report]]:
    """Give those that cannot be right together with some other."""
    found: set[int] = set()
    for (i, (one, _)), (j, (two, _)) in combinations(enumerate(valued), 2):
        if are_rival(one, two):
            found |= {i, j}
    return [valued[i] for i in sorted(found)]


def _rival(field: str, variants: Sequence[Variant]) -> Disagreement | None:
    if len(variants) < 2:  # one value is no disagreement
        return None
    summary = " or ".join(f"{v.label} ({v.sources})" for v in variants)
    return Disagreement(field, "rival", f"{field} {summary}, by independent sources", tuple(variants))
