"""Bytes to text: finds the encoding of a file and refuses what is not text."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import UnreadableArticle

LONGEST_ARTICLE = 10_000_000
"""Bytes of one article, markup included. The longest pages of news sites stay under 5 MB."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
# English in an old single-byte encoding has a few curly quotes and accents: seldom over 1% of its
# bytes. Cyrillic, Greek or Chinese in theirs have over 30%.
_FEW_HIGH_BYTES = 0.05


def decode(data: bytes, *, told: str = "") -> str:
    """Give the text of a file's bytes.

    A byte order mark decides, then strict UTF-8, then the charset that came with it, then the one a page
    declares. What is left is read as windows-1252 where bytes beyond ASCII are rare, else in the encoding
    charset-normalizer finds.

    Args:
        data: The bytes.
        told: The charset that a server named, or nothing. Many name one that is not so: UTF-8 goes before it.

    Raises:
        UnreadableArticle: It is a binary file, or no encoding fits.
    """
    if wide := _wide_or_refused(data):
        return _strictly(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_other(data, told)


def encoding_of(sample: bytes) -> str:
    """Name the encoding of a file that is too long to decode whole, by its first bytes.

    Raises:
        UnreadableArticle: It is a binary file, or no encoding fits.
    """
    if wide := _wide_or_refused(sample):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut at the end is no fault
    except UnicodeDecodeError:
        return _other(sample, "") or "utf-8"
    return "utf-8"


def _wide_or_refused(data: bytes) -> str:
    """Name the encoding that a mark or the zeros of UTF-16 show, or nothing; refuse what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableArticle(f"it is {name}, not text; export its text and give that")
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return wide
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 100:
        raise UnreadableArticle("it is a binary file, not text; give a text, HTML or JSON file")
    return ""


def encoding_mark(start: bytes) -> str | None:
    """Name the wide encoding that a file's first bytes declare, or None for a byte-wise one."""
    wide = (encoding for mark, encoding in _MARKS if start.startswith(mark) and encoding != "utf-8-sig")
    return next(wide, None)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError) as error:
        raise UnreadableArticle(f"its bytes are not {encoding} as it declares; save it as UTF-8") from error


def _unmarked_utf16(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in English every second byte is zero."""
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _from_other(data: bytes, told: str) -> str:
    """Decode what is not clean UTF-8."""
    encoding = _other(data, told)
    return data.decode(encoding or "utf-8", errors="replace")


def _other(data: bytes, told: str) -> str:
    """Name the encoding of what is not clean UTF-8; nothing for UTF-8 with a few broken characters."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    # A file cut in the middle of a character is still UTF-8: its other characters say so.
    if sum(ch > "\x7f" for ch in lenient) - broken >= 9 * broken:
        return ""
    on_page = _DECLARED.search(data[:4096])
    for encoding in (told, on_page[1].decode("ascii") if on_page else "", _single_byte(data)):
        try:
            data.decode(encoding)
        except (ValueError, LookupError):  # some codecs refuse with a plain UnicodeError
            continue
        return encoding
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableArticle("its encoding cannot be recognised; save it as UTF-8")
    return best.encoding


def _single_byte(data: bytes) -> str:
    """Name windows-1252 where bytes beyond ASCII are rare, else nothing."""
    sample = data[:_SAMPLE]
    return "cp1252" if sum(byte > 0x7F for byte in sample) <= _FEW_HIGH_BYTES * len(sample) else ""
