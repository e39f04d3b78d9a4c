"""Weighs two views of how certain an event word is: `python training/tune_factuality.py TRAIN.jsonl`.

The grammar's and the Reader's, by a multinomial logistic regression with a small penalty on squares. Which
inputs count for which class stands in factuality_weights.toml (chosen once, by a penalty on absolute values
that left these); only their numbers are fitted. A class counts the more the rarer it is.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from dragoman.evaluation.factuality_task import CLASSES, WEIGHTS, Judge, Weights
from dragoman.run.coder import Coder, Settings

# How much a rare class counts: the inverse of its share to this power.
BALANCE = {"address": 0.85, "report": 0.2}
_PENALTY = 0.5
_ROUNDS = 200

Row = dict[str, Any]
Seen = tuple[Mapping[str, float], str]


def drawn(rows: Sequence[Row], most: int) -> list[Row]:
    """Take up to so many rows of each set, spread over its file, those of one sentence side by side."""
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_set[row["set"]].append(row)
    taken = [own[:: max(1, round(len(own) / most))] for own in by_set.values()]
    return sorted((row for some in taken for row in some), key=lambda row: (row["sentence"], row["start"]))


def seen(rows: Sequence[Row], judge: Judge) -> Iterator[tuple[str, Seen]]:
    """Give of every word that weights decide on: which ones, its inputs, and its class in gold."""
    for row in rows:
        found = judge.weighable(row)
        if found is not None:
            name, inputs = found
            yield name, (inputs, row["cls"])


def fitted(words: Sequence[Seen], names: Weights, balance: float) -> dict[str, dict[str, float]]:
    """Fit the numbers of some weights."""
    inputs = sorted({name for own in names.values() for name in own})
    values = torch.tensor([[each[name] for name in inputs] for each, _ in words], dtype=torch.float64)
    gold = torch.tensor([CLASSES.index(cls) for _, cls in words])
    counts = Counter(cls for _, cls in words)
    shares = torch.tensor([(len(words) / counts[cls]) ** balance for _, cls in words], dtype=torch.float64)
    allowed = torch.tensor([[float(name in names[cls]) for cls in CLASSES] for name in inputs]).double()
    weights = torch.zeros_like(allowed, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = values @ (weights * allowed)
        each = torch.nn.functional.cross_entropy(scores, gold, reduction="none")
        total = (each * shares).sum() + _PENALTY * (weights**2).sum()
        total.backward()
        return total

    optimiser.step(loss)
    return {
        cls: {name: round(weights[inputs.index(name), i].item(), 2) for name in names[cls]}
        for i, cls in enumerate(CLASSES)
    }


def written(weights: Mapping[str, Weights], head: str) -> str:
    """Write weights as TOML behind the comment that the file begins with."""
    lines = [head]
    for name, own in weights.items():
        for cls, values in own.items():
            lines += ["", f"[{name}.{cls}]", *(f'"{key}" = {value}' for key, value in values.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--most", type=int, default=6000, help="rows of each set")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.source.read_text(encoding="utf-8").splitlines()]
    judge = Judge(Coder(Settings()))
    words: dict[str, list[Seen]] = defaultdict(list)
    for name, found in seen(drawn(rows, args.most), judge):
        words[name].append(found)
    weights = {name: fitted(words[name], own, BALANCE[name]) for name, own in judge.weights.items()}
    head = WEIGHTS.read_text(encoding="utf-8").partition("\n\n")[0]
    WEIGHTS.write_text(written(weights, head), encoding="utf-8")
    print({name: len(own) for name, own in words.items()})


if __name__ == "__main__":
    main()
