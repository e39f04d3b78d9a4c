"""Whether links between words make a tree."""

from collections.abc import Sequence

from dragoman.records import Token


def is_tree(tokens: Sequence[Token]) -> bool:
    """Say whether every word of a sentence leads up to a root; what is mended in a parse must not go round.

    Args:
        tokens: Of one sentence.
    """
    known: set[int] = set()
    for token in tokens:
        way: list[int] = []
        word = token.i
        while word not in known:
            if word in way:
                return False
            way.append(word)
            if tokens[word].head == word:
                break
            word = tokens[word].head
        known.update(way)
    return True
