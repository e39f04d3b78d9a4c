"""Numbers in a sentence that tells no event of their kind: the toll of the attack told before it."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.events.settled_tolls import Placed
from dragoman.events.tolls import WORDS, Basis, Toll
from dragoman.records import NAME_LABELS, OCCURRED, Annotations, Auxiliary, Draft, RegionKind, Sentence

# The types and modes that a number of a kind may be carried to, the likelier first. None for the displaced:
# how many of them there are ("45,000 displaced people in the province") is a state of things.
_OWNERS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "dead": (("ASSAULT", None), ("PROTEST", "riot")),
    "injured": (("ASSAULT", None), ("PROTEST", "riot")),
    "arrested": (("COERCE", "arrest"),),
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
                owner = _owner(toll, sentence, drafts, annotations, known)
                if owner is not None and _is_of_one(toll, known.get(owner, ())):
                    yield owner, Placed(toll, sentence)


def _joined(sentence: Sentence, toll: Toll) -> bool:
    """Say whether a sentence tells only that so many took part: "About 500 people attended"."""
    return sentence.tokens[toll.at].lemma in WORDS["joining"] | {"take", "turn"}


def _owner(
    toll: Toll,
    sentence: Sentence,
    drafts: Sequence[Draft],
    annotations: Annotations,
    known: Mapping[int, Sequence[Placed]],
) -> int | None:
    """Find the nearest event of the kind; where it has no such number yet, before it the nearest that has.

    "Clashes left nine dead. A kiosk was burned down. State media put the toll at three."
    """
    way = -1 if sentence.region is not RegionKind.HEADLINE else 1
    near = range(sentence.number + way, sentence.number + way * (_FAR[toll.basis] + 1), way)
    found = [owner for at in near if (owner := _in_sentence(toll, at, drafts, annotations)) is not None]
    counted = [i for i in found if any(one.toll.kind == toll.kind for one in known.get(i, ()))]
    owner = next(iter(counted or found), None)
    return owner if owner is not None and _is_there(toll, sentence, annotations, drafts[owner]) else None


def _in_sentence(toll: Toll, at: int, drafts: Sequence[Draft], annotations: Annotations) -> int | None:
    """Give a sentence's event that a number may be of: of several the one least deep in its tree."""
    for type_, mode in _OWNERS.get(toll.kind, ()):
        fitting = [
            i for i, draft in enumerate(drafts) if draft.sentence == at and _may_own(draft, type_, mode)
        ]
        if fitting:
            sentence = annotations.sentences[at]
            return min(fitting, key=lambda i: (len(list(sentence.ancestors(drafts[i].head))), i))
    return None


def _may_own(draft: Draft, type_: str, mode: str | None) -> bool:
    if draft.type != type_ or (mode is not None and draft.mode != mode):
        return False
    return draft.status in OCCURRED and Auxiliary.HISTORICAL not in draft.auxiliary


def _is_there(toll: Toll, sentence: Sentence, annotations: Annotations, owner: Draft) -> bool:
    """Say whether the places that a toll names ("the toll *in Kano*") are named beside the event as well."""
    named = {
        token.text
        for i in sentence.subtree(toll.at)
        if (token := sentence.tokens[i]).entity in NAME_LABELS and token.pos == "PROPN"
    }
    between = range(min(owner.sentence, sentence.number), max(owner.sentence, sentence.number) + 1)
    others = (annotations.sentences[n] for n in between if n != sentence.number)
    return named <= {token.text for other in others for token in other.tokens}


def _is_of_one(toll: Toll, known: Sequence[Placed]) -> bool:
    """Say whether a number may be of one happening: no war's, nor ten times what its sentence tells."""
    if toll.kind not in {"dead", "injured"}:
        return True
    told = [one.toll.count.best for one in known if one.toll.kind == toll.kind]
    return toll.count.best <= (told[0] * _TIMES + _MORE if told else LARGEST)
