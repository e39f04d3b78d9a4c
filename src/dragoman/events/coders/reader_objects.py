"""Recipients of an act that its own object names: itself, its owner, or whom it is wanted of."""

from collections.abc import Iterable, Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_people import PERSONAL, is_person
from dragoman.events.joint import is_one_party
from dragoman.knowledge.people_words import is_human
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import BODY_KINDS, SUBJECTS, ActorKind, Token

_WORDS, _REFERENTS = word_lists("objects"), word_lists("referents")
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_OWNERS = frozenset({"his", "her", "their", "its"})
_TARGETS = BODY_KINDS | {ActorKind.PERSON, ActorKind.STATE}
_INQUIRY = "investigate"  # of whose death an inquiry is, he is not accused


def with_objects(clause: Clause) -> Clause:
    """Fill an empty side of recipients with whom the act's object names."""
    if clause.draft.type == "CONSULT":
        clause = _met(clause)
    if clause.draft.recipients:
        return clause
    for find in (_judged, _undergoes, _wanted_of, _barred):
        found, why = find(clause)
        found = _each_once(clause, [i for i in found if not _is_actor(clause, i)])
        if found:
            return clause.with_recipients(found, why)
    return clause


def _is_actor(clause: Clause, mention: int) -> bool:
    return any(
        is_one_party(mention, i, clause.annotations, clause.parties) for i in clause.draft.actors
    ) or clause.has([mention])


def _each_once(clause: Clause, mentions: Iterable[int]) -> list[int]:
    """Give mentions with each party once."""
    found: list[int] = []
    for i in mentions:
        if not any(is_one_party(i, other, clause.annotations, clause.parties) for other in found):
            found.append(i)
    return found


def _judged(clause: Clause) -> tuple[list[int], str]:
    """Who is judged, or whose words or deeds are: "condemned *his* views", "resisted calls from *Mali*"."""
    if clause.draft.type not in _JUDGING or clause.draft.mode == _INQUIRY:
        return [], ""
    ends = [clause.token(i) for i in _ends(clause)]
    if ends and _is_judged(clause, ends[0]):
        own = [end.i for end in ends if end.text.lower() in PERSONAL]
        return [*clause.mentions(own), *_parties(clause, (end.i for end in ends))], "it is judged"
    owned = [*ends, *(t for t in _words(clause) if t.dep == "pobj")]  # "came *to his defence*"
    owned = [end for end in owned if end.lemma not in _WORDS["befalling"]]
    return [i for end in owned for i in _owners(clause, end)], "what is judged is theirs"


def _is_judged(clause: Clause, end: Token) -> bool:
    """Say whether the first of the things that are judged is a party that is known by name."""
    parties = (clause.parties[i] for i in _parties(clause, [end.i]))
    return end.text.lower() in PERSONAL | _REFERENTS["groups"] or any(
        party.kind is ActorKind.PERSON or party.id is not None for party in parties
    )


def _ends(clause: Clause) -> Iterator[int]:
    """Give the words for what an act judges."""
    trigger = clause.trigger
    if trigger.pos == "VERB":
        yield from grammar.objects(clause.sentence, trigger.i)
    for token in _words(clause):
        for word in sorted(_WORDS["matter"]):
            if token.i != trigger.i or trigger.pos != "VERB" or word == "behind":
                yield from grammar.under_preposition(clause.sentence, token.i, word)


def _words(clause: Clause) -> list[Token]:
    """Give the trigger's words without prepositions."""
    words = clause.draft.trigger
    return [t for t in clause.sentence.tokens if words.start <= t.start < words.end and t.dep != "prep"]


def _owners(clause: Clause, end: Token) -> list[int]:
    """Give the parties that something belongs to or is made by."""
    if any(t.lemma == "own" for t in clause.sentence.dependents(end.i)):
        return []
    words = [t.i for t in clause.sentence.dependents(end.i, "poss")]
    owners = [i for i in words if clause.token(i).text.lower() in _OWNERS and not _is_own(clause, i)]
    for word in sorted(_WORDS["makers"]):
        words += grammar.under_preposition(clause.sentence, end.i, word)
    return [*clause.mentions(owners), *_parties(clause, words)]


def _is_own(clause: Clause, pronoun: int) -> bool:
    """Say whether whoever supports something may be its owner: "Kone defended *his* decision"."""
    if clause.draft.type != "SUPPORT":
        return False
    heads = [clause.token(head) for _, head in clause.heads(clause.draft.actors)]
    many = any(t.tag in {"NNS", "NNPS"} or t.text.lower() in {"i", "we", "they"} for t in heads)
    return (clause.token(pronoun).text.lower() == "their") == many


def _parties(clause: Clause, tokens: Iterable[int]) -> list[int]:
    """Give the mentions of parties that tokens head."""
    return [
        i
        for i in clause.mentions(tokens)
        if (party := clause.parties.get(i)) is not None and party.kind in _TARGETS and _is_named(clause, i)
    ]


def _is_named(clause: Clause, mention: int) -> bool:
    """Say whether a phrase's own head is a name or a noun for people or bodies, and not "a commission"."""
    head = clause.head(mention)
    if head is None or any(t.lemma == "a" for t in clause.sentence.dependents(head, "det")):
        return False
    token = clause.token(head)
    return token.entity in _NAMES or is_human(token.lemma) or token.lemma in _REFERENTS["groups"]


def _undergoes(clause: Clause) -> tuple[list[int], str]:
    """Who is the subject of a passive: "*the girl* was beaten", "*Kone* was held"."""
    trigger = clause.trigger
    if clause.draft.type not in _UNDERGONE or trigger.pos != "VERB":
        return [], ""
    if not grammar.is_passive(clause.sentence, trigger.i) or _has_lost_subject(clause):
        return [], ""
    subjects = [i for i in grammar.surface_subjects(clause.sentence, trigger.i) if _is_someone(clause, i)]
    return list(clause.mentions(subjects)), "it is done to them"


def _has_lost_subject(clause: Clause) -> bool:
    """Say whether a passive has a subject that the parser missed; whoever reports it is not that."""
    verb = clause.trigger
    while verb.dep == "conj" and not clause.sentence.dependents(verb.i, *SUBJECTS):
        verb = clause.above(verb)
    return verb.dep in {"ccomp", "advcl"} and not clause.sentence.dependents(verb.i, *SUBJECTS)


def _is_someone(clause: Clause, i: int) -> bool:
    """Say whether a word is of one or more persons, not of a number of whatever it is."""
    return is_person(clause, i) and not clause.sentence.dependents(i, "nummod")


def _wanted_of(clause: Clause) -> tuple[list[int], str]:
    """Of whom something is asked: "asked for help from *Mali*", "said that *Mali* should leave"."""
    if clause.draft.type != "REQUEST":
        return [], ""
    head = clause.draft.head
    things = [t.i for t in clause.sentence.dependents(head, "dobj")]
    things += grammar.under_preposition(clause.sentence, head, "for")
    content = grammar.complement(clause.sentence, head)
    if content is not None:
        things += [t.i for t in clause.sentence.dependents(content.i, "dobj")]
    words = [j for i in things for j in grammar.under_preposition(clause.sentence, i, "from")]
    found = list(clause.known(clause.mentions(words)))
    if found or content is None or grammar.is_passive(clause.sentence, content.i):
        return found, "it is wanted of them"
    subjects = [
        i
        for t in clause.sentence.dependents(content.i, "nsubj")
        for i in grammar.with_conjuncts(clause.sentence, t.i)
    ]
    own = [i for i in subjects if clause.token(i).text.lower() in PERSONAL]
    return [*clause.mentions(own), *_parties(clause, subjects)], "they are to do it"


def _barred(clause: Clause) -> tuple[list[int], str]:
    """Whom sanctions are meant for: "sanctions targeting *Mali*", "imposed to press *Mali* to sign"."""
    if clause.draft.type not in {"COERCE", "SANCTION"}:
        return [], ""
    tokens = clause.sentence.tokens
    nouns = [
        t for t in tokens
        if t.lemma in _WORDS["barriers"] and t.pos == "NOUN" and _is_its_word(clause, t)
    ]  # fmt: skip
    verbs = [v for noun in nouns for v in _purposes(clause, noun)]
    ends = [i for v in verbs for i in grammar.direct_objects(clause.sentence, v.i)]
    ends += [i for v in verbs for i in grammar.under_preposition(clause.sentence, v.i, "at")]
    ends += [
        i
        for noun in nouns
        for thing in grammar.under_preposition(clause.sentence, noun.i, "on")
        for i in grammar.under_preposition(clause.sentence, thing, "to")
    ]
    return _parties(clause, ends), "they are meant for them"


def _is_its_word(clause: Clause, noun: Token) -> bool:
    """Say whether a noun is the trigger or among its words, or its agent: "banned by *sanctions*"."""
    if clause.draft.trigger.start <= noun.start < clause.draft.trigger.end or noun.i == clause.draft.head:
        return True
    return noun.i in grammar.under_preposition(clause.sentence, clause.draft.head, "by")


def _purposes(clause: Clause, noun: Token) -> Iterator[Token]:
    """Give the verbs that say what sanctions are for: "targeting", "imposed *to press*"."""
    own = clause.sentence.dependents(noun.i, "acl", "relcl", "advcl")
    if noun.dep == "dobj" and clause.draft.trigger.start <= clause.above(noun).start < noun.start:
        own += clause.sentence.dependents(noun.head, "advcl", "xcomp")
    for verb in own:
        yield verb
        yield from (
            t for t in clause.sentence.dependents(verb.i, "advcl", "xcomp", "pcomp") if _is_aim(clause, t)
        )


def _is_aim(clause: Clause, verb: Token) -> bool:
    return grammar.has_to(clause.sentence, verb.i)


def _met(clause: Clause) -> Clause:
    """Whom a meeting was with: "talks with *Mali*"; nobody else, where he alone is on record as who met."""
    words = grammar.under_preposition(clause.sentence, clause.draft.head, "with")
    words += [
        i
        for t in clause.sentence.dependents(clause.draft.head, "dobj", "pobj")
        for i in grammar.under_preposition(clause.sentence, t.i, "with")
    ]
    words = [grammar.resolve_relative(clause.sentence, i) for i in words]
    behind = clause.mentions(words)
    acting = {i for i, head in clause.heads(clause.draft.actors) if clause.first(head).i in words}
    if acting and not clause.draft.recipients:
        clause = clause.without_actors(acting, "it was with them")
        return clause.with_recipients(acting, "it was with them")
    if clause.draft.recipients or clause.has(behind):
        return clause
    met = _parties(clause, words)
    return clause.with_recipients(met, "it was with them") if met else clause
