"""A missile fired into the sea and a bombed range hit nobody; a missile fired at a town does."""

from dataclasses import replace

import pytest

from dragoman.events.tried_arms import as_trials
from dragoman.records import Annotations, Draft
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

TEST = "Fiji held its third missile test of the year."


def read_as(text: str, *words: str) -> list[Draft]:
    """Give the assaults that words of a text's sentences were read as, one a sentence, as they are then read.

    A word that begins a sentence with "!" is read as a trial of weapons.
    """
    _, sentences = parsed(text)
    made = []
    for sentence, word in zip(sentences, words, strict=True):
        head = next(t.i for t in sentence.tokens if t.text == word.lstrip("!"))
        draft = replace(DRAFT, sentence=sentence.number, head=head, type="ASSAULT", recipients=(0,))
        made.append(replace(draft, type="MOBILIZE", mode="weapons") if word[0] == "!" else draft)
    return as_trials(made, Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fiji fired two missiles into the sea on Monday.", "fired"),
        ("Fiji fired a missile over Tonga and into the Pacific Ocean.", "fired"),
        ("A rocket was launched over Tonga on Monday.", "launched"),
        ("The missile that was fired into the sea failed.", "fired"),
        ("The firing of a missile over Tonga woke the island.", "firing"),
        ("Six jets bombed a firing range near Suva.", "bombed"),
        ("The exercise included attacks on mock bunkers.", "attacks"),
    ],
)
def test_arms_that_are_tried_are_a_show_of_force(text: str, word: str) -> None:
    (found,) = read_as(text, word)
    assert (found.type, found.mode, found.cameo, found.recipients) == ("MOBILIZE", "weapons", "154", ())
    assert "hit nobody" in found.why["type"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels fired two missiles at a tanker in the sea.", "fired"),
        ("Rebels fired rockets into Tonga on Monday.", "fired"),
        ("Rebels fired rockets over the border.", "fired"),
        ("Rebels fired a missile into the sea, killing two fishermen.", "fired"),
        ("Six jets struck a range of targets near Suva.", "struck"),
        ("Kenya fired missiles over Uganda toward Rwanda.", "fired"),
        ("Rebels fired a missile into the sea that hit a tanker.", "fired"),
        ("Rebels fired rockets on Monday.", "fired"),
        ("Police fired shots over the crowd.", "fired"),
        ("Six jets bombed a village near Suva.", "bombed"),
    ],
)
def test_what_is_aimed_at_somebody_stays_an_assault(text: str, word: str) -> None:
    (found,) = read_as(text, word)
    assert (found.type, found.recipients) == ("ASSAULT", (0,))


def test_a_launch_of_which_nothing_is_said_is_a_trial_where_the_report_tells_of_one() -> None:
    test, launch = read_as(f"{TEST} The missile was fired at dawn.", "!test", "fired")
    assert (test.type, launch.type) == ("MOBILIZE", "MOBILIZE")


def test_it_stays_an_assault_where_another_missile_was_aimed() -> None:
    """A report of war tells of tests too."""
    text = f"{TEST} The missile was fired at dawn. Later Fiji fired a missile at Suva."
    assert [draft.type for draft in read_as(text, "!test", "fired", "fired")] == [
        "MOBILIZE", "ASSAULT", "ASSAULT",
    ]  # fmt: skip


def test_weapons_that_are_moved_are_no_trial() -> None:
    text = "Fiji will deploy missile batteries. The missiles were fired at dawn."
    deployed, fired = read_as(text, "!deploy", "fired")
    assert (deployed.type, fired.type) == ("MOBILIZE", "ASSAULT")
