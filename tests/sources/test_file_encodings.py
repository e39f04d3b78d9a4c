"""Text comes out of bytes whatever wrote it, and what is not text is refused."""

import pytest

from dragoman.errors import UnreadableArticle
from dragoman.sources.encoding import decode

STORY = (
    "“We will not wait,” Mr. Müller \u2013 the envoy \u2013 said in Zürich. Talks resume in the café. " * 8
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_each_encoding_of_western_text_is_recognised(encoding: str) -> None:
    """The same words come back."""
    assert decode(STORY.encode(encoding)) == STORY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Переговоры возобновились в Тбилиси в понедельник, сообщил министр. ", "cp1251"),
        ("谈判周一在第比利斯恢复部长说" * 5, "gb18030"),
    ],
)
def test_other_scripts_in_old_encodings_are_recognised(text: str, encoding: str) -> None:
    """They come out readable, so that the language can be named when they are refused."""
    assert decode((text * 10).encode(encoding)) == text * 10


def test_a_declared_charset_is_believed() -> None:
    """A page knows its own encoding."""
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź and Kraków</body></html>'
    assert decode(page.encode("iso-8859-2")) == page


def test_a_file_cut_within_a_character_stays_utf8() -> None:
    """One broken character does not turn all others into mojibake."""
    assert decode(STORY.encode()[: len(STORY.encode()) - 1] + b"\xc3").startswith(STORY[:-2])


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"\x89PNG\r\n", b"PAR1\x15", bytes(range(32)) * 50])
def test_binary_files_are_refused_by_content(data: bytes) -> None:
    """The suffix does not matter."""
    with pytest.raises(UnreadableArticle, match="not text"):
        decode(data)


def test_nothing_decodes_to_nothing() -> None:
    """An empty file is decoded; that it is empty is found out by its reader."""
    assert decode(b"") == ""
