"""Names that the tagger took for other words, mended where label, letters and place in the clause tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import is_tree
from dragoman.records import Token
from dragoman.records.letters import CAPITALS

_SIDES = {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "attr"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_LABELS = {"PERSON", "GPE"}
# A base form or an adverb is no subject; a gerund or an adjective may be one.
_NEVER_NAMED = {"VB", "VBP", "VBZ", "RB", "IN"}
_ARTICLED = re.compile(rf"(?:al|el|ul|ad|ar|as|ash|at|az|an|ed|er|es|ech)-[{CAPITALS}][\w'\-]*")


def mend_names(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give names their part of speech back, and a surname with an Arabic article its given names.

    "Grant on Monday threatened ..." was read with *grant* as a verb, "troops fighting IS" with *is*: nobody
    then stood there. And in "Karim Nazari el-Obeid" the surname was read as a verb, which left half a name.

    Args:
        tokens: Of one sentence, as parsed.
    """
    mended = [_named(tokens, token) for token in tokens]
    for token in tokens:
        if token.i and _ARTICLED.fullmatch(token.text) and _is_given(mended[token.i - 1]):
            whole = list(mended)
            _take_over(whole, token.i)
            mended = whole if is_tree(whole) else mended
    return tuple(mended)


def _named(tokens: Sequence[Token], token: Token) -> Token:
    """Make a mistagged name a name."""
    if token.pos in _NOMINAL or token.dep not in _SIDES or not token.text[:1].isupper():
        return token
    labelled = token.entity in _LABELS and token.tag in _NEVER_NAMED
    if labelled or (_is_acronym(token) and not _shouted(tokens, token)):
        return replace(token, pos="PROPN", tag="NNP")
    return token


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1


def _shouted(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether a word in capitals stands among such: a heading or a button, not an abbreviation."""
    beside = tokens[max(token.i - 1, 0) : token.i + 2]
    return len(beside) < 2 or any(_is_acronym(t) for t in beside if t.i != token.i)


def _is_given(token: Token) -> bool:
    """Say whether a word before a surname can be of the same name or its title."""
    named = token.pos == "PROPN" and token.entity in {"PERSON", ""}
    return token.text[:1].isupper() and (named or token.entity == "PERSON")


def _take_over(tokens: list[Token], surname: int) -> None:
    """Make a surname the head of the names before it, in the place that they had in the clause."""
    first = surname
    while first and _is_given(tokens[first - 1]):
        first -= 1
    dep, head = _place(tokens[first:surname], tokens[surname])
    if head != surname:
        _lift(tokens, range(first, surname + 1), head)
    for i, token in enumerate(tokens):
        if first <= i < surname:
            tokens[i] = replace(token, head=surname, dep="compound")
        elif first <= token.head < surname:
            tokens[i] = replace(token, head=surname)
    entity = tokens[surname].entity or tokens[surname - 1].entity
    tokens[surname] = replace(tokens[surname], pos="PROPN", tag="NNP", dep=dep, head=head, entity=entity)


def _lift(tokens: list[Token], name: range, head: int) -> None:
    """Hang what stands between a surname that was read as a verb and its new head where the verb hung.

    "After talks with Samir al-Obeid the mayor left": *after* hung on the surname, and the name on *with*.
    """
    verb = tokens[name[-1]]
    while tokens[head].head not in {head, *name}:
        head = tokens[head].head
    if tokens[head].head in name:
        top, dep = (head, verb.dep) if verb.head in {verb.i, *name} else (verb.head, tokens[head].dep)
        tokens[head] = replace(tokens[head], head=top, dep=dep)


def _place(given: Sequence[Token], surname: Token) -> tuple[str, int]:
    """Give the relation and the head of a whole name from what its words have, hung here and there."""
    first = given[0].i
    outside = [t for t in given if not first <= t.head <= surname.i or t.head == t.i]
    if first <= surname.head < surname.i or (surname.dep not in _SIDES and outside):
        return (outside[0].dep, surname.i if outside[0].head == outside[0].i else outside[0].head)
    inner = next((t.dep for t in given if t.head == surname.i and t.dep in _SIDES), surname.dep)
    return (inner if surname.head != surname.i else surname.dep, surname.head)
