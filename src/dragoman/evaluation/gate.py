"""The quality gate: measured figures against pinned floors, on annotation that nobody changed unseen."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluation.gold import Share

FLOORS = {
    "rules": Path(__file__).with_name("gate_floors.toml"),
    "reader": Path(__file__).with_name("gate_floors_reader.toml"),
}
_REASON_WORDS = 6


@dataclass(frozen=True, slots=True)
class Floors:
    """What was pinned: the annotation's fingerprint, and for each measure its floor."""

    fingerprint: str
    values: Mapping[str, float]


def fingerprint(files: Iterable[Path]) -> str:
    """Hash the annotation and the articles it is of, whatever their order."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda file: file.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"g1:{digest.hexdigest()[:20]}"


def read_floors(path: Path) -> Floors:
    """Read the floors; of several for one measure the last one counts.

    Raises:
        InputError: The file is wrong, or a floor is lower than the one before it and gives no reason.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        entries = [(str(e["measure"]), float(e["value"]), str(e["reason"])) for e in data.get("floor", [])]
        pinned = str(data["fingerprint"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise InputError(
            f"{path}: {error}; it needs a fingerprint, and each floor a measure, value and reason"
        ) from error
    values: dict[str, float] = {}
    for measure, value, reason in entries:
        if value < values.get(measure, 0.0) and len(reason.split()) < _REASON_WORDS:
            raise InputError(f"{path}: {measure} is lowered to {value} without a reason; write one in words")
        values[measure] = value
    return Floors(pinned, values)


def failures(measured: Mapping[str, Share], floors: Floors, *, gold: str) -> list[str]:
    """Say in a line each what is below its floor, has none, or was measured on other gold.

    Args:
        measured: Figures.
        floors: What was pinned.
        gold: Fingerprint of the annotation that was used.
    """
    found = []
    if gold != floors.fingerprint:
        found.append(f"the annotation has changed: pinned is {floors.fingerprint}, it is {gold}")
    for name, share in measured.items():
        floor = floors.values.get(name)
        if floor is None:
            found.append(f"{name}: has no floor; pin one at {share.value:.3f}")
        elif share.value < floor:
            found.append(
                f"{name}: {share.value:.3f} ({share.right} of {share.of}) is below its floor {floor}"
            )
    return found
