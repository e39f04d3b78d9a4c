"""Made-up articles with regions, nested words and statements inside statements, for the tests of pages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.records import (
    Article,
    Decision,
    Document,
    Event,
    OffsetMap,
    Option,
    Quote,
    Region,
    RegionKind,
    Span,
    SpeechKind,
    Statement,
    content_id,
)
from dragoman.run.ledger import Ledger
from dragoman.store.database import Store
from dragoman.store.pack import pack
from made_records import made_actor, made_event, span

HEADLINE = "Forty held in the capital"
LINES = (
    (RegionKind.HEADLINE, HEADLINE),
    (RegionKind.CAPTION, "A street in the evening"),
    (RegionKind.BODY, 'ANKARA, May 3 - "Police arrested 40 people in Ankara on Tuesday," Derya Koral said.'),
    (RegionKind.PULLQUOTE, '"Nobody was hurt"'),
    (RegionKind.TEASER, "Read also: Ferry runs aground"),
)


def laid_out(lines: Sequence[tuple[RegionKind, str]] = LINES) -> tuple[str, tuple[Region, ...]]:
    """Put lines below each other, each a region of its own."""
    text, regions = "", []
    for kind, line in lines:
        start = len(text)
        text += f"{line}\n"
        regions.append(Region(kind, start, start + len(line)))
    return text.rstrip("\n"), tuple(regions)


def page_document(lines: Sequence[tuple[RegionKind, str]] = LINES) -> Document:
    text, regions = laid_out(lines)
    offsets = OffsetMap((0,), (0,), (len(text),))
    doc = content_id("d1", text)
    return Document(
        doc, content_id("a1", text), text, regions, offsets, date(2016, 5, 4), source="Anatolian Daily"
    )


def page_article(document: Document, **given: object) -> Article:
    article = Article(
        document.article, document.text, origin="a.txt", published=document.published, published_basis="given"
    )
    return replace(article, source=document.source, source_basis="field", **given)  # type: ignore[arg-type]


def page_event(document: Document) -> Event:
    """Give the event of the made-up sentence at its place in the body, its speaker a mouthpiece."""
    return made_event(document)


def page_statements(document: Document) -> tuple[Statement, ...]:
    """Give what the governor is reported to say, and inside it what the police are."""
    text = document.text
    outer_words, inner_words = (
        span(text, "Police arrested 40 people in Ankara"),
        span(text, "40 people in Ankara"),
    )
    speaker = span(text, "Derya Koral")
    outer = Statement(
        "s1:outer",
        document.id,
        Quote((outer_words,), span(text, "said"), speaker, SpeechKind.DIRECT, 0),
        made_actor(speaker, "Derya Koral", "TUR"),
        None,
    )
    inner = Statement(
        "s1:inner",
        document.id,
        Quote((inner_words,), None, None, SpeechKind.INDIRECT, 0, relay=Span(0, 6, "Anadol")),
        None,
        "s1:outer",
    )
    return inner, outer


def page_decisions(event: Event) -> tuple[Decision, ...]:
    actor = event.actors[0]
    options = tuple(Option(f"TUR:X{number:02}", 0.9 - number / 20) for number in range(11))
    return (
        Decision(f"{actor.start}:{actor.end}", "actor", "TUR:X00", options, "named so", "actors", "actors-2"),
        Decision(
            event.id, "type", "COERCE", (Option("COERCE", 0.8, "arrest"),), "read so", "events", "reader-2"
        ),
        Decision(
            "0:6", "event", None, (Option("REQUEST", 0.3),), "below 0.70: not coded", "events", "reader-2"
        ),
    )


def keep_article(store: Store, document: Document, article: Article, events: Sequence[Event] = ()) -> None:
    """Put an article with all that was found in it into a store."""
    ledger = Ledger(store)
    (admitted,) = ledger.admit([article])
    statements = page_statements(document) if events else ()
    decisions = page_decisions(events[0]) if events else ()
    ledger.done(admitted, pack(document, list(statements), list(events), list(decisions)))
