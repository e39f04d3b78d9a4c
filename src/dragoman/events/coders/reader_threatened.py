"""Whom a threatened deed is to hit, where nobody is named to whom the threat is said."""

from collections.abc import Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_named import is_state
from dragoman.events.joint import is_one_party
from dragoman.records import SUBJECTS, ActorKind, Token

_TO = frozenset({"to", "against", "at", "towards", "toward", "for", "on", "over"})
# How a deed reaches a place: "to fire missiles *near* Guam".
_REACHING = _TO - {"to", "for"} | {"around", "into", "near", "off"}
_LANDS = frozenset({ActorKind.STATE, ActorKind.POPULATION})


def with_threatened(clause: Clause) -> Clause:
    """Take whom a threatened deed is to hit for its recipients: "vowed to destroy *the rebels*"."""
    if clause.draft.type != "THREATEN" or clause.trigger.pos != "VERB" or _addressed(clause):
        return clause
    content = grammar.complement(clause.sentence, clause.draft.head)
    if content is None:
        return clause
    inside = set(_inner(clause, content))
    if any(head in inside for _, head in clause.heads(clause.draft.recipients)):
        return clause
    hit = [i for i in grammar.direct_objects(clause.sentence, content.i) if _is_party(clause, i)]
    hit = hit or [i for i in inside if _is_reached(clause, i)]
    found = [i for i in clause.mentions(hit) if not _acts(clause, i)]
    return clause.with_recipients(found, "the deed that is threatened is to hit them") if found else clause


def _addressed(clause: Clause) -> bool:
    """Say whether a recipient is whom the words of the threat are said to: "warned *Mali* that"."""
    for _, head in clause.heads(clause.draft.recipients):
        way = clause.way(clause.first(head).i, clause.draft.head)
        told = len(way) == 2 and way[0].dep == "pobj" and way[1].lemma in _TO
        if told or (len(way) == 1 and way[0].dep in {"dobj", "dative", "nsubjpass"}):
            return True
    return False


def _inner(clause: Clause, content: Token) -> Iterator[int]:
    """Give the words of what is threatened, without what leads to it or follows from it."""
    for i in clause.sentence.subtree(content.i):
        way = clause.way(i, content.i)
        if not any(t.dep == "advcl" and clause.sentence.dependents(t.i, "mark", *SUBJECTS) for t in way):
            yield i


def _is_party(clause: Clause, i: int) -> bool:
    """Say whether a word is of a known party, not of a town or of the threatener's own people."""
    parties = [party for m in clause.mentions([i]) if (party := clause.parties.get(m)) is not None]
    own = any(t.pos == "PRON" for t in clause.sentence.dependents(i, "poss"))  # "recall *its* envoy"
    town = clause.token(i).entity == "GPE" and not any(is_state(party) for party in parties)
    return not own and not town and any(party.kind is not ActorKind.UNKNOWN for party in parties)


def _is_reached(clause: Clause, i: int) -> bool:
    """Say whether a word is a land that the deed is to come near or fall on."""
    token = clause.token(i)
    parties = [clause.parties.get(m) for m in clause.mentions([i])]
    near = token.dep == "pobj" and clause.above(token).lemma in _REACHING
    return near and any(party is not None and party.kind in _LANDS for party in parties)


def _acts(clause: Clause, mention: int) -> bool:
    actors = clause.draft.actors
    return any(is_one_party(mention, i, clause.annotations, clause.parties) for i in actors)
