"""Nothing but public hosts is reached, in whatever form an address is written."""

import socket
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import FetchError
from dragoman.sources.web import Fetcher, Limits, Reach
from dragoman.sources.web.addresses import read_url, refusal
from dragoman.sources.web.exchange import Kind

# Every way we know of writing an address that is not public, and of writing it so that a check may miss it.
NOT_PUBLIC = [
    "127.0.0.1",
    "127.255.255.254",
    "127.1",
    "127.0.1",
    "0x7f.0.0.1",
    "0x7f000001",
    "0x7F.0x0.0x0.0x1",
    "0177.0.0.1",
    "017700000001",
    "2130706433",
    "127.0.0.1.",
    "0",
    "0.0.0.0",  # noqa: S104 - asked for, not bound
    "0.1.2.3",
    "00000127.0.0.1",
    "127.0.0.0x1",
    "1.2.3.4.5",
    "256.256.256.256",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.255.255",
    "169.254.169.254",
    "169.254.0.1",
    "0xA9FEA9FE",
    "2852039166",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:8.8.8.8]",
    "[0:0:0:0:0:ffff:a9fe:a9fe]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2002:c0a8:1::1]",
    "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fc00::1]",
    "[fd12:3456:789a::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[100::1]",
    "[4000::1]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "\uff11\uff12\uff17.0.0.1",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "ⓛocalhost",
    "127.0.0.1%00.news.example",
    "news.example%2f@127.0.0.1",
]
PUBLIC = [
    *("8.8.8.8", "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.255.255", "192.0.1.1"),
    *("2606:4700:4700::1111", "2a00:1450:4001:830::200e", "64:ff9b::808:808", "2002:808:808::1"),
]
FAST = Limits(seconds=2, idle=1)


def machine_like(host: str, port: int) -> Sequence[str]:
    """Resolve as a machine does: odd number forms are addresses to it, and localhost is this machine."""
    if host.rstrip(".").lower().endswith("localhost"):
        return ("127.0.0.1", "::1")
    return tuple(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST))


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection at all is a failure of the test."""

    def refuse(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", refuse)


def test_the_table_is_as_long_as_it_claims() -> None:
    assert len(set(NOT_PUBLIC)) >= 70


@pytest.mark.parametrize("host", NOT_PUBLIC)
def test_no_form_of_an_address_that_is_not_public_is_reached(host: str) -> None:
    """It is refused before a connection, and for good: no second try would help."""
    with pytest.raises(FetchError) as caught:
        Fetcher(Reach(resolver=machine_like), limits=FAST).fetch(f"http://{host}/", Kind.PAGE)
    assert not caught.value.passing or "not known" in str(caught.value)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_not_refused(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("answers", "met"),
    [
        pytest.param(["10.0.0.1"], "10.0.0.1", id="a name of a private address"),
        pytest.param(["8.8.8.8", "127.0.0.1"], "127.0.0.1", id="public and private at once"),
        pytest.param(["::ffff:127.0.0.1"], "::ffff:127.0.0.1", id="a mapped answer"),
        pytest.param(["fe80::1%eth0"], "fe80::1%eth0", id="an answer with a scope"),
        pytest.param(["nonsense"], "nonsense", id="no address at all"),
    ],
)
def test_a_name_is_judged_by_every_address_it_has(answers: list[str], met: str) -> None:
    with pytest.raises(FetchError, match="not public") as caught:
        Fetcher(Reach(resolver=lambda *_: answers), limits=FAST).fetch("http://a.example/", Kind.PAGE)
    assert met in str(caught.value)


@pytest.mark.parametrize("answer", [OSError("unknown"), UnicodeError("label too long")])
def test_a_name_that_is_not_known_may_be_tried_again(answer: Exception) -> None:
    def fails(*_: object) -> Sequence[str]:
        raise answer

    with pytest.raises(FetchError, match="is not known") as caught:
        Reach(resolver=fails).addresses("a.example", 80)
    assert caught.value.passing


@pytest.mark.parametrize("host", ["intranet.example", "INTRANET.example", "127.0.0.1", "::1"])
def test_a_host_that_is_allowed_by_name_is_reached_wherever_it_is(host: str) -> None:
    reach = Reach(frozenset({"intranet.example", "127.0.0.1", "::1"}), lambda *_: ("10.0.0.1",))
    assert reach.addresses(host, 80)


def test_allowing_one_name_allows_no_other_at_the_same_address() -> None:
    reach = Reach(frozenset({"intranet.example"}), lambda *_: ("10.0.0.1",))
    with pytest.raises(FetchError, match=r"other\.example"):
        reach.addresses("other.example", 80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ftp://news.example/a", "not an http or https"),
        ("file:///etc/passwd", "not an http or https"),
        ("news.example/a", "not an http or https"),
        ("javascript:alert(1)", "not an http or https"),
        ("gopher://news.example", "not an http or https"),
        ("", "not an http or https"),
        ("http://", "neither a name nor an address"),
        ("http:///a", "neither a name nor an address"),
        ("http://user:word@news.example/", "user name or password"),
        ("http://user@news.example/", "user name or password"),
        ("http://news_.example:99999/", ""),
        ("http://news.example\\@127.0.0.1/", ""),
        ("http://a b/", ""),
        ("http://[::1/", "no address"),
        ("http://news.example/\r\nHost: x", "no address"),
        ("http://" + "a" * 5_000, "characters"),
        ("http://-news.example/", "neither a name"),
        ("http://news..example/", ""),
    ],
)
def test_what_is_no_plain_address_is_refused(text: str, words: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(Reach(resolver=machine_like), limits=FAST).fetch(text, Kind.PAGE)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text", ["https://news.example/a?b=c#d", "http://bücher.example/", "http://8.8.8.8:8080/"]
)
def test_plain_addresses_are_read(text: str) -> None:
    """International names are read as what is looked up; fragments are the reader's own."""
    url = read_url(text)
    assert url.host
    assert "#" not in str(url)


@given(st.ip_addresses())
def test_every_address_is_public_or_refused_with_a_word(address: object) -> None:
    """What Python holds for private is never let through."""
    kind = refusal(str(address))
    assert kind is None or kind
    if getattr(address, "is_private", False) or getattr(address, "is_multicast", False):
        assert kind
