"""Acts that somebody denies a part in: they were done, and not said to be his."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.denied_part import WORDS, denied_part
from dragoman.events.joint import is_one_party
from dragoman.records import AUXILIARY_OF, Actor, Annotations, Draft, RegionKind, Sentence, Status, Token

_DENIALS = frozenset("deny disavow disclaim disown refute".split())
_BEHIND = "behind"
_JOINING = frozenset({"for", "in", "to", "with"})
_TITLED = frozenset({RegionKind.HEADLINE, RegionKind.TEASER})


def disowned(draft: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> Draft:
    """Take whoever denies a part in an act from both of its sides.

    Args:
        draft: The event: "the *attack*" of "Iran denied any role in the attack".
        annotations: With its sentence and the mentions.
        parties: Actors by mention id.

    Returns:
        The event without those who deny, or as it was.
    """
    sentence = annotations.sentences[draft.sentence]
    if denied_part(sentence, draft.head) is not None:  # what a whole clause denies of him is his
        return draft
    draft = _as_done(draft, sentence)
    heads = set(_deniers(sentence, draft.head))
    deniers = [m.id for m in annotations.mentions if m.sentence == draft.sentence and m.head in heads]

    def denies(mention: int) -> bool:
        return any(is_one_party(mention, denier, annotations, parties) for denier in deniers)

    sides = {
        name: tuple(i for i in getattr(draft, name) if not denies(i)) for name in ("actors", "recipients")
    }
    taken = [name for name, kept in sides.items() if kept != getattr(draft, name)]
    reason = f"{draft.trigger.text!r} is what they deny a part in"
    why = draft.why | dict.fromkeys(taken, reason)
    return replace(draft, actors=sides["actors"], recipients=sides["recipients"], why=why) if taken else draft


def is_denied_part(sentence: Sentence, word: int) -> bool:
    """Say whether somebody denies a part in an act: "denied any role in the *attack*"."""
    return _denial(sentence, word) is not None


def _as_done(draft: Draft, sentence: Sentence) -> Draft:
    """Let a known act stand in which somebody denies a part: "denied any hand in *Sunday's blast*"."""
    before = (t for t in sentence.dependents(draft.head, "det", "poss") if t.i < draft.head)
    # Headlines leave "the" out.
    is_known = sentence.region in _TITLED or any(
        t.lemma in WORDS["known"] or t.entity == "DATE" for t in before
    )
    if draft.status is not Status.DENIED or not is_known or not is_denied_part(sentence, draft.head):
        return draft
    why = {**draft.why, "status": "a part in it is denied, not the act"}
    return replace(draft, status=Status.HAPPENED, auxiliary=AUXILIARY_OF.get(Status.HAPPENED, ()), why=why)


def _deniers(sentence: Sentence, word: int) -> Iterator[int]:
    """Give the subjects of a denial that has a part in the act as its object, and of its clause."""
    path = [sentence.tokens[word], *sentence.ancestors(word)]
    denial = _denial(sentence, word)
    for token in path[1 : denial + 1] if denial is not None else ():
        if token.pos in {"VERB", "AUX"}:
            yield from grammar.surface_subjects(sentence, token.i)


def _denial(sentence: Sentence, word: int) -> int | None:
    """Give the steps up from an act to the verb by which a part in it is denied, or None."""
    path = [sentence.tokens[word], *sentence.ancestors(word)]
    denial = next((n for n, t in enumerate(path) if t.lemma in _DENIALS and t.pos == "VERB"), None)
    if denial is None:
        return None
    # In headlines the preposition often hangs on the verb: "Togo *denies* role *in* blast". Who denies
    # somebody a role lets him have none.
    joins = path[denial - 1].lemma in _JOINING and not sentence.dependents(path[denial].i, "dative")
    objects = sentence.dependents(path[denial].i, "dobj") if joins else []
    return denial if any(_is_part(token) for token in (*path[1:denial], *objects)) else None


def _is_part(token: Token) -> bool:
    return token.lemma == _BEHIND or (token.pos == "NOUN" and token.lemma in WORDS["parts"])
