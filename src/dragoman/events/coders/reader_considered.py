"""What the Reader considered for a field beside what it chose, with probabilities: for the decisions kept."""

from collections.abc import Mapping, Sequence

from dragoman.events.coders.reader_model import Floats, softmax
from dragoman.events.coders.reader_sides import Part
from dragoman.records import NO_MODE, Option

Words = tuple[int, int]

# What is less likely is not kept: decisions are a third of a store, and most choices are clear.
_LEAST = 0.02
_LEAST_SIDE = 0.05
_MOST = 3
_MOST_SIDE = 5


def ranked(names: Sequence[str], shares: Floats) -> tuple[Option, ...]:
    """Give the likeliest values, best first, those that are hardly possible left out.

    Args:
        names: The values.
        shares: Probability of each.
    """
    order = sorted(range(len(names)), key=lambda i: (-shares[i], i))[:_MOST]
    kept = [i for n, i in enumerate(order) if not n or shares[i] >= _LEAST]
    return tuple(Option(names[i], round(float(shares[i]), 3)) for i in kept)


def modes(scores: Floats, columns: Sequence[str], type_: str) -> tuple[Option, ...]:
    """Give the likeliest modes of a type, none at all being one of them.

    Args:
        scores: Of every column.
        columns: ``TYPE/mode``; the first is no mode.
        type_: The type.
    """
    allowed = [0, *(i for i, name in enumerate(columns) if name.startswith(f"{type_}/"))]
    names = [columns[i].partition("/")[2] if i else NO_MODE for i in allowed]
    return ranked(names, softmax(scores[allowed]))


def side(
    parts: Sequence[Part], shares: Mapping[int, Floats], spans: Sequence[Words], column: int
) -> tuple[Option, ...]:
    """Give the mentions that have or might have had a role, best first, without words of those that have it.

    Args:
        parts: Those with a role.
        shares: Probability of every role for each mention of the trigger's sentence.
        spans: First word and the one behind the last of each mention.
        column: The role.

    Returns:
        Options whose values are ids of mentions.
    """
    chosen = {part.mention: part.share for part in parts if part.role == column}
    likely = {
        mention: float(own[column])
        for mention, own in shares.items()
        if own[column] >= _LEAST_SIDE and not any(_meet(spans[mention], spans[one]) for one in chosen)
    }
    found = likely | chosen
    order = sorted(found, key=lambda mention: (-found[mention], mention))[:_MOST_SIDE]
    return tuple(Option(str(mention), round(found[mention], 3)) for mention in order)


def _meet(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]
