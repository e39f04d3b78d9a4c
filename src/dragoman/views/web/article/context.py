"""What the article page shows: the text, its events and statements, and the choices behind every word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import StoreError
from dragoman.records import Article, Decision, Document, Event, Statement
from dragoman.store import judgements, read, texts
from dragoman.store.copies import NearCopy, near_copies
from dragoman.store.corrections import event_gone
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement
from dragoman.views.event_rows import party
from dragoman.views.shown import field_rows
from dragoman.views.web.article.spans import Paint, Role

Decisions = Mapping[str, Sequence[Decision]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of an event with what decided it.

    Attributes:
        role: Under which of the event's marks it is shown.
        start: Where the words stand that it is about; None for the event as a whole.
        field: Its name.
        value: What was chosen, for people; empty where nothing was.
        why: The rule or model, and the reason, as the record has it.
        confidence: Probability that it is right, or None.
        decisions: The stored choices with their alternatives.
    """

    role: Role
    start: int | None
    field: str
    value: str
    why: str
    confidence: float | None
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event with everything the page says of it.

    Attributes:
        event: The event.
        choices: Its fields.
        judgements: What people said of it.
    """

    event: Event
    choices: tuple[Choice, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with those inside whose words it is reported.

    Attributes:
        statement: The statement.
        outer: The statements that report it, outermost first.
    """

    statement: Statement
    outer: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of one article shows.

    Attributes:
        document: The cleaned text with its regions.
        article: What was received.
        has_text: Whether the store keeps the words.
        characters: Length of the article as received.
        events: In text order.
        statements: In text order.
        passed_over: Words that were considered and not coded, with the reason, in text order.
        copies: Near-copies of this article.
        chosen: Id of the event that is marked alone, or None.
    """

    document: Document
    article: Article
    has_text: bool
    characters: int
    events: tuple[Told, ...]
    statements: tuple[Said, ...]
    passed_over: tuple[Decision, ...]
    copies: tuple[NearCopy, ...]
    chosen: str | None = None

    @property
    def title(self) -> str:
        """Name the article: its title, else its headline, else its id."""
        if not self.has_text:
            return f"Article {self.document.id}"
        for region in self.document.regions:
            if region.kind == "headline":
                return self.article.title or self.document.text[region.start : region.end]
        return self.article.title or f"Article {self.document.id}"

    @property
    def published(self) -> date | None:
        """Give the day of publication."""
        return self.document.published


def article_page(store: Store, doc: str, event: str | None = None) -> ArticlePage:
    """Read all that the page of an article shows.

    Args:
        store: The store.
        doc: Id of the document.
        event: Id of the event to mark, or the beginning of it.

    Raises:
        StoreError: There is no such document, or it has no such event.
    """
    document = read.document(store, doc)
    article = None if document is None else read.article(store, document.article)
    if document is None or article is None:
        raise StoreError(f"store {store.path.name}: there is no article {doc!r}; find it among the events")
    decisions = read.decisions(store, doc)
    events = sorted(
        read.events(store, read.EventFilter(doc=doc)), key=lambda e: (e.trigger.start, e.trigger.end, e.id)
    )
    by_subject: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_subject[decision.subject].append(decision)
    judged = judgements.standing_among(store, (one.id for one in events))
    kept = texts.hashes(store, article.id)
    return ArticlePage(
        document=document,
        article=article,
        has_text=bool(document.text) and kept is None,
        characters=len(article.text) if kept is None else kept.characters,
        events=tuple(Told(e, tuple(choices(e, by_subject)), judged.get(e.id, ())) for e in events),
        statements=said(tuple(read.statements(store, doc=doc))),
        passed_over=tuple(d for d in decisions if d.field == "event" and d.chosen is None),
        copies=near_copies(store, doc),
        chosen=_meant(store, event, events, doc),
    )


def _meant(store: Store, wanted: str | None, events: Sequence[Event], doc: str) -> str | None:
    """Give the event that is asked for by its id or the beginning of it."""
    if not wanted:
        return None
    found = [one.id for one in events if one.id.startswith(wanted)]
    if wanted in found or len(found) == 1:
        return wanted if wanted in found else found[0]
    gone = "" if found else event_gone(store, wanted)
    if gone:
        raise StoreError(f"article {doc}: {gone}")
    what = "several events begin" if found else "no event begins"
    raise StoreError(f"article {doc}: {what} with {wanted!r}; choose one beside the text")


def choices(event: Event, decisions: Decisions) -> Iterator[Choice]:
    """Give an event's fields with what decided each.

    Args:
        event: The event.
        decisions: The document's, by subject: id of an event, or place of words.
    """
    rows = {str(name): (value, why, sure) for name, value, why, sure in field_rows(event)}
    own = decisions.get(event.id, ())
    for field, (value, why, sure) in rows.items():
        if field in _BY_WORDS:
            continue
        role = _ROLES.get(field, Role.TRIGGER)
        stored = [one for one in own if one.field == field]
        if field == "place" and event.place is not None:
            stored += _about(decisions, event.place.start, event.place.end, "place")
        shown = _certain(event) if field == "certainty" else _listed(value)
        yield Choice(role, None, field, shown, str(why), _number(sure), tuple(stored))
    yield from _parties(event, decisions, rows)


_ROLES = {"date": Role.DATE, "place": Role.PLACE}
_BY_WORDS = frozenset({"actors", "recipients", "attribution"})


def _parties(
    event: Event, decisions: Decisions, rows: Mapping[str, tuple[object, object, object]]
) -> Iterator[Choice]:
    """Give a choice for each party and speaker, and the reason where a side is empty."""
    speakers = [link.speaker for link in event.attribution]
    sides = (
        ("actors", Role.ACTOR, event.actors),
        ("recipients", Role.RECIPIENT, event.recipients),
        ("attribution", Role.SPEAKER, speakers),
    )
    for field, role, actors in sides:
        why = str(rows[field][1]) if field in rows else ""
        sure = _number(rows[field][2]) if field in rows else None
        for actor in actors:
            value = f"{party(actor)}, {actor.role}" if actor.role else party(actor)
            stored = tuple(_about(decisions, actor.start, actor.end, "actor"))
            yield Choice(role, actor.start, role.value, value, why, actor.confidence or sure, stored)
        if not actors and why:
            yield Choice(role, None, field, "", why, None, ())


def _about(decisions: Decisions, start: int, end: int, field: str) -> list[Decision]:
    return [one for one in decisions.get(f"{start}:{end}", ()) if one.field == field]


def _listed(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _certain(event: Event) -> str:
    return "" if event.certainty is None else f"{event.certainty:+.0f} of -3 (surely not) to +3 (surely)"


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def said(statements: Sequence[Statement]) -> tuple[Said, ...]:
    """Give statements in text order with those that report them; a loop of reports ends where it closes."""
    by_id = {one.id: one for one in statements}
    found = []
    for one in sorted(statements, key=lambda s: (s.quote.content[0].start, -s.quote.content[-1].end, s.id)):
        chain: list[Statement] = []
        outer = by_id.get(one.outer or "")
        while outer is not None and outer not in chain and outer is not one:
            chain.insert(0, outer)
            outer = by_id.get(outer.outer or "")
        found.append(Said(one, tuple(chain)))
    return tuple(found)


def paints(page: ArticlePage) -> Iterator[Paint]:
    """Give every marked span of an article: events' words, and what is said."""
    for told in page.events:
        yield from event_paints(told.event)
    for one in page.statements:
        quote, owner = one.statement.quote, one.statement.id
        for content in quote.content:
            yield Paint(content.start, content.end, Role.CONTENT, owner)


def event_paints(event: Event) -> Iterator[Paint]:
    """Give the spans of an event's words."""
    yield Paint(event.trigger.start, event.trigger.end, Role.TRIGGER, event.id)
    for role, actors in ((Role.ACTOR, event.actors), (Role.RECIPIENT, event.recipients)):
        for actor in actors:
            yield Paint(actor.start, actor.end, role, event.id)
    if event.place is not None:
        yield Paint(event.place.start, event.place.end, Role.PLACE, event.id)
    if event.date.start is not None and event.date.end is not None:
        yield Paint(event.date.start, event.date.end, Role.DATE, event.id)
    for link in event.attribution:
        yield Paint(link.speaker.start, link.speaker.end, Role.SPEAKER, event.id)
        if link.cue is not None:
            yield Paint(link.cue.start, link.cue.end, Role.CUE, event.id)
        yield Paint(link.content.start, link.content.end, Role.CONTENT, event.id)
