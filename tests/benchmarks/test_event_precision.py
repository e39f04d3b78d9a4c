"""Judgements of events are found again by article, trigger and type, their sides by offsets and names."""

from collections import Counter

import pytest
from event_precision import Row, by_key, check, judged, shares

LABEL: Row = {
    "doc_id": "d", "sha256": "b1d5781111d84f7b", "start": 5, "end": 9, "words": "aa", "type": "AID",
    "event": True, "right": True, "twice": False, "status": "happened", "status_right": True,
    "sides": [
        {"actors": [[0, 4, "x"]], "actors_right": True, "recipients": [], "recipients_right": False},
        {
            "actors": [[0, 4, "x"]], "actors_right": True,
            "recipients": [[10, 12, "y"]], "recipients_right": True,
        },
    ],
}  # fmt: skip
EVENT: Row = {
    "doc_id": "d", "start": 5, "end": 9, "words": "aa", "type": "AID", "actors": [[0, 4, "x"]],
    "recipients": [[10, 12, "y"]], "status": "happened",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ["events", "judged", "type", "actors", "recipients", "both"]),
        ({"recipients": []}, ["events", "judged", "type", "actors"]),
        ({"actors": []}, ["events", "judged", "type", "actors unjudged", "recipients"]),
        ({"type": "COERCE"}, ["events", "unjudged"]),
        ({"start": 6}, ["events", "unjudged"]),
    ],
)
def test_an_event_is_what_was_judged_of_it(change: Row, expected: list[str]) -> None:
    assert judged(by_key([LABEL]), {**EVENT, **change}) == expected


def test_a_wrong_type_has_no_right_sides() -> None:
    assert judged(by_key([{**LABEL, "right": False}]), EVENT) == ["events", "judged"]


def test_shares_are_of_what_was_judged() -> None:
    counts = Counter({"events": 4, "judged": 2, "type": 1, "actors": 1, "unjudged": 2})
    assert shares(counts).startswith("4 events, 2 of them judged; type 0.500; actors 0.500; recipients 0.000")


def test_another_text_is_refused() -> None:
    with pytest.raises(SystemExit, match="its text is another"):
        check([{"doc_id": "d", "text": "changed"}], by_key([LABEL]))
