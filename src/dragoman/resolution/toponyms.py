"""Where a text names places: the parser's entities, names inside names, and what the parser missed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.places import Gazetteer, Match, PlaceEntry
from dragoman.records import Annotations, Document, Sentence, Span, Token
from dragoman.resolution.place_words import (
    CONTAINER,
    DIRECTIONS,
    FEATURE_WORDS,
    NOT_PLACES,
    STREET_WORDS,
    TYPE_WORDS,
    bare_name,
    is_dotted_state,
    is_state_abbreviation,
)


class ToponymKind(StrEnum):
    """How a place is named."""

    NAME = "name"
    DEMONYM = "demonym"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    Attributes:
        span: The words.
        name: What is looked up: the words, or the place's name inside them.
        kind: By its name, by a word for its people, or inside the name of something else.
        containers: Names that follow as what it lies in: Texas in "Paris, Texas".
        hint: The kind of place the words beside it say ("county", "province", "city"), or empty.
    """

    span: Span
    name: str
    kind: ToponymKind
    containers: tuple[str, ...] = ()
    hint: str = ""


# An unlabelled name must be this large to count as a place without any other sign. Swept over
# 5k-100k on the three geoparsing sets: below 15k surnames and common words come in.
_UNLABELLED_PEOPLE = 15_000
_EMBEDDED_PEOPLE = 15_000
_LONGEST_NAME = 5
_PLACE_LABELS = {"GPE", "LOC", "FAC"}
_HOST_LABELS = {"ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"}
_NEVER_LABELS = {"PERSON", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
_FAMOUS_PEOPLE = 100_000
_EDGES = {"'s", "\u2019s", "'", "\u2019", ",", "-", "\u2013", "(", ")", '"'}
_LOCATING = {
    "in",
    "at",
    "near",
    "from",
    "to",
    "outside",
    "around",
    "of",
    "into",
    "through",
    "between",
    "towards",
}
_WORD = re.compile(r"[\w.'\u2019&-]+")


class ToponymFinder:
    """Finds toponyms in parsed documents."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer that says which words name places."""
        self._gazetteer = gazetteer

    def find(self, document: Document, annotations: Annotations) -> tuple[Toponym, ...]:
        """Give every toponym in text order; no two overlap.

        Args:
            document: The document.
            annotations: Its parse.
        """
        spans: list[tuple[int, int, ToponymKind]] = []
        names = [name for name in _person_names(annotations) if not self._named_place(name)]
        persons = frozenset(token.text for name in names for token in name if token.text[:1].isupper())
        surnames = frozenset(name[-1].text for name in names)
        for sentence in annotations.sentences:
            spans += self._in_sentence(sentence, persons, surnames)
        known = {document.text[s:e] for s, e, kind in spans if kind is ToponymKind.NAME}
        for sentence in annotations.sentences:
            spans += self._repeated(sentence, known)
        trimmed = [(*_without_marks(document.text, start, end), kind) for start, end, kind in spans]
        return tuple(self.at(document, start, end, kind=kind) for start, end, kind in _disjoint(trimmed))

    def at(self, document: Document, start: int, end: int, *, kind: ToponymKind | None = None) -> Toponym:
        """Describe the toponym at a span that is known to name a place.

        Args:
            document: The document.
            start: Offset of the words.
            end: Offset after them.
            kind: How it names, if known.
        """
        span = Span.of(document.text, start, end)
        name, inside = self._name_within(span.text)
        if kind is None:
            kind = self._kind(name) if not inside else ToponymKind.EMBEDDED
        return Toponym(
            span=span,
            name=name,
            kind=kind,
            containers=self._containers(document.text, name, end),
            hint=_hint(document.text, start, end, name),
        )

    def names_in(self, words: str) -> list[str]:
        """Give the place names inside some words, such as an outlet's name ("Norfolk Daily News")."""
        name, _ = self._name_within(words)
        return [name] if self._gazetteer.candidates(name) else []

    def _kind(self, name: str) -> ToponymKind:
        found = self._gazetteer.candidates(name)
        demonym = bool(found) and found[0].match is Match.DEMONYM
        return ToponymKind.DEMONYM if demonym else ToponymKind.NAME

    def _name_within(self, text: str) -> tuple[str, bool]:
        """Give the longest part of the words that the gazetteer knows, and whether it stands inside more."""
        forms = bare_name(text)
        for name in forms:
            found = self._gazetteer.candidates(name)
            if found and (name == forms[0] or found[0].match is not Match.DEMONYM):
                return name, False
        words = _WORD.findall(text)
        if words and words[-1].lower() in STREET_WORDS:
            return forms[0], False
        for size in range(len(words) - 1, 0, -1):
            parts = [" ".join(words[first : first + size]) for first in range(len(words) - size + 1)]
            known = [(self._largest(part), part) for part in parts if part.lower() not in NOT_PLACES]
            size_known, part = max(known, default=(0.0, ""), key=lambda k: k[0])
            if size_known > 0:
                return part, True
        return forms[0], False

    def _largest(self, part: str) -> float:
        """Give the people of the largest widely known place of a name; 0 when there is none."""
        if not part[0].isupper():
            return 0.0
        return max(
            (c.population + 1.0 for c in self._gazetteer.candidates(part) if self._large(c)), default=0.0
        )

    def _large(self, entry: PlaceEntry) -> bool:
        """Say whether a place is known widely enough to give its name to other things."""
        if entry.match is Match.ALTERNATE or (entry.match is Match.SHORT and entry.feature == "ADM2"):
            return entry.population > 20 * _EMBEDDED_PEOPLE and entry.feature.startswith("PPL")
        return not entry.feature.startswith("PPL") or entry.population > _EMBEDDED_PEOPLE

    def _containers(self, text: str, inner: str, end: int) -> tuple[str, ...]:
        """Give what the text says the place lies in, nearest first."""
        found: list[str] = []
        while (match := CONTAINER.match(text, end)) and len(found) < 2:
            name = self._container_name(match["name"])
            if name is None or not self._may_lie_in(inner, name):
                break
            inner = name
            found.append(name)
            end = match.start("name") + len(name)
        return tuple(found)

    def _may_lie_in(self, name: str, container: str) -> bool:
        """Say whether what follows can be what the place lies in, and not the next of a list.

        "Georgia, Alabama and Florida" is a list; "Washington, N.C." and "Georgia, USA" are not.
        """
        levels = {c.feature for c in self._gazetteer.candidates(name) if c.match < Match.SHORT}
        outer = [c for c in self._gazetteer.candidates(container) if c.match < Match.DEMONYM]
        if "PCLI" in levels:
            return any(c.feature == "ADM1" for c in outer) and "PCLI" not in {c.feature for c in outer}
        if "ADM1" in levels:
            return any(c.feature == "PCLI" or c.match is Match.ABBREVIATION for c in outer)
        return True

    def _container_name(self, words: str) -> str | None:
        """Give the longest beginning of some words that names a country or subdivision."""
        parts = words.split(" ")
        for size in range(min(len(parts), 4), 0, -1):
            name = " ".join(parts[:size])
            for form in (name, name.rstrip(".,")):
                entries = self._gazetteer.candidates(form)
                if any(c.feature in {"PCLI", "ADM1", "ADM2"} and c.match < Match.DEMONYM for c in entries):
                    return form
        return None

    def _in_sentence(
        self, sentence: Sentence, persons: frozenset[str], surnames: frozenset[str]
    ) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give the places of a sentence: labelled, inside labelled names, and unlabelled names."""
        taken: set[int] = set()
        for first, last, label in sentence.entities:
            tokens = sentence.tokens[first:last]
            if label in _PLACE_LABELS and self._is_surname(tokens, surnames):
                taken.update(range(first, last))
                continue
            found = list(self._of_entity(sentence, tokens, label, persons))
            yield from found
            if found or label in _NEVER_LABELS | _HOST_LABELS:
                taken.update(range(first, last))
        yield from self._with_states(sentence)
        yield from self._long_names(sentence)
        yield from self._unlabelled(sentence, taken, persons)

    def _is_surname(self, tokens: tuple[Token, ...], surnames: frozenset[str]) -> bool:
        """Say whether a lone word labelled a place is the surname of someone named in full."""
        return len(tokens) == 1 and tokens[0].text in surnames and not self._famous(tokens[0].text)

    def _of_entity(
        self, sentence: Sentence, tokens: tuple[Token, ...], label: str, persons: frozenset[str]
    ) -> Iterator[tuple[int, int, ToponymKind]]:
        tokens = self._trimmed(tokens)
        if not tokens:
            return
        text = _words(tokens)
        if label in {"NORP", "LANGUAGE"}:
            yield from self._demonyms(tokens)
        elif label in _PLACE_LABELS:
            if text.lower() not in NOT_PLACES:
                yield from self._labelled(sentence, tokens)
        elif label in _HOST_LABELS:
            yield from self._inside(tokens)
        elif label == "PERSON" and text not in persons and self._named_place(tokens):
            yield tokens[0].start, tokens[-1].end, self._kind(text)

    def _named_place(self, tokens: tuple[Token, ...]) -> bool:
        """Say whether what the parser takes for a person is a well-known place or a people."""
        text = _words(tokens)
        return self._famous(text) or self._kind(text) is ToponymKind.DEMONYM

    def _famous(self, text: str) -> bool:
        """Say whether a name is so well known as a place's that a lone "person" of that name is the place."""
        return any(
            c.match < Match.SHORT and (c.feature in {"PCLI", "ADM1"} or c.population > _FAMOUS_PEOPLE)
            for c in self._gazetteer.candidates(text)
        )

    def _long_names(self, sentence: Sentence) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give famous names of several words, whatever the parser made of their parts."""
        for i, token in enumerate(sentence.tokens):
            if not token.text[:1].isupper() or token.lemma == "the":
                continue
            for size in range(min(_LONGEST_NAME, len(sentence.tokens) - i), 1, -1):
                part = sentence.tokens[i : i + size]
                if part[-1].text[:1].isupper() and self._famous(_words(part)):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    break

    def _trimmed(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Cut what is no part of the name: article, possessive, direction, "city of", a kind in lower case.

        A direction stays where the gazetteer knows the whole: "North Korea", "West Virginia".
        """
        while tokens and tokens[-1].text in _EDGES:
            tokens = tokens[:-1]
        while tokens and (tokens[0].text in _EDGES or tokens[0].lemma in {"the", "a", "an"}):
            tokens = tokens[1:]
        while len(tokens) > 1 and not self._gazetteer.candidates(_words(tokens)):
            if tokens[0].text.lower() in DIRECTIONS:
                tokens = tokens[1:]
            elif tokens[-1].text in TYPE_WORDS:
                tokens = tokens[:-1]
            elif len(tokens) > 2 and tokens[0].text.lower() in TYPE_WORDS and tokens[1].text == "of":
                tokens = tokens[2:]
            else:
                break
        return tokens

    def _labelled(
        self, sentence: Sentence, tokens: tuple[Token, ...]
    ) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give a labelled place; what no gazetteer knows counts only where the text puts something there."""
        start, end = tokens[0].start, tokens[-1].end
        text = _words(tokens)
        entries = self._gazetteer.candidates(text)
        if entries:
            demonym = entries[0].match is Match.DEMONYM
            if not _is_postal(entries, text) or _after_comma(sentence, tokens[0]):
                yield start, end, ToponymKind.DEMONYM if demonym else ToponymKind.NAME
        elif tokens[-1].text.lower() in STREET_WORDS and len(tokens) > 1:
            yield start, end, ToponymKind.NAME
        else:
            inside = list(self._inside(tokens))
            yield from inside
            if not inside and any(t.text[:1].isupper() for t in tokens) and _located(sentence, tokens):
                yield start, end, ToponymKind.NAME

    def _demonyms(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, ToponymKind]]:
        for size in range(len(tokens), 0, -1):
            for first in range(len(tokens) - size + 1):
                part = tokens[first : first + size]
                entries = self._gazetteer.candidates(_words(part))
                if any(c.match is Match.DEMONYM for c in entries):
                    yield part[0].start, part[-1].end, ToponymKind.DEMONYM
                    return
                if size == len(tokens) and entries and self._large(entries[0]):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    return

    def _inside(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give the places inside another name: Aleppo in "Aleppo University"."""
        i = 0
        while i < len(tokens):
            size = self._known_name(tokens[i:])
            if size:
                part = tokens[i : i + size]
                demonym = self._kind(_words(part)) is ToponymKind.DEMONYM
                kind = ToponymKind.DEMONYM if demonym else ToponymKind.EMBEDDED
                yield part[0].start, part[-1].end, kind
            i += size or 1

    def _known_name(self, tokens: tuple[Token, ...]) -> int:
        """Give how many of the first tokens make the name of a widely known place; 0 for none."""
        for size in range(min(len(tokens), _LONGEST_NAME), 0, -1):
            part = tokens[:size]
            text = _words(part)
            if not part[0].text[:1].isupper() or not part[-1].text[:1].isupper():
                continue
            if text.lower() in NOT_PLACES or (size == 1 and len(text) < 4 and not text.isupper()):
                continue
            entries = self._gazetteer.candidates(text)
            if any(self._large(c) for c in entries) and not _is_postal(entries, text):
                return size
        return 0

    def _with_states(self, sentence: Sentence) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give "City, State" pairs, whatever the parser made of the city."""
        tokens = sentence.tokens
        for comma in range(1, len(tokens) - 1):
            if tokens[comma].text != "," or not tokens[comma + 1].text[:1].isupper():
                continue
            for size in range(min(comma, 4), 0, -1):
                part = tokens[comma - size : comma]
                if part[0].text[:1].isupper() and self._lies_in(_words(part), tokens[comma + 1 :]):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    break

    def _lies_in(self, name: str, after: tuple[Token, ...]) -> bool:
        """Say whether a name has a place in the subdivision or country that the next words name."""
        for size in range(min(3, len(after)), 0, -1):
            outer = self._gazetteer.candidates(_words(after[:size]))
            outer = tuple(c for c in outer if c.feature in {"ADM1", "PCLI"} and c.match < Match.DEMONYM)
            if outer:
                return any(
                    (o.feature == "ADM1" and c.admin1_id == o.id)
                    or (o.feature == "PCLI" and c.country == o.country)
                    for o in outer
                    for c in self._gazetteer.candidates(name)
                    if c.id != o.id
                )
        return False

    def _unlabelled(
        self, sentence: Sentence, taken: set[int], persons: frozenset[str]
    ) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give names the parser left alone that a large place owns."""
        i = 0
        while i < len(sentence.tokens):
            token = sentence.tokens[i]
            size = 0
            if i not in taken and token.text[:1].isupper() and token.pos in {"PROPN", "ADJ", "NOUN"}:
                run = _run(sentence, i, taken)
                size = self._unlabelled_name(run)
                last = sentence.tokens[i + size - 1].text
                if size and (_part_of_name(sentence, i, i + size) or last in persons):
                    size = 0
            if size:
                part = sentence.tokens[i : i + size]
                demonym = self._kind(_words(part)) is ToponymKind.DEMONYM
                kind = ToponymKind.DEMONYM if demonym else ToponymKind.NAME
                yield part[0].start, part[-1].end, kind
            i += size or 1

    def _unlabelled_name(self, tokens: tuple[Token, ...]) -> int:
        size = self._known_name(tokens)
        if not size:
            return 0
        entries = self._gazetteer.candidates(_words(tokens[:size]))
        people = max((c.population for c in entries if c.match < Match.ALTERNATE), default=0)
        own = any(c.geonameid is None for c in entries)
        return size if own or people > _UNLABELLED_PEOPLE else 0

    def _repeated(self, sentence: Sentence, known: set[str]) -> Iterator[tuple[int, int, ToponymKind]]:
        """Give names found elsewhere in the document where the parser missed them."""
        persons = {i for f, l, label in sentence.entities if label == "PERSON" for i in range(f, l)}
        for i, token in enumerate(sentence.tokens):
            if not token.text[:1].isupper():
                continue
            for size in range(min(_LONGEST_NAME, len(sentence.tokens) - i), 0, -1):
                part = sentence.tokens[i : i + size]
                if _words(part) in known and not (persons & set(range(i, i + size))):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    break


def _person_names(annotations: Annotations) -> Iterator[tuple[Token, ...]]:
    """Give the document's full person names: its "Lincoln" is then the person, not the town."""
    for sentence in annotations.sentences:
        for first, last, label in sentence.entities:
            if label == "PERSON" and last - first > 1:
                yield sentence.tokens[first:last]


def _is_postal(entries: tuple[PlaceEntry, ...], text: str) -> bool:
    """Say whether a name is one only as a postal code: "OK", "IN", "ME"."""
    return len(text) == 2 and all(c.match >= Match.ABBREVIATION or c.feature == "PPL" for c in entries)


def _after_comma(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].text in {",", "("}


def _located(sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """Say whether the words before or after put something at a place: "in X", "X, Texas", "village of X"."""
    if len(tokens) > 1 and tokens[-1].text.lower() in FEATURE_WORDS:
        return True
    before = sentence.tokens[tokens[0].i - 1] if tokens[0].i > 0 else None
    if before is not None and before.lemma == "the" and before.i > 0:
        before = sentence.tokens[before.i - 1]
    return before is not None and (before.lemma in _LOCATING or before.text.lower() in TYPE_WORDS)


def _words(tokens: tuple[Token, ...]) -> str:
    """Give the tokens' words as they stand, with blanks only where the text has a gap."""
    parts: list[str] = []
    for k, token in enumerate(tokens):
        if k and token.start > tokens[k - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _run(sentence: Sentence, start: int, taken: set[int]) -> tuple[Token, ...]:
    """Give the tokens from one on that belong to no labelled name."""
    stop = start
    while stop < len(sentence.tokens) and stop not in taken and stop - start < _LONGEST_NAME:
        stop += 1
    return sentence.tokens[start:stop]


def _part_of_name(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether capitalised words beside make it part of a longer name ("Paris Hilton")."""
    tokens = sentence.tokens
    before = tokens[first - 1] if first > 0 else None
    after = tokens[last] if last < len(tokens) else None
    if (
        before is not None
        and before.pos == "PROPN"
        and before.text[:1].isupper()
        and before.entity == "PERSON"
    ):
        return True
    return (
        after is not None and after.pos == "PROPN" and after.text[:1].isupper() and after.entity in {"PERSON"}
    )


def _hint(text: str, start: int, end: int, name: str) -> str:
    """Give the kind of place that the words in or beside a toponym say, or empty."""
    if is_dotted_state(text[start:end]):
        return "province"
    inside = text[start:end].lower().split()
    if inside and inside[-1] in TYPE_WORDS and len(inside) > 1:
        return TYPE_WORDS[inside[-1]]
    after = re.match(r"\s+([A-Za-z]+)", text[end : end + 20])
    if after and after[1].lower() in TYPE_WORDS and name:
        return TYPE_WORDS[after[1].lower()]
    before = re.search(r"([A-Za-z]+) of (?:the )?$", text[max(0, start - 25) : start])
    if before and before[1].lower() in TYPE_WORDS:
        return TYPE_WORDS[before[1].lower()]
    return ""


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut hyphens from a span's edges: tokens keep them in "Russian-backed"."""
    while start < end - 1 and text[start] in "-\u2013":
        start += 1
    while start < end - 1 and text[end - 1] in "-\u2013":
        end -= 1
    return start, end


def _disjoint(spans: list[tuple[int, int, ToponymKind]]) -> list[tuple[int, int, ToponymKind]]:
    """Keep the longest of overlapping spans, the first found among equals, in text order."""
    kept: list[tuple[int, int, ToponymKind]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
