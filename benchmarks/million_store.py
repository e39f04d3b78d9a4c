"""Fills a store with invented event records and measures queries and the assembly of a day.

Run from the repository root::

    python benchmarks/million_store.py big.duckdb --events 1000000
    python benchmarks/million_store.py big.duckdb --measure

Invented and seeded: parties, places, days and numbers are drawn; no text is anybody's. An article reports
one to three happenings of its day, each in one to three events; a happening is reported by as many articles
as a long-tailed draw says, over three days. ``--base`` events are made and assembled as any others are. The
rest are copies of them in the database, with other ids and earlier days, so that a store of a million is
there in minutes and not in an hour. Then ``--articles`` articles of the days after that come in and are
assembled.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Article,
    Confidence,
    Count,
    Document,
    Event,
    EventDate,
    OffsetMap,
    Place,
    Region,
    RegionKind,
    Size,
    Status,
    content_id,
)
from dragoman.run.incidents import assemble
from dragoman.store import incidents, read
from dragoman.store.database import Store, open_store
from dragoman.store.entries import Entry, State
from dragoman.store.pack import Packed, pack
from dragoman.store.write import write_articles, write_coded

_TYPES = (
    "ASSAULT CONSULT SUPPORT ACCUSE PROTEST COERCE REJECT REQUEST THREATEN AID AGREE SANCTION MOBILIZE"
).split()
_MODES = {"ASSAULT": ("firearms", "explosives", "aerial", None), "PROTEST": ("demo", "riot", "strike", None)}
_COUNTRIES = (
    "USA RUS UKR ISR PSE IRN IRQ SYR CHN IND PAK TUR GBR FRA DEU NGA SDN ETH COD MMR YEM AFG"
).split()
_WORDS = (
    "column market harbour bridge convoy depot village checkpoint ministry border square barracks station "
    "camp road valley school clinic tower field river island airport plant court prison office crowd patrol "
    "unit"
).split()
_START = date(2021, 1, 1)
_ARTICLES_A_DAY = 120
_SEED = 20260101


@dataclass(frozen=True, slots=True)
class Happening:
    """What articles report."""

    type: str
    mode: str | None
    day: date
    actor: Actor
    recipient: Actor
    place: Place | None
    dead: int | None
    words: tuple[str, ...]
    status: Status


class World:
    """Draws happenings, and the articles that report them."""

    def __init__(self, seed: int = _SEED) -> None:
        """Start from a seed: the same seed gives the same articles."""
        self._random = random.Random(seed)  # noqa: S311 - not for secrets
        self._places = [self._place(n) for n in range(3000)]
        self._weights = [1 / (n + 1) for n in range(len(_COUNTRIES))]
        self._open: list[tuple[Happening, int]] = []

    def articles(self) -> Iterator[tuple[Document, list[Event]]]:
        """Give articles day by day, without end."""
        number = 0
        while True:
            day = _START + timedelta(days=number // _ARTICLES_A_DAY)
            yield self._article(number, day)
            number += 1

    def _article(self, number: int, day: date) -> tuple[Document, list[Event]]:
        told = [self._told(day) for _ in range(self._random.choice((1, 1, 2, 3)))]
        events: list[Event] = []
        sentences: list[str] = []
        doc = content_id("d1", f"made-{number}")
        for happening in told:
            for _ in range(self._random.choice((1, 2, 3))):
                at = sum(len(one) + 1 for one in sentences)
                sentences.append(self._sentence(happening))
                events.append(self._event(doc, happening, day, len(events), at, sentences[-1]))
        text = " ".join(sentences)
        source = f"outlet{self._random.randrange(60)}.com"
        document = Document(
            doc,
            content_id("a1", f"made-{number}"),
            text,
            (Region(RegionKind.BODY, 0, len(text)),),
            OffsetMap((0,), (0,), (len(text),)),
            day,
            source=source,
        )
        return document, events

    def _told(self, day: date) -> Happening:
        """Give a happening of these days that has reports left, or a new one."""
        self._open = [(one, left) for one, left in self._open if left and (day - one.day).days <= 2]
        if self._open and self._random.random() < 0.6:
            n = self._random.randrange(len(self._open))
            happening, left = self._open[n]
            self._open[n] = (happening, left - 1)
            return happening
        happening = self._happening(day)
        self._open.append((happening, min(60, int(self._random.paretovariate(0.9)))))
        return happening

    def _happening(self, day: date) -> Happening:
        draw = self._random
        kind = draw.choice(_TYPES)
        first, second = draw.choices(_COUNTRIES, self._weights, k=2)
        place = draw.choice(self._places) if draw.random() < 0.5 else None
        dead = int(draw.paretovariate(0.8)) if kind == "ASSAULT" and draw.random() < 0.5 else None
        words = tuple(draw.sample(_WORDS, 5)) + tuple(f"Name{draw.randrange(20_000)}" for _ in range(6))
        status = draw.choices((Status.HAPPENED, Status.PLANNED, Status.DENIED), (90, 7, 3))[0]
        mode = draw.choice(_MODES.get(kind, (None,)))
        return Happening(kind, mode, day, self._party(first), self._party(second), place, dead, words, status)

    def _party(self, country: str) -> Actor:
        n = self._random.randrange(40)
        if n < 15:
            name, sort = f"State of {country}", ActorKind.STATE
            return Actor(name, 0, 1, name, f"state/{country.lower()}", country, ("GOV",), sort, None, 0.9)
        name = f"Person{country}{n} Lastname{country}{n}"
        return Actor(
            name, 0, 1, name, f"person/{country.lower()}-{n}", country, ("GOV",), ActorKind.PERSON, None, 0.9
        )

    def _place(self, n: int) -> Place:
        lat, lon = self._random.uniform(-40, 60), self._random.uniform(-120, 140)
        country = self._random.choice(_COUNTRIES)
        return Place(
            f"Town{n}", 0, 1, f"Town{n}", 10_000 + n, lat, lon, country, f"Area{n % 90}", "PPL", "city", 0.8
        )

    def _sentence(self, happening: Happening) -> str:
        words = self._random.sample(happening.words, 7)
        return f"{happening.actor.name} {' '.join(words)} {happening.recipient.name}."

    def _event(self, doc: str, happening: Happening, day: date, number: int, at: int, sentence: str) -> Event:
        draw = self._random
        dated = draw.random() < 0.5
        when = happening.day.isoformat() if dated else day.isoformat()
        dead = happening.dead
        if dead is not None and draw.random() < 0.3:
            dead = max(1, dead + draw.randrange(-1, 2))
        anchor = Anchor(sentence, at, at + len(sentence), at, at + len(sentence))
        return Event(
            id=content_id("e1", doc, str(number)),
            doc=doc,
            incident=None,
            type=happening.type,
            mode=happening.mode if draw.random() < 0.8 else None,
            contexts=(),
            quad=4,
            intensity=-5.0,
            cameo="190",
            goldstein=-5.0,
            status=happening.status,
            auxiliary=(),
            actors=(happening.actor,),
            recipients=(happening.recipient,) if draw.random() < 0.8 else (),
            trigger=replace(anchor, text=happening.words[0], end=at + len(happening.words[0])),
            evidence=anchor,
            region=RegionKind.BODY,
            sentence=number,
            date=EventDate(None, None, None, when, when, "day", "relative" if dated else "published"),
            place=happening.place if draw.random() < 0.7 else None,
            attribution=(),
            size=Size() if dead is None else Size(dead=Count(dead, dead, dead)),
            confidence=Confidence(0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8),
            why=dict.fromkeys(
                ("type", "mode", "status", "actors", "date", "place"), f"made: {'because ' * 12}"
            ),
        )


def fill(store: Store, world: Iterator[tuple[Document, list[Event]]], number: int) -> None:
    """Add articles until there are so many events."""
    events = 0
    while events < number:
        batch = list(islice(world, 500))
        events += sum(len(found) for _, found in batch)
        _keep_all(store, batch)
    _say(f"{events} events made")


def copy(store: Store, number: int) -> None:
    """Copy the events of a store, with all that an assembly made of them, until there are so many."""
    (events, days), *_ = store.fetch("SELECT count(*), max(first_day) - min(first_day) + 1 FROM events")
    times = max(0, round(number / events) - 1)
    for table in ("documents", "regions", "events", "blocks", "assembled", "copy_keys", "incidents"):
        store.fetch(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")  # noqa: S608
    for n in range(1, times + 1):
        with store.transaction():
            for table, columns in _COPIED.items():
                changed = ", ".join(
                    f"{sql.format(n=n, days=n * days)} AS {name}" for name, sql in columns.items()
                )
                store.fetch(f"INSERT INTO {table} SELECT * REPLACE ({changed}) FROM base_{table}")  # noqa: S608
        _say(f"{events * (n + 1)} events with copies")


def _other(column: str, kind: str) -> str:
    return f"'{kind}:' || substr(md5({column} || '{{n}}'), 1, 20)"


_RECORD = (
    f"replace(replace(replace(record, id, {_other('id', 'e1')}), doc, {_other('doc', 'd1')}), "
    "first_day::VARCHAR, (first_day - {days})::VARCHAR)"
)
_COPIED = {
    "documents": {
        "id": _other("id", "d1"),
        "article": _other("article", "a1"),
        "published": "published - {days}",
    },
    "regions": {"doc": _other("doc", "d1")},
    "events": {
        "id": _other("id", "e1"),
        "doc": _other("doc", "d1"),
        "first_day": "first_day - {days}",
        "last_day": "last_day - {days}",
        "record": _RECORD,
    },
    "blocks": {
        "key": "(hash(key + {n}) // 2)::BIGINT",
        "published": "published - {days}",
        "event": _other("event", "e1"),
    },
    "assembled": {
        name: _other(name, "i1" if name == "incident" else "e1")
        for name in ("event", "component", "incident")
    },
    "copy_keys": {"key": "(hash(key + {n}) // 2)::BIGINT", "doc": _other("doc", "d1")},
    "incidents": {
        "id": _other("id", "i1"),
        "first_day": "first_day - {days}",
        "last_day": "last_day - {days}",
        "events": "list_transform(events, one -> " + _other("one", "e1") + ")",
        "record": "replace(record, id, " + _other("id", "i1") + ")",
    },
}


def _keep_all(store: Store, batch: list[tuple[Document, list[Event]]]) -> None:
    """Keep many articles in one transaction; they are not in the ledger."""
    packed = [pack(document, [], events, []) for document, events in batch]
    with store.transaction():
        for table in ("documents", "regions", "mentions", "events"):
            parts = [one.tables[table][1:-1] for one in packed if table in one.tables]
            if parts:
                store.insert(table, f"[{','.join(parts)}]")


def keep(store: Store, document: Document, events: list[Event]) -> None:
    """Keep one article as ``ingest`` does."""
    article = Article(document.article, document.text, published=document.published, source=document.source)
    write_articles(store, [article])
    found: Packed = pack(document, [], events, [])
    write_coded(
        store, found, Entry(article.id, article.id, "made", State.DONE, doc=document.id, events=len(events))
    )


def timed(what: str, work: Callable[[], object], *, times: int = 5) -> None:
    """Say the median and the worst of several runs."""
    took = []
    result: object = None
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    _say(f"{what}: median {took[len(took) // 2]:.0f} ms, worst {took[-1]:.0f} ms ({result})")


def measure(path: Path) -> None:
    """Measure the queries of a store."""
    first, last, dyad = date(2018, 3, 1), date(2018, 3, 31), ("USA", "RUS")
    event_filter = read.EventFilter(type="ASSAULT", dyad=dyad, first=first, last=last)
    incident_filter = incidents.IncidentFilter(type="ASSAULT", dyad=dyad, first=first, last=last)
    with open_store(path) as store:
        _say(f"{read.counts(store)}")
        timed("events: dyad, type, month", lambda: len(list(read.events(store, event_filter))))
        timed("incidents: dyad, type, month", lambda: len(list(incidents.incidents(store, incident_filter))))
        one = next(incidents.incidents(store, incident_filter), None)
        if one is not None:
            timed("one event by id", lambda: read.event(store, one.events[0]) is not None)
            timed("one incident by id", lambda: incidents.incident(store, one.id) is not None)


def assemble_all(store: Store) -> None:
    """Assemble what is not yet, telling how it goes."""
    start, start_cpu = time.perf_counter(), time.process_time()
    done = 0
    for step in assemble(store):
        done += step.events
        took = (
            f"{time.perf_counter() - start:.1f} s, {time.process_time() - start_cpu:.1f} s of the processor"
        )
        _say(f"{done} events assembled, {step.touched} touched, {took}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Fill, assemble, add a day, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument(
        "--articles", type=int, default=300, help="articles of the day that comes in afterwards"
    )
    parser.add_argument("--base", type=int, default=50_000, help="events that are made and not copied")
    parser.add_argument("--measure", action="store_true", help="only measure the queries")
    given = parser.parse_args()
    if not given.measure:
        with open_store(given.store, write=True) as store:
            world = World().articles()
            fill(store, world, min(given.base, given.events))
            assemble_all(store)
            copy(store, given.events)
            store.fetch("CHECKPOINT")
            for document, events in islice(world, given.articles):
                keep(store, document, events)
            assemble_all(store)
    measure(given.store)


if __name__ == "__main__":
    main()
