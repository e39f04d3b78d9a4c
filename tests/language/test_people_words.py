"""Which nouns are of people, and what gender words and names show."""

import pytest

from dragoman.knowledge.given_names import gender_of_name, is_given
from dragoman.language.people_words import gender_of_word, is_human


@pytest.mark.parametrize(
    ("noun", "human"),
    [
        ("boy", True),
        ("commander", True),
        ("spokeswoman", True),
        ("politician", True),
        ("detainee", True),
        ("student", True),
        ("payment", False),
        ("border", False),
        ("committee", False),
        ("readiness", False),
        ("list", False),
        ("banking", False),
    ],
)
def test_people_are_told_by_ending_or_list(noun: str, human: bool) -> None:
    assert is_human(noun) is human


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("ms.", "female"),
        ("policewoman", "female"),
        ("woman", "female"),
        ("uncle", "male"),
        ("chairman", "male"),
        ("german", ""),
        ("oman", ""),
        ("minister", ""),
    ],
)
def test_a_title_or_word_of_kin_shows_a_gender(word: str, gender: str) -> None:
    assert gender_of_word(word) == gender


@pytest.mark.parametrize(
    ("words", "gender"),
    [
        (("Helena", "Brandt"), "female"),
        (("Stefan", "Okoro"), "male"),
        (("Jean-Claude", "Morel"), ""),
        (("Hélène", "Morel"), "female"),
        (("Kim", "Larsen"), ""),
        (("Aliya", "Bekmukova"), "female"),
        (("Helena",), ""),
        ((), ""),
    ],
    ids=" ".join,
)
def test_a_given_name_shows_a_gender_where_only_one_bears_it(words: tuple[str, ...], gender: str) -> None:
    assert gender_of_name(words) == gender


def test_what_is_no_given_name_is_none() -> None:
    assert is_given("Stefan")
    assert not is_given("Acme")
    assert not is_given("")
