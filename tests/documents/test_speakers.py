"""Whoever speaks is found by any capital letter that names begin with."""

import pytest

from dragoman.documents.speakers import find_speakers

NAMES = ("ȚURCAN", "ŁURCAN", "ĐINĐIĆ", "ŠARIĆ", "ΠΑΠΑΣ", "ЖУКОВ", "ỆTHANH", "ÉLUARD", "TURCAN")


@pytest.mark.parametrize("name", NAMES)
def test_a_label_is_seen_whatever_letter_its_name_begins_with(name: str) -> None:
    lines = (
        "MR BROWN: Did guards fire on the protesters?",
        f"MS {name}: No. We arrested two smugglers.",
        "MR BROWN: Thank you.",
    )
    assert set(find_speakers(lines)) == {0, 1, 2}


@pytest.mark.parametrize("name", NAMES)
def test_a_debate_as_parliaments_print_it_is_seen(name: str) -> None:
    lines = (f"Mr. {name}. I thank the Chair.", "Mr. BROWN. I object.", f"Mr. {name}. The bill fails.")
    assert set(find_speakers(lines)) == {0, 1, 2}
