"""Writes entries of imported actors as a file of the user's own: the same entries give the same bytes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from dragoman.errors import InputError
from dragoman.knowledge.actor_files import first_day, last_day
from dragoman.knowledge.actors import surnames_of
from dragoman.knowledge.wording import name_key
from dragoman.records import ActorKind

_ASCII = re.compile(r"[a-z0-9]+")
# Long enough that no line of ours is folded.
_WIDTH = 1_000_000


@dataclass(frozen=True, slots=True)
class OwnOffice:
    """A post, with its days as the file writes them.

    Attributes:
        role: In words.
        sectors: PLOVER sectors, the primary one first.
        first: ``2013``, ``2013-08`` or ``2013-08-03``, or None when unknown.
        last: The same, None when unknown or still held.
    """

    role: str
    sectors: tuple[str, ...]
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One entry of an actor file: a person with offices, or a body with sectors.

    Attributes:
        id: ``person/…`` for people.
        name: Canonical name.
        aliases: Further spellings.
        country: ISO 3166 alpha-3 or a PLOVER non-state code.
        kind: What sort of party.
        sectors: Of a body, the primary one first; of people none.
        first: First day of a body's existence, or None.
        last: Its last day, or None.
        offices: A person's.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: ActorKind
    sectors: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    offices: tuple[OwnOffice, ...] = ()


def slug(name: str, *more: str) -> str:
    """Give the part of an id behind its slash: lower-case ASCII words, joined by hyphens.

    Args:
        name: A name; letters that have no ASCII form fall out.
        more: What makes the id unique, such as an identifier.
    """
    words = (word for part in (name, *more) for word in _ASCII.findall(name_key(part)))
    return "-".join(words)


def spellings(name: str, others: Iterable[str], country: str, kind: ActorKind) -> tuple[str, ...]:
    """Give the aliases worth writing: one a spelling, sorted, none a person's bare surname.

    Args:
        name: The canonical name, which is no alias of its own.
        others: Everything else the party is called.
        country: Whose order of names holds.
        kind: What sort of party.
    """
    bare = set(surnames_of(name, country)) if kind is ActorKind.PERSON else set()
    seen = {"", name_key(name), *bare}
    kept: list[str] = []
    for alias in sorted({" ".join(other.split()) for other in others}):
        if name_key(alias) not in seen:
            seen.add(name_key(alias))
            kept.append(alias)
    return tuple(kept)


def in_order(first: str | None, last: str | None) -> bool:
    """Say whether a period's end does not lie before its beginning, each taken as wide as it may be."""
    begins = first_day(first) if first else date.min
    ends = last_day(last) if last else date.max
    return begins is not None and ends is not None and begins <= ends


def write_entries(entries: Iterable[OwnEntry], path: Path, *, about: str) -> None:
    """Write an actor file, sorted by id; what stood there before stays until the new one is whole.

    Args:
        entries: With unique ids.
        path: The file.
        about: What the first line of the file says of it.

    Raises:
        InputError: The file cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(f"# {' '.join(about.split())}\n")
            for entry in sorted(entries, key=lambda entry: entry.id):
                stream.write(entry_yaml(entry))
        unfinished.replace(path)
    except OSError as failure:
        raise InputError(f"{path}: cannot be written ({failure.strerror}); name another file") from failure


def entry_yaml(entry: OwnEntry) -> str:
    """Give an entry as one item of a YAML list."""
    fields = {
        "id": entry.id,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "country": entry.country,
        **(_person(entry) if entry.offices else _body(entry)),
    }
    return yaml.dump(
        [{key: value for key, value in fields.items() if value}],
        Dumper=yaml.CSafeDumper,
        default_flow_style=None,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
    )


def _person(entry: OwnEntry) -> Mapping[str, object]:
    offices = sorted(entry.offices, key=lambda o: (o.first or "", o.last or "", o.role, o.sectors))
    return {"roles": [_office(office) for office in dict.fromkeys(offices)]}


def _office(office: OwnOffice) -> Mapping[str, object]:
    written = {"role": office.role, "sectors": list(office.sectors), **_period(office.first, office.last)}
    return {key: value for key, value in written.items() if value}


def _body(entry: OwnEntry) -> Mapping[str, object]:
    return {
        "sectors": list(entry.sectors),
        "kind": entry.kind.value,
        **_period(entry.first, entry.last),
    }


def _period(first: str | None, last: str | None) -> Mapping[str, str | None]:
    return {"from": first, "to": last}
