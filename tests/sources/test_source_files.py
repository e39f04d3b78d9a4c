"""Whatever a user names is read, or comes back as a failure that says where and why."""

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.records import Article
from dragoman.sources import NO_ARTICLE, Failure, Reading, SetAside, read
from dragoman.sources.encoding import LONGEST_ARTICLE

STORY = "Turkey and Georgia agreed on Monday to reopen the crossing at Sarp, officials in Ankara said."


def articles(readings: list[Reading]) -> list[Article]:
    return [reading for reading in readings if isinstance(reading, Article)]


def failures(readings: list[Reading]) -> list[Failure]:
    return [reading for reading in readings if isinstance(reading, Failure)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_article_without_title_or_date(tmp_path: Path) -> None:
    """A plain text holds no metadata, and none is made up."""
    (article,) = articles(list(read(write(tmp_path / "a.txt", STORY))))
    assert (article.text, article.markup, article.title) == (STORY, "text", None)
    assert (article.published, article.published_basis) == (None, "none")
    assert article.origin == str(tmp_path / "a.txt")


def test_a_malformed_seventh_line_of_ten_costs_one_article(tmp_path: Path) -> None:
    """Nine articles come, and one failure that names the file and the line."""
    lines = [json.dumps({"text": f"{STORY} {n}"}) for n in range(10)]
    lines[6] = '{"text": "cut off'
    path = write(tmp_path / "news.jsonl", "\n".join(lines))
    readings = list(read(path))
    assert len(articles(readings)) == 9
    (failure,) = failures(readings)
    assert failure.origin == f"{path}:7"
    assert failure.reason.startswith("malformed JSON: Unterminated string starting at column 10")


@pytest.mark.parametrize(
    ("name", "where"), [("a.jsonl", "at column 20;"), ("a.json", "at line 1 column 20;")]
)
def test_malformed_json_is_told_with_its_place_once(tmp_path: Path, name: str, where: str) -> None:
    """Of a line of JSON lines the number stands in the origin, and in the line there is but one."""
    (failure,) = failures(list(read(write(tmp_path / name, '{"text": "the bell \t rang"}'))))
    assert failure.reason == f"malformed JSON: Invalid control character {where} mend it or leave it out"


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("one.json", json.dumps({"text": STORY}), [STORY]),
        ("list.json", json.dumps([{"body": STORY}, {"content": "Peace talks resumed in Baku."}]), 2),
        ("lines.json", '{"text": "One ship left Odesa."}\n{"text": "Two ships left Odesa."}\n', 2),
        ("lines.jsonl", '\n{"text": "One ship left Odesa."}\n\n', ["One ship left Odesa."]),
        ("wide.jsonl", '{"text": "One ship left Odesa."}\n{"text": "Two ships left."}\n'.encode("utf-16"), 2),
        ("marked.jsonl", b'\xef\xbb\xbf{"text": "One ship left Odesa."}\n', ["One ship left Odesa."]),
        ("unnamed", json.dumps({"text": STORY}), [STORY]),
    ],
)
def test_json_is_read_in_every_shape(
    tmp_path: Path, name: str, content: str | bytes, texts: list[str] | int
) -> None:
    """An object, a list, lines under either suffix, and lines in UTF-16 all give their articles."""
    readings = list(read(write(tmp_path / name, content)))
    found = [article.text for article in articles(readings)]
    assert failures(readings) == []
    assert (len(found) if isinstance(texts, int) else found) == texts


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.pdf", b"%PDF-1.7 \x00\x01", "a PDF file"),
        ("book.docx", b"PK\x03\x04\x14\x00", "an office document"),
        ("noise.txt", bytes(range(256)) * 20, "a binary file"),
        ("empty.json", b"", "malformed JSON"),
        ("number.json", b"17", "JSON number"),
        ("deep.json", b"[" * 100_000, "malformed JSON"),
        ("list.jsonl", b"[1, 2]\n", "JSON list"),
        ("bare.jsonl", b'{"title": "Talks resume"}\n', "it holds no text (found title)"),
        ("typed.jsonl", b'{"text": ["Talks", "resume"]}\n', "its text is a JSON list"),
        ("dated.jsonl", b'{"text": "Talks resume", "date": "some time ago"}\n', "YYYY-MM-DD"),
    ],
)
def test_what_is_no_article_is_a_failure_that_says_why(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """Binary files, malformed files and records without text each name their fault."""
    (failure,) = failures(list(read(write(tmp_path / name, content))))
    assert reason in failure.reason
    assert str(tmp_path / name) in failure.origin


def test_a_file_of_50_megabytes_is_refused_as_one_article(tmp_path: Path) -> None:
    """The limit for one article is stated, and JSON lines are named as the way out."""
    path = write(tmp_path / "huge.txt", b"All the ships left the harbour of Odesa. " * 1_250_000)
    assert path.stat().st_size > 50_000_000
    (failure,) = failures(list(read(path)))
    assert f"{LONGEST_ARTICLE:,}" in failure.reason
    assert "JSON lines" in failure.reason


def test_json_lines_have_no_limit_but_that_of_one_line(tmp_path: Path) -> None:
    """A line too long to hold is one failure; the lines around it are read."""
    long_line = json.dumps({"text": "Ships left the harbour. " * 600_000})
    path = write(tmp_path / "long.jsonl", "\n".join([json.dumps({"text": STORY}), long_line] * 2))
    readings = list(read(path))
    assert [article.text for article in articles(readings)] == [STORY, STORY]
    assert [failure.origin for failure in failures(readings)] == [f"{path}:2", f"{path}:4"]


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    """The path is named, and nothing is raised."""
    assert list(read(tmp_path / "none.txt")) == [
        Failure(str(tmp_path / "none.txt"), "there is no such file; check the path")
    ]


def test_a_folder_is_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    """Files and folders come by name, hidden names are passed over, other kinds are set aside."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/2.txt", "b/1.txt", "a.txt", ".hidden.txt"):
        write(tmp_path / name, f"{STORY} {name}")
    write(tmp_path / "d.png", b"\x89PNG")
    readings = list(read(tmp_path))
    names = [Path(reading.origin).relative_to(tmp_path).as_posix() for reading in readings]
    assert names == ["a.txt", "b/1.txt", "b/2.txt", "c.txt", "d.png"]
    assert (type(readings[-1]), failures(readings)) == (SetAside, [readings[-1]])


def test_what_a_folder_passes_over_is_up_to_the_caller(tmp_path: Path) -> None:
    """A folder that holds nothing else holds no article."""
    write(tmp_path / "s.duckdb", b"\0")
    assert list(read(tmp_path, leave_out=lambda path: path.suffix == ".duckdb")) == [
        SetAside(str(tmp_path), NO_ARTICLE)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b""),
        ("b.jsonl.gz", b""),
        ("c.jsonl.gz", gzip.compress(b"\n\n")),
        ("d.json", b"[]"),
        ("e.csv", b"text,date\n"),
        ("f.zip", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_a_file_that_holds_no_article_says_so_once(tmp_path: Path, name: str, content: bytes) -> None:
    path = write(tmp_path / name, content)
    assert list(read(path)) == [SetAside(str(path), NO_ARTICLE)]


def test_malformed_json_is_placed_by_line_of_the_file_and_column(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Boats left."}\n{"text": "Boats\tleft"}\n')
    assert failures(list(read(path))) == [
        Failure(
            f"{path}:2", "malformed JSON: Invalid control character at column 16; mend it or leave it out"
        )
    ]
    path = write(tmp_path / "b.json", '{"text":\n 17 18}')
    assert "Expecting ',' delimiter at line 2 column 5;" in failures(list(read(path)))[0].reason


def test_a_link_back_to_a_folder_above_ends(tmp_path: Path) -> None:
    """A loop of folders is a failure, and the files beside it are read once."""
    (tmp_path / "inner").mkdir()
    write(tmp_path / "inner" / "a.txt", STORY)
    (tmp_path / "inner" / "loop").symlink_to(tmp_path, target_is_directory=True)
    readings = list(read(tmp_path))
    assert len(articles(readings)) == 1
    assert "leads back to a folder above" in failures(readings)[0].reason


@pytest.mark.parametrize("method", ["iterdir", "open"])
def test_what_may_not_be_read_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """A folder or a file without permission is named, and reading goes on."""

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt", STORY)
    monkeypatch.setattr(Path, method, refuse)
    (failure,) = failures(list(read(tmp_path if method == "iterdir" else path)))
    assert failure.reason == "it may not be read; change its permissions"


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (STORY.encode(), [STORY]),
        (
            b'{"text": "One ship left Odesa."}\n{"text": "Two ships left."}\n',
            ["One ship left Odesa.", "Two ships left."],
        ),
        (b'[{"text": "One ship left Odesa."}]', ["One ship left Odesa."]),
        (b'{\n "text": "One ship left Odesa."\n}\n', ["One ship left Odesa."]),
    ],
)
def test_standard_input_is_read_by_its_content(content: bytes, texts: list[str]) -> None:
    """Text, JSON lines and JSON need no suffix to be told apart."""
    readings = list(read("-", stdin=io.BytesIO(content)))
    assert [article.text for article in articles(readings)] == texts


def test_json_lines_from_standard_input_are_numbered_from_the_first() -> None:
    """The line that served to recognise the format counts."""
    stream = io.BytesIO(b'{"text": "One ship left Odesa."}\nnothing\n')
    assert [reading.origin for reading in read("-", stdin=stream)] == ["-:1", "-:2"]
