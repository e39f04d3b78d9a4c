"""The records that flow between stages; imports nothing else of ours."""

from dragoman.records.annotation import Annotations, Mention, MentionKind, Sentence, Timex, Token
from dragoman.records.article import Article, Basis
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
from dragoman.records.incident import (
    Belief,
    BeliefStep,
    Comparison,
    Disagreement,
    FieldComparison,
    Incident,
    Ruling,
    SourceGroup,
    Standing,
    Toll,
    TollReport,
    Variant,
)
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
    "Basis",
    "Belief",
    "BeliefStep",
    "Comparison",
    "Confidence",
    "Count",
    "Dateline",
    "Decision",
    "Disagreement",
    "Document",
    "Draft",
    "Event",
    "EventDate",
    "FieldComparison",
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
    "Ruling",
    "Sentence",
    "Size",
    "SourceGroup",
    "Span",
    "SpeechKind",
    "Stance",
    "Standing",
    "Statement",
    "Status",
    "Timex",
    "Token",
    "Toll",
    "TollReport",
    "Variant",
    "content_id",
    "origin_of",
]
