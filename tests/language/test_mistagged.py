"""Names that the tagger took for another kind of word."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.mistagged import mend_names
from dragoman.language.trees import is_tree
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


def test_what_hung_on_the_verb_that_was_none_does_not_go_round() -> None:
    """In "After talks with Samir al-Obeid the mayor left" *after* hung on the surname, and that on *with*."""
    made = mend_names(
        tokens(
            [
                ("After", "ADP", "IN", "prep", 4, ""),
                ("talks", "NOUN", "NNS", "pobj", 0, ""),
                ("with", "ADP", "IN", "prep", 1, ""),
                ("Samir", "PROPN", "NNP", "pobj", 2, "PERSON"),
                ("al-Obeid", "VERB", "VBD", "advcl", 7, "PERSON"),
                ("the", "DET", "DT", "det", 6, ""),
                ("mayor", "NOUN", "NN", "nsubj", 7, ""),
                ("left", "VERB", "VBD", "ROOT", 7, ""),
            ]
        )
    )
    assert [(t.dep, t.head) for t in (made[0], made[3], made[4])] == [
        ("prep", 7),
        ("compound", 4),
        ("pobj", 2),
    ]


_WORDS = st.sampled_from(
    [
        ("Samir", "PROPN", "PERSON"),
        ("al-Obeid", "VERB", "PERSON"),
        ("al-Obeid", "PROPN", ""),
        ("with", "ADP", ""),
    ]
)
_RELATIONS = st.sampled_from(["nsubj", "pobj", "prep", "compound", "advcl", "dobj"])


@given(st.lists(st.tuples(_WORDS, _RELATIONS, st.integers(0, 99)), min_size=1, max_size=9), st.randoms())
def test_a_mended_sentence_is_a_tree(
    drawn: list[tuple[tuple[str, str, str], str, int]], order: Random
) -> None:
    """Whatever tree the parser gives."""
    places = list(range(len(drawn)))
    order.shuffle(places)  # each word hangs on one that was placed before it, the first on itself
    heads = {word: places[drawn[word][2] % n] if n else word for n, word in enumerate(places)}
    words: list[Word] = [
        (text, pos, "NNP" if pos == "PROPN" else "VBD", dep if heads[i] != i else "ROOT", heads[i], entity)
        for i, ((text, pos, entity), dep, _) in enumerate(drawn)
    ]
    assert is_tree(tokens(words))
    assert is_tree(mend_names(tokens(words)))


def test_links_that_go_round_are_no_tree() -> None:
    words: list[Word] = [("one", "NOUN", "NN", "nsubj", 1, ""), ("two", "NOUN", "NN", "appos", 0, "")]
    assert not is_tree(tokens(words))
