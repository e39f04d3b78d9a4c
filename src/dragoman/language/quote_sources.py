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
    speaker = quote.speaker or _before_aside(document, sentence, cue)
    heads = _heads(sentence, speaker)
    cited, aside = _cited(sentence, cue, heads, quote)
    relay, other = _relay(sentence, cue, heads, quote)
    content = quote.content
    for found in (aside, other):
        content = _without(document, sentence, content, found)
    return replace(
        quote,
        content=content,
        speaker=speaker,
        cited=_words(document, sentence, cited),
        relay=_words(document, sentence, relay),
    )


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
    if not quoted:
        return None
    by = who.speaker_of_verb(sentence, verb.i)
    return quoted[0].i, who.beside(sentence, verb.i, 0, verb.i) if by is None else by


def _before_aside(document: Document, sentence: Sentence, cue: Token) -> Span | None:
    """Give the speaker of "Interpress, quoting a diplomat, said" where the parser saw none."""
    tokens = sentence.tokens
    for token in tokens[2 : cue.i]:
        if token.lemma in _CITING and token.tag == "VBG" and tokens[token.i - 1].text == ",":
            first = max((t.i + 1 for t in tokens[: token.i - 1] if t.is_mark()), default=0)
            return Span.of(document.text, tokens[first].start, tokens[token.i - 2].end)
    return None


def _cited(sentence: Sentence, cue: Token, heads: set[int], quote: Quote) -> tuple[int | None, Token | None]:
    """Read "X, citing Y, said" and "X reported, citing Y, that": Y's head, and the "citing"."""
    for token in sentence.tokens:
        if token.lemma not in _CITING or token.tag != "VBG":
            continue
        behind = token.i == cue.i + 2 and sentence.tokens[cue.i + 1].text == ","
        own = behind or token.head == cue.i or token.head in heads
        if own or (not _is_said(quote, token) and who.speaker_of_verb(sentence, token.i) in heads):
            things = [t for t in sentence.dependents(token.i, "dobj") if t.i > token.i]
            return (things[0].i, token) if things else (None, None)
    return None, None


def _relay(sentence: Sentence, cue: Token, heads: set[int], quote: Quote) -> tuple[int | None, Token | None]:
    """Read "Y, quoted by X, said", "Y, whom X quoted, said" and "said in a statement quoted by X"."""
    phrase = {i for head in heads for i in sentence.subtree(head)}
    for token in sentence.tokens:
        if token.lemma not in _CITING or token.i == cue.i or token.tag == "VBG" or token.dep not in _CLAUSES:
            continue
        governor = sentence.tokens[token.head]
        papers = governor.lemma in _PAPERS and any(a.i == cue.i for a in sentence.ancestors(governor.i))
        theirs = governor.i in phrase or governor.i == cue.i
        if not (theirs or papers) or (_is_said(quote, token) and governor.i not in phrase):
            continue
        if token.dep == "relcl" and not sentence.dependents(token.i, "agent"):
            return next((t.i for t in sentence.dependents(token.i, "nsubj")), None), token
        return _agent(sentence, token.i), token
    return None, None


def _without(
    document: Document, sentence: Sentence, content: tuple[Span, ...], aside: Token | None
) -> tuple[Span, ...]:
    """Take an aside off the beginning of what is said: "reported, *citing a clerk*, that …"."""
    if aside is None or content[0].start != aside.start:
        return content
    tokens = sentence.tokens
    comma = next((t.i for t in tokens[aside.i :] if t.text == ","), None)
    if comma is None or comma + 1 >= len(tokens) or tokens[comma + 1].start >= content[0].end:
        return content
    return (Span.of(document.text, tokens[comma + 1].start, content[0].end), *content[1:])


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
