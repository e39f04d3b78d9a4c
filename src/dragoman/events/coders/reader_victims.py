"""Whom an assault hurt, as the text tells beside it, and what it was driven at."""

from collections.abc import Iterable, Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_people import is_people, is_person
from dragoman.events.coders.reader_reached import SEATS
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import SUBJECTS, ActorKind, Sentence, Token

_TOLLS, _WORDS, _REFERENTS = word_lists("tolls"), word_lists("victims"), word_lists("referents")
_HURTING = _TOLLS["dead_objects"] | _TOLLS["injured_objects"]
_DYING = _TOLLS["dead_subjects"]
_WHEN = frozenset({"when", "after", "as"})
_ONTO = frozenset({"pobj", "prep", "acl", "dobj"})


def with_victims(clause: Clause) -> Clause:
    """Add to the recipients of an assault what it was driven at, and whom the text says it hurt."""
    return _told(_driven_at(clause)) if clause.draft.type == "ASSAULT" else clause


def _driven_at(clause: Clause) -> Clause:
    """What a verb of driving or shooting is aimed at: "rammed a lorry *into the gate of the embassy*"."""
    verb = clause.trigger
    if verb.pos != "VERB" or any(True for _ in _targets(clause)):
        return clause
    words = _WORDS["into"] if verb.lemma in _WORDS["ramming"] else frozenset[str]()
    # "Shooting at a shop" says where; with a subject it says at whom.
    if verb.lemma in _WORDS["firing"] and clause.sentence.dependents(verb.i, *SUBJECTS):
        words = _WORDS["at"]
    ends = [
        j
        for i in clause.sentence.subtree(verb.i)
        if (token := clause.token(i)).dep == "prep"
        and token.lemma in words
        and _is_beside(clause, token, verb)
        for end in clause.sentence.dependents(i, "pobj")
        for j in _behind_edges(clause, end)
    ]
    found = [i for i in clause.mentions(ends) if _is_seat(clause, i) or is_people(clause, i)]
    if not found or clause.has(found):
        return clause
    return clause.with_recipients((*clause.draft.recipients, *found), "it was driven or aimed at them")


def _is_beside(clause: Clause, preposition: Token, verb: Token) -> bool:
    """Say whether a preposition hangs on a verb or its object: "rammed a car *packed with arms into*"."""
    return all(t.dep in {"prep", "acl", "dobj"} for t in clause.way(preposition.i, verb.i))


def _behind_edges(clause: Clause, end: Token) -> list[int]:
    """Give what a target is a part of: the embassy of "the *gate* of the embassy"."""
    inner = [
        i
        for word in _WORDS["around"]
        for i in grammar.under_preposition(clause.sentence, end.i, word)
        if end.lemma in _WORDS["edges"]
    ]
    return inner or grammar.with_conjuncts(clause.sentence, end.i)


def _told(clause: Clause) -> Clause:
    """Whom the clauses around an assault say it hurt: "*nine people* died in the attack"."""
    targets = list(_targets(clause))
    # "Shot *at the crowd*, killing nine" tells of some of the crowd; of an embassy, of those who were there.
    if not all(_is_seat(clause, i) for i in targets) or _is_fight(clause):
        return clause
    told = [i for i in dict.fromkeys(_hurt(clause)) if _is_victim(clause, i)]
    found = [i for i in clause.mentions(told) if i not in clause.draft.actors]
    if not found:
        return clause
    new = [i for i in found if not clause.has([i])]
    old = [i for i in clause.draft.recipients if i in targets or _holds_one(clause, i, found)]
    if {*new, *old} == set(clause.draft.recipients):
        return clause
    return clause.with_recipients((*new, *old), "it hurt them, says the text")


def _is_seat(clause: Clause, mention: int) -> bool:
    """Say whether a phrase is of a body or of what one has where it works: "the embassy"."""
    party, head = clause.parties.get(mention), clause.head(mention)
    body = party is not None and party.kind is ActorKind.ORGANISATION
    moving = head is not None and clause.token(head).lemma in _REFERENTS["craft"] | {"convoy"}
    return not moving and (body or (head is not None and clause.token(head).lemma in SEATS))


def _is_fight(clause: Clause) -> bool:
    """Say whether an act was done with somebody: of "a gun battle *with the rebels*" those are recipients."""
    return bool(grammar.under_preposition(clause.sentence, clause.trigger.i, "with"))


def _holds_one(clause: Clause, mention: int, others: Iterable[int]) -> bool:
    """Say whether a phrase is one of some others, or holds one of them as joined: "*a guard* and his son"."""
    whole = clause.annotations.mentions[mention]
    return any(
        mention == i or (clause.head(mention) == clause.first(clause.annotations.mentions[i].head).i)
        for i in others
        if clause.head(mention) is not None
        and whole.first <= clause.annotations.mentions[i].head < whole.last
    )


def _targets(clause: Clause) -> Iterator[int]:
    """Give the recipients that the act itself names: "the bombing *of the embassy*"."""
    for i, head in clause.heads(clause.draft.recipients):
        own = clause.first(head)
        way = [t for t in clause.way(own.i, clause.draft.head) if t == own or t.lemma not in _WORDS["edges"]]
        direct = len(way) == 1 and way[0].dep in {"dobj", "nsubjpass"}
        onto = all(t.lemma in _WORDS["onto"] | _WORDS["around"] for t in way if t.dep == "prep")
        if direct or (way and way[0].dep == "pobj" and onto and all(t.dep in _ONTO for t in way)):
            yield i


def _is_victim(clause: Clause, i: int) -> bool:
    """Say whether a word is of people who did not do it themselves."""
    inner = clause.token(grammar.counted(clause.sentence, i))
    if clause.token(i).text.lower().endswith(("self", "selves")):
        return False
    return not {inner.lemma, clause.token(i).lemma} & _WORDS["doers"]


def _hurt(clause: Clause) -> Iterator[int]:
    """Give the words for those whom the clauses around an assault say it hurt."""
    sentence = clause.sentence
    for verb in _verbs_of_fate(clause):
        for one in _joined(sentence, verb):
            yield from (i for i in _befallen(sentence, one) if is_person(clause, i))
    for verb in _verbs_of_effect(clause):
        yield from (i for i in _left(sentence, verb) if is_person(clause, i))


def _verbs_of_fate(clause: Clause) -> Iterator[Token]:
    """Give the verbs that an assault stands under as what did it: "*died in* the attack"."""
    act = clause.trigger
    preposition = clause.above(act)
    while act.dep == "pobj" and preposition.lemma == "of" and _is_frame(clause, clause.above(preposition)):
        act = clause.above(preposition)
        preposition = clause.above(act)
    verb = clause.above(preposition)
    if act.dep == "pobj" and verb.pos in {"VERB", "AUX", "NOUN"}:
        within = preposition.lemma in _WORDS["among"] or _is_outcome(act, preposition)
        behind = preposition.lemma in _WORDS["behind"] and not _has_own_cause(clause, verb)
        if within or behind:
            yield verb
    act = clause.above(act) if act.dep == "dobj" else act
    if act.dep == "advcl" and _is_when(clause, act):
        yield clause.above(act)


def _has_own_cause(clause: Clause, verb: Token) -> bool:
    """Say whether a verb tells of what else: "shot *by police* after the attack", "died *of* a stroke"."""
    return any(
        t.dep == "agent" or t.lemma == "of" for t in clause.sentence.dependents(verb.i, "agent", "prep")
    )


def _is_frame(clause: Clause, noun: Token) -> bool:
    """Say whether a noun only frames an act: "a *series* of attacks", "as a *result* of the shelling"."""
    return noun.lemma in _WORDS["outcomes"] or bool(grammar.seen_through(clause.sentence, noun.i))


def _is_outcome(act: Token, preposition: Token) -> bool:
    return act.lemma in _WORDS["outcomes"] and preposition.lemma == "as"


def _is_when(clause: Clause, verb: Token) -> bool:
    """Say whether a clause tells what somebody else did: "a guard died *when a bomb exploded*"."""
    opens = clause.sentence.dependents(verb.i, "mark", "advmod")
    subjects = clause.sentence.dependents(verb.i, *SUBJECTS)
    own = not subjects or any(t.pos == "PRON" for t in subjects)  # "was killed when he attacked a post"
    return not own and any(t.lemma in _WHEN for t in opens)


def _joined(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Give a verb and those before it that share what is behind it: "nine *died* and two were hurt in"."""
    yield verb
    while verb.dep == "conj":
        verb = sentence.tokens[verb.head]
        if any(t.i > verb.i for t in sentence.dependents(verb.i, "prep", "agent")):
            return
        yield verb


def _befallen(sentence: Sentence, verb: Token) -> list[int]:
    """Give those whom a verb says harm befell."""
    if verb.lemma in _HURTING and grammar.is_passive(sentence, verb.i):
        return grammar.objects(sentence, verb.i)
    if verb.lemma in _HURTING and verb.tag in {"VBN", "VBD"}:  # "three killed, dozens wounded in the blast"
        bare = not sentence.dependents(verb.i, "dobj", "aux")
        return [t.i for t in sentence.dependents(verb.i, "nsubj")] if bare else []
    if verb.lemma in _DYING or _suffers(sentence, verb):
        return grammar.subjects(sentence, verb.i)
    if verb.lemma == "be" and any(t.lemma in _WORDS["states"] for t in sentence.dependents(verb.i, "acomp")):
        return grammar.subjects(sentence, verb.i)
    return []


def _suffers(sentence: Sentence, verb: Token) -> bool:
    held = {t.lemma for t in sentence.dependents(verb.i, "dobj")}
    if verb.lemma in _TOLLS["losing"]:
        return bool(held & _TOLLS["lives"])
    return verb.lemma in _TOLLS["suffering"] and (
        bool(held & _TOLLS["harm"]) or (verb.lemma == "suffer" and not held)
    )


def _verbs_of_effect(clause: Clause) -> Iterator[Token]:
    """Give the verbs whose subject an assault is, in its clause or in one about it, or that follow it."""
    sentence, trigger = clause.sentence, clause.trigger
    if trigger.dep == "nsubj":
        yield clause.above(trigger)
    for token in sentence.tokens:
        if token.dep == "relcl" and any(
            grammar.resolve_relative(sentence, t.i) == trigger.i
            for t in sentence.dependents(token.i, "nsubj")
        ):
            yield token
    verbs = [trigger, clause.above(trigger)] if trigger.dep in {"dobj", "nsubj", "nsubjpass"} else [trigger]
    for verb in verbs:
        yield from (t for t in sentence.dependents(verb.i, "advcl", "acl") if t.tag == "VBG")
    if trigger.pos == "VERB":
        yield from sentence.dependents(trigger.i, "conj")


def _left(sentence: Sentence, verb: Token) -> Iterator[int]:
    """Give those whom a verb says its subject killed, hurt or left dead."""
    for one in (verb, *sentence.dependents(verb.i, "conj")):
        if grammar.is_passive(sentence, one.i) or sentence.dependents(one.i, "nsubjpass"):
            continue
        objects = grammar.direct_objects(sentence, one.i)
        states = sentence.dependents(one.i, "oprd", "acomp", "xcomp", "amod")
        hurt = one.lemma in _HURTING and objects and not _has_own_subject(sentence, one, verb)
        if hurt or (one.lemma in _WORDS["leaving"] and any(t.lemma in _WORDS["states"] for t in states)):
            yield from objects
        elif one.lemma in _HURTING and one is not verb and verb.lemma in _WORDS["leaving"]:
            yield from (
                t.i for t in sentence.dependents(one.i, "nsubj")
            )  # "left nine dead and *dozens* hurt"


def _has_own_subject(sentence: Sentence, one: Token, verb: Token) -> bool:
    return one is not verb and bool(sentence.dependents(one.i, *SUBJECTS))
