"""The corpus's own format: its records, where a span stands, and what a writer may leave out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.knowledge.codebook import Codebook
from dragoman.records import Auxiliary, Status

# In the order of the format; what a writer may leave out has its default here.
DEFAULTS: Mapping[str, Callable[[], object]] = {
    "trigger": lambda: None,
    "type": lambda: None,
    "mode": lambda: None,
    "contexts": list,
    "actors": list,
    "recipients": list,
    "place": lambda: None,
    "date": lambda: None,
    "status": lambda: Status.HAPPENED.value,
    "auxiliary": list,
    "speaker": list,
    "size": dict,
    "cameo": lambda: None,
}
FROM_STATUS = {
    Status.PLANNED: Auxiliary.FUTURE,
    Status.HYPOTHETICAL: Auxiliary.HYPOTHETICAL,
    Status.NEGATED: Auxiliary.NEGATION,
    Status.DENIED: Auxiliary.NEGATION,
}


# Fields that hold one word, not a span.
WORDS = ("type", "mode", "status", "cameo")


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a passage with their offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CorpusEvent:
    """One annotated event; fields as in ``corpus/FORMAT.md``, spans with offsets."""

    trigger: Found
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Found, ...]
    recipients: tuple[Found, ...]
    place: Found | None
    date: Found | None
    status: Status
    auxiliary: tuple[Auxiliary, ...]
    speaker: tuple[Found, ...]
    size: Mapping[str, int]
    cameo: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotated passage and the file it stands in."""

    id: str
    register: str
    text: str
    events: tuple[CorpusEvent, ...]
    file: str


class Wrong(Exception):  # noqa: N818 - it is a finding to be listed, not a crash
    """One thing that a field of the corpus has wrong."""


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Find where the words stand as whole words; "Mali" does not stand in "Malian"."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def locate(span: object, text: str) -> Found:
    """Find a span, written as its words or as ``{"text": words, "nth": n}``.

    Raises:
        Wrong: It is not written so, or does not stand in the text.
    """
    words, nth = span, 1
    if isinstance(span, dict):
        if set(span) != {"text", "nth"} or not isinstance(span["nth"], int) or span["nth"] < 1:
            raise Wrong(f'{span!r} is no span; write the words, or {{"text": words, "nth": 2}}')
        words, nth = span["text"], span["nth"]
    if not isinstance(words, str) or not words or words != words.strip():
        raise Wrong(f"{words!r} is no span; write the words as they stand, without blanks around")
    places = occurrences(words, text)
    if len(places) < nth:
        raise Wrong(f"{words!r} stands {len(places)} times in the text as whole words, not {nth}")
    return Found(words, *places[nth - 1])


def filled(row: object, codebook: Codebook) -> object:
    """Give a passage with every field in its place, where a writer left out those at their default.

    Args:
        row: A passage as read; anything else comes back as it is.
        codebook: Gives the native code of an event that has none, by its type and mode.

    Returns:
        The passage in the full format, its events in the order of their triggers.
    """
    if not isinstance(row, dict) or not isinstance(row.get("events"), list):
        return row
    events = [_filled_event(event, codebook) for event in row["events"]]
    return {**row, "events": sorted(events, key=lambda event: _place(event, row.get("text")))}


def _filled_event(event: object, codebook: Codebook) -> object:
    if not isinstance(event, dict) or not all(isinstance(event.get(key, ""), str | None) for key in WORDS):
        return event
    status = event.get("status", Status.HAPPENED.value)
    given = event.get("auxiliary") or []
    follows = [FROM_STATUS[status].value] if status in FROM_STATUS else []
    whole = {key: event.get(key, default()) for key, default in DEFAULTS.items()}
    whole["status"] = status
    whole["auxiliary"] = [*given, *(value for value in follows if value not in given)]
    if whole["cameo"] is None:
        type_, mode = whole["type"], whole["mode"]
        known = type_ in codebook.types and (mode is None or mode in codebook.types[type_].modes)
        whole["cameo"] = codebook.cameo_for(type_, mode) if known else None
    return {**whole, **{key: value for key, value in event.items() if key not in whole}}


def _place(event: object, text: object) -> int:
    """Give the offset of an event's trigger; what cannot be found goes first, to be reported."""
    try:
        return (
            locate(event["trigger"], text).start if isinstance(event, dict) and isinstance(text, str) else -1
        )
    except (Wrong, KeyError):
        return -1


def made_event(row: Mapping[str, Any], text: str) -> CorpusEvent:
    """Make an event of a full row that has no fault."""

    def spans(key: str) -> tuple[Found, ...]:
        return tuple(locate(span, text) for span in row[key])

    return CorpusEvent(
        trigger=locate(row["trigger"], text),
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        actors=spans("actors"),
        recipients=spans("recipients"),
        place=None if row["place"] is None else locate(row["place"], text),
        date=None if row["date"] is None else locate(row["date"], text),
        status=Status(row["status"]),
        auxiliary=tuple(Auxiliary(value) for value in row["auxiliary"]),
        speaker=spans("speaker"),
        size=dict(row["size"]),
        cameo=row["cameo"],
    )
