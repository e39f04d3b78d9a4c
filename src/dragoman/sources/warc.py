"""WARC to articles: HTML pages that servers answered with; all else is counted and set aside.

The day a page was fetched is not the day it was published, so WARC-Date gives no publication day.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from dragoman.errors import UnreadableArticle
from dragoman.sources.encoding import LONGEST_ARTICLE, decode
from dragoman.sources.failure import Failure, Reading, SetAside, mended
from dragoman.sources.given import Given
from dragoman.sources.making import make_article
from dragoman.sources.warc_records import Cut, cut_records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FOUND = 200
_KIND = re.compile(rb"^warc-type[ \t]*:[ \t]*([a-z]{1,20})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def read_warc(stream: BufferedReader, *, origin: str) -> Iterator[Reading]:
    """Read the pages of a WARC file.

    Args:
        stream: The unpacked records.
        origin: Its path; records are named ``path:7#link``, counting from 1.

    Yields:
        Articles, failures, and at the end one row that counts what was set aside.
    """
    aside: Counter[str] = Counter()
    for cut in cut_records(stream):
        if cut.fault:
            yield Failure(f"{origin}:{cut.number}", cut.fault)
        elif (reading := _page(cut, f"{origin}:{cut.number}", aside)) is not None:
            yield reading
    if aside:
        parts = ", ".join(f"{number:,} {what}" for what, number in sorted(aside.items()))
        yield SetAside(f"{origin}#aside", f"not articles: {parts}")


def _page(cut: Cut, origin: str, aside: Counter[str]) -> Reading | None:
    """Make a page's article, or count why the record has none."""
    kind = _KIND.search(cut.header)
    name = kind[1].decode().lower() if kind else "unknown"
    if name != "response":
        aside[f"{name} records"] += 1
        return None
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - other files need not wait for it

    whole = b"".join((cut.header, b"\r\n\r\n", cut.block, b"\r\n\r\n"))
    try:
        for record in ArchiveIterator(io.BytesIO(whole), auto_decode="all", stream_detect=False):
            link = mended((record.headers.get("WARC-Target-URI") or "").strip("<>"))
            return _article(record, link, f"{origin}#{link}" if link else origin, aside)
    except (OSError, ValueError, LookupError, RuntimeError) as error:
        return Failure(origin, f"the record is broken ({error}); get the file again")
    return Failure(origin, "the record is broken: it cannot be read; get the file again")


def _article(record: "WarcRecord", link: str, origin: str, aside: Counter[str]) -> Reading | None:
    if why := _no_page(record):
        aside[why] += 1
        return None
    body = record.reader.read(LONGEST_ARTICLE + 1)
    if len(body) > LONGEST_ARTICLE:
        return Failure(origin, f"the page is larger than {LONGEST_ARTICLE:,} bytes; leave it out")
    try:
        text = decode(body, told=record.http_charset or "")
        return make_article(text, given=Given(url=link or None), markup="html", origin=origin)
    except UnreadableArticle as error:
        return Failure(origin, str(error))


def _no_page(record: "WarcRecord") -> str:
    """Say what a response is that is no whole page, or nothing."""
    if not record.is_http_parsed:
        return "responses of another protocol than HTTP"
    status = record.http_headers.status_code
    if status != _FOUND:
        return f"responses with status {status or 'unknown'}"
    if (record.http_content_type or "").lower() not in PAGES:
        return "responses that are not HTML"
    return "pages that were cut off when they were fetched" if "WARC-Truncated" in record.headers else ""
