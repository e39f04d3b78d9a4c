"""How an event stands in the world according to the sentence: happened, planned, denied and the rest."""

from dataclasses import dataclass

from dragoman.events import grammar
from dragoman.events.aspect import aspect
from dragoman.events.embedding import (
    ADVERSE,
    CLAUSE_EFFECTS,
    CONDITIONALS,
    DENYING_CUES,
    EVIDENCE,
    FACTIVE_FEELINGS,
    FINITE_EFFECTS,
    MODALS,
    MODIFIER_EFFECTS,
    NOUN_EFFECTS,
    PARTICIPATION,
    PARTICLE_EFFECTS,
    REPORTED_NOUNS,
    REPORTING,
    SCHEDULING,
    UNTRUE,
    Effect,
)
from dragoman.events.negation import negative_phrase, negator
from dragoman.records import Auxiliary, RegionKind, Sentence, Status, Token

_TITLED = {RegionKind.HEADLINE, RegionKind.TEASER}
_HIGHEST = 5  # clauses above an event that are looked at; deeper nesting is nearly always a parsing error
_CLAUSE_DEPS = {"xcomp", "ccomp", "pcomp", "acl", "advcl", "conj", "relcl", "dep"}
_OPENING = {"advcl", "advmod", "intj", "punct", "prep", "cc", "dep", "npadvmod"}
_RANKING = {"first", "last", "latest", "only", "next", "second", "third"}
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
    status, reason = _of_verb(sentence, i) if verbal else _of_noun(sentence, i)
    negation = negator(sentence, i)
    if _is_inverted(sentence, i, "had"):
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


# Verbs


def _of_verb(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Judge a verb by its own auxiliaries, then by what governs it, then by its aspect."""
    own = _own_status(sentence, i)
    if own is not None:
        return own
    status, reason = _governed(sentence, i)
    if status is Status.HAPPENED:
        going_on = aspect(sentence, i)
        if going_on:
            return Status.ONGOING, going_on
    return status, reason


def _own_status(sentence: Sentence, i: int) -> tuple[Status, str] | None:
    """Read modal auxiliaries, conditions and what stands for the future."""
    auxiliaries = sentence.dependents(i, "aux", "auxpass")
    for aux in auxiliaries:
        effect = MODALS.get(aux.lemma) if aux.tag == "MD" else None
        if effect is not None:
            return _modal(sentence, i, aux, effect)
    if _is_to_be(sentence, i):
        return Status.PLANNED, "is to"
    if _in_condition(sentence, i):
        return Status.HYPOTHETICAL, "a condition"
    if _is_imperative(sentence, i):
        return Status.HYPOTHETICAL, "an imperative"
    return None


def _is_to_be(sentence: Sentence, i: int) -> bool:
    """Read "is to leave", "are due", and the headline's "Chad to leave"."""
    token = sentence.tokens[i]
    if token.lemma == "be":
        if any(t.lemma in SCHEDULING for t in sentence.dependents(i, "acomp")):
            return True
        return any(grammar.has_to(sentence, t.i) for t in sentence.dependents(i, "xcomp"))
    if token.text.lower() == "going" and any(
        grammar.has_to(sentence, t.i) for t in sentence.dependents(i, "xcomp")
    ):
        return True
    if not grammar.has_to(sentence, i):
        return False
    if any(t.lemma == "be" and t.dep == "aux" for t in sentence.dependents(i)):
        return sentence.tokens[token.head].lemma not in {"say", "report", "think", "believe"}
    if token.dep == "xcomp" and sentence.tokens[token.head].lemma == "be":
        return not _is_inverted(sentence, token.head, "were")
    head = sentence.tokens[token.head]
    nominal = head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"} and token.dep in {"acl", "relcl"}
    return token.dep == "ROOT" or (nominal and not _has_finite(sentence))


def _has_finite(sentence: Sentence) -> bool:
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} and t.pos in {"VERB", "AUX"} for t in sentence.tokens)


def _is_imperative(sentence: Sentence, i: int) -> bool:
    """Say whether a bare verb opens its sentence or quotation: "Withdraw at once"; not in a headline."""
    token = sentence.tokens[i]
    if token.tag not in {"VB", "VBP"} or sentence.region in _TITLED:
        return False
    if sentence.dependents(i, "aux", "nsubj", "nsubjpass", "csubj", "expl"):
        return False
    if token.dep == "conj":
        return _is_imperative(sentence, token.head)
    if any(t.lemma == "please" for t in sentence.tokens[:i]):
        return True
    if token.dep == "ROOT" and all(t.dep in _OPENING for t in sentence.dependents(i) if t.i < i):
        return True
    before = [t for t in sentence.tokens[:i] if not t.is_mark()]
    return token.dep in {"ccomp", "parataxis"} and all(t.pos in {"INTJ", "ADV", "CCONJ"} for t in before)


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
    """Say whether a verb stands in an if-clause; one that turns on time is none once it has a past tense."""
    if _is_inverted(sentence, sentence.tokens[i].head, "were") and sentence.tokens[i].dep == "xcomp":
        return True
    return any(
        t.lemma in CONDITIONALS and t.dep in {"mark", "advmod"} and _is_open(sentence, i, t)
        for t in sentence.dependents(i)
    )


def _is_open(sentence: Sentence, i: int, mark: Token) -> bool:
    """Say whether a conjunction leaves open that it happens: "once they left" does not."""
    if mark.lemma != "once":
        return True
    tense = {sentence.tokens[i].tag, *(t.tag for t in sentence.dependents(i, "aux", "auxpass"))}
    return mark.dep == "mark" and "VBD" not in tense and "VBN" not in tense


def _has_condition(sentence: Sentence, i: int) -> bool:
    """Say whether a verb has an if-clause of its own."""
    return any(_in_condition(sentence, t.i) for t in sentence.dependents(i, "advcl"))


def _is_inverted(sentence: Sentence, i: int, word: str) -> bool:
    """Read "had they left, …" and "were they to leave, …": an auxiliary before its subject, no question."""
    if sentence.tokens[-1].text == "?":
        return False
    subjects = sentence.dependents(i, "nsubj", "nsubjpass")
    candidates = [sentence.tokens[i], *sentence.dependents(i, "aux", "auxpass")]
    first = next((t for t in candidates if t.text.lower() == word), None)
    if first is None or not subjects or first.i > subjects[0].i:
        return False
    return first.i == 0 or sentence.tokens[first.i - 1].is_mark()


# What governs a verb


def _governed(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Climb from a verb through the words that govern it until one settles its status."""
    token = sentence.tokens[i]
    for _ in range(_HIGHEST):
        head = sentence.tokens[token.head]
        if token.head == token.i or token.dep not in _CLAUSE_DEPS:
            break
        if token.dep in {"relcl", "advcl"} and not grammar.has_to(sentence, token.i):
            break
        if any(t.text == ";" for t in sentence.tokens[token.i : head.i]):
            break
        found = _under(sentence, token, head)
        if found is None and token.i == i:
            found = _bare_infinitive(sentence, token, head)
        if found is not None:
            return found
        token = head
    if grammar.has_to(sentence, i) and sentence.tokens[i].dep == "advcl":
        return Status.PLANNED, "a purpose"
    return Status.HAPPENED, "asserted"


def _under(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Say what one governing word makes of a clause, or None when it leaves it open."""
    denial = _denied_report(sentence, token, head)
    if denial:
        return Status.DENIED, denial
    if head.lemma in EVIDENCE and negative_phrase(sentence, head):
        return Status.NEGATED, f"no {head.text}"
    effect = _effect_of(sentence, token, head)
    if effect is not Effect.NONE:
        return _combine(sentence, head, effect)
    if token.dep == "conj":
        return _shared(sentence, token, head)
    if head.pos in {"VERB", "AUX"} and token.dep == "xcomp":
        return _own_status(sentence, head.i)
    return None


def _bare_infinitive(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Judge an infinitive by its kind where no word above says more."""
    if not grammar.has_to(sentence, token.i):
        return None
    if _is_only_judged(sentence, token, head):
        return Status.HYPOTHETICAL, f"{head.text} to"
    if head.pos in {"NOUN", "PROPN"} and token.dep in {"acl", "relcl"}:
        ranked = any(t.lemma in _RANKING for t in sentence.dependents(head.i)) or head.lemma in _RANKING
        return None if ranked else (Status.PLANNED, "an infinitive")
    return None


def _is_only_judged(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether an infinitive is only spoken of: "hard to prove", "how to leave"; "glad to leave" is not."""
    if any(t.tag == "WRB" for t in sentence.dependents(token.i, "advmod")):
        return True
    return head.pos == "ADJ" and token.dep in {"xcomp", "ccomp"} and head.lemma not in FACTIVE_FEELINGS


def _shared(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Take over what the first of two conjoined verbs has, when the second leans on its auxiliary."""
    if head.pos not in {"VERB", "AUX"} or sentence.dependents(
        token.i, "aux", "auxpass", "nsubj", "nsubjpass"
    ):
        return None
    leans = token.tag == "VB" or (token.tag == head.tag and token.tag in {"VBN", "VBG"})
    return _own_status(sentence, head.i) if leans else None


def _denied_report(sentence: Sentence, token: Token, head: Token) -> str:
    """Read "dismissed a report that …" and "called untrue a claim that …"."""
    if head.lemma not in REPORTED_NOUNS or token.dep not in {"acl", "ccomp", "relcl"}:
        return ""
    for modifier in sentence.dependents(head.i, "amod", "acl"):
        if modifier.lemma in UNTRUE:
            return modifier.text
    for above in sentence.ancestors(head.i):
        if above.pos != "VERB":
            continue
        if CLAUSE_EFFECTS.get(above.lemma) is Effect.DENIED or above.lemma in ADVERSE:
            return above.text
        untrue = [
            t for t in sentence.tokens[above.i :] if t.lemma in UNTRUE and above in sentence.ancestors(t.i)
        ]
        untrue = [t for t in sentence.tokens[above.i + 1 : head.i] if t.lemma in UNTRUE] or untrue
        return untrue[0].text if untrue else ""
    return ""


def _effect_of(sentence: Sentence, token: Token, head: Token) -> Effect:
    """Read what the governing word does to a clause of this kind."""
    infinitive = grammar.has_to(sentence, token.i)
    if token.dep == "conj" or _is_adjunct(sentence, token, head):
        return Effect.NONE
    if head.pos in {"NOUN", "PROPN"}:
        return (
            NOUN_EFFECTS.get(head.lemma, Effect.NONE) if infinitive or token.dep == "pcomp" else Effect.NONE
        )
    if head.pos == "ADP":
        above = sentence.tokens[head.head]
        if above.pos in {"NOUN", "PROPN"}:
            effect = NOUN_EFFECTS.get(above.lemma, Effect.NONE)
            negated = effect is Effect.PLANNED and negative_phrase(sentence, above)
            return Effect.NEGATED if negated else effect
        return CLAUSE_EFFECTS.get(above.lemma, Effect.NONE)
    particle = PARTICLE_EFFECTS.get(_with_particle(sentence, head))
    if particle is not None or sentence.dependents(head.i, "prt"):
        return particle or Effect.NONE
    if infinitive or token.tag in {"VBG", "VBN"} or head.pos == "ADJ":
        reports = head.lemma in REPORTING and not infinitive
        return Effect.NONE if reports else CLAUSE_EFFECTS.get(head.lemma, Effect.NONE)
    return FINITE_EFFECTS.get(head.lemma, Effect.NONE)


def _is_adjunct(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether a participle behind a comma goes beside its verb: "foiled a plot, detaining two men"."""
    if token.tag not in {"VBG", "VBN"} or token.dep == "acl" or grammar.has_to(sentence, token.i):
        return False
    if sentence.dependents(token.i, "nsubj", "nsubjpass", "mark"):
        return False
    return any(t.text == "," for t in sentence.tokens[head.i : token.i])


def _with_particle(sentence: Sentence, verb: Token) -> str:
    particles = [t.lemma for t in sentence.dependents(verb.i, "prt", "advmod") if t.i > verb.i]
    return f"{verb.lemma} {particles[0]}" if particles else verb.lemma


def _combine(sentence: Sentence, head: Token, effect: Effect) -> tuple[Status, str]:
    """Turn the governing word's effect into a status, minding its own negation."""
    negated = bool(negator(sentence, head.i)) if head.pos != "ADP" else False
    if negated:
        turned = {Effect.NEGATED: Status.HAPPENED, Effect.DENIED: Status.HYPOTHETICAL}
        return turned.get(effect, Status.NEGATED), f"not {head.text}"
    return Status(effect.value), head.text


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
    phrasal = PARTICLE_EFFECTS.get(_with_particle(sentence, verb))
    if phrasal is not None and token.dep in {"dobj", "nsubjpass", "nsubj"}:
        return _combine(sentence, verb, phrasal)
    direct = token.dep in {"dobj", "nsubjpass", "attr", "oprd"}
    effect = NOUN_EFFECTS.get(verb.lemma, Effect.NONE) if direct else Effect.NONE
    if sentence.dependents(verb.i, "prt"):
        effect = Effect.NONE
    if token.dep == "nsubjpass" and verb.lemma in SCHEDULING:
        effect = Effect.PLANNED
    if effect is not Effect.NONE:
        return _combine(sentence, verb, effect)
    status, reason = _of_verb(sentence, verb.i)
    if token.dep == "prep" and status is not Status.HAPPENED:
        # "will meet after the attack": an adjunct does not share its verb's standing.
        return Status.HAPPENED, "asserted beside the main verb"
    if status is Status.ONGOING and not reason.startswith("progressive"):
        return Status.HAPPENED, "asserted"
    return status, reason


# The sentence


def _is_present(sentence: Sentence, i: int) -> bool:
    """Say whether a negated verb is in the present: a refusal that stands, not a past fact."""
    tags = {t.tag for t in sentence.dependents(i, "aux", "auxpass")} | {sentence.tokens[i].tag}
    return bool(tags & {"VBZ", "VBP", "VBG", "MD"}) and "VBD" not in tags


def _is_denied_by_cue(sentence: Sentence, i: int) -> bool:
    """Say whether a negation is someone's retort and not the article's own: "insisted that no shot was fired"."""
    cues = [*sentence.ancestors(i), *sentence.dependents(i, "ccomp", "parataxis")]
    if any(t.lemma in DENYING_CUES and t.pos == "VERB" for t in cues):
        return True
    return any(t.lemma == "contrary" for t in sentence.tokens)


def _is_asked(sentence: Sentence, i: int) -> bool:
    """Say whether an event is what a question asks: its main verb, and no question word takes it for granted."""
    ends = sentence.tokens[-2:]
    if all(t.text != "?" for t in ends):
        return False
    if any(t.tag in {"WP", "WRB", "WDT"} for t in sentence.tokens[:4]):
        return False
    while sentence.tokens[i].dep in {"conj", "xcomp", "dobj", "nsubj", "nsubjpass", "attr"}:
        i = sentence.tokens[i].head
    return sentence.tokens[i].dep == "ROOT"
