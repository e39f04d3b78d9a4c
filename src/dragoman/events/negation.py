"""Words that say an event did not happen: negations on the word itself, on its subject or its object."""

from dragoman.records import Sentence, Token

_NEGATIVE = {"no", "neither", "nor", "nobody", "none", "nothing", "hardly", "scarcely", "nowhere"}
_NOT = {"not", "n't", "never", "nt", "neither", "nor", "hardly", "scarcely", "no"}
_HARMLESS = {"only", "just", "merely", "least", "longer", "later", "guilty"}
_NEGATED = {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "det"}


def negator(sentence: Sentence, i: int) -> str:
    """Give the word that negates a token, or nothing.

    Two negations side by side ("did not not accept") are a slip of the writer's and count as one.
    """
    return _beside(sentence, i) or _above(sentence, i)


def flatly_denied(sentence: Sentence, i: int) -> str:
    """Give the word by which a verb in the past tense says that a thing was not done, or nothing.

    Only what nothing else can mean: "*never* apologised", "sold *no* wheat", "*no* soldiers crossed".
    """
    token = sentence.tokens[i]
    if token.tag != "VBD":
        return ""
    if any(t.lemma == "never" for t in sentence.dependents(i, "neg", "advmod") if t.i < i):
        return "never"
    arguments = sentence.dependents(i, "dobj", "nsubj")
    is_no = any(t.lemma == "no" for a in arguments for t in sentence.dependents(a.i, "det"))
    return "no" if is_no else ""


def _beside(sentence: Sentence, i: int) -> str:
    """Find a negation among a token's own dependents."""
    for token in sentence.dependents(i):
        negates = token.dep in {"neg", "preconj", "cc"} or (token.dep == "advmod" and token.i < i)
        if negates and token.lemma in _NOT and not _is_harmless(sentence, token):
            return token.text
        if token.dep in _NEGATED:
            word = negative_phrase(sentence, token)
            if word:
                return word
        if token.dep in {"acomp", "aux"} and (token.dep == "acomp" or token.lemma in {"do", "be"}):
            inner = next((t for t in sentence.dependents(token.i, "neg")), None)
            if inner is not None:
                return inner.text
    return ""


def _is_harmless(sentence: Sentence, token: Token) -> bool:
    """Say whether "not" only weighs what follows: "not only", "not just", "no longer"."""
    following = sentence.tokens[token.i + 1].lemma if token.i + 1 < len(sentence.tokens) else ""
    return following in _HARMLESS


def negative_phrase(sentence: Sentence, token: Token) -> str:
    """Find *no* in "no troops", *nobody* standing for the phrase, *not* in "not one of them"."""
    if token.lemma in _NEGATIVE and token.dep != "cc":
        return token.text
    for inner in sentence.dependents(token.i, "det", "neg", "nummod", "preconj"):
        if inner.lemma in _NOT and not _is_harmless(sentence, inner):
            return inner.text
        if any(t.lemma == "not" for t in sentence.dependents(inner.i)):
            return "not " + inner.text
    first = sentence.subtree(token.i)[0]
    words = [t.lemma for t in sentence.tokens[first : first + 2]]
    return "not one" if words in (["not", "one"], ["not", "a"]) else ""


def _above(sentence: Sentence, i: int) -> str:
    """Find a negation on what governs a token: "is not ready", "without warning", "have yet to"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep in {"acomp", "attr", "oprd"} and head.i != i:
        return next((t.text for t in sentence.dependents(head.i, "neg") if not _is_harmless(sentence, t)), "")
    if token.dep in {"pcomp", "pobj"} and head.lemma == "without":
        return head.text
    if token.dep == "xcomp" and head.lemma in {"have", "be"}:
        return next((t.text for t in sentence.dependents(head.i, "advmod") if t.lemma == "yet"), "")
    return ""
