"""Quotations in marks: which stretches are someone's words, with the cue and the speaker beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language import quote_speakers as who
from dragoman.language.quote_marks import Stretch
from dragoman.language.quote_turns import turns
from dragoman.language.quote_units import MARKS
from dragoman.language.quote_words import CRYING, QUOTING, SAYING
from dragoman.records import Document, Quote, Sentence, Span, SpeechKind, Token
from dragoman.records.letters import CAPITALS

# Share of a clause in marks from which the marks decide where the quote is.
_WHOLE = 0.7
# Fewer words without a cue are a scare quote, a title or a piece of a clause.
_SHORTEST = 6
# Right behind "that" or a saying verb fewer are enough.
_SHORTEST_AFTER_CUE = 4
_EDGE = "\"'`\u201c\u2018 \u00a0"
_FARTHEST = 30  # words between a quotation and its cue
_TAIL = 4  # words that "she said on Monday." may take at the end of the sentence before
# What a report may announce that is a quotation then: "made the following comment:".
_WORDS = frozenset("comment statement remark tweet post message word letter question reply point".split())
_CAPITAL = {"Said", "Says", "Stated", "Added", "Asked", "Replied"}
_PRONOUNS = {"he", "she", "they", "it", "i", "we"}
_NAMING = {"PROPN", "PRON", "NOUN"}
_SPEAKING = {"PERSON", "ORG"}
_STOPS = {".", "?", "!"}
_ENDING = (",", "?", "!", "\u2026", "-", "\u2014")
_SIGNED = re.compile(rf"[\"\u201d]?\s*[\u2014\u2013\u2015\-]{{1,2}}\s*([{CAPITALS}][^\n\"\u201c]{{2,60}})$")
_BELOW = re.compile(
    rf"[\"\u201d]?[ \u00a0]*\n+[\u2014\u2013\u2015\-]{{1,2}}\s*([{CAPITALS}][^\n\"\u201c,]{{2,60}})"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """A reporting verb beside a quotation, with its speaker; either may be missing."""

    verb: Span | None
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with its words in order, for looking to both sides of a quotation."""

    document: Document
    words: Sequence[tuple[Sentence, Token]]
    starts: Sequence[int]
    marked: Sequence[Stretch]

    def up_to(self, offset: int) -> Iterator[tuple[Sentence, Token]]:
        """Walk back over the words that begin before an offset."""
        for i in range(bisect_left(self.starts, offset) - 1, -1, -1):
            yield self.words[i]

    def onward(self, offset: int) -> Iterator[tuple[Sentence, Token]]:
        """Walk over the words that begin at an offset or after it."""
        for i in range(bisect_left(self.starts, offset), len(self.words)):
            yield self.words[i]

    def is_quoted(self, token: Token) -> bool:
        return any(s.content.start <= token.start < s.content.end for s in self.marked)


def direct(
    document: Document,
    sentences: tuple[Sentence, ...],
    reported: Sequence[Quote],
    found: Sequence[Stretch],
) -> Iterator[Quote]:
    """Find quotations in marks.

    Args:
        document: The document.
        sentences: Its parse.
        reported: Indirect quotes: a stretch that is only part of one's content is no quote of its own.
        found: Its stretches between quotation marks.
    """
    said = list(turns(document, sentences))
    pieces = [piece for turn in said for piece in turn.content]
    marked = [
        s
        for s in found
        if not _is_part(s, reported) and not any(_is_whole_turn(s, piece) for piece in pieces)
    ]
    words = [(sentence, token) for sentence in sentences for token in sentence.tokens]
    text = _Text(document, words, [token.start for _, token in words], marked)
    yield from said
    yield from _grouped(text, sentences)


def _is_whole_turn(stretch: Stretch, piece: Span) -> bool:
    """Say whether a stretch in marks is all that somebody says in turn, and no quotation within it."""
    return stretch.content.overlaps(piece) and len(stretch.content.text) >= _WHOLE * len(piece.text)


def _grouped(text: _Text, sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """Give each quotation its cue and speaker; those broken by their cue become one."""
    group: Quote | None = None
    last: Stretch | None = None
    for stretch in text.marked:
        cue = _signed(text, stretch) or (_beside(text, stretch) if _is_whole(text, stretch) else None)
        if group is not None and last is not None and _goes_on(text, group, last, stretch, cue):
            group = replace(group, content=(*group.content, stretch.content))
            if group.cue is None and cue is not None:
                group = replace(group, cue=cue.verb, speaker=cue.speaker)
        elif cue is not None or _stands_alone(text, stretch):
            if group is not None:
                yield group
            speaker = cue.speaker if cue else _last_speaker(group, last, stretch)
            number = _sentence_at(sentences, stretch.content.start)
            group = Quote((stretch.content,), cue.verb if cue else None, speaker, SpeechKind.DIRECT, number)
        else:
            continue
        last = stretch
    if group is not None:
        yield group


def _is_part(stretch: Stretch, reported: Sequence[Quote]) -> bool:
    """Say whether a stretch is only some words of an indirect quote."""
    content = stretch.content
    for piece in (piece for quote in reported for piece in quote.content):
        inside = piece.start <= content.start and content.end <= piece.end + 2
        if inside and content.end - content.start < _WHOLE * (piece.end - piece.start):
            return True
    return False


def _sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    return max((s.number for s in sentences if s.start <= offset), default=0)


def _goes_on(text: _Text, group: Quote, last: Stretch, stretch: Stretch, cue: _Cue | None) -> bool:
    """Say whether a stretch belongs to the quote before it: broken by its cue, or over two paragraphs."""
    if last.is_open and stretch.paragraph == last.paragraph + 1:
        return cue is None or not _is_named_otherwise(cue, group)
    if stretch.paragraph == last.paragraph + 1 and not (last.is_pull or stretch.is_pull):
        begins = not text.document.text[stretch.paragraph_start : stretch.content.start].strip(_EDGE)
        return cue is None and group.speaker is not None and begins and _stands_alone(text, stretch)
    if stretch.paragraph != last.paragraph or last.is_pull:
        return False
    same = cue is None or (cue.verb is not None and cue.verb == group.cue)
    return same and (group.cue is not None or group.speaker is not None) and _is_whole(text, stretch)


def _is_named_otherwise(cue: _Cue, group: Quote) -> bool:
    """Say whether a cue names another speaker, by a name, than the quote before has."""
    if cue.speaker is None or group.speaker is None or not cue.speaker.text[0].isupper():
        return False
    named = {word for word in cue.speaker.text.split() if not word.endswith(".")}
    return cue.speaker.text.lower() not in _PRONOUNS and not named & set(group.speaker.text.split())


def _is_whole(text: _Text, stretch: Stretch) -> bool:
    """Say whether a stretch begins where a clause may, or right behind "that" or a saying verb."""
    before = text.document.text[stretch.paragraph_start : stretch.content.start].rstrip(_EDGE)
    if not before or before[-1] in ".,:;?!\u2014-\u201d\"'":
        return True
    behind = (token for _, token in text.up_to(stretch.content.start) if token.text not in MARKS)
    last = next(behind, None)
    if last is not None and last.lemma in CRYING:
        return True
    if len(stretch.content.text.split()) < _SHORTEST_AFTER_CUE:
        return False
    return last is not None and (last.text.lower() == "that" or last.lemma in SAYING)


def _stands_alone(text: _Text, stretch: Stretch) -> bool:
    """Say whether a stretch without a cue is a quotation all the same."""
    if stretch.is_pull:
        return True
    return len(stretch.content.text.split()) >= _SHORTEST and _is_whole(text, stretch)


def _last_speaker(group: Quote | None, last: Stretch | None, stretch: Stretch) -> Span | None:
    """Give a quotation without a cue to whoever was quoted in the paragraph before it."""
    near = last is not None and stretch.paragraph - last.paragraph <= 1 and not last.is_pull
    return group.speaker if near and group is not None and not stretch.is_pull else None


def _signed(text: _Text, stretch: Stretch) -> _Cue | None:
    """Read the name below a pull-quote, or behind a dash after a quotation."""
    source = text.document.text
    if stretch.is_pull:
        rest = source[stretch.content.end : stretch.paragraph_end]
        name = rest.strip(" \n\u2014\u2013-")
        if not name:
            return None
        start = source.index(name, stretch.content.end)
        return _Cue(None, Span.of(source, start, start + len(name)))
    match = _SIGNED.match(source, stretch.content.end, stretch.paragraph_end) or _BELOW.match(
        source, stretch.content.end
    )
    return _Cue(None, Span.of(source, match.start(1), match.end(1))) if match else None


def _beside(text: _Text, stretch: Stretch) -> _Cue | None:
    """Find the reporting verb beside a quotation: behind it if it breaks off there, else before it."""
    behind = _nearest(text, _behind(text, stretch))
    before = _nearest(text, _before(text, stretch))
    breaks_off = stretch.content.text.endswith(_ENDING)
    found = (behind or before) if breaks_off else (before or behind)
    found = found or (_mistaken(text, _behind(text, stretch)) if breaks_off else None)
    return found or _introduced(text, stretch) or _continued(text, stretch) or _labelled(text, stretch)


def _mistaken(text: _Text, words: Sequence[tuple[Sentence, Token]]) -> _Cue | None:
    """Read "…," *Diallo notes* where the parser took the verb for a noun."""
    for i, (sentence, token) in enumerate(words[:_TAIL]):
        if token.is_mark() and i:
            return None
        if i and token.tag in {"NNS", "NN"} and token.lemma in SAYING and words[i - 1][1].pos in _NAMING:
            first = next(t for _, t in words if not t.is_mark())
            speaker = Span.of(text.document.text, first.start, sentence.tokens[token.i - 1].end)
            return _Cue(Span.of(text.document.text, token.start, token.end), speaker)
    return None


def _labelled(text: _Text, stretch: Stretch) -> _Cue | None:
    """Read a label before a colon, "*Pollster Ana Duarte*: “…”", or the subject of the clause there."""
    source = text.document.text
    before = source[stretch.paragraph_start : stretch.content.start].rstrip(_EDGE)
    return _of_colon(text, _before(text, stretch)) if before.endswith(":") else None


def _of_colon(text: _Text, words: Sequence[tuple[Sentence, Token]]) -> _Cue | None:
    """Find who speaks behind a colon that no verb of saying stands before, in words given outward from it."""
    colon = next(((s, t) for s, t in words if t.text == ":"), None)
    if colon is None:
        return None
    cue = Span.of(text.document.text, colon[1].start, colon[1].end)
    label = [(s, t) for s, t in words if s is colon[0] and t.i == colon[1].i - 1 and t.pos == "PROPN"]
    subjects = [(s, t) for s, t in words if t.dep == "nsubj" and _is_speaker(t)]
    for sentence, token in (*(w for w in label if w[1].entity in _SPEAKING), *subjects):
        return _Cue(cue, who.phrase(text.document, sentence, token.i))
    return None


def _is_speaker(token: Token) -> bool:
    return token.entity in _SPEAKING or token.text.lower() in _PRONOUNS - {"it"}


def _continued(text: _Text, stretch: Stretch) -> _Cue | None:
    """Give a quotation that begins a sentence to whoever said the one before it: "…, she said. *“We …”*"."""
    source = text.document.text
    before = source[stretch.paragraph_start : stretch.content.start].rstrip(_EDGE)
    if not before.endswith("."):
        return None
    words: list[tuple[Sentence, Token]] = []
    for sentence, token in text.up_to(stretch.paragraph_start + len(before) - 1):
        ended = token.start < stretch.paragraph_start or token.text in _STOPS
        if ended or text.is_quoted(token) or len(words) == _TAIL:
            break
        words.append((sentence, token))
    said = any(t.lemma in SAYING and t.tag in {"VBD", "VBZ", "VBP"} for _, t in words)
    return _nearest(text, words) if said else None


def _behind(text: _Text, stretch: Stretch) -> list[tuple[Sentence, Token]]:
    """Give the words from a quotation to the end of the sentence around it."""
    found: list[tuple[Sentence, Token]] = []
    for sentence, token in text.words:
        if token.start < stretch.content.end or (token.is_mark() and not found and token.text not in _STOPS):
            continue
        if token.start >= stretch.paragraph_end or len(found) > _FARTHEST or token.text in _STOPS:
            break
        if text.is_quoted(token):
            break
        found.append((sentence, token))
    return found


def _before(text: _Text, stretch: Stretch) -> list[tuple[Sentence, Token]]:
    """Give the words from a quotation back to the beginning of the sentence around it."""
    found: list[tuple[Sentence, Token]] = []
    for sentence, token in text.up_to(stretch.content.start):
        if token.end > stretch.content.start:
            continue
        if token.start < stretch.paragraph_start or len(found) > _FARTHEST or token.text in _STOPS:
            break
        if text.is_quoted(token):
            break
        found.append((sentence, token))
    return found


def _nearest(text: _Text, words: Sequence[tuple[Sentence, Token]]) -> _Cue | None:
    """Find the first reporting verb in words given outward from a quotation."""
    for sentence, token in words:
        if token.text.lower() == "according":
            return _according(text, sentence, token)
        says = token.pos in {"VERB", "AUX"} and token.lemma in SAYING | QUOTING
        if says or token.text in _CAPITAL:
            head = who.speaker_of_verb(sentence, token.i)
            if head is None or text.is_quoted(sentence.tokens[head]):
                inside = [t.i for s, t in words if s is sentence]
                head = who.beside(sentence, token.i, min(inside), max(inside) + 1)
                if head is None and token.tag == "VBG" and token.head in inside:
                    head = who.beside(sentence, token.head, min(inside), token.i)
            speaker = who.phrase(text.document, sentence, head) if head is not None else None
            return _Cue(Span.of(text.document.text, token.start, token.end), speaker)
    return None


def _according(text: _Text, sentence: Sentence, token: Token) -> _Cue | None:
    """Read "according to X" beside a quotation."""
    for to in (token, *sentence.dependents(token.i, "prep")):
        for source in sentence.dependents(to.i, "pobj"):
            cue = Span.of(text.document.text, token.start, token.end)
            return _Cue(cue, who.phrase(text.document, sentence, source.i))
    return None


def _introduced(text: _Text, stretch: Stretch) -> _Cue | None:
    """Find the cue of a quotation that is a paragraph of its own behind a colon."""
    source = text.document.text
    if source[stretch.paragraph_start : stretch.content.start].strip(_EDGE):
        return None
    before = source[: stretch.paragraph_start].rstrip()
    if not before.endswith(":"):
        return None
    words = []
    for sentence, token in text.up_to(len(before)):
        if token.end > len(before):
            continue
        if token.text in _STOPS or "\n" in source[token.end : len(before)] or text.is_quoted(token):
            break
        words.append((sentence, token))
    return _nearest(text, words) or _announced(text, words) or _of_colon(text, words)


def _announced(text: _Text, words: Sequence[tuple[Sentence, Token]]) -> _Cue | None:
    """Read "the senator made the following comment:" as the senator's cue."""
    for sentence, token in words:
        verb = sentence.tokens[token.head]
        if token.lemma in _WORDS and token.dep == "dobj" and verb.pos == "VERB":
            head = who.speaker_of_verb(sentence, verb.i)
            speaker = who.phrase(text.document, sentence, head) if head is not None else None
            return _Cue(Span.of(text.document.text, verb.start, verb.end), speaker)
    return None
