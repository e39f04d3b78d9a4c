"""Drafts and resolved parties, places and dates put together into event records."""

from collections.abc import Sequence
from datetime import date

from dragoman.events import across
from dragoman.events.across import reached
from dragoman.events.attribution import content_with, speakers
from dragoman.events.certainty import how_certain
from dragoman.events.denied import without_denials
from dragoman.knowledge.codebook import Codebook
from dragoman.records import (
    NO_MODE,
    Actor,
    Anchor,
    Annotations,
    Attribution,
    Auxiliary,
    Confidence,
    Decision,
    Document,
    Draft,
    Event,
    EventDate,
    Mention,
    MentionKind,
    Option,
    Sentence,
    Span,
    Status,
    content_id,
)
from dragoman.run.resolved import Resolved
from dragoman.run.side_confidence import actors_right, recipients_right
from dragoman.run.statements import is_same_speaker, party_at
from dragoman.run.where_when import Sides, WhereWhen, where_and_when

_HISTORICAL_DAYS = 365  # an event that lies further back than this is told as history, not as news
_SIDES = ("actors", "recipients")
_OFFICE_DAYS = 14  # the news of a fortnight names people by the office they hold now


class Assembler:
    """Makes event records; a pure function of its input."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the codebook for quad classes and scales."""
        self._codebook = codebook

    def events(
        self, resolved: Resolved, drafts: Sequence[Draft]
    ) -> tuple[tuple[Event, ...], tuple[Decision, ...]]:
        """Make the records of a document's drafts, in text order, with the decisions made on the way."""
        events: list[Event] = []
        decisions: list[Decision] = []
        ordered = sorted(drafts, key=lambda d: (d.trigger.start, d.trigger.end, d.type))
        sides = [sides_of(resolved, draft) for draft in ordered]
        scenes = where_and_when(resolved, ordered, sides)
        for draft, parties, scene in zip(ordered, sides, scenes, strict=True):
            event, made = self._event(resolved, draft, parties, scene)
            events.append(event)
            decisions.extend(made)
        return tuple(events), tuple(decisions)

    def _event(
        self, resolved: Resolved, draft: Draft, sides: Sides, scene: WhereWhen
    ) -> tuple[Event, tuple[Decision, ...]]:
        document, annotations = resolved.document, resolved.annotations
        identity = content_id("e1", document.id, str(draft.trigger.start), str(draft.trigger.end), draft.type)
        actors, recipients = sides
        abroad = (
            None if recipients else reached(annotations, draft, actors, resolved.places, resolved.parties)
        )
        when, where = scene.when, scene.where
        actors, recipients = (_then(resolved, side, when) for side in (actors, recipients))
        recipients = recipients if abroad is None else (abroad,)
        sentence = annotations.sentences[draft.sentence]
        certainty, because = how_certain(sentence, draft.head, draft.status)
        event = Event(
            id=identity,
            doc=document.id,
            incident=None,
            type=draft.type,
            mode=draft.mode,
            contexts=draft.contexts,
            quad=self._codebook.quad(draft.type),
            intensity=self._codebook.intensity(draft.type, draft.mode),
            cameo=draft.cameo,
            goldstein=None if draft.cameo is None else self._codebook.goldstein(draft.cameo),
            status=draft.status,
            auxiliary=_with_history(draft, when, document.published),
            actors=actors,
            recipients=recipients,
            trigger=anchor(document, draft.trigger.start, draft.trigger.end),
            evidence=anchor(document, sentence.start, sentence.end),
            region=sentence.region,
            sentence=sentence.number,
            date=when,
            place=where,
            attribution=_attribution(resolved, draft),
            size=draft.size,
            confidence=_confidence(draft, (actors, recipients), sentence, scene),
            why={
                **draft.why,
                **_told_by_place(abroad),
                "date": f"{scene.dated.version}: {scene.dated.reason}",
                "place": f"{scene.placed.version}: {scene.placed.reason}",
                "certainty": f"certainty-1: {because}",
            },
            certainty=certainty,
        )
        chosen = {
            "mode": draft.mode or NO_MODE,
            "status": draft.status.value,
            "actors": _named(annotations, draft.actors),
            "recipients": _named(annotations, draft.recipients),
        }
        read = (_read(annotations, draft, identity, field, value) for field, value in chosen.items())
        made = (_coded(draft, identity), *(one for one in read if one is not None))
        return event, (*made, *(_of_event(d, identity) for d in (scene.dated, scene.placed)))


def sides_of(resolved: Resolved, draft: Draft) -> Sides:
    """Give both sides as actors; a mention that nobody resolved stands by its words alone."""
    mentions = resolved.annotations.mentions

    def party(i: int) -> tuple[Actor, ...]:
        span = mentions[i].span
        return resolved.members(mentions[i], resolved.parties.get(i) or _unknown(span))

    def parties(ids: tuple[int, ...]) -> tuple[Actor, ...]:
        return tuple(actor for i in dict.fromkeys(ids) for actor in party(i))

    acting = tuple(_spelled_out(mentions, i) for i in draft.actors)
    told = {i: _spelled_out(mentions, i) for i in draft.recipients}
    # "Police fired at *them*" are not the police, whatever the chain says: then nobody knows who they are.
    nobody = [i for i, stands_for in told.items() if stands_for in acting and i not in acting]
    known = tuple(stands_for for stands_for in told.values() if stands_for not in acting)
    return parties(acting), (*parties(known), *(_unknown(mentions[i].span) for i in nobody))


def _told_by_place(abroad: Actor | None) -> dict[str, str]:
    if abroad is None:
        return {}
    reason = f"no party is named; the act reached {abroad.text!r}, which is another's land ({abroad.country})"
    return {"recipients": f"{across.VERSION}: {reason}"}


def _unknown(span: Span) -> Actor:
    return Actor(span.text, span.start, span.end, span.text)


def _spelled_out(mentions: Sequence[Mention], i: int) -> int:
    """Give the mention that a pronoun stands for where its sentence has one: "Peru said *it* …" is Peru."""
    pronoun = mentions[i]
    if pronoun.kind is not MentionKind.PRONOUN:
        return i
    near = (
        mention
        for mention in mentions
        if mention.sentence == pronoun.sentence
        and mention.chain == pronoun.chain
        and mention.kind is not MentionKind.PRONOUN
    )
    return max(near, key=lambda mention: (mention.last - mention.first, -mention.id), default=pronoun).id


def _then(resolved: Resolved, side: tuple[Actor, ...], when: EventDate) -> tuple[Actor, ...]:
    """Give a side's people the offices they held when it happened, if that is known to lie far back."""
    published = resolved.document.published
    if when.last is None or when.basis not in {"text", "relative"}:
        return side
    day = date.fromisoformat(when.last)
    if published is not None and (published - day).days < _OFFICE_DAYS:
        return side
    return tuple(resolved.as_of(actor, day) for actor in side)


def anchor(document: Document, start: int, end: int) -> Anchor:
    """Give a span of a document with its place in the article as received."""
    article_start, article_end = document.offsets.words_in_article(start, end)
    return Anchor(document.text[start:end], start, end, article_start, article_end)


def _attribution(resolved: Resolved, draft: Draft) -> tuple[Attribution, ...]:
    """Give the speaker chain, outermost first, each link once; a quote without a known speaker is none."""
    chain: list[Attribution] = []
    quotes = without_denials(draft, resolved.annotations)
    for quote in speakers(draft.trigger, quotes, draft.status):
        for words in (quote.relay, quote.speaker, quote.cited):
            speaker = party_at(words, resolved.annotations, resolved.parties)
            if speaker is None or any(is_same_speaker(link.speaker, speaker) for link in chain):
                continue
            chain.append(
                Attribution(speaker, quote.cue, quote.kind.value, content_with(quote, draft.trigger))
            )
    return tuple(chain)


def _with_history(draft: Draft, when: EventDate, published: date | None) -> tuple[Auxiliary, ...]:
    """Add ``historical`` to an event that lies far back."""
    if published is None or when.last is None or draft.status is not Status.HAPPENED:
        return draft.auxiliary
    is_old = (published - date.fromisoformat(when.last)).days > _HISTORICAL_DAYS
    return (Auxiliary.HISTORICAL, *draft.auxiliary) if is_old else draft.auxiliary


def _confidence(
    draft: Draft,
    sides: Sides,
    sentence: Sentence,
    scene: WhereWhen,
) -> Confidence:
    return Confidence(
        event=draft.certainty,
        type=draft.type_certainty,
        actors=actors_right(sides[0], draft, sentence),
        recipients=recipients_right(sides[1], draft, sentence),
        status=draft.status_certainty,
        date=scene.when_sure,
        place=scene.where_sure,
    )


def _coded(draft: Draft, identity: str) -> Decision:
    return Decision(
        subject=identity,
        field="type",
        chosen=draft.type,
        alternatives=(
            Option(draft.type, draft.type_certainty, draft.mode or ""),
            *(one for one in draft.considered.get("type", ()) if one.value != draft.type),
        ),
        reason=draft.why["type"],
        component="events",
        version=draft.why["type"].partition(":")[0],
    )


def _named(annotations: Annotations, side: Sequence[int]) -> str | None:
    return "; ".join(annotations.mentions[i].span.text for i in side) or None


def _read(
    annotations: Annotations, draft: Draft, identity: str, field: str, chosen: str | None
) -> Decision | None:
    """Put a choice on record where something else was possible too; else the event's own reason says all."""
    options = draft.considered.get(field, ())
    if len(options) < 2 and (not options or chosen is not None):
        return None
    if field in _SIDES:
        spans = [(annotations.mentions[int(one.value)].span, one.score) for one in options]
        options = tuple(Option(s.text, score, f"{s.start}:{s.end}") for s, score in spans)
    return Decision(
        subject=identity,
        field=field,
        chosen=chosen,
        alternatives=options,
        reason=draft.why[field],
        component="events",
        version=draft.why["type"].partition(":")[0],
    )


def _of_event(decision: Decision, identity: str) -> Decision:
    return Decision(
        identity,
        decision.field,
        decision.chosen,
        decision.alternatives,
        decision.reason,
        decision.component,
        decision.version,
    )
