"""An acronym that several bodies bear means the one that the report spells out."""

import pytest

from dragoman.run.coder import Coder, Settings

pytestmark = pytest.mark.model
FORCES, REPORTERS = "group/rapid-support-forces", "ngo/reporters-without-borders"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Fighters of the Rapid Support Forces took Nyala on Friday. RSF fighters killed a man.", FORCES),
        ("The Rapid Support Forces took Nyala on Friday. The RSF killed a man in El Fasher.", FORCES),
        ("RSF fighters killed a man in Nyala.", FORCES),
        ("Reporters Without Borders met envoys on Friday. RSF urged Sudan to free a man.", REPORTERS),
        ("Reporters Without Borders (RSF) met envoys. RSF urged the Rapid Support Forces to go.", REPORTERS),
        ("The Rapid Support Forces met Reporters Without Borders. The RSF killed a man.", FORCES),
    ],
)
def test_an_acronym_is_the_body_that_the_report_spells_out(coder: Coder, text: str, meant: str) -> None:
    event = coder.code(text, "2025-03-04").events[-1]
    assert [actor.id for actor in event.actors] == [meant]
