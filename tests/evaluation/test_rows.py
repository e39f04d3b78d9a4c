"""Rows of benchmark tasks: a wrong one is named by file and line, and predictions are whole or not there."""

import re
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import behaviour_task
from dragoman.evaluation.rows import Row, day_of, predictions, read_jsonl, read_tsv, span_of, write_jsonl

GOOD = '{"id": "1", "start": 0}\n'


def _fails(row: Row) -> Row:
    if row["id"] == "2":
        raise InputError("it does not do")
    return row


def test_predictions_that_break_off_leave_no_file(tmp_path: Path) -> None:
    """Half of the predictions would be scored as if they were all, and the old ones stay."""
    source, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    source.write_text(GOOD + '{"id": "2", "start": 0}\n', "utf-8")
    out.write_text("old\n", "utf-8")
    with pytest.raises(InputError, match=re.escape(f"{source}, line 2: it does not do")):
        write_jsonl(out, predictions(source, read_jsonl(source, ("id",)), _fails))
    assert [(path.name, path.read_text("utf-8")) for path in sorted(tmp_path.glob("out*"))] == [
        ("out.jsonl", "old\n")
    ]


def test_predictions_that_are_whole_take_the_place_of_old_ones(tmp_path: Path) -> None:
    """The file has every row once the last one is written."""
    out = tmp_path / "out.jsonl"
    out.write_text("old\n", "utf-8")
    write_jsonl(out, [{"id": "ö"}])
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "out.jsonl": '{"id": "ö"}\n'
    }


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message names the path and the remedy."""
    with pytest.raises(InputError, match=r"gone.out.jsonl: cannot be written .* name another file"):
        write_jsonl(tmp_path / "gone" / "out.jsonl", [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ('{"id": "2"}', "no start; a row needs id, start"),
        ("[]", "no id, start"),
        ('{"id": "2", "start": "7"}', "start '7' is not a whole number"),
        ('{"id": "2", "start": null}', "start None is not a whole number"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    """The message names the file and the line, counted from 1."""
    source = tmp_path / "rows.jsonl"
    source.write_text(GOOD + "\n" + line, "utf-8")
    with pytest.raises(InputError, match=re.escape(f"{source}, line 3: ")) as failure:
        list(read_jsonl(source, ("id", "start")))
    assert said in str(failure.value)


def test_a_row_of_a_table_that_ends_too_early_is_named(tmp_path: Path) -> None:
    """A column that a row lacks is no empty one."""
    source = tmp_path / "rows.tsv"
    source.write_text("sentence\tmarked_sentence\nIt rained.\tIt rained.\nIt snowed.\n", "utf-8")
    with pytest.raises(InputError, match=re.escape(f"{source}, line 3: no marked_sentence")):
        list(read_tsv(source, ("sentence", "marked_sentence")))


def test_rows_of_a_table_without_ids_are_numbered(tmp_path: Path) -> None:
    """The first row behind the header is 0, and stands in line 2."""
    source = tmp_path / "rows.tsv"
    source.write_text("sentence\nIt rained.\n", "utf-8")
    assert list(read_tsv(source, ("sentence",))) == [(2, {"sentence": "It rained.", "uid": "0"})]


SPANS = [None, 3, {}, {"start": 3}, {"start": "x", "end": 4}, {"start": 3, "end": 99}, {"start": 4, "end": 4}]


@pytest.mark.parametrize("given", SPANS)
def test_a_span_that_is_none_of_its_text_is_refused(given: object) -> None:
    """The message names the text."""
    with pytest.raises(InputError, match="of 'a'"):
        span_of(given, "a", "It rained.")


@pytest.mark.parametrize("given", ["May", 3, "2017-13-01"])
def test_a_day_that_is_none_is_refused(given: object) -> None:
    """The message names field, value and row."""
    with pytest.raises(InputError, match=rf"dct {given!r} of 'a' is not a day; write it as 2017-09-28"):
        day_of({"doc_id": "a", "dct": given})


def test_a_minimal_pair_without_a_text_is_refused() -> None:
    """The message names the side; no coder is asked."""
    with pytest.raises(InputError, match="variant has no text"):
        behaviour_task.predict({"id": "1", "base": {"text": "It rained."}, "variant": {}}, None)  # type: ignore[arg-type]
