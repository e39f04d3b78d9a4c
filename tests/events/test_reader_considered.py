"""What the Reader considered is kept with its probabilities where it was possible at all."""

from collections.abc import Mapping

import numpy as np
import pytest

from dragoman.events.coders.reader_considered import modes, ranked, side
from dragoman.events.coders.reader_sides import Part
from dragoman.records import NO_MODE
from dragoman.run.coder import Coder

TEXT = "Benin, which Togo accused of arming rebels in Niger, rejected a call by Mali and Chad for talks."


def _floats(*values: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return np.array(values, dtype=np.float32)


@pytest.mark.parametrize(
    ("shares", "kept"),
    [
        ((0.5, 0.3, 0.15, 0.05), [("a", 0.5), ("b", 0.3), ("c", 0.15)]),
        ((0.01, 0.98, 0.005, 0.005), [("b", 0.98)]),
        ((0.01, 0.0, 0.0, 0.0), [("a", 0.01)]),
    ],
)
def test_the_likeliest_values_are_kept(shares: tuple[float, ...], kept: list[tuple[str, float]]) -> None:
    """At most three, the best whatever it is, others if they are possible."""
    assert [(one.value, one.score) for one in ranked("abcd", _floats(*shares))] == kept


def test_modes_are_those_of_the_type_and_none() -> None:
    """Another type's mode is not possible, however high its score."""
    found = modes(_floats(1.0, 9.0, 1.0), ["", "AID/cash", "ASSAULT/beat"], "ASSAULT")
    assert [(one.value, one.score) for one in found] == [(NO_MODE, 0.5), ("beat", 0.5)]


SPANS = [(0, 2), (1, 2), (4, 5), (6, 7), (8, 9)]


def test_a_side_has_its_own_mentions_and_those_that_might_have_been() -> None:
    """No words of the chosen one (1 lies in 0), none that is hardly possible; one of elsewhere is kept."""
    shares: Mapping[int, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {
        0: _floats(0.1, 0.9), 1: _floats(0.1, 0.9), 2: _floats(0.7, 0.3), 3: _floats(0.99, 0.01),
    }  # fmt: skip
    parts = [Part(0, 1, 0.9, elsewhere=False), Part(4, 1, 0.7, elsewhere=True)]
    assert [(one.value, one.score) for one in side(parts, shares, SPANS, 1)] == [
        ("0", 0.9),
        ("4", 0.7),
        ("2", 0.3),
    ]
    assert side([], {3: shares[3]}, SPANS, 1) == ()


@pytest.mark.model
@pytest.mark.places
def test_an_events_decisions_have_what_was_not_taken() -> None:
    """Each side names its runner-ups by their words; whys name what was read, with its probability."""
    report = Coder().code(TEXT, "2026-03-05")
    (accused,) = (event for event in report.events if event.type == "ACCUSE")
    assert accused.why["status"].startswith("reader-2: read as happened (")
    assert accused.why["actors"].startswith("reader-2: read as actor (")
    sided = [one for one in report.decisions if one.field in {"actors", "recipients"}]
    assert {one.subject for one in sided} <= {event.id for event in report.events}
    assert "Niger" in {option.value for one in sided for option in one.alternatives}
    for one in sided:
        assert one.alternatives
        for option in one.alternatives:
            start, end = map(int, option.label.split(":"))
            assert report.document.text[start:end] == option.value
            assert 0 <= option.score <= 1
