"""Says what changed between two stores of the same articles: events that both have, and how they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge
from itertools import groupby

from dragoman.assembly.variants import place_value
from dragoman.records import Actor, Event
from dragoman.records.hashed import hashed, is_hashed
from dragoman.store.by_article import Coded

_TITLE = 1 << 40  # characters that a title given apart is taken to stand before its article


class Change(StrEnum):
    """What became of an event."""

    KEPT = "kept"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


class Where(StrEnum):
    """In which of two stores an article is, and whether its events can be compared."""

    BOTH = "both"
    CLEANED = "both, cleaned otherwise"
    OTHER_TEXT = "both, another text"
    OLD = "old only"
    NEW = "new only"


COMPARED = frozenset({Where.BOTH, Where.CLEANED})


def _same_words(words: str) -> str:
    """Give words as a store without text has them, so that one of each sort can be compared."""
    return words if is_hashed(words) else hashed(words)


def _party(actor: Actor) -> tuple[object, ...]:
    return actor.id or _same_words(actor.name), actor.country, actor.sectors


def _parties(actors: Iterable[Actor]) -> object:
    return frozenset(map(_party, actors))


def _place(event: Event) -> object:
    place = event.place
    return None if place is None else (_same_words(place_value(place)), place.country)


def _speaker(event: Event) -> object:
    return _party(event.attribution[0].speaker) if event.attribution else None


FIELDS: Mapping[str, Callable[[Event], object]] = {
    "type": lambda event: event.type,
    "mode": lambda event: event.mode,
    "status": lambda event: event.status,
    "actors": lambda event: _parties(event.actors),
    "recipients": lambda event: _parties(event.recipients),
    "place": _place,
    "day": lambda event: (event.date.first, event.date.last),
    "numbers": lambda event: event.size,
    "speaker": _speaker,
}
"""The fields in which events are compared, each with what of it must be the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One event in two stores; in one of them where it is gone or new.

    Attributes:
        old: As the old store has it, or None.
        new: As the new store has it, or None.
        fields: In which of ``FIELDS`` the two differ.
    """

    old: Event | None
    new: Event | None
    fields: tuple[str, ...] = ()

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        return Change.CHANGED if self.fields else Change.KEPT

    @property
    def events(self) -> tuple[Event, ...]:
        """The sides that there are, the old first."""
        return tuple(event for event in (self.old, self.new) if event is not None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in one article.

    Attributes:
        article: Its id.
        origin: Where it came from.
        where: In which store it is.
        pairs: Its events that were asked for, in text order; of an article that is not compared none.
        not_compared: How many events were asked for of an article that is not compared.
    """

    article: str
    origin: str
    where: Where
    pairs: tuple[Pair, ...] = ()
    not_compared: int = 0


def changes(old: Iterable[Coded], new: Iterable[Coded]) -> Iterator[Changes]:
    """Go through two stores side by side, one article after the other.

    A pair counts where one of its sides is asked for, so that an event whose type changed is not gone.

    Args:
        old: The articles of one store, in the order of their ids.
        new: Those of the other, in the same order.
    """
    rows = merge(
        ((one.article, 0, one) for one in old),
        ((one.article, 1, one) for one in new),
        key=lambda row: row[:2],
    )
    for _, found in groupby(rows, key=lambda row: row[0]):
        sides = [(Where.NEW if side else Where.OLD, one) for _, side, one in found]
        if len(sides) == 1:
            where, one = sides[0]
            yield Changes(one.article, one.origin, where, not_compared=len(one.wanted))
        else:
            yield _changes(sides[0][1], sides[1][1])


def _changes(old: Coded, new: Coded) -> Changes:
    where = _where(old, new)
    if where not in COMPARED:
        return Changes(new.article, new.origin, where, not_compared=len(old.wanted) + len(new.wanted))
    wanted = old.wanted | new.wanted
    pairs = [pair for pair in paired(old.events, new.events) if wanted & {e.id for e in pair.events}]
    return Changes(new.article, new.origin, where, tuple(pairs))


def _where(old: Coded, new: Coded) -> Where:
    """Say whether two stores have an article alike; a text that one does not know is taken for the same."""
    if old.text and new.text and old.text != new.text:
        return Where.OTHER_TEXT
    return Where.BOTH if old.docs == new.docs else Where.CLEANED


def paired(old: Sequence[Event], new: Sequence[Event]) -> list[Pair]:
    """Pair the events of one article: the same trigger first, then triggers that overlap; each event once.

    Where several would do, those of one type go together, then those whose triggers have most in common,
    then those that differ in fewest fields. Offsets are those into the article as received, which stay when
    it is cleaned otherwise.
    """
    candidates = sorted(
        (key, number, other)
        for number, one in enumerate(old)
        for other, two in enumerate(new)
        if (key := _closeness(one, two)) is not None
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in candidates:
        if number not in partner and other not in taken:
            partner[number] = other
            taken.add(other)
    pairs = [
        _pair(one, new[partner[number]]) if number in partner else Pair(one, None)
        for number, one in enumerate(old)
    ]
    pairs += [Pair(None, two) for other, two in enumerate(new) if other not in taken]
    return sorted(pairs, key=_in_text)


def _closeness(one: Event, two: Event) -> tuple[int, int, float, int] | None:
    """Give how near two events are, the smaller the nearer; None where their triggers share nothing."""
    first, second = _span(one), _span(two)
    common = min(first[1], second[1]) - max(first[0], second[0])
    if first != second and common <= 0:
        return None
    whole = max(first[1], second[1]) - min(first[0], second[0])
    share = common / whole if whole else 1.0
    return int(first != second), int(one.type != two.type), -share, len(_differing(one, two))


def _span(event: Event) -> tuple[int, int]:
    """Give the trigger's place in the article as received; in a title that was given apart, one before it.

    Earlier versions wrote 0 and 1 for all words of such a title.
    """
    words = event.trigger
    begin, end = words.article_start, words.article_end
    if begin is None or end is None or end - begin == 1 < words.end - words.start:
        return words.start - _TITLE, words.end - _TITLE
    return begin, end


def _pair(old: Event, new: Event) -> Pair:
    return Pair(old, new, _differing(old, new))


def _differing(one: Event, two: Event) -> tuple[str, ...]:
    return tuple(name for name, value in FIELDS.items() if value(one) != value(two))


def _in_text(pair: Pair) -> tuple[int, int, str]:
    first = pair.events[0]
    return *_span(first), first.id
