"""The sides of a trigger: the likeliest role of a phrase's head word, one mention a party and side."""

import numpy as np
import pytest

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_sides import Part, Sides, near, of_role, once

NONE, ACTOR, RECIPIENT, DATE = 0, 1, 2, 3
PLAIN = Sides(none=1.0, elsewhere=0.65, date=DATE)
# "Chad guards freed divers . They left": word, governor, label, sentence
TREE = (
    ("Chad", 1, "compound", 0),
    ("guards", 2, "nsubj", 0),
    ("freed", 2, "ROOT", 0),
    ("divers", 2, "dobj", 0),
    ("They", 5, "nsubj", 1),
    ("left", 5, "ROOT", 1),
)
FREED = 2
MENTIONS = [(0, 1), (0, 2), (3, 4), (4, 5)]  # Chad, Chad guards, divers, They


def hints() -> Hints:
    return Hints(
        words=[(10 * i, 10 * i + len(row[0])) for i, row in enumerate(TREE)],
        sentences=[row[3] for row in TREE],
        heads=[row[1] for row in TREE],
        deps=[row[2] for row in TREE],
        marks=[()] * len(TREE),
        sides={},
        voices=(),
        mentions=MENTIONS,
    )


def found(*shares: tuple[float, float, float], sides: Sides = PLAIN) -> dict[int, int]:
    """Give the role of each mention, one token a word."""
    roles = np.array(shares, dtype=np.float32)
    return {p.mention: p.role for p in sides.parts(roles, range(len(TREE)), hints(), FREED)}


NO = (1.0, 0.0, 0.0)


def test_a_phrase_has_the_role_of_its_head_word_and_what_is_inside_has_none_of_its_own() -> None:
    """The guards act, whatever the country inside the phrase might be by itself."""
    assert found((0, 0, 1), (0, 1, 0), NO, (0, 0, 1), NO, NO) == {1: ACTOR, 2: RECIPIENT}


@pytest.mark.parametrize(("share", "kept"), [(0.6, False), (0.7, True)])
def test_another_sentence_asks_for_more(share: float, kept: bool) -> None:
    """A party that stands in another sentence than the trigger needs a higher probability."""
    assert (3 in found(NO, NO, NO, NO, (1 - share, share, 0), NO)) is kept


@pytest.mark.parametrize(("none", "kept"), [(1.0, True), (1.5, False)])
def test_no_role_can_be_given_more_weight(none: float, kept: bool) -> None:
    """Weighing "no role" up drops sides that were only just likelier."""
    shares = (NO, (0.45, 0.55, 0), NO, NO, NO, NO)
    assert (1 in found(*shares, sides=Sides(none, 0.65, DATE))) is kept


@pytest.mark.parametrize(("role", "inside"), [(DATE, {0: RECIPIENT}), (NONE + 4, {})])
def test_who_is_named_in_a_phrase_that_says_when_has_a_part_of_his_own(
    role: int, inside: dict[int, int]
) -> None:
    """Of "two days of talks with Chad" it is when and with whom; a phrase that says where is one thing."""
    roles = np.zeros((len(TREE), 5), dtype=np.float32)
    roles[:, NONE] = 1
    roles[:2] = np.eye(5)[[RECIPIENT, role]]
    parts = {p.mention: p.role for p in PLAIN.parts(roles, range(len(TREE)), hints(), FREED)}
    assert parts == {1: role, **inside}


def part(mention: int, role: int, share: float, *, elsewhere: bool = False) -> Part:
    return Part(mention, role, share, elsewhere)


def test_a_party_stands_once_on_a_side_by_its_surest_mention() -> None:
    """Of a name and a pronoun for one party the surer stays, the trigger's own sentence first."""
    parts = [part(0, ACTOR, 0.9, elsewhere=True), part(3, ACTOR, 0.7), part(5, ACTOR, 0.8)]
    assert [p.mention for p in once(parts, lambda _a, _b: True)] == [5]
    assert [p.mention for p in once(parts, lambda _a, _b: False)] == [5, 3, 0]


def test_a_party_may_stand_on_both_sides() -> None:
    """Chains decide within a side only."""
    parts = [part(0, ACTOR, 0.9), part(3, RECIPIENT, 0.7)]
    assert {p.role for p in once(parts, lambda _a, _b: True)} == {ACTOR, RECIPIENT}


def test_mentions_of_a_role_come_in_text_order() -> None:
    """Whatever their certainty."""
    assert of_role([part(4, ACTOR, 0.9), part(1, ACTOR, 0.8), part(2, RECIPIENT, 0.7)], ACTOR) == (1, 4)


# "Kim, whom Lee and Oh saw, threatened, with Ann (under Bo) sending troops of Chad": who sends them?
CLAUSES = (
    ("Kim", 4, "nsubj"),
    ("Lee", 3, "nsubj"),
    ("Oh", 1, "conj"),
    ("saw", 0, "relcl"),
    ("threatened", 4, "ROOT"),
    ("with", 4, "prep:with"),
    ("Ann", 8, "nsubj"),
    ("Bo", 9, "pobj"),
    ("sending", 5, "pcomp"),
    ("under", 8, "prep:under"),
    ("troops", 8, "dobj"),
    ("of", 10, "prep:of"),
    ("Chad", 11, "pobj"),
)


@pytest.mark.parametrize(
    ("trigger", "given", "left"),
    [
        ("sending", ["Kim", "Ann"], ["Ann"]),
        ("sending", ["Kim", "Lee"], ["Kim"]),
        ("sending", ["Ann", "Bo"], ["Ann"]),
        ("sending", ["Kim", "Ann", "Chad"], ["Ann", "Chad"]),
        ("saw", ["Lee", "Oh", "Ann"], ["Lee", "Oh"]),
        ("sending", ["Lee", "Oh"], ["Lee", "Oh"]),
        ("threatened", ["Lee", "Bo"], ["Lee"]),
        ("threatened", ["Lee", "Oh", "Bo"], ["Lee", "Oh"]),
        ("troops", ["Kim", "Ann", "Chad"], ["Ann", "Chad"]),
    ],
)
def test_parties_of_other_clauses_give_way(trigger: str, given: list[str], left: list[str]) -> None:
    """Who hangs on the trigger is a side before its verb's subject, and that before the surest other one."""
    words = [row[0] for row in CLAUSES]
    tree = Hints(
        words=[(10 * i, 10 * i + len(word)) for i, word in enumerate(words)],
        sentences=[0] * len(words),
        heads=[row[1] for row in CLAUSES],
        deps=[row[2] for row in CLAUSES],
        marks=[()] * len(words),
        sides={},
        voices=(),
        mentions=[(i, i + 1) for i in range(len(words))],
    )
    parts = [part(words.index(word), ACTOR, 0.9) for word in given]
    other = part(words.index("Lee"), RECIPIENT, 0.9)
    kept = near([*parts, other], tree, words.index(trigger))
    assert [words[p.mention] for p in kept if p.role == ACTOR] == left
    assert other in kept


def test_a_party_of_another_sentence_gives_way_to_one_of_the_triggers() -> None:
    near_by, far = part(2, RECIPIENT, 0.7), part(3, RECIPIENT, 0.9, elsewhere=True)
    assert near([near_by, far], hints(), FREED) == [near_by]
    beside = part(0, RECIPIENT, 0.7)
    assert near([beside, far], hints(), FREED) == [beside]
    assert near([far], hints(), FREED) == [far]
