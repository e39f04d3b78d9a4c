"""Writes drafts, where fields at their default are left out, in the full format of the corpus.

Usage:
    python tools/complete_corpus.py DRAFT.jsonl …    to corpus/passages/DRAFT.jsonl
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus_format import filled

from dragoman.knowledge.codebook import Codebook, load_codebook

FOLDER = Path(__file__).parents[1] / "corpus" / "passages"


def main(paths: Sequence[Path]) -> None:
    """Complete each draft; what is wrong in one is for `check_corpus.py` to say."""
    codebook = load_codebook()
    for path in paths:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        whole = "".join(f"{completed(line, codebook)}\n" for line in lines)
        (FOLDER / path.name).write_text(whole, encoding="utf-8")
        print(f"wrote {path.name}, {len(lines)} passages")


def completed(line: str, codebook: Codebook) -> str:
    """Give one passage in the full format."""
    return json.dumps(filled(json.loads(line), codebook), ensure_ascii=False)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
