"""A store with something for every page of the workbench: invented articles, really coded.

Outlets and persons are invented, and so is all that is said to have happened; only countries and towns are
real, so that the gazetteer knows them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from dragoman.run.coder import Settings
from dragoman.run.incidents import assemble
from dragoman.run.judging import Judge, join
from dragoman.run.local import LocalCoder
from dragoman.run.pipeline import Plan, ingest
from dragoman.sources import Failure, Given, Reading
from dragoman.sources.making import make_article
from dragoman.store import incidents, judgements, read
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict

JUDGED = date(2031, 9, 1)
RULES = LocalCoder(Settings(coder="rules"))
FAILURES: tuple[Reading, ...] = (
    Failure("harbour/late.pdf", "it is a PDF; give its text or an HTML page"),
    Failure("harbour/feed.jsonl:17", "the line is no JSON: Expecting value at column 9"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An invented article.

    Attributes:
        day: Publication day, ISO 8601.
        source: Outlet.
        title: Headline.
        text: The rest.
    """

    day: str
    source: str
    title: str
    text: str

    def article(self, number: int) -> Reading:
        """Give the article as it is read from a file."""
        given = Given(
            published=date.fromisoformat(self.day),
            source=self.source,
            title=self.title,
            url=f"https://{self.source.lower().replace(' ', '-')}.example/{number}",
        )
        return make_article(self.text, given=given, markup="text", origin=f"harbour/{number:02}.txt")


ARTICLES = Path(__file__).with_suffix(".jsonl")


def told() -> tuple[Told, ...]:
    """Give the invented articles, in order of publication."""
    return tuple(Told(**json.loads(line)) for line in ARTICLES.read_text("utf-8").splitlines())


def workbench_store(path: Path) -> Path:
    """Make a store of the articles, assembled, with failures and judgements."""
    with open_store(path, write=True) as store:
        for _ in ingest(store, _readings(), Plan(RULES)):
            pass
        for _ in assemble(store):
            pass
        _judge(store)
    return path


def paths_of(path: Path) -> dict[str, str]:
    """Give a path of each page of the workbench on a store, by the page's name: those with most to show."""
    with open_store(path) as store:
        (doc,) = store.fetch(
            "SELECT e.doc FROM events e JOIN documents d ON d.id = e.doc JOIN articles a ON a.id = d.article "
            "GROUP BY e.doc ORDER BY count(*) DESC, e.doc LIMIT 1"
        )[0]
        (event,) = store.fetch("SELECT id FROM events WHERE doc = ? ORDER BY sentence, id LIMIT 1", [doc])[0]
        (incident,) = store.fetch("SELECT id FROM incidents ORDER BY len(events) DESC, id LIMIT 1")[0]
        (actor,) = store.fetch(
            "SELECT name FROM (SELECT unnest(actors) AS name FROM events) "
            "GROUP BY name ORDER BY count(*) DESC, name LIMIT 1"
        )[0]
        dyad = store.fetch(
            "SELECT actor_countries[1], recipient_countries[1] FROM events "
            "WHERE actor_countries[1] <> recipient_countries[1] "
            "GROUP BY ALL ORDER BY count(*) DESC, 1, 2 LIMIT 1"
        )[0]
    return {
        "overview": "/",
        "events": "/events",
        "incidents": "/incidents",
        "incident": f"/incident/{quote(incident, safe='')}",
        "article": f"/article/{quote(doc, safe='')}?event={quote(event, safe='')}",
        "actors": "/actors",
        "actor": f"/actor/{quote(actor, safe='')}",
        "dyad": f"/dyad/{dyad[0]}/{dyad[1]}",
        "positions": "/positions",
        "review": "/review",
        "sources": "/sources",
    }


def _readings() -> Iterator[Reading]:
    yield from (one.article(number) for number, one in enumerate(told()))
    yield from FAILURES


def _judge(store: Store) -> None:
    """Let two reviewers judge some events, and one of them join two incidents."""
    for number, one in enumerate(read.events(store, read.EventFilter(limit=12))):
        for judge in ("Ines Maruda", "Jonas Eck")[: 2 if number % 2 else 1]:
            verdict = Verdict.WRONG if number % 5 == 4 else Verdict.RIGHT
            judgements.add(store, Judgement(one.id, "type", verdict, judge, JUDGED, note=""))
    alike = [one.id for one in incidents.incidents(store, incidents.IncidentFilter(type="ACCUSE"))]
    join(store, alike[:2], Judge("Ines Maruda", JUDGED, "the same rebuke, told twice"))
