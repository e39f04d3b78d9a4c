"""Counts what changed between two stores: articles, events, fields and types, in one pass."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.views.analysis.changes import FIELDS, Change, Changes, Pair, Where

SUMMARY_HEADER = ("of", "what", "number", "share")
TYPES_HEADER = ("type", "old", "new", "kept", "changed", "gone", "added", "to_other", "from_other")
_NAMED = 5  # ids in a line of the summary; `--show articles` gives all


@dataclass(slots=True)
class Sums:
    """The sums of two stores; they grow with the number of types, not of articles.

    Attributes:
        articles: How many articles are where.
        events: What became of how many events.
        fields: How many pairs differ in each field.
        not_compared: How many events are in articles that are not compared, by where these are.
        types: For each type, how many events have each fate of ``TYPES_HEADER``.
        other_text: Ids of the first articles that have another text in each store.
    """

    articles: Counter[Where] = field(default_factory=Counter)
    events: Counter[Change] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    not_compared: Counter[Where] = field(default_factory=Counter)
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    other_text: list[str] = field(default_factory=list)

    def add(self, found: Changes) -> None:
        """Count one article."""
        self.articles[found.where] += 1
        self.not_compared[found.where] += found.not_compared
        if found.where is Where.OTHER_TEXT and len(self.other_text) < _NAMED:
            self.other_text.append(found.article)
        for pair in found.pairs:
            self.events[pair.change] += 1
            self.fields.update(pair.fields)
            self._add_types(pair)

    def _add_types(self, pair: Pair) -> None:
        old = None if pair.old is None else pair.old.type
        new = None if pair.new is None else pair.new.type
        if old is not None:
            self.types[old].update(("old", _fate_of_old(pair)))
        if new is not None and new != old:
            self.types[new].update(("new", "added" if old is None else "from_other"))
        elif new is not None:
            self.types[new]["new"] += 1

    def summary(self) -> Iterator[tuple[str, str, int, float | None]]:
        """Give each sum with its share of the whole that it is part of.

        Shares of articles are of all articles, those of events of all events that were compared, those of
        fields of the events that both stores have.
        """
        articles, events = self.articles.total(), self.events.total()
        for where in Where:
            yield "articles", where, self.articles[where], _share(self.articles[where], articles)
        for change in Change:
            yield "events", change, self.events[change], _share(self.events[change], events)
        both = self.events[Change.KEPT] + self.events[Change.CHANGED]
        for name in FIELDS:
            yield "changed", name, self.fields[name], _share(self.fields[name], both)
        for where in (Where.OTHER_TEXT, Where.OLD, Where.NEW):
            yield "events not compared", where, self.not_compared[where], None

    def by_type(self) -> Iterator[tuple[str | int, ...]]:
        """Give a row a type: its events in both stores, and what became of them.

        ``old`` is ``kept + changed + gone + to_other``, ``new`` is ``kept + changed + added + from_other``.
        """
        for name in sorted(self.types):
            yield name, *(self.types[name][fate] for fate in TYPES_HEADER[1:])


def _fate_of_old(pair: Pair) -> str:
    """Say what became of an old event: ``kept``, ``changed``, ``gone``, or of another type now."""
    return "to_other" if "type" in pair.fields else pair.change.value


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None
