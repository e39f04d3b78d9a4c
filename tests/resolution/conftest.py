"""A coder that the tests of whole texts share."""

import pytest

from dragoman.run.coder import Coder, Settings


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))
