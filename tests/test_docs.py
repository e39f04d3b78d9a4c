"""The documentation says what the code does: generated pages are current, and shown output is real."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dragoman import errors

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
sys.path.append(str(TOOLS))  # the tools import each other by name
MAKERS: tuple[str, ...] = import_module("generated").MAKERS
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("name", MAKERS)
def test_generated_page_is_current(name: str) -> None:
    """A page that a tool writes is what the tool writes now; run `make generated` when this fails."""
    made = import_module(name)
    assert made.TARGET.read_text("utf-8") == made.text()


def test_every_tool_that_makes_a_page_is_in_the_list() -> None:
    """A maker that the list lacks would be neither run nor checked."""
    makers = [path.stem for path in sorted(TOOLS.glob("*.py")) if "\ndef text()" in path.read_text("utf-8")]
    assert makers == list(MAKERS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the tree names one that is there."""
    missing = [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_every_page_is_in_the_navigation() -> None:
    """A page that nobody can reach is not documentation."""
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in sorted(pages) if f"- {page}\n" not in navigation] == []


def test_errors_page_names_every_error() -> None:
    """The page of errors has each class of the tree."""
    page = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")
    classes = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in classes if name not in page] == []


def test_the_page_on_training_names_what_the_makefile_runs() -> None:
    """Each script with its rounds, rate and seed stands in the table; every file that is named is there."""
    page = (ROOT / "training" / "README.md").read_text("utf-8")
    recipes = (ROOT / "Makefile").read_text("utf-8")
    ran = {*re.findall(r"training/(\w+\.py)", recipes), *re.findall(r"--(?:rate|seed) (\S+)", recipes)}
    assert [one for one in sorted(ran) if not re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w-])", page)] == []
    named = re.findall(r"`((?:locks|training)/[\w./]+|\w+\.py)(?= |`)", page)
    assert [one for one in named if not any((at / one).is_file() for at in (ROOT, ROOT / "training"))] == []


def test_picture_fetches_nothing() -> None:
    """The picture shows the same without a network."""
    drawn = (ROOT / "docs" / "images" / "demo.svg").read_text("utf-8")
    assert "url(" not in drawn.replace("url(#", "")
    assert "ASSAULT" in drawn


@pytest.mark.model
@pytest.mark.places
@pytest.mark.slow
def test_shown_output_is_current() -> None:
    """Output in the README and the tutorial is what the commands print; else run tools/update_outputs.py."""
    outputs = import_module("update_outputs")
    for page in outputs.PAGES:
        text = page.read_text("utf-8")
        assert outputs.current(text) == text
