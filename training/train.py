"""Trains the Reader on the corpus: `python training/train.py --help`.

Seeds are fixed; two runs on one machine give the same weights up to the hardware's own rounding.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from decode import read as decode
from labels import ROLES
from model import Reader
from passages import Example, example, read, span, variant
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoModel, MPNetConfig, MPNetModel

BATCH = 16
WARM_UP = 0.06  # share of the steps
CONTEXTS = Path(__file__).with_name("contexts.json")


def encoder_from(folder: Path, layers: int) -> tuple[torch.nn.Module, int]:
    """Load the first layers of a pretrained encoder."""
    config = json.loads((folder / "config.json").read_text())
    if config["model_type"] == "mpnet":
        model = MPNetModel(MPNetConfig(**{**config, "num_hidden_layers": layers}), add_pooling_layer=False)
        weights: dict[str, Tensor] = {}
        for path in sorted(folder.glob("*.safetensors")):
            weights |= {k.removeprefix("mpnet."): v.float() for k, v in load_file(path).items()}
        model.load_state_dict({k: v for k, v in weights.items() if "pooler" not in k}, strict=False)
        return model, config["hidden_size"]
    return AutoModel.from_pretrained(folder, num_hidden_layers=layers), config["hidden_size"]


def batches(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Group passages of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 12)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def padded(batch: list[Example], device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Give ids, mask and trigger labels, each (passages, tokens); -100 where nothing is learnt."""
    longest = max(len(e.ids) for e in batch)
    ids = torch.ones(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    labels = torch.full((len(batch), longest), -100)
    for n, e in enumerate(batch):
        ids[n, : len(e.ids)] = torch.tensor(e.ids)
        mask[n, : len(e.ids)] = 1
        for i, (s, t) in enumerate(e.offsets):
            if t > s:
                labels[n, i] = e.trigger[i]
    return ids.to(device), mask.to(device), labels.to(device)


def loss_of(model: Reader, batch: list[Example], device: str, contexts: int) -> Tensor:
    """Sum the losses of all heads over a batch."""
    ids, mask, labels = padded(batch, device)
    vectors = model.encode(ids, mask)
    total = torch.nn.functional.cross_entropy(
        model.trigger(vectors).transpose(1, 2).float(), labels, ignore_index=-100
    )
    where = [(n, event) for n, e in enumerate(batch) for event in e.events]
    if not where:
        return total
    triggers = torch.stack([vectors[n, list(event.trigger)].mean(0) for n, event in where])
    tokens = vectors[[n for n, _ in where]]
    roles = torch.full((len(where), ids.shape[1]), -100, device=device)
    topics = torch.zeros(len(where), contexts, device=device)
    for k, (n, event) in enumerate(where):
        roles[k] = torch.where(labels[n] >= 0, 0, -100)
        for token, role in event.roles:
            roles[k, token] = role
        topics[k, list(event.contexts)] = 1
    weights = torch.tensor([0.5] + [1.0] * (len(ROLES) - 1), device=device)
    ce = torch.nn.functional.cross_entropy
    total = total + ce(
        model.roles(tokens, triggers).transpose(1, 2).float(), roles, weight=weights, ignore_index=-100
    )
    modes = torch.tensor([e.mode for _, e in where], device=device)
    statuses = torch.tensor([e.status for _, e in where], device=device)
    total = (
        total
        + 0.5 * ce(model.mode(triggers).float(), modes)
        + 0.5 * ce(model.status(triggers).float(), statuses)
    )
    return (
        total
        + 0.3
        * torch.nn.functional.binary_cross_entropy_with_logits(model.contexts(triggers).float(), topics)
        * 5
    )


def predict(
    model: Reader, tokenizer: Tokenizer, texts: list[str], contexts: list[str], bias: float
) -> list[list[dict]]:
    """Read the events of texts."""
    model.eval()
    device = next(model.parameters()).device.type
    found = []
    for i in range(0, len(texts), 64):
        encoded = [tokenizer.encode(t) for t in texts[i : i + 64]]
        longest = min(256, max(len(e.ids) for e in encoded))
        ids = torch.ones(len(encoded), longest, dtype=torch.long)
        mask = torch.zeros(len(encoded), longest, dtype=torch.long)
        for n, e in enumerate(encoded):
            size = min(longest, len(e.ids))
            ids[n, :size] = torch.tensor(e.ids[:size])
            mask[n, :size] = 1
        with torch.no_grad():
            vectors = model.encode(ids.to(device), mask.to(device)).float()
        for n, e in enumerate(encoded):
            size = min(longest, len(e.ids))
            found.append(decode(model, vectors[n, :size], e.offsets[:size], contexts, bias))
    return found


def covers(text: str, spans: list[tuple[int, int]], items: list) -> bool:
    """Say whether predicted spans and annotated strings cover each other."""
    wanted = [w for item in items if (w := span(text, item)) is not None]
    hit = lambda a, b: a[0] < b[1] and b[0] < a[1]  # noqa: E731
    return all(any(hit(s, w) for w in wanted) for s in spans) and all(
        any(hit(s, w) for s in spans) for w in wanted
    )


def score(rows: list[dict], predictions: list[list[dict]]) -> dict[str, float]:
    """Trigger and type F1, and F1 of full events (type, actors, recipients, status)."""
    tp = full = sides = status = mode = gold = predicted = 0
    for row, events in zip(rows, predictions, strict=True):
        gold += len(row["events"])
        predicted += len(events)
        free = list(events)
        for event in row["events"]:
            where = span(row["text"], event["trigger"])
            match = next(
                (
                    p
                    for p in free
                    if where and p["type"] == event["type"] and p["start"] < where[1] and where[0] < p["end"]
                ),
                None,
            )
            if match is None:
                continue
            free.remove(match)
            tp += 1
            ok = covers(row["text"], match["actor"], event.get("actors") or []) and covers(
                row["text"], match["recipient"], event.get("recipients") or []
            )
            right = match["status"] == event.get("status", "happened")
            sides += ok
            status += right
            mode += match["mode"] == event.get("mode")
            full += ok and right
    f1 = lambda x: 2 * x / max(1, gold + predicted)  # noqa: E731
    return {
        "P": tp / max(1, predicted), "R": tp / max(1, gold), "trigger_type_F1": f1(tp), "full_F1": f1(full),
        "sides": sides / max(1, tp), "status": status / max(1, tp), "mode": mode / max(1, tp),
    }  # fmt: skip


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, nargs="+", required=True, help="passages to learn from")
    parser.add_argument("--dev", type=Path, nargs="+", required=True, help="passages to score on")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument(
        "--rate", type=float, default=5e-5, help="learning rate of the encoder; heads take ten times it"
    )
    parser.add_argument("--share", type=float, default=1.0, help="share of the training passages used")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="sentences to read afterwards, one JSON string a line")
    return parser.parse_args()


def fit(
    model: Reader, rows: list[dict], dev: list[dict], tokenizer: Tokenizer, args: argparse.Namespace
) -> None:
    """Train with augmentation, a warm-up and a linear decay, and print scores on dev now and then."""
    contexts = json.loads(CONTEXTS.read_text())
    rng = random.Random(args.seed)
    device = next(model.parameters()).device.type
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    steps = args.epochs * (len(rows) // BATCH + 1)
    groups = [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 10}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (WARM_UP * steps + 1)) * max(0.0, 1 - s / steps)
    )
    for epoch in range(args.epochs):
        model.train()
        examples = [example(r, tokenizer, contexts, text=variant(r["text"], rng)) for r in rows]
        total = 0.0
        for batch in batches(examples, BATCH, rng):
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
                loss = loss_of(model, batch, device, len(contexts))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item()
        if epoch % 4 == 3 or epoch == args.epochs - 1:
            got = predict(model, tokenizer, [r["text"] for r in dev], contexts, 0.0)
            scores = {k: round(v, 3) for k, v in score(dev, got).items()}
            print(epoch, f"loss {total:.1f}", scores, flush=True)


def main() -> None:
    """Train, score on dev, save, and read the given sentences."""
    args = arguments()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(args.seed)
    rows = list(read(args.train))
    random.Random(args.seed).shuffle(rows)
    contexts: list[str] = json.loads(CONTEXTS.read_text())
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder, width = encoder_from(args.encoder, args.layers)
    model = Reader(encoder, width, len(contexts)).to(device)
    fit(model, rows[: int(len(rows) * args.share)], list(read(args.dev)), tokenizer, args)
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(
        {k: v.half().contiguous() for k, v in model.state_dict().items()}, args.out / "reader.safetensors"
    )
    if args.texts:
        texts = [json.loads(line) for line in args.texts.read_text(encoding="utf-8").splitlines()]
        with (args.out / "texts.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(e) + "\n" for e in predict(model, tokenizer, texts, contexts, 0.0))


if __name__ == "__main__":
    main()
