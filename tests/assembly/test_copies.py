"""Articles that repeat another one's text are told from others."""

import pytest

from dragoman.assembly.copies import band_keys, likeness, runs


def _words(first: int, after: int) -> str:
    return " ".join(f"word{number}" for number in range(first, after))


WIRE = _words(0, 200)
OTHER = _words(1000, 1200)


@pytest.mark.parametrize(
    ("second", "is_copy"),
    [
        pytest.param(WIRE.upper().replace(" ", ", "), True, id="case and punctuation mean nothing"),
        pytest.param(_words(0, 60), True, id="an excerpt"),
        pytest.param(WIRE + " " + OTHER, True, id="with as much of its own"),
        pytest.param(_words(0, 60) + " " + OTHER, False, id="quotes less than half"),
        pytest.param(_words(0, 30), False, id="too short to tell"),
        pytest.param(OTHER, False, id="another text"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_text_is_a_copy_when_half_of_the_shorter_stands_in_the_longer(second: str, is_copy: bool) -> None:
    """The pairs that are looked at by their keys have it, and their texts decide."""
    one, two = runs(WIRE), runs(second)
    are_proposed = not set(band_keys(one)).isdisjoint(band_keys(two))
    assert (are_proposed and likeness(one, two).is_copy) is is_copy
    assert likeness(one, two) == likeness(two, one)


def test_likeness_counts_what_both_share() -> None:
    same = likeness(runs(_words(0, 104)), runs(_words(0, 54)))
    assert (same.shared, same.jaccard, same.containment) == (50, 0.5, 1.0)


def test_keys_are_the_same_in_every_run() -> None:
    assert band_keys(runs(WIRE))[0] == "0:5408374:189e8bd"
