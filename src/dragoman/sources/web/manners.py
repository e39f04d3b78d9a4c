"""Good manners on the web: robots.txt, one request at a time and not too soon, rest for a host that fails."""

from datetime import UTC, datetime

import httpx

from dragoman.errors import FetchError
from dragoman.records.cursor import HostState
from dragoman.sources.web.addresses import host_key
from dragoman.sources.web.client import Fetcher
from dragoman.sources.web.clock import Clock
from dragoman.sources.web.exchange import NOTHING_KNOWN, Conditions, Fetched, Kind
from dragoman.sources.web.robots import Robots, Rules

PAUSE = 2.0
"""Seconds between two requests to one host, when its robots.txt asks for no more."""

_LONGEST_WAIT = 60.0  # a host that wants longer pauses rests instead, so that others are not kept waiting
_FIRST_REST, _LONGEST_REST = 60, 86_400
_PATIENCE = 3
"""Failures in a row before a host rests: one page may be broken and the rest sound."""


def back_off(failures: int, *, asked: float | None = None) -> int:
    """Give the seconds to leave a host alone: doubled with each failure, and at least what it asked."""
    doubled = min(_FIRST_REST * 2 ** min(failures - 1, 20), _LONGEST_REST) if failures > 0 else 0
    return int(min(max(doubled, asked or 0.0), _LONGEST_REST))


class PoliteFetcher:
    """Fetches with manners; keeps which hosts failed, and until when they rest."""

    def __init__(
        self,
        fetcher: Fetcher,
        clock: Clock,
        *,
        pause: float = PAUSE,
        hosts: dict[str, HostState] | None = None,
    ) -> None:
        """Set up.

        Args:
            fetcher: What asks.
            clock: Tells the time and waits.
            pause: Seconds between two requests to one host.
            hosts: What is known from before.
        """
        self._fetcher = fetcher
        self._clock = clock
        self._pause = pause
        self._hosts = dict(hosts or {})
        self._changed: dict[str, HostState] = {}
        self._last: dict[str, float] = {}
        self._robots = Robots(self._fetch_robots, clock)

    def rests(self, host: str) -> bool:
        """Say whether a host is to be left alone for now."""
        return self._state(host).until > self._clock.now()

    def changes(self) -> list[HostState]:
        """Give the hosts whose state changed since this was last asked, to be kept."""
        changed, self._changed = list(self._changed.values()), {}
        return changed

    def fetch(self, address: str, kind: Kind, known: Conditions = NOTHING_KNOWN) -> Fetched:
        """Fetch an address when its time has come.

        Raises:
            FetchError: It may not or could not be; ``asked`` is False when its time has not come.
        """
        asked: list[str] = []

        def before(url: httpx.URL) -> None:
            host = host_key(url.host)
            self._check_rest(host)
            rules = self._robots.rules(url)
            _check_rules(rules, url)
            self._wait(host, rules.delay)
            asked.append(host)

        try:
            fetched = self._fetcher.fetch(address, kind, known=known, before=before)
        except FetchError as error:
            if asked and error.asked:
                self._note(asked[-1], error)
            raise
        for host in asked:
            self._note(host, None)
        return fetched

    def _fetch_robots(self, address: str) -> bytes:
        hosts: list[str] = []

        def before(url: httpx.URL) -> None:
            hosts.append(host_key(url.host))
            self._check_rest(hosts[-1])
            self._wait(hosts[-1], 0.0)

        try:
            return self._fetcher.fetch(address, Kind.ROBOTS, before=before).body
        except FetchError as error:
            if hosts and error.passing and error.asked:
                self._note(hosts[-1], error)
            raise

    def _state(self, host: str) -> HostState:
        return self._hosts.get(host, HostState(host))

    def _check_rest(self, host: str) -> None:
        if self._clock.stopped():
            raise FetchError("the run ends; run again", passing=True, asked=False)
        if self.rests(host):
            until = datetime.fromtimestamp(self._state(host).until, UTC).isoformat().replace("+00:00", "Z")
            raise FetchError(
                f"the host {host} rests until {until}, for it failed or asked to be left alone",
                passing=True,
                asked=False,
            )

    def _wait(self, host: str, delay: float) -> None:
        """Wait until a host may be asked again."""
        pause = max(self._pause, delay)
        left = self._last.get(host, float("-inf")) + pause - self._clock.now()
        if left > _LONGEST_WAIT:
            self._rest(HostState(host, self._state(host).failures, int(self._clock.now() + left)))
            raise FetchError(f"the host {host} wants {pause:g} s between requests", passing=True, asked=False)
        if left > 0 and not self._clock.sleep(left):
            raise FetchError("the run ends; run again", passing=True, asked=False)
        self._last[host] = self._clock.now()

    def _note(self, host: str, error: FetchError | None) -> None:
        """Keep how a host answered."""
        state = self._state(host)
        if error is None or not error.passing:
            if state != HostState(host):
                self._rest(HostState(host))
            return
        failures = state.failures + 1
        if error.wait is not None or failures >= _PATIENCE or error.status in {429, 503}:
            rest = back_off(max(1, failures - _PATIENCE + 1), asked=error.wait)
            self._rest(HostState(host, failures, int(self._clock.now()) + rest))
        else:
            self._rest(HostState(host, failures))

    def _rest(self, state: HostState) -> None:
        self._hosts[state.host] = state
        self._changed[state.host] = state


def _check_rules(rules: Rules, url: httpx.URL) -> None:
    """Refuse what a site's robots.txt does not allow.

    Raises:
        FetchError: It does not, or the file could not be had.
    """
    if rules.unknown:
        raise FetchError(f"the robots.txt of {url.host} could not be had: {rules.unknown}", passing=True)
    if not rules.allows(str(url)):
        raise FetchError(f"the robots.txt of {url.host} does not allow it")
