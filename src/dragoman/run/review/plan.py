"""Whom to ask about what: the sample that judgements stand for, and each judge's queue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.errors import UsageError
from dragoman.records import content_id
from dragoman.run.review.fields import Field
from dragoman.run.review.reviewed import last_words
from dragoman.run.review.sampling import Sampled, Stratum, draw
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, every_standing
from dragoman.store.observations import kinds
from dragoman.store.read import EventFilter

SAMPLE, SECOND = 200, 0.2
_LEAST = 5
_JUDGES = 2  # an event of the shared part is given to so many
_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be judged.

    Attributes:
        wanted: Which events the sample is to stand for.
        size: Events to draw, in strata by type.
        seed: Another seed draws other events.
        second: Share of the sample that a second judge is asked about too, 0 to 1.
        fields: Which fields, in the order in which they are asked.
    """

    wanted: EventFilter = field(default_factory=EventFilter)
    size: int = SAMPLE
    seed: int = 0
    second: float = SECOND
    fields: tuple[Field, ...] = tuple(Field)


@dataclass(frozen=True, slots=True)
class Plan:
    """A sample drawn.

    Attributes:
        asked: What was asked for.
        sample: The events, with their strata.
        shared: Ids of those that a second judge is asked about too.
    """

    asked: Asked
    sample: tuple[Sampled, ...]
    shared: frozenset[str]

    @property
    def sizes(self) -> dict[str, int]:
        """How many events each stratum has."""
        return {one.stratum: one.size for one in self.sample}


Judged = Mapping[str, Sequence[Judgement]]
"""Standing judgements by the event they are on."""


def make_plan(store: Store, asked: Asked) -> Plan:
    """Draw a sample, stratified by type; the same store and seed give the same.

    Raises:
        UsageError: The sample is smaller than the number of types, or the share is none.
    """
    if not 0 <= asked.second <= 1:
        raise UsageError(f"--second: {asked.second} is no share; give one from 0 to 1, such as 0.2")
    found = tuple(kinds(store, asked.wanted))
    types = len({one.type for one in found})
    if asked.size < types:
        raise UsageError(f"--sample: {asked.size} is too few for {types} types; give {types} or more")
    least = min(_LEAST, asked.size // types) if types else _LEAST
    sample = draw(found, Stratum.TYPE, asked.size, least, asked.seed)
    shared = frozenset(one.id for one in sample if _share(one.id, asked.seed) < asked.second)
    return Plan(asked, sample, shared)


def judged(store: Store) -> dict[str, list[Judgement]]:
    """Give all standing judgements by their subject, in the order they came."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for one in every_standing(store):
        found[one.subject].append(one)
    return dict(found)


def queue(plan: Plan, judge: str, said: Judged) -> tuple[str, ...]:
    """Give the events that a judge is to be asked about, in the order of asking.

    Those that two judge come first, for disagreement should show early; then a random order of the judge's
    own, so that whoever stops anywhere leaves a random part of each stratum, and two who work at once seldom
    meet. Left out are events that the judge has done, and those that others have.

    Args:
        plan: The sample.
        judge: Who is asked.
        said: Standing judgements.
    """
    wanted = [one.id for one in plan.sample if _is_open(plan, one.id, judge, said.get(one.id, ()))]
    seed = str(plan.asked.seed)
    return tuple(sorted(wanted, key=lambda one: (one not in plan.shared, content_id("w1", seed, judge, one))))


def open_fields(plan: Plan, judge: str, said: Iterable[Judgement]) -> tuple[Field, ...]:
    """Give the fields of an event that a judge has still to judge; none where there is no such event."""
    mine = {name: one for name, words in last_words(said).items() for one in words if one.judge == judge}
    whole = mine.get(Field.EVENT)
    if whole is not None and whole.verdict is Verdict.WRONG:
        return ()
    return tuple(name for name in plan.asked.fields if name not in mine)


def _is_open(plan: Plan, identity: str, judge: str, said: Sequence[Judgement]) -> bool:
    """Say whether a judge is to be asked about an event."""
    if not open_fields(plan, judge, said):
        return False
    judges = {one.judge for words in last_words(said).values() for one in words}
    others = {one for one in judges - {judge} if not open_fields(plan, one, said)}
    return len(others) < (_JUDGES if identity in plan.shared else 1)


def _share(identity: str, seed: int) -> float:
    """Give a number from 0 up to 1 that is an event's own."""
    return int(content_id("w1", "second", str(seed), identity).partition(":")[2], 16) % _STEPS / _STEPS
