"""spaCy is imported without its command line, and whoever wants that still gets it."""

import subprocess
import sys

import pytest

CASES = [
    ("the command line is left out", "import dragoman.language.parse; assert 'spacy.cli' not in sys.modules"),
    (
        "it can be imported afterwards",
        "import dragoman.language.parse, spacy.cli; assert callable(spacy.cli.download)",
    ),
    (
        "a spaCy that was imported before stays as it is",
        "import spacy; before = spacy.info; import dragoman.language.parse; assert spacy.info is before",
    ),
]


@pytest.mark.parametrize(("what", "code"), CASES, ids=[case[0] for case in CASES])
def test_import(what: str, code: str) -> None:
    """Each holds in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{what}: {done.stderr}"
