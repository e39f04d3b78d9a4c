"""Finds parties by a name that is spelt, ordered or romanised otherwise than in the files."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Form, Party, Sense
from dragoman.knowledge.wording import name_key

# Below this, names of three letters begin to match anything; "Kadhafi" and "Gaddafi" have 64 in a full name.
LEAST = 60.0
# A match of some words only stands behind one of all; words in full stand before words in part.
_SAME_WORDS, _PART = 0.95, 0.9


@dataclass(frozen=True, slots=True)
class Match:
    """A party that a search found.

    Attributes:
        party: Who.
        written: The alias that matched best.
        score: 0 to 100.
    """

    party: Party
    written: str
    score: float


def search(words: str, knowledge: ActorKnowledge, *, limit: int | None = None) -> list[Match]:
    """Find the parties whose names are near some words, whatever their marks, case and order.

    Args:
        words: A name or part of one.
        knowledge: Where to look.
        limit: At most so many; None for all.

    Returns:
        One match a party, by its best alias, the best first; of equal ones by id.
    """
    best: dict[str, Match] = {}
    for key, score in _near(name_key(words), list(knowledge.spellings())):
        for sense in knowledge.spellings()[key]:
            match = Match(sense.party, sense.written, score * _weight(sense))
            known = best.get(sense.party.id)
            if match.score >= LEAST and (known is None or _rank(match) < _rank(known)):
                best[sense.party.id] = match
    return sorted(best.values(), key=_rank)[:limit]


def _near(query: str, keys: list[str]) -> Iterator[tuple[str, float]]:
    """Give the keys near a query with what each way of comparing says."""
    if not query:
        return
    for key, score, _ in process.extract(
        query, keys, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST, limit=None
    ):
        yield key, score
    for key, score, _ in process.extract(
        query, keys, scorer=fuzz.token_set_ratio, score_cutoff=100, limit=None
    ):
        yield key, score * _SAME_WORDS
    # Only the shorter of the two may be a part of the other, and that must be what was asked for.
    longer = [key for key in keys if len(key) > len(query)]
    for key, score, _ in process.extract(
        query, longer, scorer=fuzz.partial_token_sort_ratio, score_cutoff=LEAST, limit=None
    ):
        yield key, score * _PART


def _weight(sense: Sense) -> float:
    """Rank a party's own names before words that only stand for it, such as its capital."""
    return 1.0 if sense.form is Form.NAME else 0.98


def _rank(match: Match) -> tuple[float, str, str]:
    return (-match.score, match.party.id, match.written)
