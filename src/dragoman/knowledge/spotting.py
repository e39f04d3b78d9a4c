"""Finds names and role words in token sequences by their longest match, each sentence looked up once."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from dragoman.knowledge.parties import Found, Role, Sense
from dragoman.knowledge.wording import is_abbreviation, located_pieces, singulars

Known = TypeVar("Known")


class Spotter:
    """Names and roles indexed for finding them in text."""

    def __init__(self, names: Mapping[str, tuple[Sense, ...]], roles: Mapping[str, Role]) -> None:
        """Take names and role words, folded."""
        self._names = _Table(names)
        self._roles = _Table(roles)

    def spot(self, texts: Sequence[str], proper: Sequence[bool]) -> "Spotted":
        """Look a token sequence up.

        Args:
            texts: The tokens as written.
            proper: For each, whether it is written or parsed as a name; a name needs one such token.
        """
        words, tokens = located_pieces(texts)
        named, titled = self._names.begun(words), self._roles.begun(singulars(words))
        found: dict[int, list[Found]] = {}
        for at in sorted({*named, *titled}):
            token = tokens[at]
            if at > 0 and tokens[at - 1] == token:
                continue
            here: list[Found] = []
            for end, senses in named.get(at, ()):
                last = tokens[end - 1] + 1
                if (end == len(tokens) or tokens[end] >= last) and any(proper[token:last]):
                    fitting = _fitting(senses, texts[token:last])
                    if fitting:
                        here.append(Found(token, last, fitting))
            for end, role in titled.get(at, ()):
                last = tokens[end - 1] + 1
                if end < len(tokens) and tokens[end] < last:
                    continue
                if end > at + 1 or _case_fits(role.word, texts[token:last]):
                    here.append(Found(token, last, role=role))
            if here:
                found[token] = sorted(here, key=_longest_first) if len(here) > 1 else here
        return Spotted(found)


class Spotted:
    """All names and roles that a token sequence holds, to be read off for any stretch of it."""

    def __init__(self, found: Mapping[int, Sequence[Found]]) -> None:
        """Take, for tokens where something begins in text order, what does: the longest first."""
        self._found = found
        self.begins = list(found)

    def within(self, first: int, last: int) -> list[Found]:
        """Find names and roles in a stretch, left to right, the longest first, none overlapping.

        Args:
            first: Index of the stretch's first token.
            last: Index after its last token.

        Returns:
            What was found in text order. Where a name and a role are equally long the name stands.
        """
        chosen: list[Found] = []
        free = first
        for at in self.begins[bisect_left(self.begins, first) : bisect_left(self.begins, last)]:
            if at < free:
                continue
            for item in self._found[at]:
                if item.last <= last:
                    free = item.last
                    chosen.append(item)
                    break
        return chosen


class _Table(Generic[Known]):
    """What is known under keys of one or more words; few words of a text begin any with the next."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._longer = _longer(known)

    def begun(self, words: Sequence[str]) -> dict[int, list[tuple[int, Known]]]:
        """Give by word what is known under the words from it on, each with the word it ends before."""
        found = {}
        known, longer, behind = self._known, self._longer, (*words[1:], "")
        for at, word in enumerate(words):
            seconds = longer.get(word)
            if seconds is not None and (word in known or behind[at] in seconds):
                found[at] = self._from(words, at)
        return found

    def _from(self, words: Sequence[str], at: int) -> list[tuple[int, Known]]:
        key = words[at]
        hit = self._known.get(key)
        hits = [(at + 1, hit)] if hit is not None else []
        end = at + 1
        left = self._longer[key].get(words[end], 0) if end < len(words) else 0
        while left and end < len(words):
            key = f"{key} {words[end]}"
            end, left = end + 1, left - 1
            hit = self._known.get(key)
            if hit is not None:
                hits.append((end, hit))
        return hits


def _longest_first(found: Found) -> tuple[int, bool]:
    return -found.last, found.role is not None


def _fitting(senses: tuple[Sense, ...], texts: Sequence[str]) -> tuple[Sense, ...]:
    if len(senses) == 1:
        return senses if _case_fits(senses[0].written, texts) else ()
    return tuple({(s.party.id, s.form): s for s in senses if _case_fits(s.written, texts)}.values())


def _case_fits(written: str, texts: Sequence[str]) -> bool:
    """Say whether the text may be this alias: "who" is not the WHO, "may" no abbreviation."""
    if not is_abbreviation(written):
        return True
    letters = [c for text in texts for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) >= min(2, len(letters))


def _longer(keys: Iterable[str]) -> dict[str, dict[str, int]]:
    """Give, for each first word of a key and each second, how many words may follow the first; or none."""
    longer: dict[str, dict[str, int]] = {}
    for key in keys:
        words = key.split(" ", 2)
        seconds = longer.setdefault(words[0], {})
        if len(words) > 1:
            seconds[words[1]] = max(seconds.get(words[1], 0), key.count(" "))
    return longer
