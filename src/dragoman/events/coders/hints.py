"""What grammar, lexicon and rules say of each word of a document: extra input of the Reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from dragoman.events.attribution import is_will
from dragoman.events.coders.rules import Matches, RulesCoder
from dragoman.events.status import standing
from dragoman.records import Actor, Annotations, Draft, Quote, Sentence, Span

# Labels inside a noun phrase: the path to a phrase's head is the path to each of its words.
_INNER = {
    "det",
    "compound",
    "amod",
    "nummod",
    "case",
    "quantmod",
    "nmod",
    "predet",
    "advmod",
    "punct",
    "flat",
}
_MOST_UP, _MOST_DOWN = 3, 4
_CONTENT = {"VERB", "NOUN", "PROPN", "ADJ"}
FAR, ELSEWHERE = "far", "elsewhere"

_OBJECTS = {"dobj", "nsubjpass"}


@dataclass(frozen=True)
class Hints:
    """Of W words of a document.

    Attributes:
        words: Document offsets of every word, (W, 2).
        sentences: Number of each word's sentence.
        heads: Index of each word's governor; its own at a root.
        deps: Label of each word's link to its governor, with the word itself for prepositions.
        marks: What holds of each word, as names such as ``lexicon:AID`` or ``entity:GPE``.
        sides: For the head word of every event of the rules, the role each other word has there.
        voices: Offsets of reported words, with the words that name their speaker.
        mentions: First word and word after the last of every mention, in the order of their ids.
        parsed: Whether the paths are known; False to read without hints.
    """

    words: Sequence[tuple[int, int]]
    sentences: Sequence[int]
    heads: Sequence[int]
    deps: Sequence[str]
    marks: Sequence[Sequence[str]]
    sides: Mapping[int, Mapping[int, str]]
    voices: Sequence[tuple[int, int, Sequence[int]]]
    mentions: Sequence[tuple[int, int]]
    parsed: bool = True

    def withheld(self) -> "Hints":
        """Give the same words without anything that grammar and rules say of them."""
        return replace(self, marks=[()] * len(self.words), sides={}, voices=(), parsed=False)

    @cached_property
    def _chains(self) -> list[tuple[int, ...]]:
        """Give for every word itself and what governs it, up to the root."""
        found = []
        for i in range(len(self.words)):
            chain = [i]
            while self.heads[chain[-1]] != chain[-1]:
                chain.append(self.heads[chain[-1]])
            found.append(tuple(chain))
        return found

    @cached_property
    def firsts(self) -> dict[int, int]:
        """Give the first word of each sentence, by its number."""
        found: dict[int, int] = {}
        for word, number in enumerate(self.sentences):
            found.setdefault(number, word)
        return found

    @cached_property
    def mention_heads(self) -> list[int]:
        """Give the head word of every mention."""
        return [self.top(range(first, last)) for first, last in self.mentions]

    @cached_property
    def _speakers(self) -> list[frozenset[int]]:
        """Give for every word the words that name who says it."""
        return [
            frozenset(
                word for first, last, speaker in self.voices if first <= start < last for word in speaker
            )
            for start, _ in self.words
        ]

    def is_above(self, word: int, below: int) -> bool:
        """Say whether a word is another or stands above it in the parse."""
        while below != word:
            if self.heads[below] == below:
                return False
            below = self.heads[below]
        return True

    def top(self, words: Sequence[int]) -> int:
        """Give the word of a phrase that governs the others, the first of them if several do."""
        return min(words, key=lambda i: (len(self._chains[i]), i))

    def lexicon(self, words: Sequence[int]) -> tuple[str, ...]:
        """Give the types that the lexicon has for words, or for a verb whose object they are.

        "Conducted exercises" stands in the lexicon under its verb, and the noun is what is read as the event.
        """
        verbs = [self.heads[word] for word in words if self.deps[word] in _OBJECTS]
        marks = [mark for word in (*words, *verbs) for mark in self.marks[word]]
        found = (mark.partition(":")[2] for mark in marks if mark.startswith("lexicon:"))
        return tuple(dict.fromkeys(found))

    def path(self, trigger: int, word: int) -> str:
        """Give the way through the parse from a trigger to a word's phrase: labels up, a bar, labels down."""
        if not self.parsed:
            return ""
        if self.sentences[trigger] != self.sentences[word]:
            return ELSEWHERE
        up = self._chains[trigger]
        down: list[str] = []
        for i in self._chains[word]:
            if i in up:
                climbed = [self.deps[j].partition(":")[0] for j in up[: up.index(i)]]
                if len(climbed) > _MOST_UP or len(down) > _MOST_DOWN:
                    return FAR
                return "^".join(climbed) + "|" + "/".join(reversed(down))
            # "Israeli" in "the Israeli strike" hangs from the trigger itself: there its label is the path.
            if down or self.deps[i] not in _INNER or self.heads[i] in up:
                down.append(self.deps[i])
        return FAR

    def role(self, trigger: int, word: int) -> str:
        """Give the role that rules see for a word beside a trigger, or ``none``."""
        side = self.sides.get(trigger, {}).get(word)
        if side is not None:
            return side
        return "speaker" if word in self._speakers[trigger] else "none"


NO_HINTS = Hints((), (), (), (), (), {}, (), (), parsed=False)


def hints_of(annotations: Annotations, parties: Mapping[int, Actor], rules: RulesCoder) -> Hints:
    """Gather the hints of a document."""
    sizes = [len(sentence.tokens) for sentence in annotations.sentences]
    first = dict(zip((s.number for s in annotations.sentences), accumulate([0, *sizes]), strict=False))
    marks: list[list[str]] = []
    matches = rules.matches(annotations)
    for sentence, found in zip(annotations.sentences, matches, strict=True):
        marks.extend(_marks_of(sentence, found))
    drafts = rules.drafts(annotations, parties, matches)
    for draft in drafts:
        marks[first[draft.sentence] + draft.head] += [f"rules:{draft.type}", f"rules:{draft.status.value}"]
    _mark_parties(annotations, parties, first, marks)
    tokens = [(s.number, token) for s in annotations.sentences for token in s.tokens]
    return Hints(
        words=[(token.start, token.end) for _, token in tokens],
        sentences=[number for number, _ in tokens],
        heads=[first[number] + token.head for number, token in tokens],
        deps=[f"{t.dep}:{t.lemma}" if t.dep in {"prep", "mark"} else t.dep for _, t in tokens],
        marks=marks,
        sides=_sides(annotations, drafts, first),
        voices=_voices(annotations, annotations.quotes, first),
        mentions=[(first[m.sentence] + m.first, first[m.sentence] + m.last) for m in annotations.mentions],
    )


def _marks_of(sentence: Sentence, matches: Matches) -> list[list[str]]:
    """Mark what the lexicon, the parser and the status rules say of each word."""
    marks: list[list[str]] = [[f"pos:{token.pos}"] for token in sentence.tokens]
    for head, found in matches.items():
        marks[head] += dict.fromkeys(f"lexicon:{match.entry.type}" for match in found)
    for token in sentence.tokens:
        if token.entity:
            marks[token.i].append(f"entity:{token.entity}")
        if token.pos in _CONTENT:
            marks[token.i].append(f"status:{standing(sentence, token.i).status.value}")
    return marks


def _mark_parties(
    annotations: Annotations, parties: Mapping[int, Actor], first: Mapping[int, int], marks: list[list[str]]
) -> None:
    """Mark the words of every mention with the kind of party it is."""
    for mention in annotations.mentions:
        actor = parties.get(mention.id)
        kind = f"party:{actor.kind.value}" if actor is not None else f"mention:{mention.kind.value}"
        for i in range(mention.first, mention.last):
            if kind not in marks[first[mention.sentence] + i]:
                marks[first[mention.sentence] + i].append(kind)


def _sides(
    annotations: Annotations, drafts: Sequence[Draft], first: Mapping[int, int]
) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for draft in drafts:
        roles = found.setdefault(first[draft.sentence] + draft.head, {})
        for name, ids in (("recipient", draft.recipients), ("actor", draft.actors)):
            for mention in (annotations.mentions[i] for i in ids):
                start = first[mention.sentence]
                roles |= dict.fromkeys(range(start + mention.first, start + mention.last), name)
    return found


def _voices(
    annotations: Annotations, quotes: Sequence[Quote], first: Mapping[int, int]
) -> list[tuple[int, int, list[int]]]:
    found = []
    for quote in quotes:
        if quote.speaker is None or is_will(quote):
            continue
        words = _words_in(annotations, quote.speaker, first)
        found += [(piece.start, piece.end, words) for piece in quote.content]
    return found


def _words_in(annotations: Annotations, span: Span, first: Mapping[int, int]) -> list[int]:
    return [
        first[sentence.number] + token.i
        for sentence in annotations.sentences
        if sentence.start < span.end and span.start < sentence.end
        for token in sentence.tokens
        if span.start <= token.start < span.end
    ]
