"""Teaches a Reader how words stand: `python training/standing.py WEIGHTS`, after export.py.

A small head over what the Reader makes of any word, learnt from `corpus/standing`. The encoder stays as it
is, so no event changes. The shares of dev and test that it gets right are printed.
"""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from evaluate import coder_of
from labels import STATUSES
from numpy.typing import NDArray
from passages import read
from torch import Tensor, nn

from dragoman.evaluation.corpus import CORPUS
from dragoman.evaluation.corpus import STANDING as FOLDER
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_model import STANDING, ReaderModel
from dragoman.run.coder import Coder, plain_document

HIDDEN = 256
DROPPED = 0.6  # of inputs and hidden numbers; the inputs are many and the words few
BATCH = 128
ROUNDS = 16
RATE = 1e-3
DECAY = 0.01
SMOOTHED = 0.05  # of the labels: two annotators differ on as much
LOWERED = 3  # one passage in so many is learnt in lower case too
PARTS = {0: "test", 1: "dev"}  # by the number of a passage in its file, of ten
_NARROWEST = 0.05  # spread that a number is taken to have at least: some marks are hardly ever seen

Row = dict[str, Any]
Word = tuple[NDArray[np.float32], int]


def part(corpus: Path, name: str) -> list[Row]:
    """Read the passages of "train", "dev" or "test": of ten that follow each other one is test, one dev."""
    files = sorted((corpus / FOLDER).glob("*.jsonl"))
    return [row for path in files for n, row in enumerate(read([path])) if PARTS.get(n % 10, "train") == name]


def words(rows: Sequence[Row], coder: Coder, *, lower: bool = False) -> Iterator[Word]:
    """Give of every marked word of passages what is around it and the number of its status."""
    events = coder.events
    if not isinstance(events, ReaderCoder):
        raise TypeError("only the Reader can be taught")
    for row in rows:
        text = row["text"].lower() if lower else row["text"]
        if len(text) != len(row["text"]):  # some letters become two
            continue
        document = plain_document(text)
        annotations = coder.annotate(document)
        read_on = events.standings(annotations, coder.parties(document, annotations))
        for word in row["standing"]:
            around = read_on.around(word["start"], word["end"])
            if around is not None:
                yield around, STATUSES.index(word["status"])


def stacked(found: Sequence[Word]) -> tuple[Tensor, Tensor]:
    """Give inputs, (W, S), and statuses, (W,)."""
    return torch.tensor(np.stack([around for around, _ in found])), torch.tensor(
        [status for _, status in found]
    )


def taught(inputs: Tensor, statuses: Tensor, seed: int) -> nn.Sequential:
    """Fit the head to words whose inputs have mean 0 and spread 1, with a rate that rises and falls."""
    torch.manual_seed(seed)
    head = nn.Sequential(
        nn.Dropout(DROPPED),
        nn.Linear(inputs.shape[1], HIDDEN),
        nn.GELU(),
        nn.Dropout(DROPPED),
        nn.Linear(HIDDEN, len(STATUSES)),
    )
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    steps = len(inputs) // BATCH
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=ROUNDS * steps + 1)
    for _ in range(ROUNDS):
        order = torch.randperm(len(inputs))
        for own in order[: steps * BATCH].split(BATCH):
            loss = nn.functional.cross_entropy(head(inputs[own]), statuses[own], label_smoothing=SMOOTHED)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
    return head.eval()


def written(head: nn.Sequential, mean: Tensor, spread: Tensor) -> dict[str, NDArray[np.float16]]:
    """Give the weights in half precision, for inputs as they come."""
    first, last = head[1], head[4]
    weight = first.weight.detach() / spread
    found = {
        "in.weight": weight, "in.bias": first.bias.detach() - weight @ mean,
        "out.weight": last.weight.detach(), "out.bias": last.bias.detach(),
    }  # fmt: skip
    return {name: values.numpy().astype(np.float16) for name, values in found.items()}


def main() -> None:
    """Teach, write and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="a folder as export.py writes it; standing.npz is added")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    coder = coder_of("reader", args.weights)
    rows = part(args.corpus, "train")
    inputs, statuses = stacked([*words(rows, coder), *words(rows[::LOWERED], coder, lower=True)])
    mean, spread = inputs.mean(0), inputs.std(0).clamp_min(_NARROWEST)
    head = taught((inputs - mean) / spread, statuses, args.seed)
    with (args.weights / STANDING).open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **written(head, mean, spread))
    model = ReaderModel(args.weights)  # as it will be read
    for name in ("dev", "test"):
        told = list(words(part(args.corpus, name), coder))
        right = sum(model.standing(around).argmax() == status for around, status in told)
        print(name, f"{right / max(1, len(told)):.3f} of {len(told)}")


if __name__ == "__main__":
    main()
