"""Finds the places a text names: the parser's entities, names inside names, and what the parser missed."""

from collections.abc import Iterator

from dragoman.knowledge.places import Gazetteer, Match, PlaceEntry
from dragoman.records import MEASURE_LABELS, Annotations, Document, Sentence, Token
from dragoman.resolution.place_words import (
    DIRECTIONS,
    FEATURE_WORDS,
    NOT_PLACES,
    STREET_WORDS,
    TYPE_WORDS,
)
from dragoman.resolution.toponyms import LARGE_PEOPLE, Toponym, ToponymKind, ToponymReader

_LONGEST_NAME = 5
# ISNA is an agency, not Esna on the Nile.
_LONGEST_ACRONYM = 5
_PLACE_LABELS = {"GPE", "LOC", "FAC"}
_HOST_LABELS = {"ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"}
_BODY_LABELS = {"ORG"}
_NEVER_LABELS = MEASURE_LABELS | {"PERSON"}
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


Found = tuple[int, int, ToponymKind]


class ToponymFinder:
    """Finds toponyms in parsed documents."""

    def __init__(self, gazetteer: Gazetteer, reader: ToponymReader) -> None:
        """Take what says which words name places.

        Args:
            gazetteer: Where names are looked up.
            reader: Describes what is found.
        """
        self._gazetteer = gazetteer
        self._reader = reader

    def find(self, document: Document, annotations: Annotations) -> tuple[Toponym, ...]:
        """Give every toponym in text order; no two overlap.

        Args:
            document: The document.
            annotations: Its parse.
        """
        spans: list[Found] = []
        names = [name for name in _person_names(annotations) if not self._named_place(name)]
        persons = frozenset(token.text for name in names for token in name if token.text[:1].isupper())
        surnames = frozenset(name[-1].text for name in names)
        for sentence in annotations.sentences:
            spans += self._in_sentence(sentence, persons, surnames)
        known = {document.text[s:e] for s, e, kind in spans if kind is ToponymKind.NAME}
        for sentence in annotations.sentences:
            spans += self._repeated(sentence, known)
        trimmed = [(*_without_marks(document.text, start, end), kind) for start, end, kind in spans]
        return tuple(
            self._reader.at(document, start, end, kind=kind) for start, end, kind in _disjoint(trimmed)
        )

    def _in_sentence(
        self, sentence: Sentence, persons: frozenset[str], surnames: frozenset[str]
    ) -> Iterator[Found]:
        """Give the places of a sentence: labelled, inside labelled names, and unlabelled names."""
        taken: set[int] = set()
        for first, last, label in sentence.entities:
            tokens = sentence.tokens[first:last]
            if label in _PLACE_LABELS | _BODY_LABELS and self._is_surname(tokens, surnames, sentence):
                taken.update(range(first, last))
                continue
            inside = self._of_entity(sentence, tokens, label, persons)
            found = [each for each in inside if not self._is_of_person(each, tokens, surnames)]
            yield from found
            if found or label in _NEVER_LABELS | _HOST_LABELS:
                taken.update(range(first, last))
        yield from self._with_states(sentence)
        yield from self._hyphened(sentence)
        yield from self._long_names(sentence)
        yield from self._unlabelled(sentence, taken, persons)

    def _is_surname(self, tokens: tuple[Token, ...], surnames: frozenset[str], sentence: Sentence) -> bool:
        """Say whether a lone word labelled a place or body is the surname of someone named in full.

        A town's name is the town all the same, but where it says or does something: "*Moro* said".
        """
        if len(tokens) != 1 or tokens[0].text not in surnames:
            return False
        acts = tokens[0].dep == "nsubj" and sentence.tokens[tokens[0].head].pos == "VERB"
        known = self._reader.is_state(tokens[0].text) if acts else self._reader.is_famous(tokens[0].text)
        return not known

    def _is_of_person(self, found: Found, tokens: tuple[Token, ...], surnames: frozenset[str]) -> bool:
        """Say whether a word found in a label is such a surname: "Obama, party" is parsed as a body."""
        word = [t.text for t in tokens if (t.start, t.end) == found[:2]]
        return bool(word) and word[0] in surnames and not self._reader.is_famous(word[0])

    def _of_entity(
        self, sentence: Sentence, tokens: tuple[Token, ...], label: str, persons: frozenset[str]
    ) -> Iterator[Found]:
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
            yield tokens[0].start, tokens[-1].end, self._reader.kind_of(text)

    def _named_place(self, tokens: tuple[Token, ...]) -> bool:
        """Say whether what the parser takes for a person is a well-known place or a people."""
        text = _words(tokens)
        return self._reader.is_famous(text) or self._reader.kind_of(text) is ToponymKind.DEMONYM

    def _long_names(self, sentence: Sentence) -> Iterator[Found]:
        """Give famous names of several words, whatever the parser made of their parts."""
        for i, token in enumerate(sentence.tokens):
            if not token.text[:1].isupper() or token.lemma == "the":
                continue
            for size in range(min(_LONGEST_NAME, len(sentence.tokens) - i), 1, -1):
                part = sentence.tokens[i : i + size]
                if part[-1].text[:1].isupper() and self._reader.is_famous(_words(part)):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    break

    def _hyphened(self, sentence: Sentence) -> Iterator[Found]:
        """Give known names of which the parser labelled a piece: "*Mazar*-i-Sharif", "*Deir*-ez-Zor"."""
        for first, last, label in sentence.entities:
            if label not in _PLACE_LABELS:
                continue
            part = _between_blanks(sentence, first, last)
            if len(part) > last - first and part[0].text[:1].isupper() and part[-1].text[:1].isupper():
                words = _words(part)
                entries = () if words.lower() in NOT_PLACES else self._gazetteer.candidates(words)
                if any(entry.match is not Match.DEMONYM for entry in entries):
                    yield part[0].start, part[-1].end, ToponymKind.NAME

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

    def _labelled(self, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Found]:
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

    def _demonyms(self, tokens: tuple[Token, ...]) -> Iterator[Found]:
        for size in range(len(tokens), 0, -1):
            for first in range(len(tokens) - size + 1):
                part = tokens[first : first + size]
                entries = self._gazetteer.candidates(_words(part))
                if any(c.match is Match.DEMONYM for c in entries):
                    yield part[0].start, part[-1].end, ToponymKind.DEMONYM
                    return
                if size == len(tokens) and entries and self._reader.is_large(entries[0]):
                    yield part[0].start, part[-1].end, ToponymKind.NAME
                    return

    def _inside(self, tokens: tuple[Token, ...]) -> Iterator[Found]:
        """Give the places inside another name: Aleppo in "Aleppo University"."""
        i = 0
        while i < len(tokens):
            size = self._known_name(tokens[i:])
            if size:
                part = tokens[i : i + size]
                demonym = self._reader.kind_of(_words(part)) is ToponymKind.DEMONYM
                kind = ToponymKind.DEMONYM if demonym else ToponymKind.EMBEDDED
                yield part[0].start, part[-1].end, kind
            i += size or 1

    def _known_name(self, tokens: tuple[Token, ...]) -> int:
        """Give how many of the first tokens make the name of a widely known place; 0 for none."""
        for size in range(min(len(tokens), _LONGEST_NAME), 0, -1):
            part = tokens[:size]
            text = _words(part)
            if not part[0].text[:1].isupper() or not part[-1].text[:1].isupper() or part[0].lemma == "the":
                continue
            if text.lower() in NOT_PLACES or (size == 1 and len(text) < 4 and not text.isupper()):
                continue
            entries = self._gazetteer.candidates(text)
            if text.isupper() and len(text) <= _LONGEST_ACRONYM:
                entries = tuple(
                    c for c in entries if not c.feature.startswith("PPL") or c.match is Match.ALIAS
                )
            if any(self._reader.is_large(c) for c in entries) and not _is_postal(entries, text):
                return size
        return 0

    def _with_states(self, sentence: Sentence) -> Iterator[Found]:
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

    def _unlabelled(self, sentence: Sentence, taken: set[int], persons: frozenset[str]) -> Iterator[Found]:
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
                demonym = self._reader.kind_of(_words(part)) is ToponymKind.DEMONYM
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
        return size if own or people > LARGE_PEOPLE else 0

    def _repeated(self, sentence: Sentence, known: set[str]) -> Iterator[Found]:
        """Give names found elsewhere in the document where the parser missed them."""
        persons = {
            i for first, last, label in sentence.entities if label == "PERSON" for i in range(first, last)
        }
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
            name = sentence.tokens[first:last]
            if label == "PERSON" and name[-1].tag == "POS":  # "*Barack Obama's*"
                name = name[:-1]
            if label == "PERSON" and len(name) > 1:
                yield name


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


def _between_blanks(sentence: Sentence, first: int, last: int) -> tuple[Token, ...]:
    """Give some tokens with those that hyphens join to them."""
    tokens = sentence.tokens
    while first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first].start - 1:
        first -= 2
    while last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].start == tokens[last].end:
        if tokens[last].start != tokens[last - 1].end:
            break
        last += 2
    return tokens[first:last]


def _run(sentence: Sentence, start: int, taken: set[int]) -> tuple[Token, ...]:
    """Give the tokens from one on that belong to no labelled name."""
    stop = start
    while stop < len(sentence.tokens) and stop not in taken and stop - start < _LONGEST_NAME:
        stop += 1
    return sentence.tokens[start:stop]


def _part_of_name(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a person's name stands right beside: it is then part of that ("Paris" in a full name)."""
    beside = (*sentence.tokens[max(0, first - 1) : first], *sentence.tokens[last : last + 1])
    return any(t.pos == "PROPN" and t.text[:1].isupper() and t.entity == "PERSON" for t in beside)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut hyphens from a span's edges: tokens keep them in "Russian-backed"."""
    while start < end - 1 and text[start] in "-\u2013":
        start += 1
    while start < end - 1 and text[end - 1] in "-\u2013":
        end -= 1
    return start, end


def _disjoint(spans: list[Found]) -> list[Found]:
    """Keep the longest of overlapping spans, the first found among equals, in text order."""
    kept: list[Found] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
