"""A plain baseline for who an actor is: the first state named in the mention's sentence, and no sector.

Reads and writes what `dragoman bench actors` does.
"""

import argparse
import json
from pathlib import Path

from dragoman.knowledge.parties import NON_STATES
from dragoman.resolution.phrases import Items, pick_sense
from dragoman.run.coder import Coder, Settings, plain_document


def main() -> None:
    """Write ``{id, country, sector}`` for every row ``{id, text, start, end}``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=Path, help="as benchmarks/actor_gold.py writes them")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    coder = Coder(Settings(coder="rules"))
    made, text, annotations = [], "", None
    rows = map(json.loads, args.mentions.read_text(encoding="utf-8").splitlines())
    for row in sorted(rows, key=lambda r: r["id"]):
        if annotations is None or row["text"] != text:
            text, annotations = row["text"], coder.annotate(plain_document(row["text"]))
        sentence = next((s for s in annotations.sentences if s.start <= row["start"] < s.end), None)
        named = Items(coder.actors, sentence).all if sentence else ()
        senses = [pick_sense(item.senses, as_head=False, plural=False) for item in named if item.senses]
        country = next((s.country for s in senses if s.country not in NON_STATES), None)
        made.append({"id": row["id"], "country": country, "sector": None})
    args.out.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")


if __name__ == "__main__":
    main()
