"""Reads the entities of a Wikidata JSON dump, one a line, and what their statements say."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.knowledge.actor_files import first_day
from dragoman.knowledge.actor_import import numbered_lines
from dragoman.knowledge.wording import name_key

INSTANCE_OF, POSITION_HELD, CITIZENSHIP = "P31", "P39", "P27"
START, END = "P580", "P582"
JURISDICTION, COUNTRY, ALPHA_3 = "P1001", "P17", "P298"
HUMAN = "Q5"
Broken = Callable[[str, int], None]
"""Told why a line gives no entity, and its number."""

_TIME = re.compile(r"([+-])0*(\d+)-(\d\d)-(\d\d)T")
_YEAR, _MONTH, _DAY = 9, 10, 11
# English first; "mul" holds the names that are the same in every language.
_PREFERRED = ("en", "mul", "en-gb", "en-us", "en-ca")
UNUSABLE = ""
"""A date that the dump has and does not know to the year, or that lies before the year 1."""

_NOT_ENTITIES = {b"", b"[", b"]"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of an entity.

    Attributes:
        value: Id of the item, or the text; None where the value is unknown or of another type.
        preferred: Whether its rank stands above the others'.
        qualifiers: As in the dump, by property.
    """

    value: str | None
    preferred: bool
    qualifiers: dict[str, Any]

    def moment(self, key: str) -> str | None:
        """Give a qualifying date to its own precision.

        Returns:
            ``2013``, ``2013-08`` or ``2013-08-03``; None where there is none; or ``UNUSABLE``.
        """
        for snak in map(_mapping, _listing(self.qualifiers.get(key))):
            if snak.get("snaktype") == "novalue":
                return None
            return _date(_mapping(_mapping(snak.get("datavalue")).get("value")))
        return None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity of the dump.

    Attributes:
        id: ``Q…``.
        line: Number of its line.
        record: As in the dump.
    """

    id: str
    line: int
    record: dict[str, Any]

    @property
    def place(self) -> str:
        """Where it stands, for reports."""
        return f"{self.id}, line {self.line}"

    def english(self) -> str | None:
        """Give the English label."""
        labels = self._labels()
        return next((labels[code] for code in _PREFERRED if code in labels), None)

    def name(self) -> str | None:
        """Give the English label, else the first one in Latin script, or None."""
        latin = (label for _, label in sorted(self._labels().items()) if is_latin(label))
        return self.english() or next(latin, None)

    def other_names(self) -> set[str]:
        """Give English aliases and the Latin-script labels of all languages."""
        aliases = _mapping(self.record.get("aliases"))
        english = (_text(item) for code in _PREFERRED for item in _listing(aliases.get(code)))
        return {name for name in (*english, *self._labels().values()) if is_latin(name)}

    def statements(self, key: str) -> list[Statement]:
        """Give the claims of a property that are not deprecated, in the order of the dump."""
        claims = map(_mapping, _listing(_mapping(self.record.get("claims")).get(key)))
        return [_statement(claim) for claim in claims if claim.get("rank") != "deprecated"]

    def values(self, key: str) -> list[str]:
        """Give what a property's claims name: those that have not ended first, preferred before others."""
        ranked = sorted(self.statements(key), key=lambda s: (END in s.qualifiers, not s.preferred))
        return [statement.value for statement in ranked if statement.value is not None]

    def _labels(self) -> dict[str, str]:
        labels = {code: _text(label) for code, label in _mapping(self.record.get("labels")).items()}
        return {code: label for code, label in labels.items() if name_key(label)}


def entities(path: Path, broken: Broken) -> Iterator[Entity]:
    """Read a dump entity by entity, holding one at a time.

    Args:
        path: A JSON array with one entity a line, or one entity a line; plain, gzip or bzip2.
        broken: Told of each line that is no entity; the rest goes on.

    Raises:
        InputError: The file cannot be read, or holds no entity at all.
    """
    found = False
    for number, line in numbered_lines(path):
        entity = _entity(line, number, broken)
        if entity is not None:
            found = True
            yield entity
    if not found:
        raise InputError(
            f"{path}: holds no Wikidata entity on a line of its own; write one entity a line, "
            "for instance with: jq -c '.[]'"
        )


def is_latin(text: str) -> bool:
    """Say whether all letters of a text are Latin, and there is one."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)


def _entity(line: bytes | None, number: int, broken: Broken) -> Entity | None:
    if line is None:
        broken("lines too long to be read", number)
        return None
    # A byte-order mark, the array's brackets and the comma behind each entity are no part of it.
    text = line.removeprefix(b"\xef\xbb\xbf").strip().removesuffix(b",").rstrip()
    if text in _NOT_ENTITIES:
        return None
    if text.startswith(b"[{"):
        text = text.removeprefix(b"[").rstrip()
    if text.endswith(b"}]"):
        text = text.removesuffix(b"]")
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        broken("broken lines: not JSON", number)
        return None
    identity = record.get("id") if isinstance(record, dict) else None
    if not isinstance(identity, str) or not identity:
        broken("broken lines: no entity with an id", number)
        return None
    return Entity(identity, number, record)


def _statement(claim: dict[str, Any]) -> Statement:
    value = _mapping(_mapping(claim.get("mainsnak")).get("datavalue")).get("value")
    named = value.get("id") if isinstance(value, dict) else value
    return Statement(
        named if isinstance(named, str) else None,
        claim.get("rank") == "preferred",
        _mapping(claim.get("qualifiers")),
    )


def _date(value: dict[str, Any]) -> str:
    match = _TIME.match(str(value.get("time")))
    precision = value.get("precision")
    if match is None or match[1] == "-" or not isinstance(precision, int) or precision < _YEAR:
        return UNUSABLE
    year = match[2].zfill(4)
    # A day that the calendar has not is known to the month or the year only.
    for text, needs in (
        (f"{year}-{match[3]}-{match[4]}", _DAY),
        (f"{year}-{match[3]}", _MONTH),
        (year, _YEAR),
    ):
        if precision >= needs and first_day(text) is not None:
            return text
    return UNUSABLE


def _text(item: object) -> str:
    """Give the value of a label or alias on one line, without marks that nobody sees."""
    value = item.get("value") if isinstance(item, dict) else None
    if not isinstance(value, str):
        return ""
    return "".join(c for c in " ".join(value.split()) if c.isprintable())


def _mapping(value: object) -> dict[str, Any]:
    """Give a mapping, or an empty one: dumps write an empty mapping as an empty list."""
    return value if isinstance(value, dict) else {}


def _listing(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
