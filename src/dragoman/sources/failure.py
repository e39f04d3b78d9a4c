"""What could not be read, as a record: one bad article never stops the rest."""

import re
from dataclasses import dataclass, replace

from dragoman.records import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read.

    Attributes:
        origin: Where it stood: a path, a path and line (``news.jsonl:7``), or ``-`` for standard input.
        reason: What is wrong and what would mend it, in one sentence.
    """

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside(Failure):
    """What is not meant to be an article: the ledger says skipped, for nothing is wrong with it."""


NO_ARTICLE = "it holds no article"
"""Why a file or folder is set aside that is read and gives nothing."""
OTHER_KIND = "files of this kind are not read"
"""Why a file in a folder or an archive is set aside that was not named itself."""

Reading = Article | Failure
"""What a reader yields for each article it meets."""

_GLIMPSE, _GLIMPSE_LENGTH = 4, 60
_HALF = re.compile("[\ud800-\udfff]")


def mended(text: str) -> str:
    """Put U+FFFD for each half of a surrogate pair: JSON and file names can hold one, UTF-8 cannot."""
    return _HALF.sub("\ufffd", text)


def glimpse(text: str) -> str:
    """Give the first four words of what stands in a message: enough to find it, and no text to keep."""
    words = text.split()
    short = " ".join(words[:_GLIMPSE])[:_GLIMPSE_LENGTH] if len(words) > _GLIMPSE else text[:_GLIMPSE_LENGTH]
    return short if short == text else f"{short}…"


def under(failure: Failure, origin: str) -> Failure:
    """Give a failure with a place, kept as what it is."""
    return replace(failure, origin=origin)
