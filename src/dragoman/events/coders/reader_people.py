"""Which words of a clause are of people: by name, by noun, by number or by what is known of them."""

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.knowledge.people_words import is_human
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import ActorKind

_TOLLS, _REFERENTS = word_lists("tolls"), word_lists("referents")
_NAMES = frozenset({"PERSON", "NORP"})
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.POPULATION})
PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me"})
"""Pronouns for persons, as they are written."""


def is_people(clause: Clause, mention: int) -> bool:
    """Say whether a phrase of the sentence is of people, one or many: "the crowd", "troops"."""
    head = clause.head(mention)
    party = clause.parties.get(mention)
    if party is not None and party.kind in _PEOPLE:
        return True
    words = _TOLLS["crowds"] | _REFERENTS["groups"]
    return head is not None and (clause.token(head).lemma in words or is_person(clause, head))


def is_person(clause: Clause, i: int) -> bool:
    """Say whether a word of the sentence is of people; a number that stands alone counts people."""
    token = clause.token(i)
    inner = clause.token(grammar.counted(clause.sentence, i))
    if token.pos == "PRON":
        return not PERSONAL.isdisjoint({token.lemma, token.text.lower()})
    number = "NUM" in {token.pos, inner.pos} or "CARDINAL" in {token.entity, inner.entity}
    words = {token.lemma, inner.lemma}
    if number or "other" in words or clause.sentence.dependents(i, "nummod"):
        return True
    if words & _TOLLS["counted_people"] or token.entity in _NAMES or any(is_human(word) for word in words):
        return True
    parties = (clause.parties.get(m) for m in clause.mentions([i]))
    return any(party is not None and party.kind in _PEOPLE for party in parties)
