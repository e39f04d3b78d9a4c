"""The incidents of a report, with the sentences that claim and that deny them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.records import Incident, Reported, Standing, Status
from dragoman.store.database import Store
from dragoman.store.incidents import IncidentFilter, incident_ids, incidents
from dragoman.store.read import EventFilter, reported
from dragoman.views.analysis.report.record import Differing, Happening, Passage, TollRow
from dragoman.views.analysis.report.scope import Scope

MOST_INCIDENTS, MOST_DISPUTES = 15, 15
_CLAIMS, _DENIALS, _PARTIES = 4, 3, 4
_LONGEST = 420  # characters of a sentence: what is longer is a list, or no sentence
_CLAIMING = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.HYPOTHETICAL})


def happenings(
    store: Store, scope: Scope, *, keeps_text: bool
) -> tuple[tuple[Happening, ...], int, tuple[Happening, ...], int]:
    """Give the incidents with most independent sources, and those that are in dispute.

    Returns:
        The best reported ones and how many there are besides; the same of those in dispute.
    """
    filters = scope.incident_filters()
    best, more = _best(store, filters, MOST_INCIDENTS)
    disputes = [
        other
        for one in filters
        for other in (replace(one, standing=Standing.DISPUTED), replace(one, disagreeing=True))
    ]
    disputed, more_disputed = _best(store, disputes, MOST_DISPUTES)
    return (
        tuple(_happening(store, one, keeps_text=keeps_text) for one in best),
        more,
        tuple(_happening(store, one, keeps_text=keeps_text) for one in disputed),
        more_disputed,
    )


def _best(store: Store, filters: Sequence[IncidentFilter], most: int) -> tuple[list[Incident], int]:
    """Give the incidents with most independent sources, and how many there are besides."""
    ids = {identity for wanted in filters for identity in incident_ids(store, wanted)}
    some = {one.id: one for wanted in filters for one in incidents(store, replace(wanted, limit=most))}
    best = sorted(some.values(), key=_rank)[:most]
    return best, len(ids) - len(best)


def _rank(one: Incident) -> tuple[int, int, str, str]:
    return -len(one.sources), -len(one.events), one.first or "9", one.id


def _happening(store: Store, one: Incident, *, keeps_text: bool) -> Happening:
    told = list(reported(store, EventFilter(incident=one.id)))
    claims = [each for each in told if each.event.status in _CLAIMING]
    denials = [each for each in told if each.event.status not in _CLAIMING]
    return Happening(
        one.id,
        f"{one.type}/{one.mode}" if one.mode else one.type,
        one.standing,
        one.first or "" if one.first == one.last else f"{one.first or ''}/{one.last or ''}",
        one.place,
        tuple(variant.label for variant in one.actors[:_PARTIES]),
        tuple(variant.label for variant in one.recipients[:_PARTIES]),
        len(one.events),
        len(one.sources),
        one.belief.value,
        tuple(TollRow(t.kind, t.low, t.best, t.high, len(t.reports)) for t in one.tolls),
        tuple(
            Differing(d.field, d.kind, d.summary, tuple((v.label, v.sources, v.speakers) for v in d.variants))
            for d in one.disagreements
        ),
        _passages(_one_a_source(claims, one)[:_CLAIMS], keeps_text=keeps_text),
        _passages(_one_a_source(denials, one)[:_DENIALS], keeps_text=keeps_text),
    )


def _one_a_source(told: Iterable[Reported], incident: Incident) -> list[Reported]:
    """Keep of each independent source the report most probably right, in order of publication."""
    group = {event: number for number, source in enumerate(incident.sources) for event in source.events}
    best: dict[int | str, Reported] = {}
    for one in sorted(told, key=lambda each: (-each.event.confidence.event, each.event.id)):
        best.setdefault(group.get(one.event.id, one.event.id), one)
    return sorted(best.values(), key=lambda each: (str(each.origin.published or "9"), each.event.id))


def _passages(told: Sequence[Reported], *, keeps_text: bool) -> tuple[Passage, ...]:
    return tuple(_passage(one, keeps_text=keeps_text) for one in told)


def _passage(one: Reported, *, keeps_text: bool) -> Passage:
    event, origin = one.event, one.origin
    before, trigger, after = _parts(one) if keeps_text else ("", "", "")
    return Passage(
        *(before, trigger, after, origin.source or event.doc, origin.published),
        origin.title if keeps_text else None,
        origin.url,
        event.status,
        tuple(link.speaker.name for link in event.attribution),
        event.confidence.event,
        event.id,
    )


def _parts(one: Reported) -> tuple[str, str, str]:
    """Cut a sentence around its trigger, and shorten what is too long for a page."""
    sentence, trigger = one.event.evidence, one.event.trigger
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    if not 0 <= start <= end <= len(sentence.text):
        return _shortened(sentence.text), "", ""
    before, after = sentence.text[:start], sentence.text[end:]
    room = max(0, _LONGEST - len(trigger.text)) // 2
    if len(before) > room:
        before = f"… {before[-room:]}"
    if len(after) > room:
        after = f"{after[:room]} …"
    return before, sentence.text[start:end], after


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
