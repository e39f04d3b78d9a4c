"""Acts that somebody denies a part in: they were done, and not said to be his."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.joint import is_one_party
from dragoman.records import Actor, Annotations, Draft, Sentence, Token

_DENIALS = frozenset("deny disavow disclaim disown refute".split())
# What is denied: "any role in the attack", "being behind it".
_PARTS = frozenset(
    """
    blame complicity connection contact foreknowledge hand involvement knowledge link part participation
    responsibility role tie
    """.split()
)
_BEHIND = "behind"


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


def _deniers(sentence: Sentence, word: int) -> Iterator[int]:
    """Give the subjects of a denial that has a part in the act as its object, and of its clause."""
    path = [sentence.tokens[word], *sentence.ancestors(word)]
    denial = next((n for n, t in enumerate(path) if t.lemma in _DENIALS and t.pos == "VERB"), None)
    if denial is None or not any(_is_part(token) for token in path[1:denial]):
        return
    for token in path[1 : denial + 1]:
        if token.pos in {"VERB", "AUX"}:
            yield from grammar.surface_subjects(sentence, token.i)


def _is_part(token: Token) -> bool:
    return token.lemma == _BEHIND or (token.pos == "NOUN" and token.lemma in _PARTS)
