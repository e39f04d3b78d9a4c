"""Options that say what is read from the web and how."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import FetchError, InputError, UsageError
from dragoman.views.cli.console import fail, many, note

if TYPE_CHECKING:
    from dragoman.run.web import WebPlan
    from dragoman.sources.web import Notice

Feeds = Annotated[
    list[str] | None, typer.Option("--feed", metavar="URL", help="An RSS or Atom feed; may be given often.")
]
Sitemaps = Annotated[
    list[str] | None, typer.Option("--sitemap", metavar="URL", help="A sitemap or an index of them; often.")
]
Lists = Annotated[
    list[str] | None,
    typer.Option("--urls", metavar="FILE", help="Addresses of pages, one a line; or -; often."),
]
AllowHosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="HOST", help="Reach this host though it is not public; often."),
]
Contact = Annotated[
    str | None, typer.Option("--contact", help="Whom operators of servers may write to; sent with requests.")
]
Pause = Annotated[
    float | None,
    typer.Option(
        "--pause", metavar="SECONDS", min=0, help="Between two requests to one host; 2 if not given."
    ),
]


@dataclass(frozen=True, slots=True)
class Named:
    """What is named on the command line."""

    feeds: Sequence[str]
    sitemaps: Sequence[str]
    lists: Sequence[str]
    pages: Sequence[str]


def is_address(path: str) -> bool:
    """Say whether what is given as a path is the address of a page."""
    return path.lower().startswith(("http://", "https://"))


def web_plan(
    named: Named, allow_hosts: Sequence[str] | None, contact: str | None, pause: float | None
) -> "WebPlan | None":
    """Give what is to be read from the web, or None when nothing of it is named.

    Raises:
        UsageError: What is named is no address, or an option is about the web and nothing of it is named.
        InputError: A list is not there.
    """
    if not (named.feeds or named.sitemaps or named.lists or named.pages):
        if allow_hosts or contact or pause is not None:
            raise UsageError(
                "--allow-host, --contact and --pause are about the web; name a --feed, --sitemap or --urls"
            )
        return None
    from dragoman.run.web import WebPlan  # noqa: PLC0415 - files need not wait for it
    from dragoman.sources.web import PAUSE, SourceKind, WebSource  # noqa: PLC0415

    for option, addresses in (("--feed", named.feeds), ("--sitemap", named.sitemaps), ("PATH", named.pages)):
        _check_addresses(option, addresses)
    for path in named.lists:
        if path != "-" and not Path(path).is_file():
            raise InputError(f"--urls: {path}: there is no such file; check the path")
    sources = (
        *(WebSource(SourceKind.FEED, place) for place in named.feeds),
        *(WebSource(SourceKind.SITEMAP, place) for place in named.sitemaps),
        *(WebSource(SourceKind.LIST, place) for place in named.lists),
        *(WebSource(SourceKind.PAGE, place) for place in named.pages),
    )
    return WebPlan(sources, tuple(allow_hosts or ()), contact, PAUSE if pause is None else pause)


def tell_notices(notices: "Iterable[Notice]", *, quiet: bool) -> None:
    """Tell what is to be told of sources; one that was not asked is an error, for nothing of it was read."""
    for one in notices:
        if one.resting:
            fail(f"{one.origin}: {one.said}")
        else:
            note(f"{one.origin}: {one.said}", quiet=quiet)


def no_days(number: int) -> str:
    """Say what follows from articles without a day of publication, and the remedy."""
    told = f"of {many(number, 'article')} in the store no day of publication is known"
    return (
        f"{told}, so dates such as “on Monday” stay empty there; ingest them again with --published DAY, and "
        "they are coded with it"
    )


def _check_addresses(option: str, addresses: Sequence[str]) -> None:
    from dragoman.sources.web.addresses import read_url  # noqa: PLC0415 - keeps --help instant

    for address in addresses:
        try:
            read_url(address)
        except FetchError as error:
            raise UsageError(f"{option}: {error}") from None
