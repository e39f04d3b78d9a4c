"""Whose deed a measure answers: in "sanctions on Togo after *it* tested a missile" Togo tested it.

Verbs of blame and punishment give the cause to whom they are done (implicit causality: Garvey and Caramazza
1974). A clause of cause or of what came before tells that cause, and its pronoun is of him.
"""

from dragoman.records import Sentence, Token

# Done to their objects: "condemned Togo for its raid".
_JUDGING = frozenset(
    (
        "condemn criticise criticize denounce rebuke censure blame accuse punish sanction penalise penalize "
        "fine expel suspend blacklist ostracise ostracize reprimand chastise scold admonish ban"
    ).split()
)
# Nouns of measures, with those they are on: "imposed sanctions *on* Togo".
_MEASURES = frozenset(
    "sanction embargo penalty ban restriction measure tariff blockade pressure criticism condemnation".split()
)
_UPON = frozenset({"on", "against", "of", "upon"})
_CAUSES = frozenset({"after", "for", "because", "over", "following"})
# A clause about something else inside of the cause: "over arms for Kenya, *which it claims*".
_ABOUT_ELSE = frozenset({"relcl", "ccomp", "acl"})
_STEPS = 8  # words from a pronoun to the measure
_DEEP = 7  # words from a verb to the measure it is about: "voted in favour of a text toughening sanctions on"


def answered_by(sentence: Sentence, pronoun: int) -> frozenset[int]:
    """Give the heads of those whose deed a pronoun's clause tells, as what a measure on them answers.

    Args:
        sentence: Where the pronoun stands.
        pronoun: The pronoun.
    """
    token = sentence.tokens[pronoun]
    owned = sentence.tokens[token.head]
    if token.dep == "poss" and owned.dep not in {"pobj", "nsubj", "nsubjpass"}:
        return frozenset()  # "for breaking *its* embargo" may be the embargo of who punishes
    for _ in range(_STEPS):
        if token.head == token.i or token.dep in _ABOUT_ELSE:
            break
        cause = _is_cause(sentence, token)
        token = sentence.tokens[token.head]
        if cause:
            return frozenset(t.i for t in _reached(sentence, token, _DEEP) if t.i < pronoun)
    return frozenset()


def _is_cause(sentence: Sentence, token: Token) -> bool:
    """Say whether a word heads a clause or phrase of cause or of what came before."""
    if token.dep == "prep":
        return token.text.lower() in _CAUSES
    return token.dep == "advcl" and any(
        t.text.lower() in _CAUSES and t.i < token.i
        for t in sentence.dependents(token.i, "mark", "advmod", "prep")
    )


def _reached(sentence: Sentence, word: Token, deep: int) -> list[Token]:
    """Give whom a word of judging or a measure is done to, in its own phrases or those below."""
    if word.lemma in _JUDGING and word.pos == "VERB":
        return sentence.dependents(word.i, "dobj")
    if word.lemma in _MEASURES and word.pos == "NOUN":
        over = (word.i, word.head) if word.dep == "dobj" else (word.i,)
        return [
            end
            for above in over
            for preposition in sentence.dependents(above, "prep")
            if preposition.lemma in _UPON
            for end in sentence.dependents(preposition.i, "pobj")
        ]
    if deep == 0:
        return []
    below = sentence.dependents(word.i, "dobj", "acl", "prep", "pobj", "conj", "xcomp")
    return [end for token in below for end in _reached(sentence, token, deep - 1)]
