"""Which column of a table holds which part of an article: as the user says, else by its usual names."""

from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from dragoman.errors import UnreadableArticle, UsageError
from dragoman.sources.failure import glimpse
from dragoman.sources.making import ALIASES

Columns = Mapping[str, str]
"""For a part of an article (a key of ``ALIASES``), the column or JSON key that a user names for it."""

NO_COLUMNS: Columns = MappingProxyType({})
_SHOWN = 20


def parse_columns(words: str) -> Columns:
    """Read ``text=body,title=headline``.

    Raises:
        UsageError: A pair has no ``=``, or its left side is no part of an article or stands twice.
    """
    found: dict[str, str] = {}
    for pair in words.split(","):
        field, equals, name = pair.partition("=")
        field, name = field.strip(), name.strip()
        if not equals or not name:
            raise UsageError(f"--columns: {pair!r} is no pair; write it as text=body,title=headline")
        if field not in ALIASES:
            raise UsageError(f"--columns: {field!r} is not one of {', '.join(ALIASES)}")
        if field in found:
            raise UsageError(f"--columns: {field} is given twice; name one column for it")
        found[field] = name
    return MappingProxyType(found)


def positions(columns: Columns, names: Sequence[str]) -> dict[str, int]:
    """Find where each part of an article stands in a table.

    Args:
        columns: What the user says; a part whose column is not there is found by its usual names.
        names: The table's columns.

    Raises:
        UnreadableArticle: A column that was named is not there, nor a usual one; or it is there twice,
            or no column holds text.
    """
    plain = [_plain(name) for name in names]
    found: dict[str, int] = {}
    for field, aliases in ALIASES.items():
        usual = next((plain.index(alias) for alias in aliases if alias in plain), None)
        if field in columns and (named := _named(columns[field], names, plain)) is not None:
            found[field] = named
        elif usual is not None:
            found[field] = usual
        elif field in columns:
            raise UnreadableArticle(f"there is no column {columns[field]!r}; the columns are: {_list(names)}")
    if not {"text", "html"} & found.keys():
        accepted = ", ".join((*ALIASES["text"], *ALIASES["html"]))
        raise UnreadableArticle(
            f"no column is called {accepted} (found {_list(names)}); say which holds the words: "
            "--columns text=NAME"
        )
    return found


def unread_of(names: Sequence[str], found: Mapping[str, int]) -> tuple[str, ...]:
    """Name the first columns that hold no part of an article."""
    read = set(found.values())
    left = (name for number, name in enumerate(names) if name and number not in read)
    return tuple(glimpse(name) for name in islice(left, _SHOWN))


def _named(wanted: str, names: Sequence[str], plain: Sequence[str]) -> int | None:
    """Find one column by its name as written, else whatever its case."""
    among = names if wanted in names else plain
    key = wanted if wanted in names else _plain(wanted)
    if among.count(key) > 1:
        raise UnreadableArticle(f"there are several columns {wanted!r}; rename one of {_list(names)}")
    return among.index(key) if key in among else None


def _plain(name: str) -> str:
    return "_".join(name.strip().casefold().split())


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(glimpse(name) for name in names[:_SHOWN]) or "none"
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
