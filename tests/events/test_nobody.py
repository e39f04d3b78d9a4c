"""What is said of nobody is not done by or to him, and a number of people is no party."""

from dataclasses import replace

import pytest

from dragoman.events.nobody import without_nobody
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Draft, Span, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def made(text: str, word: str, recipient: str) -> tuple[Draft, Draft]:
    """Give an event of one word with a recipient, before and after."""
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    token = next(t for s in sentences for t in s.tokens if t.text == word)
    (number,) = [m.id for m in mentions if m.span.text == recipient]
    trigger = Span(token.start, token.end, word)
    draft = replace(DRAFT, type="ASSAULT", head=token.i, trigger=trigger, recipients=(number,))
    return draft, without_nobody(draft, Annotations(sentences, mentions, ()))


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("No soldier was killed.", "killed", "soldier"),
        ("The rebels wounded not a single soldier.", "wounded", "soldier"),
        ("The rebels fired at no soldier.", "fired", "soldier"),
    ],
)
def test_what_is_done_to_nobody_is_negated(text: str, word: str, recipient: str) -> None:
    draft, left = made(text, word, recipient)
    assert left.status is Status.NEGATED
    assert left.recipients == draft.recipients


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("No soldier was killed in the attack.", "attack", "soldier"),
        ("None of the soldiers was killed when rebels attacked.", "attacked", "the soldiers"),
        ("Kano blast: toll 31", "blast", "toll 31"),
        ("Blast in Kano: death toll 31", "Blast", "death toll 31"),
    ],
)
def test_nobody_and_a_number_are_no_side_of_what_was_done(text: str, word: str, recipient: str) -> None:
    _, left = made(text, word, recipient)
    assert left.recipients == ()
    assert left.status is Status.HAPPENED
    assert "recipients" in left.why


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("One soldier was killed in the attack.", "attack", "One soldier"),
        ("The soldiers had no orders and were killed.", "killed", "The soldiers"),
        ("Soldiers shot the wounded.", "shot", "the wounded"),
        ("Rebels attacked the toll station.", "attacked", "the toll station"),
        ("The attack caused 31 deaths.", "attack", "31 deaths"),
    ],
)
def test_other_sides_stay(text: str, word: str, recipient: str) -> None:
    draft, left = made(text, word, recipient)
    assert left == draft
