"""Keeps answers short and harmless: strings and lists cut with a word on what was cut, nothing unseen."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from dragoman.errors import UsageError

WHOLE = 60_000
"""Characters of an answer at most: some 15,000 tokens, which fits what clients let through."""
# Characters of a string and items of a list, tried in turn until the answer fits.
_STEPS = ((2_000, 100), (600, 40), (200, 15), (80, 5))
_NOTES = 12  # of what was cut; the others are counted
_PAGE = "items"  # a page is never cut: its cursor would skip what is missing
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT = frozenset("\n\r\t")
_STAND_IN = "\ufffd"
_ECHOED = 60


def visible(text: str) -> str:
    """Put a sign in the place of every character that cannot be seen, one for one, so that offsets hold.

    Direction marks, zero-width and tag characters can show one thing to a person and another to a model.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _STAND_IN if unicodedata.category(one) in _UNSEEN and one not in _KEPT else one for one in text
    )


def echoed(value: object) -> str:
    """Write a value that was given for an error message: visible and short."""
    said = visible(repr(value))
    return said if len(said) <= _ECHOED else f"{said[:_ECHOED]}…"


def bounded(data: dict[str, Any], whole: int = WHOLE) -> dict[str, Any]:
    """Cut an answer to a bounded size.

    Args:
        data: The answer, plain data.
        whole: Characters that it may have as JSON.

    Returns:
        The answer with a list ``cut``: what was left out, in words; empty where nothing was.

    Raises:
        UsageError: It does not fit however short its strings are.
    """
    for characters, items in _STEPS:
        notes: list[str] = []
        made = {key: _cut(value, key, (characters, items), notes) for key, value in data.items()}
        made["cut"] = _told(notes)
        if len(as_text(made)) <= whole:
            return made
    raise UsageError(f"the answer has more than {whole:,} characters; ask for less, with a smaller limit")


def as_text(data: dict[str, Any]) -> str:
    """Write an answer as JSON; the same answer in the same bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _cut(value: Any, path: str, most: tuple[int, int], notes: list[str]) -> Any:  # noqa: ANN401 - plain data
    """Cut a value and everything in it, and note what was left out."""
    characters, items = most
    if isinstance(value, str):
        if len(value) > characters:
            notes.append(f"{path}: the last {len(value) - characters:,} of {len(value):,} characters")
        return visible(value[:characters])
    if isinstance(value, dict):
        kept = list(value.items())[:items]
        _note_items(path, len(value), len(kept), notes)
        return {visible(key[:characters]): _cut(part, f"{path}.{key}", most, notes) for key, part in kept}
    if isinstance(value, list):
        held: Sequence[Any] = value if path == _PAGE else value[:items]
        _note_items(path, len(value), len(held), notes)
        return [_cut(part, f"{path}[{number}]", most, notes) for number, part in enumerate(held)]
    return value


def _note_items(path: str, had: int, kept: int, notes: list[str]) -> None:
    if kept < had:
        notes.append(f"{path}: the last {had - kept:,} of {had:,} items")


def _told(notes: Sequence[str]) -> list[str]:
    """Give the first notes, and how many more there are."""
    told = [visible(note[:200]) for note in notes[:_NOTES]]
    more = len(notes) - len(told)
    return [*told, f"and {more:,} more places"] if more > 0 else told
