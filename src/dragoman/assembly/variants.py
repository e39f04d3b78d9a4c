"""Gathers the values that reports give for a field, with who gives each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.assembly.reports import Report
from dragoman.records import Actor, Event, Place, SourceGroup, Variant

Valued = Iterable[tuple[str, str, Report]]
"""A value, its label, and a report that gives it."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """The reports of an incident with their independent sources.

    Attributes:
        reports: In order of publication.
        group_of: For each event's id, the number of its source group.
    """

    reports: tuple[Report, ...]
    group_of: Mapping[str, int]

    def variants(
        self, values: Valued, order: Callable[[Variant], object] | None = None
    ) -> tuple[Variant, ...]:
        """Give each value once with its reports; most independent sources first, then most reports."""
        labels: dict[str, str] = {}
        given: dict[str, dict[str, Report]] = defaultdict(dict)
        for value, label, report in values:
            labels.setdefault(value, label)
            given[value][report.event.id] = report
        found = [self._variant(value, labels[value], list(given[value].values())) for value in given]
        by_weight = sorted(found, key=lambda v: (-v.sources, -len(v.events), v.value))
        return tuple(by_weight if order is None else sorted(by_weight, key=order))  # type: ignore[arg-type]

    def _variant(self, value: str, label: str, reports: Sequence[Report]) -> Variant:
        said = [r.event.attribution[0].speaker.name if r.event.attribution else None for r in reports]
        return Variant(
            value=value,
            label=label,
            events=tuple(sorted(report.event.id for report in reports)),
            sources=len({self.group_of[report.event.id] for report in reports}),
            speakers=tuple(sorted({name for name in said if name is not None})),
        )


def gathered(reports: Iterable[Report], groups: Sequence[SourceGroup]) -> Gathering:
    """Put reports and their source groups together."""
    group_of = {event: number for number, group in enumerate(groups) for event in group.events}
    return Gathering(tuple(reports), group_of)


def party_values(gathering: Gathering, parties: Callable[[Event], Iterable[Actor]]) -> tuple[Variant, ...]:
    """Give each party of one side."""
    return gathering.variants(
        (party_value(actor), party_label(actor), report)
        for report in gathering.reports
        for actor in parties(report.event)
    )


def party_value(actor: Actor) -> str:
    """Give what a party is known by."""
    return actor.id or actor.name.lower()


def party_label(actor: Actor) -> str:
    """Name a party with its codes."""
    return f"{actor.name} ({actor.codes})" if actor.codes else actor.name


def day_values(gathering: Gathering) -> tuple[Variant, ...]:
    """Give each day or range of days: those that a text says first, narrow ones first."""
    said: dict[str, int] = {}
    values: list[tuple[str, str, Report]] = []
    for report in gathering.reports:
        when = report.event.date
        if when.first is None and when.last is None:
            continue
        one = when.first == when.last
        value = (when.first or "") if one else f"{when.first or ''}/{when.last or ''}"
        rank = 0 if when.basis in {"text", "relative"} else 1
        said[value] = min(said.get(value, 1), rank)
        values.append((value, value, report))
    return gathering.variants(values, lambda variant: (said[variant.value], "/" in variant.value))


def place_values(gathering: Gathering) -> tuple[Variant, ...]:
    """Give each place, points before areas."""
    areas: set[str] = set()
    values: list[tuple[str, str, Report]] = []
    for report in gathering.reports:
        if (place := report.event.place) is not None:
            value = place_value(place)
            if place.precision not in {"site", "city"}:
                areas.add(value)
            label = f"{place.name}, {place.country}" if place.country else place.name
            values.append((value, label, report))
    return gathering.variants(values, lambda variant: variant.value in areas)


def place_value(place: Place) -> str:
    """Give what a place is known by."""
    return place.name if place.geonameid is None else str(place.geonameid)


def status_values(gathering: Gathering) -> tuple[Variant, ...]:
    """Give each status with who says so."""
    return gathering.variants((str(r.event.status), str(r.event.status), r) for r in gathering.reports)
