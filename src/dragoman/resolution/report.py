"""One document's mentions with what nearly every pass over them asks: the head words, the names around."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.records import Annotations, Mention, Sentence, Token
from dragoman.resolution.phrases import Items
from dragoman.resolution.spelled_out import spelled_out


# Looked up once: some twenty passes walk over all mentions, and few of them have work at any.
class Report(NamedTuple):
    """A document as its mentions are read.

    Attributes:
        sentences: Its sentences by number.
        mentions: Its mentions by id.
        items: Names, roles and words by sentence.
        words: All words of it in lower case.
        heads: The head word of each mention, by id.
        at: The mentions by sentence and head.
    """

    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    items: Sequence[Items]
    words: frozenset[str]
    heads: Sequence[Token]
    at: Mapping[tuple[int, int], Mention]

    def with_heads(self) -> Iterator[tuple[Mention, Token]]:
        """Give every mention with its head word."""
        return zip(self.mentions, self.heads, strict=True)

    def sentence(self, mention: Mention) -> Sentence:
        """Give the sentence of a mention."""
        return self.sentences[mention.sentence]

    def tokens(self, mention: Mention) -> Sequence[Token]:
        """Give the words of a mention."""
        return self.sentences[mention.sentence].tokens[mention.first : mention.last]


def report_of(knowledge: ActorKnowledge, annotations: Annotations) -> Report:
    """Look a document's sentences up and put its mentions in place.

    Args:
        knowledge: Names and roles.
        annotations: The document's sentences and mentions.
    """
    sentences, mentions = annotations.sentences, annotations.mentions
    items = [Items(knowledge, sentence) for sentence in sentences]
    if called := spelled_out(items):
        words = {word.lower() for word in called}
        items = [
            one if words.isdisjoint(one.words) else Items(knowledge, one.sentence, called) for one in items
        ]
    return Report(
        sentences,
        mentions,
        items,
        frozenset().union(*(found.words for found in items)),
        [sentences[m.sentence].tokens[m.head] for m in mentions],
        {(m.sentence, m.head): m for m in mentions},
    )
