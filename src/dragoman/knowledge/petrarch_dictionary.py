"""Reads actor dictionaries in the text form of PETRARCH and Phoenix: names, synonyms, dated codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge.actor_files import first_day
from dragoman.knowledge.actor_import import SetAside, numbered_lines
from dragoman.knowledge.wording import name_key, pieces

# A line up to its comment; a mark inside brackets begins none.
_CONTENT = re.compile(r"(?:\[[^\]]*\]|[^;#\[])*")
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_CODE = re.compile(
    r"(?P<code>[A-Z0-9]+(?:/[A-Z0-9]+)*)"
    r"(?:\s*(?P<edge>[<>])\s*(?P<day>\d{6}|\d{8})|\s*(?P<first>\d{6}|\d{8})\s*-\s*(?P<last>\d{6}|\d{8}))?"
)
_NONE = re.compile(r"-+|#+")
_BLOCK = re.compile(r"<!--.*?(?:-->|$)")
# Years of two digits: up to 30 of this century, as the dictionaries' own programs read them.
_PIVOT = 30


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and when it holds.

    Attributes:
        code: Upper-case letters in groups of three, such as ``XYZGOV``; alternatives parted by ``/``.
        first: First day as an actor file writes it, or None.
        last: Last day, or None.
        line: Where it stands.
    """

    code: str
    first: str | None
    last: str | None
    line: int


@dataclass(slots=True)
class DictionaryEntry:
    """One name with its synonyms and codes, as they stand; it grows while its lines are read.

    Attributes:
        name: In blanks and capitals.
        line: Where it stands.
        aliases: From its ``+`` lines.
        codes: In the order of the file.
    """

    name: str
    line: int
    aliases: list[str] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)


def read_dictionary(path: Path, aside: SetAside) -> list[DictionaryEntry]:
    """Read a dictionary; a name that stands twice is one entry with all synonyms and codes.

    Args:
        path: The file.
        aside: Counts the lines that cannot be read, with number and reason.

    Returns:
        The entries in the order in which they first stand.

    Raises:
        InputError: The file cannot be read or holds no name with a code.
    """
    found: dict[str, DictionaryEntry] = {}
    current: DictionaryEntry | None = None
    for number, text in _contents(path, aside):
        head, codes = _split(text)
        if head and not head.startswith(("+", "&")):
            current = _entry_of(head, number, found, aside)
        elif current is None:
            aside.add("lines that belong to no name", f"line {number}")
            continue
        elif head:
            _add_alias(current, head, number, aside)
        if current is not None:
            current.codes.extend(_read_codes(codes, number, aside))
    if not any(entry.codes for entry in found.values()):
        raise InputError(f"{path}: holds no line such as NAME_ [CODE]; give a PETRARCH actor dictionary")
    return list(found.values())


def _contents(path: Path, aside: SetAside) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, without comments."""
    commented = False
    for number, line in numbered_lines(path):
        if line is None:
            aside.add("lines too long to be read", f"line {number}")
            continue
        text = _decoded(line)
        if commented:
            _, closed, text = text.partition("-->")
            commented = not closed
        commented = commented or "<!--" in text.rpartition("-->")[2]
        text = _BLOCK.sub(" ", text)
        match = _CONTENT.match(text)
        content = match[0].strip() if match is not None else ""
        if match is not None and text[match.end() : match.end() + 1] == "[":
            aside.add("lines whose bracket is not closed", f"line {number}")
        elif content:
            yield number, content


def _decoded(line: bytes) -> str:
    """Give a line as text; old dictionaries are in Latin-1 where they are not in UTF-8."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _split(text: str) -> tuple[str, list[str]]:
    """Part a line into its name and what its brackets hold."""
    return text.partition("[")[0].strip(), _BRACKETS.findall(text)


def _entry_of(
    head: str, number: int, found: dict[str, DictionaryEntry], aside: SetAside
) -> DictionaryEntry | None:
    if "{" in head or "!" in head or "~" in head:
        aside.add("lines of words for agents, not of names", f"line {number}")
        return None
    name = _blanks(head)
    if not name_key(name):
        aside.add("lines with no name", f"line {number}")
        return None
    return found.setdefault(name_key(name), DictionaryEntry(name, number))


def _add_alias(entry: DictionaryEntry, head: str, number: int, aside: SetAside) -> None:
    alias = _blanks(head[1:])
    if head.startswith("&") or not pieces(alias):
        aside.add("synonyms that cannot be read", f"line {number}")
    else:
        entry.aliases.append(alias)


def _blanks(text: str) -> str:
    return " ".join(text.replace("_", " ").split())


def _read_codes(texts: list[str], number: int, aside: SetAside) -> Iterator[DatedCode]:
    for text in texts:
        inner = text.strip()
        match = _CODE.fullmatch(inner)
        if _NONE.fullmatch(inner):
            aside.add("codes that say the name is not coded", f"line {number}")
        elif inner.startswith("~"):
            aside.add("lines of words for agents, not of names", f"line {number}")
        elif match is None:
            aside.add("codes that cannot be read", f"line {number} [{inner}]")
        else:
            code = _dated(match, number)
            if code is None:
                aside.add("codes whose dates are not in the calendar or out of order", f"line {number}")
            else:
                yield code


def _dated(match: re.Match[str], number: int) -> DatedCode | None:
    """Give a code with its dates, which count themselves; None where one is no date."""
    first = match["first"] or (match["day"] if match["edge"] == ">" else None)
    last = match["last"] or (match["day"] if match["edge"] == "<" else None)
    days = [_day(text) if text is not None else None for text in (first, last)]
    if (first is not None and days[0] is None) or (last is not None and days[1] is None):
        return None
    return DatedCode(match["code"], days[0], days[1], number)


def _day(text: str) -> str | None:
    """Write YYMMDD or YYYYMMDD as an actor file does; a day 00 leaves the month, a month 00 the year."""
    year = text[:-4]
    if len(year) == 2:
        year = f"{20 if int(year) <= _PIVOT else 19}{year}"
    parts = [year]
    for part in (text[-4:-2], text[-2:]):
        if part == "00":
            break
        parts.append(part)
    written = "-".join(parts)
    return written if first_day(written) is not None else None
