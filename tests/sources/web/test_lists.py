"""Lists of addresses are read line by line; a line that is none costs itself alone."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UnreadableArticle
from dragoman.records.cursor import Target
from dragoman.sources import Failure
from dragoman.sources.web.lists import read_list
from dragoman.sources.web.targets import page_key

LIST = """\
# sources of the week

https://news.example/a
  https://news.example/b   # a comment
https://news.example/a#part
https://news.example/c#1 # both
news.example/d
ftp://news.example/e
http://2130706433/
"""


def test_addresses_comments_and_lines_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text(LIST)
    found = list(read_list(str(path), "Daily Courier"))
    targets = [one for one in found if isinstance(one, Target)]
    failures = [one for one in found if isinstance(one, Failure)]
    assert [target.url for target in targets] == [
        "https://news.example/a",
        "https://news.example/b",
        "https://news.example/c#1",
    ]
    assert {(target.outlet, target.outlet_basis) for target in targets} == {("Daily Courier", "given")}
    assert [failure.origin for failure in failures] == [f"{path}:{line}" for line in (7, 8, 9)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_and_encodings(encoding: str) -> None:
    found = list(read_list("-", stdin=io.BytesIO("https://news.example/a\r\n".encode(encoding))))
    assert found == [Target("https://news.example/a", "https://news.example/a", "-")]


@pytest.mark.parametrize(("content", "words"), [(None, "cannot be read"), (b"%PDF-1.7", "a PDF file")])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "pages.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableArticle, match=words):
        read_list(str(path))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://News.Example/a", "https://news.example/a"),
        ("https://news.example:443/a#x", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&id=1&utm_medium=y", "https://news.example/a?id=1"),
        ("https://news.example/a?fbclid=x", "https://news.example/a"),
        ("https://news.example/a?id=1&page=2", "https://news.example/a?id=1&page=2"),
        ("https://news.example/a?", "https://news.example/a?"),
        ("no address", "no address"),
    ],
)
def test_a_page_is_known_again_under_the_ways_its_address_is_written(address: str, key: str) -> None:
    assert page_key(address) == key


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=30))
def test_the_key_of_a_key_is_itself(path: str) -> None:
    key = page_key(f"https://news.example/{path}")
    assert page_key(key) == key
