"""The documentation says what the code does: generated pages are current, and shown output is real."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dragoman import errors
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.codebook_file import CONSTRUCTIONS, NO_SLOT, SYNTACTIC_SLOTS

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
sys.path.append(str(TOOLS))  # the tools import each other by name
MAKERS: tuple[str, ...] = import_module("generated").MAKERS
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_FENCED = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_table_row_stands_in_a_table(page: Path) -> None:
    """A row without a header above it, or with another number of cells than that has, is not shown as one."""
    prose = _FENCED.sub("", page.read_text("utf-8"))
    blocks = [block.splitlines() for block in re.split(r"\n\s*\n", prose)]
    tables = [rows for rows in blocks if any(row.startswith("|") for row in rows)]
    assert [rows[0] for rows in tables if not is_table(rows)] == []


def is_table(rows: list[str]) -> bool:
    """Whether the lines of a block are a header, the rule under it, and rows of as many cells."""
    widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
    return len(rows) > 1 and _RULE.fullmatch(rows[1].strip()) is not None and len(widths) == 1


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (["| a | b |", "|---|--:|", "| 1 | 2 |"], True),
        (["| a | b |", "|---|---|", r"| 1 | x \| y |"], True),
        (["| 1 | 2 |"], False),
        (["| 1 | 2 |", "| 3 | 4 |"], False),
        (["Figures:", "| a | b |", "|---|---|"], False),
        (["| a | b |", "|---|---|", "| 1 | 2 | 3 |"], False),
    ],
)
def test_rows_that_are_no_table_are_told(rows: list[str], *, whole: bool) -> None:
    """The check itself fails on rows cut off from their header, words right before it, and cells too many."""
    assert is_table(rows) is whole


def test_every_page_is_in_the_navigation() -> None:
    """A page that nobody can reach is not documentation."""
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in sorted(pages) if f"- {page}\n" not in navigation] == []


def test_notice_names_the_works_of_the_page_of_sources() -> None:
    """What the page has in bold stands in NOTICE, and no paragraph of NOTICE is about a work it has not."""
    page = (ROOT / "docs" / "reference" / "data-sources.md").read_text("utf-8")
    works = [re.sub(r"\[|\]\(.*?\)", "", name) for name in re.findall(r"\*\*(.+?)\*\*", page)]
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert [work for work in works if work not in notice] == []
    of_others = notice.partition("ships\n\n")[2].split("\n\n")
    assert len(of_others) > 5
    assert [about for about in of_others if not any(work in about for work in works)] == []


def test_readme_and_limits_say_the_same_of_held_out_articles() -> None:
    """The sentence with the figure of all fresh articles together is one in both, as a reader sees it."""
    pages = (ROOT / "README.md", ROOT / "docs" / "explanation" / "limits.md")
    said = [
        re.search(r"of [\d,]+ events of \d+ fresh real articles, each .+? as the mean", one_line(page))
        for page in pages
    ]
    assert said[0] is not None
    assert said[1] is not None
    assert said[0][0] == said[1][0]


def one_line(page: Path) -> str:
    """Give the text of a page with its lines joined."""
    return " ".join(page.read_text("utf-8").split())


@pytest.mark.parametrize(
    ("heading", "allowed"),
    [
        ("What `needs` may ask for", CONSTRUCTIONS),
        ("Where `from` and `to` may look", (*SYNTACTIC_SLOTS, NO_SLOT)),
    ],
)
def test_page_of_own_codebooks_lists_what_triggers_may_hold(heading: str, allowed: tuple[str, ...]) -> None:
    """Each closed list has a row for all that a codebook file may hold, and no other."""
    page = (ROOT / "docs" / "how-to" / "own-codebook.md").read_text("utf-8")
    table = page.partition(f"### {heading}\n")[2].partition("\n#")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table.partition("|---")[2], re.MULTILINE)) == sorted(allowed)


def test_whole_new_type_on_the_page_of_own_codebooks_can_be_loaded(tmp_path: Path) -> None:
    """The example of a type of one's own is whole: it loads as it stands, with its modes and triggers."""
    page = (ROOT / "docs" / "how-to" / "own-codebook.md").read_text("utf-8")
    written = re.search(r"^```yaml\n(type: COMMEMORATE\n.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert written is not None
    own = tmp_path / "own.yaml"
    own.write_text(written[1], "utf-8")
    book = load_codebook(own)
    made = book.event_type("COMMEMORATE")
    assert (made.quad, made.recipient, sorted(made.modes)) == (1, "optional", ["silence", "wreath"])
    assert [t.mode for t in book.triggers["verb", "lay"] if t.type == made.name] == ["wreath"]


def test_first_page_leads_to_every_page() -> None:
    """Whoever begins at the first page finds each of the others by one link."""
    docs = ROOT / "docs"
    linked = {link.partition("#")[0] for link in _LINK.findall((docs / "index.md").read_text("utf-8"))}
    pages = {str(page.relative_to(docs)) for page in docs.rglob("*.md")} - {"index.md"}
    assert sorted(pages - linked) == []


def test_errors_page_names_every_error() -> None:
    """The page of errors has each class of the tree."""
    page = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")
    classes = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in classes if name not in page] == []


def test_errors_page_has_each_message_once_and_apart() -> None:
    """A message has one class; without a blank line before it, it would be part of the entry above."""
    lines = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8").split("\n")
    terms = [i - 1 for i, line in enumerate(lines) if line.startswith(":  ")]
    assert [lines[i] for i in terms if lines[i - 1]] == []
    messages = [message for i in terms for message in re.findall(r"`(…[^`]+|store …[^`]+)`", lines[i])]
    assert sorted(messages) == sorted(set(messages))


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
