"""Joins labelled mentions to their articles, for `dragoman bench actors` and its scorer.

The labels stand in actor_mentions.jsonl without any text: document id, hash, offsets, country, sector, kind.
One language model labelled each mention before anything was tuned on them, a second one without sight of the
first, and a third decided where they differ; ``first`` and ``second`` keep what each said.
"""

import argparse
import hashlib
import json
from pathlib import Path

LABELS = Path(__file__).with_name("actor_mentions.jsonl")


def main() -> None:
    """Write ``{id, text, published, start, end, span, country, sector, kind}`` where there is a country."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="rows {doc_id, dct, text}")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = map(json.loads, args.articles.read_text(encoding="utf-8").splitlines())
    articles = {row["doc_id"]: row for row in rows}
    made = []
    for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        article = articles.get(label["doc_id"], {"text": "", "dct": None})
        text = article["text"]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != label["sha256"]:
            raise SystemExit(
                f"{label['doc_id']}: not in {args.articles}, or its text is another than was labelled"
            )
        if label["country"]:
            kept = {key: label[key] for key in ("id", "start", "end", "country", "sector", "kind")}
            made.append(
                {
                    **kept,
                    "text": text,
                    "published": article["dct"],
                    "span": text[label["start"] : label["end"]],
                }
            )
    args.out.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")
    print(f"{len(made)} mentions")


if __name__ == "__main__":
    main()
