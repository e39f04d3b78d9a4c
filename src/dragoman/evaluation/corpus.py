"""Where the annotated corpus of a checkout lies, and which files of passages it has; no wheel has it."""

from collections.abc import Sequence
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "corpus"
QUOTAS = "passages"
"""The folder whose passages keep the quotas of corpus/README.md; the others have the frequencies of news."""
FOLDERS = (QUOTAS, "bodies")
"""The folders of passages, in the order in which they are read."""
STANDING = "standing"
"""The folder of passages that tell of every verb how it stands, and of no events."""
SPLITS = "splits.json"
"""The file that lists which passages are dev and test."""


def passage_files(corpus: Path = CORPUS, folders: Sequence[str] = FOLDERS) -> list[Path]:
    """Give the files of passages, folder by folder, each folder's by name."""
    return [path for folder in folders for path in sorted((corpus / folder).glob("*.jsonl"))]
