"""Which spellings of full names may be of one person."""

from collections.abc import Iterable

from rapidfuzz import fuzz

# Spellings of one full name differ by less than this ("Hassan Rohani", "Hassan Rouhani": 93); 88 let
# different brothers through.
SPELLING = 90.0
# Names so alike differ in length by no more: a ratio is twice the common letters by the letters of both.
SHORTER = SPELLING / (200 - SPELLING)


def by_beginnings(spellings: Iterable[str]) -> dict[str, list[str]]:
    """Give full names, short ones first, by how their first and how their last word begins.

    Args:
        spellings: The names, folded.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(spellings, key=len):
        for beginning in beginnings(name.split()):
            found.setdefault(beginning, []).append(name)
    return found


def beginnings(words: list[str]) -> tuple[str, str]:
    """Give two letters of the first and of the last word; names spelled nearly alike share either.

    Of 3,000 full names each found the same others as by one letter, among a fifth of the candidates.

    Args:
        words: Those of the name.
    """
    return words[0][:2] + "…", "…" + words[-1][:2]


def same_person(words: list[str], other: list[str]) -> bool:
    """Say whether first and last names are each near: brothers share all but the first.

    Args:
        words: Those of one name.
        other: Those of another.
    """
    ends = ((words[0], other[0]), (words[-1], other[-1]))
    return all(fuzz.ratio(a, b) >= 66 for a, b in ends)
