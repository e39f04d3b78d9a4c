"""Texts parsed once for the tests of language and events; each such test carries the ``model`` mark."""

from functools import cache

from dragoman.events.embedding import CLAUSE_EFFECTS, REPORTING
from dragoman.knowledge.actors import load_actors
from dragoman.language.casing import Casing
from dragoman.language.lemmas import Lemmas
from dragoman.language.parse import Parser
from dragoman.records import Document, OffsetMap, Region, RegionKind, Sentence


@cache
def parser() -> Parser:
    """Load the default parser with the known names."""
    casing = Casing(proper=load_actors(None).proper_words())
    return Parser(casing=casing, lemmas=Lemmas(frozenset(CLAUSE_EFFECTS) | REPORTING))


def document(text: str, *regions: Region) -> Document:
    """Wrap a text as a document, one body region unless regions are given."""
    whole = (Region(RegionKind.BODY, 0, len(text)),)
    return Document("d1:test", "a1:test", text, regions or whole, OffsetMap((0,), (0,), (len(text),)))


def parsed(text: str, *regions: Region) -> tuple[Document, tuple[Sentence, ...]]:
    """Give a text as a document with its parse."""
    made = document(text, *regions)
    return made, parser().parse(made)
