"""The tools that count and list: a party's profile, a dyad over time, statements, the store itself."""

from collections import defaultdict
from datetime import date

from dragoman import __version__
from dragoman.errors import UsageError
from dragoman.records import Statement
from dragoman.store import overview, read
from dragoman.store.assembled import count_new_events
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Store
from dragoman.store.pages import event_page
from dragoman.store.profile import Sides, named, profile
from dragoman.store.read import EventFilter
from dragoman.store.slips import slips
from dragoman.store.statements import StatementFilter, StatementRow, statement_page
from dragoman.store.texts import keeps_text
from dragoman.views.mcp import result_counts as results
from dragoman.views.mcp.arguments import (
    ActorProfile,
    DyadSeries,
    Nothing,
    SearchStatements,
    cursor_given,
    days,
)
from dragoman.views.mcp.bounds import echoed
from dragoman.views.mcp.events import found, written
from dragoman.views.mcp.results import Source

_ROWS = 400
"""Rows of a series at most."""


def actor_profile(store: Store, asked: ActorProfile) -> results.Profile:
    """Give what a store holds of a party.

    Raises:
        UsageError: No party of the store has such a name.
    """
    first, last = days(asked.first, asked.last)
    wanted = EventFilter(actor=asked.name, first=first, last=last)
    parties = named(store, asked.name)
    if not parties:
        raise UsageError(f"no party of the store is named {echoed(asked.name)}; write a shorter part of it")
    counted = profile(store, wanted)
    latest = event_page(store, wanted, size=asked.limit, newest=True).items
    return results.Profile(
        matched=tuple(
            results.PartyFound(one.name, one.id, one.country, one.documents) for one in parties[: asked.limit]
        ),
        parties=len(parties),
        events=counted.events,
        by_type=tuple(results.TypeCount(one.key, one.as_actor, one.as_recipient) for one in counted.types),
        partners=tuple(map(_partner, counted.partners[: asked.limit])),
        latest=tuple(map(found, latest)),
    )


def dyad_series(store: Store, asked: DyadSeries) -> results.Series:
    """Count the events between two countries by period, each way.

    Raises:
        UsageError: The countries are one, one is none, or there are too many rows.
    """
    one, other = asked.one.upper(), asked.other.upper()
    if one == other:
        raise UsageError(f"other: {echoed(asked.other)} is the country of `one` too; name another")
    first, last = days(asked.first, asked.last)
    ways = ((one, other), (other, one))
    counts: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    for way, dyad in enumerate(ways):
        wanted = EventFilter(dyad=dyad, first=first, last=last, status=asked.status)
        for row in overview.by_period(store, wanted, unit=asked.unit, split=asked.split):
            counts[row.period, row.key][way] += row.count
    if not counts:
        for slip in slips(store, EventFilter(dyad=(one, other))):
            raise UsageError(f"{'one' if slip.value == one else 'other'}: {slip.value!r} {slip.said}")
    if len(counts) > _ROWS:
        raise UsageError(
            f"the series has {len(counts)} rows and may have {_ROWS}; ask for a longer unit or fewer days"
        )
    rows = tuple(results.PeriodCount(str(day), key, *counts[day, key]) for day, key in sorted(counts))
    return results.Series(
        one=one,
        other=other,
        unit=asked.unit,
        split=asked.split,
        one_to_other=sum(row.one_to_other for row in rows),
        other_to_one=sum(row.other_to_one for row in rows),
        rows=rows,
    )


def search_statements(store: Store, asked: SearchStatements) -> results.StatementsFound:
    """Give a page of statements."""
    wanted = StatementFilter(asked.speaker, asked.text, asked.doc)
    with cursor_given():
        page = statement_page(store, wanted, after=asked.cursor, size=asked.limit)
    return results.StatementsFound(tuple(map(_statement, page.items)), page.total, page.next)


def store_status(store: Store, _: Nothing) -> results.StoreStatus:
    """Say what a store holds, and how it was made."""
    held, corrections = overview.totals(store), corrections_of(store)
    return results.StoreStatus(
        holds=held.records,
        ledger=held.ledger,
        text_kept=keeps_text(store),
        first=written(held.first),
        last=written(held.last),
        unassembled=count_new_events(store),
        coded_by=tuple(f"{component} {version}" for component, version in read.coded_by(store)),
        corrected=None if corrections is None else corrections.told(),
        version=__version__,
    )


def _partner(one: Sides) -> results.Partner:
    return results.Partner(one.key, one.as_actor, one.as_recipient)


def _statement(row: StatementRow) -> results.StatementFound:
    statement: Statement = row.statement
    quote, speaker = statement.quote, statement.speaker
    return results.StatementFound(
        id=statement.id,
        speaker=None if speaker is None else speaker.name,
        speaker_id=None if speaker is None else speaker.id,
        speaker_country=None if speaker is None else speaker.country,
        kind=quote.kind,
        cue=None if quote.cue is None else quote.cue.text,
        negated=statement.negated,
        quoted=" … ".join(span.text for span in quote.content),
        start=quote.content[0].start,
        end=quote.content[-1].end,
        within=statement.outer,
        source=Source(statement.doc, row.title, row.source, row.url, written(row.published)),
    )
