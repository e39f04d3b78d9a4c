"""The web on the command line: ``ingest`` with feeds, sitemaps and lists, and ``watch`` with its signals."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.run import worker
from dragoman.run.local import LocalCoder
from dragoman.store import entries
from dragoman.store.database import open_store
from dragoman.store.entries import State
from dragoman.views.cli import ingest, watch
from dragoman.views.cli.main import main
from local_server import Answer, LocalServer, Request, local_server
from made_records import FakeCoder, make_fake

STORY = "The army strikes village {} in the north, the ministry said on Monday, and help was on its way."
_DAY = "<pubDate>Wed, 03 Apr 2019 10:00:00 GMT</pubDate>"
_WATCH = """
import sys
from made_records import make_fake
from dragoman.views.cli import watch
from dragoman.views.cli.main import main

watch.coder_maker = lambda *_: make_fake
watch.build_places = lambda **_: None
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as served:
        yield served


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Code with the fake coder, and build no gazetteer."""
    monkeypatch.setattr(LocalCoder, "__call__", lambda _self: FakeCoder())
    for module in (ingest, watch):
        monkeypatch.setattr(module, "build_places", lambda **_: None)
    for module in (ingest, watch):
        monkeypatch.setattr(module, "coder_maker", lambda *_: make_fake)
    worker.load.cache_clear()
    yield
    worker.load.cache_clear()


def serve(server: LocalServer, number: int) -> None:
    """Have a feed and its pages on localhost, as a user would on their own machine."""
    items = "".join(f"<item><link>/{n}</link>{_DAY}</item>" for n in range(number))
    server.routes["/feed"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    for n in range(number):
        server.page(f"/{n}", STORY.format(n))


def local(server: LocalServer, path: str) -> str:
    return server.url(path, "localhost")


def done(path: Path) -> int:
    with open_store(path) as store:
        return entries.counts(store)[State.DONE]


def test_ingest_reads_feeds_sitemaps_lists_and_pages(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 5)
    server.routes["/map"] = Answer(f"<urlset><url><loc>{local(server, '/2')}</loc></url></urlset>".encode())
    items = "<item><link>/0</link></item><item><link>/1</link></item>"
    server.routes["/feed"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    (tmp_path / "pages.txt").write_text(f"{local(server, '/3')} # one\n")
    (tmp_path / "a.txt").write_text("He strikes.")
    status = main(
        [
            *("ingest", str(tmp_path / "a.txt"), local(server, "/4"), "--store", str(tmp_path / "s")),
            *("--feed", local(server, "/feed"), "--sitemap", local(server, "/map")),
            *("--urls", str(tmp_path / "pages.txt"), "--allow-host", "localhost", "--pause", "0"),
            *("--contact", "desk@news.example"),
        ]
    )
    captured = capsys.readouterr()
    assert (status, captured.out) == (0, "")
    assert "6 coded, 6 events; 0 were done before, 0 skipped, 0 failed" in captured.err
    assert all("(desk@news.example)" in request.headers["User-Agent"] for request in server.requests)
    assert done(tmp_path / "s") == 6


def test_ingest_says_how_many_pages_wait(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 3)
    server.routes["/0"] = Answer(status=429, headers={"Retry-After": "600"})
    status = main(
        [
            *("ingest", "--feed", local(server, "/feed"), "--store", str(tmp_path / "s")),
            *("--allow-host", "localhost", "--pause", "0"),
        ]
    )
    captured = capsys.readouterr()
    assert status == 1, "nothing was coded and something failed"
    assert "3 pages are still to be fetched; run the same command again later" in captured.err
    assert server.paths() == ["/feed", "/0"], "a host that asks to be left alone is"


def test_this_machine_is_not_reached_unless_it_is_allowed(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 1)
    status = main(["ingest", "--feed", local(server, "/feed"), "--store", str(tmp_path / "s")])
    assert status == 1
    assert "(loopback), not public; give --allow-host" in capsys.readouterr().err
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["ingest", "--store", "s", "--feed", "news.example"], 2, "--feed: 'news.example' is not an http"),
        (["ingest", "--store", "s", "--sitemap", "ftp://x.example"], 2, "--sitemap: 'ftp://x.example'"),
        (["ingest", "--store", "s", "http://u:p@x.example/"], 2, "PATH: the address holds a user name"),
        (["ingest", "--store", "s", "--urls", "none.txt"], 1, "--urls: none.txt: there is no such file"),
        (["ingest", "--store", "s", "--allow-host", "x"], 2, "about the web; name a --feed"),
        (["ingest", "--store", "s", "--pause", "-1", "--feed", "http://x.example"], 2, "--pause"),
        (["watch", "none.toml", "--store", "s"], 1, "none.toml: it cannot be read"),
        (["watch", "f.toml", "--store", "s", "--every", "soon"], 2, "--every: 'soon' is no duration"),
        (["watch", "f.toml", "--store", "s", "--every", "99999999d"], 2, "longer than a year, the most"),
        (["watch", "f.toml", "--store", "s", "--every", "1m", "--once"], 2, "do not go together"),
        (["watch", "f.toml", "--store", "s"], 2, "f.toml: it names nothing to read"),
        (["watch", "--store", "s"], 2, "Missing argument 'FILE'"),
    ],
)
def test_what_is_wrong_is_one_line_and_a_status(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "f.toml").write_text("")
    got = main(arguments)
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert (got, captured.out, words in line) == (status, "", True), line
    assert not (tmp_path / "s").exists()


def watch_file(server: LocalServer, folder: Path) -> Path:
    path = folder / "feeds.toml"
    path.write_text(f"pause = 0\nallow_hosts = ['localhost']\n[[feeds]]\nurl = '{local(server, '/feed')}'\n")
    return path


def test_watch_once_does_a_round_and_says_so_in_a_line(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 2)
    file = watch_file(server, tmp_path)
    before = signal.getsignal(signal.SIGTERM)
    for line, quiet in (
        ("1 source read, 0 unchanged, 2 pages new; 2 coded, 2 events", []),
        ("0 pages new; 0 coded", []),
        ("", ["--quiet"]),
    ):
        assert main(["watch", str(file), "--store", str(tmp_path / "s"), "--once", *quiet]) == 0
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.splitlines()) == (0 if quiet else 1)
        assert line in captured.err
    assert signal.getsignal(signal.SIGTERM) == before, "the process's own handlers are back"


def test_ingest_says_that_a_page_was_fetched_before_and_how_to_have_it_anew(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 1)
    command = ["ingest", local(server, "/0"), "--store", str(tmp_path / "s"), "--allow-host", "localhost"]
    command += ["--pause", "0"]
    assert main(command) == 0
    server.page("/0", STORY.format(7))
    capsys.readouterr()
    assert main(command) == 0
    said = capsys.readouterr().err
    assert "0 coded, 0 events; 1 was done before" in said
    assert re.search(r"/0: fetched before on \d{4}-\d\d-\d\d; --again fetches it anew", said)
    assert main([*command, "--again"]) == 0
    said = capsys.readouterr().err
    assert "1 coded, 1 event;" in said
    assert "updated: 1 article in the store with other words under the same link" in said


def test_forget_says_that_a_page_is_not_fetched_again_and_how_to_have_it(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, store = (
        server.page("/0?a=1&b=2", STORY.format(0)).replace("news.example", "localhost"),
        tmp_path / "s",
    )
    options = ["--store", str(store), "--allow-host", "localhost", "--pause", "0"]
    assert main(["ingest", page, *options]) == 0
    capsys.readouterr()
    assert main(["forget", page, "--store", str(store)]) == 0
    taken, said = capsys.readouterr().err.splitlines()
    assert taken == "1 article taken out, 1 event"
    assert said.startswith("1 page is not fetched again, whatever names it; to have it anew: ")
    command = shlex.split(said.partition("anew: ")[2])[1:]
    assert main([*command, *options[2:]]) == 0
    assert "1 coded" in capsys.readouterr().err


def test_watch_says_in_a_line_each_what_was_updated_and_what_skipped(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 2)
    command = ["watch", str(watch_file(server, tmp_path)), "--store", str(tmp_path / "s"), "--once"]
    server.page("/1", "Die Armee meldet aus den Strassen der Hauptstadt, dass es am Montag ruhig blieb.")
    assert main(command) == 0
    assert f"skipped: {local(server, '/1')}: it is in German" in capsys.readouterr().err
    server.page("/0", STORY.format(7))
    items = "<item><title>Anew</title><link>/0</link></item>"
    server.routes["/feed"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert main(command) == 0
    told = capsys.readouterr().err.splitlines()
    assert re.fullmatch(
        f"updated: {local(server, '/0')} is in the store with other words, both kept: a1:[0-9a-f]+; what is "
        f"not wanted goes with: dragoman forget ID --store {tmp_path / 's'}",
        told[0],
    )
    assert "0 pages new, 1 asked for again; 1 coded" in told[1]
    server.page("/0", STORY.format(8))
    server.routes["/feed"] = Answer(
        b"<rss version='2.0'><channel><item><title>Anew again</title><link>/0</link></item></channel></rss>"
    )
    assert main([*command, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_watch_once_fails_when_no_source_could_be_read(server: LocalServer, tmp_path: Path) -> None:
    """A job of cron that reads nothing is not to look like one that found nothing new."""
    assert main(["watch", str(watch_file(server, tmp_path)), "--store", str(tmp_path / "s"), "--once"]) == 1


@pytest.mark.parametrize("more", ["[[urls]]\nfile = 'none.txt'\n", ""])
def test_what_cannot_be_read_does_not_count_as_read(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: str
) -> None:
    """Neither a page to log in at in the place of a feed nor a list that is not there is a source."""
    server.routes["/feed"] = Answer(b"<html><body><form>Log in</form></body></html>")
    file = watch_file(server, tmp_path)
    file.write_text(file.read_text() + more)
    assert main(["watch", str(file), "--store", str(tmp_path / "s"), "--once"]) == 1
    *faults, line = capsys.readouterr().err.splitlines()
    assert f"0 sources read, 0 unchanged, {len(faults)} not read, 0 pages new; 0 coded" in line
    assert "no RSS or Atom feed" in faults[0]
    assert ["none.txt: the list cannot be read" in fault for fault in faults[1:]] == [True] * bool(more)


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_sources_of_a_host_that_rests_are_named_with_its_end_and_nothing_read_is_a_failure(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], quiet: list[str]
) -> None:
    server.routes["/feed"] = Answer(status=503, headers={"Retry-After": "600"})
    file = watch_file(server, tmp_path)
    file.write_text(file.read_text() + f"[[feeds]]\nurl = '{local(server, '/other')}'\n")
    store = ["--store", str(tmp_path / "s")]
    assert main(["watch", str(file), *store, "--once"]) == 1
    first = capsys.readouterr().err.splitlines()
    assert "HTTP 503" in first[0]
    rests = r": not asked: the host localhost rests until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, for it failed"
    assert re.search(re.escape(local(server, "/other")) + rests, first[1])
    assert "0 sources read, 0 unchanged, 2 not read, 0 pages new" in first[2]
    assert main(["watch", str(file), *store, "--once", *quiet]) == 1
    again = capsys.readouterr().err.splitlines()
    assert [bool(re.search(rests, line)) for line in again[:2]] == [True, True], again
    assert len(again) == 2 if quiet else "2 not read" in again[2]
    options = ["--allow-host", "localhost", "--pause", "0"]
    assert main(["ingest", "--feed", local(server, "/feed"), *store, *options, *quiet]) == 1
    assert re.search(rests, capsys.readouterr().err)
    assert main(["ingest", local(server, "/page"), *store, *options, *quiet]) == 1
    if not quiet:
        assert re.search(rests[14:] + r".*: 1 page waits", capsys.readouterr().err)
    assert server.paths() == ["/feed"]


def test_entries_without_a_usable_address_and_days_that_cannot_be_read_are_told(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(server, 1)
    items = "".join(
        f"<item><title>T</title><link>{link}</link></item>"
        for link in ("ftp://x.example/a", "javascript:x()", "mailto:a@x.example", "")
    )
    odd = "<item><link>/0</link><pubDate>sometime in spring</pubDate></item>"
    body = f"<rss version='2.0'><channel>{items}{odd}<item><title>T</title></item></channel></rss>"
    server.routes["/feed"] = Answer(body.encode())
    file = watch_file(server, tmp_path)
    assert main(["watch", str(file), "--store", str(tmp_path / "s"), "--once"]) == 0
    left, days, line, dayless = capsys.readouterr().err.splitlines()
    assert left == f"{local(server, '/feed')}: 5 entries without a usable address left out"
    assert "the day of publication of 1 entry cannot be read, such as 'sometime in spring'" in days
    assert "1 page new; 1 coded" in line
    assert "of 1 article in the store no day of publication is known" in dayless
    assert main(["watch", str(file), "--store", str(tmp_path / "s"), "--once"]) == 0
    left, line = capsys.readouterr().err.splitlines()
    assert "0 pages new; 0 coded" in line, "what is not new is told once"


def test_the_figures_of_a_round_add_up(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages that are new, waited or wait again are coded, known, skipped, failed or waiting."""
    serve(server, 3)
    file = watch_file(server, tmp_path)
    file.write_text(f"refetch_hours = 1\npages_per_round = 3\n{file.read_text()}")
    command = ["watch", str(file), "--store", str(tmp_path / "s"), "--once"]
    server.routes["/2"] = Answer(status=500)
    assert main(command) == 0
    line = capsys.readouterr().err.splitlines()[-1]
    assert "3 pages new; 2 coded, 2 events, 0 skipped, 1 failed, 1 waiting, 1 of them after a failure" in line
    serve(server, 5)
    server.routes["/1"] = Answer(status=404)
    file.write_text(file.read_text().replace("pages_per_round = 3\n", ""))
    assert main(command) == 0
    line = capsys.readouterr().err.splitlines()[-1]
    # Of 2 new, 1 that waited and 2 young ones: 2 coded, 1 as it was, 1 gone, and the one that waited waits.
    assert "2 pages new, 1 that waited, 2 asked for again; 2 coded, 2 events, 1 in the store already" in line
    assert "0 skipped, 1 failed, 1 waiting" in line


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")
@pytest.mark.parametrize(
    ("number", "once", "status"),
    [(signal.SIGINT, [], 0), (signal.SIGTERM, [], 0), (signal.SIGTERM, ["--once"], 143)],
)
def test_a_signal_ends_the_watch_after_the_article_in_hand(
    server: LocalServer, tmp_path: Path, number: signal.Signals, once: list[str], status: int
) -> None:
    """The page that is being fetched is kept and coded; those behind it wait for the next watch.

    A watch has no other end, so its status is 0; a round that was broken off has the signal's.
    """
    serve(server, 4)
    file, store = watch_file(server, tmp_path), tmp_path / "s"

    def slow(request: Request) -> Answer:
        watcher.send_signal(number)
        time.sleep(0.3)
        body = STORY.format(request.path).encode()
        return Answer(body, headers={"Content-Type": "text/plain"})

    server.routes["/1"] = slow
    places = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    with subprocess.Popen(
        [sys.executable, "-c", _WATCH, "watch", str(file), "--store", str(store), *once],
        env={**os.environ, "PYTHONPATH": places},
        stderr=subprocess.PIPE,
        text=True,
    ) as watcher:
        _, said = watcher.communicate(timeout=60)
    assert watcher.returncode == status, said
    assert "ending after the article in hand" in said
    assert "2 coded, 2 events, 0 skipped, 0 failed, 2 waiting" in said
    assert done(store) == 2
    server.page("/1", STORY.format(1))
    assert main(["watch", str(file), "--store", str(store), "--once", "--quiet"]) == 0
    assert done(store) == 4
    assert sorted(server.paths()) == ["/0", "/1", "/2", "/3", "/feed", "/feed"]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are POSIX")
def test_a_signal_between_rounds_ends_the_watch_at_once(server: LocalServer, tmp_path: Path) -> None:
    serve(server, 1)
    places = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            _WATCH,
            "watch",
            str(watch_file(server, tmp_path)),
            "--store",
            str(tmp_path / "s"),
        ],
        env={**os.environ, "PYTHONPATH": places},
        stderr=subprocess.PIPE,
        text=True,
    ) as watcher:
        assert watcher.stderr is not None
        assert "1 coded" in watcher.stderr.readline()
        watcher.terminate()  # the next round is a quarter of an hour away
        _, said = watcher.communicate(timeout=60)
    assert watcher.returncode == 0, said
