"""Scores to events: triggers from token types, then roles, mode, status and contexts of each."""

from typing import Any

import torch
from labels import MODE_COLUMNS, ROLES, STATUSES, TYPES
from model import Reader
from torch import Tensor


def groups(types: list[int]) -> list[tuple[int, int, int]]:
    """Join neighbouring tokens of one type: (first, after last, type)."""
    found: list[tuple[int, int, int]] = []
    for i, type_ in enumerate(types):
        if type_ and found and found[-1][1] == i and found[-1][2] == type_:
            found[-1] = (found[-1][0], i + 1, type_)
        elif type_:
            found.append((i, i + 1, type_))
    return found


@torch.no_grad()
def read(
    model: Reader, vectors: Tensor, offsets: list[tuple[int, int]], contexts: list[str], bias: float
) -> list[dict[str, Any]]:
    """Read the events of one passage.

    Args:
        model: The Reader.
        vectors: Its token vectors, (T, D).
        offsets: Characters of every token.
        contexts: Names of the context columns.
        bias: Added to NONE: higher means fewer events.
    """
    scores = model.trigger(vectors)
    scores[:, 0] += bias
    scores[[i for i, (s, e) in enumerate(offsets) if e <= s]] = (
        torch.eye(len(TYPES), device=scores.device)[0] * 9
    )
    probabilities = scores.softmax(-1)
    found = groups(probabilities.argmax(-1).tolist())
    if not found:
        return []
    triggers = torch.stack([vectors[a:b].mean(0) for a, b, _ in found])
    roles = model.roles(vectors[None].expand(len(found), -1, -1), triggers).softmax(-1)
    modes, statuses = model.mode(triggers), model.status(triggers).softmax(-1)
    topics = model.contexts(triggers).sigmoid()
    events = []
    for n, (a, b, type_) in enumerate(found):
        allowed = [0] + [i for i, name in enumerate(MODE_COLUMNS) if name.startswith(TYPES[type_] + "/")]
        mode = max(allowed, key=lambda i: modes[n, i].item())
        events.append(
            {
                "type": TYPES[type_],
                "mode": None if mode == 0 else MODE_COLUMNS[mode].partition("/")[2],
                "status": STATUSES[int(statuses[n].argmax())],
                "contexts": [c for c, p in zip(contexts, topics[n].tolist(), strict=True) if p > 0.5],
                "confidence": float(probabilities[a:b, type_].mean()),
                "start": offsets[a][0],
                "end": offsets[b - 1][1],
                **_sides(roles[n], offsets),
            }
        )
    return events


def _sides(roles: Tensor, offsets: list[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
    """Join neighbouring tokens of one role to character spans."""
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
