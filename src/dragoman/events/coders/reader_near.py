"""Who was only near an assault, saw it, did it or is tried for it: none of its recipients."""

from collections.abc import Iterable, Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_doers import beholding_verb
from dragoman.events.coders.reader_people import is_person
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import ActorKind, Token

_WORDS = word_lists("victims")
_NOUNS = frozenset({"NOUN", "PROPN"})


def without_others(clause: Clause) -> Clause:
    """Leave out the recipients of an assault who were only near it or did it."""
    if clause.draft.type != "ASSAULT":
        return clause
    for mend in (_without_other_deeds, _without_beholders, _without_doers, _without_prosecuted):
        clause = mend(clause)
    return clause


def _without_other_deeds(clause: Clause) -> Clause:
    """Who was hurt by another deed: "the bombing was revenge for strikes *that killed four guards*"."""
    trigger = clause.trigger
    if trigger.pos not in _NOUNS:
        return clause
    above = {trigger.i, *(t.i for t in clause.sentence.ancestors(trigger.i))}
    found = []
    for i, head in clause.heads(clause.draft.recipients):
        way = clause.up_to(head, above)
        if any(t.lemma in grammar.HAPPENINGS and t.pos in _NOUNS and t.i != head for t in way):
            found.append(i)
    return clause.without_recipients(found, "another deed was done to them")


def _without_beholders(clause: Clause) -> Clause:
    """Who only saw a deed: "a guest *who witnessed the attack*"."""
    verb = beholding_verb(clause)
    if verb is None or verb.lemma == "survive":  # who survived an attack was in it
        return clause
    seen_by = _same(clause, grammar.surface_subjects(clause.sentence, verb.i))
    if verb.lemma in _WORDS["escaping"]:  # "the minister escaped the attack" says that it was on him
        seen_by = [i for i in seen_by if not _is_one(clause, i)]
    return clause.without_recipients(seen_by, f"only beholds it ({verb.lemma!r})")


def _is_one(clause: Clause, mention: int) -> bool:
    party = clause.parties.get(mention)
    return party is not None and party.kind is ActorKind.PERSON


def _same(clause: Clause, tokens: Iterable[int]) -> list[int]:
    """Give the recipients that tokens head, or that are called by another name there or before."""
    tokens = {j for i in tokens for j in (i, clause.first(i).i)}
    chains = {clause.annotations.mentions[i].chain for i in clause.mentions(tokens)}
    found = []
    for i in clause.draft.recipients:
        head = clause.head(i)
        joined = head is not None and (head in tokens or clause.first(head).i in tokens)
        if joined or clause.annotations.mentions[i].chain in chains:
            found.append(i)
    return found


def _without_doers(clause: Clause) -> Clause:
    """Who is called its suspect or its witness: "a *suspect* in the bombings, Kone"."""
    trigger = clause.trigger
    preposition = clause.above(trigger)
    noun = clause.above(preposition)
    if trigger.dep != "pobj" or noun.pos not in _NOUNS:
        return clause
    if noun.lemma not in _WORDS["doers"] | _WORDS["onlookers"]:
        return clause
    below = {noun.i, *_named_below(clause, noun), *_named_below(clause, trigger)}
    return clause.without_recipients(_same(clause, below), f"is its {noun.lemma}")


def _named_below(clause: Clause, noun: Token) -> Iterator[int]:
    """Give the persons that an apposition or "identified as" names: "a suspect in the slaying -- *Kone*"."""
    for token in clause.sentence.dependents(noun.i, "appos", "acl"):
        ends = [token.i]
        if token.dep == "acl":
            ends = grammar.under_preposition(clause.sentence, token.i, "as")
        yield from (i for i in ends if is_person(clause, i))


def _without_prosecuted(clause: Clause) -> Clause:
    """Who is held or tried for it: "two men *charged in the killing*"."""
    trigger, preposition = clause.trigger, clause.above(clause.trigger)
    verb = clause.above(preposition)
    if trigger.dep != "pobj" or preposition.lemma not in _WORDS["over"]:
        return clause
    if verb.pos != "VERB" or verb.lemma not in _WORDS["prosecuting"]:
        return clause
    named = (t.i for t in clause.sentence.dependents(verb.i, "oprd"))
    held = {*grammar.objects(clause.sentence, verb.i), *named, *_named_below(clause, trigger)}
    return clause.without_recipients(_same(clause, held), f"is held to have done it ({verb.lemma!r})")
