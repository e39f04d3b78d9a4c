"""Who else stands behind a report: whom a speaker cites, and who passes a speaker's words on."""

from dataclasses import replace

from dragoman.language import quote_speakers as who
from dragoman.records import Document, Quote, Sentence, Span, Token

_CITING = {"cite", "quote"}
# What is quoted in these is quoted of whoever made them: "said in a statement quoted by AFP".
_PAPERS = {
    "statement",
    "report",
    "letter",
    "interview",
    "note",
    "remark",
    "comment",
    "message",
    "memo",
    "post",
}
_CLAUSES = {"acl", "relcl", "advcl", "amod", "dep", "appos", "prep"}


def with_sources(document: Document, sentence: Sentence, quote: Quote) -> Quote:
    """Give a quote with all who stand behind it.

    Args:
        document: The document.
        sentence: The sentence of its cue.
        quote: With the speaker that its cue has.

    Returns:
        The quote, with ``relay`` for "AFP quoted Y as saying" (Y is the speaker then) and "said Y, quoted by
        AFP", and ``cited`` for "AFP said, citing Y".
    """
    if quote.cue is None:
        return quote
    cue = next((t for t in sentence.tokens if t.start == quote.cue.start), None)
    if cue is None:
        return quote
    handed_on = _handed_on(sentence, cue)
    if handed_on is not None:
        said_by, passed_by = (_words(document, sentence, head) for head in handed_on)
        return replace(quote, speaker=said_by, relay=passed_by)
    heads = _heads(sentence, quote.speaker)
    cited = _cited(sentence, cue, heads, quote)
    relay = _relay(sentence, cue, heads, quote)
    return replace(quote, cited=_words(document, sentence, cited), relay=_words(document, sentence, relay))


def as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """Give the "saying" of "quoted Y as saying", or None."""
    if verb.lemma not in _CITING:
        return None
    for preposition in sentence.dependents(verb.i, "prep"):
        if preposition.lemma == "as":
            return next((t for t in sentence.dependents(preposition.i, "pcomp") if t.tag == "VBG"), None)
    return None


def _handed_on(sentence: Sentence, cue: Token) -> tuple[int, int | None] | None:
    """Read "X quoted Y as saying" and "Y was quoted by X as saying": heads of Y and X."""
    verb = cue
    if as_saying(sentence, cue) is None:
        above = sentence.tokens[cue.head]
        verb = sentence.tokens[above.head]
        if cue.tag != "VBG" or above.lemma != "as" or verb.lemma not in _CITING:
            return None
    passive = sentence.dependents(verb.i, "nsubjpass")
    if passive:
        return passive[0].i, _agent(sentence, verb.i)
    quoted = [t for t in sentence.dependents(verb.i, "dobj") if t.i > verb.i]
    return (quoted[0].i, who.speaker_of_verb(sentence, verb.i)) if quoted else None


def _cited(sentence: Sentence, cue: Token, heads: set[int], quote: Quote) -> int | None:
    """Read "X, citing Y, said" and "…, X reported, quoting Y"."""
    for token in sentence.tokens:
        if token.lemma not in _CITING or token.tag != "VBG":
            continue
        own = token.head == cue.i or token.head in heads
        if own or (not _is_said(quote, token) and who.speaker_of_verb(sentence, token.i) in heads):
            return next((t.i for t in sentence.dependents(token.i, "dobj") if t.i > token.i), None)
    return None


def _relay(sentence: Sentence, cue: Token, heads: set[int], quote: Quote) -> int | None:
    """Read "Y, quoted by X, said", "Y, whom X quoted, said" and "said in a statement quoted by X"."""
    for token in sentence.tokens:
        if token.lemma not in _CITING or token.i == cue.i or token.tag == "VBG" or _is_said(quote, token):
            continue
        governor = sentence.tokens[token.head]
        papers = governor.lemma in _PAPERS and any(a.i == cue.i for a in sentence.ancestors(governor.i))
        if token.dep not in _CLAUSES or not (governor.i in heads or governor.i == cue.i or papers):
            continue
        if token.dep == "relcl" and not sentence.dependents(token.i, "agent"):
            return next((t.i for t in sentence.dependents(token.i, "nsubj")), None)
        return _agent(sentence, token.i)
    return None


def _agent(sentence: Sentence, verb: int) -> int | None:
    agents = sentence.dependents(verb, "agent")
    return next((t.i for a in agents for t in sentence.dependents(a.i, "pobj")), None)


def _is_said(quote: Quote, token: Token) -> bool:
    return any(piece.start <= token.start < piece.end for piece in quote.content)


def _heads(sentence: Sentence, speaker: Span | None) -> set[int]:
    """Give the tokens of a speaker's words that are governed from outside them."""
    if speaker is None:
        return set()
    inside = {t.i for t in sentence.tokens if speaker.start <= t.start < speaker.end}
    return {i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i}


def _words(document: Document, sentence: Sentence, head: int | None) -> Span | None:
    return None if head is None else who.phrase(document, sentence, head)
