"""What is known of a word before it is read comes of the corpus's counts."""

import json
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.events.coders.attested import NAME, Attested
from dragoman.events.coders.reader_model import FOLDER
from dragoman.records import Token
from made_parses import parsed

pytestmark = pytest.mark.model
COUNTS = Attested(
    {"shelled/VERB": (9, {"ASSAULT": 9}), "port/NOUN": (40, {}), "met/VERB": (9, {"CONSULT": 3})}
)


@pytest.fixture(scope="module")
def words() -> dict[str, Token]:
    _, sentences = parsed("Rebels shelled the port where ministers met.")
    return {token.text: token for token in sentences[0].tokens}


def test_the_oftener_a_word_told_of_an_event_the_likelier_it_does(words: dict[str, Token]) -> None:
    odds = [COUNTS.of(words[word], "ASSAULT")[0] for word in ("shelled", "met", "Rebels", "port")]
    assert odds == sorted(odds, reverse=True)


def test_the_type_that_a_word_told_of_is_likelier_than_others(words: dict[str, Token]) -> None:
    assert COUNTS.of(words["met"], "CONSULT")[1] > COUNTS.of(words["met"], "ASSAULT")[1]


def test_an_unknown_word_speaks_for_no_type(words: dict[str, Token]) -> None:
    assert COUNTS.of(words["Rebels"], "CONSULT") == COUNTS.of(words["Rebels"], "ASSAULT")


def test_the_counts_are_told_in_words(words: dict[str, Token]) -> None:
    assert COUNTS.said(words["met"], "CONSULT") == "in 3 of 9 places of the corpus it tells of CONSULT"


def test_the_shipped_counts_know_common_words(words: dict[str, Token]) -> None:
    shipped = Attested.load(FOLDER)
    assert shipped.of(words["shelled"], "ASSAULT")[0] > 0 > shipped.of(words["port"], "ASSAULT")[0]


@pytest.mark.parametrize("text", ["", "[]", json.dumps({"a/NOUN": 3})])
def test_counts_that_are_none_are_an_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=NAME):
        Attested.load(tmp_path)
