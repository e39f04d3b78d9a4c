"""How an event stands in the world according to the sentence: happened, planned, denied and the rest."""

from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.embedding import (
    CLAUSE_EFFECTS,
    CONDITIONALS,
    MODALS,
    MODIFIER_EFFECTS,
    NOUN_EFFECTS,
    REPORTING,
    Effect,
)
from dragoman.records import Auxiliary, RegionKind, Sentence, Status, Token

_NEGATIONS = {"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "nothing", "hardly"}
_TITLED = {RegionKind.HEADLINE, RegionKind.TEASER}
_HIGHEST = 5  # clauses above an event that are looked at; deeper nesting is nearly always a parsing error
_CLAUSE_DEPS = {"xcomp", "ccomp", "pcomp", "acl", "advcl", "conj", "relcl", "dep"}
# Agreement of each kind of finding with our own annotated passages; see docs/reference/benchmarks.md.
_CERTAINTY = {
    Status.HAPPENED: 0.9,
    Status.ONGOING: 0.7,
    Status.PLANNED: 0.75,
    Status.HYPOTHETICAL: 0.7,
    Status.NEGATED: 0.8,
    Status.DENIED: 0.8,
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
    token = sentence.tokens[i]
    verbal = token.pos in {"VERB", "AUX"}
    status, reason = _of_verb(sentence, i) if verbal else _of_noun(sentence, i)
    negation = negator(sentence, i)
    if negation and status in {Status.HAPPENED, Status.ONGOING, Status.PLANNED}:
        future = status is Status.PLANNED
        volitional = future or _is_present(sentence, i)
        return _standing(Status.NEGATED, future, True, volitional, negation)
    if status is Status.HAPPENED and _is_asked(sentence):
        return _standing(Status.HYPOTHETICAL, False, bool(negation), False, "a question")
    return _standing(status, status is Status.PLANNED, bool(negation), bool(negation), reason)


def _standing(status: Status, future: bool, negated: bool, volitional: bool, reason: str) -> Standing:
    return Standing(status, future, negated, volitional, _CERTAINTY[status], reason)


def negator(sentence: Sentence, i: int) -> str:
    """Give the word that negates a token, or nothing.

    Two negations side by side ("did not not accept") are a slip of the writer's and count as one.
    """
    for token in sentence.dependents(i):
        if token.dep == "neg" or (token.lemma in {"not", "never"} and token.dep == "advmod"):
            following = sentence.tokens[token.i + 1].lemma if token.i + 1 < len(sentence.tokens) else ""
            if following not in {"only", "just", "merely"}:
                return token.text
        if token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "det"}:
            word = _negative_phrase(sentence, token)
            if word:
                return word
        if token.dep == "acomp" or (token.dep == "aux" and token.lemma in {"do", "be"}):
            inner = next((t for t in sentence.dependents(token.i, "neg")), None)
            if inner is not None:
                return inner.text
    head = sentence.tokens[sentence.tokens[i].head]
    if sentence.tokens[i].dep in {"acomp", "attr", "oprd"} and head.i != i:
        return next((t.text for t in sentence.dependents(head.i, "neg")), "")
    return "without" if sentence.tokens[i].dep in {"pcomp", "pobj"} and head.lemma == "without" else ""


def _negative_phrase(sentence: Sentence, token: Token) -> str:
    """Find *no* in "no troops" or *nobody* standing for the phrase."""
    if token.lemma in _NEGATIONS:
        return token.text
    return next(
        (t.text for t in sentence.dependents(token.i, "det", "neg") if t.lemma in {"no", "neither"}), ""
    )


def _of_verb(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Judge a verb by its own auxiliaries, then by what governs it."""
    own = _own_status(sentence, i)
    if own is not None:
        return own
    return _governed(sentence, i)


def _own_status(sentence: Sentence, i: int) -> tuple[Status, str] | None:
    """Read modal auxiliaries, tense and aspect."""
    auxiliaries = sentence.dependents(i, "aux", "auxpass")
    for aux in auxiliaries:
        effect = MODALS.get(aux.lemma) if aux.tag == "MD" else None
        if effect is not None:
            return _modal(sentence, i, aux, effect)
    words = {aux.lemma for aux in auxiliaries}
    if "to" in words and ("be" in words or sentence.tokens[i].dep == "ROOT"):
        return Status.PLANNED, "is to"
    if _in_condition(sentence, i):
        return Status.HYPOTHETICAL, "a condition"
    token = sentence.tokens[i]
    if token.tag == "VBG" and any(
        aux.lemma == "be" and aux.tag in {"VBZ", "VBP", "VBD"} for aux in auxiliaries
    ):
        return Status.ONGOING, "progressive"
    if token.tag == "VB" and token.dep == "ROOT" and not auxiliaries and sentence.region not in _TITLED:
        subject = sentence.dependents(i, "nsubj", "nsubjpass")
        return None if subject else (Status.HYPOTHETICAL, "an imperative")
    return None


def _modal(sentence: Sentence, i: int, aux: Token, effect: Effect) -> tuple[Status, str]:
    """Read a modal; *would* under a past report is the future of that day, not a condition."""
    if aux.lemma == "would" and _is_reported(sentence, i) and not _has_condition(sentence, i):
        return Status.PLANNED, "would, reported"
    if effect is Effect.PLANNED and _in_condition(sentence, i):
        return Status.HYPOTHETICAL, "a condition"
    return (Status.PLANNED if effect is Effect.PLANNED else Status.HYPOTHETICAL), aux.text


def _is_reported(sentence: Sentence, i: int) -> bool:
    """Say whether a verb stands in the content of a reporting verb, or before one ("..., he said")."""
    if any(above.lemma in REPORTING for above in sentence.ancestors(i)):
        return True
    return any(t.lemma in REPORTING for t in sentence.dependents(i, "ccomp", "parataxis"))


def _in_condition(sentence: Sentence, i: int) -> bool:
    """Say whether a verb stands in an if-clause."""
    return any(t.lemma in CONDITIONALS and t.dep in {"mark", "advmod"} for t in sentence.dependents(i))


def _has_condition(sentence: Sentence, i: int) -> bool:
    """Say whether a verb has an if-clause of its own."""
    return any(_in_condition(sentence, t.i) for t in sentence.dependents(i, "advcl"))


def _governed(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Climb from a verb through the words that govern it until one settles its status."""
    token = sentence.tokens[i]
    for _ in range(_HIGHEST):
        head = sentence.tokens[token.head]
        if token.head == token.i or token.dep not in _CLAUSE_DEPS:
            break
        if token.dep in {"relcl", "advcl"} and not (
            grammar.has_to(sentence, token.i) and token.dep == "advcl"
        ):
            break
        effect = _effect_of(sentence, token, head)
        if effect is not Effect.NONE:
            return _combine(sentence, head, effect)
        if head.pos in {"VERB", "AUX"} and token.dep in {"conj", "xcomp"}:
            own = _own_status(sentence, head.i)
            if own is not None:
                return own
        token = head
    if grammar.has_to(sentence, i) and sentence.tokens[i].dep == "advcl":
        return Status.PLANNED, "a purpose"
    return Status.HAPPENED, "asserted"


def _effect_of(sentence: Sentence, token: Token, head: Token) -> Effect:
    """Read what the governing word does to a clause of this kind."""
    infinitive = grammar.has_to(sentence, token.i)
    if token.dep == "conj":
        return Effect.NONE
    if head.pos in {"NOUN", "PROPN"}:
        return (
            NOUN_EFFECTS.get(head.lemma, Effect.NONE) if infinitive or token.dep == "pcomp" else Effect.NONE
        )
    if head.pos == "ADP":
        above = sentence.tokens[head.head]
        table = CLAUSE_EFFECTS if above.pos in {"VERB", "ADJ"} else NOUN_EFFECTS
        return table.get(above.lemma, Effect.NONE)
    if head.lemma in REPORTING and not infinitive:
        return Effect.NONE
    return CLAUSE_EFFECTS.get(head.lemma, Effect.NONE)


def _combine(sentence: Sentence, head: Token, effect: Effect) -> tuple[Status, str]:
    """Turn the governing word's effect into a status, minding its own negation."""
    negated = bool(negator(sentence, head.i)) if head.pos != "ADP" else False
    if negated:
        turned = {Effect.NEGATED: Status.HAPPENED, Effect.DENIED: Status.HYPOTHETICAL}
        return turned.get(effect, Status.NEGATED), f"not {head.text}"
    return Status(effect.value), head.text


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
        effect = NOUN_EFFECTS.get(head.lemma, Effect.NONE) if head.pos == "NOUN" else Effect.NONE
        if effect is not Effect.NONE and token.dep in {"pobj", "prep", "compound"}:
            return Status(effect.value), head.text
        token = head
    return Status.HAPPENED, "asserted"


def _under_verb(sentence: Sentence, token: Token, verb: Token) -> tuple[Status, str]:
    """Judge an event noun by the verb it is subject or object of."""
    direct = token.dep in {"dobj", "nsubjpass", "prep", "attr", "oprd"}
    effect = NOUN_EFFECTS.get(verb.lemma, Effect.NONE) if direct and token.dep != "prep" else Effect.NONE
    if effect is not Effect.NONE:
        return _combine(sentence, verb, effect)
    status, reason = _of_verb(sentence, verb.i)
    if token.dep == "prep" and status is not Status.HAPPENED:
        # "will meet after the attack": an adjunct does not share its verb's standing.
        return Status.HAPPENED, "asserted beside the main verb"
    return status, reason


def _is_present(sentence: Sentence, i: int) -> bool:
    """Say whether a negated verb is in the present: a refusal that stands, not a past fact."""
    tags = {t.tag for t in sentence.dependents(i, "aux", "auxpass")} | {sentence.tokens[i].tag}
    return bool(tags & {"VBZ", "VBP", "VBG", "MD"}) and "VBD" not in tags


def _is_asked(sentence: Sentence) -> bool:
    return sentence.tokens[-1].text == "?" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == "?")
