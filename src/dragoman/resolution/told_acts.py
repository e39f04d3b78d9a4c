"""The acts of a report and how they stand to each other: what one tells of another's place and day."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Actor, Annotations, Draft, EventDate, Place, RegionKind, Token
from dragoman.resolution.date_events import same_family

# What happens on the ground happens somewhere, and a report goes on with it without saying where again.
ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What is only said or signed.
SAID = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})


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


def is_like(one: Act, other: Act) -> bool:
    """Say whether two acts are of one type."""
    return one.draft.type == other.draft.type


def shares_party(one: Act, other: Act) -> bool:
    """Say whether somebody is a party to both."""
    return not one.parties.isdisjoint(other.parties)


def lead_of(annotations: Annotations) -> int:
    """Give the number of the sentence that the body begins with."""
    return next((s.number for s in annotations.sentences if s.region is RegionKind.BODY), 0)


def sentences_at(annotations: Annotations, offsets: Sequence[int]) -> list[int]:
    """Give the number of the sentence that each offset stands in or behind, the first for one before all."""
    starts = [sentence.start for sentence in annotations.sentences]
    return [max(0, bisect_right(starts, offset) - 1) for offset in offsets]


def probabilities(odds: Sequence[float]) -> list[float]:
    """Share out one between options by their log-odds against the last one, which is "none of them"."""
    most = max(0.0, *odds) if odds else 0.0
    shares = [math.exp(one - most) for one in (*odds, 0.0)]
    return [share / sum(shares) for share in shares]
