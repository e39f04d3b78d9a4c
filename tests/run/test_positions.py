"""Positions as records: the filter, what is refused, and a store's answer beside the articles'."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.records import Position, Stance
from dragoman.records.position import PositionEvent
from dragoman.run.coder import Coder, Settings
from dragoman.run.pipeline import Plan, ingest
from dragoman.run.positions import PositionFilter, in_order, matters, positions_in
from dragoman.run.review.corrected_store import open_corrected
from dragoman.run.review.fields import Field
from dragoman.sources import Given, make_article
from dragoman.store.database import open_store
from dragoman.store.judgements import Verdict
from made_positions import position
from made_review import say

ARTICLES = (
    'Governor Ilka Torvald rejected the dam on Tuesday. "It is a threat," she said. Norway backs the dam.',
    "KESSIN, May 9 - Governor Ilka Torvald said on Monday that the dam must be built.",
    "Fishermen met in the harbour. Nobody spoke of water.",
)
FILTERS = [
    (PositionFilter(), True),
    (PositionFilter(actor="TORV"), True),
    (PositionFilter(actor="person/torvald"), True),
    (PositionFilter(actor="Aldous"), False),
    (PositionFilter(first=date(2017, 9, 28)), True),
    (PositionFilter(first=date(2017, 9, 29)), False),
    (PositionFilter(last=date(2017, 9, 28)), True),
    (PositionFilter(last=date(2017, 9, 27)), False),
]


@pytest.mark.parametrize(("wanted", "passes"), FILTERS)
def test_a_filter_lets_through_what_is_asked_for(wanted: PositionFilter, *, passes: bool) -> None:
    assert wanted.lets_through(position("Torvald", Stance.FOR, "2017-09-28")) is passes


def test_an_undated_position_is_on_no_day() -> None:
    undated = position("Torvald", Stance.FOR, None)
    assert PositionFilter().lets_through(undated)
    assert not PositionFilter(first=date(1900, 1, 1)).lets_through(undated)


def test_other_names_need_one_matter() -> None:
    """With two matters nobody knows which of them the other name is of."""
    with pytest.raises(UsageError, match="one at a time"):
        matters(["dam", "mine"], ["barrage"])


@pytest.mark.parametrize(
    ("about", "also", "said"),
    [
        (5, (), "about: 5 is no list of phrases; give one, such as ['referendum']"),
        (["dam", 5], (), "about: 5 is no string"),
        ("dam", "barrage", "also: str 'barrage' is no list of phrases"),
        ("dam", [b"x"], "also: bytes b'x' is no string"),
    ],
)
def test_what_is_no_phrase_is_refused(about: Any, also: Any, said: str) -> None:  # noqa: ANN401 - that is the test
    """A string of other names would be read letter by letter."""
    with pytest.raises(UsageError, match=f"^{re.escape(said)}"):
        matters(about, also)


def test_a_matter_asked_for_twice_is_one() -> None:
    assert len(matters(["dam", "dam"])) == 1


@pytest.mark.model
@pytest.mark.places
@pytest.mark.slow
def test_a_store_gives_the_positions_of_its_articles(tmp_path: Path) -> None:
    """The same records, whether articles are coded now or were coded into a store."""
    coder = Coder(Settings(coder="rules"))
    given = [
        make_article(text, given=Given(published=date(2017, 5, 9 + n)), markup="text", origin=f"{n}.txt")
        for n, text in enumerate(ARTICLES)
    ]
    of_articles = in_order(p for article in given for p in coder.code_article(article).positions("dam"))
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        steps = list(ingest(store, given, Plan(lambda: coder)))
        of_store = in_order(positions_in(store, coder, matters("dam")))
    assert [step.reason for step in steps] == ["", "", ""]
    assert of_store == of_articles
    held = {(p.actor.name, p.stance) for p in of_articles}
    assert {("Ilka Torvald", Stance.AGAINST), ("Ilka Torvald", Stance.FOR), ("Norway", Stance.FOR)} <= held


@pytest.mark.model
@pytest.mark.places
@pytest.mark.slow
def test_positions_follow_what_reviewers_say_of_events(tmp_path: Path) -> None:
    """A rejected event shows nothing; one that they say was planned shows that."""
    path, coder = tmp_path / "s.duckdb", Coder(Settings(coder="rules"))
    given = make_article(ARTICLES[0], given=Given(published=date(2017, 5, 9)), markup="text", origin="a.txt")
    with open_store(path, write=True) as store:
        list(ingest(store, [given], Plan(lambda: coder)))
        (shown,) = events_of(positions_in(store, coder, matters("dam")))
        say(store, shown.id, Field.STATUS, Verdict.WRONG, value="planned")
    with open_corrected(path) as store:
        assert events_of(positions_in(store, coder, matters("dam"))) == [replace(shown, status="planned")]
    with open_store(path, write=True) as store:
        say(store, shown.id, Field.EVENT, Verdict.WRONG)
    with open_corrected(path) as store:
        assert events_of(positions_in(store, coder, matters("dam"))) == []


def events_of(found: Iterable[Position]) -> list[PositionEvent]:
    return [one.event for one in found if one.event is not None]
