"""Who stands where in a clause: subjects and objects, also those that the syntax leaves unsaid.

Dependency labels are those of spaCy's English models. Every function takes a sentence and token indices
and gives token indices, in text order.
"""

from dragoman.records import Sentence, Token

_ACTIVE_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVES = {"who", "which", "that", "whom", "whose"}
# Verbs whose object is the understood subject of the infinitive that follows: "urged Iran to leave".
_OBJECT_CONTROL = {
    "advise", "allow", "ask", "authorise", "authorize", "beg", "call", "challenge", "coerce", "command",
    "compel", "convince", "direct", "enable", "encourage", "expect", "force", "forbid", "get", "help",
    "implore", "instruct", "invite", "let", "make", "oblige", "order", "permit", "persuade", "press",
    "pressure", "prompt", "push", "remind", "request", "require", "tell", "train", "urge", "want",
    "warn",
}  # fmt: skip
# Words that count or partition; the party is what they count: "dozens of protesters", "members of the party".
_PARTITIVES = {
    "dozen", "hundred", "thousand", "million", "score", "number", "group", "lot", "majority", "series",
    "some", "many", "most", "all", "several", "couple", "handful", "pair", "half", "rest", "part", "crowd",
    "kind", "type", "sort", "variety", "range", "none", "both", "each", "any",
}  # fmt: skip
# Words that frame an act without being one: "a round of talks", "a state of emergency".
_FRAMES = {
    "round", "day", "week", "hour", "month", "year", "wave", "string", "spate", "barrage", "state", "worth",
    "%", "percent", "act", "campaign", "flurry", "volley", "bout", "set", "package", "total", "batch",
}  # fmt: skip
_HAPPENINGS = {
    "attack", "assault", "blast", "bombing", "explosion", "shooting", "raid", "strike", "airstrike", "clash",
    "incident", "crash", "massacre", "ambush", "protest", "riot", "offensive", "operation",
}  # fmt: skip
_DEEPEST = 6  # a chain of unsaid subjects longer than this is a parsing error


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb's grammatical subject is acted upon: passives and reduced passives."""
    token = sentence.tokens[verb]
    if any(t.dep in {"auxpass", "nsubjpass", "agent"} for t in sentence.dependents(verb)):
        return True
    if token.tag != "VBN":
        return False
    has_aux = any(t.dep == "aux" and t.lemma == "have" for t in sentence.dependents(verb))
    if token.dep == "conj" and not has_aux:
        head = sentence.tokens[token.head]
        own_subject = sentence.dependents(verb, *_ACTIVE_SUBJECTS)
        return head.pos == "VERB" and not own_subject and is_passive(sentence, head.i)
    return (
        token.dep in {"acl", "amod", "advcl"}
        and not has_aux
        and not sentence.dependents(verb, *_ACTIVE_SUBJECTS, "dobj")
    )


def subjects(sentence: Sentence, verb: int, depth: int = 0) -> list[int]:
    """Find who does what a verb says, through conjunction, control, participles and relative clauses.

    For a passive verb this is the by-agent.
    """
    if is_passive(sentence, verb):
        return _agents(sentence, verb)
    return surface_subjects(sentence, verb, depth)


def objects(sentence: Sentence, verb: int) -> list[int]:
    """Find what a verb is done to: its direct object, or its subject when it is passive."""
    if is_passive(sentence, verb):
        kept = sentence.dependents(verb, "dobj", "oprd")
        surface = surface_subjects(sentence, verb, 0)
        return surface or [t.i for t in kept]
    found = [t.i for t in sentence.dependents(verb, "dobj")]
    if not found:
        found = _clause_subjects_as_objects(sentence, verb)
    if not found:
        found = _shared_object(sentence, verb)
    if not found and sentence.tokens[verb].dep == "relcl":
        found = _relative_object(sentence, verb)
    return [j for i in found for j in with_conjuncts(sentence, resolve_relative(sentence, i))]


def direct_objects(sentence: Sentence, verb: int) -> list[int]:
    """Give the objects that stand behind a verb itself, with all that is joined to them."""
    found = sentence.dependents(verb, "dobj")
    return [i for token in found for i in with_conjuncts(sentence, token.i)]


def _clause_subjects_as_objects(sentence: Sentence, verb: int) -> list[int]:
    """Take the subject of a small clause as object: "urged *Iran* to leave"."""
    controls = sentence.tokens[verb].lemma in _OBJECT_CONTROL
    return [
        t.i
        for clause in sentence.dependents(verb, "ccomp", "xcomp")
        if controls or has_to(sentence, clause.i)
        for t in sentence.dependents(clause.i, *_ACTIVE_SUBJECTS, *_PASSIVE_SUBJECTS)
        if t.lemma not in _RELATIVES
    ]


def _shared_object(sentence: Sentence, verb: int) -> list[int]:
    """Take the object of a later conjoined verb: "arrested and beat *the students*"."""
    for later in sentence.dependents(verb, "conj"):
        direct = later.i == verb + 2 and later.tag == sentence.tokens[verb].tag
        if direct and later.pos == "VERB":
            return [t.i for t in sentence.dependents(later.i, "dobj")]
    return []


def _relative_object(sentence: Sentence, verb: int) -> list[int]:
    """Take the noun above a relative clause that has its own subject: "the men police held"."""
    own = sentence.dependents(verb, *_ACTIVE_SUBJECTS, *_PASSIVE_SUBJECTS)
    if own and own[0].lemma not in _RELATIVES:
        return [sentence.tokens[verb].head]
    return []


def _agents(sentence: Sentence, verb: int) -> list[int]:
    """Find the by-phrase of a passive."""
    found = [
        p.i
        for agent in sentence.dependents(verb, "agent", "prep")
        if agent.lemma == "by"
        for p in sentence.dependents(agent.i, "pobj")
    ]
    return [j for i in found for j in with_conjuncts(sentence, i)]


def surface_subjects(sentence: Sentence, verb: int, depth: int = 0) -> list[int]:
    """Find the grammatical subject, said or unsaid."""
    own = [t.i for t in sentence.dependents(verb, *_ACTIVE_SUBJECTS, *_PASSIVE_SUBJECTS)]
    if own:
        return [j for i in own for j in with_conjuncts(sentence, resolve_relative(sentence, i))]
    return _inherited_subjects(sentence, verb, depth + 1) if depth < _DEEPEST else []


def _inherited_subjects(sentence: Sentence, verb: int, depth: int) -> list[int]:
    """Find the subject that a verb takes over from what governs it."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if head.i == verb:
        return []
    if token.dep in {"acl", "amod", "relcl"}:
        described = token.dep == "relcl" or token.tag in {"VBN", "VBG"}
        return with_conjuncts(sentence, head.i) if described else _holder(sentence, head.i, depth)
    if token.dep == "xcomp":
        return _controllers(sentence, head, depth)
    if token.dep in {"conj", "advcl", "ccomp", "dep"}:
        return _governor_subjects(sentence, head, depth)
    if token.dep == "pcomp" and head.head != head.i:
        return _gerund_subjects(sentence, head, depth)
    return []


def _gerund_subjects(sentence: Sentence, preposition: Token, depth: int) -> list[int]:
    """Find who does what a gerund says: "accused *guards* of beating", but "*he* spoke after visiting"."""
    governor = sentence.tokens[preposition.head]
    if preposition.lemma in {"of", "for", "from"} and governor.pos == "VERB":
        held = objects(sentence, governor.i)
        if held:
            return held
    return _governor_subjects(sentence, governor, depth)


def _controllers(sentence: Sentence, head: Token, depth: int) -> list[int]:
    """Find the subject of an infinitive: the governor's object if that verb controls it, else its subject."""
    if head.lemma in _OBJECT_CONTROL:
        controlled = [t.i for t in sentence.dependents(head.i, "dobj", "dative")]
        controlled = controlled or under_preposition(sentence, head.i, "on")
        if controlled:
            return [j for i in controlled for j in with_conjuncts(sentence, i)]
    return _governor_subjects(sentence, head, depth)


def _governor_subjects(sentence: Sentence, head: Token, depth: int) -> list[int]:
    """Give the surface subject of the governing verb; of a noun, whoever holds it."""
    if head.pos in {"VERB", "AUX", "ADJ"}:
        return surface_subjects(sentence, head.i, depth)
    return _holder(sentence, head.i, depth) if head.pos in {"NOUN", "PROPN"} else []


def _holder(sentence: Sentence, noun: int, depth: int) -> list[int]:
    """Find who holds a noun such as *decision* or *plan*: its possessor, or the subject of its verb."""
    owners = [t.i for t in sentence.dependents(noun, "poss")]
    if owners:
        return [j for i in owners for j in with_conjuncts(sentence, i)]
    verb = sentence.tokens[sentence.tokens[noun].head]
    if sentence.tokens[noun].dep == "dobj" and verb.pos == "VERB" and depth < _DEEPEST:
        return subjects(sentence, verb.i, depth + 1)
    return []


def resolve_relative(sentence: Sentence, i: int) -> int:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    token = sentence.tokens[i]
    if token.lemma not in _RELATIVES or token.tag not in {"WP", "WDT", "IN", "WP$", "PRP", "DT"}:
        return i
    for above in sentence.ancestors(i):
        if above.dep == "relcl":
            return (_someone if token.lemma == "who" else _not_the_scene)(sentence, above.head)
    return i


def _someone(sentence: Sentence, i: int) -> int:
    """Give the leaders of "leaders of the bloc, who met" in place of the bloc: *who* is no body or place."""
    preposition = sentence.tokens[sentence.tokens[i].head]
    above = sentence.tokens[preposition.head]
    token = sentence.tokens[i]
    is_body = token.dep == "pobj" and token.pos == "PROPN" and token.entity != "PERSON"
    return above.i if is_body and above.pos == "NOUN" else i


def _not_the_scene(sentence: Sentence, i: int) -> int:
    """Give the attack of "an attack in Nice that killed 80" in place of the town it took place in."""
    preposition = sentence.tokens[sentence.tokens[i].head]
    above = sentence.tokens[preposition.head]
    is_scene = sentence.tokens[i].dep == "pobj" and preposition.lemma in {"in", "at", "near", "on"}
    return above.i if is_scene and above.lemma in _HAPPENINGS else i


def with_conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Give a token and all that is conjoined to it: "Iran, Iraq and Turkey"."""
    found = [i]
    for token in sentence.dependents(i, "conj"):
        if token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            found.extend(with_conjuncts(sentence, token.i))
    return found


def counted(sentence: Sentence, i: int) -> int:
    """Give the noun that a counting word counts: the protesters of "dozens of protesters"."""
    token = sentence.tokens[i]
    if token.lemma in _PARTITIVES or token.pos == "NUM":
        for of in sentence.dependents(i, "prep"):
            if of.lemma == "of":
                for inner in sentence.dependents(of.i, "pobj"):
                    return counted(sentence, inner.i)
    return i


def seen_through(sentence: Sentence, i: int) -> list[int]:
    """Give the nouns that a measure or frame holds: the talks of "two days of talks"."""
    found: list[int] = []
    while sentence.tokens[i].lemma in _PARTITIVES | _FRAMES or sentence.tokens[i].pos == "NUM":
        inner = under_preposition(sentence, i, "of")
        if not inner or inner[0] in found:
            break
        found.append(inner[0])
        i = inner[0]
    return found


def under_preposition(sentence: Sentence, i: int, preposition: str) -> list[int]:
    """Find the nouns that hang from a token by a preposition, conjuncts included."""
    found: list[int] = []
    for prep in sentence.dependents(i, "prep", "agent", "dative", "prt"):
        if prep.lemma == preposition:
            found.extend(t.i for t in sentence.dependents(prep.i, "pobj"))
            found.extend(
                t.i
                for inner in sentence.dependents(prep.i, "prep")
                for t in sentence.dependents(inner.i, "pobj")
            )
    return [j for k in found for j in with_conjuncts(sentence, k)]


def adjunct_subjects(sentence: Sentence, noun: int) -> list[int]:
    """Find the subject of the clause that a noun only accompanies: "After a meeting with X, *Y* said"."""
    token = sentence.tokens[noun]
    preposition = sentence.tokens[token.head]
    if token.dep != "pobj" or preposition.head == preposition.i:
        return []
    verb = sentence.tokens[preposition.head]
    if verb.pos in {"VERB", "AUX"}:
        return surface_subjects(sentence, verb.i)
    return adjunct_subjects(sentence, verb.i) if verb.dep == "pobj" else []


def complement(sentence: Sentence, i: int) -> Token | None:
    """Give the verb of the clause that a verb, noun or adjective takes as its content, if there is one."""
    for token in sentence.dependents(i, "xcomp", "ccomp", "acl"):
        if token.pos in {"VERB", "AUX"} and (token.dep != "acl" or has_to(sentence, token.i)):
            return token
    for prep in sentence.dependents(i, "prep"):
        for inner in sentence.dependents(prep.i, "pcomp"):
            return inner
    return None


def has_to(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is an infinitive with *to*."""
    return any(t.lemma == "to" for t in sentence.dependents(verb, "aux"))
