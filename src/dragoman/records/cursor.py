"""Where reading of the web stopped: sources, pages still to be fetched or done with, hosts that rest."""

from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """What became of a page that a source named; forgotten: a user took its article out."""

    WAITING = "waiting"
    TAKEN = "taken"
    FAILED = "failed"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is kept of a feed or sitemap between two readings.

    Attributes:
        url: Its address.
        etag: Its ETag when it was last read whole.
        modified: Its Last-Modified then.
        stated: Of a sitemap that an index names: the last change that the index stated then.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A page that a source named, with what the source says of it.

    Attributes:
        key: By what it is known again: its address without fragment, or a content id where it has none.
        url: Its address, or None when the source holds the text and no address.
        source: The feed, sitemap or list that named it first.
        title: Headline.
        published: Publication day, ISO.
        published_basis: Where that stands: ``feed``, ``feed-updated`` or ``sitemap``.
        outlet: Who published it.
        outlet_basis: ``given``, ``feed`` or ``sitemap``.
        text: What the source holds of the text, for when the page cannot be had.
        text_basis: ``feed-content`` or ``feed-summary``.
        tries: How often it was asked for in vain.
        stated: What the source says of the entry's state; another one means that it changed.
        fetched: Seconds since 1970 when the page was first had; None where it never was or nobody knows.
        asked: Seconds since 1970 when it was last read; 0 where that is not known, None where it never was.
        etag: ETag of its page then.
        modified: Last-Modified of its page then.
    """

    key: str
    url: str | None
    source: str
    title: str | None = None
    published: str | None = None
    published_basis: str = "none"
    outlet: str | None = None
    outlet_basis: str = "none"
    text: str | None = None
    text_basis: str = "none"
    tries: int = 0
    stated: str | None = None
    fetched: int | None = None
    asked: int | None = None
    etag: str | None = None
    modified: str | None = None

    @property
    def origin(self) -> str:
        """Give what messages call it."""
        return self.url or f"{self.source}#{self.key}"


@dataclass(frozen=True, slots=True)
class Visit:
    """One reading of a page.

    Attributes:
        at: Seconds since 1970.
        had: Whether the page itself was had, and not only what the feed holds of it.
        etag: Its ETag.
        modified: Its Last-Modified.
    """

    at: int
    had: bool = False
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """What is kept of a page that is named again.

    Attributes:
        state: What became of it.
        asked: As that of ``Target``.
    """

    state: PageState
    asked: int | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a page in a run.

    Attributes:
        key: The page.
        state: Its state now.
        tries: How often it was asked for in vain.
        due: Seconds since 1970 before which it is not asked for again.
        visit: How it was read; None where it was not.
    """

    key: str
    state: PageState
    tries: int = 0
    due: int = 0
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class HostState:
    """A host that failed or asked to be left alone.

    Attributes:
        host: Its name.
        failures: Failures in a row.
        until: Seconds since 1970 until which it rests.
    """

    host: str
    failures: int = 0
    until: int = 0
