"""What the incident page shows: its reports side by side, where they differ, and why they are together."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.assembly.belief import denies
from dragoman.assembly.reports import Report
from dragoman.errors import StoreError
from dragoman.records import Comparison, Incident, Place, SourceGroup
from dragoman.run import judging
from dragoman.run.incidents import comparisons, merges_of, reports_of
from dragoman.store import assembled, incidents, rulings
from dragoman.store.corrections import corrections_of, incident_gone
from dragoman.store.database import Store
from dragoman.store.incidents import Past
from dragoman.store.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Numbered:
    """A report with its number on the page.

    Attributes:
        number: From 1, in order of publication.
        report: The report.
        group: Number of its independent source, from 1.
        is_first: Whether its document is the first of that source.
    """

    number: int
    report: Report
    group: int
    is_first: bool

    @property
    def is_denial(self) -> bool:
        """Say whether it has it that it is not so."""
        return denies(self.report.event)


@dataclass(frozen=True, slots=True)
class Step:
    """A merge with its best pair compared field by field.

    Attributes:
        left: Ids of the reports of one side.
        right: Ids of those of the other.
        score: Mean of the pairs between them; None where people joined them.
        best: The pair that scored highest, compared; None where none was.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float | None
    best: Comparison | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that reports give.

    Attributes:
        place: As the first report of it has it.
        reports: Numbers of the reports.
    """

    place: Place
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """All that the page of one incident shows.

    Attributes:
        incident: The incident.
        reports: In order of publication.
        spots: Places, the one that most reports give first.
        copies: Pairs of documents that are near-copies.
        steps: Why the reports were put together, in the order in which that was done.
        judgements: Standing joins and splits that name one of its reports.
        past: What it was before.
        is_corrected: Whether it is read as its reviewers have it.
    """

    incident: Incident
    reports: tuple[Numbered, ...]
    spots: tuple[Spot, ...]
    copies: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    judgements: tuple[Judgement, ...]
    past: tuple[Past, ...]
    is_corrected: bool

    @property
    def title(self) -> str:
        """Name the incident: type, who, whom."""
        one = self.incident
        kind = f"{one.type} / {one.mode}" if one.mode else one.type
        sides = [side[0].label if side else "" for side in (one.actors, one.recipients)]
        return f"{kind}: {sides[0] or 'no actor stated'} → {sides[1] or 'no recipient stated'}"

    @property
    def numbers(self) -> dict[str, int]:
        """Give each report's number by its id."""
        return {one.report.event.id: one.number for one in self.reports}


def incident_page(store: Store, identity: str) -> IncidentPage:
    """Read all that the page of an incident shows.

    Args:
        store: The store.
        identity: The incident's id, or the beginning of it.

    Raises:
        StoreError: There is no such incident, or several begin so.
    """
    incident = known(store, identity)
    reports = numbered(reports_of(store, incident), incident.sources)
    docs = {one.report.event.doc for one in reports}
    return IncidentPage(
        incident=incident,
        reports=reports,
        spots=spots(reports),
        copies=tuple(assembled.copies_among(store, docs)),
        steps=steps(store, incident),
        judgements=rulings.judgements(store, incident.events),
        past=incidents.history(store, incident.id),
        is_corrected=corrections_of(store) is not None,
    )


def known(store: Store, identity: str) -> Incident:
    """Give an incident.

    Raises:
        StoreError: There is none, or several begin so; the message says what became of one that was.
    """
    found = incidents.incident(store, identity)
    if found is not None:
        return found
    gone = incident_gone(store, identity)
    if gone:
        raise StoreError(f"store {store.path.name}: {gone}")
    if became(store, identity):
        raise StoreError(f"incident {identity} is no more: its reports were put together otherwise")
    raise StoreError(f"store {store.path.name}: there is no incident {identity!r}; find it among the others")


def became(store: Store, identity: str) -> tuple[str, ...]:
    """Give the incidents in which the reports of one that is no more are now."""
    return tuple(sorted({now for past in incidents.history(store, identity) for now in past.became}))


def numbered(reports: Sequence[Report], groups: Sequence[SourceGroup]) -> tuple[Numbered, ...]:
    """Number an incident's reports and tell independent sources from what repeats them."""
    group_of = {event: number for number, group in enumerate(groups, start=1) for event in group.events}
    first: dict[int, str] = {}
    found = []
    for number, report in enumerate(reports, start=1):
        group = group_of.get(report.event.id, 0)
        leading = first.setdefault(group, report.event.doc)
        found.append(Numbered(number, report, group, is_first=leading == report.event.doc))
    return tuple(found)


def spots(reports: Sequence[Numbered]) -> tuple[Spot, ...]:
    """Give the places of reports, each once, the one that most give first."""
    places: dict[str, Place] = {}
    given: dict[str, list[int]] = {}
    for one in reports:
        place = one.report.event.place
        if place is not None:
            key = str(place.geonameid or place.name)
            places.setdefault(key, place)
            given.setdefault(key, []).append(one.number)
    found = [Spot(places[key], tuple(numbers)) for key, numbers in given.items()]
    return tuple(sorted(found, key=lambda spot: (-len(spot.reports), spot.reports)))


def steps(store: Store, incident: Incident) -> tuple[Step, ...]:
    """Give the merges of an incident, each with its best pair compared field by field."""
    merges = merges_of(store, incident)
    pairs = [(merge.best.a, merge.best.b) for merge in merges if merge.best is not None]
    compared = {(one.a, one.b): one for one in comparisons(store, pairs)}
    return tuple(
        Step(
            merge.left,
            merge.right,
            merge.score,
            None
            if merge.best is None
            else compared[min(merge.best.a, merge.best.b), max(merge.best.a, merge.best.b)],
        )
        for merge in merges
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks to be done to an incident.

    Attributes:
        verb: ``join``, ``split`` or ``undo``.
        incident: Its id.
        named: Ids of other incidents, of reports, or of the judgement.
    """

    verb: str
    incident: str
    named: tuple[str, ...]


def judge(store: Store, asked: Asked, by: judging.Judge) -> str:
    """Do what a person asks, and give the id of the incident that the first report is in now.

    Args:
        store: Open for writing.
        asked: What.
        by: Who, when and why.

    Raises:
        StoreError: There is no such incident or judgement, or a standing judgement says otherwise.
        UsageError: What is named is not fit for it.
    """
    first = known(store, asked.incident).events[0]
    if asked.verb == "join":
        judging.join(store, [asked.incident, *asked.named], by)
    elif asked.verb == "split":
        judging.split(store, asked.incident, asked.named, by)
    else:
        judging.undo(store, asked.named[0], by)
    return assembled.incidents_of(store, [first]).get(first, asked.incident)
