"""Coordinations that the parser hung to the wrong name."""

import pytest

from dragoman.language.attachments import mend_attachments
from dragoman.records import Token

Words = list[tuple[str, str, int, str]]


def tokens(words: Words) -> tuple[Token, ...]:
    """Make tokens of (text, dependency, head, entity)."""
    return tuple(
        Token(
            i,
            10 * i,
            10 * i + len(text),
            text,
            text.lower(),
            "PROPN" if text[0].isupper() else "ADP",
            "",
            *rest,
        )
        for i, (text, *rest) in enumerate(words)
    )


HOME: Words = [
    ("Petrov", "nsubj", 0, "PERSON"),
    ("of", "prep", 0, ""),
    ("Ukraine", "pobj", 1, "GPE"),
    ("and", "cc", 2, ""),
    ("Karov", "conj", 2, "PERSON"),
]


@pytest.mark.parametrize(
    ("changed", "head"),
    [
        ({}, 0),
        ({0: ("Petrov", "nsubj", 0, "")}, 0),
        ({4: ("Russia", "conj", 2, "GPE")}, 2),
        ({1: ("against", "prep", 0, "")}, 2),
        ({0: ("Moscow", "nsubj", 0, "GPE")}, 2),
        ({2: ("Ivanov", "pobj", 1, "PERSON")}, 2),
    ],
    ids=[
        "person beside person",
        "name without label",
        "place beside place",
        "no home",
        "place of a place",
        "two persons",
    ],
)
def test_only_a_person_beside_another_ones_home_moves_up(
    changed: dict[int, tuple[str, str, int, str]], head: int
) -> None:
    words = [changed.get(i, word) for i, word in enumerate(HOME)]
    made = mend_attachments(tokens(words))
    assert made[4].head == head
    assert made[:4] == tokens(words)[:4]


ROW: Words = [
    ("Rao", "nsubj", 0, "PERSON"),
    ("Lindt", "appos", 0, "PERSON"),
    ("and", "cc", 1, ""),
    ("Obi", "conj", 1, "PERSON"),
]


@pytest.mark.parametrize(
    ("changed", "dependency"),
    [
        ({}, "conj"),
        ({1: ("Chairman", "appos", 0, "")}, "appos"),
        ({0: ("Acme", "nsubj", 0, "ORG")}, "appos"),
        ({3: ("Lusaka", "conj", 1, "GPE")}, "appos"),
    ],
    ids=["three persons", "an office", "a firm", "a place joined on"],
)
def test_persons_in_a_row_are_a_list(changed: dict[int, tuple[str, str, int, str]], dependency: str) -> None:
    words = [changed.get(i, word) for i, word in enumerate(ROW)]
    assert mend_attachments(tokens(words))[1].dep == dependency


STAGE: tuple[tuple[str, str, str, int, str], ...] = (
    ("She", "PRON", "nsubj", 1, ""),
    ("joined", "VERB", "ROOT", 1, ""),
    ("Okello", "PROPN", "nmod", 5, ""),
    ("on", "ADP", "compound", 5, ""),
    ("-", "PUNCT", "punct", 5, ""),
    ("stage", "NOUN", "dobj", 1, ""),
)


@pytest.mark.parametrize(
    ("preposition", "name", "found"),
    [
        ("on", "PROPN", ("dobj", 1, "advmod")),
        ("in", "PROPN", ("nmod", 5, "dobj")),
        ("on", "NOUN", ("nmod", 5, "dobj")),
    ],
    ids=["where she was", "a thing of theirs", "no name"],
)
def test_whom_somebody_joined_on_stage_keeps_their_place(
    preposition: str, name: str, found: tuple[str, int, str]
) -> None:
    made = mend_attachments(
        [
            Token(
                i,
                i,
                i,
                preposition if text == "on" else text,
                text.lower(),
                name if text == "Okello" else pos,
                "",
                dep,
                head,
                entity,
            )
            for i, (text, pos, dep, head, entity) in enumerate(STAGE)
        ]
    )
    assert (made[2].dep, made[2].head, made[5].dep) == found
