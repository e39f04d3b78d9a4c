"""Texts read as far as positions need them, without actor knowledge: every mention is who its words say."""

from dragoman.events.positions import Held, PositionFinder, Reading
from dragoman.events.stance_matter import matter
from dragoman.knowledge.stances import load_stances
from dragoman.language.annotate import annotate
from dragoman.records import Actor, ActorKind, Annotations, Mention, MentionKind
from dragoman.run.statements import statements_of
from made_parses import document, parser

_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.STATE}


def reading(text: str) -> Reading:
    """Read a text."""
    made = document(text)
    annotations = annotate(made, parser())
    parties = {m.id: _actor(annotations, m) for m in annotations.mentions}
    return Reading(text, annotations, parties, statements_of(made, annotations, parties), ())


def held(text: str, about: str, *also: str) -> list[Held]:
    """Give the positions on a matter that a text reports."""
    return PositionFinder(load_stances()).find(reading(text), matter(about, also))


def _actor(annotations: Annotations, mention: Mention) -> Actor:
    first = annotations.mentions[mention.chain]
    shown = mention if first.kind is MentionKind.PRONOUN else first
    span = mention.span
    return Actor(
        span.text, span.start, span.end, shown.span.text, kind=_KINDS.get(shown.entity, ActorKind.UNKNOWN)
    )
