"""The page of one party, ``/actor/{id or name}``: what it did, suffered, said; with whom, where, as what."""

from asyncio import to_thread
from dataclasses import dataclass
from datetime import date

from nicegui import ui

from dragoman.store import parties, party_sums
from dragoman.store.database import Store
from dragoman.store.pages import EventRow, event_rows
from dragoman.store.parties import Key, Side
from dragoman.store.party_sums import (
    Partner,
    PeriodSums,
    PlaceCount,
    Said,
    Spelling,
    Standing,
    TypeCount,
)
from dragoman.views.web import actor_parts as parts
from dragoman.views.web.access import Access
from dragoman.views.web.charts import ChartWithNumbers
from dragoman.views.web.frame import frame, replace, show
from dragoman.views.web.known_actors import KnownActors

LISTED = 15
"""Rows of each list on the page, at most."""
_PATIENCE = 30.0  # seconds: for a name the store lacks the actor files are looked up, and loaded at first
_MONTHS = 800  # days up to which a series is drawn by months; beyond, by years


@dataclass(frozen=True, slots=True)
class ActorPage:
    """All that the page shows of a party.

    Attributes:
        key: Who it is.
        types: Events by type, done and suffered.
        acts: Events in which it acts.
        suffers: Events in which it is acted upon.
        documents: Articles in whose events or statements it occurs.
        days: First and last day of its events.
        unit: How long a period of ``periods`` is.
        periods: Its events over time.
        standings: As what it was coded.
        spellings: Words by which texts name it.
        partners: With whom it has most events.
        places: Where they happened.
        done: Its latest acts.
        suffered: The latest that was done to it.
        statements: Its latest statements.
        said: How many statements there are.
        keys: Ids of the names on the page that have one.
    """

    key: Key
    types: tuple[TypeCount, ...]
    acts: int
    suffers: int
    documents: int
    days: tuple[date | None, date | None]
    unit: str
    periods: tuple[PeriodSums, ...]
    standings: tuple[Standing, ...]
    spellings: tuple[Spelling, ...]
    partners: tuple[Partner, ...]
    places: tuple[PlaceCount, ...]
    done: tuple[EventRow, ...]
    suffered: tuple[EventRow, ...]
    statements: tuple[Said, ...]
    said: int
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the page shows where the store knows nobody so.

    Attributes:
        asked: The name or id asked for.
        near: Parties of the store with names like it.
    """

    asked: str
    near: tuple[Key, ...]


def actor_page(store: Store, asked: str) -> ActorPage | Unknown:
    """Ask a store for what the page shows."""
    key = parties.who(store, asked)
    if key is None:
        return Unknown(asked, parties.near(store, asked.rpartition("/")[2].replace("-", " ")))
    types = party_sums.by_type(store, key)
    days = party_sums.days(store, key)
    unit = _unit(*days)
    partners = party_sums.partners(store, key, limit=LISTED)
    done = event_rows(store, party_sums.latest_ids(store, key, Side.ACTOR, limit=LISTED))
    suffered = event_rows(store, party_sums.latest_ids(store, key, Side.RECIPIENT, limit=LISTED))
    statements, said = party_sums.statements(store, key, limit=LISTED)
    names = {name for row in (*done, *suffered) for name in (*row.actors, *row.recipients)}
    return ActorPage(
        key=key,
        types=types,
        acts=sum(one.done for one in types),
        suffers=sum(one.suffered for one in types),
        documents=len(party_sums.documents_naming(store, key)),
        days=days,
        unit=unit,
        periods=party_sums.by_period(store, key, unit),
        standings=party_sums.standings(store, key, limit=LISTED),
        spellings=party_sums.spellings(store, key, limit=LISTED),
        partners=partners,
        places=party_sums.places(store, key, limit=LISTED),
        done=done,
        suffered=suffered,
        statements=statements,
        said=said,
        keys=parties.keys_of(store, sorted(names | {one.name for one in partners})),
    )


def _unit(first: date | None, last: date | None) -> str:
    """Choose how long the periods of a series are."""
    return "month" if first and last and (last - first).days <= _MONTHS else "year"


def add(access: Access) -> None:
    """Register the page."""
    known = KnownActors()

    # An id has a slash of its own ("person/ann-bo"), and the server has unquoted it by now.
    @ui.page("/actor/{asked:path}", response_timeout=_PATIENCE)
    async def _page(asked: str) -> None:
        shown = await access.ask(actor_page, asked)
        entry = None
        if isinstance(shown, Unknown):
            entry = await to_thread(known.entry, asked)
            if entry is not None:
                # Another name of a party that the store has: "DPRK".
                shown = await access.ask(actor_page, entry.id)
        if isinstance(shown, Unknown):
            with frame(access, f"Nobody called {asked}", "/actors"):
                show(parts.unknown(asked, entry, shown.near))
            return
        with frame(access, shown.key.name, "/actors"):
            waiting = _show(shown)
        await ui.context.client.connected()
        replace(waiting, parts.knowledge(await to_thread(known.entry, shown.key.value)))


def _show(shown: ActorPage) -> ui.html:
    """Put a party on the page; give the part into which its entry in the knowledge goes."""
    show(parts.summary(shown))
    waiting = show(parts.waiting())
    show(parts.coded(shown))
    if shown.periods:
        show(parts.series_heading())
        ChartWithNumbers(parts.series_chart(shown.periods, shown.unit))
    show(parts.types(shown), parts.relations(shown), parts.latest(shown), parts.said(shown))
    show(parts.held(shown))
    return waiting
