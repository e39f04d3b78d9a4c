"""Readings are made once, kept while there is room, and never mixed up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.records import Actor, Annotations, Document, RegionKind, Sentence, Token
from dragoman.run.kept_reader import KeptReader
from made_records import made_article, made_document

DOCUMENTS = [made_document(made_article(f"Torvald rejected the dam in {n}.")) for n in range(3)]


@dataclass
class Counting:
    """A reader that says what it was asked."""

    asked: list[str] = field(default_factory=list)

    def annotate(self, document: Document) -> Annotations:
        self.asked.append(f"parse {document.text[-2]}")
        words = document.text.split()
        tokens = tuple(Token(n, 0, 1, word, word, "X", "X", "dep", 0, "") for n, word in enumerate(words))
        one = Sentence(0, RegionKind.BODY, 0, len(document.text), tokens, ((),) * len(tokens), (), ())
        return Annotations((one,), (), ())

    def parties(self, document: Document, annotations: Annotations) -> Mapping[int, Actor]:
        del annotations
        self.asked.append(f"parties {document.text[-2]}")
        return {0: Actor(document.text, 0, 1, document.text)}


def test_what_was_read_is_not_read_again() -> None:
    counting = Counting()
    made: list[Counting] = []

    def make() -> Counting:
        made.append(counting)
        return counting

    kept = KeptReader(make)
    assert not made
    first = [(parsed := kept.annotate(d), kept.parties(d, parsed)) for d in DOCUMENTS]
    again = [(parsed := kept.annotate(d), kept.parties(d, parsed)) for d in DOCUMENTS]
    assert first == again
    assert made == [counting]
    assert len(counting.asked) == 2 * len(DOCUMENTS)


def test_the_oldest_goes_where_there_is_too_much_and_is_read_again() -> None:
    counting = Counting()
    one = KeptReader(lambda: counting, most_tokens=1)
    for document in (*DOCUMENTS, DOCUMENTS[0], DOCUMENTS[0]):
        one.parties(document, one.annotate(document))
    assert counting.asked.count("parse 0") == 2
    assert counting.asked.count("parties 0") == 2


def test_parties_of_another_parse_are_not_taken_for_those_of_this_one() -> None:
    counting = Counting()
    kept = KeptReader(lambda: counting)
    parsed = kept.annotate(DOCUMENTS[0])
    kept.parties(DOCUMENTS[0], parsed)
    kept.parties(DOCUMENTS[0], Annotations(parsed.sentences, (), ()))
    assert counting.asked.count("parties 0") == 2
