"""Says of each trigger whether it is a noun or a passive, and its lemma; parses the passages once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import spacy
from corpus_format import Found, Passage
from spacy.tokens import Doc, Span

from dragoman.language.parse import DEFAULT_MODEL

# Verbs that carry a noun and little else: "hold talks" and "hold hostage" are two lemmas, not one.
_LIGHT = frozenset(
    """
    hold take make give launch open carry stage mount begin start conduct impose declare issue file lodge
    offer put set lay raise bring pay send keep have reach strike sign announce grant fire throw
    """.split()
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a trigger is said: base form, and whether it is a noun, and passive or a reduced clause."""

    lemma: str
    noun: bool
    passive: bool


def grammar_of(passages: Sequence[Passage], model: str = DEFAULT_MODEL) -> Mapping[str, tuple[Grammar, ...]]:
    """Parse the passages.

    Args:
        passages: The corpus.
        model: A spaCy pipeline.

    Returns:
        By passage id, one grammar an event.
    """
    nlp = spacy.load(model, exclude=["ner"])
    docs = nlp.pipe((passage.text for passage in passages), batch_size=128)
    return {
        passage.id: tuple(_grammar(doc, event.trigger) for event in passage.events)
        for passage, doc in zip(passages, docs, strict=True)
    }


def _grammar(doc: Doc, trigger: Found) -> Grammar:
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{trigger.text!r} at {trigger.start} lies outside of its passage; locate it anew")
    root = span.root
    noun = root.pos_ in {"NOUN", "PROPN"}
    children = {child.dep_ for child in root.children}
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in root.children)
    passive = root.tag_ == "VBN" and not noun and (not perfect or "auxpass" in children)
    return Grammar(_lemma(span), noun, passive or (root.dep_ == "acl" and root.pos_ == "VERB"))


def _lemma(span: Span) -> str:
    """Give the base form of the head, with its particle, and with its noun when the verb says little."""
    root = span.root
    kept = [root.lemma_.lower()]
    for token in span:
        particle = token.dep_ == "prt"
        carried = root.lemma_ in _LIGHT and token.pos_ in {"NOUN", "PROPN"}
        if token.i != root.i and (particle or carried):
            kept.append(token.lemma_.lower())
    return " ".join(kept)
