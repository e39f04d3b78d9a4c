"""Parts the corpus into train, dev and test, look-alikes together: `python tools/split_corpus.py`.

Writers set look-alikes side by side, so passages that follow each other in a file stay together in blocks;
blocks that share long runs of words are joined. A joined group is drawn by the hash of its first id: a
passage written later changes no other's part, unless it ties two groups together or its id sorts before
those of the group that it is like.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from corpus_overlap import overlaps

from dragoman.evaluation.corpus import CORPUS, SPLITS, passage_files

BLOCK = 8  # passages that stay together
TIED = 0.2  # share of five-word runs from which two passages count as look-alikes
TEST, DEV = 0.15, 0.10


def split(texts: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Draw the part of every passage.

    Args:
        texts: Id and text.

    Returns:
        "train", "dev" or "test" by id.
    """
    home = {name: _block(name) for name, _ in texts}
    leader = {block: block for block in home.values()}
    for pair in overlaps(texts, over=TIED):
        first, second = sorted((_lead(leader, home[pair.first]), _lead(leader, home[pair.second])))
        leader[second] = first
    return {name: _part(_lead(leader, block)) for name, block in home.items()}


def read_texts(files: Iterable[Path]) -> list[tuple[str, str]]:
    """Read id and text of every passage."""
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["id"], row["text"]) for row in rows]


def _block(name: str) -> str:
    shard, number = name.split("-")
    return f"{shard}-{(int(number) - 1) // BLOCK * BLOCK + 1:03d}"


def _lead(leader: Mapping[str, str], block: str) -> str:
    while leader[block] != block:
        block = leader[block]
    return block


def _part(group: str) -> str:
    draw = int.from_bytes(hashlib.sha256(group.encode()).digest()[:8], "big") / 2**64
    return "test" if draw < TEST else "dev" if draw < TEST + DEV else "train"


def listed(parts: Mapping[str, str]) -> str:
    """Write what corpus/splits.json holds: the ids of dev and of test; all others are train."""
    ids = {part: sorted(name for name, own in parts.items() if own == part) for part in ("dev", "test")}
    return json.dumps(ids, indent=0) + "\n"


def main() -> None:
    """Write the splits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args().corpus
    parts = split(read_texts(passage_files(corpus)))
    (corpus / SPLITS).write_text(listed(parts), encoding="utf-8")
    print(dict(sorted(Counter(parts.values()).items())))


if __name__ == "__main__":
    main()
