"""CSV: no cell is a formula, numbers stay numbers, and what is read is what was written."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dragoman
from dragoman.records.csv_text import escaped, read_back, unescaped, write_row, write_table

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@given(st.text())
@example("=1")
@example("'=1")
@example("''=1")
@example("'tis")
def test_words_come_back_and_are_no_formula(words: str) -> None:
    assert unescaped(escaped(words)) == words
    assert not escaped(words).startswith(SIGNS)


@given(st.text(alphabet="'=-x"))
def test_no_two_words_become_one_cell(words: str) -> None:
    assert escaped(words) != escaped(f"'{words}")


@pytest.mark.parametrize("words", ["'Ndrangheta", "'We stay'", "a=b", ""])
def test_words_that_nothing_runs_stand_as_they_are(words: str) -> None:
    assert escaped(words) == words


def test_a_row_holds_words_numbers_and_gaps() -> None:
    out = io.StringIO()
    write_row(("=1", None, -7.0, -2, "a,b", 'say "x"', "one\rtwo"), out)
    assert out.getvalue() == '\'=1,,-7.0,-2,"a,b","say ""x""","one\rtwo"\n'


@given(st.lists(st.tuples(st.text(), st.text(min_size=1)), max_size=4))
def test_a_table_is_read_as_it_was_written(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    assert write_table(("a", "b"), rows, out) == len(rows)
    reader = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert [tuple(read_back(row).values()) for row in reader] == rows


def test_a_missing_cell_is_empty_and_a_surplus_one_is_left() -> None:
    reader = csv.DictReader(["a,b", "1", "1,2,3"])
    assert [read_back(row) for row in reader] == [{"a": "1", "b": ""}, {"a": "1", "b": "2"}]


def test_nothing_else_writes_csv() -> None:
    """A writer of its own would forget the escape; the one that stays writes tabs, for programs."""
    source = Path(dragoman.__file__).parent
    texts = ((path, path.read_text("utf-8")) for path in source.rglob("*.py"))
    found = {path for path, text in texts if "csv.writer" in text or "csv.DictWriter" in text}
    assert found == {source / "evaluation" / "rows.py"}
