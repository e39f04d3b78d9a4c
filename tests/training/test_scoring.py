"""How predictions are scored: which spans cover which, which events are found, and the shares."""

from collections.abc import Sequence
from typing import Any

import pytest
from scoring import covers, matched, score

TEXT = "Chad guards freed two divers and two pilots on Monday and fined a firm."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(trigger: str = "freed", type_: str = "RETREAT", **fields: object) -> dict[str, Any]:
    return {"trigger": trigger, "type": type_, **fields}


def read(trigger: str = "freed", type_: str = "RETREAT", **fields: object) -> dict[str, Any]:
    start, end = at(trigger)
    bare = {"type": type_, "mode": None, "status": "happened", "actor": [], "recipient": []}
    return {**bare, "start": start, "end": end, **fields}


def row(*events: dict[str, Any]) -> dict[str, Any]:
    return {"id": "x1-001", "text": TEXT, "events": list(events)}


@pytest.mark.parametrize(
    ("spans", "items", "expected"),
    [
        (["Chad guards"], ["Chad guards"], True),
        (["guards"], ["Chad guards"], True),  # they meet
        (["two divers and two pilots"], ["two divers", "pilots"], True),  # one for both
        (["Chad", "guards"], ["Chad guards"], True),
        (["two divers"], ["two divers", "pilots"], False),  # one is missed
        (["two divers", "pilots"], ["two divers"], False),  # one is too many
        (["freed"], ["Chad guards"], False),
        (["Chad "], ["guards"], False),  # side by side
        (["pilots"], [], False),
        ([], ["pilots"], False),
        ([], [], True),
        (["two divers"], [{"text": "two", "nth": 1}], True),
        (["two divers"], [{"text": "two", "nth": 2}], False),
        (["two pilots"], [{"text": "two", "nth": 2}], True),
        ([], ["rebels"], True),  # what does not stand in the text cannot be missed
    ],
)
def test_sides_are_right_when_each_span_meets_its_counterpart(
    spans: Sequence[str], items: Sequence[Any], expected: bool
) -> None:
    """No party is missed and none is too many; the borders of a phrase are not judged."""
    assert covers(TEXT, [at(words) for words in spans], items) is expected


@pytest.mark.parametrize(
    ("annotated", "predicted", "expected"),
    [
        ([gold()], [read()], [(0, 0)]),
        ([gold()], [read("freed two")], [(0, 0)]),  # triggers overlap
        ([gold()], [read("fined")], []),
        ([gold()], [read("guards ")], []),  # side by side
        ([gold()], [read(type_="AID")], []),  # another type
        ([gold()], [read(), read()], [(0, 0)]),  # found once, however often it is read
        ([gold(), gold("two")], [read("freed two")], [(0, 0)]),  # and one reading finds one event
        ([gold(), gold("two")], [read("freed two"), read("two")], [(0, 0), (1, 1)]),
        ([gold(), gold("fined")], [read("fined"), read()], [(0, 1), (1, 0)]),
        ([gold(), gold(type_="AID")], [read(type_="AID"), read()], [(0, 1), (1, 0)]),
        ([gold("rebelled")], [read()], []),  # a trigger that is not in the text is never found
        ([], [read()], []),
        ([gold()], [], []),
    ],
)
def test_an_event_is_found_once(
    annotated: list[dict[str, Any]], predicted: list[dict[str, Any]], expected: list[tuple[int, int]]
) -> None:
    """Annotated and predicted events of a type with overlapping triggers are paired, each once."""
    pairs = matched(row(*annotated), predicted)
    assert [(annotated.index(one), predicted.index(other)) for one, other in pairs] == expected
    assert len({id(other) for _, other in pairs}) == len(pairs)


WHOLE = gold(actors=["Chad guards"], recipients=["two divers"], mode="release")
RIGHT = read(actor=[at("Chad guards")], recipient=[at("two divers")], mode="release")
PERFECT = {"P": 1, "R": 1, "F1": 1, "full": 1, "sides": 1, "status": 1, "mode": 1}


@pytest.mark.parametrize(
    ("annotated", "predicted", "changed"),
    [
        ([WHOLE], [RIGHT], {}),
        ([gold()], [read()], {}),  # no side, no mode, and the status that goes without saying
        ([gold(status="planned")], [read(status="planned")], {}),
        ([WHOLE], [{**RIGHT, "actor": []}], {"sides": 0, "full": 0}),
        ([WHOLE], [{**RIGHT, "recipient": []}], {"sides": 0, "full": 0}),
        (
            [WHOLE],
            [{**RIGHT, "actor": [at("two divers")], "recipient": [at("Chad")]}],
            {"sides": 0, "full": 0},
        ),
        ([WHOLE], [{**RIGHT, "status": "planned"}], {"status": 0, "full": 0}),
        ([gold(status="planned")], [read()], {"status": 0, "full": 0}),
        ([WHOLE], [{**RIGHT, "mode": None}], {"mode": 0}),
        ([WHOLE], [RIGHT, read("fined")], {"P": 1 / 2, "F1": 2 / 3, "full": 2 / 3}),
        ([WHOLE], [RIGHT, RIGHT], {"P": 1 / 2, "F1": 2 / 3, "full": 2 / 3}),
        ([WHOLE, gold("fined")], [RIGHT], {"R": 1 / 2, "F1": 2 / 3, "full": 2 / 3}),
        (
            [WHOLE, gold("fined"), gold("guards")],
            [{**RIGHT, "status": "denied"}, read("fined")],
            {"R": 2 / 3, "F1": 4 / 5, "full": 2 / 5, "status": 1 / 2},
        ),
        ([WHOLE], [], dict.fromkeys(PERFECT, 0)),
        ([], [RIGHT], dict.fromkeys(PERFECT, 0)),
        ([], [], dict.fromkeys(PERFECT, 0)),
    ],
)
def test_a_passage_has_its_scores(
    annotated: list[dict[str, Any]], predicted: list[dict[str, Any]], changed: dict[str, float]
) -> None:
    """Scores are as counted by hand: all 1 but those that the difference touches."""
    assert score([row(*annotated)], [predicted]) == pytest.approx({**PERFECT, **changed})


def test_scores_are_counted_over_all_passages() -> None:
    """Events are counted through, so a passage with many weighs more than one with few."""
    rows = [row(WHOLE, gold("fined")), row(gold(), gold("fined")), row()]
    found = score(rows, [[RIGHT], [read(), read("two")], [read()]])
    assert found == pytest.approx({**PERFECT, "P": 2 / 4, "R": 2 / 4, "F1": 4 / 8, "full": 4 / 8})


def test_an_event_is_not_found_in_another_passage() -> None:
    """Predictions count for their own passage only, and there are as many as passages."""
    assert score([row(WHOLE), row()], [[], [RIGHT]])["F1"] == 0
    with pytest.raises(ValueError, match="shorter"):
        score([row(), row()], [[]])
