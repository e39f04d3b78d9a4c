"""Trains the Reader on the corpus: `python training/train.py --help`.

Seeds are fixed; two runs on one machine give the same weights up to the hardware's own rounding.
"""

import needs  # noqa: F401 - says what is missing before the rest is imported

# isort: split
import argparse
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from decode import multi_hot
from decode import read as decode
from encoder import encoder_from, tokenizer_from
from hints_file import load
from labels import ROLES
from model import SOURCE, TARGET, Reader, Sizes, Told, Where
from passages import Example, GoldEvent, Vocabulary, example, part, variant, vocabulary, widened
from safetensors.torch import load_file, save_file
from scoring import score
from torch import Tensor, nn

from dragoman.evaluation.corpus import CORPUS
from dragoman.events.coders.hints import Hints

BATCH = 24
STEP = 8  # tokens, and rows read beside triggers, to which batches are rounded up
WARM_UP = 0.06  # share of the steps
HEADS_RATE = 10  # heads start from nothing and learn so much faster than the encoder
WITHOUT_HINTS = 0.15  # share of passages learnt without hints, so that none is leant on alone
CONTEXTS = Path(__file__).with_name("contexts.json")

BESIDE = 2  # most events of a passage that are read beside in a round
PAIRED = 0.5  # share of the events whose pair of parties is learnt in a round

Pair = tuple[int, tuple[int, ...], tuple[int, ...], int]  # passage, tokens of source and target, type
HintsOf = Mapping[tuple[str, bool], Hints]


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Group passages of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 12)
    order += order[: -len(order) % size]
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def padded(batch: Sequence[Example], marks: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Give ids, mask and trigger labels, (B, T), -100 where nothing is learnt, and marks, (B, T, M)."""
    longest = _rounded(max(len(e.ids) for e in batch), STEP)
    ids = torch.ones(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    labels = torch.full((len(batch), longest), -100)
    hot = torch.zeros(len(batch), longest, marks)
    for n, e in enumerate(batch):
        ids[n, : len(e.ids)] = torch.tensor(e.ids)
        mask[n, : len(e.ids)] = 1
        hot[n, : len(e.ids)] = multi_hot(e.marks, marks)
        for i, (s, t) in enumerate(e.offsets):
            if t > s:
                labels[n, i] = e.trigger[i]
    return ids, mask, labels, hot


def loss_of(model: Reader, batch: list[Example], known: Vocabulary, rng: random.Random) -> Tensor:
    """Sum the losses of all heads over a batch."""
    device = next(model.parameters()).device
    ids, mask, labels, marks = (x.to(device) for x in padded(batch, len(known.marks)))
    read = model.read(ids, mask)
    ce = nn.functional.cross_entropy
    scores = model.triggers(read, marks)
    total = ce(scores.transpose(1, 2).float(), labels, ignore_index=-100)
    events = [(n, event) for n, e in enumerate(batch) for event in _drawn(e.events, rng)]
    if not events:
        return total
    pairs = _pairs(events, rng)
    rows = [n for n, _ in events] + [n for n, *_ in pairs]
    rows += [rows[-1]] * (_rounded(len(rows), STEP) - len(rows))
    told = _told(events, pairs, (len(rows), ids.shape[1]), device)
    where = Where(mask[rows], marks[rows])
    beside = model.beside(read[rows], where, told)
    total = total + _event_loss(model, (read, beside), (labels, marks, mask), events, told, known)
    if not pairs:
        return total
    own, upper = read[[n for n, *_ in pairs]], beside[len(events) : len(events) + len(pairs)]
    sides = ([a for _, a, _, _ in pairs], [b for _, _, b, _ in pairs])
    lower_sides, upper_sides = (
        (_means(vectors, sides[0]), _means(vectors, sides[1])) for vectors in (own, upper)
    )
    found = model.pairs(own, mask[[n for n, *_ in pairs]], lower_sides, upper_sides)
    return total + 0.5 * ce(found.float(), torch.tensor([t for *_, t in pairs], device=device))


def _means(vectors: Tensor, tokens: Sequence[Sequence[int]]) -> Tensor:
    """Give the mean vector of some tokens of each row, (E, D) of (E, T, D)."""
    return torch.stack([own[list(some)].mean(0) for own, some in zip(vectors, tokens, strict=True)])


def _event_loss(
    model: Reader,
    vectors: tuple[Tensor, Tensor],
    given: tuple[Tensor, Tensor, Tensor],
    events: Sequence[tuple[int, GoldEvent]],
    told: Told,
    known: Vocabulary,
) -> Tensor:
    """Sum the losses of roles, mode, status and contexts, of vectors of passages and those beside events."""
    ce, device, real = nn.functional.cross_entropy, vectors[0].device, len(events)
    labels, marks, mask = given
    rows = [n for n, _ in events]
    roles = torch.where(labels[rows] >= 0, 0, -100)
    topics = torch.zeros(real, len(known.contexts), device=device)
    for k, (_, event) in enumerate(events):
        for token, role in event.roles:
            roles[k, token] = role
        topics[k, list(event.contexts)] = 1
    weights = torch.tensor([0.5] + [1.0] * (len(ROLES) - 1), device=device)
    own, where = (
        Told(told.marked[:real], told.paths[:real], told.sides[:real]),
        Where(mask[rows], marks[rows]),
    )
    lower, beside = vectors[0][rows], vectors[1][:real]
    spans = [event.trigger for _, event in events]
    triggers = _means(lower, spans)
    scores = model.roles(lower, beside, triggers, where, own).transpose(1, 2).float()
    total = ce(scores, roles, weight=weights, ignore_index=-100)
    own_marks = torch.stack([marks[n, list(event.trigger)].amax(0) for n, event in events])
    heads = model.events(triggers, _means(beside, spans), own_marks)
    modes, statuses, contexts = (found.float() for found in heads)
    total = total + 0.5 * ce(modes, torch.tensor([e.mode for _, e in events], device=device))
    total = total + 0.5 * ce(statuses, torch.tensor([e.status for _, e in events], device=device))
    return total + 1.5 * nn.functional.binary_cross_entropy_with_logits(contexts, topics)


def _told(
    events: Sequence[tuple[int, GoldEvent]], pairs: Sequence[Pair], shape: tuple[int, int], device: str
) -> Told:
    """Give what the upper layers are told of events, then of pairs; rows beyond them are padding."""
    marked, paths, sides = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for k, (_, event) in enumerate(events):
        marked[k, list(event.trigger)] = event.type
        paths[k, : len(event.paths)] = torch.tensor(event.paths)
        sides[k, : len(event.sides)] = torch.tensor(event.sides)
    for k, (_, source, target, _) in enumerate(pairs, len(events)):
        marked[k, list(source)] = SOURCE
        marked[k, list(target)] = TARGET
    return Told(marked.to(device), paths.to(device), sides.to(device))


def _drawn(events: Sequence[GoldEvent], rng: random.Random) -> Sequence[GoldEvent]:
    """Draw the events of a passage that are read beside in a round: long passages have many."""
    return rng.sample(events, BESIDE) if len(events) > BESIDE else events


def _pairs(events: Sequence[tuple[int, GoldEvent]], rng: random.Random) -> list[Pair]:
    """Draw pairs of known parties, at most one an event; the two of a mutual act are a pair both ways."""
    found = []
    for n, event in events:
        sides = [(a, r) for a in event.actors for r in event.recipients]
        if not event.recipients:
            sides = [(a, b) for a in event.actors for b in event.actors if a != b]
        if sides and rng.random() < PAIRED:
            found.append((n, *rng.choice(sides), event.type))
    return found


def _halved(device: str) -> torch.autocast:
    """Compute in half precision, but not where the processor cannot: it would take 20 times as long."""
    able = device != "cpu" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))
    return torch.autocast(device, dtype=torch.bfloat16, enabled=able)


def _rounded(number: int, step: int) -> int:
    """Round up: kernels are compiled for every new shape, so few shapes make training twice as fast."""
    return -(-number // step) * step


def predict(
    model: Reader,
    examples: Sequence[Example],
    hints: Sequence[Hints | None],
    known: Vocabulary,
    bias: float = 0.0,
) -> list[list[dict[str, Any]]]:
    """Read the events of passages."""
    model.eval()
    device = next(model.parameters()).device
    found: dict[int, list[dict[str, Any]]] = {}
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    for at in range(0, len(order), 32):
        batch = order[at : at + 32]
        ids, mask, _, _ = padded([examples[i] for i in batch], len(known.marks))
        with torch.no_grad(), _halved(device.type):
            read = model.read(ids.to(device), mask.to(device))
            for n, i in enumerate(batch):
                own = read[n : n + 1, : len(examples[i].ids)]
                found[i] = decode(model, own, examples[i], hints[i], known, bias)
    return [found[i] for i in range(len(examples))]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--hints", type=Path, required=True, help="written by hints_file.py")
    parser.add_argument("--no-hints", action="store_true", help="learn from the words alone")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--upper", type=int, default=2, help="layers run again for every trigger")
    parser.add_argument("--frozen", type=int, default=3, help="lowest layers left as they are")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=5e-5, help="learning rate of the encoder")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training passages used")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="score on every so many passages of dev")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="another run, whose weights to begin with")
    parser.add_argument("--files", default="", help="learn from files whose names begin so, and --others")
    parser.add_argument("--others", type=int, default=0, help="passages drawn from the other files")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    return parser.parse_args()


def begun(model: Reader, run: Path, known: Vocabulary) -> dict[str, Tensor]:
    """Give a run's weights for this model: the columns of marks and rows of paths go by their names."""
    names = json.loads((run / "names.json").read_text(encoding="utf-8"))
    old = {k: v.float() for k, v in load_file(run / "reader.safetensors").items()}
    new = {k: v.clone() for k, v in model.state_dict().items()}
    marks = [(known.marks[name], i) for i, name in enumerate(names["marks"]) if name in known.marks]
    paths = [(known.paths[name], i) for i, name in enumerate(names["paths"]) if name in known.paths]
    for key, weights in old.items():
        if key.endswith("_marks.weight"):
            for to, at in marks:
                new[key][:, to] = weights[:, at]
        elif key.endswith("_path.weight"):
            for to, at in paths:
                new[key][to] = weights[at]
        else:
            new[key] = weights
    return new


class Trainer:
    """Holds what a run needs and writes a checkpoint after every epoch."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Load corpus, hints and encoder."""
        self.args = args
        self.hints: HintsOf = {} if args.no_hints else load(args.hints)
        self.rows = self._passages()
        self.dev = part(args.corpus, "dev")[:: args.every]
        contexts: list[str] = json.loads(CONTEXTS.read_text())
        learnt = [self.hints[r["id"], False] for r in self.rows if (r["id"], False) in self.hints]
        self.known = vocabulary(learnt, contexts)
        if args.begin:
            names = json.loads((args.begin / "names.json").read_text(encoding="utf-8"))
            self.known = widened(self.known, names)
        self.tokenizer = tokenizer_from(args.encoder)
        torch.manual_seed(args.seed)
        encoder = encoder_from(args.encoder, args.layers, args.upper)
        marks, paths = len(self.known.marks), len(self.known.paths)
        self.sizes = Sizes(encoder.width, len(contexts), marks, paths)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = Reader(encoder, self.sizes).to(self.device)
        if args.begin:
            self.model.load_state_dict(begun(self.model, args.begin, self.known))
        self.steps = args.epochs * (len(self.rows) // BATCH + 1)
        self.model.encoder.freeze(args.frozen)
        body = [p for n, p in self.model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
        heads = [p for n, p in self.model.named_parameters() if not n.startswith("encoder.")]
        groups = [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * HEADS_RATE}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.plan = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, s / (WARM_UP * self.steps + 1)) * max(0.0, 1 - s / self.steps)
        )

    def fit(self) -> None:
        """Train with augmentation, a warm-up and a linear decay; print scores on dev after every round."""
        for epoch in range(self._restore(), self.args.epochs):
            rng = random.Random(f"{self.args.seed} {epoch}")
            torch.manual_seed(self.args.seed * 1000 + epoch)
            began, total = time.monotonic(), 0.0
            self.model.train()
            # Read anew: what was mended in the corpus meanwhile counts from the next round on.
            drawn = [self._drawn(row, rng) for row in self._passages()]
            for batch in batches(drawn, BATCH, rng):
                with _halved(self.device):
                    loss = loss_of(self.model, batch, self.known, rng)
                self.optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
                self.optimiser.step()
                self.plan.step()
                total += loss.item()
                if self.plan.last_epoch % 50 == 0:
                    print(self.plan.last_epoch, f"{time.monotonic() - began:.0f} s", flush=True)
            self._checkpoint(epoch)
            self.save()
            seconds = time.monotonic() - began
            print(epoch, f"loss {total:.1f}", f"{seconds:.0f} s", self.scores(self.dev), flush=True)

    def _passages(self) -> list[dict[str, Any]]:
        """Read the share of the training passages that is learnt from, in an order of the seed's."""
        rows = part(self.args.corpus, "train")
        random.Random(self.args.seed).shuffle(rows)
        if self.args.files:
            own = [row for row in rows if row["id"].startswith(self.args.files)]
            others = [row for row in rows if not row["id"].startswith(self.args.files)]
            rows = own + others[: self.args.others]
        return rows[: int(len(rows) * self.args.share)]

    def scores(self, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
        """Score on passages."""
        hints = [self.hints.get((row["id"], False)) for row in rows]
        examples = [example(r, self.tokenizer, self.known, h) for r, h in zip(rows, hints, strict=True)]
        found = predict(self.model, examples, hints, self.known)
        return {k: round(v, 3) for k, v in score(rows, found).items()}

    def save(self) -> None:
        """Write the weights in half precision."""
        weights = {k: v.half().contiguous() for k, v in self.model.state_dict().items()}
        save_file(weights, self.args.out / "reader.safetensors")

    def write_names(self) -> None:
        """Write the names of the columns, which the weights mean nothing without."""
        out = self.args.out
        out.mkdir(parents=True, exist_ok=True)
        names = {
            "contexts": list(self.known.contexts), "marks": list(self.known.marks),
            "paths": list(self.known.paths), "layers": self.args.layers, "upper": self.args.upper,
            "seed": self.args.seed,
            "epochs": self.args.epochs, "rate": self.args.rate, "passages": len(self.rows),
            "begun": self.args.begin is not None,
        }  # fmt: skip
        (out / "names.json").write_text(json.dumps(names, indent=0) + "\n", encoding="utf-8")

    def _drawn(self, row: dict[str, Any], rng: random.Random) -> Example:
        """Label a random variant of a passage, now and then without its hints."""
        text = variant(row["text"], rng)
        lower = text == row["text"].lower()
        hints = self.hints.get((row["id"], lower)) if rng.random() >= WITHOUT_HINTS else None
        return example(row, self.tokenizer, self.known, hints, text=text)

    def _checkpoint(self, epoch: int) -> None:
        self.args.out.mkdir(parents=True, exist_ok=True)
        state = {
            "epoch": epoch, "model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(),
            "plan": self.plan.state_dict(),
        }  # fmt: skip
        torch.save(state, self.args.out / "checkpoint.part")
        (self.args.out / "checkpoint.part").replace(self.args.out / "checkpoint.pt")

    def _restore(self) -> int:
        """Give the epoch to go on with."""
        path = self.args.out / "checkpoint.pt"
        if not self.args.resume or not path.exists():
            return 0
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.plan.load_state_dict(state["plan"])
        return int(state["epoch"]) + 1


def main() -> None:
    """Train, score on dev and save."""
    trainer = Trainer(arguments())
    trainer.write_names()
    trainer.fit()


if __name__ == "__main__":
    main()
