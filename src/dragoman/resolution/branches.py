"""Bodies named with the state they work in: "Greenpeace Brazil" is no state, and it is of Brazil."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.knowledge.parties import Form, Found, Role, Sense
from dragoman.records import BODY_KINDS, ActorKind
from dragoman.resolution.phrases import Phrase

# An office of these stays theirs wherever it works.
_OF_NO_STATE = {"UNO", "EUR", "IGO"}


@dataclass(frozen=True, slots=True)
class Branch:
    """A body's branch in a state.

    Attributes:
        name: All its words.
        body: The words before the state's.
        country: Code of whose it is.
        sectors: PLOVER sectors.
        kind: What sort of party.
    """

    name: str
    body: str
    country: str
    sectors: tuple[str, ...]
    kind: ActorKind


def branch_of(phrase: Phrase, sense: Sense, sort_of: Callable[[str], Role | None]) -> Branch | None:
    """Read a state's name that ends the name of a body, or give None where it is the state.

    Args:
        phrase: The phrase; its core is the state's name.
        sense: What the core names.
        sort_of: What a body is by the words of its name, None where they do not tell.
    """
    core, tokens = phrase.core, phrase.sentence.tokens
    if core is None or sense.form is not Form.NAME or sense.party.kind is not ActorKind.STATE:
        return None
    first = core.first
    while first > phrase.first and tokens[first - 1].pos == "PROPN" and tokens[first - 1].head == phrase.head:
        first -= 1
    if first == core.first:
        return None
    body, name = phrase.words(first, core.first), phrase.words(first, core.last)
    listed = _listed_body(phrase, first, core.first)
    if listed is not None:
        country = listed.country if listed.country in _OF_NO_STATE else sense.country
        return Branch(name, body, country, listed.sectors, listed.party.kind)
    sort = sort_of(body) if tokens[core.first - 1].entity == "ORG" == tokens[phrase.head].entity else None
    return Branch(name, body, sense.country, sort.sectors, sort.kind) if sort is not None else None


def _listed_body(phrase: Phrase, first: int, last: int) -> Sense | None:
    """Give the listed body whose name fills the words before the state's."""

    def fills(item: Found) -> bool:
        return (item.first, item.last) == (first, last)

    senses = (sense for item in phrase.items if fills(item) for sense in item.senses)
    return next((s for s in senses if s.party.kind in BODY_KINDS and s.form is Form.NAME), None)
