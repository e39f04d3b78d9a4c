"""In which places of a clause a noun stands, and what the lexicon has for the word that governs it there."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.verb_status import with_particle
from dragoman.knowledge.stances import Stances, StanceWord
from dragoman.records import SUBJECTS, Sentence, Token

_RELATIVES = {"who", "which", "that", "whom"}
_PARTICLES = {"ADP", "ADV", "PART", "SCONJ"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a noun stands.

    Attributes:
        governor: Token of the word that governs it.
        name: ``object``, ``subject``, ``dative``, ``clause``, ``compound``, ``possessive`` or a preposition.
        particle: Particles between the governor and the preposition: the *out* of "pulled out of".
        near: Whether the parser hangs it there, and not only we.
    """

    governor: int
    name: str
    particle: str = ""
    near: bool = True


def lookup(sentence: Sentence, place: Place, stances: Stances) -> StanceWord | None:
    """Give what the lexicon says of the governor with the matter in this place."""
    token = sentence.tokens[place.governor]
    return next(
        (
            word
            for pos, base in _bases(sentence, token, place.particle)
            if (word := stances.find(pos, base, place.name)) is not None
        ),
        None,
    )


def _bases(sentence: Sentence, token: Token, particle: str) -> Iterator[tuple[str, str]]:
    """Give the forms under which a governor may stand, the most telling first."""
    if token.pos in {"VERB", "AUX"}:
        if particle:
            yield "verb", f"{token.lemma} {particle}"
        yield "verb", with_particle(sentence, token)
        if not sentence.dependents(token.i, "prt"):
            yield "verb", token.lemma
        yield "adjective", token.text.lower()
    elif token.pos in _NOMINAL:
        for modifier in sentence.dependents(token.i, "amod", "compound"):
            yield "noun", f"{modifier.lemma} {token.lemma}"
        yield "noun", token.lemma
    elif token.pos in {"ADJ", "ADV"}:
        yield "adjective", token.lemma
        yield "adjective", token.text.lower()


def places(sentence: Sentence, i: int) -> list[Place]:
    """Give the places of a noun: that in its own clause first, then those in clauses about it."""
    return [*_above(sentence, i), *_below(sentence, i)]


def _above(sentence: Sentence, i: int) -> list[Place]:
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    found: list[Place] = []
    match token.dep:
        case "conj" | "appos" if head.pos in _NOMINAL:
            found = _above(sentence, head.i)
        case "nsubj" | "nsubjpass":
            found = _as_subject(sentence, token, head)
        case "dobj" | "dative":
            found = [Place(head.i, "object" if token.dep == "dobj" else "dative")]
        case "pobj":
            found = [*_as_object_of_for(sentence, head), *_behind_preposition(sentence, head)]
        case "compound" | "nmod" | "amod":
            found = [Place(head.i, "compound")]
        case "poss":
            found = [Place(head.i, "possessive")]
    return found


def _as_subject(sentence: Sentence, token: Token, verb: Token) -> list[Place]:
    found = []
    above = sentence.tokens[verb.head]
    aux = sentence.dependents(verb.i, "aux", "auxpass")
    # "opposes the vote *planned* for March": a participle that the parser took for a clause of its own.
    if verb.tag == "VBN" and not aux and verb.i > token.i and above.i < token.i and above.pos == "VERB":
        found.append(Place(above.i, "object"))
    verbs = (verb, *_conjoined(sentence, verb))
    return [
        *found,
        *(Place(v.i, "object" if grammar.is_passive(sentence, v.i) else "subject") for v in verbs),
    ]


def _conjoined(sentence: Sentence, verb: Token) -> list[Token]:
    """Give the verbs that share a verb's subject."""
    return [t for t in sentence.dependents(verb.i, "conj") if not sentence.dependents(t.i, *SUBJECTS)]


def _behind_preposition(sentence: Sentence, preposition: Token) -> list[Place]:
    """Give what a prepositional phrase hangs from, as parsed and as it may be meant."""
    name = preposition.lemma
    particles: list[str] = []
    governor = sentence.tokens[preposition.head]
    while governor.pos in _PARTICLES and governor.head != governor.i:
        particles.insert(0, governor.lemma)
        governor = sentence.tokens[governor.head]
    found = [Place(governor.i, name, " ".join(particles))]
    if governor.pos in {"VERB", "AUX"}:
        nouns = sentence.dependents(governor.i, "dobj", "attr", "nsubjpass", "acomp")
        found += [Place(noun.i, name) for noun in nouns if noun.i < preposition.i]
    found += [
        Place(verb.i, name, near=False) for verb in _verbs_above(sentence, governor) if verb.i < preposition.i
    ]
    return found


def _as_object_of_for(sentence: Sentence, preposition: Token) -> list[Place]:
    """Read "called for *the vote* to be held": the noun is the infinitive's subject."""
    verb = sentence.tokens[preposition.head]
    if preposition.lemma != "for" or verb.pos not in {"VERB", "AUX", "ADJ"}:
        return []
    later = [
        t
        for t in sentence.dependents(verb.i, "xcomp", "advcl")
        if t.i > preposition.i and grammar.has_to(sentence, t.i)
    ]
    return [Place(t.i, "object" if grammar.is_passive(sentence, t.i) else "subject") for t in later[:1]]


def _verbs_above(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Give the verb whose object a noun is in: "imposed tariffs on its neighbour over the dam"."""
    token = noun
    while token.pos in _NOMINAL | {"ADP"} and token.dep in {"dobj", "pobj", "prep", "nsubjpass", "attr"}:
        token = sentence.tokens[token.head]
        if token.pos in {"VERB", "AUX"}:
            yield token
            return


def _below(sentence: Sentence, i: int) -> list[Place]:
    """Give the places in clauses that hang from a noun: "the mine, which Voss supports"."""
    found = []
    for clause in sentence.dependents(i, "relcl", "acl"):
        if grammar.is_passive(sentence, clause.i):
            found.append(Place(clause.i, "object"))
        elif clause.dep == "relcl":
            found += _in_relative(sentence, clause)
        elif clause.tag == "VBG":
            found.append(Place(clause.i, "subject"))
    token = sentence.tokens[i]
    if token.dep in SUBJECTS:
        for clause in sentence.dependents(token.head, "advcl"):
            if clause.tag == "VBN" and not sentence.dependents(clause.i, *SUBJECTS, "aux", "mark"):
                found.append(Place(clause.i, "object"))
    return found


def _in_relative(sentence: Sentence, clause: Token) -> list[Place]:
    """Say where the relative pronoun stands in its clause, seen or left out."""
    subject = next(iter(sentence.dependents(clause.i, *SUBJECTS)), None)
    if subject is not None and subject.lemma in _RELATIVES:
        return [Place(clause.i, "subject")]
    for preposition in sentence.dependents(clause.i, "prep"):
        if any(t.lemma in _RELATIVES for t in sentence.dependents(preposition.i, "pobj")):
            return [Place(clause.i, preposition.lemma)]
        if not sentence.children[preposition.i]:
            return [Place(clause.i, preposition.lemma)]
    return [Place(clause.i, "object")]
