"""Reads the actor files strictly: every wrong entry is an error that names file, line and key."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from dragoman.errors import KnowledgeError
from dragoman.knowledge.loading import compose
from dragoman.knowledge.parties import NON_STATES, SECTORS, Form, Office, Party, Role, Sense
from dragoman.records import ActorKind

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ID = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_STATE_KEYS = "id country name aliases adjectives nationals capital seats regions from to"
_BODY_KEYS = "id name aliases country sectors kind from to part_of"
_PERSON_KEYS = "id name aliases country roles"
_ROLE_KEYS = "sectors kind national bearer modifier in_names words"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an actor file: a party with the senses of its words, or role words."""

    where: str
    party: Party | None
    senses: tuple[Sense, ...]
    roles: tuple[Role, ...]


class _Fields:
    """The keys of one YAML mapping, with their lines, each readable as one type only."""

    def __init__(self, node: yaml.Node, file: str, allowed: str | None = None) -> None:
        self._file, self._line = file, node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self.error("", "an entry must be a mapping of keys to values")
        self._nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            self._line = key.start_mark.line + 1
            if key.value in self._nodes:
                raise self.error(key.value, "the key stands twice; keep one")
            self._nodes[key.value] = value
        self._line = node.start_mark.line + 1
        if allowed is not None:
            self.only(allowed)

    def only(self, allowed: str) -> None:
        for key in self._nodes:
            if key not in allowed.split():
                raise self.error(key, f"unknown key; allowed here: {allowed.replace(' ', ', ')}")

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def error(self, key: str, problem: str) -> KnowledgeError:
        line = (
            self._nodes[key].start_mark.line + 1 if key and key in getattr(self, "_nodes", {}) else self._line
        )
        return KnowledgeError(f"{self._file}, line {line}, {key or 'entry'}: {problem}")

    @property
    def where(self) -> str:
        return f"{self._file}, line {self._line}"

    def text(self, key: str) -> str:
        node = self._nodes.get(key)
        if node is None:
            raise self.error(key, "this key is required")
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(key, "must be text and not empty")
        return str(node.value)

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._nodes.get(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(key, "must be a list in square brackets")
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                raise self.error(key, "each item must be text and not empty")
        return tuple(str(item.value) for item in node.value)

    def inner(self, key: str, allowed: str) -> Iterator["_Fields"]:
        node = self._nodes.get(key)
        if node is not None and not isinstance(node, yaml.SequenceNode):
            raise self.error(key, "must be a list of mappings")
        for item in node.value if node is not None else ():
            yield _Fields(item, self._file, allowed)

    def flag(self, key: str) -> bool:
        if key in self and self.text(key) != "true":
            raise self.error(key, f"{self.text(key)!r} must be true, or the key left out")
        return key in self

    def country(self) -> str:
        value = self.text("country")
        if not _COUNTRY.fullmatch(value):
            codes = " ".join(sorted(NON_STATES))
            raise self.error("country", f"{value!r} is no ISO 3166 alpha-3 code and none of {codes}")
        return value

    def sectors(self) -> tuple[str, ...]:
        values = self.texts("sectors")
        wrong = [value for value in values if value not in SECTORS]
        if wrong or not values:
            found = f"{wrong[0]!r} is" if wrong else "it holds"
            raise self.error("sectors", f"{found} no PLOVER sector; use {' '.join(sorted(SECTORS))}")
        return values

    def kind(self) -> ActorKind:
        value = self.text("kind")
        try:
            return ActorKind(value)
        except ValueError as failure:
            kinds = ", ".join(k.value for k in ActorKind)
            raise self.error("kind", f"{value!r} is no kind of actor; use one of {kinds}") from failure

    def period(self) -> tuple[date | None, date | None]:
        first = self._day("from", last=False) if "from" in self else None
        last = self._day("to", last=True) if "to" in self else None
        if first and last and first > last:
            raise self.error("to", f"{self.text('to')} lies before {self.text('from')}; swap or mend them")
        return first, last

    def _day(self, key: str, *, last: bool) -> date:
        value = self.text(key)
        day = last_day(value) if last else first_day(value)
        if day is None:
            raise self.error(key, f"{value!r} is no date; write 2013, 2013-08 or 2013-08-03")
        return day


def first_day(text: str) -> date | None:
    """Give the first day of ``2013``, ``2013-08`` or ``2013-08-03``, or None where it is no date."""
    return _day_of(text, last=False)


def last_day(text: str) -> date | None:
    """Give the last day of ``2013``, ``2013-08`` or ``2013-08-03``, or None where it is no date."""
    return _day_of(text, last=True)


def _day_of(text: str, *, last: bool) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        year, month = int(match[1]), int(match[2] or (12 if last else 1))
        return date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except ValueError:  # IllegalMonthError is one too
        return None


def read_entries(path: Path) -> Iterator[Entry]:
    """Read one actor file.

    Args:
        path: A YAML list whose entries are states, bodies, people or role words, in any mixture.

    Yields:
        The entries in file order.

    Raises:
        KnowledgeError: The file cannot be read or an entry is wrong.
    """
    for node in _listed(path):
        fields = _Fields(node, path.name)
        yield _reader(fields)(fields)


def _listed(path: Path) -> list[yaml.Node]:
    root = compose(path, path.name)
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise KnowledgeError(f"{path.name}, line 1: must be a list of entries, each beginning with '- '")
    return list(root.value)


def _reader(fields: _Fields) -> Callable[[_Fields], Entry]:
    if "words" in fields:
        return _roles
    identity = fields.text("id")
    if not _ID.fullmatch(identity):
        raise fields.error("id", f"{identity!r} must be kind/name in lower-case ASCII, as in igo/nato")
    if identity.startswith(("state/", "dependency/", "region/")):
        return _state
    return _person if identity.startswith("person/") else _body


def _state(fields: _Fields) -> Entry:
    fields.only(_STATE_KEYS)
    first, last = fields.period()
    country = fields.country()
    party = Party(fields.text("id"), fields.text("name"), country, ("GOV",), ActorKind.STATE, first, last)
    senses = [
        Sense(party, form, country, sectors, word)
        for form, sectors, words in (
            (Form.NAME, ("GOV",), (party.name, *fields.texts("aliases"))),
            (Form.ADJECTIVE, ("GOV",), fields.texts("adjectives")),
            (Form.NATIONAL, ("CVL",), fields.texts("nationals")),
            (Form.CAPITAL, ("GOV",), (fields.text("capital"),) if "capital" in fields else ()),
            (Form.REGION, ("GOV",), fields.texts("regions")),
        )
        for word in words
    ]
    for seat in fields.inner("seats", "name sectors country"):
        speaks_for = seat.country() if "country" in seat else country
        senses.append(Sense(party, Form.SEAT, speaks_for, seat.sectors(), seat.text("name")))
    return Entry(fields.where, party, tuple(senses), ())


def _body(fields: _Fields) -> Entry:
    fields.only(_BODY_KEYS)
    first, last = fields.period()
    part_of = fields.text("part_of") if "part_of" in fields else None
    sectors, country = fields.sectors(), fields.country()
    party = Party(
        fields.text("id"), fields.text("name"), country, sectors, fields.kind(), first, last, part_of
    )
    return Entry(fields.where, party, _named(party, fields), ())


def _person(fields: _Fields) -> Entry:
    fields.only(_PERSON_KEYS)
    offices = tuple(
        Office(
            office.text("role"),
            office.sectors(),
            *office.period(),
            office.country() if "country" in office else None,
        )
        for office in fields.inner("roles", "role sectors country from to")
    )
    if not offices:
        raise fields.error("roles", "a person needs at least one role; leave people without one out")
    party = Party(
        fields.text("id"),
        fields.text("name"),
        fields.country(),
        (),
        ActorKind.PERSON,
        offices=offices,
    )
    return Entry(fields.where, party, _named(party, fields), ())


def _named(party: Party, fields: _Fields) -> tuple[Sense, ...]:
    words = dict.fromkeys((party.name, *fields.texts("aliases")))
    return tuple(Sense(party, Form.NAME, party.country, party.sectors, word) for word in words)


def _roles(fields: _Fields) -> Entry:
    fields.only(_ROLE_KEYS)
    sectors, modifier = fields.sectors(), fields.flag("modifier")
    kind = ActorKind.UNKNOWN if modifier else fields.kind()
    national, bearer, in_names = (fields.flag(key) for key in ("national", "bearer", "in_names"))
    words = fields.texts("words")
    if not words:
        raise fields.error("words", "holds no word; add some or delete the entry")
    return Entry(
        fields.where,
        None,
        (),
        tuple(Role(w, sectors, kind, national, bearer, modifier, in_names) for w in words),
    )
