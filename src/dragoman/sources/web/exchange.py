"""What is asked of a server and what comes back."""

from dataclasses import dataclass
from enum import Enum

from dragoman.sources.encoding import LONGEST_ARTICLE

_XML = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
_GZIP = ("application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream")


class Kind(Enum):
    """What is asked for: content types taken, and the most bytes once unpacked."""

    PAGE = (("text/html", "application/xhtml+xml", "text/plain", *_XML[:2]), LONGEST_ARTICLE)
    FEED = ((*_XML, "text/html", "text/plain", "application/octet-stream"), 5_000_000)
    SITEMAP = ((*_XML, *_GZIP, "text/plain"), 50_000_000)
    ROBOTS = ((), 512_000)

    def __init__(self, types: tuple[str, ...], most: int) -> None:
        self.types = types
        self.most = most

    def takes(self, content_type: str) -> bool:
        """Say whether a content type may hold it; feeds come under many names that end in ``+xml``."""
        named = not self.types or content_type in self.types
        return named or (self is not Kind.PAGE and content_type.endswith("+xml"))


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how far a fetch goes.

    Attributes:
        seconds: For one request with its answer.
        idle: For one wait for bytes.
        redirects: How many are followed.
        most: Bytes of any body; None leaves it to its kind.
    """

    seconds: float = 60.0
    idle: float = 20.0
    redirects: int = 5
    most: int | None = None


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an earlier answer said of its state, so that the same one need not be sent again."""

    etag: str | None = None
    modified: str | None = None


NOTHING_KNOWN = Conditions()


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    Attributes:
        url: Where it came from, after redirects.
        body: Its bytes, unpacked; empty where nothing changed.
        charset: The charset its header names, or empty.
        conditions: What to ask with the next time.
        changed: False when the server says that it is as it was.
    """

    url: str
    body: bytes
    charset: str = ""
    conditions: Conditions = NOTHING_KNOWN
    changed: bool = True
