"""What language analysis finds in a document, free of any parser's own classes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.document import RegionKind
from dragoman.records.quote import Quote
from dragoman.records.span import Span

PARTY_LABELS = frozenset({"PERSON", "NORP", "GPE", "ORG"})
"""Entity labels of names that may be a party's."""
NAME_LABELS = PARTY_LABELS | {"LOC", "FAC"}
"""Entity labels of the names of parties and places."""
MEASURE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
"""Entity labels of what is counted or measured, and names nobody."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependency labels of a verb's subject that is no clause."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its place in the dependency tree.

    Attributes:
        i: Index in its sentence.
        start: Document offset of the first character.
        end: Document offset after the last.
        text: As written.
        lemma: Base form, lower case.
        pos: Universal part of speech (``VERB``, ``NOUN``, ``PROPN`` …).
        tag: Penn tag (``VBD``, ``NNS`` …).
        dep: Dependency label as in spaCy's English models (``nsubj``, ``dobj``, ``prep``, ``pobj`` …).
        head: Index in the sentence of the governing token; its own index for the root.
        entity: Entity label (``PERSON``, ``GPE`` …) or empty.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    def is_mark(self) -> bool:
        """Say whether it is punctuation, not a word."""
        return self.pos in {"PUNCT", "SPACE", "SYM"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one region.

    Attributes:
        number: Counts from 0 through the document.
        region: The kind of region it stands in.
        start: Document offset of the first character.
        end: Document offset after the last.
        tokens: In text order.
        children: For each token, the indices of its dependents in text order.
        chunks: Base noun phrases as ``(first token, after last token, head token)``.
        entities: Named entities as ``(first token, after last token, label)``.
    """

    number: int
    region: RegionKind
    start: int
    end: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    chunks: tuple[tuple[int, int, int], ...]
    entities: tuple[tuple[int, int, str], ...]

    def dependents(self, i: int, *deps: str) -> list[Token]:
        """Give a token's dependents in text order, only those with one of the labels if any are given."""
        tokens, children = self.tokens, self.children[i]
        if not deps:
            return [tokens[c] for c in children]
        return [token for c in children if (token := tokens[c]).dep in deps]

    def subtree(self, i: int) -> list[int]:
        """Give the indices of a token and all that hangs from it, ascending."""
        found, open_ = [], [i]
        while open_:
            j = open_.pop()
            found.append(j)
            open_.extend(self.children[j])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Walk from a token's head up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may name or describe someone or some place.

    Attributes:
        id: Index in the document's list of mentions.
        sentence: Number of its sentence.
        head: Token index of the head word in that sentence.
        first: Token index of the first word.
        last: Token index after the last word.
        span: The phrase, with titles, names and appositions, without relative clauses.
        kind: How it refers.
        entity: The parser's label for the name inside, or empty.
        chain: Id of the first mention of the same one, its own id when there is none.
        denied: Whether the text speaks of none of those it names: "no *soldier*", "none of the rebels".
    """

    id: int
    sentence: int
    head: int
    first: int
    last: int
    span: Span
    kind: MentionKind
    entity: str
    chain: int
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TimeML reading.

    Attributes:
        span: The words.
        type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TimeML value, such as ``2017-09-27``, ``2017-W39``, ``P3D``, ``PRESENT_REF``; empty when
            it cannot be resolved (a relative expression with no publication date).
        anchored: ``absolute`` when the words say it all, ``relative`` when it counts from another day.
    """

    span: Span
    type: str
    value: str
    anchored: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that language analysis found in one document."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...] = ()
