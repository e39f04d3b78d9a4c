"""A definite noun takes up an act told before, and is likelier an event for it."""

import pytest

from dragoman.events.taken_up import likelier, takes_up
from dragoman.run.coder import Coder
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The coder as users get it."""
    return Coder()


def back(text: str, word: str, type_: str, told: set[str]) -> bool:
    """Say whether a word of a text takes up an act of its type."""
    sentence = parsed(text)[1][0]
    return takes_up(sentence, next(t.i for t in sentence.tokens if t.text == word), type_, told)


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Nobody has claimed the attack so far.", "attack", "ASSAULT"),
        ("Those bombings shook the town.", "bombings", "ASSAULT"),
        ("Sunday's blast broke every window of the school.", "blast", "ASSAULT"),
        ("The mayor spoke about the sanctions.", "sanctions", "COERCE"),
        ("Their parents learnt of the release on the radio.", "release", "RETREAT"),
    ],
)
def test_a_definite_noun_takes_up_what_was_told(text: str, word: str, type_: str) -> None:
    """It does where the text has told of such an act, and not where it has not."""
    assert back(text, word, type_, {type_})
    assert not back(text, word, type_, {"AID"})


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("The mayor fears further attacks.", "attacks", "ASSAULT"),  # others, that may never come
        ("An attack would end the truce.", "attack", "ASSAULT"),
        ("The union repeated the demand.", "demand", "REQUEST"),  # words, no deed
        ("A reporter waited outside the meeting.", "meeting", "CONSULT"),  # as often another one
        ("They attacked the village.", "attacked", "ASSAULT"),  # no noun
    ],
)
def test_other_words_take_up_nothing(text: str, word: str, type_: str) -> None:
    """What is not definite, no noun, or of a type whose nouns are mostly no acts points back at nothing."""
    assert not back(text, word, type_, {type_})


@pytest.mark.parametrize("certainty", [0.0, 0.01, 0.3, 0.5, 0.97, 1.0])
def test_what_is_told_before_is_never_less_likely(certainty: float) -> None:
    """The certainty rises, stays a probability, and leaves what is sure or impossible as it is."""
    risen = likelier(certainty)
    assert certainty <= risen <= 1
    assert (risen == certainty) == (certainty in {0, 1})


def test_an_attack_is_coded_again_where_it_is_spoken_of(coder: Coder) -> None:
    """The second sentence tells of the act that the first told, and the decision says so."""
    first = "Gunmen attacked a bus near Garoua on Monday, killing four soldiers."
    report = coder.code(f"{first} Shops stayed shut for hours after the attack.")
    again = [event for event in report.events if event.trigger.text == "attack"]
    assert [event.type for event in again] == ["ASSAULT"]
    reasons = [d.reason for d in report.decisions if d.subject == again[0].id and d.field == "type"]
    assert any("takes up an act told before" in reason for reason in reasons)


def test_the_bare_noun_is_known_without_what_it_needs_elsewhere(coder: Coder) -> None:
    """The word "attack" without "on" still stands in the lexicon, and is asked no more than one with it."""
    sentence = parsed("The attack broke the truce.")[1][0]
    types = coder.rules.noun_types(sentence.tokens[1])
    assert "ASSAULT" in types
    assert not coder.rules.noun_types(sentence.tokens[2])  # a verb
