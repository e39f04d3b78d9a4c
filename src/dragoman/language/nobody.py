"""Phrases that say of whom nothing is true: "no soldier", "neither side", "none of the rebels", "nobody"."""

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Sentence, Span, Token

_WORDS = word_lists("referents")
_NOBODY = _WORDS["nobody"]
_ANYBODY = _WORDS["anybody"]
# "No fewer than five", "no less a man" make a figure larger and deny nobody.
_COMPARING = frozenset("fewer less more later lower other smaller greater".split())
# What "not" denies the noun with: "not *a single* soldier", "not *one* soldier".
_SINGLE = frozenset("a an one single".split())


def is_denied(sentence: Sentence, head: int) -> bool:
    """Say whether a phrase stands for none of those it names.

    Args:
        sentence: Its sentence.
        head: Token index of its head.

    Returns:
        True of "no *soldier*", "not a single *soldier*" and "*none* of the rebels", and of the second of two
        that "nor" or "or" joins to such a one.
    """
    token = sentence.tokens[head]
    if token.text.lower() in _NOBODY or _denying(sentence, head):
        return True
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of":  # "none of the *rebels*"
        return above.head != token.head and _is_none(sentence, above.head)
    if token.dep != "conj" or token.head == head:
        return False
    joins = {t.lemma for t in sentence.dependents(token.head, "cc")}
    return not joins.isdisjoint({"nor", "or"}) and is_denied(sentence, token.head)


def _is_none(sentence: Sentence, counting: int) -> bool:
    """Say whether a word counts none of what its "of" names: "none", "not one"."""
    token = sentence.tokens[counting]
    return token.text.lower() in _NOBODY or (token.lemma == "one" and bool(_denying(sentence, counting)))


def behind_no(sentence: Sentence, first: int, head: int) -> int | None:
    """Give where a phrase begins behind its "no": "not a single *soldier*".

    Args:
        sentence: Its sentence.
        first: Token index of its first word.
        head: Token index of its head.

    Returns:
        ``first`` where it has no such word; None where nobody is left: "no one", "neither side".
    """
    denying = _denying(sentence, head)
    begin = denying[-1] + 1 if denying and denying[0] == first else first
    alone = begin == head and not sentence.dependents(head, "prep", "relcl", "acl")
    return None if begin > first and alone and sentence.tokens[head].lemma in _ANYBODY else begin


def speaks_for_nobody(sentence: Sentence, speaker: Span) -> bool:
    """Say whether a speaker's words name nobody who spoke: "*no witness* said that …".

    Args:
        sentence: The sentence they stand in.
        speaker: The words.
    """
    inside = [t for t in sentence.tokens if speaker.start <= t.start < speaker.end]
    among = {t.i for t in inside}
    return any(is_denied(sentence, t.i) for t in inside if t.head not in among or t.head == t.i)


def _denying(sentence: Sentence, head: int) -> list[int]:
    """Give the tokens before a head that deny it, in a row; none in "No Labels" or "No 10"."""
    tokens = sentence.tokens
    for token in sentence.dependents(head):
        word = token.text.lower()
        if token.i >= head or tokens[token.i + 1].is_mark():
            continue
        if word == "neither" or (word == "no" and _is_no(tokens, token, head)):
            return [token.i]
        if word == "not" and tokens[token.i + 1].lemma in _SINGLE:
            return _not_one(tokens, token.i, head)
    return []


def _is_no(tokens: tuple[Token, ...], no: Token, head: int) -> bool:
    following = tokens[no.i + 1]
    inside = no.text == "No" and no.i > 0 and not tokens[no.i - 1].is_mark()  # "the No campaign"
    if inside or tokens[head].pos == "PROPN" or following.text[:1].isdigit():
        return False
    compares = following.lemma in _COMPARING and tokens[no.i + 2].text == "than"
    return not compares and following.lemma not in {"less", "few"}


def _not_one(tokens: tuple[Token, ...], no: int, head: int) -> list[int]:
    """Give "not a single" or "not one"; of "not one but two ministers" nothing."""
    between = [t.lemma for t in tokens[no + 1 : head]]
    if "but" in between:
        return []
    count = next((n for n, lemma in enumerate(between) if lemma not in _SINGLE), len(between))
    return list(range(no, no + count + 1))
