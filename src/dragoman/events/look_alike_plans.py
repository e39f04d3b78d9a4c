"""Deeds that nobody did in the words that name them: debated, dreaded, or what something is taken for."""

from dragoman.records import Sentence

_DEBATES = frozenset({"discussion", "case", "argument", "opposition", "objection", "idea", "resistance"})
# What may still come; what has been launched or tested has been done, whoever talks about it.
_STEPS = frozenset(
    {"deployment", "redeployment", "installation", "stationing", "mobilisation", "mobilization"}
)
_ABOUT = frozenset({"about", "of", "on", "for", "against", "over", "to"})
_DEBATING = frozenset({"oppose", "discuss", "debate", "consider", "weigh", "mull"})
# "Saw it as a missile test": the launch itself is told by other words.
_TAKING = frozenset({"see", "view", "regard", "interpret", "treat", "consider", "deem"})
_TAKEN = frozenset({"oprd", "ccomp", "attr", "xcomp"})
_FEARED = frozenset({"feared", "dreaded", "imagined"})
_READYING = frozenset({"prepare", "brace", "ready"})
_INTENTS = frozenset({"intention", "intent", "aim", "purpose", "goal"})


def is_debated(sentence: Sentence, head: int) -> bool:
    """Say whether a step is only talked about: "discussions of a redeployment", "opposed installing it"."""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma in _ABOUT:
        debated = sentence.tokens[above.head].lemma in _DEBATES
        return debated and token.lemma.lower() in _STEPS and not sentence.dependents(head, "poss")
    return token.dep == "xcomp" and token.tag == "VBG" and above.lemma in _DEBATING


def is_taken_for(sentence: Sentence, head: int) -> bool:
    """Say whether a noun is what something is taken for: "considered it a test", "saw it as a test"."""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    if token.pos != "NOUN":
        return False
    if token.dep == "pobj" and above.lemma == "as":
        return sentence.tokens[above.head].lemma in _TAKING
    if token.dep not in _TAKEN or above.lemma not in _TAKING:
        return False
    return bool(sentence.dependents(above.i, "dobj")) or bool(sentence.dependents(head, "nsubj"))


def is_dreaded(sentence: Sentence, head: int) -> bool:
    """Say whether an attack has only been feared or prepared for: "a feared attack", "braced for it"."""
    token = sentence.tokens[head]
    if any(t.text.lower() in _FEARED for t in sentence.dependents(head, "amod")):
        return True
    above = sentence.tokens[token.head]
    governor = sentence.tokens[above.head]
    if token.dep == "pobj" and above.lemma == "for":
        return governor.lemma in _READYING
    # "Hit them with the intention of killing": what came of it is told by the other word.
    return token.dep == "pcomp" and above.lemma == "of" and governor.lemma in _INTENTS
