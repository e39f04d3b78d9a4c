"""Dangers nobody threatens with and inquiries into accidents are no events; their like that are stay."""

from dataclasses import replace

import pytest

from dragoman.events.look_alikes import look_alike
from dragoman.records import Annotations
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def reason(text: str, word: str, **change: object) -> str | None:
    _, sentences = parsed(text)
    head = next(token.i for token in sentences[0].tokens if token.text == word)
    draft = replace(DRAFT, **{"type": "THREATEN", "head": head, **change})  # type: ignore[arg-type]
    return look_alike(draft, Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "word", "danger"),
    [
        ("The rocket posed no threat to Guam, the navy said.", "threat", True),
        ("The threat posed by the gangs has grown.", "threat", True),
        ("Rebels repeated their threat to shell the port.", "threat", False),
        ("The judge received a threat from the cartel.", "threat", False),
        ("Moscow warned that the drill would lead to war.", "warned", True),
        ("Moscow warned that it would strike the port.", "warned", False),
        ("Japan warned its residents of rockets.", "warned", True),
        ("Japan warned its neighbour of sanctions.", "warned", False),
        ("Teachers began a warning strike in Ibadan.", "warning", True),
    ],
)
def test_a_danger_is_no_threat(text: str, word: str, *, danger: bool) -> None:
    assert (reason(text, word) is not None) is danger
    assert reason(text, word, type="ACCUSE") is None


@pytest.mark.parametrize(
    ("text", "word", "accident"),
    [
        ("Officials are investigating what caused the crash near Suva.", "investigating", True),
        ("A probe into the causes of the fire began on Monday.", "probe", True),
        ("Police opened an inquiry into the derailment.", "inquiry", True),
        ("Police opened an inquiry into the minister.", "inquiry", False),
        ("The crash came as police opened an inquiry into graft.", "inquiry", False),
    ],
)
def test_an_inquiry_into_an_accident_is_no_accusation(text: str, word: str, *, accident: bool) -> None:
    asked = {"type": "ACCUSE", "mode": "investigate"}
    assert (reason(text, word, **asked) is not None) is accident
    assert reason(text, word, **asked, recipients=(0,)) is None
