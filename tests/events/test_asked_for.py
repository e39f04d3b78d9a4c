"""What is asked for or refused is no event beside the demand; what is told as a fact is."""

from dataclasses import replace

import pytest

from dragoman.events.asked_for import asked_for
from dragoman.records import Annotations, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def found(text: str, outer: str, inner: str, **change: object) -> dict[int, int]:
    _, sentences = parsed(text)
    heads = [next(t.i for t in sentences[0].tokens if t.text == word) for word in (outer, inner)]
    drafts = [
        replace(DRAFT, head=heads[0], type="REJECT"),
        replace(DRAFT, head=heads[1], **{"type": "MOBILIZE", **change}),  # type: ignore[arg-type]
    ]
    return asked_for(drafts, Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The premier refused to deploy the army in Lomas.", "refused", "deploy"),
        ("Rebels threatened to shell the port and burn its stores.", "threatened", "burn"),
        ("The mayor repeated her promise to withdraw the guards.", "promise", "withdraw"),
        ("Unions asked the ministry to free the drivers.", "asked", "free"),
    ],
)
def test_an_infinitive_belongs_to_the_demand(text: str, outer: str, inner: str) -> None:
    assert found(text, outer, inner) == {1: 0}


def test_its_object_does_where_it_is_not_told_as_a_fact() -> None:
    text = "Both governments agreed to hold talks in Muscat."
    assert found(text, "agreed", "talks", status=Status.PLANNED) == {1: 0}
    assert found(text, "agreed", "talks", status=Status.HAPPENED) == {}


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("The premier rejected the plan after rebels shelled the port.", "rejected", "shelled"),
        ("The premier refused to leave while rebels shelled the port.", "refused", "shelled"),
        ("The council condemned those who shelled the port.", "condemned", "shelled"),
    ],
)
def test_what_is_told_as_a_fact_stays(text: str, outer: str, inner: str) -> None:
    assert found(text, outer, inner) == {}


def test_only_demands_and_refusals_take_in_what_they_are_about() -> None:
    text = "The premier refused to deploy the army in Lomas."
    _, sentences = parsed(text)
    heads = [next(t.i for t in sentences[0].tokens if t.text == word) for word in ("refused", "deploy")]
    drafts = [replace(DRAFT, head=head, type="MOBILIZE") for head in heads]
    assert asked_for(drafts, Annotations(sentences, (), ())) == {}
