"""The merge bench task: articles with marked words in, which words tell of one event out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from dragoman.assembly.cluster import Clustering
from dragoman.assembly.compare import ArticleWords, article_words
from dragoman.assembly.mention_clusters import same_event, same_lemma
from dragoman.assembly.mention_compare import Centre
from dragoman.assembly.mention_words import Floats, MentionWords, TokenVectors, mention_words
from dragoman.assembly.stories import look_alikes
from dragoman.evaluation.rows import Row, day_of, span_of
from dragoman.evaluation.stories_task import refuse_twins
from dragoman.events.coders.reader import ReaderCoder
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Sentence
from dragoman.run.coder import Coder, plain_document

# Words of the lexicon whose mean is the centre of word vectors: more of them move it by nothing that shows.
_CENTRE_WORDS = 200


@dataclass(frozen=True, slots=True)
class _Article:
    """What is kept of a row once it is read: its words, its mentions, and the sum of its tokens' vectors."""

    row: Mapping[str, Any]
    words: ArticleWords
    mentions: tuple[MentionWords, ...]
    mean: Floats | None


def predict(rows: Iterable[Mapping[str, Any]], coder: Coder) -> list[dict[str, Any]]:
    """Put together the mentions of each event.

    Args:
        rows: With ``doc_id``, ``text``, ``mentions`` (``start`` and ``end`` of each) and, if known, ``dct``.
        coder: With the Reader, whose vectors are compared; with rules alone, mentions with one base form
            in one story are taken for one event.

    Returns:
        A row each, in order: ``doc_id``, ``event_cluster`` and the mentions with their ``chain``.

    Raises:
        InputError: A mention does not lie in its text, or an id stands twice.
    """
    reader = coder.events if isinstance(coder.events, ReaderCoder) else None
    word = cache(reader.word) if reader else None
    articles = [_read(row, coder, reader, word) for row in rows]
    refuse_twins([article.words.id for article in articles])
    story = {name: members[0] for name, members in look_alikes([a.words for a in articles]).of().items()}
    mentions: dict[str, list[MentionWords]] = defaultdict(list)
    for article in articles:
        mentions[story[article.words.id]] += article.mentions
    chain: dict[str, str] = {}
    gather = _gatherer(articles, coder.codebook, word)
    for name in sorted(mentions):
        chain |= {mention: members[0] for mention, members in gather(mentions[name]).of().items()}
    return [_row(article, story[article.words.id], chain) for article in articles]


def checked(row: Row) -> Row:
    """Give a row whose day and spans can be read, so that a wrong one is named with its line.

    Raises:
        InputError: They cannot.
    """
    day_of(row)
    for mention in row["mentions"]:
        span_of(mention, row["doc_id"], row["text"])
    return row


def _read(
    row: Mapping[str, Any], coder: Coder, reader: ReaderCoder | None, word: Callable[[str], Floats] | None
) -> _Article:
    """Parse one row and read what its mentions are compared by."""
    doc, text = str(row["doc_id"]), str(row["text"])
    document = plain_document(text)
    sentences = coder.parser.parse(document)
    encoded = mean = None
    if reader and word:
        tokens = _tokens(reader, sentences)
        encoded = (tokens, word)
        mean = tokens.vectors.mean(0, dtype=np.float32) if sentences else None
    spans = dict.fromkeys(span_of(mention, doc, text) for mention in row["mentions"])
    mentions = tuple(mention_words(_name(doc, span), doc, sentences, span, encoded) for span in spans)
    return _Article(row, article_words(doc, sentences, day_of(row)), mentions, mean)


def _tokens(reader: ReaderCoder, sentences: Sequence[Sentence]) -> TokenVectors:
    """Join what the Reader reads in the passages of a document."""
    passages = reader.read(sentences)
    if not passages:
        return TokenVectors(np.zeros((1, 2), dtype=np.int64), np.zeros_like(reader.word("nothing"))[None])
    return TokenVectors(
        np.array([offset for p in passages for offset in p.offsets], dtype=np.int64),
        np.concatenate([p.vectors for p in passages]),
    )


def _gatherer(
    articles: Sequence[_Article], codebook: Codebook, word: Callable[[str], Floats] | None
) -> Callable[[Sequence[MentionWords]], Clustering]:
    """Choose how mentions are put together; order of the articles means nothing to the centre."""
    if word is None:
        return same_lemma
    means = [
        article.mean for article in sorted(articles, key=lambda a: a.words.id) if article.mean is not None
    ]
    if not means:
        return same_lemma
    known = sorted({lemma for _, lemma in codebook.triggers if lemma.isalpha()})
    sample = known[:: max(1, len(known) // _CENTRE_WORDS)]
    centre = Centre(
        np.mean(means, axis=0, dtype=np.float32),
        np.mean([word(lemma) for lemma in sample], axis=0, dtype=np.float32),
    )
    return lambda mentions: same_event(mentions, centre)


def _name(doc: str, span: tuple[int, int]) -> str:
    return f"{doc}:{span[0]}:{span[1]}"


def _row(article: _Article, story: str, chain: Mapping[str, str]) -> dict[str, Any]:
    doc = article.words.id
    spans = [(int(mention["start"]), int(mention["end"])) for mention in article.row["mentions"]]
    mentions = [{"start": s, "end": e, "chain": chain[_name(doc, (s, e))]} for s, e in spans]
    return {"doc_id": article.row["doc_id"], "event_cluster": story, "mentions": mentions}
