"""A phrase behind "no" stands for none of those it names: it loses the "no", and nobody speaks."""

import pytest

from dragoman.language.mentions import find_mentions
from dragoman.language.quotes import find_quotes
from made_parses import parsed

pytestmark = pytest.mark.model


def denied(text: str) -> dict[str, bool]:
    return {mention.span.text: mention.denied for mention in find_mentions(*parsed(text))}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("No soldier was hurt.", "soldier"),
        ("Not a single soldier was hurt.", "soldier"),
        ("Neither minister resigned.", "minister"),
        ("Neither Kenya nor Uganda signed the pact.", "Uganda"),
        ("None of the rebels surrendered.", "the rebels"),
        ("Not one of the rebels surrendered.", "the rebels"),
        ("No soldier or officer was hurt.", "officer"),
        ("Kenya has sent no troops.", "troops"),
    ],
)
def test_the_noun_is_left_without_its_no_and_is_denied(text: str, left: str) -> None:
    assert denied(text)[left]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("No fewer than five ministers resigned.", "No fewer than five ministers"),
        ("No more than five soldiers were hurt.", "No more than five soldiers"),
        ("The No campaign lost the vote.", "The No campaign"),
        ("No 10 said the talks had failed.", "No 10"),
        ("Not one but two ministers resigned.", "Not one but two ministers"),
        ("Not only the ministers but the president resigned.", "the ministers"),
        ("The soldiers had no orders.", "The soldiers"),
        ("No, the minister said, the talks had failed.", "the minister"),
        ("One of the rebels surrendered.", "One of the rebels"),
    ],
)
def test_numbers_names_and_others_are_not_denied(text: str, whole: str) -> None:
    assert denied(text)[whole] is False


@pytest.mark.parametrize("text", ["No one left.", "No-one left.", "Nobody left.", "Neither side left."])
def test_who_is_nobody_is_not_mentioned(text: str) -> None:
    assert denied(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the raid.",
        "No witness said that the police had fired.",
        "None of the ministers said that the army had fired.",
        "Neither the minister nor the general said that the army had fired.",
        "No-one said that the bridge was unsafe.",
        "Nobody in the town said the police had fired.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert find_quotes(*parsed(text)) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("No fewer than five ministers said the vote was rigged.", "No fewer than five ministers"),
        ("The No campaign said the vote was rigged.", "The No campaign"),
        ("No, the minister said, the talks had failed.", "the minister"),
        ("The general said no soldier had fired.", "The general"),
    ],
)
def test_others_speak(text: str, speaker: str) -> None:
    (quote,) = find_quotes(*parsed(text))
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
