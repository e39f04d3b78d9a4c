"""Scores a coder as it is shipped on a part of the corpus: `python training/evaluate.py dev`."""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from passages import part
from scoring import matched, score

from dragoman.evaluation.corpus import CORPUS, FOLDERS
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_model import FOLDER, ReaderModel
from dragoman.records import Draft, Mention
from dragoman.run.coder import CODERS, Coder, Settings, plain_document

_DRAWS = 1000  # of the bootstrap; its interval holds 95% of them

Row = dict[str, Any]


def as_row(draft: Draft, mentions: Sequence[Mention]) -> Row:
    """Give a draft as scoring.py takes it."""

    def spans(ids: Sequence[int]) -> list[tuple[int, int]]:
        return [(mentions[i].span.start, mentions[i].span.end) for i in ids]

    return {
        "type": draft.type, "mode": draft.mode, "status": draft.status.value,
        "contexts": list(draft.contexts), "start": draft.trigger.start, "end": draft.trigger.end,
        "confidence": draft.confidence, "actor": spans(draft.actors), "recipient": spans(draft.recipients),
    }  # fmt: skip


def coder_of(name: str, weights: Path, *, hinted: bool = True) -> Coder:
    """Make a coder; the Reader from a folder of weights, with or without its hints."""
    coder = Coder(Settings(coder="rules"))
    if name == "reader":
        coder.events = ReaderCoder(coder.codebook, coder.rules, ReaderModel(weights), hinted=hinted)
    return coder


def read_all(rows: Sequence[Row], coder: Coder) -> list[list[Row]]:
    """Code passages; what is scored are the words that the coder read."""
    found = []
    for row in rows:
        document = plain_document(row["text"])
        annotations = coder.annotate(document)
        drafts, _ = coder.drafts(annotations, coder.parties(document, annotations))
        found.append([as_row(draft, annotations.mentions) for draft in drafts])
    return found


def drafts_of(text: str, coder: Coder) -> tuple[Sequence[Draft], Sequence[Mention]]:
    """Read a passage: every draft, however doubtful, and the mentions its sides refer to."""
    document = plain_document(text)
    annotations = coder.annotate(document)
    drafts = coder.events.code(annotations, coder.parties(document, annotations))
    return drafts, annotations.mentions


def by_type(
    rows: Sequence[Row], found: Sequence[Sequence[Row]]
) -> dict[str, tuple[int, float, float, float]]:
    """Give for every type its number of gold events, its F1, and a 95% bootstrap interval over passages."""
    counts: dict[str, list[tuple[int, int]]] = defaultdict(lambda: [(0, 0)] * len(rows))
    for i, (row, events) in enumerate(zip(rows, found, strict=True)):
        pairs = matched(row, events)
        for type_ in {e["type"] for e in (*row["events"], *events)}:
            both = sum(a["type"] == type_ for a, _ in pairs)
            size = sum(e["type"] == type_ for e in (*row["events"], *events))
            counts[type_][i] = (both, size)
    rng = random.Random(1)
    result = {}
    for type_, own in sorted(counts.items()):
        drawn = sorted(_f1([own[rng.randrange(len(own))] for _ in own]) for _ in range(_DRAWS))
        gold = sum(e["type"] == type_ for row in rows for e in row["events"])
        result[type_] = (gold, _f1(own), drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS)])
    return result


def _f1(counts: Sequence[tuple[int, int]]) -> float:
    return 2 * sum(b for b, _ in counts) / max(1, sum(n for _, n in counts))


def main() -> None:
    """Print the scores as JSON, and with --types a line for every type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("train", "dev", "test"))
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--folders", choices=FOLDERS, nargs="+", default=FOLDERS, help="of the corpus")
    parser.add_argument("--coder", choices=CODERS, default="reader")
    parser.add_argument("--weights", type=Path, default=FOLDER)
    parser.add_argument(
        "--no-hints", action="store_true", help="the Reader without what rules and grammar say"
    )
    parser.add_argument(
        "--thresholds", type=float, nargs=2, help="for words that the lexicon lists, and others"
    )
    parser.add_argument("--types", action="store_true")
    args = parser.parse_args()
    rows = part(args.corpus, args.part, args.folders)
    coder = coder_of(args.coder, args.weights, hinted=not args.no_hints)
    if args.thresholds and isinstance(coder.events, ReaderCoder):
        coder.events.thresholds = tuple(args.thresholds)
    found = read_all(rows, coder)
    print(json.dumps({k: round(v, 3) for k, v in score(rows, found).items()} | {"passages": len(rows)}))
    for type_, (gold, f1, low, high) in by_type(rows, found).items() if args.types else ():
        print(f"{type_:10} {gold:5} {f1:.3f} [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
