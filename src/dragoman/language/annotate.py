"""A document to its annotations: parse, mentions, reported speech, chains."""

from dragoman.language.coreference import chain
from dragoman.language.mentions import find_mentions
from dragoman.language.parse import Parser
from dragoman.language.quotes import find_quotes
from dragoman.records import Annotations, Document


def annotate(document: Document, parser: Parser) -> Annotations:
    """Annotate a document.

    Args:
        document: With its regions.
        parser: A loaded parser.

    Returns:
        Sentences, quotes, and mentions chained to the first of the same one.
    """
    sentences = parser.parse(document)
    quotes = find_quotes(document, sentences)
    mentions = chain(find_mentions(document, sentences), sentences, quotes)
    return Annotations(sentences, mentions, quotes)
