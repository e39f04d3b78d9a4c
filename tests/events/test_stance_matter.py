"""What a matter is: the head word and what must stand beside it."""

import pytest

from dragoman.errors import UsageError
from dragoman.events.stance_matter import Phrase, matter

CASES = [
    ("referendum", Phrase("referendum", frozenset())),
    ("the Referendums", Phrase("referendum", frozenset())),
    ("independence vote", Phrase("vote", frozenset({"independence"}))),
    ("the ban on fishing", Phrase("ban", frozenset({"fishing"}))),
    ("Treaty of Lisbon", Phrase("treaty", frozenset({"lisbon"}))),
]


@pytest.mark.parametrize(("about", "phrase"), CASES)
def test_the_head_is_the_last_noun_before_a_preposition(about: str, phrase: Phrase) -> None:
    assert matter(about).phrases == (phrase,)


def test_other_names_stand_behind_the_first() -> None:
    assert [p.head for p in matter("referendum", ["vote"]).phrases] == ["referendum", "vote"]


@pytest.mark.parametrize("about", ["", "  ", "the", "?!"])
def test_what_has_no_word_is_refused(about: str) -> None:
    with pytest.raises(UsageError, match="has no noun to look for"):
        matter(about)
