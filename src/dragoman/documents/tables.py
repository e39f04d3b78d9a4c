"""Finds rows in columns: tables and lists of figures in plain text, which are no sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.documents.marked import Marked
from dragoman.records import RegionKind
from dragoman.records.letters import CAPITALS

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = "[ \u00a0\u2000-\u200a\u3000]"
# Typists set two blanks behind a full stop; they part no columns.
_GAP = re.compile(rf"{_BLANK}*\t[\t \u00a0]*|(?<![.!?:;,\"'\u201d\u2019)\s]){_BLANK}{{2,}}|{_BLANK}{{3,}}")
_RULE = re.compile(r"[\s|+=_:\u2013\u2014\u2500-\u257f*-]{3,}")
# A place or a name with its figures, as in: Kidal: 12 dead, 30 injured; Gao 14; Mopti - 1,200.
_CAPITAL = rf"[{CAPITALS}][\w.'\u2019]*"
_PLACE = rf"[-*\u2022]? ?{_CAPITAL}(?:[ -](?:(?:of|the|and|de|al) )?{_CAPITAL}){{0,4}}"
_FIGURE = re.compile(
    rf"{_PLACE}(?: ?[:=\u2013\u2014-]+ *\d[\d,.]*%?(?:,? [\w%()+]+){{0,6}}| +\d[\d,.]*%?(?: \w+){{0,2}})"
)
# From one hour to another, as in a programme.
_HOURS = re.compile(r"\[?\d{1,2}[:.h]\d\d(?: ?[ap]m)? ?(?:-|\u2013|\u2014|to|until) ?\d{1,2}[:.h]\d\d.*")
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.h]\d\d[\])]?(?: ?[ap]m)?")
_STOP = re.compile(r"[.!?][\"'\u201d\u2019)\]]*$")
_FEWEST_ROWS, _FEWEST_CELLS = 3, 2
_LONGEST_CELL = 12  # words; a longer one is a paragraph set beside something
_SENTENCE = 4  # words before a full stop
_EVEN = 0.6  # share of rows with the same number of cells
_LOWER = 0.3  # share of rows that begin in lower case; over half of the lines of text set in even width do


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that may be a table's, and its number of cells; 0 for a ruled line."""

    start: int
    end: int
    number: int
    cells: int
    is_lower: bool


def find_tables(article: str) -> tuple[Marked, ...]:
    """Find the tables of a plain text.

    Args:
        article: As received, for columns are lost when blanks are tidied.

    Returns:
        Where they stand, in article offsets; each has three rows or more, one below the other.
    """
    lines = [(m.start(), m.end(), m[0].strip()) for m in _LINE.finditer(article) if m[0].strip()]
    rows = [
        _Row(start, end, number, cells, line[0].islower())
        for number, (start, end, line) in enumerate(lines)
        if (cells := _cells(line)) != 1
    ]
    return tuple(Marked(RegionKind.TABLE, run[0].start, run[-1].end) for run in _runs(rows) if _is_table(run))


def _cells(line: str) -> int:
    """Count the cells of a line: 0 of a ruled one, 2 of a name with figures or hours, 1 of what is no row."""
    if _RULE.fullmatch(line):
        return 0
    bars = [cell for cell in line.split("|") if cell.strip()]
    cells = bars if len(bars) >= _FEWEST_CELLS else [cell for cell in _GAP.split(line) if cell.strip()]
    if len(cells) >= _FEWEST_CELLS:
        entry = len(cells) == _FEWEST_CELLS and _CLOCK.fullmatch(cells[0].strip()) is not None
        return 1 if entry or any(map(_is_prose, cells)) else len(cells)
    listed = _FIGURE.fullmatch(line) is not None and _STOP.search(line) is None
    return _FEWEST_CELLS if listed or _HOURS.fullmatch(line) else 1


def _is_prose(cell: str) -> bool:
    """Say whether a cell is a sentence, or as long as one."""
    words = len(cell.split())
    return words > _LONGEST_CELL or (words >= _SENTENCE and _STOP.search(cell.strip()) is not None)


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Give the rows that stand one below the other, empty lines between them or not."""
    run: list[_Row] = []
    for row in rows:
        if run and row.number != run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_table(run: Sequence[_Row]) -> bool:
    """Say whether rows are enough, and most of them of the same number of cells."""
    counts = [row.cells for row in run if row.cells]
    most = max((counts.count(count) for count in set(counts)), default=0)
    even = len(counts) >= _FEWEST_ROWS and most >= _EVEN * len(counts)
    return even and sum(row.is_lower for row in run) <= _LOWER * len(run)
