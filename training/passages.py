"""Annotated passages as token labels."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from tokenizers import Tokenizer

LONGEST = 256  # tokens; the longest passage of the corpus has 230


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event of a passage in token indices."""

    type: int
    mode: int
    status: int
    contexts: tuple[int, ...]
    trigger: tuple[int, ...]
    roles: tuple[tuple[int, int], ...]  # (token, role)


@dataclass(frozen=True, slots=True)
class Example:
    """A tokenised passage with its labels."""

    id: str
    ids: list[int]
    offsets: list[tuple[int, int]]
    trigger: list[int]
    events: list[GoldEvent] = field(default_factory=list)


def read(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Read passages, one JSON object a line."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def span(text: str, item: Any) -> tuple[int, int] | None:  # noqa: ANN401 - a string or {"text", "nth"}
    """Find an annotated string in its passage."""
    words, nth = (item, 1) if isinstance(item, str) else (item["text"], item.get("nth", 1))
    # As in the corpus's format: whole words only, "Mali" does not occur in "Malian".
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return found[nth - 1].span() if len(found) >= nth else None


def example(
    row: dict[str, Any], tokenizer: Tokenizer, contexts: Sequence[str], *, text: str | None = None
) -> Example:
    """Label the tokens of a passage; ``text`` is a variant of the same length."""
    encoded = tokenizer.encode(text or row["text"])
    offsets = encoded.offsets[:LONGEST]
    events: list[GoldEvent] = []
    trigger = [0] * len(offsets)
    for event in row["events"]:
        where = span(row["text"], event["trigger"])
        if where is None:
            continue
        tokens = _inside(offsets, where)
        if not tokens:
            continue
        type_ = TYPES.index(event["type"])
        for i in tokens:
            trigger[i] = type_
        events.append(_event(row["text"], event, tokens, offsets, contexts))
    return Example(row["id"], encoded.ids[:LONGEST], offsets, trigger, events)


def _event(
    text: str,
    event: dict[str, Any],
    tokens: list[int],
    offsets: list[tuple[int, int]],
    contexts: Sequence[str],
) -> GoldEvent:
    roles: dict[int, int] = {}
    fields = (
        ("date", "date"),
        ("place", "place"),
        ("speaker", "speaker"),
        ("recipients", "recipient"),
        ("actors", "actor"),
    )
    for key, role in fields:
        items = event.get(key) or []
        for item in [items] if isinstance(items, (str, dict)) else items:
            where = span(text, item)
            if where is not None:
                roles |= dict.fromkeys(_inside(offsets, where), ROLES.index(role))
    name = f"{event['type']}/{event.get('mode')}" if event.get("mode") else "none"
    return GoldEvent(
        type=TYPES.index(event["type"]),
        mode=MODE_COLUMNS.index(name) if name in MODE_COLUMNS else 0,
        status=STATUSES.index(event.get("status", "happened")),
        contexts=tuple(contexts.index(c) for c in event.get("contexts") or [] if c in contexts),
        trigger=tuple(tokens),
        roles=tuple(sorted(roles.items())),
    )


def _inside(offsets: list[tuple[int, int]], where: tuple[int, int]) -> list[int]:
    return [i for i, (s, e) in enumerate(offsets) if e > s and s < where[1] and where[0] < e]


def variant(text: str, rng: random.Random) -> str:
    """Give a variant of the same length: lower-cased, title-cased, without diacritics, or the text itself."""
    draw = rng.random()
    if draw < 0.12:
        return text.lower() if len(text.lower()) == len(text) else text
    if draw < 0.17:
        return "".join(c.upper() if i == 0 or text[i - 1] == " " else c for i, c in enumerate(text))
    if draw < 0.22:
        plain = "".join(unicodedata.normalize("NFKD", c)[0] for c in text)
        return plain if len(plain) == len(text) else text
    return text
