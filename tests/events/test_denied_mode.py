"""A denied act has no mode that its text says nothing of."""

from dataclasses import replace

import pytest

from dragoman.events.denied_mode import with_shown_modes
from dragoman.knowledge.codebook import load_codebook
from dragoman.records import Annotations, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "mode", "expected"),
    [
        ("Togo denied any role in the bombing.", "bombing", "aerial", "explosives"),
        ("Togo denied any role in the bombing.", "bombing", "firearms", "firearms"),
        ("Togo denied any role in the raid.", "raid", "drone", None),
        ("Togo denied any role in the attack.", "attack", "suicide-attack", None),
        ("A drone fell. Togo denied any role in the bombing.", "bombing", "drone", "drone"),
        ("Togo denied any role in the bombing by two jets.", "bombing", "aerial", "aerial"),
        ("Togo regretted the bombing.", "bombing", "aerial", "aerial"),
    ],
)
def test_nothing_comes_from_nothing(text: str, word: str, mode: str, expected: str | None) -> None:
    _, sentences = parsed(text)
    (sentence,) = (s for s in sentences if any(t.text == word for t in s.tokens))
    head = next(t.i for t in sentence.tokens if t.text == word)
    draft = replace(DRAFT, type="ASSAULT", sentence=sentence.number, head=head, mode=mode, cameo="180")
    (found,) = with_shown_modes([draft], Annotations(sentences, (), ()), load_codebook())
    assert found.mode == expected
    assert ("mode" in found.why) == (mode != expected)


def test_a_denied_act_needs_no_part_in_it() -> None:
    _, sentences = parsed("Togo denied bombing the port.")
    draft = replace(DRAFT, type="ASSAULT", head=2, mode="aerial", status=Status.DENIED)
    (found,) = with_shown_modes([draft], Annotations(sentences, (), ()), load_codebook())
    assert (found.mode, found.cameo) == ("explosives", "183")
