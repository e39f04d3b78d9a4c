"""Phrases that may be somebody: a word that counts has with it what it counts, and names stay whole."""

import pytest

from dragoman.language.mentions import find_mentions
from dragoman.records import Mention, MentionKind
from made_parses import parsed

pytestmark = pytest.mark.model


def mentions(text: str) -> dict[str, Mention]:
    document, sentences = parsed(text)
    return {mention.span.text: mention for mention in find_mentions(document, sentences)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some of the miners left.", "Some of the miners"),
        ("Police freed two of the miners held in the shaft.", "two of the miners"),
        ("One of the divers freed on Monday was ill.", "One of the divers"),
    ],
)
def test_what_is_counted_belongs_to_the_word_that_counts(text: str, words: str) -> None:
    """Also where a clause follows that does not belong; such a phrase is no pronoun."""
    assert mentions(text)[words].kind is MentionKind.NOMINAL


def test_a_pronoun_stands_alone() -> None:
    assert mentions("She thanked some.")["some"].kind is MentionKind.PRONOUN


def test_a_korean_name_with_an_english_word_in_it_stays_whole() -> None:
    """It was cut at its hyphen, and what followed the "in" was a place."""
    found = mentions("South Korean President Park Sang-in asked the army to act.")
    assert "South Korean President Park Sang-in" in found


def test_nobody_is_no_party() -> None:
    assert "Nobody" not in mentions("Nobody was beaten.")
