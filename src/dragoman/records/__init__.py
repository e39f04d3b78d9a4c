"""The records that flow between stages; imports nothing else of ours."""

from dragoman.records.annotation import Annotations, Mention, MentionKind, Sentence, Timex, Token
from dragoman.records.article import Article
from dragoman.records.decision import Decision, Option
from dragoman.records.document import Dateline, Document, OffsetMap, Region, RegionKind
from dragoman.records.draft import Draft
from dragoman.records.event import (
    Actor,
    ActorKind,
    Anchor,
    Attribution,
    Auxiliary,
    Confidence,
    Count,
    Event,
    EventDate,
    Place,
    Size,
    Status,
)
from dragoman.records.identity import content_id
from dragoman.records.incident import Incident
from dragoman.records.position import KnownBy, Position, PositionEvent, Stance
from dragoman.records.quote import Quote, SpeechKind
from dragoman.records.reported import Origin, Reported, origin_of
from dragoman.records.span import Span
from dragoman.records.statement import Statement

__all__ = [
    "Actor",
    "ActorKind",
    "Anchor",
    "Annotations",
    "Article",
    "Attribution",
    "Auxiliary",
    "Confidence",
    "Count",
    "Dateline",
    "Decision",
    "Document",
    "Draft",
    "Event",
    "EventDate",
    "Incident",
    "KnownBy",
    "Mention",
    "MentionKind",
    "OffsetMap",
    "Option",
    "Origin",
    "Place",
    "Position",
    "PositionEvent",
    "Quote",
    "Region",
    "RegionKind",
    "Reported",
    "Sentence",
    "Size",
    "Span",
    "SpeechKind",
    "Stance",
    "Statement",
    "Status",
    "Timex",
    "Token",
    "content_id",
    "origin_of",
]
