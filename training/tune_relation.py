"""Weighs the three views of a known dyad: `python training/tune_relation.py PLV.tsv WEIGHTS`.

Five numbers are chosen on half of the rows by macro-F1 of the root and scored on the other half; then on all.
"""

import argparse
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from calibrate import set_up
from evaluate import coder_of

from dragoman.evaluation.relation_task import as_benchmark, marked_spans
from dragoman.evaluation.rows import read_tsv
from dragoman.events.coders.reader import Evidence, ReaderCoder
from dragoman.run.coder import Coder, plain_document

GRID = {
    "pair_weight": (0.0, 0.5, 1.0, 1.5),
    "joint_weight": (0.5, 1.0, 1.5),
    "joint_floor": (0.003, 0.01, 0.03),
    "rules_weight": (0.0, 1.0, 2.0, 3.0, 4.0, 6.0),
    "fallback_weight": (0.0, 0.5),
}


def evidence_of(source: Path, coder: Coder, reader: ReaderCoder) -> list[tuple[str, Evidence]]:
    """Read every marked pair: its gold root and what speaks for each type."""
    found = []
    for _, row in read_tsv(source, ("sentence", "marked_sentence", "gold_root")):
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


def root(found: Evidence, reader: ReaderCoder, settings: dict[str, float]) -> str:
    """Give the likeliest root under some weights, as the benchmark names it."""
    return as_benchmark(reader.weigh(found, settings))


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
    reader = coder.events
    if not isinstance(reader, ReaderCoder):
        raise TypeError("the relation's weights are the Reader's; make its coder")
    rows = evidence_of(args.source, coder, reader)

    def scored(settings: dict[str, float], some: Sequence[tuple[str, Evidence]]) -> float:
        return macro_f1([(gold, root(found, reader, settings)) for gold, found in some])

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
