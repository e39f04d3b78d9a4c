"""Every capital letter of the scripts that news writes names in is one, and nothing else is."""

import re

from dragoman.records.letters import CAPITALS


def test_capitals_stand_in_a_class_and_hold_no_small_letter_or_sign() -> None:
    one = re.compile(f"[{CAPITALS}]")
    assert all(one.match(letter) for letter in "AZÀÞČĐŁȚŞĞŽΩЖЯЇỆ")
    assert not any(one.match(letter) for letter in "azßÿčđłțωжệ[]^-\\ 1")
