"""The file that says what ``watch`` reads: feeds, sitemaps and lists, as TOML."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dragoman.errors import FetchError, InputError, UsageError
from dragoman.run.web import WebPlan
from dragoman.sources.web import PAUSE, SourceKind, WebSource
from dragoman.sources.web.addresses import read_url

_DURATION = re.compile(r"(\d+)\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_DIGITS = 10
_LONGEST_REFETCH = 720  # hours, a month: every page of these is asked for in each round
LONGEST = 366 * 86_400.0
"""Seconds between two rounds at most, a year: more is a slip, and what a system can wait for has an end."""
SHORTEST = 60.0
"""Seconds between two rounds at least: nobody's feed changes faster."""


@dataclass(frozen=True, slots=True)
class WatchFile:
    """A watch file as read.

    Attributes:
        plan: What is read, and how.
        every: Seconds between two rounds, or None when it does not say.
    """

    plan: WebPlan
    every: float | None


def duration(text: str) -> float:
    """Read a duration such as ``15m``.

    Raises:
        ValueError: It is none, or shorter or longer than a round may be.
    """
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no duration; write it as 90s, 15m, 6h or 1d")
    # Of absurdly many digits neither int nor float can be made; ten are some centuries of seconds.
    number = int(match[1]) if len(match[1]) <= _DIGITS else 10**_DIGITS
    seconds = float(number * _SECONDS[match[2]])
    if seconds < SHORTEST:
        raise ValueError(f"{text!r} is shorter than {SHORTEST:g}s, the least; write {SHORTEST:g}s or more")
    if seconds > LONGEST:
        raise ValueError(f"{text!r} is longer than a year, the most; write 366d or less")
    return seconds


def _address(text: str) -> str:
    try:
        read_url(text)
    except FetchError as error:
        raise ValueError(str(error)) from error
    return text.strip()


def _duration(text: str) -> str:
    duration(text)
    return text


def _host(text: str) -> str:
    if not text.strip() or "/" in text:
        raise ValueError(f"{text!r} is no host; write its name alone, without http:// and path")
    return text


Address = Annotated[str, AfterValidator(_address)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Feed(_Part):
    url: Address
    outlet: str | None = None


class _Sitemap(_Feed):
    since: date | None = None


class _Urls(_Part):
    file: Annotated[str, Field(min_length=1)]
    outlet: str | None = None


class _File(_Part):
    every: Annotated[str, AfterValidator(_duration)] | None = None
    contact: str | None = None
    pause: Annotated[float, Field(ge=0, le=3_600, strict=False)] = PAUSE
    proxy: Address | None = None
    pages_per_round: Annotated[int, Field(ge=1)] | None = None
    allow_hosts: list[Annotated[str, AfterValidator(_host)]] = []
    refetch_hours: Annotated[float, Field(ge=0, le=_LONGEST_REFETCH, strict=False)] = 0.0
    feeds: list[_Feed] = []
    sitemaps: list[_Sitemap] = []
    urls: list[_Urls] = []


_PARTS: dict[int | str, type[_Part]] = {"feeds": _Feed, "sitemaps": _Sitemap, "urls": _Urls}


def read_watch_file(path: Path) -> WatchFile:
    """Read a watch file.

    Args:
        path: The file; lists that it names stand beside it.

    Raises:
        InputError: It cannot be read.
        UsageError: It says something that is not understood.
    """
    try:
        written = tomllib.loads(path.read_text("utf-8"))
        file = _File.model_validate(written)
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror or error}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: it is no TOML ({error}); mend it there") from error
    except ValidationError as error:
        raise UsageError(f"{path}: {_said(error)}") from error
    sources = (*_feeds(file), *_sitemaps(file), *_lists(file, path.parent))
    if not sources:
        raise UsageError(
            f"{path}: it names nothing to read; add [[feeds]] with a url, [[sitemaps]] or [[urls]]"
        )
    plan = WebPlan(
        sources=sources,
        allow_hosts=tuple(file.allow_hosts),
        contact=file.contact,
        pause=file.pause,
        proxy=file.proxy,
        most=file.pages_per_round,
        refetch_hours=file.refetch_hours,
    )
    return WatchFile(plan, duration(file.every) if file.every else None)


def _feeds(file: _File) -> list[WebSource]:
    return [WebSource(SourceKind.FEED, feed.url, feed.outlet) for feed in file.feeds]


def _sitemaps(file: _File) -> list[WebSource]:
    return [WebSource(SourceKind.SITEMAP, one.url, one.outlet, _only_day(one.since)) for one in file.sitemaps]


def _lists(file: _File, folder: Path) -> list[WebSource]:
    return [WebSource(SourceKind.LIST, str(folder / one.file), one.outlet) for one in file.urls]


def _only_day(day: date | None) -> date | None:
    return day.date() if isinstance(day, datetime) else day


def _said(error: ValidationError) -> str:
    """Say the first thing that is wrong, with its place."""
    first: Any = error.errors()[0]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    if first["type"] == "extra_forbidden":
        return f"{place}: there is no such key; {_keys(first['loc'])}"
    said = str(first["msg"]).removeprefix("Value error, ")
    return f"{place}: {said[:1].lower()}{said[1:]}" + (
        "" if "; " in said else f", not {first['input']!r}"[:120]
    )


def _keys(place: tuple[int | str, ...]) -> str:
    """Say which key may be meant at a place of the file, or which there are."""
    part = _PARTS.get(place[0], _File) if len(place) > 1 else _File
    near = get_close_matches(str(place[-1])[:60], part.model_fields, n=1)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(part.model_fields)}"
