"""A day is a trigger's own where its clause is, or one that shares its time; another's it is not."""

import pytest

from dragoman.records import Span
from dragoman.resolution.date_clauses import belonging
from made_parses import parsed

pytestmark = pytest.mark.model


def cost(text: str, trigger: str, day: str) -> float | None:
    _, (sentence, *_) = parsed(text)
    at = text.index(day)
    head = next(t.i for t in sentence.tokens if t.text == trigger)
    return belonging(text, sentence, Span.of(text, at, at + len(day)), head)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Six men were killed on Sunday when troops shelled a market.", "shelled", "Sunday"),
        ("Six men were killed when troops shelled a market on Sunday.", "killed", "Sunday"),
        (
            "Six were killed on Sunday when troops shelled a market, a medic said on Monday.",
            "shelled",
            "Sunday",
        ),
        ("The dockers' march was in Lome on Saturday, when they rallied at the quay.", "rallied", "Saturday"),
        ("The court barred four firms from trading in Lome on Tuesday.", "barred", "Tuesday"),
        ("The embassy stopped issuing visas on Monday.", "stopped", "Monday"),
        ("Thousands marched in Lome on Saturday to demand his release.", "demand", "Saturday"),
        ("A mob beat a trader and burned his shop on Friday.", "beat", "Friday"),
        ("The ministry reversed a closure ordered in January.", "closure", "January"),
        ("The two armies held talks in Lome on Monday.", "talks", "Monday"),
        ("Two men died in a raid in Lome on Monday.", "raid", "Monday"),
        ("Troops took the bank before dawn on Thursday.", "took", "Thursday"),
        ("Togo denied shelling the port on Friday.", "shelling", "Friday"),
        ("Togo denied Monday's raid.", "raid", "Monday"),
        ("Togo on Friday denied the charge.", "denied", "Friday"),
    ],
)
def test_a_day_that_is_shared(text: str, trigger: str, day: str) -> None:
    assert cost(text, trigger, day) is not None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Togo condemned Chad, a member of the league since 1952.", "condemned", "1952"),
        ("Togo said on Friday it would end its mission.", "end", "Friday"),
        ("The party rejected on Monday an offer by Togo.", "offer", "Monday"),
        ("Togo freed two men and called a vote for Thursday.", "freed", "Thursday"),
        ("Togo denied on Friday shelling the port.", "shelling", "Friday"),
        ("On Friday Togo denied shelling the port.", "shelling", "Friday"),
        (
            "Sixty people marched in Lome on Tuesday against the expulsion of two families.",
            "expulsion",
            "Tuesday",
        ),
        ("Six men were killed on Sunday after troops shelled a market.", "shelled", "Sunday"),
    ],
)
def test_a_day_of_something_else(text: str, trigger: str, day: str) -> None:
    assert cost(text, trigger, day) is None
