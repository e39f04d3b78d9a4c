"""A picture's file is judged by its name, before anything is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.views.analysis.plots import forms


@pytest.mark.parametrize(("name", "form"), [("a.png", forms.Form.PNG), ("b.SVG", forms.Form.SVG)])
def test_the_ending_decides(tmp_path: Path, name: str, form: forms.Form) -> None:
    assert forms.form_of(tmp_path / name) is form


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.pdf", ".png", "nowhere/a.png", "folder.svg"])
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(UsageError, match="--plot: "):
        forms.form_of(tmp_path / name)


def test_without_the_library_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'dragoman\[plots\]'"):
        forms.form_of(tmp_path / "a.png")


def test_a_file_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        forms.write_file(tmp_path / "no" / "a.png", b"")


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        pytest.param("import dragoman.views.cli.main", "matplotlib", id="the command line starts without it"),
        pytest.param(
            "import dragoman.views.analysis.plots.forms", "matplotlib", id="names are judged without it"
        ),
        pytest.param(
            "from dragoman.views.analysis.plots.places import map_plot\n"
            "from dragoman.views.analysis.plots.style import render\n"
            "from dragoman.views.analysis.plots.forms import Form\n"
            "render(map_plot((), {}, 'x'), Form.PNG)",
            "matplotlib.pyplot",
            id="nothing is drawn by the state of a window",
        ),
    ],
)
def test_what_is_not_needed_is_not_loaded(statement: str, absent: str) -> None:
    check = f"{statement}\nimport sys\nassert {absent!r} not in sys.modules"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
