"""Deaths in a report of an earthquake or flood are nobody's deed; a word of violence, and they may be."""

from dataclasses import replace

import pytest

from dragoman.events.disasters import accident_inquiries, disaster_deaths
from dragoman.records import Annotations, Draft
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

_KILLED = replace(DRAFT, type="ASSAULT", recipients=(0,))


def deaths(text: str, word: str = "killed", *, draft: Draft = _KILLED) -> frozenset[int]:
    _, sentences = parsed(text)
    sentence, head = next((s.number, t.i) for s in sentences for t in s.tokens if t.text == word)
    return disaster_deaths((replace(draft, sentence=sentence, head=head),), Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The quake set off an avalanche. The club said 17 people had been killed at the camp.", "killed"),
        (
            "Floods came at night. Officials in Moundou said 90 were injured.",
            "injured",
        ),
    ],
)
def test_the_dead_of_a_disaster_are_nobodys_deed(text: str, word: str) -> None:
    assert deaths(text, word) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled a camp of people made homeless by the quake. Nine people were killed.",
        "Nine people were killed in the market of Baidoa.",
        "Nine people were killed in Nairobi. Crowds had flooded the streets.",
        "Nine people were killed in the north. Prices rose. Rain fell. A flood had cut the road in May.",
    ],
)
def test_where_there_is_violence_or_no_disaster_they_stay(text: str) -> None:
    assert deaths(text) == frozenset()


def test_what_has_an_actor_or_tells_of_no_death_stays() -> None:
    text = "Nine people were killed after the flood, and a warehouse was seized."
    assert deaths(text, draft=replace(_KILLED, actors=(1,))) == frozenset()
    assert deaths(text, "seized") == frozenset()
    assert deaths(text, draft=replace(_KILLED, type="COERCE")) == frozenset()


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("There was a ferry crash off Lomas. The incident is being investigated by the port.", {0}),
        ("There was a ferry crash off Lomas after a bomb blast. The incident is being investigated.", set()),
        ("A minister sold a ferry. The incident is being investigated by the port.", set()),
        ("A market crash came. The incident is being investigated by the bank.", set()),
        ("A ferry crash killed six. It rained. It snowed. The tender is being investigated.", set()),
    ],
)
def test_an_inquiry_into_an_accident_is_of_nobody(text: str, left_out: set[int]) -> None:
    _, sentences = parsed(text)
    sentence, head = next((s.number, t.i) for s in sentences for t in s.tokens if t.text == "investigated")
    inquiry = replace(DRAFT, type="ACCUSE", mode="investigate", sentence=sentence, head=head)
    annotations = Annotations(sentences, (), ())
    assert accident_inquiries((inquiry,), annotations) == left_out
    assert accident_inquiries((replace(inquiry, recipients=(0,)),), annotations) == frozenset()
