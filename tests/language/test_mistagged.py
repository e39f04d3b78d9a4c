"""Names that the tagger took for another kind of word."""

import pytest

from dragoman.language.mistagged import mend_names
from dragoman.records import Token

Word = tuple[str, str, str, str, int, str]


def tokens(words: list[Word]) -> tuple[Token, ...]:
    """Make tokens of (text, part of speech, tag, relation, head, label)."""
    return tuple(
        Token(i, 10 * i, 10 * i + len(text), text, text.lower(), pos, tag, dep, head, entity)
        for i, (text, pos, tag, dep, head, entity) in enumerate(words)
    )


@pytest.mark.parametrize(
    ("word", "named"),
    [
        (("Grant", "VERB", "VB", "nsubj", 1, "PERSON"), True),
        (("Grant", "ADV", "RB", "dobj", 1, "PERSON"), True),
        (("IS", "AUX", "VBZ", "dobj", 1, ""), True),
        (("Hide", "VERB", "VB", "nsubj", 1, ""), False),
        (("grant", "VERB", "VB", "nsubj", 1, ""), False),
        (("Writing", "VERB", "VBG", "nsubj", 1, "PERSON"), False),
        (("Grant", "VERB", "VB", "ROOT", 0, "PERSON"), False),
    ],
    ids=["base form as subject", "adverb", "abbreviation", "a button", "small", "gerund", "the verb itself"],
)
def test_a_word_in_a_names_place_is_a_name(word: Word, *, named: bool) -> None:
    made = mend_names(tokens([word, ("threatened", "VERB", "VBD", "ROOT", 1, "")]))
    assert (made[0].pos == "PROPN") is named


def test_a_heading_in_capitals_has_no_abbreviations() -> None:
    words: list[Word] = [("MUST", "AUX", "MD", "aux", 1, ""), ("WATCH", "VERB", "VB", "dobj", 1, "")]
    assert mend_names(tokens(words)) == tokens(words)


def test_a_surname_with_an_article_heads_the_whole_name() -> None:
    """Its title and given names were a name of their own, and the surname an adverb or a verb."""
    made = mend_names(
        tokens(
            [
                ("Ambassador", "PROPN", "NNP", "compound", 2, ""),
                ("Karim", "PROPN", "NNP", "compound", 2, "PERSON"),
                ("Nazari", "PROPN", "NNP", "nsubj", 3, "PERSON"),
                ("el-Obeid", "VERB", "VBD", "parataxis", 4, "PERSON"),
                ("spoke", "VERB", "VBD", "ROOT", 4, ""),
            ]
        )
    )
    assert [(t.dep, t.head) for t in made[:4]] == [("compound", 3)] * 3 + [("nsubj", 4)]
    assert made[3].pos == "PROPN"


def test_a_surname_takes_the_place_of_its_given_name() -> None:
    made = mend_names(
        tokens(
            [
                ("met", "VERB", "VBD", "ROOT", 0, ""),
                ("Ali", "PROPN", "NNP", "dobj", 0, "PERSON"),
                ("al-Nuri", "X", "XX", "dep", 0, "PERSON"),
            ]
        )
    )
    assert [(t.dep, t.head) for t in made[1:]] == [("compound", 2), ("dobj", 0)]


def test_a_place_before_a_surname_is_no_given_name() -> None:
    words: list[Word] = [
        ("Basra", "PROPN", "NNP", "pobj", 2, "GPE"),
        ("al-Nuri", "PROPN", "NNP", "nsubj", 2, "PERSON"),
        ("spoke", "VERB", "VBD", "ROOT", 2, ""),
    ]
    assert mend_names(tokens(words)) == tokens(words)
