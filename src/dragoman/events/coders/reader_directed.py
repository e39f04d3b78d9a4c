"""Whom a threat or a show of force is directed at, not what it answers or is done for."""

from collections.abc import Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_named import is_state
from dragoman.events.coders.reader_tools import MISSILES
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import SUBJECTS, ActorKind, Token

_WORDS = word_lists("directed")
_PERSONS = frozenset({"he", "she", "they", "we", "him", "her", "them", "us"})
_AIMED = frozenset({"to", "against", "at", "towards", "toward", "for", "on", "over"})
_LANDS = frozenset({ActorKind.STATE, ActorKind.POPULATION})


def with_directed(clause: Clause) -> Clause:
    """Mend the recipients of a threat or a show of force."""
    mends = {"MOBILIZE": (_without_background,), "THREATEN": (_threatened, _all_threatened, _on_condition)}
    for mend in mends.get(clause.draft.type, ()):
        clause = mend(clause)
    return clause


def _without_background(clause: Clause) -> Clause:
    """What a show of force answers, protects or passes over: "a drill in response to *Mali's* test"."""
    above = {clause.draft.head, *(t.i for t in clause.sentence.ancestors(clause.draft.head))}
    found = []
    for i, head in clause.heads(clause.draft.recipients):
        way = list(clause.up_to(head, above))
        if not way or any(_is_background(clause, token) for token in way):
            found.append(i)
    return clause.without_recipients(found, "it is not directed at them")


def _is_background(clause: Clause, token: Token) -> bool:
    governor = clause.above(token)
    if token.dep == "prep":
        passing = token.lemma in _WORDS["passing"] and _is_of_missile(clause)
        passing = passing or (token.lemma == "to" and governor.lemma in _WORDS["flying"])
        return passing or token.lemma in _WORDS["background"] or governor.lemma in _WORDS["answers"]
    if token.dep == "advcl":
        marks = clause.sentence.dependents(token.i, "mark", "advmod")
        return any(t.lemma in _WORDS["background"] for t in marks) or token.lemma in _WORDS["shielding"]
    return token.dep in {"xcomp", "acl", "relcl"} and token.lemma in _WORDS["shielding"]


def _is_of_missile(clause: Clause) -> bool:
    """Say whether an act is of a missile, which passes over a land on its way to the sea."""
    near = clause.sentence.dependents(clause.draft.head, "nsubj", "nsubjpass", "dobj", "compound")
    return any(t.lemma in MISSILES for t in near)


def _threatened(clause: Clause) -> Clause:
    """Whom a threatened deed is to hit, where nobody is addressed: "vowed to destroy *the rebels*"."""
    content = _content(clause)
    if content is None or _addressed(clause):
        return clause
    inside = set(_inner(clause, content))
    if any(head in inside for _, head in clause.heads(clause.draft.recipients)):
        return clause
    hit = [i for i in grammar.direct_objects(clause.sentence, content.i) if _is_person(clause, i)]
    hit = hit or [i for i in inside if _is_reached(clause, i)]
    return _with(clause, hit, "the deed that is threatened is to hit them")


def _content(clause: Clause) -> Token | None:
    """Give the verb of what is threatened by a verb: "vowed *to destroy*", "warned that it *would*"."""
    found = clause.sentence.dependents(clause.draft.head, "xcomp", "ccomp")
    return (
        next((t for t in found if t.pos in {"VERB", "AUX"}), None) if clause.trigger.pos == "VERB" else None
    )


def _addressed(clause: Clause) -> bool:
    """Say whether a recipient is whom the words of the threat are said to: "warned *Mali* that"."""
    for _, head in clause.heads(clause.draft.recipients):
        way = clause.way(clause.first(head).i, clause.draft.head)
        told = len(way) == 2 and way[0].dep == "pobj" and way[1].lemma in _AIMED
        if told or (len(way) == 1 and way[0].dep in {"dobj", "dative", "nsubjpass"}):
            return True
    return False


def _inner(clause: Clause, content: Token) -> Iterator[int]:
    """Give the words of what is threatened, without what leads to it or follows from it."""
    for i in clause.sentence.subtree(content.i):
        way = clause.way(i, content.i)
        if not any(t.dep == "advcl" and clause.sentence.dependents(t.i, "mark", *SUBJECTS) for t in way):
            yield i


def _is_person(clause: Clause, i: int) -> bool:
    """Say whether a word is of a party, not of a town or of somebody's own people; "them" is one."""
    token = clause.token(i)
    if token.pos == "PRON":
        return token.text.lower() in _PERSONS
    parties = [clause.parties.get(m) for m in clause.mentions([i])]
    own = any(t.pos == "PRON" for t in clause.sentence.dependents(i, "poss"))  # "recall *its* envoy"
    town = token.entity == "GPE" and not any(is_state(party) for party in parties)
    known = any(party is not None and party.kind is not ActorKind.UNKNOWN for party in parties)
    return known and not own and not town


def _is_reached(clause: Clause, i: int) -> bool:
    """Say whether a word is a land that the deed is to come near or fall on."""
    token = clause.token(i)
    parties = [clause.parties.get(m) for m in clause.mentions([i])]
    near = token.dep == "pobj" and clause.above(token).lemma in _WORDS["reaching"]
    return near and any(party is not None and party.kind in _LANDS for party in parties)


def _all_threatened(clause: Clause) -> Clause:
    """All that joined verbs are to hit: "threatened to sink Togo *and reduce Benin* to ashes"."""
    sentence = clause.sentence
    more: list[int] = []
    for _, head in clause.heads(clause.draft.recipients):
        verb = clause.above(clause.token(head))
        if clause.token(head).dep != "dobj" or verb.i == clause.draft.head:
            continue
        if clause.way(verb.i, clause.draft.head):
            more += [i for one in _joined(clause, verb) for i in grammar.direct_objects(sentence, one.i)]
    more = [i for i in more if _is_person(clause, i) and clause.token(i).pos != "PRON"]
    found = [i for i in clause.mentions(more) if not clause.has([i])]
    if not found:
        return clause
    return clause.with_recipients((*clause.draft.recipients, *found), "a joined verb threatens them too")


def _joined(clause: Clause, verb: Token) -> Iterator[Token]:
    """Give the verbs that follow one with no subject of their own: "to sink A, *to wipe out* B"."""
    for token in clause.sentence.dependents(verb.i, "conj", "advcl"):
        if clause.sentence.dependents(token.i, "mark", *SUBJECTS):
            continue
        if token.lemma in _WORDS["shielding"] | _WORDS["parting"]:
            continue
        if token.dep == "conj" or grammar.has_to(clause.sentence, token.i):
            yield token
            yield from _joined(clause, token)


def _on_condition(clause: Clause) -> Clause:
    """Whose deed a threat depends on: "if *Mali* signs, Chad will respond"."""
    if clause.draft.recipients and (_addressed(clause) or clause.trigger.pos != "VERB"):
        return clause
    content = _content(clause)
    inside = set() if content is None else set(_inner(clause, content))
    if any(head in inside for _, head in clause.heads(clause.draft.recipients)):
        return clause
    subjects = [
        t.i
        for one in clause.sentence.dependents(clause.draft.head, "advcl")
        if any(t.lemma in _WORDS["conditions"] for t in clause.sentence.dependents(one.i, "mark"))
        for t in clause.sentence.dependents(one.i, "nsubj")
    ]
    if any(head in subjects for _, head in clause.heads(clause.draft.recipients)):
        return clause
    return _with(clause, [i for i in subjects if _is_person(clause, i)], "it depends on what they do")


def _with(clause: Clause, tokens: list[int], why: str) -> Clause:
    """Give a clause with other recipients, unless nobody is found or an actor is among them."""
    found = clause.mentions(tokens)
    acting = {clause.annotations.mentions[i].chain for i in clause.draft.actors}
    if not found or any(clause.annotations.mentions[i].chain in acting for i in found):
        return clause
    ids = {p.id for i in clause.draft.actors if (p := clause.parties.get(i)) is not None and p.id}
    if any((p := clause.parties.get(i)) is not None and p.id in ids for i in found):
        return clause
    return clause.with_recipients(found, why)
