"""Fits the weights by which the place of an event is chosen to our own corpus, and prints them.

The training part is fitted; the development part shows what each threshold gives. Events whose annotated
place names none ("the refinery gate") are left out. Newton's method on the logistic likelihood with a ridge
of one on every weight but the bias; nothing is drawn by chance, so the figures are the same each time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from corpus_fields import draft_of, heads_beside, passage_of, rows, span_of, touches
from numpy.typing import NDArray

from dragoman.resolution.event_place import features, named_in
from dragoman.run.coder import Coder, Settings

Floats = NDArray[np.float64]
THRESHOLDS = (-1.5, -1.0, -0.7, -0.5, -0.3, 0.0)
_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """An event with the places of its sentence.

    Attributes:
        marks: Of each place.
        right: Whether each is the annotated one.
        placed: Whether a place is annotated.
    """

    marks: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    placed: bool


def main() -> None:
    """Fit and print."""
    coder = Coder(Settings(coder="rules"))
    train, dev = (list(choices(coder, part)) for part in ("train", "dev"))
    names = sorted({name for choice in train for marks in choice.marks for name in marks})
    weights = fitted(train, names)
    for name, weight in zip([*names, "bias"], weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    for least in THRESHOLDS:
        print(least, *(shares(part, names, weights, least) for part in (train, dev)), sep="; ")


def choices(coder: Coder, part: str) -> Iterator[Choice]:
    """Give the events of a part."""
    for row in rows(part):
        passage = passage_of(coder, row)
        text = row["text"]
        drafts = [draft_of(passage, gold) for gold in row["events"]]
        for gold, draft in zip(row["events"], drafts, strict=True):
            named = any(touches(text, gold["place"], p.start, p.end) for p in passage.places)
            if draft is None or (gold["place"] is not None and not named):
                continue
            sentence = passage.annotations.sentences[draft.sentence]
            here = named_in(sentence, passage.places)
            parties = [span_of(text, side) for name in ("actors", "recipients") for side in gold[name]]
            yield Choice(
                tuple(
                    features(sentence, draft, p, parties, heads_beside(draft, drafts), alone=len(here) == 1)
                    for p in here
                ),
                tuple(touches(text, gold["place"], p.start, p.end) for p in here),
                placed=named,
            )


def fitted(train: Sequence[Choice], names: Sequence[str]) -> Floats:
    """Give the weights of the names, and the bias."""
    seen = np.array([[*(marks[n] for n in names), 1.0] for c in train for marks in c.marks])
    wanted = np.array([right for choice in train for right in choice.right], dtype=np.float64)
    ridge = np.append(np.ones(len(names)), 0.0)
    weights = np.zeros(len(names) + 1)
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (likely - wanted) + ridge * weights
        curve = (seen.T * (likely * (1 - likely))) @ seen + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def shares(part: Sequence[Choice], names: Sequence[str], weights: Floats, least: float) -> str:
    """Write how many places are right, and how many events without one are left open."""
    right = opened = 0
    for choice in part:
        odds = [
            sum(w * m[n] for w, n in zip(weights, names, strict=False)) + weights[-1] for m in choice.marks
        ]
        best = max(range(len(odds)), key=lambda i: (odds[i], -i), default=None)
        chosen = None if best is None or odds[best] < least else best
        right += chosen is not None and choice.right[chosen]
        opened += chosen is None and not choice.placed
    placed = sum(choice.placed for choice in part)
    return f"right {right / placed:.3f} of {placed}, left open {opened / (len(part) - placed):.3f}"


if __name__ == "__main__":
    main()
