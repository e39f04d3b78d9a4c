"""Compares two reports field by field and says of each field what it found and what that counts."""

from math import asin, cos, exp, radians, sin, sqrt

from dragoman.assembly.comparison_weights import NEVER, START, WEIGHTS
from dragoman.assembly.reports import Side, Traits, is_long
from dragoman.records import Comparison, Count, FieldComparison, Place, Status

Finding = tuple[str, str]
"""A key of the field's weights, and both values in words."""

DAYS_APART = 1
"""Days that may lie between two dates of one happening."""

_AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
# Whoever meets, agrees or works together does so with the other side: "A met B" is "B met A".
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_AREAS = frozenset({"country", "admin1", "admin2", "region"})
_CITY_KM = 25
_EARTH_KM = 6371
_TOLLS = ("dead", "injured", "arrested", "displaced", "participants")
# Cosine of the sets of names and numbers, swept over 21,115 pairs of articles in 34 story clusters: at 0.2
# 60 in 100 pairs of one story and 1 in 100 of two, at 0.1 87 and 5, at 0.05 95 and 35.
_STORY = ((0.2, "same"), (0.1, "alike"), (0.05, "some"), (0.0, "other"))
_STORY_WORDS = 5
# Shared content words by the shorter sentence's.
_SENTENCE = ((0.8, "copied"), (0.45, "alike"), (0.2, "some"), (0.0, "little"))


def compare(a: Traits, b: Traits) -> Comparison:
    """Compare two reports; which is which means nothing."""
    if b.id < a.id:
        a, b = b, a
    fields = tuple(_weighed(field, finding) for field, finding in _findings(a, b))
    total = START + sum(field.weight for field in fields)
    return Comparison(a.id, b.id, _logistic(total), START, fields)


def may_be_one(a: Traits, b: Traits) -> bool:
    """Say whether two reports are worth comparing: nothing excludes that they are of one happening."""
    if a.type != b.type or (a.status in _AHEAD) != (b.status in _AHEAD):
        return False
    return _days(a, b)[0] != "far"


def reasons(comparison: Comparison) -> tuple[str, ...]:
    """Write a comparison in words: what counted, most first."""
    counted = sorted((f for f in comparison.fields if f.weight), key=lambda f: (-abs(f.weight), f.field))
    return tuple(f"{f.field} {f.weight:+.1f}: {f.reason}" for f in counted)


def _findings(a: Traits, b: Traits) -> list[tuple[str, Finding]]:
    return [
        ("status", _status(a.status, b.status)),
        ("days", _days(a, b)),
        ("place", compare_places(a.place, b.place)),
        *_sides(a, b),
        ("tolls", _tolls(a, b)),
        ("mode", _mode(a.mode, b.mode)),
        ("trigger", ("same" if a.stem == b.stem else "differ", f"{a.stem}… and {b.stem}…")),
        ("sentence", _sentence(a, b)),
        ("story", _story(a, b)),
    ]


def _weighed(field: str, finding: Finding) -> FieldComparison:
    key, values = finding
    weight = WEIGHTS[field][key]
    return FieldComparison(field, weight.verdict, weight.value, f"{weight.reason} ({values})")


def _logistic(total: float) -> float:
    return 0.0 if total <= NEVER / 2 else 1 / (1 + exp(-total))


def _status(a: Status, b: Status) -> Finding:
    values = f"{a} and {b}"
    if (a in _AHEAD) != (b in _AHEAD):
        return "apart", values
    if Status.DENIED in (a, b) and a != b:
        return "rival", values
    if (a is Status.NEGATED) != (b is Status.NEGATED):
        return "undone", values
    return "alike", values


def _days(a: Traits, b: Traits) -> Finding:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "unknown", "no day"
    gap = max(a.first, b.first) - min(a.last, b.last)
    values = f"{max(gap, 0)} days apart"
    if gap <= 0:
        one = a.is_dated and b.is_dated and a.first == a.last == b.first == b.last
        is_vague = is_long(a) or is_long(b)
        return ("same" if one else "unknown" if is_vague else "overlap"), values
    return ("next" if gap <= DAYS_APART else "far"), values


def compare_places(a: Place | None, b: Place | None) -> Finding:
    """Compare where two reports say it was."""
    if a is None or b is None:
        return "unknown", " and ".join(place.name if place else "nowhere" for place in (a, b))
    values = f"{a.name} and {b.name}"
    if (a.geonameid is not None and a.geonameid == b.geonameid) or (a.name, a.country) == (b.name, b.country):
        area = a.precision in {"country", "region"}
        return ("within" if area else "same"), values
    if a.country != b.country and a.country is not None and b.country is not None:
        return "abroad", values
    if a.precision in _AREAS or b.precision in _AREAS:
        return ("within" if _may_hold(a, b) else "elsewhere"), values
    distance = _kilometres(a, b)
    return ("unknown" if distance is None else "near" if distance <= _CITY_KM else "elsewhere"), values


def _may_hold(a: Place, b: Place) -> bool:
    """Say whether one of two places, at least one an area, may lie in the other."""
    if "country" in (a.precision, b.precision) or "region" in (a.precision, b.precision):
        return True
    return a.admin1 is None or b.admin1 is None or a.admin1 == b.admin1


def _kilometres(a: Place, b: Place) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    part = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(part)))


def _sides(a: Traits, b: Traits) -> list[tuple[str, Finding]]:
    """Compare both sides; crossed where that fits better and the type is mutual."""
    straight = [
        ("actors", compare_sides(a.actors, b.actors)),
        ("recipients", compare_sides(a.recipients, b.recipients)),
    ]
    if a.type not in _MUTUAL:
        return straight
    crossed = [
        ("actors", compare_sides(a.actors, b.recipients)),
        ("recipients", compare_sides(a.recipients, b.actors)),
    ]
    return max(straight, crossed, key=lambda found: sum(WEIGHTS[f][key].value for f, (key, _) in found))


def compare_sides(a: Side, b: Side) -> Finding:
    """Compare the parties on one side of two reports."""
    values = f"{a.label or 'nobody'} and {b.label or 'nobody'}"
    if not a.label or not b.label:
        return "unknown", values
    if a.ids & b.ids or (a.names and a.names == b.names):
        return "same", values
    if a.names & b.names:
        return "alike", values
    if not a.countries or not b.countries:
        return "described", values
    if not a.countries & b.countries:
        return "other country", values
    return ("other person" if a.persons and b.persons and a.names and b.names else "country"), values


def _tolls(a: Traits, b: Traits) -> Finding:
    """Compare the numbers that both give; the most telling kind counts."""
    found = [
        _toll(kind, one, two)
        for kind in _TOLLS
        if (one := getattr(a.size, kind)) is not None and (two := getattr(b.size, kind)) is not None
    ]
    if not found:
        return "unknown", "no number of one kind in both"
    return max(found, key=lambda finding: abs(WEIGHTS["tolls"][finding[0]].value))


def _toll(kind: str, a: Count, b: Count) -> Finding:
    values = f"{kind} {a.best} and {b.best}"
    less, more = sorted((a.best, b.best))
    if less == more:
        return ("same" if more > 1 else "one"), values
    meet = (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)
    if meet or more <= less * 1.5:
        return "near", values
    return ("clear" if more > less * 4 and more - less > 5 else "differ"), values


def _mode(a: str | None, b: str | None) -> Finding:
    values = f"{a or 'none'} and {b or 'none'}"
    return ("unknown" if a is None or b is None else "same" if a == b else "differ"), values


def _sentence(a: Traits, b: Traits) -> Finding:
    if a.doc == b.doc and a.sentence == b.sentence:
        return "one", "one sentence"
    shared, least = len(a.evidence & b.evidence), min(len(a.evidence), len(b.evidence))
    part = shared / least if least else 0.0
    return _step(_SENTENCE, part), f"{shared} of {least} content words"


def _story(a: Traits, b: Traits) -> Finding:
    if a.doc == b.doc:
        return "one", "one article"
    if min(len(a.words), len(b.words)) < _STORY_WORDS:
        return "unknown", "too short"
    alike = len(a.words & b.words) / sqrt(len(a.words) * len(b.words))
    return _step(_STORY, alike), f"{alike:.2f} alike"


def _step(steps: tuple[tuple[float, str], ...], value: float) -> str:
    return next(key for least, key in steps if value >= least)
