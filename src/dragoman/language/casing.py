"""Ordinary case for headlines, capitals and lower-cased text, letter for letter, so that offsets stay.

A parser trained on running text takes a title-cased verb for a name ("Iranian MPs Condemn Vote") and
a lower-cased name for a noun ("police in gujarat"); in capitals it loses who did what. All are mended
before parsing.
"""

import re
from collections.abc import Callable, Iterator

from dragoman.knowledge.calendar import MONTHS, WEEKDAYS
from dragoman.knowledge.given_names import is_given
from dragoman.knowledge.word_lists import word_lists
from dragoman.language.people_words import is_human
from dragoman.records import Document, RegionKind
from dragoman.records.letters import CAPITALS

_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_INSIDE = re.compile(rf"(?<![.!?:\"'\n(\[\u2013\u2014\-]\s)(?<=\s)[{CAPITALS}][^\W\d_]+")
# Curly marks cost the parser names (a curly "Bagheri's" was read as a place), so it sees straight ones.
_STRAIGHT = str.maketrans("\u201c\u201d\u201e\u2018\u2019`\u00a0", "\"\"\"''' ")
# A line counts as title-cased when this share of its words of four or more letters is capitalised:
# running text stays under 0.4 even where names are dense, headline style over 0.8.
_TITLE_SHARE = 0.7
# Text counts as lower-cased when fewer of its words than this carry a capital; English news has 12-20%.
_LOWER_SHARE = 0.01
# Names in a transcript's labels are often in capitals.
_CAPITALS = re.compile(rf"\b[{CAPITALS}]{{2,}}\b")
# A line is in capitals when all its words of two letters or more are, and one of them is no abbreviation.
_FEWEST_SHOUTED, _NO_ABBREVIATION = 4, 6
_LONGEST_NAME = 4  # words of a town's name: "Santa Cruz de Tenerife"
# Short ones are words too ("may", "march"), or abbreviations of words ("sun").
_DAYS = frozenset(word for word in (*MONTHS, *WEEKDAYS) if len(word) >= 6)
_ORDINARY = word_lists("phrases")["empty"]
_TITLED_REGIONS = {RegionKind.HEADLINE, RegionKind.TEASER, RegionKind.CAPTION}

Restore = Callable[[str, RegionKind], str]


class Casing:
    """Knows which words are written with a capital in running text."""

    def __init__(self, *, proper: frozenset[str], towns: frozenset[str] = frozenset()) -> None:
        """Take the known names.

        Args:
            proper: Single words of known names as written in running text ("Iranian", "NATO").
            towns: Names of towns of several words ("Addis Ababa").
        """
        self._proper = proper
        self._towns = {town.lower(): town for town in sorted(towns)}
        self._by_lower = {word.lower(): word for word in sorted(proper)}

    def for_document(self, document: Document) -> Restore:
        """Learn a document's own names and give the function that restores case in its pieces.

        A word that its running text writes with a capital inside a sentence is a name in its headline.
        """
        body = "\n".join(
            document.text[r.start : r.end] for r in document.regions if r.kind not in _TITLED_REGIONS
        )
        inside = {match[0] for match in _INSIDE.finditer(body)}
        own = {word.lower() for word in inside}
        mixed = frozenset(word.lower() for word in inside if not word.isupper())
        lower_cased = _capital_share(document.text) < _LOWER_SHARE

        def restore(text: str, region: RegionKind) -> str:
            text = text.translate(_STRAIGHT)
            if lower_cased:
                return self._raise(text)
            if _is_shouted(text):
                return self._settled(text, mixed)
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

    def _settled(self, text: str, own: frozenset[str]) -> str:
        """Give a line in capitals its ordinary case: what is known for a name begins large."""
        words = list(_WORD.finditer(text))
        lowered = list(text)
        for match in words:
            word = match[0].lower()
            if len(word) == len(match[0]):
                lowered[match.start() : match.end()] = self._settled_word(match[0], own)
        for start, town in self._towns_in("".join(lowered).lower(), words):
            lowered[start : start + len(town)] = town
        settled = "".join(lowered)
        first = words[0].start()
        return settled[:first] + settled[first].upper() + settled[first + 1 :]

    def _settled_word(self, shouted: str, own: frozenset[str]) -> str:
        word = shouted.lower()
        if word in _ORDINARY or is_human(word):  # "In" and "Chief" are somebody's names too
            return word
        if shouted in self._proper:
            return shouted
        is_name = word in own or word in _DAYS or is_given(word)
        return word[:1].upper() + word[1:] if is_name else self._known(word)

    def _towns_in(self, text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
        """Find towns of several words, each with its place in a text in small letters."""
        for number, match in enumerate(words):
            for last in words[number + 1 : number + _LONGEST_NAME]:
                town = self._towns.get(text[match.start() : last.end()])
                if town is not None and len(town) == last.end() - match.start():
                    yield match.start(), town

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


def _is_shouted(text: str) -> bool:
    """Say whether a line is written in capitals."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    spelled = any(len(word) >= _NO_ABBREVIATION for word in words)
    return len(words) >= _FEWEST_SHOUTED and spelled and all(word.isupper() for word in words)


def _is_titled(text: str) -> bool:
    """Say whether a line is in headline style."""
    words = [word for word in _WORD.findall(text) if len(word) >= 4]
    return len(words) > 1 and sum(word[0].isupper() for word in words) / len(words) >= _TITLE_SHARE
