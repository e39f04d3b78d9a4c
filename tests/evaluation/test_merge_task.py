"""The merge and stories bench tasks: rows in, rows of the contract out, nothing read but texts and spans."""

from functools import cache
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import merge_task, stories_task
from dragoman.run.coder import Coder, Settings
from made_parses import parser

FIRE = "A fire killed two people in a warehouse in Gorodek, and firefighters fought the fire until dawn."
VOTE = "Parliament adopted the budget in a vote that the opposition boycotted."


def row(doc: str, text: str, *words: str) -> dict[str, Any]:
    spans = [{"start": text.index(word), "end": text.index(word) + len(word)} for word in words]
    return {"doc_id": doc, "text": text, "mentions": spans}


ROWS = [
    row("b", FIRE.replace("killed", "has killed"), "fire", "killed"),
    row("a", FIRE, "fire", "killed"),
    row("c", VOTE, "vote", "adopted"),
    row("e", VOTE.replace("adopted", "rejected"), "vote", "rejected"),
    row("d", "", *()),
]


@cache
def coder(name: str) -> Coder:
    return Coder(Settings(coder=name))


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize("name", ["rules", "reader"])
def test_every_mention_has_a_chain_and_the_same_event_the_same_one(name: str) -> None:
    found = {r["doc_id"]: r for r in merge_task.predict(ROWS, coder(name))}
    chains = {doc: [m["chain"] for m in r["mentions"]] for doc, r in found.items()}
    assert list(found) == ["b", "a", "c", "e", "d"]
    assert chains["a"] == chains["b"]
    assert len({*chains["a"], *chains["c"]}) == 4
    assert chains["d"] == []
    assert [found[doc]["event_cluster"] for doc in "abcd"] == ["a", "a", "c", "d"]


@pytest.mark.model
@pytest.mark.places
def test_labels_in_the_rows_change_nothing() -> None:
    labelled = [
        {
            **r,
            "event_cluster": "x",
            "mentions": [{**m, "chain": "y", "group": "event"} for m in r["mentions"]],
        }
        for r in ROWS
    ]
    assert merge_task.predict(labelled, coder("rules")) == merge_task.predict(ROWS, coder("rules"))


@pytest.mark.model
def test_stories_groups_articles() -> None:
    rows = [{"doc_id": r["doc_id"], "text": r["text"], "dct": "2020-05-04"} for r in ROWS[:4]]
    found = stories_task.predict(rows, parser())
    assert found[0] == {"doc_id": "b", "event_cluster": "a", "mentions": []}
    assert [r["event_cluster"] for r in found] == ["a", "a", "c", "c"]


@pytest.mark.model
def test_a_title_that_is_not_in_the_text_is_read_as_its_first_line() -> None:
    assert (
        "quake"
        in stories_task.words_of({"doc_id": "a", "text": "It rained.", "title": "Quake"}, parser()).opening
    )


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="'a' stands twice"):
        stories_task.refuse_twins(["a", "b", "a"])


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="'May' of 'a' is not a day"):
        stories_task.checked({"doc_id": "a", "dct": "May"})


@pytest.mark.parametrize(
    ("mention", "message"), [({"start": 3}, "no start and end"), ({"start": 3, "end": 99}, "does not lie in")]
)
def test_a_mention_outside_its_text_is_refused(mention: dict[str, int], message: str) -> None:
    with pytest.raises(InputError, match=message):
        merge_task.checked({"doc_id": "a", "text": "a short text", "mentions": [mention]})
