"""The sheet that people judge events on: written as CSV, read back with every slip named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.assembly.variants import party_label
from dragoman.errors import InputError
from dragoman.records import Event
from dragoman.records.csv_text import read_back
from dragoman.run.review.sampling import Sampled
from dragoman.views.analysis.csv_file import read_csv

VERDICTS = (
    "right",
    "right_type",
    "right_actors",
    "right_recipients",
    "right_status",
    "right_date",
    "right_place",
)
"""What may be judged; ``right`` is of the record as a whole."""

HEADER = (
    *("stratum", "stratum_size", "id", "type", "actors", "recipients", "status", "date", "place", "speaker"),
    *("trigger", "sentence", *VERDICTS, "note"),
)
_NEEDED = ("stratum", "stratum_size", "id", "right")
_YES, _NO = frozenset({"yes", "y", "1", "true", "right"}), frozenset({"no", "n", "0", "false", "wrong"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A judged sheet.

    Attributes:
        sizes: Events in each stratum.
        verdicts: For each thing judged, stratum and verdict of every row; None where the cell is empty.
    """

    sizes: Mapping[str, int]
    verdicts: Mapping[str, tuple[tuple[str, bool | None], ...]]


def sheet_rows(sample: Iterable[tuple[Sampled, Event]]) -> Iterator[tuple[object, ...]]:
    """Give a row an event, the verdicts empty."""
    for one, event in sample:
        cells = (" ".join(cell.split()) for cell in _shown(event))
        yield (one.stratum, one.size, event.id, *cells, *("" for _ in VERDICTS), "")


def read_sheet(path: Path) -> Sheet:
    """Read a judged sheet.

    Raises:
        InputError: It cannot be read, lacks a column, or a cell is wrong; the message names the line.
    """
    columns, rows = read_csv(path)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise InputError(
            f"{path}: there is no column {missing[0]!r}; make the sheet with: dragoman audit sample"
        )
    return _sheet(path, [(line, read_back(row)) for line, row in rows])


def _sheet(path: Path, rows: list[tuple[int, dict[str, str]]]) -> Sheet:
    sizes: dict[str, int] = {}
    ids: set[str] = set()
    verdicts: dict[str, list[tuple[str, bool | None]]] = {name: [] for name in VERDICTS}
    for line, row in rows:
        stratum, size = row["stratum"], _size(path, line, row["stratum_size"])
        if sizes.setdefault(stratum, size) != size:
            raise InputError(
                f"{path}, line {line}: stratum {stratum!r} has {size} events here and {sizes[stratum]} "
                "above; judge one sample a sheet"
            )
        if row["id"] in ids:
            raise InputError(f"{path}, line {line}: {row['id']} stands here twice; keep one of the lines")
        ids.add(row["id"])
        for name in VERDICTS:
            verdicts[name].append((stratum, _verdict(path, line, name, row.get(name) or "")))
    _check_sizes(path, sizes, [stratum for stratum, _ in verdicts["right"]])
    return Sheet(sizes, {name: tuple(found) for name, found in verdicts.items()})


def _check_sizes(path: Path, sizes: Mapping[str, int], strata: list[str]) -> None:
    for stratum, size in sizes.items():
        if strata.count(stratum) > size:
            raise InputError(
                f"{path}: stratum {stratum!r} has {strata.count(stratum)} lines and only {size} events; "
                "judge one sample a sheet"
            )


def _size(path: Path, line: int, text: str) -> int:
    if text and text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise InputError(f"{path}, line {line}: stratum_size is {text!r}; leave it as the sample has it")


def _verdict(path: Path, line: int, name: str, text: str) -> bool | None:
    word = text.strip().lower()
    if not word:
        return None
    if word in _YES | _NO:
        return word in _YES
    raise InputError(f"{path}, line {line}: {name} is {text!r}; write yes or no, or leave it empty")


def _shown(event: Event) -> tuple[str, ...]:
    """Give what a person needs to judge it."""
    when = event.date
    days = when.first or "" if when.first == when.last else f"{when.first or ''}/{when.last or ''}"
    place = event.place
    return (
        f"{event.type}/{event.mode}" if event.mode else event.type,
        "; ".join(map(party_label, event.actors)),
        "; ".join(map(party_label, event.recipients)),
        str(event.status),
        days,
        "" if place is None else f"{place.name}, {place.country or ''}".rstrip(", "),
        " > ".join(link.speaker.name for link in event.attribution),
        event.trigger.text,
        event.evidence.text,
    )
