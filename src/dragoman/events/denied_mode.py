"""The mode of a denied act: a plane, drone or suicide that the text says nothing of is none."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.events.cameo import native_cameo
from dragoman.events.denied_part import WORDS
from dragoman.events.disowned import is_denied_part
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Annotations, Draft, Status

_SHOWN = "shows_"
_CHARGE = "explosives"


def with_shown_modes(
    drafts: Iterable[Draft], annotations: Annotations, codebook: Codebook
) -> tuple[Draft, ...]:
    """Take from denied assaults a mode that their text does not show.

    Read without anything told beside it, "the bombing" is as often one from the air as one by a charge.

    Args:
        drafts: The document's events.
        annotations: Its sentences.
        codebook: For the code of another mode.
    """
    words = _words(annotations)
    made = []
    for draft in drafts:
        sentence = annotations.sentences[draft.sentence]
        is_denied = draft.status is Status.DENIED or is_denied_part(sentence, draft.head)
        noun = sentence.tokens[draft.head].lemma
        made.append(_shown(draft, words, noun, codebook) if is_denied else draft)
    return tuple(made)


def _words(annotations: Annotations) -> frozenset[str]:
    """Give all words of a text in their base form, hyphens taken apart."""
    return frozenset(
        piece
        for sentence in annotations.sentences
        for token in sentence.tokens
        for piece in token.lemma.lower().split("-")
    )


def _shown(draft: Draft, words: Collection[str], noun: str, codebook: Codebook) -> Draft:
    """Give a draft another mode where nothing shows its own: a bombing is by a charge."""
    showing = WORDS.get(f"{_SHOWN}{draft.mode}")
    if draft.type != "ASSAULT" or showing is None or not showing.isdisjoint(words):
        return draft
    mode = _CHARGE if noun in WORDS["charges"] else None
    why = {**draft.why, "mode": f"the text tells of nothing that makes it {draft.mode!r}"}
    return replace(draft, mode=mode, cameo=native_cameo(codebook, None, draft.type, mode, None), why=why)
