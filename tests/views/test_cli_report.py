"""The report command: what it says of a page that counts no event."""

from pathlib import Path

import pytest

from dragoman.views.cli.main import main
from made_store import Made, made_store


@pytest.mark.parametrize(
    ("assembled", "said"),
    [
        (True, "the page counts no event: none is reported as happened or ongoing (1 planned)"),
        (False, "the page has nothing to show: none is reported as happened or ongoing (1 planned)"),
    ],
)
def test_a_page_that_counts_no_event_says_why(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    assembled: bool,
    said: str,
) -> None:
    """A plan is an incident that is shown, and no event that is counted."""
    store = made_store(tmp_path / "s.duckdb", [Made("AAA", "BBB", "2030-01-15", status="planned")])
    if assembled:
        assert main(["assemble", "--store", str(store)]) == 0
    out = tmp_path / "r.html"
    assert main(["report", "--store", str(store), "--dyad", "AAA,BBB", "--out", str(out)]) == 0
    assert said in capsys.readouterr().err
