"""A document to its annotations: parse, mentions, reported speech, chains."""

from dragoman.language.coreference import chain
from dragoman.language.mentions import find_mentions
from dragoman.language.parse import Parser
from dragoman.language.quotes import find_quotes
from dragoman.records import Annotations, Document
from dragoman.records.entries import entries_of


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
    found = find_mentions(document, sentences)
    mentions = chain(found, sentences, quotes, parts=entries_of(document, sentences))
    return Annotations(sentences, mentions, quotes)
