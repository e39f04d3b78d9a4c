"""How an event stands in the world according to the sentence: happened, planned, denied and the rest."""

from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.embedding import (
    BESIDE,
    CLAUSE_EFFECTS,
    CONVENING,
    DENYING_CUES,
    EVIDENCE,
    MODIFIER_EFFECTS,
    NOUN_EFFECTS,
    PARTICIPATION,
    PARTICLE_EFFECTS,
    SCHEDULING,
    SEEKING,
    Effect,
)
from dragoman.events.negation import negative_phrase, negator
from dragoman.events.verb_status import combine, is_inverted, of_verb, with_particle
from dragoman.records import Auxiliary, Sentence, Status, Token

_HIGHEST = 5  # words above an event that are looked at; deeper nesting is nearly always a parsing error
# Agreement of each kind of finding with our own annotated passages; see docs/reference/benchmarks.md.
_CERTAINTY = {
    Status.HAPPENED: 0.91,
    Status.ONGOING: 0.87,
    Status.PLANNED: 0.68,
    Status.HYPOTHETICAL: 0.52,
    Status.NEGATED: 0.82,
    Status.DENIED: 0.84,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with what shows it.

    Attributes:
        status: The status.
        future: Whether the event lies ahead of the report.
        negated: Whether the event's own word is negated.
        volitional: Whether a negation is one of will or of the present ("will not"), not of a past fact.
        certainty: Probability that the status is right, 0 to 1.
        reason: The words that decided, for people.
    """

    status: Status
    future: bool
    negated: bool
    volitional: bool
    certainty: float
    reason: str

    def auxiliaries(self) -> tuple[Auxiliary, ...]:
        """Give PLOVER's auxiliary modes that follow; ``historical`` needs the date and is added later."""
        found = []
        if self.future:
            found.append(Auxiliary.FUTURE)
        if self.status is Status.HYPOTHETICAL:
            found.append(Auxiliary.HYPOTHETICAL)
        if self.status in {Status.NEGATED, Status.DENIED}:
            found.append(Auxiliary.NEGATION)
        return tuple(found)


def standing(sentence: Sentence, i: int) -> Standing:
    """Judge the status of the event whose word is token ``i``.

    A verb is judged by its own auxiliaries and negation, then by the words that govern it; a noun by its
    modifiers and then like the verb it depends on.
    """
    i = _event_word(sentence, i)
    token = sentence.tokens[i]
    verbal = token.pos in {"VERB", "AUX"}
    status, reason = of_verb(sentence, i) if verbal else _of_noun(sentence, i)
    negation = negator(sentence, i) or _unmade_way(sentence, i)
    if is_inverted(sentence, i, "had"):
        contrary = Status.HAPPENED if negation else Status.NEGATED
        return _standing(contrary, False, bool(negation), False, "an unreal condition")
    if negation and status in {Status.HAPPENED, Status.ONGOING, Status.PLANNED}:
        future = status is Status.PLANNED
        volitional = future or _is_present(sentence, i)
        denied = not future and _is_denied_by_cue(sentence, i)
        return _standing(Status.DENIED if denied else Status.NEGATED, future, True, volitional, negation)
    if status is Status.HAPPENED and _is_asked(sentence, i):
        return _standing(Status.HYPOTHETICAL, False, bool(negation), False, "a question")
    return _standing(status, status is Status.PLANNED, bool(negation), bool(negation), reason)


def _unmade_way(sentence: Sentence, i: int) -> str:
    """Give the word that negates what an infinitive is the purpose of: "will *not* go to Oslo to sign"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep not in {"advcl", "xcomp"} or head.pos != "VERB" or not grammar.has_to(sentence, i):
        return ""
    ahead = any(t.tag == "MD" and t.lemma in {"will", "would"} for t in sentence.dependents(head.i, "aux"))
    return negator(sentence, head.i) if ahead and head.lemma not in CLAUSE_EFFECTS else ""


def _standing(status: Status, future: bool, negated: bool, volitional: bool, reason: str) -> Standing:
    return Standing(status, future, negated, volitional, _CERTAINTY[status], reason)


def _event_word(sentence: Sentence, i: int) -> int:
    """Go from a participle that was taken for an adjective to its noun: "denied shelling villages"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    opens = token.i > 0 and sentence.tokens[token.i - 1].i == head.head
    if token.tag == "VBG" and token.dep in {"amod", "compound"} and opens and head.dep == "dobj":
        return head.i
    return i


# Nouns


def _of_noun(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Judge a noun or adjective by its modifiers, then by the noun or verb it depends on."""
    for token in sentence.dependents(i, "amod", "det", "compound"):
        effect = MODIFIER_EFFECTS.get(token.lemma) or MODIFIER_EFFECTS.get(token.text.lower())
        if effect is not None:
            return Status(effect.value), token.text
    token = sentence.tokens[i]
    for _ in range(_HIGHEST):
        head = sentence.tokens[token.head]
        if head.i == token.i:
            break
        if head.pos in {"VERB", "AUX"}:
            return _under_verb(sentence, token, head)
        if head.pos == "NOUN" and token.dep in {"pobj", "prep", "compound"}:
            if head.lemma in PARTICIPATION:
                break
            found = _under_noun(sentence, head)
            if found is not None:
                return found
        token = head
    return Status.HAPPENED, "asserted"


def _under_noun(sentence: Sentence, head: Token) -> tuple[Status, str] | None:
    """Judge an event noun by the noun above it: "threat of a strike", "no sign of a truce"."""
    none = negative_phrase(sentence, head)
    effect = NOUN_EFFECTS.get(head.lemma, Effect.NONE)
    if none and (head.lemma in EVIDENCE or effect is Effect.PLANNED):
        return Status.NEGATED, f"{none} {head.text}"
    return None if effect is Effect.NONE else (Status(effect.value), head.text)


def _under_verb(sentence: Sentence, token: Token, verb: Token) -> tuple[Status, str]:
    """Judge an event noun by the verb it is subject or object of."""
    phrasal = PARTICLE_EFFECTS.get(with_particle(sentence, verb))
    if phrasal is not None and token.dep in {"dobj", "nsubjpass", "nsubj"}:
        return combine(sentence, verb, phrasal)
    direct = token.dep in {"dobj", "nsubjpass", "attr", "oprd"}
    effect = NOUN_EFFECTS.get(verb.lemma, Effect.NONE) if direct else Effect.NONE
    if sentence.dependents(verb.i, "prt"):
        effect = Effect.NONE
    set_for_later = (token.dep == "nsubjpass" and verb.lemma in SCHEDULING) or (
        direct and verb.lemma in CONVENING
    )
    if set_for_later:
        effect = Effect.PLANNED
    if effect is not Effect.NONE:
        return combine(sentence, verb, effect)
    status, reason = of_verb(sentence, verb.i)
    if token.dep == "prep" and token.lemma == "for" and verb.lemma in SEEKING:
        return combine(sentence, verb, Effect.HYPOTHETICAL)
    if token.dep == "prep" and status is not Status.HAPPENED and _stands_by_itself(sentence, token):
        # "will meet after the attack": an adjunct does not share its verb's standing.
        return Status.HAPPENED, "asserted beside the main verb"
    if status is Status.ONGOING and not reason.startswith("progressive"):
        return Status.HAPPENED, "asserted"
    return status, reason


def _stands_by_itself(sentence: Sentence, preposition: Token) -> bool:
    """Say whether an adjunct has a standing of its own: set in time, or definite and so taken for granted."""
    if preposition.lemma in BESIDE:
        return True
    determiners = [
        t for noun in sentence.dependents(preposition.i, "pobj") for t in sentence.dependents(noun.i)
    ]
    return any(t.lemma in {"the", "this", "these", "that", "those"} or t.dep == "poss" for t in determiners)


# The sentence


def _is_present(sentence: Sentence, i: int) -> bool:
    """Say whether a negated verb is in the present: a refusal that stands, not a past fact."""
    tags = {t.tag for t in sentence.dependents(i, "aux", "auxpass")} | {sentence.tokens[i].tag}
    return bool(tags & {"VBZ", "VBP", "VBG", "MD"}) and "VBD" not in tags


def _is_denied_by_cue(sentence: Sentence, i: int) -> bool:
    """Say whether a negation is someone's retort, not the article's own: "insisted no shot was fired"."""
    cues = [*sentence.ancestors(i), *sentence.dependents(i, "ccomp", "parataxis")]
    if any(t.lemma in DENYING_CUES and t.pos == "VERB" for t in cues):
        return True
    return any(t.lemma == "contrary" for t in sentence.tokens)


def _is_asked(sentence: Sentence, i: int) -> bool:
    """Say whether an event is what a question asks: its main verb, and not taken for granted by *why*."""
    ends = sentence.tokens[-2:]
    if all(t.text != "?" for t in ends):
        return False
    if any(t.tag in {"WP", "WRB", "WDT"} for t in sentence.tokens[:4]):
        return False
    while sentence.tokens[i].dep in {"conj", "xcomp", "dobj", "nsubj", "nsubjpass", "attr"}:
        i = sentence.tokens[i].head
    return sentence.tokens[i].dep == "ROOT"
