"""What the fields of two reports say of each other: for each the key of its weight."""

from math import sqrt

from dragoman.assembly.comparison_weights import WEIGHTS
from dragoman.assembly.reports import Side, Traits, is_long
from dragoman.knowledge.distance import kilometres
from dragoman.records import COUNTED, SYMMETRIC, Count, Place, Status

FIELDS = ("status", "days", "place", "actors", "recipients", "tolls", "mode", "trigger", "sentence", "story")
DAYS_APART = 1
"""Days that may lie between two dates of one happening."""

AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_AREAS = frozenset({"country", "admin1", "admin2", "region"})
_CITY_KM = 25
# Cosine of the sets of names and numbers, swept over 21,115 pairs of articles in 36 story clusters: at 0.2
# 60 in 100 pairs of one story and 1 in 100 of two, at 0.1 87 and 5, at 0.05 95 and 35.
_STORY = ((0.2, "same"), (0.1, "alike"), (0.05, "some"), (0.0, "other"))
_STORY_WORDS = 5
# Shared content words by the shorter sentence's.
_SENTENCE = ((0.8, "copied"), (0.45, "alike"), (0.2, "some"), (0.0, "little"))


def findings(a: Traits, b: Traits) -> tuple[str, ...]:
    """Give for each of ``FIELDS`` the key of its weight."""
    actors, recipients = _sides(a, b)
    return (
        "part" if _is_part(a, b) else _status(a.status, b.status),
        compare_days(a, b),
        compare_places(a.place, b.place),
        actors,
        recipients,
        _tolls(a, b),
        _mode(a.mode, b.mode),
        "same" if a.stem == b.stem else "differ",
        _sentence(a, b),
        _story(a, b),
    )


def _status(a: Status, b: Status) -> str:
    if (a in AHEAD) != (b in AHEAD):
        return "apart"
    if Status.DENIED in (a, b) and a != b:
        return "rival"
    if (a is Status.NEGATED) != (b is Status.NEGATED):
        return "undone"
    return "alike"


def _is_part(a: Traits, b: Traits) -> bool:
    """Say whether one is a denied part in the other: "denied that it *carried out* Monday's *bombing*"."""
    return (
        (a.doc, a.sentence, a.first, a.last, a.mode) == (b.doc, b.sentence, b.first, b.last, b.mode)
        and {a.status, b.status} == {Status.DENIED, Status.HAPPENED}
        and (a.place, a.recipients) == (b.place, b.recipients)
    )


def compare_days(a: Traits, b: Traits) -> str:
    """Compare when two reports say it was."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "unknown"
    if _is_taken_up(a, b):
        return "told"
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap <= 0:
        one = a.is_dated and b.is_dated and a.first == a.last == b.first == b.last
        is_vague = is_long(a) or is_long(b) or _is_undated_denial(a) or _is_undated_denial(b)
        return "same" if one else "unknown" if is_vague else "overlap"
    return "next" if gap <= DAYS_APART else "far"


def _is_taken_up(a: Traits, b: Traits) -> bool:
    """Say whether one has its day by the words of the other's sentence: "the bombing", which is known."""
    one = (a.doc, a.day_at, a.first, a.last) == (b.doc, b.day_at, b.first, b.last)
    return one and a.is_dated and a.sentence != b.sentence and a.day_at is not None


def _is_undated_denial(one: Traits) -> bool:
    """Say whether nobody says when a denied thing was: the day of the denial tells nothing of it."""
    return one.status is Status.DENIED and not one.is_dated


def compare_places(a: Place | None, b: Place | None) -> str:
    """Compare where two reports say it was."""
    if a is None or b is None:
        return "unknown"
    if (a.geonameid is not None and a.geonameid == b.geonameid) or (a.name, a.country) == (b.name, b.country):
        area = a.precision in {"country", "region"}
        return "within" if area else "same"
    if a.country != b.country and a.country is not None and b.country is not None:
        return "abroad"
    if a.precision in _AREAS or b.precision in _AREAS:
        return "within" if _may_hold(a, b) else "elsewhere"
    distance = _kilometres(a, b)
    return "unknown" if distance is None else "near" if distance <= _CITY_KM else "elsewhere"


def _may_hold(a: Place, b: Place) -> bool:
    """Say whether one of two places, at least one an area, may lie in the other."""
    if "country" in (a.precision, b.precision) or "region" in (a.precision, b.precision):
        return True
    return a.admin1 is None or b.admin1 is None or a.admin1 == b.admin1


def _kilometres(a: Place, b: Place) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _sides(a: Traits, b: Traits) -> tuple[str, str]:
    """Compare both sides; crossed where that fits better and the type is mutual."""
    straight = compare_sides(a.actors, b.actors), compare_sides(a.recipients, b.recipients)
    if a.type not in SYMMETRIC:
        return straight
    crossed = compare_sides(a.actors, b.recipients), compare_sides(a.recipients, b.actors)
    return max(straight, crossed, key=_both)


def _both(sides: tuple[str, str]) -> float:
    return WEIGHTS["actors"][sides[0]].value + WEIGHTS["recipients"][sides[1]].value


def compare_sides(a: Side, b: Side) -> str:
    """Compare the parties on one side of two reports."""
    if not a.label or not b.label:
        return "unknown"
    if a.ids & b.ids or (a.names and a.names == b.names):
        return "same"
    if a.names & b.names:
        return "alike"
    if not a.countries or not b.countries:
        return "described"
    if not a.countries & b.countries:
        return "other country"
    return "other person" if a.persons and b.persons and a.names and b.names else "country"


def _tolls(a: Traits, b: Traits) -> str:
    """Compare the numbers that both give; the most telling kind counts."""
    found = [
        _toll(one, two)
        for kind in COUNTED
        if (one := getattr(a.size, kind)) is not None and (two := getattr(b.size, kind)) is not None
    ]
    if not found:
        return "unknown"
    return max(found, key=lambda finding: abs(WEIGHTS["tolls"][finding].value))


def _toll(a: Count, b: Count) -> str:
    less, more = sorted((a.best, b.best))
    if less == more:
        return "same" if more > 1 else "one"
    meet = (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)
    if meet or more <= less * 1.5:
        return "near"
    return "clear" if more > less * 4 and more - less > 5 else "differ"


def _mode(a: str | None, b: str | None) -> str:
    return "unknown" if a is None or b is None else "same" if a == b else "differ"


def _sentence(a: Traits, b: Traits) -> str:
    if a.doc == b.doc and a.sentence == b.sentence:
        return "one"
    shared, least = len(a.evidence & b.evidence), min(len(a.evidence), len(b.evidence))
    part = shared / least if least else 0.0
    return _step(_SENTENCE, part)


def _story(a: Traits, b: Traits) -> str:
    if a.doc == b.doc:
        return "one"
    if min(len(a.words), len(b.words)) < _STORY_WORDS:
        return "unknown"
    alike = len(a.words & b.words) / sqrt(len(a.words) * len(b.words))
    return _step(_STORY, alike)


def _step(steps: tuple[tuple[float, str], ...], value: float) -> str:
    return next(key for least, key in steps if value >= least)
