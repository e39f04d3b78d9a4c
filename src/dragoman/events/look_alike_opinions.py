"""Deeds that somebody only holds right, supposes, misses or writes into a treaty."""

from dragoman.events import grammar
from dragoman.records import Draft, Sentence, Status

_RIGHT = frozenset({"should", "ought"})
_MUST = "must"
# "He would have fired": said of what was not. "Might have fired" leaves it open, and is an event.
_UNREAL = frozenset({"would", "should"})
_ABLE = frozenset({"able", "unable", "capable"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acomp", "oprd"})
_HIGHEST = 3  # words above a deed in which "would have" is looked for
# What is asked or conceded is all in the words, and "must go or" threatens: their own "must" stays.
_ASKING = frozenset({"REQUEST", "CONCEDE", "AGREE"})
# Papers bind or plan and ask nobody; a resolution, a letter or a motion is how a body or a person asks.
_PAPERS = frozenset({
    "accord", "act", "agreement", "bill", "blueprint", "budget", "charter", "clause", "constitution",
    "contract", "deal", "framework", "initiative", "law", "legislation", "measure", "pact", "plan", "policy",
    "programme", "program", "project", "proposal", "provision", "roadmap", "rule", "scheme", "strategy",
    "treaty",
})  # fmt: skip
_ASKING_WORDS = frozenset({"call", "demand", "require", "seek", "urge", "ask", "want", "need"})
_HOLDING = frozenset({"oppose", "support", "favor", "favour", "opposition"})
# Deeds of somebody's, which "opposes sanctions" turns down though it names nobody.
_DEEDS = frozenset({
    "sanction", "tariff", "ban", "talk", "negotiation", "drill", "exercise", "test", "launch", "strike",
    "airstrike", "attack", "raid", "killing", "arrest", "eviction", "deportation", "cut", "curb", "plan",
    "proposal", "demand", "call", "effort", "move", "attempt", "change", "reform", "election", "referendum",
    "quota", "weapon", "base", "troop", "settlement", "migrant", "refugee", "immigrant", "settler",
})  # fmt: skip
_FEELINGS = frozenset({
    "anger", "outrage", "dismay", "fury", "frustration", "alarm", "unease", "indignation", "resentment",
    "disappointment", "displeasure", "discontent", "dissatisfaction", "anguish", "bitterness",
})  # fmt: skip
_JOYS = frozenset({"joy", "delight", "happiness", "happy", "glad", "delighted", "relieved", "relief"})
_STANDING_UP = frozenset({"defend", "stand", "justify"})
_OWN = frozenset({"his", "her", "its", "their", "my", "our"})
_TROUBLED = frozenset({
    "concerned", "outraged", "appalled", "angered", "angry", "furious", "worried", "upset", "alarmed",
    "dismayed", "disappointed", "frustrated",
})  # fmt: skip
_SHOWING = frozenset({"evidence", "proof", "sign", "indication", "reason"})
_DEEPEST = 6  # words above a deed in which "no evidence" is looked for
_UNSHOWN = frozenset({"ASSAULT", "SUPPORT", "ACCUSE", "COERCE"})


def is_held_right(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a deed is only held right or due: "sailors should be banned", "Chad must rebut it".

    "Should the senate ratify it" asks nothing and stays; so does the "must" of a demand and of a threat.
    """
    if draft.type in _ASKING:
        return False
    words = _RIGHT if draft.type in {"THREATEN", "SANCTION"} else _RIGHT | {_MUST}
    subjects = [t.i for t in sentence.dependents(draft.head, "nsubj", "nsubjpass")]
    return any(
        t.text.lower() in words and not any(t.i < subject for subject in subjects)
        for t in sentence.dependents(draft.head, "aux")
    )


def is_unreal(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a deed is told of as what was not, or could be: "would have fired", "be able to fire"."""
    if draft.status is not Status.HYPOTHETICAL:
        return False
    token = sentence.tokens[draft.head]
    if (
        token.dep == "xcomp"
        and grammar.has_to(sentence, token.i)
        and sentence.tokens[token.head].lemma in _ABLE
    ):
        return True
    for _ in range(_HIGHEST):
        aux = sentence.dependents(token.i, "aux")
        if any(t.text.lower() in _UNREAL for t in aux) and any(t.lemma == "have" for t in aux):
            return True
        if token.dep not in _CLAUSES:
            return False
        token = sentence.tokens[token.head]
    return False


def is_aim(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a deed is what something consists in: "the task is to deport them", by nobody."""
    token = sentence.tokens[draft.head]
    if token.dep == "conj":
        token = sentence.tokens[token.head]
    return (
        draft.status is Status.HAPPENED
        and not draft.actors
        and token.dep in {"xcomp", "ccomp", "acl"}
        and grammar.has_to(sentence, token.i)
        and sentence.tokens[token.head].lemma == "be"
    )


def is_in_paper(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a paper "calls for" what stands in it: "the treaty calls for", "a plan calling for"."""
    token = sentence.tokens[draft.head]
    # "A law sought by Oslo" is Oslo's wish.
    if token.lemma not in _ASKING_WORDS or token.pos != "VERB" or token.tag == "VBN":
        return False
    callers = [token.head] if token.dep == "acl" else grammar.surface_subjects(sentence, token.i)
    return any(sentence.tokens[i].lemma in _PAPERS for i in callers)


def is_principle(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody is for or against a kind of thing, by principle: "opposes licences".

    A plural without any article, owner, number or name is a kind; "opposes the licences" is about some, and
    "opposes sanctions" about a deed.
    """
    token = sentence.tokens[draft.head]
    if token.lemma not in _HOLDING:
        return False
    held = [t.i for t in sentence.dependents(token.i, "dobj")]
    if token.pos == "NOUN":
        held += [i for p in ("for", "to") for i in grammar.under_preposition(sentence, token.i, p)]
    return bool(held) and all(_is_kind(sentence, i) for i in held)


def is_feeling(draft: Draft, sentence: Sentence) -> bool:
    """Say whether nobody is said to feel the anger that is told of: "there was anger after his words"."""
    return not draft.actors and sentence.tokens[draft.head].text.lower() in _FEELINGS


def is_attitude(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody only is for a matter: "her support for the law"; "voiced support" is an act."""
    token = sentence.tokens[draft.head]
    if draft.recipients:
        return False
    return token.lemma == "supportive" or (
        token.lemma == "support" and token.pos == "NOUN" and bool(sentence.dependents(token.i, "poss"))
    )


def is_own_deed(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody stands up for himself: "defended her record", "stood by its decision"."""
    token = sentence.tokens[draft.head]
    if draft.recipients or token.pos != "VERB":
        return False
    held = [t.i for t in sentence.dependents(token.i, "dobj")]
    held += grammar.under_preposition(sentence, token.i, "by") if token.lemma == "stand" else []
    return token.lemma in _STANDING_UP and any(
        t.text.lower() in _OWN for i in held for t in sentence.dependents(i, "poss")
    )


def is_state_of_mind(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody is troubled, by nobody's doing: "is concerned about it", "lamented the times"."""
    token = sentence.tokens[draft.head]
    if draft.recipients:
        return False
    troubled = token.text.lower() in _TROUBLED and not sentence.dependents(token.i, "dobj")
    return token.lemma == "lament" or (troubled and token.dep != "amod")


def is_joy(draft: Draft, sentence: Sentence) -> bool:
    """Say whether somebody is glad and backs nobody: "expressed joy over their return"."""
    return sentence.tokens[draft.head].text.lower() in _JOYS


def is_unshown(draft: Draft, sentence: Sentence) -> bool:
    """Say whether only nothing shows a deed: "there is no evidence that", "no signs of abuse"."""
    if draft.status not in {Status.NEGATED, Status.DENIED} or draft.type not in _UNSHOWN:
        return False
    above = [t for t, _ in zip(sentence.ancestors(draft.head), range(_DEEPEST), strict=False)]
    return any(
        t.lemma in _SHOWING and any(d.lemma == "no" for d in sentence.dependents(t.i, "det", "neg"))
        for t in above
    )


def is_reproach(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a refusal is what somebody is accused of: "accused the mayor of refusing to act"."""
    token = sentence.tokens[draft.head]
    preposition = sentence.tokens[token.head]
    governor = sentence.tokens[preposition.head]
    return token.dep == "pcomp" and preposition.lemma == "of" and governor.lemma == "accuse"


def _is_kind(sentence: Sentence, noun: int) -> bool:
    return (
        sentence.tokens[noun].tag == "NNS"
        and not sentence.dependents(noun, "det", "poss", "nummod", "relcl", "acl")
        and sentence.tokens[noun].lemma not in _DEEDS
        and not any(sentence.tokens[i].text[0].isupper() for i in sentence.subtree(noun))
    )
