"""One happening told by two words of a sentence: the attack that killed, the shots fired, wounding nine."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.reading import Reading
from dragoman.records import Sentence


def fold(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """Merge triggers that tell one happening, the earlier word staying.

    Two words are one happening when they have the same type, one depends on the other as participle,
    subject or object, and their parties do not contradict each other.
    """
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: r.match.head):
        other = next((k for k in kept if _are_one(sentence, k, reading)), None)
        if other is None:
            kept.append(reading)
        else:
            kept[kept.index(other)] = _merged(other, reading)
    return kept


def _are_one(sentence: Sentence, one: Reading, two: Reading) -> bool:
    if one.type != two.type or one.standing.status is not two.standing.status:
        return False
    linked = _links(sentence, one.match.head, two.match.head) or _links(
        sentence, two.match.head, one.match.head
    )
    # In "a drone strike hit them" the strike is no actor beside itself.
    actors = tuple(i for i in two.actors if i != one.match.head)
    return linked and _fit(one.actors, actors) and _fit(one.recipients, two.recipients)


def _links(sentence: Sentence, lower: int, upper: int) -> bool:
    """Say whether the lower word is the participle, subject or object of the upper."""
    token = sentence.tokens[lower]
    if token.head != upper:
        return False
    if token.dep == "conj" and lower == upper + 2 and token.tag == sentence.tokens[upper].tag:
        return token.pos == "VERB"  # "shot and killed the driver"
    # "The attacks *that killed* 130" and "a blast *killing* nine" are one event each.
    return token.dep in {"nsubj", "nsubjpass", "dobj", "prep", "relcl"} or (
        token.dep in {"advcl", "acl"} and token.tag == "VBG"
    )


def _fit(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    return not one or not two or bool(set(one) & set(two))


def _merged(one: Reading, two: Reading) -> Reading:
    return replace(
        one,
        actors=one.actors or two.actors,
        recipients=one.recipients or two.recipients,
        mode=one.mode or two.mode,
    )
