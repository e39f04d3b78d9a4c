"""Hints of one small sentence, written as rows of word, governor, label and marks."""

from collections.abc import Iterable, Sequence

from dragoman.events.coders.hints import Hints

ROLES = ("none", "actor", "recipient", "place", "date", "speaker")
Row = tuple[str, int, str, str]  # word, governor, label, marks with a space between


def hints_of_tree(tree: Sequence[Row], named: Iterable[str]) -> Hints:
    """Give the hints of a sentence in which each of some words is a mention of its own."""
    words = [row[0] for row in tree]
    return Hints(
        words=[(10 * i, 10 * i + len(word)) for i, word in enumerate(words)],
        sentences=[0] * len(words),
        heads=[row[1] for row in tree],
        deps=[row[2] for row in tree],
        marks=[tuple(row[3].split()) for row in tree],
        sides={},
        voices=(),
        mentions=[(words.index(word), words.index(word) + 1) for word in named],
    )
