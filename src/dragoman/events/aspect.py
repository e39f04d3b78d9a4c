"""Whether a verb's form says that the event still goes on."""

from dragoman.records import Sentence, Token


def aspect(sentence: Sentence, i: int) -> str:
    """Give the words that show a verb to go on, or nothing.

    A progressive does, a perfect with "since", and a participle on a noun with "since".
    """
    token = sentence.tokens[i]
    auxiliaries = sentence.dependents(i, "aux", "auxpass")
    if token.tag == "VBG" and any(
        a.lemma == "be" and a.tag in {"VBZ", "VBP", "VBD", "VBN"} for a in auxiliaries
    ):
        return "progressive"
    words = {a.text.lower() for a in auxiliaries}
    if "being" in words and words & {"is", "are", "was", "were"}:
        return "progressive passive"
    perfect = any(a.lemma == "have" and a.tag in {"VBZ", "VBP"} for a in auxiliaries)
    if token.tag == "VBN" and (perfect or token.dep in {"acl", "advcl"}) and _since(sentence, token):
        return "since"
    return ""


def _since(sentence: Sentence, token: Token) -> bool:
    """Say whether a verb has a beginning and no end."""
    return any(t.lemma == "since" and t.i > token.i for t in sentence.dependents(token.i, "prep", "advmod"))
