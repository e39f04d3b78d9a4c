"""Headlines that put a speaker before a colon: "Okoro: Talks to resume in May", "Poll: Voters split"."""

import re
from collections.abc import Iterator, Sequence

from dragoman.records import PARTY_LABELS, Document, Quote, RegionKind, Sentence, Span, SpeechKind, Token
from dragoman.records.letters import CAPITALS

_HEADED = re.compile(rf"([{CAPITALS}][^:\n\"\u201c\u201d]{{1,45}}):[ \u00a0]+(\S[^\n]{{10,}}?)[.\s]*")
# What speaks in headlines without being anybody.
_SOURCES = frozenset(
    """
    poll survey study report reports source sources police official officials expert experts analyst analysts
    minister president premier ministry army un lawyer lawyers witness witnesses family union
    """.split()
)
# What stands before a colon as a label and says nothing.
_LABELS = frozenset(
    """
    exclusive update breaking live watch video opinion analysis explainer factbox photos photo review latest
    column editorial interview transcript timeline graphic podcast recap preview commentary letters quiz blog
    """.split()
)
_MOST_WORDS, _FEWEST_WORDS, _LONGEST_NAME = 6, 4, 3


def _can_speak(words: Sequence[Token]) -> bool:
    """Say whether the words before a colon name somebody: a name of at most three words, or a source."""
    lower = {t.text.lower() for t in words}
    if lower & _LABELS:
        return False
    named = len(words) == 1 or (len(words) <= _LONGEST_NAME and all(t.pos in {"PROPN", "ADP"} for t in words))
    return named or bool(lower & _SOURCES) or words[-1].entity in PARTY_LABELS


def headed(document: Document, sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """Find what a headline reports behind the colon that follows its speaker."""
    for region in document.regions:
        if region.kind is not RegionKind.HEADLINE:
            continue
        match = _HEADED.fullmatch(document.text, region.start, region.end)
        if match is None or len(match[1].split()) > _MOST_WORDS:
            continue
        tokens = [t for s in sentences for t in s.tokens if region.start <= t.start < region.end]
        before = [t for t in tokens if t.end <= match.end(1)]
        behind = [t for t in tokens if t.start >= match.start(2)]
        if _can_speak(before) and len(behind) >= _FEWEST_WORDS:
            content = Span.of(document.text, match.start(2), match.end(2))
            speaker = Span.of(document.text, match.start(1), match.end(1))
            cue = Span.of(document.text, match.end(1), match.end(1) + 1)
            number = next((s.number for s in sentences if s.start <= content.start < s.end), 0)
            yield Quote((content,), cue, speaker, SpeechKind.INDIRECT, number)
