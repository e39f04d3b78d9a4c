"""Ordinary case for headlines and lower-cased text, letter for letter, so that offsets stay.

A parser trained on running text takes a title-cased verb for a name ("Iranian MPs Condemn Vote") and
a lower-cased name for a noun ("police in gujarat"). Both are mended before parsing.
"""

import re
from collections.abc import Callable

from dragoman.records import Document, RegionKind

_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<![.!?:\"'\n(\[\u2013\u2014\-]\s)(?<=\s)[A-Z][^\W\d_]+")
# Curly marks cost the parser names (a curly "Bagheri's" was read as a place), so it sees straight ones.
_STRAIGHT = str.maketrans("\u201c\u201d\u201e\u2018\u2019`\u00a0", "\"\"\"''' ")
# A line counts as title-cased when this share of its words of four or more letters is capitalised:
# running text stays under 0.4 even where names are dense, headline style over 0.8.
_TITLE_SHARE = 0.7
# Text counts as lower-cased when fewer of its words than this carry a capital; English news has 12-20%.
_LOWER_SHARE = 0.01
# Names in a transcript's labels are often in capitals.
_CAPITALS = re.compile(r"\b[A-Z\u00c0-\u00de]{2,}\b")
_TITLED_REGIONS = {RegionKind.HEADLINE, RegionKind.TEASER, RegionKind.CAPTION}

Restore = Callable[[str, RegionKind], str]


class Casing:
    """Knows which words are written with a capital in running text."""

    def __init__(self, *, proper: frozenset[str]) -> None:
        """Take the known names.

        Args:
            proper: Single words of known names as written in running text ("Iranian", "NATO").
        """
        self._by_lower = {word.lower(): word for word in sorted(proper)}

    def for_document(self, document: Document) -> Restore:
        """Learn a document's own names and give the function that restores case in its pieces.

        A word that its running text writes with a capital inside a sentence is a name in its headline.
        """
        body = "\n".join(
            document.text[r.start : r.end] for r in document.regions if r.kind not in _TITLED_REGIONS
        )
        own = {match[0].lower() for match in _INSIDE.finditer(body)}
        lower_cased = _capital_share(document.text) < _LOWER_SHARE

        def restore(text: str, region: RegionKind) -> str:
            text = text.translate(_STRAIGHT)
            if lower_cased:
                return self._raise(text)
            if region in _TITLED_REGIONS and _is_titled(text):
                return self._lower(text, own)
            if region is RegionKind.SPEAKER:
                return _CAPITALS.sub(lambda m: self._known_or_raised(m[0]), text)
            return text

        return restore

    def _raise(self, text: str) -> str:
        """Give known names their capitals in lower-cased text, and each piece its first."""
        raised = _WORD.sub(lambda m: self._known(m[0]), text)
        return raised[:1].upper() + raised[1:]

    def _known(self, word: str) -> str:
        known = self._by_lower.get(word)
        return known if known is not None and len(known) == len(word) else word

    def _known_or_raised(self, word: str) -> str:
        """Give a word in capitals as running text has it: "NATO", "Okoro"."""
        known = self._known(word.lower())
        return known if known != word.lower() else word.capitalize()

    def _lower(self, text: str, own: set[str]) -> str:
        """Take capitals from a headline's ordinary words; its first word keeps its own."""
        first = next((m.start() for m in _WORD.finditer(text)), 0)

        def one(match: re.Match[str]) -> str:
            word = match[0]
            keep = (
                match.start() == first
                or (len(word) <= 5 and word.isupper())  # an abbreviation: UN, NATO, ASEAN
                or any(
                    part.lower() in self._by_lower or part.lower() in own
                    for part in re.split(r"['\-]", word)
                    if part
                )
            )
            return word if keep else word.lower()

        return _WORD.sub(one, text)


def _capital_share(text: str) -> float:
    """Share of words that begin with a capital, 0 to 1."""
    words = _WORD.findall(text)
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0


def _is_titled(text: str) -> bool:
    """Say whether a line is in headline style."""
    words = [word for word in _WORD.findall(text) if len(word) >= 4]
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= _TITLE_SHARE
