"""What a site's robots.txt allows us, as RFC 9309 has it."""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from dragoman.errors import FetchError
from dragoman.sources.web.client import AGENT
from dragoman.sources.web.clock import Clock

_DAY = 86_400.0
_SHORT = 900.0
"""Seconds that rules are kept, and that a site whose rules could not be had is left alone."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site.

    Attributes:
        parsed: What its file says; None where it has none and everything is allowed.
        delay: Seconds it wants between requests.
        unknown: Why its file could not be had, else empty: then nothing is allowed for now.
    """

    parsed: Protego | None = None
    delay: float = 0.0
    unknown: str = ""

    def allows(self, url: str) -> bool:
        """Say whether an address may be fetched."""
        return not self.unknown and (self.parsed is None or bool(self.parsed.can_fetch(url, AGENT)))


class Robots:
    """The rules of every site met in a run, each asked for once a day."""

    def __init__(self, fetch: Callable[[str], bytes], clock: Clock) -> None:
        """Begin with none.

        Args:
            fetch: Gives the bytes of a robots.txt, or raises FetchError.
            clock: Says when rules are too old.
        """
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[str, tuple[float, Rules]] = {}

    def rules(self, url: httpx.URL) -> Rules:
        """Give the rules for an address.

        Raises:
            FetchError: The time to ask the site has not come.
        """
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, rules = self._kept.get(site, (0.0, Rules()))
        if until <= self._clock.now():
            rules = self._read(f"{site}/robots.txt")
            self._kept[site] = (self._clock.now() + (_SHORT if rules.unknown else _DAY), rules)
        return rules

    def _read(self, address: str) -> Rules:
        try:
            text = self._fetch(address).decode("utf-8", errors="replace")
        except FetchError as error:
            if not error.asked:
                raise
            # A file that is not there, or leads nowhere, forbids nothing; a server that is broken may.
            has_none = error.status is not None and 400 <= error.status < 500 and error.status != 429
            return Rules() if has_none or not error.passing else Rules(unknown=str(error))
        parsed = Protego.parse(text.removeprefix("\ufeff"))
        delay = parsed.crawl_delay(AGENT)
        return Rules(parsed, max(0.0, float(delay or 0.0)))
