"""Reads what the web's sources name: sources first, then the pages that wait, host by host in turn."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from dragoman.errors import FetchError, UnreadableArticle
from dragoman.records import Article
from dragoman.records.cursor import Met, PageState, Settled, SourceState, Target, Visit
from dragoman.sources.cursor import Cursor
from dragoman.sources.failure import Failure, Reading, glimpse
from dragoman.sources.web.addresses import host_key, read_url
from dragoman.sources.web.clock import Clock
from dragoman.sources.web.exchange import Conditions, Fetched, Kind
from dragoman.sources.web.feeds import parse_feed
from dragoman.sources.web.lists import from_lines, read_list
from dragoman.sources.web.manners import PoliteFetcher, back_off
from dragoman.sources.web.pages import from_entry, from_page
from dragoman.sources.web.sitemaps import Child, parse_sitemap

TRIES = 6
"""How often a page is asked for whose server fails: back-off spreads them over half an hour at least."""

_DEEPEST = 2  # an index of indexes; the standard allows none, and some sites have one
_TOO_DEEP = "it is an index inside an index inside an index; name the inner one"


class SourceKind(StrEnum):
    """What a source is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be told of a source beside its pages.

    Attributes:
        origin: The source.
        said: What is to be told, in a sentence.
        resting: It was not asked at all, for its time has not come.
    """

    origin: str
    said: str
    resting: bool = False


@dataclass(frozen=True, slots=True)
class WebSource:
    """A source as the user names it.

    Attributes:
        kind: What it is.
        place: Its address, or a list's file.
        outlet: Outlet of all its articles, or None.
        since: Of a sitemap, leave out what is older.
    """

    kind: SourceKind
    place: str
    outlet: str | None = None
    since: date | None = None


class WebReader:
    """Reads sources into a cursor, and the pages that wait there into articles.

    Attributes:
        tally: What was done, counted: ``sources`` read, those of them that were ``unchanged``, those that
            could not be read (``unread``), failures told of sources (``faults``), pages that are ``new``,
            pages ``known`` for they are as they were, and those that failed and are tried once more
            (``retried``).
        notices: What is to be told of sources, and of hosts whose pages wait.
        before: Pages named in lists or by hand that were read or given up before: what they are called, the
            kind of their source, and what is kept of them.
    """

    def __init__(
        self, fetcher: PoliteFetcher, cursor: Cursor, clock: Clock, as_kept: Callable[[Article], Article]
    ) -> None:
        """Set up.

        Args:
            fetcher: What asks.
            cursor: What keeps where reading stopped.
            clock: Tells the time, and when to end.
            as_kept: Gives for a page read again the article that it was, where its words are the same.
        """
        self._fetcher = fetcher
        self._cursor = cursor
        self._clock = clock
        self._as_kept = as_kept
        self._settled: dict[str, Settled] = {}
        self._at_rest: Counter[str] = Counter()
        self.tally: Counter[str] = Counter()
        self.notices: list[Notice] = []
        self.before: list[tuple[str, SourceKind, Met]] = []

    def refresh(self, sources: Iterable[WebSource], *, again: bool = False) -> Iterator[Failure]:
        """Read sources and keep the pages they name; give a failure for each that could not be read.

        Args:
            sources: What is read.
            again: Fetch pages of lists, and those named by hand, anew that were read before.
        """
        for source in sources:
            if self._clock.stopped():
                return
            if source.kind is SourceKind.FEED:
                yield from self._feed(source)
            elif source.kind is SourceKind.SITEMAP:
                yield from self._sitemap(source, Child(source.place), depth=0)
            elif source.kind is SourceKind.LIST:
                yield from self._list(source, again=again)
            else:
                yield from self._named(
                    source, from_lines([source.place], source.place, source.outlet), again=again
                )

    def readings(self, most: int | None = None) -> Iterator[Reading]:
        """Fetch pages that wait and give each as an article, or as a failure.

        Args:
            most: Pages at most; the others wait for the next time.
        """
        for target in _in_turn(self._cursor.waiting(self._clock.now()))[:most]:
            if self._clock.stopped():
                break
            reading = self._reading(target)
            if reading is not None:
                yield reading
        self._cursor.settle((), self._fetcher.changes())
        for why, number in self._at_rest.items():
            self.notices.append(Notice(why, f"{number:,} {'page waits' if number == 1 else 'pages wait'}"))

    def settle(self, readings: Sequence[Reading]) -> None:
        """Keep what became of the pages behind readings; called in the transaction that notes them."""
        pages = [self._settled.pop(r.origin) for r in readings if r.origin in self._settled]
        self._cursor.settle(pages, self._fetcher.changes())

    def _feed(self, source: WebSource) -> Iterator[Failure]:
        state = self._cursor.source(source.place)
        try:
            fetched = self._fetched(source.place, Kind.FEED, state)
            if fetched is None:
                return
            feed = parse_feed(fetched, source.place, source.outlet)
        except FetchError as error:
            yield from self._source_failed(source.place, error)
            return
        self.tally["sources"] += 1
        # A feed that came broken is asked for whole again: its ETag is not kept.
        conditions = Conditions() if feed.problem else fetched.conditions
        new = self._add(source.place, conditions, feed.targets)
        self._tell_of_entries(source.place, feed.unusable, feed.undated if new else ())
        if feed.problem:
            yield self._fault(source.place, feed.problem)

    def _sitemap(self, source: WebSource, child: Child, *, depth: int) -> Iterator[Failure]:
        state = self._cursor.source(child.url)
        if self._is_as_it_was(child, state):
            self.tally.update(("sources", "unchanged"))
            return
        try:
            fetched = self._fetched(child.url, Kind.SITEMAP, replace(state, stated=child.stated))
            if fetched is None:
                return
            sitemap = parse_sitemap(fetched, child.url, source.outlet, source.since)
        except FetchError as error:
            yield from self._source_failed(child.url, error)
            return
        self.tally["sources"] += 1
        # An index is read whole each time, for its children are to be asked whether they changed.
        whole = not sitemap.children and not sitemap.problem
        conditions = fetched.conditions if whole else Conditions()
        new = self._add(child.url, conditions, sitemap.targets, stated=child.stated if whole else None)
        self._tell_of_entries(child.url, sitemap.unusable, sitemap.undated if new else ())
        problem = _TOO_DEEP if sitemap.children and depth >= _DEEPEST else sitemap.problem
        if problem:
            yield self._fault(child.url, problem)
        for inner in sitemap.children if depth < _DEEPEST else ():
            if self._clock.stopped():
                return
            yield from self._sitemap(source, inner, depth=depth + 1)

    def _is_as_it_was(self, child: Child, state: SourceState) -> bool:
        """Say whether an index states that a child has not changed since it was read.

        A day without a time says so only when it is over: a sitemap of today grows under one day.
        """
        if child.stated is None or child.modified is None or child.stated != state.stated:
            return False
        today = datetime.fromtimestamp(self._clock.now(), UTC).date()
        return ":" in child.stated or today - child.modified > timedelta(days=1)

    def _list(self, source: WebSource, *, again: bool) -> Iterator[Failure]:
        try:
            found = read_list(source.place, source.outlet)
        except UnreadableArticle as error:
            self.tally["unread"] += 1
            yield self._fault(source.place, str(error))
            return
        self.tally["sources"] += 1
        yield from self._named(source, found, again=again)

    def _named(
        self, source: WebSource, found: Iterable[Target | Failure], *, again: bool
    ) -> Iterator[Failure]:
        """Keep pages that a list names, or that were named by hand."""
        targets: list[Target] = []
        for one in found:
            if isinstance(one, Failure):
                yield one
            else:
                targets.append(one)
        met = self._cursor.met([target.key for target in targets])
        self._add(source.place, Conditions(), targets)
        if again:
            self._cursor.reopen_pages(list(met))
        else:
            named = [(one.origin, met[one.key]) for one in targets if one.key in met]
            self.before += [(origin, source.kind, page) for origin, page in named]

    def _fetched(self, address: str, kind: Kind, state: SourceState) -> Fetched | None:
        """Fetch a source, or None when nothing changed in it."""
        fetched = self._fetcher.fetch(address, kind, Conditions(state.etag, state.modified))
        if fetched.changed:
            return fetched
        self.tally.update(("sources", "unchanged"))
        self._add(address, fetched.conditions, (), stated=state.stated)
        return None

    def _add(
        self, address: str, conditions: Conditions, targets: Sequence[Target], *, stated: str | None = None
    ) -> int:
        """Keep what a source names, and count what is new of it."""
        state = SourceState(address, conditions.etag, conditions.modified, stated)
        new = self._cursor.add(state, targets)
        self.tally["new"] += new
        return new

    def _source_failed(self, address: str, error: FetchError) -> Iterator[Failure]:
        self._cursor.settle((), self._fetcher.changes())
        if error.asked:
            self.tally["unread"] += 1
            yield self._fault(address, str(error))
        elif not self._clock.stopped():
            self.tally["unread"] += 1
            self.notices.append(Notice(address, f"not asked: {error}", resting=True))

    def _fault(self, address: str, reason: str) -> Failure:
        """Give a failure of a source and not of a page."""
        self.tally["faults"] += 1
        return Failure(address, reason)

    def _tell_of_entries(self, address: str, unusable: int, undated: Sequence[str]) -> None:
        """Tell of entries that were left out of a source, and of days of its entries that were."""
        if unusable:
            entries = "entry" if unusable == 1 else "entries"
            self.notices.append(Notice(address, f"{unusable:,} {entries} without a usable address left out"))
        if undated:
            of = "1 entry" if len(undated) == 1 else f"{len(undated):,} entries"
            said = f"the day of publication of {of} cannot be read, such as {glimpse(undated[0])!r}"
            self.notices.append(Notice(address, said))

    def _reading(self, target: Target) -> Reading | None:
        """Fetch one page; None when its time has not come after all."""
        if target.url is None:
            reading = from_entry(target, "the feed gives neither address nor text")
            return self._settle_as(target, reading, None)
        try:
            fetched = self._fetcher.fetch(target.url, Kind.PAGE, Conditions(target.etag, target.modified))
        except FetchError as error:
            return self._failed(target, error)
        if not fetched.changed:
            as_it_was = Settled(target.key, PageState.TAKEN, visit=self._visit(fetched, had=True))
            self._cursor.settle([as_it_was], self._fetcher.changes())
            self.tally["known"] += 1
            return None
        return self._settle_as(target, from_page(_without_stand_in(target), fetched), fetched)

    def _failed(self, target: Target, error: FetchError) -> Reading | None:
        """Decide what a failure means for a page: wait, make do with what the feed holds, or give up."""
        if not error.asked:
            if not self._clock.stopped():
                self._at_rest[str(error)] += 1
            return None
        tries = target.tries + 1
        if error.passing and tries < TRIES:
            due = int(self._clock.now()) + back_off(tries, asked=error.wait)
            settled = Settled(target.key, PageState.WAITING, tries, due)
            self._settled[target.origin] = settled
            self.tally["retried"] += 1
            return Failure(target.origin, str(error))
        reading = from_entry(_without_stand_in(target), str(error))
        return self._settle_as(replace(target, tries=tries), reading, None)

    def _settle_as(self, target: Target, reading: Reading, fetched: Fetched | None) -> Reading:
        """Note what a page was taken as, or that it is given up, and give it."""
        if isinstance(reading, Failure):
            self._settled[target.origin] = Settled(target.key, PageState.FAILED, target.tries)
            stays = "; what was read of it before stays" if target.asked is not None else ""
            return replace(reading, reason=reading.reason + stays)
        visit = self._visit(fetched, had=reading.text_basis == "page")
        self._settled[target.origin] = Settled(target.key, PageState.TAKEN, target.tries, visit=visit)
        return reading if target.asked is None else self._as_kept(reading)

    def _visit(self, fetched: Fetched | None, *, had: bool) -> Visit:
        now = int(self._clock.now())
        if fetched is None or not had:
            return Visit(now)
        return Visit(now, had, fetched.conditions.etag, fetched.conditions.modified)


def _without_stand_in(target: Target) -> Target:
    """Leave out what the feed holds of a page that was had before: a summary is no later version of it."""
    return target if target.fetched is None else replace(target, text=None)


def _in_turn(targets: Sequence[Target]) -> list[Target]:
    """Order pages so that hosts take turns and none is waited for while another could be asked."""
    by_host: dict[str, deque[Target]] = defaultdict(deque)
    for target in targets:
        by_host[_host(target)].append(target)
    ordered: list[Target] = []
    while by_host:
        for host in list(by_host):
            ordered.append(by_host[host].popleft())
            if not by_host[host]:
                del by_host[host]
    return ordered


def _host(target: Target) -> str:
    try:
        return host_key(read_url(target.url).host) if target.url else ""
    except FetchError:
        return ""
