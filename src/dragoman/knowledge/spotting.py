"""Finds names and role words in token sequences by their longest match, each sentence looked up once."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from dragoman.knowledge.parties import Found, Role, Sense
from dragoman.knowledge.wording import BREAK, is_abbreviation, singular, token_pieces

Known = TypeVar("Known")
_REMEMBERED = 1 << 15  # words come again and again: a text has few thousand of them


class _Key(NamedTuple, Generic[Known]):
    """A token as one table writes it, and what begins there.

    Attributes:
        words: Its comparable words; empty for a mark that stands inside names.
        first: The first of them.
        known: What is known under it alone, or None.
        behind: First words of what follows it in longer keys, and the empty one of a mark; or nothing.
    """

    words: str
    first: str
    known: Known | None
    behind: Collection[str]


class _Word(NamedTuple):
    """A token as names and as roles write it; most begin neither."""

    name: _Key[tuple[Sense, ...]]
    role: _Key[Role]
    begins: bool


# A dictionary, for every word of every text is asked for, and that takes half the time of a function's cache.
class _Words(dict[str, _Word]):
    """Tokens as they were looked up."""

    def __init__(self, names: "_Table[tuple[Sense, ...]]", roles: "_Table[Role]") -> None:
        self._names = names
        self._roles = roles

    def __missing__(self, text: str) -> _Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        pieces = token_pieces(text)
        name, role = self._names.key(pieces), self._roles.key([singular(piece) for piece in pieces])
        begins = name.known is not None or role.known is not None or bool(name.behind or role.behind)
        word = self[text] = _Word(name, role, begins)
        return word


class Spotter:
    """Names and roles indexed for finding them in text."""

    def __init__(self, names: Mapping[str, tuple[Sense, ...]], roles: Mapping[str, Role]) -> None:
        """Take names and role words, folded."""
        self._names = _Table(names)
        self._roles = _Table(roles)
        self._words = _Words(self._names, self._roles)

    def spot(self, texts: Sequence[str], proper: Callable[[int], bool]) -> "Spotted":
        """Look a token sequence up.

        Args:
            texts: The tokens as written.
            proper: Says of a token whether it is written or parsed as a name; a name needs one such.
        """
        words = [*map(self._words.__getitem__, texts), self._words[BREAK]]
        names, roles = [word.name for word in words], [word.role for word in words]
        found: dict[int, list[Found]] = {}
        for first in [i for i, word in enumerate(words) if word.begins]:
            here: list[Found] = []
            name, role = names[first], roles[first]
            if name.known is not None or names[first + 1].first in name.behind:
                for last, senses in self._names.begun(names, first):
                    if any(map(proper, range(first, last))):
                        here += _named(first, last, senses, texts)
            if role.known is not None or roles[first + 1].first in role.behind:
                for last, told in self._roles.begun(roles, first):
                    if last > first + 1 or " " in role.words or _case_fits(told.word, texts[first:last]):
                        here.append(Found(first, last, role=told))
            if here:
                found[first] = sorted(here, key=_longest_first) if len(here) > 1 else here
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
    """What is known under keys of one or more words."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = known
        self._behind = _behind(known)

    def key(self, pieces: Sequence[str]) -> _Key[Known]:
        """Look one token up by its comparable words."""
        words, first = " ".join(pieces), pieces[0] if pieces else ""
        behind = self._behind.get(words)
        return _Key(words, first, self._known.get(words), frozenset(("", *behind)) if behind else ())

    def begun(self, keys: Sequence[_Key[Known]], first: int) -> Iterator[tuple[int, Known]]:
        """Give what is known under the tokens from one on, each with the token it ends before."""
        words, _, known, behind = keys[first]
        if known is not None:
            yield first + 1, known
        for i in range(first + 1, len(keys)):
            key = keys[i]
            if not key.words:
                continue
            if key.first not in behind:
                return
            words = f"{words} {key.words}"
            known, behind = self._known.get(words), self._behind.get(words, ())
            if known is not None:
                yield i + 1, known


def _longest_first(found: Found) -> tuple[int, bool]:
    return -found.last, found.role is not None


def _named(first: int, last: int, senses: tuple[Sense, ...], texts: Sequence[str]) -> list[Found]:
    fitting = _fitting(senses, texts[first:last])
    return [Found(first, last, fitting)] if fitting else []


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


def _behind(keys: Iterable[str]) -> dict[str, set[str]]:
    """Give for all words with which longer keys begin those that come next: "united" … "arab"."""
    found: dict[str, set[str]] = {}
    for key in keys:
        words, _, behind = key.rpartition(" ")
        while words:
            known = found.setdefault(words, set())
            if behind in known:
                break
            known.add(behind)
            words, _, behind = words.rpartition(" ")
    return found
