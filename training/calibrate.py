"""Fits the Reader's certainties and thresholds to dev: `python training/calibrate.py WEIGHTS`.

A certainty is Platt's: the logit of the model's probability, scaled and shifted (Platt 1999). The threshold
with the best F1 of trigger and type is printed; the one that is shipped is given, since real text has more
that only looks like an event. Both go into reader.json; test is only looked at with --test.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from evaluate import as_row, coder_of, drafts_of, read_all
from numpy.typing import NDArray
from passages import part, span
from scoring import matched, score

from dragoman.evaluation.corpus import CORPUS
from dragoman.events.coders.reader import CLIP
from dragoman.records import Draft
from dragoman.run.coder import Coder, is_sure

FIELDS = ("event", "type", "status")
_BINS = 10
_ROUNDS = 50  # of Newton's method, which needs about ten
_LOWEST = 0.1
_SOME = 3  # contexts are looked at on one passage in so many: three readings of all take ten minutes
# By the reading of twenty real articles: of words that the lexicon does not list, only the surest were right.
THRESHOLDS = (0.48, 0.7)

Row = dict[str, Any]
Floats = NDArray[np.float64]
Judged = dict[str, list[tuple[float, bool]]]


def set_up(weights: Path, **settings: float) -> None:
    """Write settings into reader.json."""
    path = weights / "reader.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["settings"] |= {name: round(value, 4) for name, value in settings.items()}
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def read_drafts(rows: Sequence[Row], coder: Coder) -> list[list[Draft]]:
    """Read passages, leaving out what is below the coder's threshold."""
    read = (drafts_of(row["text"], coder)[0] for row in rows)
    return [[draft for draft in drafts if is_sure(draft, coder.events)] for drafts in read]


def judged(rows: Sequence[Row], found: Sequence[Sequence[Draft]]) -> Judged:
    """Give for every field each certainty with whether it was right.

    An event is right where a trigger is annotated at all; its type and status are judged only there.
    """
    result: Judged = {field: [] for field in FIELDS}
    for row, events in zip(rows, found, strict=True):
        places = [(span(row["text"], e["trigger"]), e) for e in row["events"]]
        for event in events:
            own = next(
                (e for s, e in places if s and s[0] < event.trigger.end and event.trigger.start < s[1]), None
            )
            result["event"].append((event.certainty, own is not None))
            if own is not None:
                result["type"].append((event.type_certainty, own["type"] == event.type))
                stands = own.get("status", "happened")
                result["status"].append((event.status_certainty, stands == event.status.value))
    return result


def platt(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit scale and shift of the logit by Newton's method, with Platt's softened targets."""
    x = np.array([_logit(p) for p, _ in pairs])
    right = sum(y for _, y in pairs)
    high, low = (right + 1) / (right + 2), 1 / (len(pairs) - right + 2)
    y = np.array([high if ok else low for _, ok in pairs])
    weights = np.array([1.0, 0.0])
    design = np.stack([x, np.ones_like(x)], 1)
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (p - y)
        curve = (design * (p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        weights = weights - step / max(1.0, float(np.abs(step).max()))
    return float(weights[0]), float(weights[1])


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Give the expected calibration error over ten bins of equal size (Naeini et al. 2015)."""
    return sum(abs(mean - share) * n for mean, share, n in bins(pairs)) / max(len(pairs), 1)


def bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Give each bin's mean certainty, its share that was right, and its size."""
    order = sorted(pairs)
    parts = [p for p in np.array_split(np.arange(len(order)), _BINS) if len(p)]
    return [
        (
            float(np.mean([order[i][0] for i in p])),
            float(np.mean([order[i][1] for i in p])),
            len(p),
        )
        for p in parts
    ]


def best_threshold(rows: Sequence[Row], found: Sequence[Sequence[Row]]) -> float:
    """Find the certainty from which events have the best F1 of trigger and type."""
    grid = [round(0.2 + 0.02 * i, 2) for i in range(31)]
    return max(
        grid, key=lambda t: score(rows, [[e for e in own if e["confidence"] >= t] for own in found])["F1"]
    )


def best_contexts(rows: Sequence[Row], weights: Path) -> float:
    """Find the probability from which contexts have the best F1, on the events that were found."""
    results = {}
    for share in (0.3, 0.4, 0.5):
        set_up(weights, context=share)
        pairs = [
            (set(a["contexts"]), set(b["contexts"]))
            for row, events in zip(rows, read_all(rows, coder_of("reader", weights)), strict=True)
            for a, b in matched(row, events)
        ]
        both = sum(len(a & b) for a, b in pairs)
        results[share] = 2 * both / max(1, sum(len(a) + len(b) for a, b in pairs))
    print("contexts", {k: round(v, 3) for k, v in results.items()})
    return max(results, key=lambda k: results[k])


def plot(judgements: Judged) -> str:
    """Draw a reliability diagram: certainty against the share that was right."""
    side, pad = 220, 34
    parts = []
    for n, field in enumerate(FIELDS):
        left = pad + n * (side + pad)
        error = calibration_error(judgements[field])
        parts.append(f'<rect x="{left}" y="{pad}" width="{side}" height="{side}" class="frame"/>')
        parts.append(f'<path d="M{left} {pad + side}L{left + side} {pad}" class="ideal"/>')
        parts.append(f'<text x="{left}" y="{pad - 10}">{field}: error {error:.3f}</text>')
        for mean, share, size in bins(judgements[field]):
            x, y = left + mean * side, pad + side - share * side
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{size}</title></circle>')
        parts.append(f'<text x="{left}" y="{pad + side + 20}">0</text>')
        parts.append(f'<text x="{left + side - 8}" y="{pad + side + 20}">1</text>')
        parts.append(f'<text x="{left + side / 2 - 30}" y="{pad + side + 20}">certainty</text>')
    width, height = pad + len(FIELDS) * (side + pad), side + 2 * pad + 10
    style = (
        "text{font:13px sans-serif;fill:#444}.frame{fill:none;stroke:#999}"
        ".ideal{stroke:#bbb;stroke-dasharray:4}circle{fill:#1769aa}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Certainty of event, type and status against the share that was right">'
        f"<style>{style}</style>{''.join(parts)}</svg>\n"
    )


def _logit(p: float) -> float:
    p = min(max(p, CLIP), 1 - CLIP)
    return math.log(p / (1 - p))


def fit(rows: Sequence[Row], weights: Path, thresholds: tuple[float, float]) -> None:
    """Fit everything to passages and write it down, with the thresholds that are shipped."""
    neutral = {f"{field}_{part}": float(part == "scale") for field in FIELDS for part in ("scale", "shift")}
    set_up(weights, threshold=0.0, threshold_unlisted=0.0, lowest=_LOWEST, **neutral)
    drafts = [drafts_of(row["text"], coder) for coder in [coder_of("reader", weights)] for row in rows]
    found = judged(rows, [own for own, _ in drafts])
    curves = {field: platt(found[field]) for field in FIELDS}
    for field, (scale, shift) in curves.items():
        set_up(weights, **{f"{field}_scale": scale, f"{field}_shift": shift})
    events = [[as_row(_on_curve(draft, curves), mentions) for draft in own] for own, mentions in drafts]
    print("best threshold", best_threshold(rows, events))
    set_up(weights, threshold=thresholds[0], threshold_unlisted=thresholds[1])
    set_up(weights, context=best_contexts(rows[::_SOME], weights))


def _on_curve(draft: Draft, curves: dict[str, tuple[float, float]]) -> Draft:
    """Give a draft the certainties that it will have once its curves are written down."""

    def curve(field: str, share: float) -> float:
        scale, shift = curves[field]
        return 1 / (1 + math.exp(-(scale * _logit(share) + shift)))

    event, type_ = curve("event", draft.certainty), curve("type", draft.type_certainty)
    return replace(draft, certainty=event, type_certainty=type_)


def main() -> None:
    """Fit to dev, print the errors, and draw them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--plot", type=Path, help="draw the reliability on the part looked at")
    parser.add_argument(
        "--thresholds",
        type=float,
        nargs=2,
        default=THRESHOLDS,
        help="for listed words and others",
    )
    parser.add_argument("--test", action="store_true", help="fit nothing; look at test")
    args = parser.parse_args()
    rows = part(args.corpus, "test" if args.test else "dev")
    if not args.test:
        fit(rows, args.weights, tuple(args.thresholds))
    coder = coder_of("reader", args.weights)
    found = judged(rows, read_drafts(rows, coder))
    print(json.dumps({field: round(calibration_error(found[field]), 4) for field in FIELDS}))
    if args.plot:
        args.plot.write_text(plot(found), encoding="utf-8")


if __name__ == "__main__":
    main()
