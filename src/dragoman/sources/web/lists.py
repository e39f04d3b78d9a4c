"""Lists of addresses: one a line, with comments, from a file or standard input."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import FetchError, UnreadableArticle
from dragoman.records.cursor import Target
from dragoman.sources.encoding import decode
from dragoman.sources.failure import Failure
from dragoman.sources.web.addresses import read_url
from dragoman.sources.web.targets import page_key

STANDARD_INPUT = "-"
LARGEST_LIST = 100_000_000
"""Bytes: some million addresses."""

# A fragment follows its address without a space; a comment stands at the start or behind one.
_COMMENT = re.compile(r"(?:^|\s)#.*")


def read_list(
    path: str, outlet: str | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Target | Failure]:
    """Read a list of addresses.

    Args:
        path: A file, or ``-``.
        outlet: Outlet of its pages, when the user gave one.
        stdin: Stands for standard input; the process's own where None.

    Returns:
        A target for each address, once; a failure for each line that is none.

    Raises:
        UnreadableArticle: The list itself cannot be read.
    """
    try:
        if path == STANDARD_INPUT:
            data = (stdin or sys.stdin.buffer).read(LARGEST_LIST + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(LARGEST_LIST + 1)
    except OSError as error:
        raise UnreadableArticle(
            f"the list cannot be read ({error.strerror or error}); check the path"
        ) from error
    if len(data) > LARGEST_LIST:
        raise UnreadableArticle(f"the list is larger than {LARGEST_LIST:,} bytes; split it")
    return from_lines(decode(data).splitlines(), path, outlet)


def from_lines(lines: Iterable[str], origin: str, outlet: str | None = None) -> Iterator[Target | Failure]:
    """Make targets of lines; see ``read_list``."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        address = _COMMENT.sub("", line).strip().removeprefix("\ufeff")
        if not address:
            continue
        try:
            read_url(address)
        except FetchError as error:
            yield Failure(f"{origin}:{number}", str(error))
            continue
        key = page_key(address)
        if key not in seen:
            seen.add(key)
            basis = "given" if outlet else "none"
            yield Target(key, address, origin, outlet=outlet, outlet_basis=basis)
