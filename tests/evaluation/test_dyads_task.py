"""Events of a bare sentence are told as the benchmark marks them: phrases as sides, an older inventory."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.evaluation.dyads_task import events_of
from dragoman.run.coder import Coder, Settings

pytestmark = [pytest.mark.model, pytest.mark.places]

Told = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


@pytest.fixture
def told(coder: Coder) -> Told:
    """Give the one event of a sentence."""

    def one(sentence: str) -> dict[str, Any]:
        (event,) = events_of(sentence, coder)
        return event

    return one


REACHED = [
    pytest.param("The FBI opened an investigation into the merger on Friday.", "the merger", id="thing"),
    pytest.param("The commission criticised the new electoral law.", "the new electoral law", id="object"),
    pytest.param("The Malian army shelled positions near Gao on Friday.", "Gao", id="place before thing"),
    pytest.param(
        "The Chadian army mobilized its troops for a march on it.", "a march on it", id="own troops"
    ),
    pytest.param("The panel criticised a spate of raids, which goes on.", "a spate of raids", id="no clause"),
]


@pytest.mark.parametrize(("sentence", "target"), REACHED)
def test_an_act_on_no_party_is_done_to_what_its_words_reach(told: Told, sentence: str, target: str) -> None:
    (recipient,) = told(sentence)["recipients"]
    assert recipient["text"] == target
    assert sentence[recipient["start"] : recipient["end"]] == target


def test_who_acts_is_never_the_target(told: Told) -> None:
    """A strike of workers has no other side, and a day is none."""
    assert told("Railway workers in Peru went on strike on Friday.")["recipients"] == []


def test_a_party_that_was_found_stays(told: Told, coder: Coder) -> None:
    """Where the coder found a recipient the place is not told instead."""
    sentence = "Police arrested two students in Lusaka."
    (own,) = coder.code_sentence(sentence)
    recipients = told(sentence)["recipients"]
    assert [r["text"] for r in recipients] == [r.text for r in own.recipients] == ["two students"]


def test_an_agreement_is_between_those_who_made_it(told: Told) -> None:
    event = told("Peru and Chile signed a trade agreement on Monday.")
    assert [r["text"] for r in event["recipients"]] == ["Peru", "Chile"]
    assert event["recipients"] == event["actors"]


def test_who_welcome_the_same_have_not_agreed_with_each_other(told: Told) -> None:
    event = told("Peru and Chile welcomed the visit.")
    assert event["recipients"] != event["actors"]


@pytest.mark.parametrize(
    ("sentence", "own", "root"),
    [
        ("A court in Lima convicted the former mayor.", "SANCTION", "ACCUSE"),
        ("Kenyan hackers launched a cyber attack on Peru.", "COERCE", "ASSAULT"),
        ("Peru released the Chilean prisoners.", "RETREAT", "YIELD"),
        ("Police arrested two students in Lusaka.", "COERCE", "COERCE"),
    ],
)
def test_a_type_is_named_as_between_the_two_sides(
    told: Told, coder: Coder, sentence: str, own: str, root: str
) -> None:
    """The record keeps PLOVER's type; the task tells the older one."""
    (event,) = coder.code_sentence(sentence)
    assert (event.type, told(sentence)["type"]) == (own, root)


def test_a_lower_threshold_tells_of_what_is_doubtful_too() -> None:
    """A word that the Reader codes only with a lower threshold stands beside one that it is sure of."""
    events = events_of(
        "The ministry said that rebels must disarm, and troops fired at a convoy near Gao.",
        Coder(Settings(threshold=0.1)),
    )
    sure = [event["confidence"]["event"] * event["confidence"]["type"] for event in events]
    assert 0.1 <= min(sure) < 0.48 <= max(sure)
