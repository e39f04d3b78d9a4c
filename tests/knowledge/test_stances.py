"""The words of stance: enough of them, one meaning in each place, mistakes told with their place."""

from pathlib import Path
from shutil import copytree

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import stances
from dragoman.knowledge.stances import FOLDER, Pole, Role, load_stances


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(FOLDER, tmp_path / "stances")


def test_there_are_words_of_every_kind() -> None:
    """At least 300 predicates of stance, verbs, nouns, adjectives and idioms among them."""
    found = load_stances()
    kinds = {pos: {word for p, word, _ in found.words if p == pos} for pos in ("verb", "noun", "adjective")}
    assert sum(map(len, kinds.values())) >= 300
    assert all(len(words) > 100 for words in kinds.values())
    assert len(found.idioms) > 50


CASES = [
    ("verb", "oppose", "object", Role.ATTITUDE, Pole.AGAINST),
    ("verb", "object", "to", Role.ATTITUDE, Pole.AGAINST),
    ("verb", "pull out", "of", Role.ACT, Pole.AGAINST),
    ("verb", "ratify", "object", Role.ACT, Pole.FOR),
    ("verb", "violate", "subject", Role.JUDGEMENT, Pole.AGAINST),
    ("noun", "opposition", "to", Role.ATTITUDE, Pole.AGAINST),
    ("noun", "cancellation", "of", Role.ACT, Pole.AGAINST),
    ("noun", "supporter", "of", Role.HOLDER, Pole.FOR),
    ("adjective", "illegal", "subject", Role.JUDGEMENT, Pole.AGAINST),
    ("adjective", "opposed", "to", Role.ATTITUDE, Pole.AGAINST),
]


@pytest.mark.parametrize(("pos", "word", "place", "role", "pole"), CASES)
def test_a_word_is_found_by_the_place_of_its_matter(
    pos: str, word: str, place: str, role: Role, pole: Pole
) -> None:
    found = load_stances().find(pos, word, place)
    assert found is not None
    assert (found.role, found.pole) == (role, pole)


def test_a_negation_turns_support_and_leaves_opposition_open() -> None:
    """Who does not support is against; who does not oppose is neither."""
    found = load_stances()
    pairs = [found.find("verb", word, "object") for word in ("support", "oppose", "demand")]
    assert [word and word.negated for word in pairs] == [Pole.AGAINST, Pole.NONE, Pole.NONE]


MISTAKES = [
    ("groups:\n  - role: attitude\n    matter: [object]\n    words: [hate]\n", "needs a stance"),
    ("groups:\n  - role: attitude\n    stance: against\n    words: [hate]\n", "needs matter"),
    (
        "groups:\n  - role: act\n    stance: for\n    matter: [beside]\n    words: [hate]\n",
        "'beside' is no place",
    ),
    ("groups:\n  - role: act\n    stance: for\n    words: ['build +upwards']\n", "'upwards' is no place"),
    ("groups:\n  - role: mood\n    stance: for\n    words: [hate]\n", "role"),
    (
        "groups:\n  - role: act\n    stance: for\n    matter: [object]\n    words: [build, build]\n",
        "stands in stances/verbs.yaml:5 already",
    ),
]


@pytest.mark.parametrize(("text", "problem"), MISTAKES)
def test_a_mistake_is_told_with_its_place(folder: Path, text: str, problem: str) -> None:
    (folder / "verbs.yaml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=r"stances/verbs\.yaml") as told:
        stances.load_stances(folder)
    assert problem in str(told.value)


def test_an_idiom_needs_the_matter_once(folder: Path) -> None:
    (folder / "idioms.yaml").write_text("groups:\n  - stance: for\n    phrases: ['long live']\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"idioms\.yaml, line 3.*must have the matter's \*"):
        stances.load_stances(folder)
