"""Opposition to what somebody has done is criticism of him; opposition to a plan stays a refusal."""

from dataclasses import replace

import pytest

from dragoman.events.criticism import as_criticism
from dragoman.records import Annotations
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def read_as(text: str, word: str, recipients: tuple[int, ...] = (0,)) -> tuple[str, str | None, str | None]:
    _, sentences = parsed(text)
    head = next(token.i for token in sentences[0].tokens if token.text == word)
    draft = replace(DRAFT, type="REJECT", mode="change", head=head, recipients=recipients)
    found = as_criticism(draft, Annotations(sentences, (), ()))
    return found.type, found.mode, found.cameo


@pytest.mark.parametrize(
    ("text", "word", "criticism"),
    [
        ("Oslo opposes Chad's missile launch.", "opposes", True),
        ("Oslo opposes rocket launches by Chad.", "opposes", True),
        ("Oslo opposes ballistic missile launches by Kenya against the rules.", "opposes", True),
        ("Oslo objected to Chad's use of mines.", "objected", True),
        ("Lawmakers oppose the strike by 61 votes to 39.", "oppose", False),
        ("Oslo opposes a launch of talks.", "opposes", False),
        ("Oslo opposes Chad's plan for a dam.", "opposes", False),
        ("Oslo rejected Chad's use of mines.", "rejected", False),
    ],
)
def test_a_deed_that_is_opposed_is_criticised(text: str, word: str, *, criticism: bool) -> None:
    expected = ("ACCUSE", "disapprove", "111") if criticism else ("REJECT", "change", None)
    assert read_as(text, word) == expected


def test_a_deed_of_nobody_known_is_refused_as_before() -> None:
    """Without anybody on the other side nobody is criticised."""
    assert read_as("Oslo opposes Chad's missile launch.", "opposes", recipients=())[0] == "REJECT"
