"""Headlines whose verb was taken for a noun."""

from functools import cache

import pytest

from dragoman.language.casing import Casing
from dragoman.language.headlines import reread
from dragoman.language.lemmas import Lemmas
from dragoman.language.parse import Parser
from dragoman.records import Region, RegionKind, Sentence
from made_parses import document

pytestmark = pytest.mark.model


LEMMAS = Lemmas(frozenset({"arrest", "attack", "expel", "hail", "raid", "rally", "strike", "talk"}))


@cache
def knowing() -> Parser:
    """Load a parser that knows the verbs below."""
    return Parser(casing=Casing(proper=frozenset({"Zambia", "Lusaka", "Zambian"})), lemmas=LEMMAS)


def headline(text: str) -> Sentence:
    """Parse a headline."""
    return knowing().parse(document(text, Region(RegionKind.HEADLINE, 0, len(text))))[0]


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Kenya police arrest man for hiding goats in cellar", "arrest", "arrest"),
        ("Thousands rally for Marta in Lusaka", "rally", "rally"),
        ("Zambian leaders hail entry into union", "hail", "hail"),
        ("Kenya expels Danes, Swede questioned in embassy theft", "expels", "expel"),
    ],
)
def test_the_verb_of_a_headline_has_its_subject(text: str, verb: str, lemma: str) -> None:
    """The words, their places and the verb's base form stay those of the headline."""
    sentence = headline(text)
    found = next(t for t in sentence.tokens if t.text == verb)
    assert (found.pos, found.lemma, text[found.start : found.end]) == ("VERB", lemma, verb)
    assert any(sentence.tokens[c].dep == "nsubj" for c in sentence.children[found.i])
    assert not any(t.text in {"went", "took"} for t in sentence.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Police raid on brothel",
        "Geneva talks venue",
        "Tourists attack suspects in Lusaka court",
        "Two dead after air strikes in Kunduz",
        "Zambia police arrested man for theft",
        "Zambian leaders of note",
        "Man held in goat theft.",
    ],
)
def test_a_line_without_such_a_verb_is_left(text: str) -> None:
    pipeline = knowing()._nlp
    assert reread(pipeline(text), pipeline, LEMMAS) is None
