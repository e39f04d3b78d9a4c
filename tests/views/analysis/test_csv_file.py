"""CSV files as spreadsheets save them: whatever separates their cells, and one error for what is none."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.views.analysis.csv_file import read_csv

ROWS = (("id", "words"), ("1", "a, b"), ("2", "c; d\te"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_separator_is_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    lines = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    path.write_text(lines, encoding, newline="")
    columns, rows = read_csv(path)
    assert columns == ROWS[0]
    assert rows == [(2, {"id": "1", "words": "a, b"}), (3, {"id": "2", "words": "c; d\te"})]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_another_encoding_is_refused_in_one_way(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("id,words\n1,é\n".encode(encoding))
    with pytest.raises(InputError, match=r"t\.csv: it is not in UTF-8; save it as CSV in UTF-8$"):
        read_csv(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_csv(tmp_path / "none.csv")


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").touch()
    assert read_csv(tmp_path / "t.csv") == ((), [])
