"""Scores to events: triggers from token types, then roles, mode, status and contexts of each."""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
from typing import Any

import torch
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from model import Reader, Told, Where
from passages import Example, Vocabulary, pair_hints, words_of
from torch import Tensor

from dragoman.events.coders.hints import Hints


def groups(types: list[int]) -> list[tuple[int, int, int]]:
    """Join neighbouring tokens of one type: (first, after last, type)."""
    found: list[tuple[int, int, int]] = []
    for i, type_ in enumerate(types):
        if type_ and found and found[-1][1] == i and found[-1][2] == type_:
            found[-1] = (found[-1][0], i + 1, type_)
        elif type_:
            found.append((i, i + 1, type_))
    return found


def multi_hot(marks: list[tuple[int, ...]], columns: int) -> Tensor:
    """Give marks as a matrix, (T, M)."""
    found = torch.zeros(len(marks), columns)
    for i, own in enumerate(marks):
        found[i, list(own)] = 1
    return found


@torch.no_grad()
def read(
    model: Reader,
    vectors: Tensor,
    example: Example,
    hints: Hints | None,
    known: Vocabulary,
    bias: float = 0.0,
) -> list[dict[str, Any]]:
    """Read the events of one passage.

    Args:
        model: The Reader.
        vectors: Its lower layers' token vectors, (1, T, D).
        example: The passage; its labels are not looked at.
        hints: What grammar and rules say of it.
        known: Names of columns.
        bias: Added to NONE: higher means fewer events.
    """
    offsets = example.offsets
    marks = multi_hot(example.marks, len(known.marks)).to(vectors.device)
    mask = torch.ones(1, len(offsets), dtype=torch.long, device=vectors.device)
    scores = model.triggers(vectors, marks)[0].float()
    scores[:, 0] += bias
    scores[[i for i, (s, e) in enumerate(offsets) if e <= s]] = (
        torch.eye(len(TYPES), device=scores.device)[0] * 9
    )
    probabilities = scores.softmax(-1)
    found = groups(probabilities.argmax(-1).tolist())
    if not found:
        return []
    words = words_of(offsets, hints) if hints else [-1] * len(offsets)
    told = Told(*_told(found, words, hints, known).to(vectors.device).unbind())
    spread = len(found), -1, -1
    lower = vectors.expand(spread)
    where = Where(mask.expand(spread[:2]), marks.expand(spread))
    beside = model.beside(lower, where, told)
    own = torch.stack([vectors[0, a:b].mean(0) for a, b, _ in found])
    roles = model.roles(lower, beside, own, where, told).float().softmax(-1)
    upper = torch.stack([beside[n, a:b].mean(0) for n, (a, b, _) in enumerate(found)])
    modes, statuses, topics = model.events(own, upper, torch.stack([marks[a:b].amax(0) for a, b, _ in found]))
    events = []
    for n, (a, b, type_) in enumerate(found):
        allowed = [0] + [i for i, name in enumerate(MODE_COLUMNS) if name.startswith(TYPES[type_] + "/")]
        mode = max(allowed, key=lambda i: modes[n, i].item())
        events.append(
            {
                "type": TYPES[type_],
                "mode": None if mode == 0 else MODE_COLUMNS[mode].partition("/")[2],
                "status": STATUSES[int(statuses[n].argmax())],
                "contexts": [
                    c for c, p in zip(known.contexts, topics[n].sigmoid().tolist(), strict=True) if p > 0.5
                ],
                "confidence": float(probabilities[a:b, type_].mean()),
                "start": offsets[a][0],
                "end": offsets[b - 1][1],
                **(sides(roles[n], words, hints) if hints else _runs(roles[n], offsets)),
            }
        )
    return events


def _told(
    found: list[tuple[int, int, int]], words: list[int], hints: Hints | None, known: Vocabulary
) -> Tensor:
    """Give what the upper layers are told beside every trigger, (3, E, T): marked, paths, sides."""
    told = torch.zeros(3, len(found), len(words), dtype=torch.long)
    for n, (a, b, type_) in enumerate(found):
        paths, rules = pair_hints(range(a, b), words, hints, known)
        told[0, n, a:b] = type_
        told[1, n] = torch.tensor(paths)
        told[2, n] = torch.tensor(rules)
    return told


def sides(roles: Tensor, words: list[int], hints: Hints) -> dict[str, list[tuple[int, int]]]:
    """Give each role its mentions: a phrase has the likeliest role of the tokens of its head word.

    A phrase inside of one that has a role already has none of its own.
    """
    tokens: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        tokens.setdefault(word, []).append(i)
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES[1:]}
    taken: list[tuple[int, int]] = []
    for first, last in sorted(hints.mentions, key=lambda m: (m[0] - m[1], m)):
        head = tokens.get(hints.top(range(first, last)), [])
        if not head or any(first < end and start < last for start, end in taken):
            continue
        role = int(roles[head].mean(0).argmax())
        if role:
            taken.append((first, last))
            found[ROLES[role]].append((hints.words[first][0], hints.words[last - 1][1]))
    return found


def _runs(roles: Tensor, offsets: list[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    """Join neighbouring tokens of one role to character spans: all there is without hints."""
    best = roles.argmax(-1).tolist()
    found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES[1:]}
    for i, role in enumerate(best):
        if not role or offsets[i][1] <= offsets[i][0]:
            continue
        spans = found[ROLES[role]]
        if spans and i and best[i - 1] == role:
            spans[-1] = (spans[-1][0], offsets[i][1])
        else:
            spans.append(offsets[i])
    return found
