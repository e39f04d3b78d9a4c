"""What is asked for, refused, threatened or promised gives the mode of that event and is none of its own."""

from collections.abc import Sequence

from dragoman.events import grammar
from dragoman.events.content import ABSORBING
from dragoman.records import Annotations, Draft, Sentence, Status

# The object of an infinitive is as unreal as that where the words say so ("agreed to hold talks");
# what is told as a fact stands for itself ("agreed to end the blockade").
_UNREAL = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED})


def asked_for(drafts: Sequence[Draft], annotations: Annotations) -> dict[int, int]:
    """Find drafts that are only the infinitive of a demand, refusal, threat, promise or concession.

    "Refused to deploy the army" is a refusal and no deployment that was not made.

    Args:
        drafts: The document's events.
        annotations: Its sentences.

    Returns:
        For a draft's number that of the demand or refusal it belongs to.
    """
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        if draft.type not in ABSORBING:
            continue
        sentence = annotations.sentences[draft.sentence]
        wanted = _infinitives(sentence, draft.head)
        for other, inner in enumerate(drafts):
            if inner.sentence == draft.sentence and _is_among(wanted, sentence, inner):
                found.setdefault(other, number)
    return found


def _infinitives(sentence: Sentence, head: int) -> set[int]:
    """Give the infinitives that a word takes as its content, and those beside them."""
    found = {t.i for t in sentence.dependents(head, "xcomp", "ccomp", "acl") if grammar.has_to(sentence, t.i)}
    return found | {t.i for i in found for t in sentence.dependents(i, "conj") if t.pos == "VERB"}


def _is_among(wanted: set[int], sentence: Sentence, draft: Draft) -> bool:
    """Say whether a draft's word is an infinitive or the object of one."""
    token = sentence.tokens[draft.head]
    return draft.head in wanted or (draft.status in _UNREAL and token.dep == "dobj" and token.head in wanted)
