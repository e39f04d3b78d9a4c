"""Text that remembers where in the article each of its characters stood."""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from dragoman.records import OffsetMap

Replacement = Callable[[re.Match[str]], str | None]
"""Gives the new words for a match, or None to leave it as it is."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A text and, for each character, the article offset it came from.

    Attributes:
        text: The words.
        origins: As long as the text; a character that cleaning put in carries the offset of the
            character it stands for or beside.
    """

    text: str
    origins: "array[int]"

    @classmethod
    def of(cls, text: str) -> Self:
        """Take an article's text as it is."""
        return cls(text, array("q", range(len(text))))

    @classmethod
    def inserted(cls, text: str, origin: int) -> Self:
        """Take words that the article does not hold, tied to one point of it."""
        return cls(text, array("q", [origin]) * len(text))

    def cut(self, start: int, end: int) -> "Tracked":
        """Give a stretch of the text."""
        return Tracked(self.text[start:end], self.origins[start:end])

    def rewrite(self, pattern: re.Pattern[str], replacement: Replacement) -> "Tracked":
        """Replace every match; as many new characters as old ones keep their own places."""
        parts: list[Tracked] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = replacement(match)
            if new is None:
                continue
            parts += (self.cut(done, match.start()), self._in_place(new, match))
            done = match.end()
        return join([*parts, self.cut(done, len(self.text))]) if parts else self

    def _in_place(self, new: str, match: re.Match[str]) -> "Tracked":
        if len(new) <= len(match[0]):
            return Tracked(new, self.origins[match.start() : match.start() + len(new)])
        return Tracked.inserted(new, self.origins[match.start()])

    def offset_map(self) -> OffsetMap:
        """Press the origins into pieces: runs that follow the article, and runs that stand at one point."""
        starts: list[int] = []
        sources: list[int] = []
        lengths: list[int] = []
        i, end, origins = 0, len(self.origins), self.origins
        while i < end:
            first, j = origins[i], i + 1
            step = origins[j] - first if j < end and origins[j] - first in {0, 1} else 1
            while j < end and origins[j] == first + step * (j - i):
                j += 1
            starts.append(i)
            sources.append(first)
            lengths.append(step * (j - i))
            i = j
        return OffsetMap(tuple(starts), tuple(sources), tuple(lengths))


def join(parts: list[Tracked]) -> Tracked:
    """Put texts one behind the other."""
    origins: array[int] = array("q")
    for part in parts:
        origins.extend(part.origins)
    return Tracked("".join(part.text for part in parts), origins)
