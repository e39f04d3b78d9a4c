"""Looks at the pretrained encoder before anything is installed: `python training/encoder_files.py FOLDER`.

It needs Python alone.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

FILES = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
"""The files of the encoder that the shipped weights were made from, with their sha256."""


def lacking(folder: Path) -> str | None:
    """Say which files a folder lacks and what to do, or give None where all are there."""
    absent = [name for name in FILES if not (folder / name).is_file()]
    if not absent:
        return None
    return f"ENCODER={folder}: no {', '.join(absent)} there; training/README.md says where they come from"


def others(folder: Path) -> Iterator[str]:
    """Say of each file that is not the one that the shipped weights were made from that it is not."""
    for name, known in FILES.items():
        with (folder / name).open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != known:
            yield f"{folder / name}: sha256 {found}, not {known}: not the encoder of the shipped Reader"


def main() -> None:
    """End with a line where a file is missing; only say so where one is another."""
    if len(sys.argv) != 2:
        raise SystemExit("encoder_files.py: name one folder, that of the encoder")
    folder = Path(sys.argv[1])
    if (said := lacking(folder)) is not None:
        raise SystemExit(said)
    for line in others(folder):
        sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
