"""The codebook commands give tab-separated lines when piped, a table on a terminal, and refuse the rest."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.errors import KnowledgeError, UsageError
from dragoman.views.cli.codebook import app

OWN = """
types:
  - type: COERCE
    triggers: [{verb: [shadowban, mute], mode: censor}]
  - type: RESCUE
    quad: 2
    intensity: 8
    recipient: required
    cameo: "073"
    definition: people saved from danger
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def rows(*arguments: str) -> list[list[str]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("part", "count", "first"),
    [("types", 16, "SUPPORT"), ("cameo", 318, "01"), ("contexts", 37, "military"), ("sectors", 32, "AGR")],
)
def test_a_part_is_listed_one_line_an_entry_under_a_header(part: str, count: int, first: str) -> None:
    header, *body = rows("list", part)
    assert len(body) == count
    assert body[0][0] == first
    assert {len(row) for row in body} == {len(header)}


def test_types_are_listed_when_no_part_is_named_and_quiet_leaves_the_header_out() -> None:
    assert rows("list", "--quiet") == rows("list", "types")[1:]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("COERCE", ["quad", "4 material conflict"]),
        (
            "coerce",
            [
                "mode curfew",
                "people confined to their homes or quarters by order (intensity -6.5, CAMEO 1723)",
            ],
        ),
        ("163", ["goldstein", "-8"]),
        ("016", ["type", "none: PLOVER drops it"]),
        ("human_rights", ["context", "human_rights"]),
        ("gov", ["code", "GOV"]),
        ("UNO", ["code", "UNO"]),
    ],
)
def test_an_entry_of_any_part_is_shown_as_key_and_value(name: str, row: list[str]) -> None:
    assert row in rows("show", name)


def test_the_whole_lexicon_of_a_type_is_listed_on_request() -> None:
    header, *body = rows("show", "AID", "--triggers")
    listed = next(row for row in rows("list") if row[0] == "AID")
    assert len(body) == int(listed[-1])
    assert all(row[header.index("origin")].startswith("aid.yaml:") for row in body)


def test_a_terminal_gets_a_table_with_brackets_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    shown = run("show", "COERCE").stdout
    assert "━" in shown
    assert "[arrested: COERCE arrest, happened]" in shown


def test_an_unknown_name_is_wrong_usage_with_a_suggestion() -> None:
    failure = run("show", "COERSE").exception
    assert isinstance(failure, UsageError)
    assert "did you mean COERCE" in str(failure)


def test_only_types_have_triggers() -> None:
    failure = run("show", "163", "--triggers").exception
    assert isinstance(failure, UsageError)
    assert "only types have triggers" in str(failure)


def test_check_says_what_a_file_adds(own: Path) -> None:
    assert rows("check", str(own))[1:] == [["COERCE", "changed", "10", "2"], ["RESCUE", "new", "0", "0"]]


def test_check_of_a_right_file_says_nothing_when_quiet(own: Path) -> None:
    assert run("check", str(own), "--quiet").output == ""


def test_a_users_file_shows_in_the_lists(own: Path) -> None:
    assert any(row[0] == "RESCUE" for row in rows("list", "--codebook", str(own)))


def test_check_of_a_wrong_file_raises_the_line(own: Path) -> None:
    own.write_text("type: AID\nquad: 9", "utf-8")
    failure = run("check", str(own)).exception
    assert isinstance(failure, KnowledgeError)
    assert str(failure).startswith("own.yaml, line 2, quad: ")


@pytest.mark.parametrize("command", ["list", "show", "check"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert f"Example: dragoman codebook {command}" in run(command, "--help").output
