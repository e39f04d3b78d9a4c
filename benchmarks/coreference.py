"""Measures coreference inside documents on ECB+ entity chains; writes gold and predictions for the scorer."""

import argparse
import json
from pathlib import Path
from typing import Any

from dragoman.records import Annotations, Document, Mention
from dragoman.run.coder import Coder, Settings, plain_document


def mention_at(annotations: Annotations, start: int, end: int) -> Mention | None:
    """Give the smallest mention whose head word lies in a span."""
    found = []
    for mention in annotations.mentions:
        head = annotations.sentences[mention.sentence].tokens[mention.head]
        if head.start < end and start < head.end:
            found.append(mention)
    return min(found, key=lambda m: (m.span.end - m.span.start, m.id), default=None)


def rows(document: Document, annotations: Annotations, row: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """Give the gold row with chains that end with the document, and the row predicted for the same spans."""
    gold, made = [], []
    for number, mention in enumerate(row["mentions"]):
        if mention["group"] != "entity":
            continue
        ours = mention_at(annotations, mention["start"], mention["end"])
        chain = f"{document.id}:{ours.chain}" if ours is not None else f"{document.id}:none:{number}"
        gold.append({**mention, "chain": f"{row['doc_id']}:{mention['chain']}"})
        made.append({"start": mention["start"], "end": mention["end"], "chain": chain})
    return {**row, "mentions": gold}, {"doc_id": row["doc_id"], "mentions": made}


def main() -> None:
    """Write the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="rows {doc_id, text, mentions} with entity chains")
    parser.add_argument("--gold", type=Path, required=True, help="written: chains inside documents")
    parser.add_argument("--out", type=Path, required=True, help="written: our chains")
    args = parser.parse_args()
    coder = Coder(Settings(coder="rules"))
    with args.gold.open("w", encoding="utf-8") as gold, args.out.open("w", encoding="utf-8") as out:
        for line in args.articles.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            document = plain_document(row["text"])
            for file, made in zip((gold, out), rows(document, coder.annotate(document), row), strict=True):
                file.write(json.dumps(made) + "\n")


if __name__ == "__main__":
    main()
