"""Reads the corpus strictly: every field checked against the codebook, every span found in its passage."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus_format import DEFAULTS, FROM_STATUS, WORDS, Passage, Wrong, filled, locate, made_event

from dragoman.knowledge.codebook import Codebook
from dragoman.records import Auxiliary, Status

REGISTERS = ("lead", "body", "headline", "caption", "brief", "background")
SIZES = ("dead", "injured", "arrested", "displaced", "participants")
MOST_CONTEXTS = 3
_PASSAGE_KEYS = {"id", "register", "text", "events"}
_ID = re.compile(r"[a-z][a-z0-9]*-\d{3,}")
# PLOVER's auxiliary rules: what a type becomes when it is only announced.
_ONCE_PLANNED = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
}
# CAMEO keeps words and deeds of yielding in one root, so its codes serve both types.
_YIELDING = ("CONCEDE", "RETREAT")


class Reader:
    """Reads corpus files and lists every fault with its passage."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the codebook that the fields are checked against."""
        self._codebook = codebook

    def read(self, path: Path) -> tuple[list[Passage], list[str]]:
        """Read a file.

        Args:
            path: JSON lines.

        Returns:
            The passages without a fault, and the faults as "file:line id: what, and what is allowed".
        """
        passages, faults = [], []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            where = f"{path.name}:{number}"
            try:
                row: Any = filled(json.loads(line), self._codebook)
            except ValueError as error:
                faults.append(f"{where}: no JSON: {error}")
                continue
            found = [f"{where} {fault}" for fault in self._faults(row)]
            faults += found
            if not found:
                passages.append(self._passage(row, path.name))
        return passages, faults

    def _faults(self, row: object) -> Iterator[str]:
        """Say what is wrong with a passage; nothing when it can be made."""
        if not isinstance(row, dict) or set(row) != _PASSAGE_KEYS:
            yield f": a passage has the keys {', '.join(sorted(_PASSAGE_KEYS))} and no others"
            return
        name, text = row["id"], row["text"]
        if not isinstance(name, str) or not _ID.fullmatch(name):
            yield f"{name!r}: an id is like p1-001"
        if row["register"] not in REGISTERS:
            yield f"{name}: register {row['register']!r}; allowed: {', '.join(REGISTERS)}"
        if not isinstance(text, str) or not text or re.search(r"^\s|\s$|[ \t]{2}|\n\n", text):
            yield f"{name}: the text is empty, or has blanks around it or in a row"
            return
        if not isinstance(row["events"], list):
            yield f"{name}: events is a list"
            return
        for i, event in enumerate(row["events"]):
            yield from (f"{name} event {i}: {fault}" for fault in self._event_faults(event, text))
        triggers = [event.get("trigger") for event in row["events"] if isinstance(event, dict)]
        yield from (
            f"{name}: two events on the trigger {t!r}" for i, t in enumerate(triggers) if t in triggers[:i]
        )

    def _event_faults(self, event: object, text: str) -> Iterator[str]:
        if not isinstance(event, dict) or event.keys() != DEFAULTS.keys():
            given = set(event) if isinstance(event, dict) else set()
            missing, unknown = sorted(DEFAULTS.keys() - given), sorted(given - DEFAULTS.keys())
            yield f"missing keys {missing}, unknown {unknown}"
            return
        words = [event[key] for key in WORDS if event[key] is not None]
        if not all(isinstance(word, str) for word in words):
            yield f"{', '.join(WORDS)} are words or null"
            return
        yield from _span_faults(event, text)
        yield from self._code_faults(event)
        yield from _status_faults(event)
        yield from _size_faults(event["size"])

    def _code_faults(self, event: Mapping[str, Any]) -> Iterator[str]:
        """Check type, mode, contexts and native code against the codebook."""
        type_ = self._codebook.types.get(event["type"])
        if type_ is None:
            yield f"type {event['type']!r}; allowed: {', '.join(self._codebook.types)}"
            return
        if event["mode"] is not None and event["mode"] not in type_.modes:
            yield f"mode {event['mode']!r} of {type_.name}; allowed: null {' '.join(type_.modes)}"
        contexts = event["contexts"]
        if not isinstance(contexts, list) or not all(isinstance(context, str) for context in contexts):
            yield f"contexts {contexts!r}: a list of names"
        elif len(contexts) > MOST_CONTEXTS:
            yield f"contexts {contexts!r}: up to {MOST_CONTEXTS}"
        else:
            yield from _repeated("contexts", contexts)
            yield from (
                f"context {c!r} is not in contexts.yaml" for c in contexts if c not in self._codebook.contexts
            )
        yield from self._cameo_faults(event["cameo"], type_.name)

    def _cameo_faults(self, code: str | None, type_: str) -> Iterator[str]:
        entry = self._codebook.cameo.get(code or "")
        if entry is None or len(entry.code) < 3:
            yield f"cameo {code!r} is no code of three or four digits of cameo.yaml"
        elif entry.type != type_ and not (entry.code.startswith("08") and type_ in _YIELDING):
            yield f"cameo {code} ({entry.description}) leads to {entry.type}, not {type_}"

    def _passage(self, row: Mapping[str, Any], file: str) -> Passage:
        events = tuple(made_event(event, row["text"]) for event in row["events"])
        return Passage(row["id"], row["register"], row["text"], events, file)


def _span_faults(event: Mapping[str, Any], text: str) -> Iterator[str]:
    """Check that every span stands in the text, once a list, and on one side only."""
    for key in ("trigger", "place", "date"):
        if key == "trigger" or event[key] is not None:
            yield from (f"{key}: {fault}" for fault in _missing([event[key]], text))
    for key in ("actors", "recipients", "speaker"):
        if not isinstance(event[key], list):
            yield f"{key} is a list"
            return
        yield from (f"{key}: {fault}" for fault in _missing(event[key], text))
        yield from _repeated(key, event[key])
    yield from (f"{x!r} is both actor and recipient" for x in event["actors"] if x in event["recipients"])


def _missing(spans: Iterable[Any], text: str) -> Iterator[str]:
    for span in spans:
        try:
            locate(span, text)
        except Wrong as wrong:
            yield str(wrong)


def _repeated(key: str, values: list[Any]) -> Iterator[str]:
    yield from (f"{key}: {value!r} stands twice" for i, value in enumerate(values) if value in values[:i])


def _status_faults(event: Mapping[str, Any]) -> Iterator[str]:
    """Check the status, the type it allows and the auxiliary modes that follow from it."""
    if event["status"] not in list(Status):
        yield f"status {event['status']!r}; allowed: {', '.join(Status)}"
        return
    status, auxiliary = Status(event["status"]), event["auxiliary"]
    shifted = _ONCE_PLANNED.get(event["type"])
    if status is Status.PLANNED and shifted:
        yield f"{event['type']} that is planned is {shifted}"
    follows = [FROM_STATUS[status].value] if status in FROM_STATUS else []
    allowed = [follows, [Auxiliary.HISTORICAL.value, *follows]]
    if auxiliary not in (allowed[:1] if status is Status.PLANNED else allowed):
        yield f"auxiliary {auxiliary!r} with {status}; it is {allowed[0]}, after historical if long past"


def _size_faults(size: object) -> Iterator[str]:
    if not isinstance(size, dict):
        yield "size is a mapping"
        return
    for key, count in size.items():
        if key not in SIZES or not isinstance(count, int) or isinstance(count, bool) or count < 1:
            yield f"size {key!r}: {count!r}; keys: {', '.join(SIZES)}; values: whole numbers from 1"
