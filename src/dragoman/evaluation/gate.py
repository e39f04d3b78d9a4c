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
UNMEASURED = "unmeasured"
"""What a floors file gives as the value of a measure that nothing can be said of."""
_REASON_WORDS = 6


@dataclass(frozen=True, slots=True)
class Floors:
    """What was pinned: the annotation's fingerprint, and for each measure its floor, 0 to 1.

    A floor of None says that the measure must not be measured: once it is, a floor has to be pinned.
    """

    fingerprint: str
    values: Mapping[str, float | None]


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
        entries = [(str(e["measure"]), _value(e["value"]), str(e["reason"])) for e in data.get("floor", [])]
        pinned = str(data["fingerprint"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise InputError(
            f"{path}: {error}; it needs a fingerprint, and each floor a measure, value and reason"
        ) from error
    values: dict[str, float | None] = {}
    for measure, value, reason in entries:
        is_lower = (0.0 if value is None else value) < (values.get(measure) or 0.0)
        if is_lower and len(reason.split()) < _REASON_WORDS:
            shown = UNMEASURED if value is None else value
            raise InputError(f"{path}: {measure} is lowered to {shown} without a reason; write one in words")
        values[measure] = value
    return Floors(pinned, values)


def _value(given: object) -> float | None:
    return None if given == UNMEASURED else float(str(given))


def failures(measured: Mapping[str, Share], floors: Floors, *, gold: str) -> list[str]:
    """Say in a line each what is below its floor, has none, was not measured, or is of other gold.

    Args:
        measured: Figures.
        floors: What was pinned.
        gold: Fingerprint of the annotation that was used.
    """
    found = []
    if gold != floors.fingerprint:
        found.append(f"the annotation has changed: pinned is {floors.fingerprint}, it is {gold}")
    for name, floor in floors.values.items():
        share = measured.get(name, Share(0, 0))
        if floor is None and share.value is not None:
            found.append(f"{name}: {share}, but pinned as {UNMEASURED}; pin a floor")
        elif floor is not None and share.value is None:
            found.append(f"{name}: pinned at {floor}, but not measured")
        elif floor is not None and share.value is not None and share.value < floor:
            found.append(f"{name}: {share} is below its floor {floor}")
    unpinned = (name for name in measured if name not in floors.values)
    return [*found, *(f"{name}: {measured[name]}, and has no floor; pin one" for name in unpinned)]
