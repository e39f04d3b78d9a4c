"""What each tool takes: exact schemas, and one clear sentence for whatever does not fit."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from dragoman.errors import UsageError
from dragoman.records import Standing, Status
from dragoman.views.analysis.periods import Period
from dragoman.views.mcp.bounds import echoed, visible

MOST = 50
"""Items of a page at most."""
_USUAL = 20
_FAULTS = 3  # told at once

Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Identity = Annotated[str, StringConstraints(min_length=4, max_length=100)]
Cursor = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
_THREE, _SPLIT = "^[A-Za-z]{3}$", "^(type|quad)$"
_IN_WORDS = {_THREE: "write three letters, such as IRN", _SPLIT: "write type or quad"}
Code = Annotated[str, StringConstraints(pattern=_THREE)]
_DAY = r"^\d{4}-\d{2}-\d{2}$"
# The pattern is for the schema: a day that is wrong is told by ``day`` in better words.
Day = Annotated[str, Field(max_length=30, json_schema_extra={"format": "date", "pattern": _DAY})]
Limit = Annotated[int, Field(ge=1, le=MOST)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Dyad = Annotated[list[Code], Field(min_length=2, max_length=2)]


class Arguments(BaseModel):
    """What every tool's arguments have in common: nothing unknown, nothing of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Paged(Arguments):
    """A list given page by page."""

    limit: Limit = Field(_USUAL, description="Items of a page at most.")
    cursor: Cursor | None = Field(None, description="`next` of the page before; leave out for the first.")


class SearchEvents(Paged):
    """Which events; what is left out does not matter."""

    type: Words | None = Field(None, description="PLOVER type, such as ASSAULT; see the tool codebook.")
    mode: Words | None = Field(None, description="PLOVER mode, such as arrest.")
    context: Words | None = Field(None, description="PLOVER context, such as human_rights.")
    quad: Annotated[int, Field(ge=1, le=4)] | None = Field(
        None,
        description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    )
    actor: Words | None = Field(None, description="Part of the name, words or id of either side.")
    country: Code | None = Field(None, description="ISO alpha-3 code of either side, such as IRN.")
    dyad: Dyad | None = Field(None, description="Country codes of an actor and of a recipient, in order.")
    speaker: Words | None = Field(None, description="Part of the name of who is said to say it.")
    place: Words | None = Field(None, description="Part of the place's name, its id, or its country code.")
    source: Words | None = Field(None, description="Part of the outlet's name.")
    text: Words | None = Field(None, description="Words as they follow each other in the sentence.")
    status: Status | None = Field(None, description="How the report says it stands.", strict=False)
    confidence: Annotated[float, Field(ge=0, le=1)] | None = Field(
        None, description="At least this probability that there is such an event."
    )
    first: Day | None = Field(None, description="Events that reach to this day or beyond it.")
    last: Day | None = Field(None, description="Events that begin on this day or before it.")
    incident: Identity | None = Field(None, description="Id of an incident.")
    doc: Identity | None = Field(None, description="Id of a document.")
    newest: bool = Field(default=False, description="Latest days first.")


class ById(Arguments):
    """One thing by its id."""

    id: Identity = Field(description="Its id, or the beginning of it if only one begins so.")


class EvidenceOf(ById):
    """The words behind an event."""

    around: Annotated[int, Field(ge=0, le=1_500)] = Field(
        300, description="Characters of the article to give before and after the sentence."
    )


class SearchIncidents(Paged):
    """Which incidents; what is left out does not matter."""

    type: Words | None = Field(None, description="PLOVER type, such as ASSAULT; see the tool codebook.")
    actor: Words | None = Field(None, description="Part of the name or id of a party of either side.")
    country: Code | None = Field(None, description="ISO alpha-3 code of either side.")
    dyad: Dyad | None = Field(None, description="Country codes of an actor and of a recipient, in order.")
    first: Day | None = Field(None, description="Incidents that reach to this day or beyond it.")
    last: Day | None = Field(None, description="Incidents that begin on this day or before it.")
    standing: Standing | None = Field(None, description="How all reports together have it.", strict=False)
    reports: Number | None = Field(None, description="At least so many reports.")
    sources: Number | None = Field(None, description="At least so many sources that do not copy one another.")
    disagreeing: bool | None = Field(None, description="Only those in which reports differ, or do not.")
    newest: bool = Field(default=False, description="Latest days first.")


class ReportsOf(ById):
    """An incident with a stretch of its reports."""

    limit: Limit = Field(_USUAL, description="Reports at most.")
    skip: Annotated[int, Field(ge=0, le=1_000_000)] = Field(
        0, description="Leave out so many of the first reports."
    )


class ActorProfile(Arguments):
    """Who is meant, and when."""

    name: Words = Field(description="Part of the name or of the id, such as rouhani or state/irn.")
    first: Day | None = Field(None, description="Events that reach to this day or beyond it.")
    last: Day | None = Field(None, description="Events that begin on this day or before it.")
    limit: Limit = Field(10, description="Latest events and partners to give, of each so many.")


class DyadSeries(Arguments):
    """Two countries over time."""

    one: Code = Field(description="ISO alpha-3 code of one country.")
    other: Code = Field(description="ISO alpha-3 code of the other country.")
    unit: Period = Field(Period.MONTH, description="How long a period is.", strict=False)
    split: Annotated[str, StringConstraints(pattern=_SPLIT)] = Field(
        "quad", description="Counts apart by quad class or by type."
    )
    status: Status | None = Field(None, description="Only reports that say so.", strict=False)
    first: Day | None = Field(None, description="On this day or later.")
    last: Day | None = Field(None, description="On this day or earlier.")


class SearchStatements(Paged):
    """Whose words, and where."""

    speaker: Words | None = Field(None, description="Part of the speaker's name, words or id.")
    text: Words | None = Field(None, description="Words as they follow each other in what was said.")
    doc: Identity | None = Field(None, description="Id of a document.")


class CodebookEntry(Arguments):
    """What to look up."""

    name: Words | None = Field(
        None, description="A type, mode, context, sector, CAMEO code or status; left out, all types."
    )


class Nothing(Arguments):
    """No arguments."""


_A = TypeVar("_A", bound=Arguments)


def schema_of(kind: type[Arguments]) -> dict[str, Any]:
    """Give the JSON Schema of a tool's arguments, without what pydantic adds and nobody needs.

    An argument that may be left out is described by what it is when it is there; null is taken for left out.
    """
    made: dict[str, Any] = kind.model_json_schema()
    properties = {name: _plain(part) for name, part in made["properties"].items()}
    kept: dict[str, Any] = {key: made[key] for key in ("required", "$defs") if key in made}
    for definition in kept.get("$defs", {}).values():
        definition.pop("title", None)
    return {"type": "object", "properties": properties, "additionalProperties": False, **kept}


def read(kind: type[_A], given: Mapping[str, Any] | None) -> _A:
    """Read a tool's arguments.

    Raises:
        UsageError: They do not fit; the message names argument and value and what is allowed.
    """
    try:
        return kind.model_validate(dict(given or {}))
    except ValidationError as error:
        faults = [_fault(dict(one), kind) for one in error.errors(include_url=False)]
        raise UsageError("; ".join(faults[:_FAULTS])) from None


def day(text: str | None, name: str) -> date | None:
    """Read a day.

    Raises:
        UsageError: There is no such day.
    """
    if text is None:
        return None
    with suppress(ValueError):
        if re.match(_DAY, text):
            return date.fromisoformat(text)
    raise UsageError(f"{name}: {echoed(text)} is not a day; write it as 2017-09-28")


def days(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Read the first and the last day that are wanted.

    Raises:
        UsageError: There is no such day, or they are the wrong way round.
    """
    begin, end = day(first, "first"), day(last, "last")
    if begin is not None and end is not None and end < begin:
        raise UsageError(f"first: {begin} is later than last, {end}; change them over")
    return begin, end


@contextmanager
def cursor_given() -> Iterator[None]:
    """Say of a cursor that is none of ours what the tools call it.

    Raises:
        UsageError: What the block raised, about ``cursor``.
    """
    try:
        yield
    except UsageError as error:
        raise UsageError(str(error).replace("after:", "cursor:", 1)) from error


def _fault(error: Mapping[str, Any], kind: type[Arguments]) -> str:
    where = visible(".".join(map(str, error["loc"])))[:80]
    if error["type"] == "extra_forbidden":
        return f"{where}: there is no such argument; there are: {', '.join(kind.model_fields) or 'none'}"
    if error["type"] == "missing":
        return f"{where}: it is missing"
    remedy = _IN_WORDS.get(error.get("ctx", {}).get("pattern"), error["msg"].removeprefix("Input "))
    return f"{where}: {echoed(error['input'])} does not fit; {remedy}"


def _plain(part: Mapping[str, Any]) -> dict[str, Any]:
    """Describe an argument without its title, and without null."""
    plain = {key: value for key, value in part.items() if key not in {"title", "anyOf", "default"}}
    described = plain.pop("description")
    if "anyOf" in part:
        plain = {**part["anyOf"][0], **plain}
    default = {} if part.get("default") is None else {"default": part["default"]}
    return {**plain, **default, "description": described}
