"""The seed task: the events of one article file, as ``dragoman code --format jsonl`` prints them."""

from datetime import date
from pathlib import Path

from dragoman.evaluation.rows import write_jsonl
from dragoman.records.serial import event_to_json
from dragoman.run.coder import Coder

# The reference article's publication day; the task's scorer expects it.
PUBLISHED = date(2017, 9, 28)


def run(source: Path, out: Path, coder: Coder) -> None:
    """Code the article and write its events, one a line."""
    report = coder.code(source.read_text(encoding="utf-8"), PUBLISHED)
    write_jsonl(out, (event_to_json(event) for event in report.events))
