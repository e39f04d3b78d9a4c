"""Acts that somebody denies to have done: his part is denied, and an act that is known stays done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.events.denied_part import WORDS, DeniedPart, act_of, denied_part
from dragoman.events.joint import is_one_party
from dragoman.events.taken_up import TAKEN_UP, likelier
from dragoman.records import (
    AUXILIARY_OF,
    Actor,
    Annotations,
    Draft,
    Quote,
    Sentence,
    Size,
    Span,
    Status,
)


def as_denied(draft: Draft, annotations: Annotations) -> Draft:
    """Read an act as denied by whoever is said not to have carried it out.

    Args:
        draft: The event: "the *attack*" of "Chad denied that its men had carried out the attack".
        annotations: With its sentence and the mentions.

    Returns:
        The event as denied, those who are said not to have done it its actors, or as it was.
    """
    part = denied_part(annotations.sentences[draft.sentence], draft.head)
    if part is None or draft.status not in {Status.HAPPENED, Status.DENIED}:
        return draft
    said = annotations.sentences[draft.sentence].tokens[part.first].text
    reason = f"a part in it ({said!r}) is denied"
    own = _mentions(part.subjects, draft.sentence, annotations)
    actors = tuple(sorted(own)) or draft.actors
    why = draft.why | {"status": reason} | ({"actors": reason} if own else {})
    return _standing(replace(draft, actors=actors, why=why), Status.DENIED)


def firmer(draft: Draft, annotations: Annotations) -> Draft:
    """Count a noun that somebody denies to have carried out as an act: nobody denies to have done a thing.

    The odds rise as they do for a noun that takes up an act told before.
    """
    sentence = annotations.sentences[draft.sentence]
    is_read = "recipients" in draft.why and draft.type in TAKEN_UP and draft.listed
    if not is_read or denied_part(sentence, draft.head) is None:
        return draft
    why = {**draft.why, "type": f"{draft.why['type']}; somebody denies to have done it"}
    return replace(draft, certainty=likelier(draft.certainty), why=why)


def without_denials(draft: Draft, annotations: Annotations) -> tuple[Quote, ...]:
    """Give the quotes that may tell of an act: what is known all the same is not told by its denial."""
    sentence = annotations.sentences[draft.sentence]
    part = denied_part(sentence, draft.head) if draft.status is Status.HAPPENED else None
    if part is None:
        return annotations.quotes
    word = sentence.tokens[part.first]
    return tuple(
        quote
        for quote in annotations.quotes
        if not any(piece.start <= word.start < piece.end for piece in quote.content)
    )


def parts_of(drafts: Sequence[Draft], annotations: Annotations) -> dict[int, int]:
    """Find drafts of a denied part in an act that has a draft itself: "*carried out* the attack".

    Args:
        drafts: The document's events.
        annotations: Its sentences.

    Returns:
        For a draft's number that of the act.
    """
    at = {(draft.sentence, draft.head): number for number, draft in enumerate(drafts)}
    found: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        act = act_of(annotations.sentences[draft.sentence], draft.head)
        other = None if act is None else at.get((draft.sentence, act))
        if other is not None:
            found[number] = other
    return found


def known_acts(
    drafts: Sequence[Draft], annotations: Annotations, parties: Mapping[int, Actor]
) -> tuple[Draft, ...]:
    """Give a denied act that is known in two: done by nobody said, and somebody's part in it, denied.

    Args:
        drafts: The document's events, denials read (see `as_denied`).
        annotations: Its sentences and mentions.
        parties: Mentions as actors, by mention id.

    Returns:
        The events; the act keeps its words, the part has those that say it ("carried out").
    """
    made: list[Draft] = []
    for draft in drafts:
        sentence = annotations.sentences[draft.sentence]
        part = denied_part(sentence, draft.head) if draft.status is Status.DENIED else None
        if part is None or not _is_known(sentence, draft, part, drafts):
            made.append(draft)
            continue
        made += [_done(draft, part, annotations, parties), _part(draft, part, sentence)]
    return tuple(made)


def _done(draft: Draft, part: DeniedPart, annotations: Annotations, parties: Mapping[int, Actor]) -> Draft:
    """Give the act that is known to have been done, without those who deny it."""
    denying = _mentions((*part.subjects, *part.deniers), draft.sentence, annotations)
    left = tuple(
        i for i in draft.actors if not any(is_one_party(i, other, annotations, parties) for other in denying)
    )
    why = {**draft.why, "status": "known, whoever did it", "actors": "who is said to have done it denies it"}
    return _standing(replace(draft, actors=left, why=why), Status.HAPPENED)


def _part(draft: Draft, part: DeniedPart, sentence: Sentence) -> Draft:
    """Give the denied part in an act: its words are the part's, its day and place those of the act."""
    words = sentence.tokens[part.first : part.last + 1]
    said = " ".join(token.text for token in words)
    trigger = Span(words[0].start, words[-1].end, said)
    return replace(draft, trigger=trigger, size=Size())


def _is_known(sentence: Sentence, draft: Draft, part: DeniedPart, drafts: Iterable[Draft]) -> bool:
    """Say whether the text takes an act for granted: by its day, what is told of it, or a bare *the*.

    What was ordered may not have been done, and "the closure of the port" is definite by its port alone: such
    an act is known only by its day, because another sentence tells it, or where only a part in it is denied.
    """
    before = [t for t in sentence.dependents(draft.head, "det", "poss") if t.i < draft.head]
    if any(t.dep == "poss" and t.entity in {"DATE", "TIME"} for t in before):
        return True
    if not any(t.lemma in WORDS["known"] for t in before):
        return False
    told = any(
        other.type == draft.type and other.status is Status.HAPPENED and other.sentence < draft.sentence
        for other in drafts
    )
    behind = sentence.dependents(draft.head, "prep", "relcl")
    dated = any(t.entity == "DATE" for i in behind for t in sentence.dependents(i.i, "pobj"))
    if told or dated or any(t.dep == "relcl" for t in behind):
        return True
    return part.shared or (not part.ordered and all(t.lemma != "of" for t in behind))


def _mentions(heads: Iterable[int], sentence: int, annotations: Annotations) -> set[int]:
    """Give the widest mention at each of some heads."""
    at = {
        m.head: m
        for m in sorted(annotations.mentions, key=lambda m: m.last - m.first)
        if m.sentence == sentence
    }
    return {at[i].id for i in heads if i in at}


def _standing(draft: Draft, status: Status) -> Draft:
    return replace(draft, status=status, auxiliary=AUXILIARY_OF.get(status, ()))
