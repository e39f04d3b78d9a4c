"""Lets people join and split incidents, and undo it: a judgement is kept, and what it touches assembled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.assembly.cluster import cluster
from dragoman.assembly.joining import joined_pairs, parted_pairs
from dragoman.errors import InputError, StoreError, UsageError
from dragoman.records import Incident, Ruling
from dragoman.run.incidents import assemble_judged
from dragoman.store import assembled, incidents, judgements, rulings
from dragoman.store.corrections import corrections_of, incident_gone
from dragoman.store.database import Store


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when and why.

    Attributes:
        name: Who.
        day: When.
        note: Why, in the judge's words.
    """

    name: str
    day: date
    note: str = ""


def join(store: Store, ids: Sequence[str], judge: Judge) -> str:
    """Keep that incidents are one, and make them one.

    Args:
        store: Open for writing.
        ids: Ids of two or more incidents, or the beginnings of them.
        judge: Who says so.

    Returns:
        The judgement's id, by which it can be undone.

    Raises:
        StoreError: There is no such incident, or a standing judgement keeps them apart.
        UsageError: They are not two.
    """
    found = {one.id: one for one in (known(store, identity) for identity in ids)}
    if len(found) < 2:
        raise UsageError(f"join: {' '.join(ids)} names one incident; name two or more")
    events = tuple(sorted(event for one in found.values() for event in one.events))
    _refuse_contradiction(store, Ruling("", together=True, events=events))
    made = rulings.add_join(store, events, judge=judge.name, day=judge.day, note=judge.note)
    assemble_judged(store)
    return made


def split(store: Store, identity: str, events: Sequence[str], judge: Judge) -> str:
    """Keep that some reports of an incident are of another one, and take them out.

    Args:
        store: Open for writing.
        identity: Id of the incident, or the beginning of it.
        events: Ids of its reports, or the beginnings of them.
        judge: Who says so.

    Returns:
        The judgement's id, by which it can be undone.

    Raises:
        StoreError: There is no such incident, or a standing judgement joins them.
        UsageError: A report is not of the incident, or all are named.
    """
    incident = known(store, identity)
    parted = tuple(sorted({_report(incident, event) for event in events}))
    rest = tuple(sorted(set(incident.events) - set(parted)))
    if not parted or not rest:
        raise UsageError(f"split: name some of the reports of {incident.id}, not none and not all of them")
    _refuse_contradiction(store, Ruling("", together=False, events=parted, others=rest))
    made = rulings.add_split(store, parted, rest, judge=judge.name, day=judge.day, note=judge.note)
    assemble_judged(store)
    return made


def undo(store: Store, identity: str, judge: Judge) -> str:
    """Take a join or split back, and assemble as if it had not been made.

    Returns:
        Id of the withdrawal.

    Raises:
        StoreError: No standing join or split has this id.
    """
    standing = [one.id for one in rulings.rulings(store) if one.id.startswith(identity)]
    if len(standing) != 1:
        what = "several joins and splits begin" if standing else "no standing join or split begins"
        raise StoreError(
            f"store {store.path}: {what} with {identity!r}; "
            f"see them with: dragoman incidents show ID --store {store.path}"
        )
    made = judgements.withdraw(store, standing[0], judge=judge.name, day=judge.day, note=judge.note)
    assemble_judged(store)
    return made


def known(store: Store, identity: str) -> Incident:
    """Give an incident by its id or the beginning of it.

    Raises:
        StoreError: There is none; where it was one before, the message says what became of its reports.
    """
    found = incidents.incident(store, identity)
    if found is not None:
        return found
    raise StoreError(f"store {store.path}: there is no incident {identity!r}; {_hint(store, identity)}")


def _hint(store: Store, identity: str) -> str:
    """Say where the reports of an incident of the past are now: what it became then may be gone itself."""
    gone = incident_gone(store, identity)
    if gone:
        return f"{gone}: dragoman incidents show {identity} --store {store.path}"
    given = f"--store {store.path}{'' if corrections_of(store) is None else ' --corrected'}"
    past = (one for one in incidents.history(store, identity) if one.incident.startswith(identity))
    reports = sorted({event for one in past for event in one.events})
    now = sorted(set(assembled.incidents_of(store, reports).values())) if reports else []
    if not now:
        return f"list them with: dragoman incidents {given}"
    it = "it is now" if len(now) == 1 else "its reports are now in"
    return f"{it} {', '.join(now)}; see it with: dragoman incidents show {now[0]} {given}"


def _report(incident: Incident, event: str) -> str:
    """Find one of an incident's reports."""
    found = [one for one in incident.events if one.startswith(event)]
    if len(found) != 1:
        what = "several reports begin" if found else "no report begins"
        raise UsageError(
            f"split: in {incident.id} {what} with {event!r}; "
            f"see them with: dragoman incidents show {incident.id}"
        )
    return found[0]


def _refuse_contradiction(store: Store, new: Ruling) -> None:
    """Refuse a ruling that standing ones contradict, and name each without which it could stand."""
    standing = rulings.rulings(store)
    if not _contradict((*standing, new)):
        return
    needed = [one for one in standing if not _contradict((*(r for r in standing if r is not one), new))]
    against = needed or _against(standing, new)
    names = ", ".join(_named(store, one) for one in against)
    first = " and ".join(f"dragoman incidents undo {one.id} --store {store.path}" for one in against)
    raise StoreError(
        f"store {store.path}: a judgement that stands says otherwise: {names}; take it back with: {first}; "
        f"the incidents are then as if it had not been made, and what is left to {_kind(new)} can be"
    )


def _against(standing: Sequence[Ruling], new: Ruling) -> list[Ruling]:
    """Give the rulings of the other kind on the same reports: each alone would do, so all are named."""
    reports = {*new.events, *new.others}
    others = [one for one in standing if one.together is not new.together]
    return [one for one in others if reports & {*one.events, *one.others}] or list(standing)


def _kind(ruling: Ruling) -> str:
    return "join" if ruling.together else "split"


def _contradict(all_: Sequence[Ruling]) -> bool:
    ids = {event for one in all_ for event in (*one.events, *one.others)}
    try:
        cluster(ids, (), threshold=1.0, together=joined_pairs(all_), apart=parted_pairs(all_))
    except InputError:
        return True
    return False


def _named(store: Store, ruling: Ruling) -> str:
    """Name a ruling with who made it and when."""
    said = next(one for one in rulings.judgements(store, ruling.events) if one.id == ruling.id)
    return f"{ruling.id} ({_kind(ruling)} by {said.judge} on {said.day})"
