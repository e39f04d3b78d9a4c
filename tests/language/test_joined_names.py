"""Persons with a title each, and several behind one title, that the parser read as one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_parses import parsed

from dragoman.language.joined_names import mend_joined
from dragoman.language.trees import is_tree
from dragoman.records import Token


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Interior Minister Ana Dorin and Police Chief Petr Lunde said it would end.", ["Dorin", "Lunde"]),
        ("Troops detained Interior Minister Ana Dorin and Police Chief Petr Lunde.", ["Dorin", "Lunde"]),
        ("Foreign Minister Lena Voss and Defence Minister Karl Brandt signed it.", ["Voss", "Brandt"]),
        (
            "Prime Minister Ivo Marek, Interior Minister Ana Dorin and Police Chief Petr Lunde met envoys.",
            ["Marek", "Dorin", "Lunde"],
        ),
        ("Opposition leader Samuel Otieno and activist Grace Mwangi were arrested.", ["Otieno", "Mwangi"]),
        ("Senators Jim Hartwell and Lucy Brand criticized the government.", ["Hartwell", "Brand"]),
        ("President Tomas Okoro and his wife visited Kenya.", ["Okoro", "wife"]),
    ],
)
def test_each_of_the_joined_stands_in_the_clause(text: str, names: list[str]) -> None:
    _, (sentence,) = parsed(text)
    first = next(t for t in sentence.tokens if t.text == names[0])
    assert first.dep in {"nsubj", "nsubjpass", "dobj"}
    for name in names[1:]:
        token = next(t for t in sentence.tokens if t.text == name)
        assert token.dep == "conj"
        while token.dep == "conj":
            token = sentence.tokens[token.head]
        assert token.text == names[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The soldiers Joseph Kony commanded killed 20 villagers.", "soldiers"),
        ("The generals Omar Bashir appointed attacked Khartoum.", "generals"),
    ],
)
def test_a_name_with_a_verb_of_its_own_leaves_the_other_to_the_word_before(text: str, subject: str) -> None:
    _, (sentence,) = parsed(text)
    assert next(t for t in sentence.tokens if t.text == subject).dep == "nsubj"


def test_names_already_joined_stay_as_they_are() -> None:
    words = [("Okoro", "nsubj", 3), ("and", "cc", 0), ("Marek", "conj", 0), ("met", "ROOT", 3)]
    tokens = tuple(
        Token(i, 10 * i, 10 * i + len(w), w, w, "PROPN", "NNP", dep, head, "PERSON")
        for i, (w, dep, head) in enumerate(words)
    )
    assert mend_joined(tokens) == tokens


@given(st.integers(0, 10_000))
def test_any_tree_stays_a_tree(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 - makes parses, no secrets
    words = draw.choices(["Minister", "Senators", "Ana", "Dorin", "and", "Police", "Sgt.", "left"], k=9)
    heads = [0, *(draw.randrange(i) for i in range(1, 9))]
    labels = ("nsubj", "nmod", "compound", "conj", "appos", "dobj")
    made = tuple(
        Token(
            i,
            10 * i,
            10 * i + len(w),
            w,
            w.lower(),
            "CCONJ" if w == "and" else "PROPN",
            draw.choice(["NNP", "NNS"]),
            draw.choice(labels),
            heads[i],
            draw.choice(["PERSON", ""]),
        )
        for i, w in enumerate(words)
    )
    assert is_tree(mend_joined(made))
