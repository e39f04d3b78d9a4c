"""Members of a list: who stands on a side beside those that "and" joins to him."""

from collections.abc import Sequence

import numpy as np
import pytest

from dragoman.events.coders.reader_links import Trigger
from dragoman.events.coders.reader_lists import with_lists
from dragoman.events.coders.reader_sides import Part
from made_hints import ROLES, Row, hints_of_tree

RECIPIENT = 2


def held(
    tree: Sequence[Row], trigger: str, shares: dict[str, float], *given: str, one: bool = False
) -> list[str]:
    """Give the recipients that words end with; each word with a share is a mention of its own."""
    words = [row[0] for row in tree]
    hints = hints_of_tree(tree, shares)
    names = list(shares)
    rows = {
        i: np.array([1 - shares[w], 0, shares[w], 0, 0, 0], dtype=np.float32) for i, w in enumerate(names)
    }
    act = Trigger(words.index(trigger), "COERCE", hints, rows, ROLES)
    parts = [Part(names.index(word), RECIPIENT, shares[word], elsewhere=False) for word in given]
    return [names[p.mention] for p in with_lists(parts, act, lambda _one, _other: one)]


# "Kone, Diallo and Ba were held"
HELD: tuple[Row, ...] = (
    ("Kone", 4, "nsubjpass", ""),
    ("Diallo", 0, "conj", ""),
    ("and", 1, "cc", ""),
    ("Ba", 1, "conj", ""),
    ("held", 4, "ROOT", "pos:VERB"),
)
# "Benin warned Togo and Chad promised aid", misread as a list
WARNED: tuple[Row, ...] = (
    ("Benin", 1, "nsubj", ""),
    ("warned", 5, "ccomp", "pos:VERB"),
    ("Togo", 1, "dobj", ""),
    ("and", 2, "cc", ""),
    ("Chad", 2, "conj", ""),
    ("promised", 5, "ROOT", "pos:VERB"),
)


@pytest.mark.parametrize(
    ("share", "found"), [(0.3, ["Kone", "Ba", "Diallo"]), (0.1, ["Kone", "Ba"])], ids=["likely", "unlikely"]
)
def test_a_member_that_is_likely_enough_stands_with_the_others(share: float, found: list[str]) -> None:
    assert held(HELD, "held", {"Kone": 0.9, "Diallo": share, "Ba": 0.9}, "Kone", "Ba") == found


def test_the_first_of_a_list_has_the_part_of_the_others_unless_nothing_speaks_for_it() -> None:
    assert held(HELD, "held", {"Kone": 0.06, "Diallo": 0.1, "Ba": 0.9}, "Ba") == ["Ba", "Kone"]
    assert held(HELD, "held", {"Kone": 0.01, "Diallo": 0.1, "Ba": 0.9}, "Ba") == ["Ba"]


def test_a_party_that_stands_there_already_is_not_named_twice() -> None:
    assert held(HELD, "held", {"Kone": 0.9, "Ba": 0.9}, "Kone", one=True) == ["Kone"]


def test_whom_a_verb_follows_at_once_begins_another_clause() -> None:
    assert held(WARNED, "warned", {"Togo": 0.9, "Chad": 0.4}, "Togo") == ["Togo"]


def test_a_list_needs_a_member_on_the_side() -> None:
    assert held(HELD, "held", {"Kone": 0.9, "Ba": 0.9}) == []


# "Kone, a miner and activist, fled" with "activist" joined to what he is
SAID: tuple[Row, ...] = (
    ("Kone", 4, "nsubj", "pos:PROPN"),
    ("miner", 0, "appos", "pos:NOUN"),
    ("and", 1, "cc", ""),
    ("activist", 1, "conj", "pos:NOUN"),
    ("fled", 4, "ROOT", "pos:VERB"),
)


@pytest.mark.parametrize(("label", "found"), [("appos", ["Kone"]), ("conj", ["Kone", "activist"])])
def test_what_somebody_is_said_to_be_is_no_member(label: str, found: list[str]) -> None:
    """Both of "a miner and activist" are Kone; "Kone, miners and activists" are a list."""
    tree = tuple((w, i, label if w == "miner" else d, m) for w, i, d, m in SAID)
    assert held(tree, "fled", {"Kone": 0.9, "activist": 0.5}, "Kone") == found
