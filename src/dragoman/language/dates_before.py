"""Dates that the parser takes for a part of the phrase behind them: "On *May 4* police arrested …"."""

import re

from dragoman.knowledge.calendar import DAYPARTS, MONTHS, WEEKDAYS
from dragoman.language.bodies import is_body
from dragoman.language.people_words import is_human
from dragoman.records import NAME_LABELS, Sentence, Token

# Short forms that are words or names as well.
_AMBIGUOUS = {"sun", "mar", "mon", "sat"}
# Prepositions that a time stands behind.
_WHEN = frozenset("on in by since until till during from before after".split())
_MONTHLY = {"in", "during"}  # "in *May* 12 students", "on *May 12* students"
_YEARS = range(1900, 2100)
_MOST_DAYS = 31
_NEARER = frozenset("last next this early late mid".split())
_OTHER = "x"
# Sorts of words: "last" and its like, weekday, month, day, year, part of the day, comma or hyphen.
_DATE = re.compile(r"(?:(?:l-?)?(?:w,?)?(?:md?(?:,?y)?|dm(?:,?y)?)|l?w)p?,?")


def behind_date(sentence: Sentence, left: int, head: int) -> int:
    """Give where a phrase begins behind a date that only tells when: not "*the* May 4 protesters".

    Args:
        sentence: Of the phrase.
        left: Index of its first token.
        head: Index of its head.
    """
    tokens = sentence.tokens
    first = left
    while first and _sort(tokens[first - 1]) != _OTHER:
        first -= 1
    before = tokens[first - 1] if first else None
    preposition = before.lemma.lower() if before is not None else ""
    if preposition not in _WHEN:  # "May 12 students": the parser knows as well as anyone
        first, before = left, tokens[left - 1] if left else None
    sorts = "".join(_sort(token) for token in tokens[first:head])
    right = first + _length(sorts, preposition)
    tells = preposition in _WHEN or (_stands_free(sorts, before) and _is_party(tokens[head]))
    return right if right > left and tells and not _is_name(sentence, left, right) else left


def _length(sorts: str, preposition: str) -> int:
    """Give how many words of some sorts are a date, behind a preposition or none."""
    if preposition in _MONTHLY and sorts.startswith("md"):
        return 1
    if sorts[:1] == "y":
        return int(preposition in _WHEN)
    matched = _DATE.match(sorts)
    return matched.end() if matched is not None else 0


def _sort(token: Token) -> str:
    """Give the sort of a word in dates."""
    word = token.text.lower().rstrip(".")
    number = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)
    if number.isdigit():
        return "d" if int(number) <= _MOST_DAYS else "y" if int(number) in _YEARS else _OTHER
    if word in {",", "-"}:
        return word
    for sort, words in (("w", WEEKDAYS), ("m", MONTHS), ("p", DAYPARTS), ("l", _NEARER)):
        if word in words and word not in _AMBIGUOUS:
            return sort
    return _OTHER


def _stands_free(sorts: str, before: Token | None) -> bool:
    """Say whether a date without a preposition stands alone: at the front, or a weekday after a verb."""
    weekday = sorts[:1] == "w" and before is not None and before.pos == "VERB"
    return weekday or before is None or before.is_mark()


def _is_party(token: Token) -> bool:
    return is_human(token.lemma) or is_body(token.lemma)


def _is_name(sentence: Sentence, left: int, right: int) -> bool:
    """Say whether the date is a part of a body's name: "*April 6* Youth Movement leaders"."""
    return any(
        first <= left and right < last and label in NAME_LABELS for first, last, label in sentence.entities
    )
