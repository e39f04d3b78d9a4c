"""Sides by the links of the parse: whose act it is, its object, what only tells where, who only describes."""

from collections.abc import Sequence

import numpy as np
import pytest

from dragoman.events.coders.reader_links import Trigger, linked, without_strays
from dragoman.events.coders.reader_sides import Part
from made_hints import ROLES, Row, hints_of_tree

ACTOR, RECIPIENT = 1, 2
Shares = tuple[float, float, float, float]  # none, actor, recipient, place


def sides(
    tree: Sequence[Row], trigger: str, shares: dict[str, Shares], *parts: tuple[str, int, float], type_: str
) -> dict[str, int]:
    """Give the roles that words end with; each word with shares is a mention of its own."""
    words = [row[0] for row in tree]
    hints = hints_of_tree(tree, shares)
    names = list(shares)
    rows = {i: np.array([*shares[word], 0, 0], dtype=np.float32) for i, word in enumerate(names)}
    act = Trigger(words.index(trigger), type_, hints, rows, ROLES)
    given = [Part(names.index(word), role, share, elsewhere=False) for word, role, share in parts]
    return {names[p.mention]: p.role for p in linked(without_strays(given, act), act)}


# "Togo condemned its sixth Beninese test"
TEST: tuple[Row, ...] = (
    ("Togo", 1, "nsubj", "entity:GPE"),
    ("condemned", 1, "ROOT", ""),
    ("its", 5, "poss", "pos:PRON"),
    ("sixth", 5, "amod", ""),
    ("Beninese", 5, "amod", "entity:NORP"),
    ("test", 1, "dobj", ""),
)


@pytest.mark.parametrize(("word", "place"), [("its", 0.0), ("Beninese", 0.4)])
def test_an_act_without_actor_is_whose_it_is_called(word: str, place: float) -> None:
    """However little likely the Reader thought it; a people is no place."""
    shares = {word: (0.6, 0.1, 0.01, place)}
    assert sides(TEST, "test", shares, type_="MOBILIZE") == {word: ACTOR}


@pytest.mark.parametrize(
    ("shares", "type_"),
    [
        ((0.9, 0.02, 0.08, 0.0), "MOBILIZE"),  # likelier the one it is done to
        ((0.9, 0.1, 0.0, 0.0), "RETREAT"),  # "their release"
    ],
)
def test_an_owner_may_be_whom_it_is_done_to(shares: Shares, type_: str) -> None:
    assert sides(TEST, "test", {"its": shares}, type_=type_) == {}


def test_its_speaks_against_an_actor_of_another_clause_and_not_against_the_verbs_own() -> None:
    """Togo is "condemned"'s subject and near enough; where it stood in a clause apart "its" would tell."""
    shares = {"Togo": (0.1, 0.9, 0, 0), "its": (0.9, 0.1, 0, 0)}
    assert sides(TEST, "test", shares, ("Togo", ACTOR, 0.9), type_="MOBILIZE") == {"Togo": ACTOR}
    apart = (("Togo", 0, "ROOT", "entity:GPE"), *TEST[1:])
    assert sides(apart, "test", shares, ("Togo", ACTOR, 0.9), type_="MOBILIZE") == {"its": ACTOR}
    assert sides(apart, "test", shares, ("Togo", ACTOR, 0.9), type_="CONSULT") == {"Togo": ACTOR}


# "Jets bombed caves of rebels near Kaduna"
CAVES: tuple[Row, ...] = (
    ("Jets", 1, "nsubj", ""),
    ("bombed", 1, "ROOT", ""),
    ("caves", 1, "dobj", ""),
    ("of", 2, "prep:of", ""),
    ("rebels", 3, "pobj", ""),
    ("near", 1, "prep:near", ""),
    ("Kaduna", 5, "pobj", "entity:GPE"),
)


@pytest.mark.parametrize("word", ["caves", "rebels"])
def test_an_act_without_recipient_is_done_to_its_object_or_whose_that_is(word: str) -> None:
    assert sides(CAVES, "bombed", {word: (0.6, 0, 0.4, 0)}, type_="ASSAULT") == {word: RECIPIENT}


@pytest.mark.parametrize(
    ("word", "shares", "type_"),
    [
        ("Kaduna", (0.5, 0, 0.5, 0), "ASSAULT"),  # no object
        ("caves", (0.8, 0, 0.2, 0), "ASSAULT"),  # nobody is more than twice as likely
        ("caves", (0.3, 0, 0.3, 0.4), "ASSAULT"),  # a place is likelier
        ("caves", (0.5, 0, 0.5, 0), "MOBILIZE"),  # what is moved is the actor's own
    ],
)
def test_an_object_must_be_likely(word: str, shares: Shares, type_: str) -> None:
    assert sides(CAVES, "bombed", {word: shares}, type_=type_) == {}


def test_who_was_read_stays_the_recipient() -> None:
    shares = {"Jets": (0, 0.4, 0.6, 0), "caves": (0.5, 0, 0.5, 0)}
    assert sides(CAVES, "bombed", shares, ("Jets", RECIPIENT, 0.6), type_="ASSAULT") == {"Jets": RECIPIENT}


# "An Omani envoy saw the Kaduna attack"
SCENE: tuple[Row, ...] = (
    ("Omani", 1, "amod", "entity:NORP"),
    ("envoy", 2, "nsubj", ""),
    ("saw", 2, "ROOT", ""),
    ("Kaduna", 4, "compound", "entity:GPE"),
    ("attack", 2, "dobj", ""),
)


@pytest.mark.parametrize(("type_", "left"), [("ASSAULT", {}), ("COERCE", {"Kaduna": RECIPIENT})])
def test_a_place_before_the_noun_of_an_assault_says_where(type_: str, left: dict[str, int]) -> None:
    shares = {"Kaduna": (0.1, 0.0, 0.6, 0.3)}
    assert sides(SCENE, "attack", shares, ("Kaduna", RECIPIENT, 0.6), type_=type_) == left


# "The Kaduna and Zaria market attacks hurt rebels of Kano"
SCENES: tuple[Row, ...] = (
    ("Kaduna", 4, "nmod", "entity:GPE"),
    ("and", 0, "cc", ""),
    ("Zaria", 0, "conj", "entity:GPE"),
    ("market", 4, "compound", ""),
    ("attacks", 5, "nsubj", ""),
    ("hurt", 5, "ROOT", ""),
    ("rebels", 5, "dobj", ""),
    ("Kano", 6, "compound", "entity:GPE"),
)


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("Kaduna", {}),
        ("Zaria", {}),
        ("market", {"market": RECIPIENT}),
        ("Kano", {"Kano": RECIPIENT}),
    ],
)
def test_places_in_a_row_before_the_noun_say_where_and_other_words_do_not(
    word: str, left: dict[str, int]
) -> None:
    shares = {word: (0.1, 0.0, 0.6, 0.3)}
    assert sides(SCENES, "attacks", shares, (word, RECIPIENT, 0.6), type_="ASSAULT") == left


@pytest.mark.parametrize(("share", "left"), [(0.7, {}), (0.8, {"Omani": ACTOR})])
def test_who_only_describes_another_noun_must_be_likely(share: float, left: dict[str, int]) -> None:
    shares = {"Omani": (0.2, share, 0.0, 0.0)}
    assert sides(SCENE, "attack", shares, ("Omani", ACTOR, share), type_="ASSAULT") == left


def test_a_name_of_which_nothing_is_known_says_where_an_assault_was() -> None:
    """Whatever the parser took Zaria for in "the Zaria attack"; to a known party it is done."""
    for mark, left in (("party:unknown", {}), ("party:unknown party:group", {"Kaduna": RECIPIENT})):
        tree = tuple((w, i, d, f"pos:PROPN {mark}" if w == "Kaduna" else m) for w, i, d, m in SCENE)
        shares = {"Kaduna": (0.1, 0.0, 0.6, 0.3)}
        assert sides(tree, "attack", shares, ("Kaduna", RECIPIENT, 0.6), type_="ASSAULT") == left


# "Chad denied its plan to free miners"
PLAN: tuple[Row, ...] = (
    ("Chad", 1, "nsubj", "entity:GPE"),
    ("denied", 1, "ROOT", ""),
    ("its", 3, "poss", "pos:PRON"),
    ("plan", 1, "dobj", ""),
    ("to", 5, "aux", ""),
    ("free", 3, "acl", ""),
    ("miners", 5, "dobj", ""),
)


@pytest.mark.parametrize(
    ("share", "mark", "left"),
    [
        (0.3, "", {"its": ACTOR}),
        (0.1, "", {}),  # too unlikely
        (0.3, "lexicon:REQUEST", {}),  # "its demand to free them" is to others
    ],
)
def test_whose_plan_an_act_is_does_it(share: float, mark: str, left: dict[str, int]) -> None:
    tree = tuple((w, i, d, mark if w == "plan" else m) for w, i, d, m in PLAN)
    assert sides(tree, "free", {"its": (1 - share, share, 0, 0)}, type_="COERCE") == left


def test_whose_thing_a_participle_describes_does_not_do_it() -> None:
    """Of "its plan seized by miners" it is not told who owns the miners' act."""
    tree = tuple((w, i, "dep" if w == "to" else d, m) for w, i, d, m in PLAN)
    assert sides(tree, "free", {"its": (0.7, 0.3, 0, 0)}, type_="COERCE") == {}
