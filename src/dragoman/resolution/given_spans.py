"""A stretch of text given from outside, made a mention."""

from collections.abc import Sequence

from dragoman.records import Document, Mention, MentionKind, Sentence, Span, Token


def mention_of(
    document: Document, sentence: Sentence, inside: Sequence[Token], mentions: Sequence[Mention]
) -> Mention:
    """Make a mention of given words; its head is the word whose governor lies outside.

    Args:
        document: The document.
        sentence: The sentence they stand in.
        inside: Its tokens that they cover, at least one.
        mentions: The mentions already found; the new one is numbered after them.
    """
    indices = {t.i for t in inside}
    heads = [
        t
        for t in inside
        if (t.head not in indices or t.head == t.i) and t.dep not in {"punct", "det", "case"}
    ]
    nominal = [t for t in heads if t.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}]
    head = (nominal or heads or list(inside))[0]
    owns = head.i + 1 in indices and sentence.tokens[head.i + 1].tag == "POS"
    if owns or head.pos == "ADJ" or head.entity == "NORP":
        head = _last_noun(inside, head)
    kind = MentionKind.NAME if head.pos == "PROPN" else MentionKind.NOMINAL
    known = next((m for m in mentions if (m.sentence, m.head) == (sentence.number, head.i)), None)
    number = len(mentions)
    return Mention(
        id=number,
        sentence=sentence.number,
        head=head.i,
        first=inside[0].i,
        last=inside[-1].i + 1,
        span=Span.of(document.text, inside[0].start, inside[-1].end),
        kind=MentionKind.PRONOUN if head.pos == "PRON" else (known.kind if known is not None else kind),
        entity=head.entity,
        chain=known.chain if known is not None and known.chain != known.id else number,
    )


def _last_noun(inside: Sequence[Token], first: Token) -> Token:
    """Give the noun behind a possessor or adjective that a list made the parser take for the head.

    "Pakistan and India's envoys" and "Kenyan and Ugandan troops" hang from their first country.
    """
    head = first
    for token in inside:
        if token.i > first.i and token.pos in {"ADP", "VERB", "PUNCT"}:
            break
        if token.i > first.i and token.pos in {"NOUN", "PROPN"}:
            head = token
    return head
