"""An expression that opens a sentence or closes its last main clause dates the other clauses too."""

import pytest

from dragoman.run.coder import Coder, Settings

CASES = [
    pytest.param(
        "On Wednesday, rebels were blamed for an ambush that killed eight soldiers in Mopti.",
        "killed",
        "2017-09-27",
        id="an opening day reaches into a relative clause",
    ),
    pytest.param(
        "Dozens of villagers were killed and hundreds of houses were burned on Monday.",
        "killed",
        "2017-09-25",
        id="a closing day reaches back to the first of two clauses",
    ),
    pytest.param(
        "On Wednesday, the minister said that rebels had killed eight soldiers in Mopti.",
        "killed",
        "2017-09-28",
        id="a day of saying is not the day of what is said",
    ),
    pytest.param(
        "On Wednesday, police in Lusaka buried an officer whom rebels had killed.",
        "killed",
        None,
        id="the perfect lies before the day that opens the sentence",
    ),
    pytest.param(
        "A crowd attacked the embassy on Monday, and soldiers killed two students.",
        "killed",
        "2017-09-25",
        id="a story goes on in the clause behind",
    ),
    pytest.param(
        "A crowd attacked the embassy on Monday, and soldiers have killed two students.",
        "killed",
        "2017-09-28",
        id="the perfect goes on with no story",
    ),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The whole coder, once."""
    return Coder(Settings(coder="rules"))


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize(("text", "trigger", "first"), CASES)
def test_event_date(coder: Coder, text: str, trigger: str, first: str | None) -> None:
    """Published on Thursday 28 September 2017."""
    dates = [e.date.first for e in coder.code(text, "2017-09-28").events if trigger in e.trigger.text]
    assert dates == [first]
