"""Assembles a store's events into incidents: what is new and what hangs together with it, nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from dragoman.assembly.blocking import Member, is_crowded, is_displaced, member
from dragoman.assembly.cluster import Merge
from dragoman.assembly.comparison_weights import THRESHOLD
from dragoman.assembly.event_comparison import compare
from dragoman.assembly.incident import make_incident
from dragoman.assembly.joining import Joined, compared, explained, join, wanted_pairs
from dragoman.assembly.reports import Report, Traits
from dragoman.records import Comparison, Incident, Ruling
from dragoman.run.copies import keep_copies
from dragoman.run.reports import Reports
from dragoman.store import assembled
from dragoman.store.assembled import BlockRow, Placed
from dragoman.store.corrections import as_coded
from dragoman.store.database import Store
from dragoman.store.incidents import write_changes
from dragoman.store.rulings import rulings

_AT_ONCE = 2000  # events in one transaction: what an assembly that is broken off loses at most


@dataclass(frozen=True, slots=True)
class Step:
    """What one transaction of an assembly did.

    Attributes:
        events: Events that are new in it.
        touched: Events that were assembled before and were looked at again.
        changed: Incidents added or changed.
    """

    events: int
    touched: int
    changed: int


def assemble(store: Store) -> Iterator[Step]:
    """Bring the incidents of a store up to date with its events and judgements.

    Whatever the order in which events came, and in however many assemblies, the incidents are the same.

    Args:
        store: Open for writing.

    Yields:
        A step for each transaction.

    Raises:
        InputError: Judgements contradict each other; nothing is changed by that transaction.
    """
    new = assembled.new_events(store)
    run = _Run(store, rulings(store))
    rejudged = run.rejudged()
    parts = [new[at : at + _AT_ONCE] for at in range(0, len(new), _AT_ONCE)] or ([[]] if rejudged else [])
    for number, part in enumerate(parts):
        yield run.step(part, rejudged if number == 0 else ())


def assemble_judged(store: Store) -> Step | None:
    """Follow judgements that were made or taken back since the last assembly; None where there are none."""
    run = _Run(store, rulings(store))
    rejudged = run.rejudged()
    return run.step((), rejudged) if rejudged else None


def take_out(store: Store, events: Iterable[str]) -> None:
    """Take events out of the incidents, which are then as if these had never come.

    Part of a transaction of the caller's, who takes the events themselves out next or codes them anew; an
    event that stays in the store is a new one to the next assembly.

    Args:
        store: Open for writing.
        events: Ids of events that are in the store.
    """
    leaving = set(assembled.incidents_of(store, sorted(set(events))))
    if leaving:
        _Run(store, rulings(store)).take_out(leaving)


def merges_of(store: Store, incident: Incident) -> tuple[Merge, ...]:
    """Give why an incident's reports were put together, in the order in which that was done.

    That was done with the reports as they were coded, and is told so whatever reviewers have corrected since.
    What came together by way of a report that they rejected has no merge.
    """
    with as_coded(store) as coded:
        run = _Run(coded, rulings(coded))
        run.reports.load(incident.events)
        known = {event: run.reports.traits(event) for event in incident.events}
        return explained(known, run.blocks_of(known.values()), run.rulings)


def comparisons(store: Store, pairs: Sequence[tuple[str, str]]) -> tuple[Comparison, ...]:
    """Compare pairs of reports, as they were coded, field by field: what each field says and counts."""
    with as_coded(store) as coded:
        loaded = Reports(coded)
        loaded.load({event for pair in pairs for event in pair})
    return tuple(compare(loaded.traits(a), loaded.traits(b)) for a, b in pairs)


def reports_of(store: Store, incident: Incident) -> tuple[Report, ...]:
    """Give an incident's reports, in order of publication."""
    loaded = Reports(store)
    loaded.load(incident.events)
    return tuple(loaded.report(event) for event in incident.events)


def remade(store: Store, members: Mapping[str, Sequence[str]]) -> tuple[Incident, ...]:
    """Make the records of incidents of the reports that are theirs now; each keeps its id.

    Args:
        store: Where the reports are read.
        members: For each incident's id, ids of its reports, one or more.
    """
    run = _Run(store, ())
    run.reports.load({event for events in members.values() for event in events})
    made = run.made(list(members.values()))
    return tuple(replace(one, id=identity) for identity, one in zip(members, made, strict=True))


@dataclass(slots=True)
class _Run:
    """One assembly of a store."""

    store: Store
    rulings: tuple[Ruling, ...]
    reports: Reports = field(init=False)

    def __post_init__(self) -> None:
        self.reports = Reports(self.store)

    def rejudged(self) -> tuple[str, ...]:
        """Give the events of judgements that were made or taken back since the last assembly."""
        before, now = assembled.followed(self.store), {ruling.id: ruling for ruling in self.rulings}
        added = {e for key in now.keys() - before.keys() for e in (*now[key].events, *now[key].others)}
        gone = {e for key in before.keys() - now.keys() for e in before[key]}
        return tuple(sorted(added | gone))

    def step(self, new: Sequence[str], rejudged: Iterable[str]) -> Step:
        """Take new events in, and cluster anew every component that they or judgements touch."""
        with self.store.transaction():
            self.reports.load(new)
            keep_copies(self.store, sorted({self.reports.report(e).event.doc for e in new}))
            seeds = {*rejudged, *self._touched(new)}
            placed = assembled.components_with(self.store, seeds)
            changed = self._place({*new, *(one.event for one in placed)}, placed)
            assembled.follow(self.store, self.rulings)
        self.reports.trim()
        return Step(len(new), len(placed), changed)

    def take_out(self, leaving: AbstractSet[str]) -> None:
        """Take assembled events out, and cluster anew every component that this touches."""
        self.reports.load(leaving)
        blocks = self._blocks({key for event in leaving for key in self.reports.keys(event)})
        # In a crowded block others move up, and are compared with all behind them.
        crowded = {one.id for members in blocks if is_crowded(members) for one in members}
        placed = assembled.components_with(self.store, leaving | crowded)
        assembled.take_out(self.store, leaving)
        self._place({one.event for one in placed} - leaving, placed)

    def _place(self, events: AbstractSet[str], before: Sequence[Placed]) -> int:
        """Cluster whole components, put their events where they now are, and count the incidents changed."""
        ids = sorted(events)
        joined = self._joined(ids)
        made = self.made(joined.incidents)
        home = {event: incident.id for incident in made for event in incident.events}
        changed = write_changes(self.store, sorted({one.incident for one in before}), made)
        assembled.place_events(
            self.store, [Placed(event, joined.component_of[event], home[event]) for event in ids]
        )
        return changed

    def _touched(self, new: Sequence[str]) -> set[str]:
        """Put new events into blocks, and give the old ones whose component they may change."""
        arriving = {event: self.reports.traits(event) for event in new}
        rows = [
            BlockRow(key, member(trait).published, trait.id)
            for trait in arriving.values()
            for key in self.reports.keys(trait.id)
        ]
        assembled.add_blocks(self.store, rows)
        blocks = self._blocks({row.key for row in rows})
        touched = {one.id for members in blocks for one in _displaced(members, arriving)}
        everybody = {one.id for members in blocks for one in members}
        wanted = wanted_pairs(blocks, arriving, everybody)
        self.reports.load({event for pair in wanted for event in pair})
        known = {event: self.reports.traits(event) for pair in wanted for event in pair}
        links = (pair for pair in compared(known, wanted) if pair.score >= THRESHOLD)
        touched |= {event for pair in links for event in (pair.a, pair.b)}
        for ruling in self.rulings:
            if ruling.together and arriving.keys() & set(ruling.events):
                touched |= set(ruling.events)
        return touched - arriving.keys()

    def _joined(self, ids: Sequence[str]) -> Joined:
        """Cluster whole components."""
        self.reports.load(ids)
        known = {event: self.reports.traits(event) for event in ids}
        return join(known, self.blocks_of(known.values()), self.rulings)

    def blocks_of(self, known: Iterable[Traits]) -> list[list[Member]]:
        """Give the blocks of reports with all their members."""
        return self._blocks({key for trait in known for key in self.reports.keys(trait.id)})

    def _blocks(self, wanted: Iterable[int]) -> list[list[Member]]:
        """Give blocks with all their members."""
        groups = assembled.groups_of(assembled.block_rows(self.store, wanted))
        return [[Member(row.published, row.event) for row in groups[key]] for key in sorted(groups)]

    def made(self, incidents: Sequence[Sequence[str]]) -> list[Incident]:
        """Make the records."""
        reports = [[self.reports.report(event) for event in members] for members in incidents]
        docs = [{report.event.doc for report in members} for members in reports]
        several = {doc for own in docs if len(own) > 1 for doc in own}
        copies = assembled.copies_among(self.store, several)
        return [
            make_incident(members, [pair for pair in copies if own.issuperset(pair)])
            for members, own in zip(reports, docs, strict=True)
        ]


def _displaced(members: Sequence[Member], arriving: Mapping[str, Traits]) -> list[Member]:
    """Give a block's old members where new ones change which of the old are compared with each other."""
    before = [one for one in members if one.id not in arriving]
    return before if is_displaced(before, members) else []
