"""From the web into a store: sources, cursor, manners and the pipeline put together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import chain

from dragoman.errors import StoreError
from dragoman.records.cursor import Met, PageState
from dragoman.run.local import with_given
from dragoman.run.pipeline import Plan, Step, ingest
from dragoman.run.read_again import as_kept
from dragoman.run.remarks import About, Remark
from dragoman.sources import Given, Reading
from dragoman.sources.web import (
    PAUSE,
    Clock,
    Fetcher,
    Limits,
    Notice,
    PoliteFetcher,
    Reach,
    SourceKind,
    WebReader,
    WebSource,
    host_key,
    system_resolver,
)
from dragoman.sources.web.addresses import Resolver
from dragoman.sources.web.exchange import USUAL
from dragoman.store.cursor import StoreCursor
from dragoman.store.database import Store
from dragoman.store.entries import State
from dragoman.store.texts import keeps_text

_NOTHING_GIVEN = Given()
_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class WebPlan:
    """What is read from the web, and how.

    Attributes:
        sources: Feeds, sitemaps, lists and pages.
        allow_hosts: Hosts that may be reached though they are not public.
        contact: Address or page in the User-Agent, for operators of servers.
        pause: Seconds between two requests to one host.
        proxy: Address of a proxy.
        most: Pages fetched in one run at most; the others wait for the next.
        limits: How long and how far one fetch goes.
        resolver: Gives the addresses of a name.
        refetch_hours: Pages first fetched so many hours ago or less are asked for again; 0 for none.
    """

    sources: tuple[WebSource, ...]
    allow_hosts: tuple[str, ...] = ()
    contact: str | None = None
    pause: float = PAUSE
    proxy: str | None = None
    most: int | None = None
    limits: Limits = USUAL
    resolver: Resolver = system_resolver
    refetch_hours: float = 0.0


class WebRun:
    """One reading of the web into a store that is open for writing."""

    def __init__(self, store: Store, web: WebPlan, clock: Clock) -> None:
        """Take a store, what is read into it, and a clock.

        Raises:
            StoreError: The store keeps no text: what feeds hold would wait in it with its words.
        """
        if not keeps_text(store):
            raise StoreError(
                f"store {store.path}: it keeps no text, and what feeds name waits in the store; "
                "read the web into a store with text, or give saved files"
            )
        reach = Reach(frozenset(map(host_key, web.allow_hosts)), web.resolver)
        fetcher = Fetcher(reach, contact=web.contact, limits=web.limits, proxy=web.proxy, clock=clock)
        self._store = store
        self._web = web
        self._cursor = StoreCursor(store)
        polite = PoliteFetcher(fetcher, clock, pause=web.pause, hosts=self._cursor.hosts())
        self._clock = clock
        self._reader = WebReader(polite, self._cursor, clock, partial(as_kept, store))
        self._waited = self._cursor.count_waiting()
        self._again = 0

    def steps(self, plan: Plan, given: Given = _NOTHING_GIVEN) -> Iterator[Step]:
        """Read the sources, fetch what waits, and code it; page by page, each noted before the next.

        Args:
            plan: How it is coded; ``retry`` fetches again what was given up, ``anew`` the pages of lists and
                those named by hand that were read before.
            given: What a user says of articles that do not say it themselves.
        """
        if plan.retry:
            self._cursor.reopen()
        if self._web.refetch_hours:
            self._cursor.reopen_young(self._clock.now() - self._web.refetch_hours * _HOUR)
        read = self._reader.refresh(self._web.sources, again=plan.anew)
        readings = chain(read, self._pages())
        settled = replace(plan, batch=1, noted=self._reader.settle)
        yield from ingest(self._store, with_given(readings, given, over=False), settled)
        for origin, kind, page in self._reader.before:
            yield from _met_before(origin, kind, page)

    def _pages(self) -> Iterator[Reading]:
        """Give the pages that wait, once the sources are read, and count those that came to wait again."""
        self._again = self._cursor.count_waiting() - self._waited - self._reader.tally["new"]
        yield from self._reader.readings(self._web.most)

    @property
    def notices(self) -> list[Notice]:
        """What is to be told of sources, and of hosts whose pages wait."""
        return self._reader.notices

    def tally(self) -> Counter[str]:
        """Count what the reader does, and pages that ``waited``, wait ``again`` and are ``waiting`` still."""
        waiting = Counter(waited=self._waited, again=self._again, waiting=self._cursor.count_waiting())
        return self._reader.tally + waiting


def _met_before(origin: str, kind: SourceKind, page: Met) -> Iterator[Step]:
    """Tell of a page that is named though it is done with; those that wait are told of together."""
    if page.state in {PageState.TAKEN, PageState.FORGOTTEN}:
        day = datetime.fromtimestamp(page.asked, UTC).date().isoformat() if page.asked else ""
        yield Step(origin, State.DONE, remarks=(Remark(About.FETCHED_BEFORE, day),))
    elif page.state is PageState.FAILED and kind is SourceKind.PAGE:
        yield Step(origin, State.FAILED, "it was given up before; --retry fetches it anew")
