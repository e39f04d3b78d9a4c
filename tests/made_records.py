"""Made-up records and a coder without a model, for the tests of store, run and views."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.documents import prepare
from dragoman.errors import OtherLanguage, UnreadableArticle
from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Article,
    Attribution,
    Confidence,
    Count,
    Dateline,
    Decision,
    Document,
    Event,
    EventDate,
    OffsetMap,
    Option,
    Place,
    Quote,
    Region,
    RegionKind,
    Size,
    Span,
    SpeechKind,
    Statement,
    Status,
    content_id,
)
from dragoman.run.ledger import Ledger
from dragoman.run.local import LocalCoder
from dragoman.sources import Reading
from dragoman.store.database import Store
from dragoman.store.pack import pack

TEXT = 'ANKARA, May 3 - "Police arrested 40 people in Ankara on Tuesday," Derya Koral said.'
CRASH_AFTER = "CRASH_AFTER"
_WORD = re.compile(r"\w+")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def made_article(text: str = TEXT, origin: str = "a.txt") -> Article:
    return Article(
        id=content_id("a1", text, "", "2016-05-04"),
        text=text,
        origin=origin,
        published=date(2016, 5, 4),
        published_basis="given",
        source="Anatolian Daily",
    )


def made_document(article: Article) -> Document:
    text = article.text
    has_dateline = text.startswith("ANKARA")
    return Document(
        id=content_id("d1", text),
        article=article.id,
        text=text,
        regions=(Region(RegionKind.BODY, 0, len(text)),),
        offsets=OffsetMap((0,), (0,), (len(text),)),
        published=article.published,
        dateline=Dateline(Span(0, 6, "ANKARA"), None) if has_dateline else None,
        source=article.source,
    )


def made_actor(words: Span, name: str, country: str | None = None, *sectors: str) -> Actor:
    return Actor(
        *(words.text, words.start, words.end, name),
        id=f"person/{name.lower().replace(' ', '-')}",
        country=country,
        sectors=sectors,
        kind=ActorKind.GROUP,
        confidence=0.8125,
    )


def made_event(document: Document) -> Event:
    """Give the event of the made-up sentence, with every kind of field filled."""
    text = document.text
    trigger, evidence = span(text, "arrested"), Span(0, len(text), text)
    place, day, speaker = span(text, "in Ankara"), span(text, "Tuesday"), span(text, "Derya Koral")
    return Event(
        id=content_id("e1", document.id, str(trigger.start)),
        doc=document.id,
        incident=None,
        type="COERCE",
        mode="arrest",
        contexts=("human_rights",),
        quad=4,
        intensity=-7.0,
        cameo="173",
        goldstein=-5.0,
        status=Status.HAPPENED,
        auxiliary=(),
        actors=(made_actor(span(text, "Police"), "Police of Ankara", "TUR", "COP", "GOV"),),
        recipients=(made_actor(span(text, "40 people"), "40 people", None, "CVL"),),
        trigger=Anchor(trigger.text, trigger.start, trigger.end, trigger.start, trigger.end),
        evidence=Anchor(text, 0, len(text), 0, len(text)),
        region=RegionKind.BODY,
        sentence=0,
        date=EventDate(day.text, day.start, day.end, "2016-05-03", "2016-05-03", "day", "relative"),
        place=Place(
            *(place.text, place.start, place.end, "Ankara", 323786, 39.91987, 32.85427),
            *("TUR", "Ankara", "PPLC", "city", 0.75),
        ),
        attribution=(
            Attribution(made_actor(speaker, "Derya Koral", "TUR"), span(text, "said"), "direct", evidence),
        ),
        size=Size(arrested=Count(40, 40, 40), participants=Count(1, 2, None)),
        confidence=Confidence(0.9, 0.81234, 0.8125, 0.8125, 0.9, 0.85, 0.75),
        why={"type": "rules-1: 'arrest' (coerce.yaml:7)", "mode": "rules-1: lexicon", "odd": "because"},
        certainty=3.0,
    )


def made_statement(document: Document) -> Statement:
    text = document.text
    said = span(text, "Police arrested 40 people in Ankara on Tuesday,")
    speaker = span(text, "Derya Koral")
    quote = Quote((said,), span(text, "said"), speaker, SpeechKind.DIRECT, 0)
    return Statement(
        content_id("s1", document.id, "0"), document.id, quote, made_actor(speaker, "Derya Koral"), None
    )


def made_decisions(event: Event) -> tuple[Decision, ...]:
    place = event.place
    assert place is not None
    return (
        Decision(
            subject=f"{place.start}:{place.end}",
            field="place",
            chosen="geonames/323786",
            alternatives=(
                Option("geonames/323786", 3.5, "Ankara, TUR"),
                Option("geonames/1", 0.25, "Ankara, COD"),
            ),
            reason="best of 2",
            component="places",
            version="places-1",
        ),
        Decision("0:1", "actor", None, (), "about other words", "actors", "actors-1"),
        Decision(
            event.id, "type", "COERCE", (Option("COERCE", 0.8),), "'arrest' says it", "events", "rules-1"
        ),
    )


@dataclass(frozen=True)
class MadeReport:
    document: Document
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    decisions: tuple[Decision, ...] = ()


def made_report(article: Article) -> MadeReport:
    document = made_document(article)
    if TEXT not in article.text:
        return MadeReport(document)
    event = made_event(document)
    return MadeReport(document, (made_statement(document),), (event,), made_decisions(event))


class FakeCoder:
    """Codes an article by looking at its words: one event for each use of ``strikes``."""

    def code_article(self, article: Article) -> MadeReport:
        if "Strassen" in article.text:
            raise OtherLanguage("it is in German; give an English article or a translation")
        if not article.text.strip():
            raise UnreadableArticle("it is empty; give an article with words")
        if "poison" in article.text:
            raise KeyError("poison")
        if article.text == TEXT:
            return made_report(article)
        document = made_document(article)
        return MadeReport(document, events=tuple(_strikes(document)))


def _strikes(document: Document) -> list[Event]:
    base = made_event(made_document(made_article()))
    found = []
    for match in _WORD.finditer(document.text):
        if match[0] == "strikes":
            anchor = Anchor(match[0], *match.span(), *match.span())
            identity = content_id("e1", document.id, str(match.start()))
            found.append(replace(base, id=identity, doc=document.id, trigger=anchor, sentence=match.start()))
    return found


def make_fake() -> FakeCoder:
    """Make the coder; named by import, so that worker processes can make it too."""
    return FakeCoder()


class StoryCoder:
    """Finds the event of the made-up sentence in whatever article it is given."""

    def code_article(self, article: Article) -> MadeReport:
        document = prepare(article)
        event = made_event(document)
        return MadeReport(document, (made_statement(document),), (event,), made_decisions(event))


def make_story_coder() -> StoryCoder:
    return StoryCoder()


@dataclass(frozen=True, slots=True)
class StoryMaker(LocalCoder):
    """Makes the coder of the story as a user's settings have it: with actors of their own, another one."""

    def __call__(self) -> StoryCoder:  # type: ignore[override]
        """Give it; in worker processes too."""
        return StoryCoder() if self.settings.actors is None else _OtherStoryCoder()


class _OtherStoryCoder(StoryCoder):
    """Finds another mode, and where the words ask for it, another event or none."""

    def code_article(self, article: Article) -> MadeReport:
        found = super().code_article(article)
        event = replace(found.events[0], mode="other")
        if "elsewhere" in article.text:
            event = replace(event, id=f"{event.id}x", type="PROTEST")
        if "breaks" in article.text:
            raise KeyError("breaks")
        return MadeReport(found.document, found.statements, (event,), ())


def lines(path: Path, texts: Sequence[str]) -> Path:
    """Write texts as JSON lines."""
    rows = (json.dumps({"text": text, "date": "2016-05-04"}) for text in texts)
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


def fill(store: Store, *readings: Reading) -> None:
    """Put articles into a store as the fake coder codes them."""
    ledger, coder = Ledger(store), FakeCoder()
    for article in ledger.admit(readings):
        found = coder.code_article(article)
        ledger.done(article, pack(found.document, found.statements, found.events, found.decisions))


def whole(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table."""
    tables = [name for (name,) in store.fetch("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    return {name: store.fetch(f"SELECT * FROM {name} ORDER BY ALL") for name in tables}  # noqa: S608
