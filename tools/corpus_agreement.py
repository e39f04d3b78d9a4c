"""How well two annotations of the same passages agree: `python tools/corpus_agreement.py SECOND.jsonl`.

The first annotation is the corpus's own, or --first FILE. Two events are the same when their triggers
overlap. Printed for every field: F1, the second read against the first, and Krippendorff's alpha (nominal;
Krippendorff 2018, Content Analysis, ch. 12), whose units are passages' words for triggers and roles and
paired events for the rest.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus_format import CorpusEvent, Found, Passage
from corpus_reader import Reader

from dragoman.evaluation.corpus import QUOTAS, passage_files
from dragoman.knowledge.codebook import load_codebook
from dragoman.run.review.agreement import alpha

NONE = "none"

Pair = tuple[CorpusEvent | None, CorpusEvent | None]
Values = list[tuple[str, str]]


def paired(first: Passage, second: Passage) -> list[Pair]:
    """Pair the events of two annotations by overlapping triggers, each once; what is left stands alone."""
    free = list(second.events)
    found: list[Pair] = []
    for event in first.events:
        match = next((e for e in free if _meet(e.trigger, event.trigger)), None)
        if match is not None:
            free.remove(match)
        found.append((event, match))
    return [*found, *((None, event) for event in free)]


def f1(pairs: Iterable[tuple[set[str], set[str]]]) -> float:
    """Give the F1 of sets of values, counted over all pairs."""
    both = one = other = 0
    for first, second in pairs:
        both += len(first & second)
        one += len(first)
        other += len(second)
    return 2 * both / max(one + other, 1)


def table(passages: Sequence[tuple[Passage, Passage]]) -> Iterator[tuple[str, float, float, int]]:
    """Give each field's name, F1, alpha and the number of its units."""
    pairs = [(first, pair) for first, second in passages for pair in paired(first, second)]
    both = [(passage, one, other) for passage, (one, other) in pairs if one and other]
    words = [unit for first, second in passages for unit in _trigger_words(first, second)]
    same, alone = len(both), len(pairs) - len(both)
    yield "trigger", 2 * same / max(2 * same + alone, 1), alpha(words), len(words)
    some = max(same, 1)
    types = [(one.type if one else NONE, other.type if other else NONE) for _, (one, other) in pairs]
    right = sum(a == b for a, b in types)
    yield "trigger and type", 2 * right / max(2 * same + alone, 1), alpha(types), len(types)
    kinds = [(one.type, other.type) for _, one, other in both]
    yield "type, same trigger", sum(a == b for a, b in kinds) / some, alpha(kinds), same
    alike = [(one, other) for _, one, other in both if one.type == other.type]
    modes = [(one.mode or NONE, other.mode or NONE) for one, other in alike]
    yield "mode", f1(({a} - {NONE}, {b} - {NONE}) for a, b in modes), alpha(modes), len(modes)
    states = [(one.status.value, other.status.value) for _, one, other in both]
    yield "status", sum(a == b for a, b in states) / some, alpha(states), same
    topics = [(set(one.contexts), set(other.contexts)) for _, one, other in both]
    names = sorted({name for pair in topics for side in pair for name in side})
    units = [(str(name in a), str(name in b)) for a, b in topics for name in names]
    yield "contexts", f1(topics), alpha(units), len(units)
    for field in ("actors", "recipients", "place", "date", "speaker"):
        spans = [(p, _spans(one, field), _spans(other, field)) for p, one, other in both]
        found = _meetings((a, b) for _, a, b in spans)
        yield field, found, alpha([u for p, a, b in spans for u in _words(p, a, b)]), len(spans)
    sizes = [
        ({f"{k} {v}" for k, v in one.size.items()}, {f"{k} {v}" for k, v in other.size.items()})
        for _, one, other in both
    ]
    yield "size", f1(sizes), alpha([(str(sorted(a)), str(sorted(b))) for a, b in sizes]), same


def _meetings(pairs: Iterable[tuple[list[Found], list[Found]]]) -> float:
    """Give the F1 of spans, two being the same when they overlap."""
    both = total = 0
    for first, second in pairs:
        both += sum(any(_meet(a, b) for b in second) for a in first)
        both += sum(any(_meet(a, b) for b in first) for a in second)
        total += len(first) + len(second)
    return both / max(total, 1)


def _spans(event: CorpusEvent, field: str) -> list[Found]:
    value = getattr(event, field)
    return list(value) if isinstance(value, tuple) else [value] if value else []


def _words(passage: Passage, first: list[Found], second: list[Found]) -> Iterator[tuple[str, str]]:
    """Give for every word whether each annotation has it inside a span."""
    at = 0
    for word in passage.text.split():
        start = passage.text.index(word, at)
        at = start + len(word)
        spot = Found(word, start, at)
        yield str(any(_meet(spot, s) for s in first)), str(any(_meet(spot, s) for s in second))


def _trigger_words(first: Passage, second: Passage) -> Iterator[tuple[str, str]]:
    yield from _words(first, [e.trigger for e in first.events], [e.trigger for e in second.events])


def _meet(a: Found, b: Found) -> bool:
    return a.start < b.end and b.start < a.end


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("second", type=Path, nargs="+")
    parser.add_argument("--first", type=Path, nargs="+", default=passage_files(folders=(QUOTAS,)))
    args = parser.parse_args()
    reader = Reader(load_codebook())
    first = {p.id: p for path in args.first for p in reader.read(path)[0]}
    pairs, faults = [], []
    for path in args.second:
        passages, wrong = reader.read(path)
        faults += wrong
        pairs += [(first[p.id], p) for p in passages if p.id in first]
    print(json.dumps({"passages": len(pairs), "faults": faults[:10]}))
    for name, share, agreement, units in table(pairs):
        print(f"{name:20} F1 {share:.3f}  alpha {agreement:.3f}  units {units}")


if __name__ == "__main__":
    main()
