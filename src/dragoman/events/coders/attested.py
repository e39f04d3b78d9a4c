"""How often a word told of an event in the annotated corpus: what is known of it beforehand."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import ModelError
from dragoman.records import Token

NAME = "attested.json"
# A word never seen counts as one that told of an event one time in ten, a type as one of three or so.
_EVENT, _SEEN = 0.1, 1.0
_TYPE, _TOLD = 0.3, 1.0
_SUREST = 0.98


class Attested:
    """Counts of words, as a word in lower case with its part of speech, in the part that was trained on."""

    def __init__(self, words: Mapping[str, tuple[int, Mapping[str, int]]]) -> None:
        """Take for each ``word/POS`` in how many places it stands and of how many events by type it told."""
        self._words = words

    @classmethod
    def load(cls, folder: Path) -> "Attested":
        """Read the counts that training wrote.

        Raises:
            ModelError: They are not there or no counts.
        """
        try:
            raw: Mapping[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
            return cls({word: (int(seen), dict(types)) for word, (seen, types) in raw.items()})
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise ModelError(
                f"the Reader's counts in {folder / NAME} cannot be read: {error}; install dragoman anew"
            ) from error

    def of(self, word: Token, type_: str) -> tuple[float, float]:
        """Say what is known of a word before its sentence is read.

        Returns:
            Log odds that it tells of an event; log share of the type among the events it tells of.
        """
        seen, types = self._words.get(key(word.text, word.pos), (0, {}))
        told = sum(types.values())
        event = min((told + _EVENT) / (seen + _SEEN), _SUREST)
        share = (types.get(type_, 0) + _TYPE) / (told + _TOLD)
        return math.log(event / (1 - event)), math.log(share)

    def said(self, word: Token, type_: str) -> str:
        """Say in words what the counts are."""
        seen, types = self._words.get(key(word.text, word.pos), (0, {}))
        return f"in {types.get(type_, 0)} of {seen} places of the corpus it tells of {type_}"


def key(word: str, pos: str) -> str:
    """Name a word with its part of speech, as the counts do."""
    return f"{word.lower()}/{pos}"
