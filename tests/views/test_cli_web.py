"""The web on the command line: ``ingest`` with feeds, sitemaps and lists, and ``watch`` with its signals."""

import os
import re
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
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(number))
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
