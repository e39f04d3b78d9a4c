"""Who opposes what another has done already criticises him; who opposes a plan rejects it."""

from dataclasses import replace

from dragoman.events import grammar
from dragoman.records import Annotations, Draft, Sentence

_OPPOSING = frozenset({"oppose", "object"})
# Deeds: "opposes the North's launch". A plan, a law, a ban or a third term may still be refused.
_DEEDS = frozenset({
    "launch", "test", "firing", "attack", "bombing", "shelling", "raid", "strike", "killing", "invasion",
    "annexation", "occupation", "use",
})  # fmt: skip
_DISAPPROVAL_CAMEO = "111"


def as_criticism(draft: Draft, annotations: Annotations) -> Draft:
    """Read opposition to somebody's deed as criticism of him: "opposes the North's missile launches".

    Args:
        draft: The event.
        annotations: With its sentence.

    Returns:
        The event as an accusation, or as it was.
    """
    sentence = annotations.sentences[draft.sentence]
    if draft.type != "REJECT" or not draft.recipients or not _opposes_deed(sentence, draft.head):
        return draft
    reason = f"{draft.trigger.text!r} is of what is done already: criticism, no refusal"
    why = {**draft.why, "type": f"{draft.why['type']}; {reason}", "mode": reason}
    return replace(draft, type="ACCUSE", mode="disapprove", cameo=_DISAPPROVAL_CAMEO, why=why)


def _opposes_deed(sentence: Sentence, head: int) -> bool:
    """Say whether the object is a deed that somebody named has done: "its launch", "a strike by the army"."""
    if sentence.tokens[head].lemma not in _OPPOSING:
        return False
    opposed = [t.i for t in sentence.dependents(head, "dobj")]
    opposed += grammar.under_preposition(sentence, head, "to")
    return any(
        sentence.tokens[i].lemma in _DEEDS
        and (
            bool(sentence.dependents(i, "poss"))
            or any(t.lemma == "by" for t in sentence.dependents(i, "prep"))
            or any(sentence.tokens[k].pos == "PROPN" for k in grammar.under_preposition(sentence, head, "by"))
            or any(sentence.tokens[k].pos == "PROPN" for k in sentence.subtree(i) if k < i)
        )
        for i in opposed
    )
