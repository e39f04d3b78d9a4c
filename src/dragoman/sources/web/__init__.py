"""Articles from the web: feeds, sitemaps, lists of addresses; fetched politely and with care."""

from dragoman.sources.web.addresses import Reach, host_key, system_resolver
from dragoman.sources.web.client import Fetcher
from dragoman.sources.web.clock import Clock, SystemClock
from dragoman.sources.web.exchange import Limits
from dragoman.sources.web.manners import PAUSE, PoliteFetcher
from dragoman.sources.web.reader import Notice, SourceKind, WebReader, WebSource

__all__ = [
    "PAUSE",
    "Clock",
    "Fetcher",
    "Limits",
    "Notice",
    "PoliteFetcher",
    "Reach",
    "SourceKind",
    "SystemClock",
    "WebReader",
    "WebSource",
    "host_key",
    "system_resolver",
]
