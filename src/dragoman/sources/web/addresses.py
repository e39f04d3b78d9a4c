"""Which addresses may be reached: public ones, and hosts that the user allowed by name."""

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

from dragoman.errors import FetchError

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host name; OSError where it has none."""

LONGEST_URL = 4_096
SCHEMES = ("http", "https")
_REMEDY = "give --allow-host (allow_hosts in a watch file) if it is meant"
# The registries of special addresses (IANA, RFC 6890 and its updates), written out: Python's own is_private
# and is_global changed between 3.11 and 3.13, and what is refused must not.
_SPECIAL = (
    *(("0.0.0.0/8", "this network"), ("10.0.0.0/8", "private"), ("100.64.0.0/10", "shared by a carrier")),
    *(("127.0.0.0/8", "loopback"), ("169.254.0.0/16", "link-local"), ("172.16.0.0/12", "private")),
    *(("192.0.0.0/24", "reserved"), ("192.0.2.0/24", "documentation"), ("192.88.99.0/24", "reserved")),
    *(("192.168.0.0/16", "private"), ("198.18.0.0/15", "for tests"), ("198.51.100.0/24", "documentation")),
    *(("203.0.113.0/24", "documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved")),
    *(("::1/128", "loopback"), ("::/128", "unspecified"), ("::ffff:0:0/96", "IPv4 inside IPv6")),
    *(("::/96", "IPv4 inside IPv6"), ("64:ff9b:1::/48", "private"), ("100::/64", "discarded")),
    *(("2001::/23", "reserved"), ("2001:db8::/32", "documentation"), ("3fff::/20", "documentation")),
    *(
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    ),
)
_REFUSED: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple(
    (ip_network(network), name) for network, name in _SPECIAL
)
_GLOBAL = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*", re.IGNORECASE)


def host_key(host: str) -> str:
    """Give a host as it is compared: lower case, without brackets and the dot at the end."""
    return host.strip().strip("[]").rstrip(".").lower()


def refusal(address: str) -> str | None:
    """Say what kind of address it is that may not be reached, or None for a public one."""
    try:
        number = ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(number, IPv6Address):
        if number.scope_id:
            return "link-local"
        inner = _inside(number)
        if inner is not None:
            return refusal(str(inner))
    found = next((name for network, name in _REFUSED if number in network), None)
    if found is None and isinstance(number, IPv6Address) and number not in _GLOBAL:
        return "reserved"
    return found


def _inside(number: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that a translated (NAT64) or tunnelled (6to4) one leads to, or None."""
    if number in _NAT64:
        return IPv4Address(number.packed[12:])
    return number.sixtofour


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def read_url(text: str) -> httpx.URL:
    """Read an address as given, refusing what is no plain address of a web page.

    Raises:
        FetchError: It is no http or https address, holds a password, or writes its host in an odd way.
    """
    if len(text) > LONGEST_URL:
        raise FetchError(f"the address has {len(text):,} characters; {LONGEST_URL:,} are the most")
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(
            f"{text!r} is no address ({error}); write it as https://news.example/page"
        ) from error
    if url.scheme not in SCHEMES:
        raise FetchError(f"{text!r} is not an http or https address; write it with https:// in front")
    if url.userinfo:
        raise FetchError("the address holds a user name or password; give it without")
    _check_host(url.raw_host.decode("ascii"), text)
    return url.copy_with(fragment=None)


def _check_host(host: str, text: str) -> None:
    """Refuse hosts that are neither a name nor an address in its one usual form."""
    if ":" in host:
        well_formed = _is_address(host)
    elif _NUMBER.fullmatch(host_key(host).rpartition(".")[2]):
        # 127.1, 0x7f000001, 2130706433 and 0177.0.0.1 are all 127.0.0.1 to a resolver.
        well_formed = _is_address(host)
    else:
        well_formed = len(host) <= 253 and _NAME.fullmatch(host.removesuffix(".")) is not None
    if not well_formed:
        raise FetchError(f"{text!r}: the host {host!r} is neither a name nor an address in its usual form")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be reached.

    Attributes:
        allowed: Hosts (as ``host_key`` gives them) that may be reached wherever they are.
        resolver: Gives the addresses of a name.
    """

    allowed: frozenset[str] = frozenset()
    resolver: Resolver = system_resolver

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Give the addresses to connect to, every one of them checked.

        Raises:
            FetchError: The name is unknown, or one of its addresses may not be reached. One is enough:
                a name that is public and private at once is a trap or a mistake.
        """
        try:
            found = (host,) if _is_address(host) else tuple(self.resolver(host, port))
        except (OSError, UnicodeError) as error:
            raise FetchError(f"the host {host!r} is not known ({error}); check it", passing=True) from error
        if not found:
            raise FetchError(f"the host {host!r} has no address; check it", passing=True)
        if host_key(host) not in self.allowed:
            for address in found:
                if (kind := refusal(address)) is not None:
                    raise FetchError(f"the host {host!r} is at {address} ({kind}), not public; {_REMEDY}")
        return found
