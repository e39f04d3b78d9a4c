"""Turns of phrase right beside the word for a matter: "no to the dam", "in protest at the vote"."""

from collections.abc import Iterable

from dragoman.events import grammar
from dragoman.events.stance_finding import Finding, Holds
from dragoman.events.stance_polarity import Force, polarity
from dragoman.events.stance_turns import is_imperative
from dragoman.knowledge.stances import Idiom
from dragoman.records import Sentence, Token

_LEFT = {"det", "amod", "compound", "poss", "nummod", "predet", "nmod"}
_NOUNS = {"NOUN", "PROPN"}


def idiom(sentence: Sentence, i: int, idioms: Iterable[Idiom]) -> Finding | None:
    """Read the turn of phrase around a word for the matter, if there is one.

    Args:
        sentence: Its sentence.
        i: The word's token.
        idioms: The longest first.
    """
    first, last = _bounds(sentence, i)
    for each in idioms:
        start, end = first - len(each.before), last + len(each.after)
        if start < 0 or end > len(sentence.tokens):
            continue
        told = [
            *zip(range(start, first), each.before, strict=True),
            *zip(range(last, end), each.after, strict=True),
        ]
        hyphened = start < first and sentence.tokens[first - 1].text == "-"
        if all(_is_word(sentence.tokens[k], words) for k, words in told) and (first == i or not hyphened):
            words = tuple(k for k, _ in told)
            return _finding(sentence, i, words, each, beside=first == i)
    return None


def _is_word(token: Token, words: frozenset[str]) -> bool:
    return token.lemma in words or token.text.lower() in words


def _bounds(sentence: Sentence, i: int) -> tuple[int, int]:
    """Give the tokens of the noun phrase with nothing behind its head."""
    first = i
    while (
        first
        and sentence.tokens[first - 1].text != "-"
        and sentence.tokens[first - 1].dep in _LEFT
        and sentence.tokens[first - 1].head >= first
    ):
        first -= 1
    return first, i + 1


def _finding(sentence: Sentence, i: int, words: tuple[int, ...], each: Idiom, *, beside: bool) -> Finding:
    """Make a finding of an idiom, with its holder by what it hangs from."""
    shown = " ".join(sentence.tokens[k].text for k in words)
    sign, reason = each.pole.sign, f"{shown!r}"
    if beside and words[-1] == i - 1 and sentence.tokens[words[-1]].text == "-":
        return Finding(words[0], sign, "idiom", Holds.TOKENS, (_modified(sentence, i),), (*words, i), reason)
    verb = _verb(sentence, words[0])
    if verb is None:
        noun = _noun(sentence, words[0])
        if noun is not None:
            return Finding(words[0], sign, "idiom", Holds.TOKENS, (noun,), words, reason)
        return Finding(words[0], sign, "idiom", Holds.SPEAKER, (), words, reason)
    how = polarity(sentence, verb.i)
    if how.force is Force.OPEN or (how.force is Force.NEGATED and sign < 0):
        sign = 0
    elif how.force is Force.NEGATED:
        sign = -sign
    subject_is_matter = verb.i in words and verb.i > i
    if is_imperative(sentence, verb) or how.ought or subject_is_matter:
        return Finding(verb.i, sign, "idiom", Holds.SPEAKER, (), words, reason)
    holders = tuple(grammar.surface_subjects(sentence, verb.i))
    holds = Holds.TOKENS if holders else Holds.SPEAKER
    return Finding(verb.i, sign, "idiom", holds, holders, (*sorted({verb.i, *words}),), reason)


def _modified(sentence: Sentence, i: int) -> int:
    """Give the noun that "anti-dam" describes."""
    token = sentence.tokens[i]
    while token.dep in {"compound", "amod", "nmod"} and token.head != token.i:
        token = sentence.tokens[token.head]
    if token.i == i and i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].pos in _NOUNS:
        return i + 1
    return token.i


def _verb(sentence: Sentence, i: int) -> Token | None:
    """Give the verb that a turn of phrase holds or hangs from."""
    token = sentence.tokens[i]
    if token.pos in {"VERB", "AUX"}:
        return token
    for above in sentence.ancestors(i):
        if above.pos in {"VERB", "AUX"}:
            return None if above.lemma in {"say", "read", "tell"} else above
        if above.pos in _NOUNS and sentence.tokens[above.head].pos not in {"VERB", "AUX"}:
            return None
    return None


def _noun(sentence: Sentence, i: int) -> int | None:
    """Give the noun that a phrase describes: "residents up in arms over the dam"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    return head.i if token.dep in {"prep", "amod", "acl"} and head.pos in _NOUNS else None
