"""A watch file is read in full, or refused in one line that names the key and the remedy."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.run.watch_file import duration, read_watch_file
from dragoman.sources.web import PAUSE, SourceKind, WebSource

FULL = """
every = "2h"
contact = "desk@news.example"
pause = 5
proxy = "http://proxy.example:3128"
pages_per_round = 200
refetch_hours = 24
allow_hosts = ["intranet.example"]

[[feeds]]
url = "https://news.example/world.xml"
outlet = "Daily Courier"

[[feeds]]
url = "https://other.example/rss"

[[sitemaps]]
url = "https://news.example/sitemap.xml"
since = 2019-04-03

[[urls]]
file = "pages.txt"
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "feeds.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    read = read_watch_file(write(tmp_path, FULL))
    plan = read.plan
    assert read.every == 7_200
    assert plan.sources == (
        WebSource(SourceKind.FEED, "https://news.example/world.xml", "Daily Courier"),
        WebSource(SourceKind.FEED, "https://other.example/rss"),
        WebSource(SourceKind.SITEMAP, "https://news.example/sitemap.xml", since=date(2019, 4, 3)),
        WebSource(SourceKind.LIST, str(tmp_path / "pages.txt")),
    )
    assert (plan.contact, plan.pause, plan.proxy) == ("desk@news.example", 5.0, "http://proxy.example:3128")
    assert (plan.most, plan.allow_hosts, plan.refetch_hours) == (200, ("intranet.example",), 24.0)


def test_a_feed_alone_is_enough(tmp_path: Path) -> None:
    read = read_watch_file(write(tmp_path, "[[feeds]]\nurl = 'https://news.example/rss'"))
    assert (read.every, read.plan.pause, read.plan.most, read.plan.proxy) == (None, PAUSE, None, None)
    assert read.plan.refetch_hours == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it names nothing to read; add [[feeds]]"),
        ("[[feeds]", "it is no TOML"),
        (b"\xff", "it is no TOML"),
        ("[[feeds]]", "feeds[0].url: field required"),
        ("[[feeds]]\nurl = 'x.example/rss'", "feeds[0].url: 'x.example/rss' is not an http or https address"),
        ("[[feeds]]\nurl = 'file:///etc/passwd'", "not an http or https address"),
        ("[[feeds]]\nurl = 'http://u:p@x.example/'", "user name or password"),
        ("[[feeds]]\nurl = 3", "feeds[0].url: input should be a valid string, not 3"),
        (
            "[[feeds]]\nurl = 'https://x.example'\nname = 'X'",
            "feeds[0].name: there is no such key; there are: url, outlet",
        ),
        ("pauze = 1", "pauze: there is no such key; did you mean pause?"),
        (
            "[[sitemaps]]\nurl = 'https://x.example'\nsinse = 1",
            "sitemaps[0].sinse: there is no such key; did you mean since?",
        ),
        (
            "x = 1",
            "x: there is no such key; there are: every, contact, pause, proxy, pages_per_round, allow_hosts,",
        ),
        ("feeds = 'https://x.example'", "feeds: input should be a valid list"),
        ("every = '15 minutes'", "every: '15 minutes' is no duration; write it as 90s, 15m, 6h or 1d"),
        ("every = '5s'", "every: '5s' is shorter than 60s, the least; write 60s or more"),
        ("pause = -1", "pause: input should be greater than or equal to 0, not -1"),
        ("refetch_hours = 10000", "refetch_hours: input should be less than or equal to 720, not 10000"),
        ("pages_per_round = 0", "pages_per_round: input should be greater than or equal to 1"),
        ("allow_hosts = ['http://x.example/']", "allow_hosts[0]: 'http://x.example/' is no host"),
        ("proxy = 'socks5://x.example'", "proxy: 'socks5://x.example' is not an http or https address"),
        ("[[sitemaps]]\nurl = 'https://x.example'\nsince = 'May'", "sitemaps[0].since: input should be"),
        ("[[urls]]\nfile = ''", "urls[0].file: string should have at least 1 character"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str | bytes, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        read_watch_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "least, not" not in str(caught.value), "the value is told once"
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """As any file that is not there: no wrong usage."""
    with pytest.raises(InputError, match=r"none\.toml: it cannot be read") as caught:
        read_watch_file(tmp_path / "none.toml")
    assert not isinstance(caught.value, UsageError)


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), (" 6 h ", 21_600), ("1d", 86_400)])
def test_durations(text: str, seconds: int) -> None:
    assert duration(text) == seconds
