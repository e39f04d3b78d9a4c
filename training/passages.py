"""Annotated passages as token labels, with the hints of grammar and rules."""

import json
import random
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from tokenizers import Tokenizer

from dragoman.evaluation.corpus import FOLDERS, SPLITS, passage_files
from dragoman.events.coders.hints import ELSEWHERE, FAR, Hints

LONGEST = 320  # tokens; longer passages are cut
_SELDOM = 15  # a path or mark seen less often in training is not learnt


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event of a passage in token indices.

    ``paths`` and ``sides`` give for each token the way to it through the parse and the rules' role.
    """

    type: int
    mode: int
    status: int
    contexts: tuple[int, ...]
    trigger: tuple[int, ...]
    roles: tuple[tuple[int, int], ...]  # (token, role)
    paths: tuple[int, ...]
    sides: tuple[int, ...]
    actors: tuple[tuple[int, ...], ...]
    recipients: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A tokenised passage with its labels; ``marks`` gives the numbers of each token's marks."""

    id: str
    ids: list[int]
    offsets: list[tuple[int, int]]
    trigger: list[int]
    marks: list[tuple[int, ...]]
    events: list[GoldEvent] = field(default_factory=list)


@dataclass(frozen=True)
class Vocabulary:
    """Names of contexts, marks and paths by their columns; column 0 of the paths is any unknown one."""

    contexts: Sequence[str]
    marks: Mapping[str, int]
    paths: Mapping[str, int]


def vocabulary(hints: Iterable[Hints], contexts: Sequence[str]) -> Vocabulary:
    """Collect the marks and paths that occur often enough to be learnt."""
    marks: Counter[str] = Counter()
    paths: Counter[str] = Counter()
    for hint in hints:
        for i, names in enumerate(hint.marks):
            marks.update(set(names))
            if any(name.startswith("lexicon:") for name in names):
                paths.update(hint.path(i, j) for j in range(len(hint.words)))
    kept = sorted(name for name, n in paths.items() if n >= _SELDOM and name not in {FAR, ELSEWHERE})
    return Vocabulary(
        contexts,
        {name: i for i, name in enumerate(sorted(name for name, n in marks.items() if n >= _SELDOM))},
        {name: i for i, name in enumerate(["", FAR, ELSEWHERE, *kept])},
    )


def widened(known: Vocabulary, begun: Mapping[str, Sequence[str]]) -> Vocabulary:
    """Put the names of an earlier run first: what few passages have is not unlearnt by training on those."""
    marks = dict.fromkeys([*begun["marks"], *known.marks])
    paths = dict.fromkeys([*begun["paths"], *known.paths])
    return Vocabulary(
        known.contexts,
        {name: i for i, name in enumerate(marks)},
        {name: i for i, name in enumerate(paths)},
    )


def read(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Read passages, one JSON object a line."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def part(corpus: Path, name: str, folders: Sequence[str] = FOLDERS) -> list[dict[str, Any]]:
    """Read the passages of "train", "dev" or "test"."""
    splits = json.loads((corpus / SPLITS).read_text(encoding="utf-8"))
    kept = set(splits["dev"] + splits["test"]) if name == "train" else set(splits[name])
    rows = read(passage_files(corpus, folders))
    return [row for row in rows if (row["id"] in kept) != (name == "train")]


def span(text: str, item: Any) -> tuple[int, int] | None:  # noqa: ANN401 - a string or {"text", "nth"}
    """Find an annotated string in its passage."""
    words, nth = (item, 1) if isinstance(item, str) else (item["text"], item.get("nth", 1))
    # As in the corpus's format: whole words only, "Mali" does not occur in "Malian".
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return found[nth - 1].span() if len(found) >= nth else None


def words_of(offsets: Sequence[tuple[int, int]], hints: Hints) -> list[int]:
    """Give for each token the word that it is a part of, -1 for the tokenizer's own."""
    starts = [start for start, _ in hints.words]
    return [max(bisect_right(starts, s) - 1, 0) if e > s and starts else -1 for s, e in offsets]


def example(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    known: Vocabulary,
    hints: Hints | None,
    *,
    text: str | None = None,
) -> Example:
    """Label the tokens of a passage.

    Args:
        row: The passage.
        tokenizer: Of the encoder.
        known: Names and their columns.
        hints: What grammar and rules say; None to learn without.
        text: A variant of the passage's text of the same length.
    """
    encoded = tokenizer.encode(text or row["text"])
    offsets = encoded.offsets[:LONGEST]
    words = words_of(offsets, hints) if hints else [-1] * len(offsets)
    marks = [
        tuple(known.marks[m] for m in hints.marks[w] if m in known.marks) if hints and w >= 0 else ()
        for w in words
    ]
    events: list[GoldEvent] = []
    trigger = [0] * len(offsets)
    for event in row["events"]:
        where = span(row["text"], event["trigger"])
        tokens = _inside(offsets, where) if where else []
        if not tokens:
            continue
        for i in tokens:
            trigger[i] = TYPES.index(event["type"])
        pairs = pair_hints(tokens, words, hints, known)
        events.append(_event(row["text"], event, (tokens, pairs), offsets, known))
    return Example(row["id"], encoded.ids[:LONGEST], offsets, trigger, marks, events)


def pair_hints(
    trigger: Sequence[int], words: Sequence[int], hints: Hints | None, known: Vocabulary
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give for each token the column of its path from a trigger, and the role that rules see."""
    if hints is None:
        return (0,) * len(words), (0,) * len(words)
    head = hints.top([words[i] for i in trigger])
    inside = {words[i] for i in trigger}
    by_word = {
        w: (known.paths.get(hints.path(head, w), 0), _rules_role(hints, inside, w))
        for w in set(words)
        if w >= 0
    }
    pairs = [by_word.get(w, (0, 0)) for w in words]
    return tuple(p for p, _ in pairs), tuple(r for _, r in pairs)


def _rules_role(hints: Hints, trigger: set[int], word: int) -> int:
    found = (hints.role(i, word) for i in sorted(trigger))
    return ROLES.index(next((role for role in found if role != "none"), "none"))


def _event(
    text: str,
    event: dict[str, Any],
    trigger: tuple[list[int], tuple[tuple[int, ...], tuple[int, ...]]],
    offsets: list[tuple[int, int]],
    known: Vocabulary,
) -> GoldEvent:
    tokens, (paths, sides) = trigger
    roles: dict[int, int] = {}
    spans: dict[str, list[tuple[int, ...]]] = {}
    fields = (
        ("date", "date"),
        ("place", "place"),
        ("speaker", "speaker"),
        ("recipients", "recipient"),
        ("actors", "actor"),
    )
    for key, role in fields:
        items = event.get(key) or []
        spans[key] = []
        for item in [items] if isinstance(items, (str, dict)) else items:
            where = span(text, item)
            inside = _inside(offsets, where) if where else []
            if inside:
                spans[key].append(tuple(inside))
                roles |= dict.fromkeys(inside, ROLES.index(role))
    name = f"{event['type']}/{event.get('mode')}" if event.get("mode") else "none"
    return GoldEvent(
        type=TYPES.index(event["type"]),
        mode=MODE_COLUMNS.index(name) if name in MODE_COLUMNS else 0,
        status=STATUSES.index(event.get("status", "happened")),
        contexts=tuple(known.contexts.index(c) for c in event.get("contexts") or [] if c in known.contexts),
        trigger=tuple(tokens),
        roles=tuple(sorted(roles.items())),
        paths=paths,
        sides=sides,
        actors=tuple(spans["actors"]),
        recipients=tuple(spans["recipients"]),
    )


def _inside(offsets: list[tuple[int, int]], where: tuple[int, int]) -> list[int]:
    return [i for i, (s, e) in enumerate(offsets) if e > s and s < where[1] and where[0] < e]


def variant(text: str, rng: random.Random) -> str:
    """Give a variant of the same length: lower-cased, title-cased, without diacritics, or the text itself."""
    draw = rng.random()
    if draw < 0.12:
        return text.lower() if len(text.lower()) == len(text) else text
    if draw < 0.17:
        title = "".join(c.upper() if i == 0 or text[i - 1] == " " else c for i, c in enumerate(text))
        return title if len(title) == len(text) else text
    if draw < 0.22:
        plain = "".join(unicodedata.normalize("NFKD", c)[0] for c in text)
        return plain if len(plain) == len(text) else text
    return text
