"""Says which reports are compared at all: those that share a key of type, days, and party, place or number.

A key never depends on other reports, so that a report of today finds those of last week without their being
read again. A report whose text gives no day has the days before its publication, so that a
later report on an earlier event meets the reports of that day.

No block is compared quadratically: in one of more than ``BOUND`` reports each is compared with the first
``BOUND`` by publication only. What is lost are pairs of two later reports that meet in no smaller block;
through the earlier ones, which both are compared with, they still come together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.assembly.findings import DAYS_APART
from dragoman.assembly.reports import Traits, is_long
from dragoman.records import Place, content_number

BOUND = 100
_BUCKET = 4  # days; a date of one day falls into one bucket, or two at the edge
_MANY = 4  # keys of one kind; a list of twelve names is a list, not twelve clues
_NAME = 4  # letters of a name that is telling
_CELL = 0.5  # degrees, some 55 km
_TOLL = 3  # fewer are too common to find each other by
_AREAS = frozenset({"country", "region"})
_LATE = 10**7  # behind every day


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A report in a block, in the order in which blocks are cut off.

    Attributes:
        published: Publication day as a number.
        id: Id of the event.
    """

    published: int
    id: str


def member(trait: Traits) -> Member:
    """Give a report's place in the order of publication; an unknown day comes last."""
    return Member(_LATE if trait.published is None else trait.published, trait.id)


def keys(trait: Traits) -> tuple[int, ...]:
    """Give the keys of all blocks that a report is in, hashed to 63 bits, sorted."""
    # Two keys with one number are compared in vain, and nothing else.
    return tuple(sorted({content_number(key) for key in named_keys(trait)}))


def named_keys(trait: Traits) -> Iterator[str]:
    """Give the keys in words."""
    yield f"{trait.type} doc {trait.doc}"
    tokens = [*_pairs(trait), *_parties(trait), *_places(trait.place), *_tolls(trait)]
    for window in _windows(trait):
        for token in tokens:
            yield f"{trait.type} {window} {token}"


def pairs(members: Iterable[Member]) -> Iterator[tuple[str, str]]:
    """Give the pairs of a block that are to be compared, smaller id first, each once."""
    ordered = sorted(members)
    for one, two in combinations(ordered[:BOUND], 2):
        yield _two(one.id, two.id)
    for later in ordered[BOUND:]:
        for early in ordered[:BOUND]:
            yield _two(early.id, later.id)


def is_crowded(members: Sequence[Member]) -> bool:
    """Say whether a block has pairs that are not compared: where one is taken out, another moves up."""
    return len(members) > BOUND


def is_displaced(before: Sequence[Member], after: Sequence[Member]) -> bool:
    """Say whether pairs that were compared in a block no longer are, now that it has more members."""
    kept = set(sorted(after)[:BOUND])
    gone = [one for one in sorted(before)[:BOUND] if one not in kept]
    return bool(gone) and sum(one not in kept for one in before) > 1


def _two(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _windows(trait: Traits) -> Iterator[str]:
    """Give the buckets of days, wide enough that dates a day apart share one."""
    if trait.first is None or trait.last is None:
        return
    if is_long(trait):
        yield f"days {trait.first}-{trait.last}"  # a month meets the same month
        return
    for bucket in range(trait.first // _BUCKET, (trait.last + DAYS_APART) // _BUCKET + 1):
        yield f"day {bucket * _BUCKET}"


def _pairs(trait: Traits) -> list[str]:
    """Give pairs of countries and each alone: a report may leave out one side.

    The order of the sides is left out too: who met whom is told both ways.
    """
    left, right = sorted(trait.actors.countries), sorted(trait.recipients.countries)
    dyads = [f"dyad {' '.join(sorted((a, b)))}" for a in left for b in right][:_MANY]
    return [*dyads, *(f"country {one}" for one in sorted({*left, *right})[:_MANY])]


def _parties(trait: Traits) -> list[str]:
    ids = sorted(trait.actors.ids | trait.recipients.ids)[:_MANY]
    names = sorted(n for n in trait.actors.names | trait.recipients.names if len(n) >= _NAME)[:_MANY]
    return [*(f"id {one}" for one in ids), *(f"name {name}" for name in names)]


def _places(place: Place | None) -> list[str]:
    """Give the cells of two shifted grids, so that near places share one across a cell's edge."""
    if place is None or place.precision in _AREAS:
        return []
    if place.lat is None or place.lon is None:
        return [f"area {place.country} {place.admin1 or place.name}"]
    grids = ((shift, place.lat + shift, place.lon + shift) for shift in (0.0, _CELL / 2))
    return [f"cell {shift} {lat // _CELL:.0f} {lon // _CELL:.0f}" for shift, lat, lon in grids]


def _tolls(trait: Traits) -> list[str]:
    counts = (("dead", trait.size.dead), ("injured", trait.size.injured), ("arrested", trait.size.arrested))
    return [f"{kind} {count.best}" for kind, count in counts if count is not None and count.best >= _TOLL]
