"""How well predicted events agree with annotated ones."""

from collections.abc import Sequence
from typing import Any

from passages import span

Row = dict[str, Any]


def covers(text: str, spans: Sequence[tuple[int, int]], items: Sequence[Any]) -> bool:
    """Say whether predicted spans and annotated strings all meet one of the other kind."""
    wanted = [w for item in items if (w := span(text, item)) is not None]
    return all(any(_meet(s, w) for w in wanted) for s in spans) and all(
        any(_meet(s, w) for s in spans) for w in wanted
    )


def matched(row: Row, events: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair annotated with predicted events of the same type whose triggers overlap, each once."""
    free = list(events)
    found = []
    for event in row["events"]:
        where = span(row["text"], event["trigger"])
        match = next(
            (
                p
                for p in free
                if where and p["type"] == event["type"] and _meet((p["start"], p["end"]), where)
            ),
            None,
        )
        if match is not None:
            free.remove(match)
            found.append((event, match))
    return found


def score(rows: Sequence[Row], predictions: Sequence[Sequence[Row]]) -> dict[str, float]:
    """Score events by trigger and type, and full ones by type, actors, recipients and status.

    Returns:
        Precision, recall and F1 of trigger and type; F1 of full events; and, of the events found, the
        shares with both sides right, the status right and the mode right.
    """
    right = full = sides = status = mode = gold = predicted = 0
    for row, events in zip(rows, predictions, strict=True):
        gold += len(row["events"])
        predicted += len(events)
        for event, match in matched(row, events):
            right += 1
            both = covers(row["text"], match["actor"], event.get("actors") or []) and covers(
                row["text"], match["recipient"], event.get("recipients") or []
            )
            stands = match["status"] == event.get("status", "happened")
            sides += both
            status += stands
            mode += match["mode"] == event.get("mode")
            full += both and stands
    return {
        "P": right / max(1, predicted), "R": right / max(1, gold), "F1": 2 * right / max(1, gold + predicted),
        "full": 2 * full / max(1, gold + predicted), "sides": sides / max(1, right),
        "status": status / max(1, right), "mode": mode / max(1, right),
    }  # fmt: skip


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
