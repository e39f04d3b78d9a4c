"""Reported speech: what is said, the word that reports it and who is said to say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.records import Document, Quote, RegionKind, Sentence, Span, SpeechKind, Token

# Verbs that report words or thoughts when a clause or a quotation is their content.
_SAYING = frozenset(
    (
        "say tell report add state note announce declare confirm reveal disclose explain write claim "
        "insist stress maintain comment remark reiterate emphasise emphasize inform acknowledge admit "
        "allege argue assert affirm mention warn tweet post reply respond answer ask recall continue "
        "conclude joke quip shout yell urge vow promise pledge predict suggest believe think hope "
        "fear deny estimate testify brief boast complain caution observe recount signal hint indicate "
        "show find contend concede demand propose recommend repeat threaten thank describe call "
        "accuse hail praise blame denounce criticise criticize condemn charge"
    ).split()
)
# Of these only a quotation is the content: their clause is something else, or they are acts of their own.
_QUOTING_ONLY = frozenset(
    (
        "continue call describe thank accuse hail praise blame denounce criticise criticize condemn "
        "charge show find"
    ).split()
)
_TITLED = {RegionKind.HEADLINE, RegionKind.TEASER}
_OPEN = "\u201c\u201e\u00ab"
_QUOTED = re.compile(
    r"[\u201c\u201e\u00ab\"]([^\u201c\u201d\u00ab\u00bb\"\n]{2,2000})[\u201d\u00bb\"]|``(.{2,2000}?)''"
)
# Fewer words than this in quotation marks are a scare quote or a title unless a saying verb governs them.
_SHORTEST_QUOTE = 4
_NEAR = 2  # sentences a quotation without a cue may be away from its speaker's last quotation


@dataclass(frozen=True, slots=True)
class _Cue:
    """A saying verb with its speaker, in one sentence."""

    sentence: Sentence
    verb: Token
    speaker: Span | None


def find_quotes(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Find reported speech in text order.

    Args:
        document: The document.
        sentences: Its parse.

    Returns:
        Quotes: quotations with marks, clauses under saying verbs, and what stands "according to" someone.
    """
    direct = list(_direct(document, sentences))
    taken = [content for quote in direct for content in quote.content]
    indirect = [
        quote
        for sentence in sentences
        for quote in (*_indirect(document, sentence), *_according(document, sentence))
        if not any(_mostly_inside(quote.content[0], span) for span in taken)
    ]
    found = sorted([*direct, *indirect], key=lambda q: (q.content[0].start, q.content[0].end))
    return tuple(_mixed(quote, document) for quote in found)


def _mostly_inside(content: Span, quotation: Span) -> bool:
    shared = min(content.end, quotation.end) - max(content.start, quotation.start)
    return shared > 0.8 * (content.end - content.start)


def _mixed(quote: Quote, document: Document) -> Quote:
    """Call an indirect quote mixed when it holds words in quotation marks."""
    if quote.kind is SpeechKind.INDIRECT and _QUOTED.search(
        document.text, quote.content[0].start, quote.content[-1].end
    ):
        return replace(quote, kind=SpeechKind.MIXED)
    return quote


# Quotations with marks


def _direct(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Quote]:
    """Find quotations in marks; one broken by its cue ("…," he said, "…") is one quote of two pieces."""
    last: Quote | None = None
    for content in _quotations(document):
        touching = [s for s in sentences if s.start < content.end and content.start < s.end]
        if not touching:
            continue
        cue = _cue_beside(document, touching, content)
        if cue is None and len(content.text.split()) < _SHORTEST_QUOTE:
            continue
        number = touching[0].number
        if cue is None:
            quote = _without_cue(content, number, last, sentences)
        else:
            span = Span.of(document.text, cue.verb.start, cue.verb.end)
            quote = Quote((content,), span, cue.speaker, SpeechKind.DIRECT, number)
        if (
            last is not None
            and quote.cue is not None
            and quote.cue == last.cue
            and last.kind is SpeechKind.DIRECT
        ):
            yield replace(quote, content=(content,))
        else:
            yield quote
        last = quote


def _quotations(document: Document) -> Iterator[Span]:
    """Find stretches between quotation marks; a pull-quote is one without marks."""
    for region in document.regions:
        if region.kind is RegionKind.PULLQUOTE:
            first = document.text.find("\n", region.start, region.end)
            yield Span.of(document.text, region.start, first if first > 0 else region.end)
            continue
        for match in _QUOTED.finditer(document.text, region.start, region.end):
            group = 1 if match[1] is not None else 2
            yield Span.of(document.text, match.start(group), match.end(group))


def _without_cue(content: Span, number: int, last: Quote | None, sentences: tuple[Sentence, ...]) -> Quote:
    """Give a quotation that stands alone to the speaker of the one just before it."""
    near = last is not None and number - last.sentence <= _NEAR
    same = near and last is not None and sentences[number].region is sentences[last.sentence].region
    speaker = last.speaker if same and last is not None else None
    return Quote((content,), None, speaker, SpeechKind.DIRECT, number)


def _cue_beside(document: Document, touching: list[Sentence], content: Span) -> _Cue | None:
    """Find the saying verb outside the marks and nearest to them in the sentences they touch."""
    cues = [
        _Cue(sentence, token, _speaker(document, sentence, token))
        for sentence in touching
        for token in sentence.tokens
        if token.lemma in _SAYING and token.pos in {"VERB", "AUX"}
        and not (content.start <= token.start < content.end)
    ]  # fmt: skip
    cues = [c for c in cues if c.speaker is None or not (content.start <= c.speaker.start < content.end)]
    if not cues:
        return None
    return min(cues, key=lambda c: (c.speaker is None, _gap(c.verb, content), c.verb.start))


def _gap(token: Token, content: Span) -> int:
    return max(content.start - token.end, token.start - content.end, 0)


# Clauses under saying verbs


def _indirect(document: Document, sentence: Sentence) -> Iterator[Quote]:
    """Find clauses that a saying verb has as its content."""
    for token in sentence.tokens:
        if token.lemma not in _SAYING or token.pos != "VERB" or token.lemma in _QUOTING_ONLY:
            continue
        for clause in sentence.dependents(token.i, "ccomp"):
            content = _clause_span(document, sentence, clause.i, token)
            if content is not None:
                cue = Span.of(document.text, token.start, token.end)
                speaker = _speaker(document, sentence, token)
                yield Quote((content,), cue, speaker, SpeechKind.INDIRECT, sentence.number)
                break


def _clause_span(document: Document, sentence: Sentence, clause: int, cue: Token) -> Span | None:
    """Give the words of a content clause on its side of the cue."""
    inside = set(sentence.subtree(clause))
    inside = {i for i in inside if (i > cue.i) == (clause > cue.i)}
    words = [i for i in sorted(inside) if not sentence.tokens[i].is_mark()]
    if len(words) < 2:
        return None
    return Span.of(document.text, sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end)


def _according(document: Document, sentence: Sentence) -> Iterator[Quote]:
    """Find "according to X": the rest of its clause is what X says."""
    for token in sentence.tokens:
        if token.lemma not in {"according", "accord"} or token.text.lower() != "according":
            continue
        to = next((t for t in sentence.dependents(token.i, "prep") if t.lemma == "to"), None)
        to = to or (sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None)
        source = next(iter(sentence.dependents(to.i, "pobj")), None) if to is not None else None
        if source is None:
            continue
        phrase = set(sentence.subtree(token.i))
        rest = [t for t in sentence.tokens if t.i not in phrase and not t.is_mark()]
        if rest:
            content = Span.of(document.text, rest[0].start, rest[-1].end)
            cue = Span.of(document.text, token.start, token.end)
            yield Quote(
                (content,), cue, _phrase(document, sentence, source.i), SpeechKind.INDIRECT, sentence.number
            )


# Speakers


def _speaker(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """Find who says: the verb's subject, or that of the verb it is conjoined to; a by-agent in a passive."""
    for i in (verb.i, *(t.i for t in sentence.ancestors(verb.i) if verb.dep in {"conj", "advcl"})):
        for subject in sentence.dependents(i, "nsubj", "agent"):
            found = subject
            if subject.dep == "agent":
                found = next(iter(sentence.dependents(subject.i, "pobj")), subject)
            if found.lemma in {"who", "which", "that"} and sentence.tokens[i].dep == "relcl":
                return _phrase(document, sentence, sentence.tokens[i].head)
            if found.lemma not in {"it", "that", "this"} or found.lemma == "it":
                return _phrase(document, sentence, found.i)
    if verb.dep in {"acl", "relcl"}:
        return _phrase(document, sentence, verb.head)
    return None


def _phrase(document: Document, sentence: Sentence, head: int) -> Span:
    """Give the speaker's phrase without the clauses that hang from it."""
    left = right = head
    for child in sentence.dependents(head):
        inside = sentence.subtree(child.i)
        if child.dep in {"relcl", "acl", "punct", "cc", "conj", "advcl"} or (
            child.dep == "appos" and child.i > head
        ):
            continue
        left, right = min(left, *inside), max(right, *inside)
    return Span.of(document.text, sentence.tokens[left].start, sentence.tokens[right].end)
