"""Quotes with their speakers resolved: the statements of a document."""

from collections.abc import Mapping, Sequence

from dragoman.events.attribution import speakers
from dragoman.events.negation import negator
from dragoman.events.status import standing
from dragoman.records import (
    Actor,
    Annotations,
    Document,
    Mention,
    Quote,
    Sentence,
    Span,
    Statement,
    Status,
    Token,
    content_id,
)
from dragoman.records.nearby import Nearby

_NOT_SO = frozenset({Status.NEGATED, Status.DENIED})


def statements_of(
    document: Document, annotations: Annotations, parties: Mapping[int, Actor]
) -> tuple[Statement, ...]:
    """Resolve the speaker of every quote and nest quotes inside quotes.

    Args:
        document: The document.
        annotations: With quotes and mentions.
        parties: Mentions as actors, by mention id.
    """
    ids = {id(quote): _identity(document, quote) for quote in annotations.quotes}
    quotes = Nearby(annotations.quotes, lambda quote: [(piece.start, piece.end) for piece in quote.content])
    mentions = Nearby(annotations.mentions, lambda mention: [(mention.span.start, mention.span.end)])
    sentences = Nearby(annotations.sentences, lambda sentence: [(sentence.start, sentence.end)])
    found = []
    for quote in annotations.quotes:
        said, words = quote.content[0], quote.speaker
        around = [q for q in speakers(said, quotes.at(said.start, said.end)) if q is not quote]
        outer = ids[id(around[-1])] if around else None
        near = () if words is None else mentions.at(words.start, words.end)
        speaker = party_at(words, annotations, parties, near)
        within = sentences.at(quote.cue.start, quote.cue.end) if quote.cue else ()
        found.append(Statement(ids[id(quote)], document.id, quote, speaker, outer, _is_unsaid(quote, within)))
    return tuple(found)


def _is_unsaid(quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Say whether the word that reports a quote tells that it was not said.

    A verb is judged as events are ("refused to say", "denied having said"); a noun by its own "no" alone, for
    who denies a claim says that it was made.
    """
    for sentence in sentences:
        for token in sentence.tokens:
            if quote.cue is None or token.start != quote.cue.start:
                continue
            word = _shared(sentence, token)
            if word.pos in {"VERB", "AUX"}:
                found = standing(sentence, word.i)
                return found.status in _NOT_SO or (found.negated and found.status is Status.HYPOTHETICAL)
            return bool(negator(sentence, word.i))
    return False


def _shared(sentence: Sentence, word: Token) -> Token:
    """Give the word whose "not" holds for another: "would *neither confirm* nor deny"."""
    first = sentence.tokens[word.head]
    joined = any(t.lemma in {"or", "nor"} for t in sentence.dependents(first.i, "cc"))
    return first if word.dep == "conj" and joined and not sentence.dependents(word.i, "nsubj") else word


def is_same_speaker(one: Actor, two: Actor) -> bool:
    """Say whether two speakers are one: the same words, identity or name."""
    return one.start == two.start or (one.id is not None and one.id == two.id) or one.name == two.name


def party_at(
    words: Span | None,
    annotations: Annotations,
    parties: Mapping[int, Actor],
    near: Sequence[Mention] | None = None,
) -> Actor | None:
    """Give the party that words name: the mention that heads them, the widest of several, else the words.

    Args:
        words: The words, or None.
        annotations: The document's.
        parties: Mentions as actors, by mention id.
        near: The mentions that share a character with the words, where they are known already.
    """
    if words is None:
        return None
    inside = [
        m
        for m in (annotations.mentions if near is None else near)
        if m.span.overlaps(words) and m.id in parties
    ]
    if inside:
        best = max(
            inside,
            key=lambda m: (
                words.contains(m.span),
                _heads(annotations, m, words),
                m.span.end - m.span.start,
                -m.id,
            ),
        )
        return parties[best.id]
    return Actor(words.text, words.start, words.end, words.text)


def _heads(annotations: Annotations, mention: Mention, words: Span) -> bool:
    """Say whether a mention's head is governed from outside the words it stands in."""
    tokens = annotations.sentences[mention.sentence].tokens
    governor = tokens[tokens[mention.head].head]
    return governor.i == mention.head or not words.start <= governor.start < words.end


def _identity(document: Document, quote: Quote) -> str:
    pieces = ",".join(f"{piece.start}:{piece.end}" for piece in quote.content)
    cue = f"{quote.cue.start}:{quote.cue.end}" if quote.cue else ""
    return content_id("s1", document.id, pieces, cue)
