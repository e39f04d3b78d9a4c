"""Recipients that grammar takes away or adds: shots aimed at nobody, and who is harmed by an assault."""

from dataclasses import replace

import pytest

from dragoman.events.coders.reader_aims import aimed, mended
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Draft
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def read(text: str, word: str, *recipients: str, type_: str, mode: str | None) -> tuple[Draft, Annotations]:
    """Give what was read of a word with some phrases as its recipients."""
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t.i for t in sentences[0].tokens if t.text == word)
    ids = tuple(m.id for m in mentions if m.span.text in recipients)
    draft = replace(DRAFT, head=head, type=type_, mode=mode, recipients=ids)
    return draft, Annotations(sentences, mentions, ())


def left(
    text: str, word: str, *recipients: str, type_: str = "MOBILIZE", mode: str | None = None
) -> list[str]:
    draft, annotations = read(text, word, *recipients, type_=type_, mode=mode)
    return [annotations.mentions[i].span.text for i in aimed(draft, annotations).recipients]


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("Benin launched a rocket over Togo on Monday.", "launched", "Togo"),
        ("Benin fired two missiles that flew past Togo.", "fired", "Togo"),
        ("A missile launch by Benin woke Togo on Monday.", "launch", "Togo"),
    ],
)
def test_a_shot_over_somebody_is_not_done_to_him(text: str, word: str, recipient: str) -> None:
    assert left(text, word, recipient, mode="weapons") == []


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("Benin fired a missile toward Togo on Monday.", "fired", "Togo"),
        ("Benin tested a missile in answer to Togo.", "tested", "Togo"),
    ],
)
def test_a_shot_that_is_aimed_keeps_whom_it_is_aimed_at(text: str, word: str, recipient: str) -> None:
    assert left(text, word, recipient, mode="weapons") == [recipient]


def test_troops_that_move_are_no_shot() -> None:
    text = "Benin sent frigates past Togo on Monday."
    assert left(text, "sent", "Togo", mode="weapons") == ["Togo"]
    assert left("Benin fired guns past Togo.", "fired", "Togo", mode="troops") == ["Togo"]


@pytest.mark.parametrize(
    ("text", "word", "harmed"),
    [
        ("Rebels fired on the square, killing four guards.", "fired", ["four guards"]),
        (
            "Rebels carried out a raid, killing four guards and wounding a nurse.",
            "raid",
            ["four guards", "a nurse"],
        ),
        ("Rebels stormed the camp, freeing four guards.", "stormed", []),
    ],
)
def test_who_is_harmed_is_whom_an_assault_without_others_is_done_to(
    text: str, word: str, harmed: list[str]
) -> None:
    assert left(text, word, type_="ASSAULT") == harmed


def test_who_was_read_stays() -> None:
    text = "Rebels hit a convoy, killing four guards."
    assert left(text, "hit", "a convoy", type_="ASSAULT") == ["a convoy"]


def test_what_it_was_done_with_is_no_actor() -> None:
    """A lorry runs nobody over and a missile crosses nobody: who drove or fired is unsaid."""
    draft, annotations = read("A lorry hit four guards.", "hit", "A lorry", type_="ASSAULT", mode=None)
    driven = replace(draft, actors=draft.recipients, recipients=())
    assert aimed(driven, annotations).actors == ()
    assert "no party" in aimed(driven, annotations).why["actors"]
    assert aimed(replace(driven, type="AID"), annotations).actors == driven.actors


def test_a_tool_that_names_its_owner_is_an_actor() -> None:
    draft, annotations = read(
        "A Peruvian rocket crossed the lake.",
        "crossed",
        "A Peruvian rocket",
        type_="MOBILIZE",
        mode="weapons",
    )
    owned = replace(draft, actors=draft.recipients, recipients=())
    assert aimed(owned, annotations).actors == owned.actors


def test_the_reason_is_on_record() -> None:
    draft, annotations = read("Rebels fired, killing four guards.", "fired", type_="ASSAULT", mode=None)
    assert "harmed" in aimed(draft, annotations).why["recipients"]


def test_what_was_not_read_on_is_left_alone() -> None:
    draft, annotations = read("Rebels fired, killing four guards.", "fired", type_="ASSAULT", mode=None)
    doubtful = replace(draft, why={})
    assert mended(doubtful, annotations, {}) == doubtful
