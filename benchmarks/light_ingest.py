"""Ingests with a coder that loads at once, for the kill test: CODER WORKERS SOURCE STORE."""

import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import (
    Actor,
    Anchor,
    Article,
    Confidence,
    Decision,
    Document,
    Event,
    EventDate,
    OffsetMap,
    Region,
    RegionKind,
    Size,
    Statement,
    Status,
    content_id,
)
from dragoman.run.pipeline import Plan, ingest
from dragoman.run.workers import CoderMaker
from dragoman.sources import read
from dragoman.store.database import open_store

_CAPITAL = re.compile(r"\b[A-Z]\w+")
_SECONDS = 0.02  # an article: so that a kill meets articles in hand


@dataclass(frozen=True)
class Light:
    """What the light coder finds."""

    document: Document
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    statements: tuple[Statement, ...] = ()


class LightCoder:
    """Makes an event of every word with a capital."""

    def code_article(self, article: Article) -> Light:
        """Code an article."""
        time.sleep(_SECONDS)
        text = article.text
        document = Document(
            content_id("d1", article.id),
            article.id,
            text,
            (Region(RegionKind.BODY, 0, len(text)),),
            OffsetMap((0,), (0,), (len(text),)),
            article.published,
        )
        events = tuple(_event(document, *match.span()) for match in _CAPITAL.finditer(text))
        decisions = tuple(
            Decision(event.id, "type", event.type, (), "a capital", "events", "light-1") for event in events
        )
        return Light(document, events, decisions)


def _event(document: Document, start: int, end: int) -> Event:
    words = document.text[start:end]
    anchor = Anchor(words, start, end, start, end)
    return Event(
        id=content_id("e1", document.id, str(start)),
        doc=document.id,
        incident=None,
        type="CONSULT",
        mode=None,
        contexts=(),
        quad=1,
        intensity=1.0,
        cameo=None,
        goldstein=None,
        status=Status.HAPPENED,
        auxiliary=(),
        actors=(Actor(words, start, end, words),),
        recipients=(),
        trigger=anchor,
        evidence=anchor,
        region=RegionKind.BODY,
        sentence=0,
        date=EventDate(None, None, None, None, None, "unknown", "published"),
        place=None,
        attribution=(),
        size=Size(),
        confidence=Confidence(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
        why={"type": "light-1: a capital"},
    )


def make_light() -> LightCoder:
    """Make the coder."""
    return LightCoder()


def maker(coder: str) -> CoderMaker:
    """Give what makes the coder; the models are imported only where they are wanted."""
    if coder == "light":
        return make_light
    from dragoman.run.coder import Settings  # noqa: PLC0415
    from dragoman.run.local import LocalCoder  # noqa: PLC0415

    return LocalCoder(Settings(coder="rules"))


def main() -> None:
    """Ingest."""
    coder, workers, source, path = sys.argv[1:5]
    make = maker(coder)
    with open_store(Path(path), write=True) as store:
        for _ in ingest(store, read(source), Plan(make, int(workers), seconds=120.0)):
            pass


if __name__ == "__main__":
    main()
