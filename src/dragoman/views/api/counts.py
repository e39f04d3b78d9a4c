"""Counts: events by party, by period, by pair of countries."""

from typing import Annotated

from fastapi import Query, Request, Response

from dragoman.store import overview
from dragoman.store.database import Store
from dragoman.store.read import EventFilter
from dragoman.views.api.answers import reply, vocabulary
from dragoman.views.api.bodies import ActorCount, ActorCounts, DyadCount, Dyads, PeriodCount, Series
from dragoman.views.api.queries import ListQuery, SeriesQuery
from dragoman.views.api.routes import Route
from dragoman.views.api.vocabulary import refuse_slips


async def list_actors(request: Request, query: Annotated[ListQuery, Query()]) -> Response:
    """Count the events that all parameters let through by their parties, the most frequent first."""
    return await reply(request, _actors, query.wanted(vocabulary(request)), query.limit)


async def get_series(request: Request, query: Annotated[SeriesQuery, Query()]) -> Response:
    """Count the events that all parameters let through by period and kind.

    An event counts in the period of its first day. `dragoman panel` gives empty periods and intervals too.
    """
    return await reply(request, _series, query.wanted(vocabulary(request)), query)


async def list_dyads(request: Request, query: Annotated[ListQuery, Query()]) -> Response:
    """Count the events that all parameters let through by country that acts and country acted upon.

    Events within one country are not counted.
    """
    return await reply(request, _dyads, query.wanted(vocabulary(request)), query.limit)


def _actors(store: Store, wanted: EventFilter, limit: int) -> ActorCounts:
    found = overview.busiest_actors(store, wanted, limit=limit)
    if not found:
        refuse_slips(store, wanted)
    return ActorCounts(items=[ActorCount(name=name, events=events) for name, events in found.items()])


def _series(store: Store, wanted: EventFilter, query: SeriesQuery) -> Series:
    found = overview.by_period(store, wanted, unit=query.unit, split=query.split)
    if not found:
        refuse_slips(store, wanted)
    return Series(items=[PeriodCount.model_validate(one) for one in found])


def _dyads(store: Store, wanted: EventFilter, limit: int) -> Dyads:
    found = overview.dyads(store, wanted, limit=limit)
    if not found:
        refuse_slips(store, wanted)
    return Dyads(items=[DyadCount.model_validate(one) for one in found])


ROUTES = (
    Route("/actors", list_actors, "Parties by number of events", "counts", ActorCounts),
    Route("/series", get_series, "Events by period", "counts", Series),
    Route("/dyads", list_dyads, "Pairs of countries by number of events", "counts", Dyads),
)
