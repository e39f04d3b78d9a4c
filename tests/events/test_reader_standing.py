"""How the Reader finds that a word stands, whether or not it tells of an event."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_model import FOLDER, STANDING, ReaderModel
from dragoman.events.coders.reader_standing import Standings
from dragoman.records import Status
from dragoman.run.coder import Coder, Settings, plain_document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings())


def standings(coder: Coder, text: str) -> Standings:
    document = plain_document(text)
    annotations = coder.annotate(document)
    assert isinstance(coder.events, ReaderCoder)
    return coder.events.standings(annotations, coder.parties(document, annotations))


@pytest.mark.parametrize(
    ("text", "of", "status"),
    [
        ("My aunt sold the boat last spring.", "sold", Status.HAPPENED),
        ("This shop serves soup every day.", "serves", Status.ONGOING),
        ("Please send me the key before Friday.", "send", Status.PLANNED),
        ("If you visit the museum, bring a coat.", "visit", Status.HYPOTHETICAL),
        ("The plumber never showed up.", "showed", Status.NEGATED),
    ],
)
def test_any_word_has_a_status(coder: Coder, text: str, of: str, status: Status) -> None:
    """None of these is a political event."""
    start = text.index(of)
    shares = standings(coder, text).at(start, start + len(of))
    assert shares is not None
    assert shares.keys() == set(Status)
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=lambda s: shares[s]) is status


def test_words_that_were_not_read_have_none(coder: Coder) -> None:
    """Behind the end there is nothing."""
    assert standings(coder, "It rained.").at(500, 505) is None


def test_weights_without_the_file_say_what_is_missing(tmp_path: Path) -> None:
    """The rest of the Reader works without it."""
    for path in FOLDER.iterdir():
        if path.name != STANDING:
            shutil.copy(path, tmp_path)
    model = ReaderModel(tmp_path)
    with pytest.raises(ModelError, match=STANDING):
        model.standing(np.zeros(1, dtype=np.float32))
