"""How a verb's event stands: by its own auxiliaries, then by the words that govern it, then by its aspect."""

from dragoman.events import grammar
from dragoman.events.aspect import aspect
from dragoman.events.embedding import (
    ADVERSE,
    CLAUSE_EFFECTS,
    CONDITIONALS,
    EVIDENCE,
    FACTIVE_FEELINGS,
    FINITE_EFFECTS,
    LETTING,
    MODALS,
    NOUN_EFFECTS,
    OPEN_TIMES,
    PARTICLE_EFFECTS,
    REPORTED_NOUNS,
    REPORTING,
    SCHEDULING,
    SHARING,
    UNTRUE,
    Effect,
)
from dragoman.events.negation import negative_phrase, negator
from dragoman.records import RegionKind, Sentence, Status, Token

_TITLED = {RegionKind.HEADLINE, RegionKind.TEASER}
_HIGHEST = 5  # clauses above an event that are looked at; deeper nesting is nearly always a parsing error
_CLAUSE_DEPS = {"xcomp", "ccomp", "pcomp", "acl", "advcl", "conj", "relcl", "dep"}
_OPENING = {"advcl", "advmod", "intj", "punct", "prep", "cc", "dep", "npadvmod"}
_RANKING = {"first", "last", "latest", "only", "next", "second", "third"}


def of_verb(sentence: Sentence, i: int) -> tuple[Status, str]:
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
    """Read "is to leave", "is going to leave", "are due", and the headline's "Chad to leave"."""
    token = sentence.tokens[i]
    # Who "is to blame" has done it already.
    above_infinitive = any(
        grammar.has_to(sentence, t.i) for t in sentence.dependents(i, "xcomp") if t.lemma != "blame"
    )
    if token.lemma == "be":
        judged = sentence.dependents(i, "acomp")
        return any(_is_set(sentence, t) for t in judged) if judged else above_infinitive
    if token.text.lower() == "going":
        return above_infinitive
    if not grammar.has_to(sentence, i):
        return False
    return _is_infinitive_ahead(sentence, token, sentence.tokens[token.head])


def _is_set(sentence: Sentence, judged: Token) -> bool:
    """Say whether an adjective sets something for later; what "is due *to*" a thing is caused by it."""
    return judged.lemma in SCHEDULING and all(
        t.lemma != "to" for t in sentence.dependents(judged.i, "prep", "pcomp")
    )


def _is_infinitive_ahead(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether an infinitive stands for a future: under *be*, or as the only verb of a headline."""
    if any(t.lemma == "be" and t.dep == "aux" for t in sentence.dependents(token.i)):
        return head.lemma not in {"say", "report", "think", "believe"}
    if token.dep == "xcomp" and head.lemma == "be":
        judged = sentence.dependents(head.i, "acomp")
        return not judged and not is_inverted(sentence, head.i, "were")
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
    if sentence.tokens[i].dep == "xcomp" and is_inverted(sentence, sentence.tokens[i].head, "were"):
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


def is_inverted(sentence: Sentence, i: int, word: str) -> bool:
    """Read "had they left, …" and "were they to leave, …": an auxiliary before its subject, no question."""
    if sentence.tokens[-1].text == "?":
        return False
    subjects = sentence.dependents(i, "nsubj", "nsubjpass")
    head = sentence.tokens[sentence.tokens[i].head]
    if head.text.lower() == word and subjects and sentence.tokens[i].dep in {"ccomp", "xcomp"}:
        return head.i < subjects[0].i and (head.i == 0 or sentence.tokens[head.i - 1].is_mark())
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
            return _beside_unreal(sentence, token, head) or (Status.HAPPENED, "asserted")
        if any(t.text == ";" for t in sentence.tokens[token.i : head.i]):
            break
        found = _under(sentence, token, head)
        if found is None and token.i == i:
            found = _bare_infinitive(sentence, token, head)
        if found is not None:
            return found
        if token.dep == "conj" and token.i == i and token.tag == "VB" and not grammar.has_to(sentence, i):
            i = head.i  # the second of two infinitives leans on the "to" of the first
        token = head
    if grammar.has_to(sentence, i) and sentence.tokens[i].dep == "advcl":
        return Status.PLANNED, "a purpose"
    return Status.HAPPENED, "asserted"


def _under(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Say what one governing word makes of a clause, or None when it leaves it open."""
    if head.lemma == "be" and token.dep in {"xcomp", "ccomp"}:
        head = next(iter(sentence.dependents(head.i, "acomp")), head)
    denial = _denied_report(sentence, token, head)
    if denial:
        return Status.DENIED, denial
    if head.lemma in EVIDENCE and negative_phrase(sentence, head):
        return Status.NEGATED, f"no {head.text}"
    effect = _effect_of(sentence, token, head)
    if effect is not Effect.NONE:
        return combine(sentence, head, effect)
    if token.dep == "conj":
        return _shared(sentence, token, head)
    return _with_head(sentence, token, head)


def _with_head(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Let a clause without a tense of its own share the standing of an unreal verb."""
    if head.pos == "ADP" and token.dep == "pcomp":
        return _behind_preposition(sentence, head)
    if head.pos in {"VERB", "AUX"} and (token.dep == "xcomp" or _is_let(sentence, token, head)):
        return _own_status(sentence, head.i)
    return None


def _is_let(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether a bare infinitive only is so if its verb is: "let us *know*", "will help them *meet*"."""
    return (
        token.dep == "ccomp"
        and token.tag == "VB"
        and head.lemma in LETTING
        and not sentence.dependents(token.i, "aux", "mark")
    )


def _behind_preposition(sentence: Sentence, preposition: Token) -> tuple[Status, str] | None:
    """Judge a gerund by the unreal verb above its preposition: "please call before *leaving*"."""
    above = sentence.tokens[preposition.head]
    if above.pos == "ADV":  # "prior to"
        above = sentence.tokens[above.head]
    if above.pos not in {"VERB", "AUX"} or preposition.lemma not in SHARING:
        return None
    return _own_status(sentence, above.i)


def _beside_unreal(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Read a clause in the present beside an unreal verb: "will stay until they *leave*"."""
    if token.dep != "advcl" or head.pos not in {"VERB", "AUX"}:
        return None
    marks = [t for t in sentence.dependents(token.i) if t.lemma in OPEN_TIMES and t.dep in {"mark", "advmod"}]
    tense = {token.tag, *(t.tag for t in sentence.dependents(token.i, "aux", "auxpass"))}
    if not marks or "VBD" in tense or not tense & {"VBP", "VBZ"}:
        return None
    found = _own_status(sentence, head.i)
    return None if found is None else (Status.HYPOTHETICAL, f"{marks[0].text}, under {found[1]}")


def _bare_infinitive(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Judge an infinitive by its kind where no word above says more."""
    if not grammar.has_to(sentence, token.i):
        return None
    if head.lemma == "be":
        head = next(iter(sentence.dependents(head.i, "acomp")), head)
    if _is_only_judged(sentence, token, head):
        return Status.HYPOTHETICAL, f"{head.text} to"
    if head.pos in {"NOUN", "PROPN"} and token.dep in {"acl", "relcl"}:
        ranked = any(t.lemma in _RANKING for t in sentence.dependents(head.i)) or head.lemma in _RANKING
        return None if ranked else (Status.PLANNED, "an infinitive")
    return None


def _is_only_judged(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether an infinitive is only spoken of: "hard to prove", "how to leave"; not "glad to leave"."""
    if any(t.tag == "WRB" for t in sentence.dependents(token.i, "advmod")):
        return True
    return head.pos == "ADJ" and token.dep in {"xcomp", "ccomp"} and head.lemma not in FACTIVE_FEELINGS


def _shared(sentence: Sentence, token: Token, head: Token) -> tuple[Status, str] | None:
    """Take over what the first of two conjoined verbs has, when the second leans on its auxiliary."""
    own = sentence.dependents(token.i, "aux", "auxpass", "nsubj", "nsubjpass")
    if own or head.pos not in {"VERB", "AUX"}:
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
    above = next((t for t in sentence.ancestors(head.i) if t.pos == "VERB"), None)
    if above is None:
        return ""
    if CLAUSE_EFFECTS.get(above.lemma) is Effect.DENIED or above.lemma in ADVERSE:
        return above.text
    reach = (*sentence.tokens[above.i + 1 : head.i], *sentence.dependents(above.i))
    return next((t.text for t in reach if t.lemma in UNTRUE), "")


def _effect_of(sentence: Sentence, token: Token, head: Token) -> Effect:
    """Read what the governing word does to a clause of this kind."""
    infinitive = grammar.has_to(sentence, token.i)
    if token.dep == "conj" or _is_adjunct(sentence, token, head):
        return Effect.NONE
    if head.pos in {"NOUN", "PROPN"}:
        fits = infinitive or token.dep == "pcomp"
        return NOUN_EFFECTS.get(head.lemma, Effect.NONE) if fits else Effect.NONE
    if head.pos == "ADP":
        return _over_preposition(sentence, sentence.tokens[head.head])
    if with_particle(sentence, head) in PARTICLE_EFFECTS or sentence.dependents(head.i, "prt"):
        return PARTICLE_EFFECTS.get(with_particle(sentence, head), Effect.NONE)
    return _over_clause(token, head, infinitive=infinitive)


def _over_clause(token: Token, head: Token, *, infinitive: bool) -> Effect:
    """Read what a verb or adjective does to an infinitive, a participle or a finite clause."""
    if not infinitive and token.tag not in {"VBG", "VBN"} and head.pos != "ADJ":
        return FINITE_EFFECTS.get(head.lemma, Effect.NONE)
    if head.lemma in REPORTING and not infinitive:
        return Effect.NONE
    return CLAUSE_EFFECTS.get(head.lemma, Effect.NONE)


def _over_preposition(sentence: Sentence, above: Token) -> Effect:
    """Read what the word before a preposition does to the clause behind it: "no intention of leaving"."""
    if above.pos not in {"NOUN", "PROPN"}:
        return CLAUSE_EFFECTS.get(above.lemma, Effect.NONE)
    effect = NOUN_EFFECTS.get(above.lemma, Effect.NONE)
    return Effect.NEGATED if effect is Effect.PLANNED and negative_phrase(sentence, above) else effect


def _is_adjunct(sentence: Sentence, token: Token, head: Token) -> bool:
    """Say whether a participle behind a comma goes beside its verb: "foiled a plot, detaining two men"."""
    if token.tag not in {"VBG", "VBN"} or token.dep == "acl" or grammar.has_to(sentence, token.i):
        return False
    if sentence.dependents(token.i, "nsubj", "nsubjpass", "mark"):
        return False
    return any(t.text == "," for t in sentence.tokens[head.i : token.i])


def with_particle(sentence: Sentence, verb: Token) -> str:
    """Give a verb's base form with its particle, if it has one: "call off"."""
    near = sentence.dependents(verb.i, "prt", "advmod", "prep")
    particles = [t.lemma for t in near if t.i > verb.i and not sentence.children[t.i]]
    return f"{verb.lemma} {particles[0]}" if particles else verb.lemma


def combine(sentence: Sentence, head: Token, effect: Effect) -> tuple[Status, str]:
    """Turn the governing word's effect into a status, minding its own negation."""
    negated = bool(negator(sentence, head.i)) if head.pos != "ADP" else False
    if negated:
        turned = {Effect.NEGATED: Status.HAPPENED, Effect.DENIED: Status.HYPOTHETICAL}
        return turned.get(effect, Status.NEGATED), f"not {head.text}"
    return Status(effect.value), head.text
