"""Which place of a trigger's sentence is the event's, and which belong to something else."""

from dataclasses import replace

import pytest

from dragoman.records import Annotations, Place, Span
from dragoman.resolution.event_place import is_of_claim, place_of_event, tells_whose
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def placed(text: str, word: str, type_: str, *names: str, precision: str = "city") -> str | None:
    """Give the name of the place that an event of a text has, of some places named in it."""
    _, sentences = parsed(text)
    head = next(t for t in sentences[0].tokens if t.text == word)
    draft = replace(DRAFT, head=head.i, trigger=Span(head.start, head.end, word), type=type_)
    places = [made(text, name, precision) for name in names]
    found, _ = place_of_event(Annotations(sentences, (), ()), draft, places, [], frozenset())
    return found.name if found else None


def made(text: str, name: str, precision: str = "city") -> Place:
    start = text.index(name)
    return Place(name, start, start + len(name), name, 1, 0.0, 0.0, "TGO", None, None, precision, 0.9)


@pytest.mark.parametrize(
    ("text", "word", "type_", "name", "expected"),
    [
        ("Rebels shelled a market in Adre on Monday.", "shelled", "ASSAULT", "Adre", True),
        ("Rebels shelled a market, according to the consulate in Adre.", "shelled", "ASSAULT", "Adre", False),
        (
            "Police arrested a man on suspicion of bombing a bank in Adre.",
            "arrested",
            "COERCE",
            "Adre",
            False,
        ),
        ("Togo accused the army at a briefing in Adre.", "accused", "ACCUSE", "Adre", True),
        ("Togo signed a pact in Adre on Monday.", "signed", "SUPPORT", "Adre", True),
        ("In Adre, Togo accused the army of theft.", "accused", "ACCUSE", "Adre", True),
        ("Togo welcomed the support of Adre for the talks.", "welcomed", "SUPPORT", "Adre", False),
        ("The North fired a missile over Adre.", "fired", "MOBILIZE", "Adre", False),
        ("The North fired a missile near Adre.", "fired", "MOBILIZE", "Adre", True),
        ("Bombers flew over Adre on Monday.", "flew", "MOBILIZE", "Adre", True),
    ],
)
def test_a_place_is_the_events_where_its_words_tell_where_it_was(
    text: str, word: str, type_: str, name: str, *, expected: bool
) -> None:
    assert (placed(text, word, type_, name) == name) is expected


def test_what_something_is_the_worst_of_is_not_where_it_was() -> None:
    text = "It was the deadliest shooting in American history."
    _, sentences = parsed(text)
    assert tells_whose(sentences[0], made(text, "American", "country"))
    text = "It was the deadliest shooting in American towns."
    _, sentences = parsed(text)
    assert not tells_whose(sentences[0], made(text, "American", "country"))


def test_a_place_of_a_charge_is_known_as_such() -> None:
    text = "He was held on charges of bombing a bank in Adre."
    _, sentences = parsed(text)
    assert is_of_claim(sentences[0], made(text, "Adre"))
    text = "He was charged in Adre with theft."
    _, sentences = parsed(text)
    assert not is_of_claim(sentences[0], made(text, "Adre"))
