"""Numbers in a sentence that tells no event of their kind: the toll of the attack told before it."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.events.settled_tolls import Placed
from dragoman.events.tolls import WORDS, Basis, Toll
from dragoman.records import NAME_LABELS, OCCURRED, Annotations, Auxiliary, Count, Draft, RegionKind, Sentence

# The types and modes that a number of a kind may be carried to, the likelier first.
_OWNERS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "dead": (("ASSAULT", None), ("PROTEST", "riot")),
    "injured": (("ASSAULT", None), ("PROTEST", "riot")),
    "arrested": (("COERCE", "arrest"),),
    "displaced": (("COERCE", "deport"), ("ASSAULT", None)),
    "participants": (("PROTEST", None),),
}
# Sentences back that a number may be carried: a toll names what it is of ("the toll"), found bodies do not.
_FAR = {Basis.TOTAL: 4, Basis.CLAIM: 3, Basis.BOUND: 1, Basis.TOLD: 1}
LARGEST = 1_000
"""Dead of one happening; what is told of more is told of a war."""
_TIMES, _MORE = (
    10,
    20,
)  # a toll above so many times the number told, and so many, is of more than one happening


def carried(
    left: Mapping[int, Sequence[Toll]],
    drafts: Sequence[Draft],
    annotations: Annotations,
    known: Mapping[int, Sequence[Placed]],
) -> Iterator[tuple[int, Placed]]:
    """Find the event before, or behind a headline, that a number is of.

    Args:
        left: Numbers that no event of their sentence took, by sentence.
        drafts: The document's events.
        annotations: Its sentences.
        known: The numbers that events have by their own sentence, by the number of the draft.

    Yields:
        Number of the draft, and the number with its sentence.
    """
    for number in sorted(left):
        sentence = annotations.sentences[number]
        speaks_of_all = any(toll.basis is not Basis.TOLD for toll in left[number])
        for toll in left[number]:
            if speaks_of_all or (toll.kind == "participants" and _joined(sentence, toll)):
                owner = _owner(toll, sentence, drafts, annotations)
                if owner is not None and _is_of_one(toll.count, toll.kind, known.get(owner, ())):
                    yield owner, Placed(toll, sentence)


def _joined(sentence: Sentence, toll: Toll) -> bool:
    """Say whether a sentence tells only that so many took part: "About 500 people attended"."""
    return sentence.tokens[toll.at].lemma in WORDS["joining"] | {"take", "turn"}


def _owner(toll: Toll, sentence: Sentence, drafts: Sequence[Draft], annotations: Annotations) -> int | None:
    """Find the nearest sentence that tells an event of the kind, and that event."""
    is_title = sentence.region is RegionKind.HEADLINE
    steps = range(1, _FAR[toll.basis] + 1)
    for step in steps:
        at = sentence.number + step if is_title else sentence.number - step
        for type_, mode in _OWNERS[toll.kind]:
            fitting = [i for i, d in enumerate(drafts) if d.sentence == at and _may_own(d, type_, mode)]
            if fitting:
                between = range(min(at, sentence.number), max(at, sentence.number) + 1)
                return fitting[0] if _is_there(toll, sentence, annotations, between) else None
    return None


def _may_own(draft: Draft, type_: str, mode: str | None) -> bool:
    if draft.type != type_ or (mode is not None and draft.mode != mode):
        return False
    return draft.status in OCCURRED and Auxiliary.HISTORICAL not in draft.auxiliary


def _is_there(toll: Toll, sentence: Sentence, annotations: Annotations, between: range) -> bool:
    """Say whether the places that a toll names ("the toll *in Kano*") are named beside the event as well."""
    named = {
        token.text
        for i in sentence.subtree(toll.at)
        if (token := sentence.tokens[i]).entity in NAME_LABELS and token.pos == "PROPN"
    }
    others = {
        token.text for n in between if n != sentence.number for token in annotations.sentences[n].tokens
    }
    return named <= others


def _is_of_one(count: Count, kind: str, known: Sequence[Placed]) -> bool:
    """Say whether a number may be of one happening: no war's, nor ten times what its sentence tells."""
    if kind not in {"dead", "injured"}:
        return True
    told = [one.toll.count.best for one in known if one.toll.kind == kind]
    return count.best <= (told[0] * _TIMES + _MORE if told else LARGEST)
