"""Weighs the three views of a known dyad: `python training/tune_relation.py PLV.tsv WEIGHTS`.

Five numbers are chosen on half of the rows by macro-F1 of the root and scored on the other half; then on all.
"""

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from calibrate import set_up
from evaluate import coder_of

from dragoman.evaluation.relation_task import as_benchmark, marked_spans
from dragoman.evaluation.rows import read_tsv
from dragoman.events.coders.interface import Relation
from dragoman.events.coders.reader import Evidence, ReaderCoder
from dragoman.records import Status
from dragoman.run.coder import Coder, plain_document

GRID = {
    "pair_weight": (0.0, 0.5, 1.0, 1.5),
    "joint_weight": (0.5, 1.0, 1.5),
    "joint_floor": (0.003, 0.01, 0.03),
    "rules_weight": (0.0, 1.0, 2.0, 3.0, 4.0, 6.0),
    "fallback_weight": (0.0, 0.5),
}


def evidence_of(source: Path, coder: Coder) -> list[tuple[str, Evidence]]:
    """Read every marked pair: its gold root and what speaks for each type."""
    reader = coder.events
    if not isinstance(reader, ReaderCoder):
        raise TypeError("the relation's weights are the Reader's; make its coder")
    found = []
    for row in read_tsv(source, ("sentence", "marked_sentence", "gold_root")):
        one, other = marked_spans(row["sentence"], row["marked_sentence"])
        document = plain_document(row["sentence"])
        annotations = coder.annotate(document)
        parties = coder.parties(document, annotations)
        found.append((row["gold_root"], reader.evidence(annotations, parties, one, other)))
    return found


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Give the mean F1 over the roots of gold."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for gold, said in pairs:
        counts[gold][0] += gold == said
        counts[gold][1] += 1
        counts[said][1] += 1
    roots = sorted({gold for gold, _ in pairs})
    return sum(2 * counts[r][0] / counts[r][1] for r in roots) / len(roots)


def root(found: Evidence, types: Sequence[str], settings: dict[str, float]) -> str:
    """Give the likeliest root under some weights, as the benchmark names it."""
    scores = settings["pair_weight"] * np.log(found.pair + 1e-6)
    scores = scores + settings["joint_weight"] * np.log(found.joint + settings["joint_floor"])
    weight = settings["rules_weight"] if found.rules.scores else settings["fallback_weight"]
    scores[types.index(found.rules.type)] += weight
    best = types[1 + int(scores[1:].argmax())]
    cameo = found.rules.cameo if found.rules.type == best else None
    return as_benchmark(Relation(best, 0, Status.HAPPENED, (), "", cameo))


def settings_of() -> Iterator[dict[str, float]]:
    """Give every combination of weights."""
    for values in itertools.product(*GRID.values()):
        yield dict(zip(GRID, values, strict=True))


def main() -> None:
    """Choose on half, score on the other, choose on all, write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("weights", type=Path)
    args = parser.parse_args()
    coder = coder_of("reader", args.weights)
    rows = evidence_of(args.source, coder)
    types = coder.events.types  # type: ignore[attr-defined]

    def scored(settings: dict[str, float], some: Sequence[tuple[str, Evidence]]) -> float:
        return macro_f1([(gold, root(found, types, settings)) for gold, found in some])

    halves = rows[::2], rows[1::2]
    for own, other in (halves, halves[::-1]):
        best = max(settings_of(), key=lambda s: scored(s, own))
        print(
            "chosen on half", best, round(scored(best, own), 3), "on the other", round(scored(best, other), 3)
        )
    best = max(settings_of(), key=lambda s: scored(s, rows))
    print("chosen on all", best, round(scored(best, rows), 3))
    set_up(args.weights, **best)


if __name__ == "__main__":
    main()
