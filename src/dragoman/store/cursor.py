"""Where reading of the web stopped, kept in the store beside the ledger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields

from dragoman.records.cursor import HostState, Met, PageState, Settled, SourceState, Target
from dragoman.store.database import Store
from dragoman.store.entries import forget_failures

_TARGET = ", ".join(field.name for field in fields(Target))
_ORIGIN = "coalesce(url, source || '#' || key)"
_SOURCE = "SELECT url, etag, modified, stated FROM cursor_sources WHERE url = ?"
_PUT_SOURCE = "INSERT OR REPLACE INTO cursor_sources VALUES (?, ?, ?, ?)"
_KNOWN = "SELECT key, source, stated FROM cursor_pages WHERE key IN (SELECT unnest(?::VARCHAR[]))"
_MET = "SELECT key, state, asked FROM cursor_pages WHERE key IN (SELECT unnest(?::VARCHAR[]))"
# Feeds state the same page each in its own words: only one of them is heard, the first that says anything.
_ADOPT = "UPDATE cursor_pages SET source = ?, stated = ? WHERE key = ?"
_SAID_ANEW = (
    "title",
    "published",
    "published_basis",
    "outlet",
    "outlet_basis",
    "text",
    "text_basis",
    "stated",
)
_CHANGE = f"""
UPDATE cursor_pages SET {", ".join(f"{name} = ?" for name in _SAID_ANEW)},
    tries = CASE WHEN state = 'waiting' THEN tries ELSE 0 END,
    due = CASE WHEN state = 'waiting' THEN due ELSE 0 END, state = 'waiting'
WHERE key = ? AND state <> 'forgotten'
"""  # noqa: S608 - constants
_NEXT = "SELECT coalesce(max(number), -1) + 1 FROM cursor_pages"
_WAITING = f"""
SELECT {_TARGET} FROM cursor_pages WHERE state = 'waiting' AND due <= ? ORDER BY asked NULLS FIRST, number
"""  # noqa: S608 - constants
_COUNT = "SELECT count(*) FROM cursor_pages WHERE state = 'waiting'"
# What is done with needs its text no more: the article holds it.
_SETTLE = "UPDATE cursor_pages SET state = ?, tries = ?, due = ?, text = CASE WHEN ? THEN NULL ELSE text END WHERE key = ?"  # noqa: E501
_VISIT = """
UPDATE cursor_pages SET asked = ?, etag = ?, modified = ?,
    fetched = CASE WHEN ? THEN coalesce(fetched, ?) ELSE fetched END
WHERE key = ?
"""
_REOPEN_PAGES = """
UPDATE cursor_pages SET state = 'waiting', tries = 0, due = 0, etag = NULL, modified = NULL
WHERE state <> 'waiting' AND key IN (SELECT unnest(?::VARCHAR[]))
"""
_REOPEN_YOUNG = """
UPDATE cursor_pages SET state = 'waiting', tries = 0, due = 0 WHERE state = 'taken' AND fetched >= ?
"""
_REOPEN = "UPDATE cursor_pages SET state = 'waiting', tries = 0, due = 0 WHERE state = 'failed'"
# Of a page that was read twice, with other words, one article may go and the page be followed on.
_FORGET = f"""
UPDATE cursor_pages SET state = 'forgotten', title = NULL, text = NULL
WHERE {_ORIGIN} IN (SELECT unnest(?::VARCHAR[])) AND {_ORIGIN} NOT IN (SELECT origin FROM ledger)
RETURNING url
"""  # noqa: S608 - constants
_HOSTS = "SELECT host, failures, until FROM cursor_hosts ORDER BY host"
_PUT_HOST = "INSERT OR REPLACE INTO cursor_hosts VALUES (?, ?, ?)"
_DROP_HOST = "DELETE FROM cursor_hosts WHERE host = ?"


class StoreCursor:
    """The cursor of one store, open for writing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def source(self, url: str) -> SourceState:
        """Give what is kept of a source; nothing but its address when it is new."""
        rows = self._store.fetch(_SOURCE, [url])
        return SourceState(*rows[0]) if rows else SourceState(url)

    def add(self, state: SourceState, targets: Sequence[Target]) -> int:
        """Keep a source's state together with the pages it named, and count those that are new.

        Both or neither: a crash between the two would have the server say that nothing is new. That the
        source failed before is forgotten. A page whose entry its source now states otherwise waits again.
        """
        wanted = {target.key: target for target in targets}
        with self._store.transaction():
            known = {
                key: (source, stated) for key, source, stated in self._store.fetch(_KNOWN, [list(wanted)])
            }
            for key, before in known.items():
                self._compare(wanted[key], *before)
            new = [target for key, target in wanted.items() if key not in known]
            if new:
                first = self._store.fetch(_NEXT)[0][0]
                rows = [
                    {"number": first + n, "state": PageState.WAITING, "due": 0, **asdict(target)}
                    for n, target in enumerate(new)
                ]
                self._store.insert("cursor_pages", json.dumps(rows, ensure_ascii=False))
            if self.source(state.url) != state:
                self._store.fetch(_PUT_SOURCE, [state.url, state.etag, state.modified, state.stated])
            forget_failures(self._store, [state.url])
        return len(new)

    def _compare(self, target: Target, source: str, stated: str | None) -> None:
        """Have a page fetched again whose entry changed since the source stated it."""
        if target.stated is None:
            return
        if stated is None:
            self._store.fetch(_ADOPT, [target.source, target.stated, target.key])
        elif target.source == source and target.stated != stated:
            self._store.fetch(_CHANGE, [*(getattr(target, name) for name in _SAID_ANEW), target.key])

    def met(self, keys: Sequence[str]) -> Mapping[str, Met]:
        """Give what is kept of those pages that were named before, by key."""
        rows = self._store.fetch(_MET, [list(keys)])
        return {key: Met(PageState(state), asked) for key, state, asked in rows}

    def waiting(self, now: float) -> list[Target]:
        """Give the pages whose time has come: new ones as they were named, then others as last asked for."""
        return [Target(*row) for row in self._store.fetch(_WAITING, [int(now)])]

    def count_waiting(self) -> int:
        """Count the pages still to be fetched, whether or not their time has come."""
        return int(self._store.fetch(_COUNT)[0][0])

    def settle(self, pages: Sequence[Settled], hosts: Sequence[HostState]) -> None:
        """Keep what became of pages and hosts; part of the transaction that is under way."""
        for page in pages:
            done = page.state is PageState.TAKEN
            self._store.fetch(_SETTLE, [page.state, page.tries, page.due, done, page.key])
            if (visit := page.visit) is not None:
                seen = [visit.at, visit.etag, visit.modified, visit.had, visit.at]
                self._store.fetch(_VISIT, [*seen, page.key])
        for host in hosts:
            if host == HostState(host.host):
                self._store.fetch(_DROP_HOST, [host.host])
            else:
                self._store.fetch(_PUT_HOST, [host.host, host.failures, host.until])

    def reopen(self) -> None:
        """Have the pages that were given up fetched again."""
        self._store.fetch(_REOPEN)

    def reopen_pages(self, keys: Sequence[str]) -> None:
        """Have pages fetched again, as if nothing were known of their state."""
        self._store.fetch(_REOPEN_PAGES, [list(keys)])

    def reopen_young(self, since: float) -> None:
        """Have the pages asked for again that were first had at this time or later, in seconds since 1970."""
        self._store.fetch(_REOPEN_YOUNG, [int(since)])

    def hosts(self) -> dict[str, HostState]:
        """Give the hosts that failed or rest."""
        return {row[0]: HostState(*row) for row in self._store.fetch(_HOSTS)}


def forget_pages(store: Store, origins: Sequence[str]) -> list[str]:
    """Have pages read no more whose articles were taken out, and give their addresses."""
    return sorted(url for (url,) in store.fetch(_FORGET, [list(origins)]) if url is not None)
