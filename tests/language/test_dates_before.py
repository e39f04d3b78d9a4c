"""A date that stands before a party is no part of its name."""

import pytest

from dragoman.run.coder import Coder, Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def words(coder: Coder, text: str) -> list[str]:
    """Give the words of every mention of a text."""
    return [actor.text for actor in coder.code(text).parties.values()]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("On May 4 police arrested 12 students.", "police"),
        ("On 4 May police arrested 12 students.", "police"),
        ("On Tuesday May 4 police arrested 12 students.", "police"),
        ("On May 4, 2025 police arrested 12 students.", "police"),
        ("On June 9 rebels attacked a village.", "rebels"),
        ("By May rebels had attacked a village.", "rebels"),
        ("Last May rebels attacked a village.", "rebels"),
        ("In 2019 rebels attacked a village.", "rebels"),
        ("Tuesday police arrested 12 students.", "police"),
        ("The minister said Tuesday police had arrested 12 men.", "police"),
        ("On May 4 12 students were arrested.", "12 students"),
        ("In May 12 students were arrested.", "12 students"),
    ],
)
def test_a_date_before_a_party_only_tells_when(coder: Coder, text: str, party: str) -> None:
    assert party in words(coder, text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The May 4 protesters attacked police.", "The May 4 protesters"),
        ("The April 6 Youth Movement criticised police.", "The April 6 Youth Movement"),
        ("Friday prayers were attacked by gunmen.", "Friday prayers"),
        ("On Monday, 12 students were arrested.", "12 students"),
        ("In June 2,000 protesters attacked police.", "2,000 protesters"),
        ("Police arrested 30-year-old men.", "30-year-old men"),
        ("12 students were arrested.", "12 students"),
    ],
)
def test_what_tells_who_stays(coder: Coder, text: str, party: str) -> None:
    """A date behind an article or in a name tells which ones, and a number is no day."""
    assert party in words(coder, text)
