"""The one-a-day rule of older event data, to compare with them: no judgement of sameness, only fewer rows."""

from collections.abc import Iterable, Iterator

from dragoman.records import Actor, Event

WARNING = (
    "one-a-day keeps the first report of a day with the same codes on both sides and the same type: two "
    "attacks of one day become one, and one attack reported on two days becomes two; use: dragoman incidents"
)


def one_a_day(events: Iterable[Event]) -> Iterator[Event]:
    """Give the first event of each day, pair of codes and type; those without a day are given all."""
    seen: set[tuple[str, ...]] = set()
    for event in events:
        if event.date.first is None:
            yield event
            continue
        key = (event.date.first, event.type, event.mode or "", _codes(event.actors), _codes(event.recipients))
        if key not in seen:
            seen.add(key)
            yield event


def _codes(side: Iterable[Actor]) -> str:
    """Give the code of the first party of a side, as those data have it; its words where it has no code."""
    for party in side:
        codes = " ".join(code for code in (party.country, *party.sectors[:1]) if code)
        return codes or party.name.lower()
    return ""
