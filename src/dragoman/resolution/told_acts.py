"""The acts of a report and how they stand to each other: what one tells of another's place and day."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.records import Actor, Annotations, Draft, EventDate, Place, RegionKind, Token
from dragoman.resolution.date_events import same_family

# What happens on the ground happens somewhere, and a report goes on with it without saying where again.
ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What is only said or signed.
SAID = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_FALLBACKS = frozenset({"dateline", "published"})
TOWNS = frozenset({"city", "site"})

PlaceKey = tuple[int | None, str, str | None]
"""What a place is known by: id, name and country."""


@dataclass(frozen=True, slots=True)
class Act:
    """An event with what its own words tell.

    Attributes:
        draft: The event.
        place: Where it was by its own sentence, if that says so.
        when: When it was by its own sentence, or for want of that by its report.
        parties: What its actors and recipients are known by.
        countries: Of its actors and recipients.
    """

    draft: Draft
    place: Place | None
    when: EventDate
    parties: frozenset[tuple[str, str | None]]
    countries: frozenset[str]


def known_by(sides: Iterable[Actor]) -> frozenset[tuple[str, str | None]]:
    """Give what parties are known by: name and country."""
    return frozenset((actor.name, actor.country) for actor in sides)


def countries_of(sides: Iterable[Actor]) -> frozenset[str]:
    """Give the countries of parties."""
    return frozenset(actor.country for actor in sides if actor.country)


def head_of(annotations: Annotations, act: Act) -> Token:
    """Give the head word of an act's trigger."""
    return annotations.sentences[act.draft.sentence].tokens[act.draft.head]


def is_kindred(annotations: Annotations, one: Act, other: Act) -> bool:
    """Say whether the words of two acts can name one happening: "exploded" and "blast"."""
    return same_family(head_of(annotations, one).lemma, head_of(annotations, other).lemma)


def is_open(act: Act) -> bool:
    """Say whether an act has no day but that of its report."""
    return act.when.basis in _FALLBACKS and act.when.first is not None and act.when.first == act.when.last


def key_of(place: Place) -> PlaceKey:
    """Give what a place is known by."""
    return place.geonameid, place.name, place.country


def shares_party(one: Act, other: Act) -> bool:
    """Say whether somebody is a party to both."""
    return not one.parties.isdisjoint(other.parties)


def sentences_at(annotations: Annotations, offsets: Sequence[int]) -> list[int]:
    """Give the number of the sentence that each offset stands in or behind, the first for one before all."""
    starts = [sentence.start for sentence in annotations.sentences]
    return [max(0, bisect_right(starts, offset) - 1) for offset in offsets]


class Told:
    """The acts of a report, found by type and place, by the expression that dates them, and in order.

    Attributes:
        annotations: The report's.
        lead: Number of the sentence that its body begins with.
    """

    def __init__(self, annotations: Annotations, acts: Sequence[Act], places: Sequence[Place]) -> None:
        """Put the acts in order; places are all of the report."""
        self.annotations = annotations
        self._named: dict[int, list[Place]] = defaultdict(list)
        for place, number in zip(places, sentences_at(annotations, [p.start for p in places]), strict=True):
            self._named[number].append(place)
        self.lead = next((s.number for s in annotations.sentences if s.region is RegionKind.BODY), 0)
        self._placed: dict[tuple[str, PlaceKey], list[Act]] = defaultdict(list)
        self._dated: dict[tuple[str, int], list[Act]] = defaultdict(list)
        self._towns: dict[int, set[PlaceKey]] = defaultdict(set)
        scenes: list[tuple[int, Place]] = []
        for act in acts:
            type_, sentence = act.draft.type, act.draft.sentence
            if act.when.start is not None:
                self._dated[type_, act.when.start].append(act)
            if act.place is None:
                continue
            self._placed[type_, key_of(act.place)].append(act)
            if act.place.precision in TOWNS:
                self._towns[sentence].add(key_of(act.place))
            if type_ in ON_THE_GROUND:
                scenes.append((sentence, act.place))
        scenes.sort(key=lambda scene: scene[0])
        self._scenes, self._scene_at = [place for _, place in scenes], [number for number, _ in scenes]

    def is_placed(self, sentence: int, token: Token) -> bool:
        """Say whether a word of a sentence belongs to a name that some place is known by."""
        return any(p.start <= token.start < p.end for p in self._named.get(sentence, ()))

    def like_at(self, act: Act, place: Place) -> list[Act]:
        """Give the other acts of an act's type that are at a place by their own sentences."""
        return [o for o in self._placed.get((act.draft.type, key_of(place)), ()) if o is not act]

    def like_on(self, act: Act, starts: Iterable[int]) -> list[Act]:
        """Give the other acts of an act's type that one of the expressions at some offsets dates."""
        found = (o for start in starts for o in self._dated.get((act.draft.type, start), ()))
        return [other for other in found if other is not act]

    def scene_before(self, act: Act) -> Place | None:
        """Give the place of the last act on the ground before an act's sentence."""
        behind = bisect_left(self._scene_at, act.draft.sentence)
        return self._scenes[behind - 1] if behind else None

    def towns_in(self, sentence: int) -> AbstractSet[PlaceKey]:
        """Give the towns and sites that acts of a sentence are at."""
        return self._towns.get(sentence, frozenset())


def probabilities(odds: Sequence[float]) -> list[float]:
    """Share out one between options by their log-odds against the last one, which is "none of them"."""
    most = max(0.0, *odds) if odds else 0.0
    shares = [math.exp(one - most) for one in (*odds, 0.0)]
    return [share / sum(shares) for share in shares]
