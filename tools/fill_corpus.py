"""Writes passages that leave out fields at their default into the full format.

Usage:
    python tools/fill_corpus.py DRAFT.jsonl ... --into corpus/passages
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus_format import filled
from corpus_reader import Reader

from dragoman.knowledge.codebook import Codebook, load_codebook


def full(path: Path, codebook: Codebook) -> str:
    """Give a file's passages in the full format, one a line."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return "".join(json.dumps(filled(row, codebook), ensure_ascii=False) + "\n" for row in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every draft that has no fault; the exit status is 1 when one has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("drafts", type=Path, nargs="+")
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args(arguments)
    codebook = load_codebook()
    reader = Reader(codebook)
    faulty = 0
    for draft in options.drafts:
        _, faults = reader.read(draft)
        faulty += bool(faults)
        if faults:
            print("\n".join(faults))
        else:
            (options.into / draft.name).write_text(full(draft, codebook), encoding="utf-8")
    print(f"{len(options.drafts) - faulty} written, {faulty} left out for their faults")
    return int(bool(faulty))


if __name__ == "__main__":
    sys.exit(main())
