"""An empty side is filled with who is half believed in and stands where grammar tells that side."""

from collections.abc import Sequence

import numpy as np
import pytest

from dragoman.events.coders.reader_leaning import with_leanings
from dragoman.events.coders.reader_links import Trigger
from dragoman.events.coders.reader_sides import Part
from made_hints import ROLES, Row, hints_of_tree

ACTOR, RECIPIENT = 1, 2
SOMEBODY = "party:person"
Shares = tuple[float, float, float]  # none, actor, recipient


def sides(
    tree: Sequence[Row], trigger: str, shares: dict[str, Shares], *parts: tuple[str, int], type_: str
) -> dict[str, int]:
    """Give the roles that words end with; each word with shares is a mention of its own."""
    words = [row[0] for row in tree]
    names = list(shares)
    rows = {i: np.array([*shares[word], 0, 0, 0], dtype=np.float32) for i, word in enumerate(names)}
    act = Trigger(words.index(trigger), type_, hints_of_tree(tree, shares), rows, ROLES)
    given = [Part(names.index(word), role, 0.9, elsewhere=False) for word, role in parts]
    return {names[p.mention]: p.role for p in with_leanings(given, act)}


# "the man who killed guards fled"
KILLED: tuple[Row, ...] = (
    ("man", 4, "nsubj", SOMEBODY),
    ("who", 2, "nsubj", ""),
    ("killed", 0, "relcl", ""),
    ("guards", 2, "dobj", SOMEBODY),
    ("fled", 4, "ROOT", ""),
)
# "the talks she had with Togo"
HAD: tuple[Row, ...] = (
    ("talks", 0, "ROOT", ""),
    ("she", 2, "nsubj", SOMEBODY),
    ("had", 0, "relcl", ""),
)
# "the bureau wrote as part of inquiry"
PART: tuple[Row, ...] = (
    ("bureau", 1, "nsubj", SOMEBODY),
    ("wrote", 1, "ROOT", ""),
    ("as", 1, "prep:as", ""),
    ("part", 2, "pobj", ""),
    ("of", 3, "prep:of", ""),
    ("inquiry", 4, "pobj", ""),
)
# "Kone refused to endorse Ba"
REFUSED: tuple[Row, ...] = (
    ("Kone", 1, "nsubj", SOMEBODY),
    ("refused", 1, "ROOT", ""),
    ("endorse", 1, "xcomp", ""),
    ("Ba", 2, "dobj", SOMEBODY),
)
# "she left at request"
LEFT: tuple[Row, ...] = (
    ("she", 1, "nsubj", SOMEBODY),
    ("left", 1, "ROOT", ""),
    ("at", 1, "prep:at", ""),
    ("request", 2, "pobj", ""),
)
HALF_ACTOR, HALF_RECIPIENT = (0.5, 0.4, 0.1), (0.5, 0.1, 0.4)


@pytest.mark.parametrize(
    ("tree", "trigger", "type_", "word", "shares", "role"),
    [
        (KILLED, "killed", "ASSAULT", "man", HALF_ACTOR, ACTOR),
        (HAD, "talks", "CONSULT", "she", HALF_ACTOR, ACTOR),
        (PART, "inquiry", "ACCUSE", "bureau", HALF_ACTOR, ACTOR),
        (REFUSED, "refused", "REJECT", "Ba", HALF_RECIPIENT, RECIPIENT),
        (LEFT, "request", "REQUEST", "she", HALF_RECIPIENT, RECIPIENT),
    ],
)
def test_who_stands_where_a_side_is_told_and_is_half_believed_in_has_that_part(
    tree: tuple[Row, ...], trigger: str, type_: str, word: str, shares: Shares, role: int
) -> None:
    assert sides(tree, trigger, {word: shares}, type_=type_) == {word: role}


@pytest.mark.parametrize(
    ("tree", "trigger", "type_", "word", "shares"),
    [
        (KILLED, "killed", "ASSAULT", "man", (0.9, 0.1, 0.0)),  # hardly believed in
        (KILLED, "killed", "ASSAULT", "man", (0.3, 0.3, 0.4)),  # likelier the other side
        (KILLED, "killed", "ASSAULT", "guards", HALF_ACTOR),  # stands where nobody acts
        (REFUSED, "refused", "ASSAULT", "Ba", HALF_RECIPIENT),  # no act of words
        (LEFT, "request", "REJECT", "she", HALF_RECIPIENT),
    ],
)
def test_who_is_too_unlikely_or_stands_elsewhere_has_none(
    tree: tuple[Row, ...], trigger: str, type_: str, word: str, shares: Shares
) -> None:
    assert sides(tree, trigger, {word: shares}, type_=type_) == {}


def test_a_thing_has_no_part() -> None:
    tree = tuple((w, i, d, "party:unknown" if w == "man" else m) for w, i, d, m in KILLED)
    assert sides(tree, "killed", {"man": HALF_ACTOR}, type_="ASSAULT") == {}


def test_who_was_read_stays_alone() -> None:
    shares = {"man": HALF_ACTOR, "guards": (0.1, 0.9, 0.0)}
    assert sides(KILLED, "killed", shares, ("guards", ACTOR), type_="ASSAULT") == {"guards": ACTOR}
