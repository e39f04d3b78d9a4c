"""A table gives an article a row, whatever its dialect, and a bad row costs one article."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import STORY, failures, found, texts

from dragoman.errors import UsageError
from dragoman.records import Article
from dragoman.sources import parse_columns, read
from dragoman.sources.encoding import LONGEST_ARTICLE


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", f"title,text\nBoats,{STORY.replace(',', ';')}\n"),
        ("a.csv", f'title,text\nBoats,"{STORY}"\n'),
        ("a.csv", f"title;text\nBoats;{STORY}\n"),
        ("a.csv", f"title\ttext\nBoats\t{STORY}\n"),
        ("a.csv", f"title|text\nBoats|{STORY}\n"),
        ("a.tsv", f"title\ttext\r\nBoats\t{STORY}\r\n"),
        ("a.tab", f"title\ttext\nBoats\t{STORY}"),
        ("a.csv", f'\ufeff"Headline","Body"\n"Boats","{STORY}"\n'),
        ("a.csv", f'HEADLINE, Content \n\nBoats,"{STORY}"\n\n'),
    ],
)
def test_a_table_is_read_in_every_dialect(tmp_path: Path, name: str, table: str) -> None:
    (article,) = found(tmp_path / name, table.encode())
    assert isinstance(article, Article)
    assert article.text.replace(";", ",") == STORY
    assert article.title == "Boats"


def test_one_column_is_a_table_too(tmp_path: Path) -> None:
    assert texts(found(tmp_path / "a.csv", b"text\nBoats left.\nBoats came.\n")) == [
        "Boats left.",
        "Boats came.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_table_is_found(tmp_path: Path, encoding: str) -> None:
    table = "text,title\n“Boats left the café” he said.,Café\n".encode(encoding)
    (article,) = found(tmp_path / "a.csv", table)
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("“Boats left the café” he said.", "Café")


def test_a_cell_in_another_encoding_than_its_table_is_read(tmp_path: Path) -> None:
    """Tables that were put together from several sources have such cells."""
    table = "text\n" + "Übung am Fluß: “so”\n" * 20
    readings = found(tmp_path / "a.csv", table.encode() + b"The caf\xe9 closed.\n" * 2)
    assert texts(readings)[-2:] == ["The café closed."] * 2


def test_quoted_line_breaks_and_quotes_are_kept_and_rows_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    first, second = found(path, b'text,id\n"One ""boat"".\nTwo boats.",7\nThree boats.,8\n')
    assert isinstance(first, Article)
    assert first.text == 'One "boat".\nTwo boats.'
    assert (first.origin, second.origin) == (f"{path}:2#7", f"{path}:4#8")


def test_a_field_larger_than_python_reads_by_default_is_read(tmp_path: Path) -> None:
    long = f"{STORY} " * 4_000
    assert texts(found(tmp_path / "a.csv", f'text\n"{long}"\n'.encode())) == [long]


def test_a_row_too_long_for_an_article_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    long = "Boats left. " * (LONGEST_ARTICLE // 10)
    readings = found(tmp_path / "a.csv", f"text\n{long}\n{STORY.replace(',', '')}\n".encode())
    assert len(texts(readings)) == 1
    assert "longer than 10,000,000" in failures(readings)[0].reason


def test_a_quote_mark_left_open_costs_its_own_row_alone(tmp_path: Path) -> None:
    """Without reading them again the rows behind it would be one cell."""
    path = tmp_path / "a.csv"
    readings = found(path, b'title,text\na,First boat\nb,"Second boat\nc,Third boat\nd,Fourth boat\n')
    assert texts(readings) == ["First boat", "Third boat", "Fourth boat"]
    assert [failure.origin for failure in failures(readings)] == [f"{path}:3"]


def test_a_row_of_another_width_is_a_failure(tmp_path: Path) -> None:
    """Cells would slide into other columns."""
    readings = found(tmp_path / "a.csv", b"title,text\na,b,c\nonly\nx,Boats left\n")
    assert texts(readings) == ["Boats left"]
    assert [f.reason.split(";")[0] for f in failures(readings)] == [
        "the row has 3 cells and the first row 2",
        "the row has 1 cells and the first row 2",
    ]


@pytest.mark.parametrize(
    ("table", "columns", "reason"),
    [
        (b"title,words\na,b\n", {}, "no column is called text, content, body, html (found title, words)"),
        (b"title,words\na,b\n", {"text": "bod"}, "there is no column 'bod'; the columns are: title, words"),
        (b"text,day\na,b\n", {"title": "head"}, "there is no column 'head'; the columns are: text, day"),
        (b"words,words\na,b\n", {"text": "words"}, "there are several columns 'words'"),
        (b"", {}, "it is empty"),
        (b"\x00\x01\x02" * 100, {}, "a binary file"),
        (b'"text\nBoats left\n', {}, "its first row cannot be read"),
    ],
)
def test_a_table_without_the_columns_wanted_is_one_failure(
    tmp_path: Path, table: bytes, columns: dict[str, str], reason: str
) -> None:
    (failure,) = failures(found(tmp_path / "a.csv", table, columns))
    assert reason in failure.reason


def test_columns_are_read_as_the_user_says(tmp_path: Path) -> None:
    """What is named goes before the usual names; the rest is found by them."""
    columns = parse_columns("text=Full Text, published=day,source=paper")
    table = b"text,full text,day,paper,link\nno,Boats left,2017-09-28,Ilmar Post,http://a.test/1\n"
    (article,) = found(tmp_path / "a.csv", table, columns)
    assert isinstance(article, Article)
    assert (article.text, article.published, article.source) == (
        "Boats left",
        date(2017, 9, 28),
        "Ilmar Post",
    )
    assert (article.published_basis, article.source_basis, article.url) == (
        "field",
        "field",
        "http://a.test/1",
    )


def test_columns_hold_for_json_keys_too(tmp_path: Path) -> None:
    readings = found(
        tmp_path / "a.jsonl", b'{"maintext": "Boats left", "text": "no"}\n', {"text": "maintext"}
    )
    assert texts(readings) == ["Boats left"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"body,headline\nBoats left,Boats\n"),
        ("a.jsonl", b'{"body": "Boats left", "headline": "Boats"}\n'),
    ],
)
def test_what_is_said_of_other_files_hides_no_usual_name(tmp_path: Path, name: str, data: bytes) -> None:
    (article,) = found(tmp_path / name, data, {"text": "Volltext", "title": "Kopf"})
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("Boats left", "Boats")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("text", "is no pair"),
        ("text=", "is no pair"),
        ("words=body", "'words' is not one of text, html, title"),
        ("text=a,text=b", "text is given twice"),
        ("", "is no pair"),
    ],
)
def test_what_is_no_mapping_of_columns_is_refused(words: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_columns(words)


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=6), separator=st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], separator: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("text", "title"), *rows])
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    assert texts(list(read(path))) == [text for text, _ in rows]
