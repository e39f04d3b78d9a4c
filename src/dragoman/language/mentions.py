"""Noun phrases that may name or describe someone or some place."""

from dragoman.records import Document, Mention, MentionKind, Sentence, Span, Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
# Parts that belong to the phrase to the left of its head.
_LEFT = {
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "predet",
    "advmod",
    "npadvmod",
    "neg",
}
# Prepositions that continue a description ("minister of defence", "delegations from Iran", "police in
# Lusaka"); others begin what happened to it.
_CONTINUING = {"of", "from", "for", "in"}
# A phrase longer than this has swallowed a clause by a parsing error.
_LONGEST = 16
_NOBODY = frozenset({"nobody", "nothing", "no-one"})
# Words that count; what they count stands behind "of".
_PARTS = frozenset(
    "some all any many most few several none each both one dozen hundred thousand score half part".split()
)
_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "xcomp"}
_NAMED = {"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"}


def find_mentions(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Find every mention in text order; coreference is added later.

    Args:
        document: The document.
        sentences: Its parse.

    Returns:
        Mentions numbered from 0, each its own chain.
    """
    mentions: list[Mention] = []
    for sentence in sentences:
        for token in sentence.tokens:
            bounds = _bounds(sentence, token)
            if bounds is not None:
                mentions.append(_mention(document, sentence, token, bounds, number=len(mentions)))
    return tuple(mentions)


def _bounds(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """Give the first and after-last token of the phrase a token heads, or None if it heads none."""
    if token.dep in {"amod", "compound", "nmod"}:
        return _nested(sentence, token)
    if token.pos not in _NOMINAL or _is_no_word(token) or token.dep in {"expl", "nummod", "quantmod"}:
        return None
    if token.lemma in _NOBODY:
        return None
    if token.pos == "PRON":
        return (token.i, _right_edge(sentence, token.i) if _is_part(sentence, token) else token.i + 1)
    return (_left_edge(sentence, token.i), _right_edge(sentence, token.i))


def _nested(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """Find a name used as an adjective inside a phrase: the Iranian of "Iranian MPs"."""
    for first, last, label in sentence.entities:
        if label in _NAMED and first <= token.i < last:
            return (first, last) if token.i == last - 1 else None
    return None


def _left_edge(sentence: Sentence, head: int) -> int:
    """Walk left from a head over its own modifiers."""
    left = head
    for child in sentence.children[head]:
        if child < left and sentence.tokens[child].dep in _LEFT:
            left = min(left, *sentence.subtree(child))
    return left


def _right_edge(sentence: Sentence, head: int) -> int:
    """Walk right over particles of the name and over prepositional phrases that continue it."""
    right = head + 1
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if child < head:
            continue
        if token.dep == "prep" and token.lemma in _CONTINUING:
            inside = sentence.subtree(child)
            if inside[-1] - head <= _LONGEST and not _has_clause(sentence, inside):
                right = max(right, inside[-1] + 1)
            elif _is_part(sentence, sentence.tokens[head]):
                counted = sentence.dependents(child, "pobj")
                right = max((_right_edge(sentence, t.i) for t in counted), default=right)
        elif token.dep in {"compound", "nummod", "flat"} and child == right:
            right = child + 1
    return right


def _has_clause(sentence: Sentence, indices: list[int]) -> bool:
    return any(sentence.tokens[i].dep in _CLAUSES or sentence.tokens[i].pos == "VERB" for i in indices)


def _mention(
    document: Document, sentence: Sentence, token: Token, bounds: tuple[int, int], *, number: int
) -> Mention:
    first, last = bounds
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Mention(
        id=number,
        sentence=sentence.number,
        head=token.i,
        first=first,
        last=last,
        span=Span.of(document.text, start, end),
        kind=_kind(sentence, token),
        entity=token.entity,
        chain=number,
    )


def _is_part(sentence: Sentence, token: Token) -> bool:
    """Say whether a word only counts what its "of" names: "*some* of the girls freed on Thursday"."""
    counts = token.pos == "NUM" or token.lemma in _PARTS
    return counts and any(t.lemma == "of" for t in sentence.dependents(token.i, "prep"))


def _kind(sentence: Sentence, token: Token) -> MentionKind:
    if token.pos == "PRON" and not _is_part(sentence, token):
        return MentionKind.PRONOUN
    if token.entity == "NORP" and token.pos in {"ADJ", "PROPN"}:
        return MentionKind.DEMONYM
    return MentionKind.NAME if token.pos == "PROPN" else MentionKind.NOMINAL


def _is_no_word(token: Token) -> bool:
    """Say whether a token is a mark, however it is tagged, or the "ex" of "ex-minister" cut off."""
    return token.is_mark() or not any(c.isalnum() for c in token.text) or token.text.lower() == "ex"
