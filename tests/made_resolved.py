"""Who words of a whole text are, as the rules coder resolves them."""

from dataclasses import replace
from datetime import date

from dragoman.records import Actor
from dragoman.run.coder import Coder, plain_document


def actor_in(coder: Coder, text: str, words: str, published: date | None = None) -> Actor:
    """Resolve the last place where words stand in a text."""
    document = replace(plain_document(text), published=published)
    start = text.rindex(words)
    return coder.resolve_span(document, coder.annotate(document), start, start + len(words))
