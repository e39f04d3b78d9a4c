"""What may stand behind the question mark: parameters, their forms and limits, and the filters they make."""

import re
from datetime import date
from enum import IntEnum
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from dragoman.records import Standing, Status
from dragoman.store.incidents import IncidentFilter
from dragoman.store.overview import Split, Unit
from dragoman.store.pages import DocumentFilter
from dragoman.store.read import EventFilter
from dragoman.store.statements import StatementFilter
from dragoman.views.api.forms import (
    ANY_ID,
    COUNTRY,
    CURSOR,
    DOCUMENT_ID,
    DYAD,
    EVENT_ID,
    INCIDENT_ID,
    PLAIN,
)
from dragoman.views.api.problems import wrong_value
from dragoman.views.api.vocabulary import Vocabulary

_LONGEST = 200  # characters of a word that is looked for
_LONGEST_CURSOR = 1000
_MOST = 500  # items of a page or a list
_MANY = 1_000_000_000  # more reports than there will be, and within what the database counts with
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object) -> date:
    """Read an ISO day and nothing else: pydantic would take 20170101 for seconds since 1970."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("is no day; write it as YYYY-MM-DD, such as 2017-09-28")


def _words(what: str, example: str) -> Any:  # noqa: ANN401 - what stands for a default, here and below
    """Describe a parameter that is looked for in a text."""
    return Query(None, max_length=_LONGEST, pattern=PLAIN, description=what, examples=[example])


def _listed(name: str, what: str, example: str) -> Any:  # noqa: ANN401
    """Describe a parameter that the codebook lists."""
    return Query(None, description=what, examples=[example], json_schema_extra={"x-vocabulary": name})


def _formed(pattern: str, what: str, example: str) -> Any:  # noqa: ANN401
    """Describe a parameter of one form."""
    return Query(None, pattern=pattern, description=what, examples=[example])


def _most(what: str) -> Any:  # noqa: ANN401
    """Describe how long a list may be."""
    return Query(50, ge=1, le=_MOST, description=what, examples=[20])


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
EventId = Annotated[
    str, Path(pattern=EVENT_ID, description="Id of an event.", examples=["e1:4b1f0c9a2d7e83f65a10"])
]
IncidentId = Annotated[
    str, Path(pattern=INCIDENT_ID, description="Id of an incident.", examples=["i1:0d93be27c4a1586f7e22"])
]
DocumentId = Annotated[
    str, Path(pattern=DOCUMENT_ID, description="Id of a document.", examples=["d1:9c5e2a71f3b80d46e11f"])
]


class Quad(IntEnum):
    """Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


class Nothing(BaseModel):
    """No parameters; those given are refused and not passed over."""

    model_config = ConfigDict(extra="forbid")


class EventConditions(Nothing):
    """Which events are wanted; what is left out does not matter."""

    type: str | None = _listed("types", "PLOVER event type.", "COERCE")
    mode: str | None = _listed("modes", "Mode of a type.", "arrest")
    context: str | None = _listed(
        "contexts", "PLOVER context that the event has, perhaps among others.", "election"
    )
    quad: Quad | None = Query(
        None,
        description="Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, "
        "4 material conflict.",
    )
    actor: str | None = _words("Part of the name, the words or the id of a party on either side.", "koral")
    country: str | None = _formed(
        COUNTRY,
        "Country of a party on either side: ISO 3166 alpha-3, or a PLOVER code such as `IGO`.",
        "TUR",
    )
    dyad: str | None = _formed(DYAD, "Country that acts and country acted upon, with a comma.", "IRN,IRQ")
    first: Day | None = Query(
        None,
        alias="from",
        description="Events whose days reach to this day or beyond it; an event of no known day is on none.",
        examples=["2017-09-01"],
    )
    last: Day | None = Query(
        None,
        alias="to",
        description="Events whose days begin on this day or before it.",
        examples=["2017-09-30"],
    )
    status: Status | None = Query(None, description="How the report says that it stands.")
    doc: str | None = _formed(DOCUMENT_ID, "Id of the document.", "d1:9c5e2a71f3b80d46e11f")
    incident: str | None = _formed(INCIDENT_ID, "Id of the incident.", "i1:0d93be27c4a1586f7e22")
    speaker: str | None = _words("Part of the name of whoever says so.", "koral")
    place: str | None = _words(
        "Part of the place's name, its GeoNames id, or the code of the country that it is in.", "Ankara"
    )
    source: str | None = _words("Part of the outlet's name.", "daily")
    text: str | None = _words(
        "Words as they follow each other in the sentence; case and accents do not matter.", "arrested"
    )
    confidence: float | None = Query(
        None, ge=0, le=1, description="Probability that the event is right: at least so much.", examples=[0.8]
    )

    def wanted(self, vocabulary: Vocabulary, **fixed: Any) -> EventFilter:  # noqa: ANN401 - fields of a filter
        """Give the filter.

        Args:
            vocabulary: Types, modes and contexts that there are.
            fixed: Fields of the filter that are not asked for but known.

        Raises:
            RequestValidationError: A type, mode or context is none of them, or the last day lies before the
                first.
        """
        _check_days(self.first, self.last)
        vocabulary.check("types", "type", self.type)
        vocabulary.check("modes", "mode", self.mode)
        vocabulary.check("contexts", "context", self.context)
        given = {name: getattr(self, name) for name in EventConditions.model_fields}
        given["quad"] = None if self.quad is None else int(self.quad)
        return EventFilter(**{**given, "dyad": pair(self.dyad), **fixed})


class Paging(Nothing):
    """Which part of a list is wanted."""

    limit: int = _most("Items of a page.")
    after: str | None = Query(
        None,
        max_length=_LONGEST_CURSOR,
        pattern=CURSOR,
        description="The `next` of the page before; leave it out for the first page.",
    )


class ChosenPaging(Paging):
    """A page of a list that runs either way in time."""

    newest: bool = Query(default=False, description="Newest first; oldest first where left out.")


class EventQuery(EventConditions, ChosenPaging):
    """Which events, which page of them, and how they are written."""

    full: bool = Query(
        default=False,
        description="Whole records, as `dragoman events --format jsonl` writes them; else rows.",
    )


class DocumentEventQuery(ChosenPaging):
    """Which page of a document's events, and how they are written."""

    full: bool = Query(default=False, description="Whole records; else rows.")


class IncidentQuery(ChosenPaging):
    """Which incidents, and which page of them."""

    type: str | None = _listed("types", "PLOVER event type.", "COERCE")
    actor: str | None = _words("Part of the name or id of a party of either side.", "koral")
    country: str | None = _formed(COUNTRY, "Country of a party of either side.", "TUR")
    dyad: str | None = _formed(DYAD, "Country that acts and country acted upon, with a comma.", "IRN,IRQ")
    first: Day | None = Query(
        None, alias="from", description="Incidents whose best days reach to this day or beyond it."
    )
    last: Day | None = Query(
        None, alias="to", description="Incidents whose best days begin on this day or before it."
    )
    standing: Standing | None = Query(None, description="How it stands by all reports together.")
    reports: int | None = Query(None, ge=1, le=_MANY, description="At least so many reports.", examples=[2])
    sources: int | None = Query(
        None, ge=1, le=_MANY, description="At least so many independent sources.", examples=[2]
    )
    disagreeing: bool | None = Query(
        None, description="True: only those in which reports differ. False: only those in which they do not."
    )

    def wanted(self, vocabulary: Vocabulary) -> IncidentFilter:
        """Give the filter.

        Raises:
            RequestValidationError: There is no such type, or the last day lies before the first.
        """
        _check_days(self.first, self.last)
        vocabulary.check("types", "type", self.type)
        names = self.__class__.model_fields.keys() - ChosenPaging.model_fields.keys()
        given = {name: getattr(self, name) for name in names}
        return IncidentFilter(**{**given, "dyad": pair(self.dyad)})


class DocumentQuery(ChosenPaging):
    """Which documents, and which page of them."""

    source: str | None = _words("Part of the outlet's name.", "daily")
    text: str | None = _words(
        "Words as they follow each other in title or text; case and accents do not matter.", "fuel tax"
    )
    first: Day | None = Query(None, alias="from", description="Published on this day or later.")
    last: Day | None = Query(None, alias="to", description="Published on this day or before it.")

    def wanted(self) -> DocumentFilter:
        """Give the filter.

        Raises:
            RequestValidationError: The last day lies before the first.
        """
        _check_days(self.first, self.last)
        return DocumentFilter(self.source, self.text, self.first, self.last)


class StatementQuery(Paging):
    """Whose statements, and which page of them."""

    speaker: str | None = _words("Part of the speaker's name, words or id.", "koral")
    text: str | None = _words(
        "Words as they follow each other in what was said; case and accents do not matter.", "arrested"
    )
    doc: str | None = _formed(DOCUMENT_ID, "Id of the document.", "d1:9c5e2a71f3b80d46e11f")

    def wanted(self) -> StatementFilter:
        """Give the filter."""
        return StatementFilter(self.speaker, self.text, self.doc)


class ListQuery(EventConditions):
    """Which events are counted, and how long the list may be."""

    limit: int = Query(
        50, ge=1, le=_MOST, description="At most so many, those with most events.", examples=[20]
    )


class SeriesQuery(EventConditions):
    """Which events are counted, by which periods, parted by what."""

    unit: Unit = Query(Unit.MONTH, description="Length of a period; a week begins on Monday.")
    split: Split = Query(Split.TYPE, description="What the events of a period are parted by.")


class EvidenceQuery(Nothing):
    """How much of the text around is wanted."""

    around: int = Query(
        300, ge=0, le=2000, description="Characters before and after the sentence.", examples=[120]
    )


class JudgementQuery(Nothing):
    """Whose judgements are wanted."""

    subject: str = Query(
        pattern=ANY_ID,
        description="Id of the event, incident or statement that was judged.",
        examples=["e1:4b1f0c9a2d7e83f65a10"],
    )
    withdrawn: bool = Query(
        default=False, description="Also those that were taken back, and the withdrawals."
    )


def _check_days(first: date | None, last: date | None) -> None:
    """Refuse days that are the wrong way round: no event would be between them, and one around both would.

    Raises:
        RequestValidationError: The last lies before the first.
    """
    if first is not None and last is not None and last < first:
        raise wrong_value("to", str(last), why=f"lies before from {first}; turn them round")


def pair(dyad: str | None) -> tuple[str, str] | None:
    """Part a dyad into its two codes."""
    if dyad is None:
        return None
    one, _, other = dyad.partition(",")
    return one, other
