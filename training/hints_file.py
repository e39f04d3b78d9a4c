"""Writes what grammar and rules say of every passage to a file: `python training/hints_file.py OUT`.

Each passage is read twice, as written and in lower case: the Reader learns what its hints are worth in both.
What OUT holds of passages that have not changed since is kept; delete it when the rules have changed.
"""

import argparse
import json
from dataclasses import fields
from pathlib import Path

from passages import read

from dragoman.evaluation.corpus import CORPUS, passage_files
from dragoman.events.coders.hints import Hints, hints_of
from dragoman.run.coder import Coder, Settings, plain_document


def load(path: Path) -> dict[tuple[str, bool], Hints]:
    """Read a file of hints, by passage id and whether it was in lower case."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        row["sides"] = {int(i): {int(j): role for j, role in s.items()} for i, s in row["sides"].items()}
        key = row.pop("id"), row.pop("lower")
        del row["text"]
        found[key] = Hints(**row)
    return found


def as_row(hints: Hints) -> dict[str, object]:
    """Give hints as JSON."""
    return {f.name: getattr(hints, f.name) for f in fields(hints)}


def kept(path: Path) -> dict[tuple[str, bool, str], str]:
    """Read the lines of an earlier run by passage, case and the text they were made from."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = ((json.loads(line), line) for line in lines)
    return {(row["id"], row["lower"], row["text"]): line for row, line in rows}


def main() -> None:
    """Write the hints of the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    args = parser.parse_args()
    coder = Coder(Settings(coder="rules"))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    known = kept(args.out)
    part = args.out.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        for row in read(passage_files(args.corpus)):
            for lower in (False, True):
                text = row["text"].lower() if lower else row["text"]
                line = known.get((row["id"], lower, text))
                if line is None:
                    made = {"id": row["id"], "lower": lower, "text": text, **as_row(_hints(coder, text))}
                    line = json.dumps(made)
                out.write(line + "\n")
    part.replace(args.out)


def _hints(coder: Coder, text: str) -> Hints:
    document = plain_document(text)
    annotations = coder.annotate(document)
    return hints_of(annotations, coder.parties(document, annotations), coder.rules)


if __name__ == "__main__":
    main()
