"""Keeps the embedded actor files read: as JSON in the cache directory, three times as fast as their YAML."""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actor_files import Entry
from dragoman.knowledge.gazetteer_build import cache_folder
from dragoman.knowledge.parties import Form, Office, Party, Role, Sense
from dragoman.records import ActorKind

# Changes when the form of the file does, so that an older program's file is not read.
_RECIPE = "1"

Read = Callable[[Sequence[Path]], list[Entry]]


def cached_entries(files: Sequence[Path], read: Read) -> list[Entry]:
    """Give the entries of files, from the cache where these very bytes were read before.

    Args:
        files: The actor files.
        read: Reads them where the cache does not hold them, or is damaged.

    Raises:
        KnowledgeError: A file is wrong; whatever is the matter with the cache only costs time.
    """
    kept = _kept(files)
    if kept is not None:
        with suppress(OSError, ValueError, KeyError, TypeError, IndexError):
            return [_entry(row) for row in json.loads(kept.read_text("utf-8"))]
    entries = read(files)
    if kept is not None:
        with suppress(OSError):
            _write(kept, json.dumps([_row(entry) for entry in entries], ensure_ascii=False))
    return entries


def _kept(files: Sequence[Path]) -> Path | None:
    """Give where the entries of these bytes are kept, or None where nothing can be."""
    digest = hashlib.sha256(_RECIPE.encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    with suppress(KnowledgeError):
        return cache_folder() / f"actors-{digest.hexdigest()[:16]}.json"
    return None


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, in place of those of other versions."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)
    for other in path.parent.glob("actors-*.json"):
        if other != path:
            other.unlink(missing_ok=True)


def _row(entry: Entry) -> list[Any]:
    party = entry.party
    return [
        entry.where,
        None
        if party is None
        else [
            party.id, party.name, party.country, party.sectors, party.kind, _day(party.first),
            _day(party.last), party.part_of,
            [[o.role, o.sectors, _day(o.first), _day(o.last), o.country] for o in party.offices],
        ],
        [[s.form, s.country, s.sectors, s.written] for s in entry.senses],
        [[r.word, r.sectors, r.kind, r.national, r.bearer, r.modifier, r.in_names] for r in entry.roles],
    ]  # fmt: skip


def _entry(row: list[Any]) -> Entry:
    where, about, senses, roles = row
    party = None if about is None else _party(about)
    return Entry(
        where,
        party,
        tuple(
            Sense(_owner(party), Form(form), country, tuple(sectors), written)
            for form, country, sectors, written in senses
        ),
        tuple(Role(word, tuple(sectors), ActorKind(kind), *flags) for word, sectors, kind, *flags in roles),
    )


def _party(about: list[Any]) -> Party:
    identity, name, country, sectors, kind, first, last, part_of, offices = about
    return Party(
        identity, name, country, tuple(sectors), ActorKind(kind), _read_day(first), _read_day(last), part_of,
        tuple(
            Office(role, tuple(codes), _read_day(begun), _read_day(ended), own)
            for role, codes, begun, ended, own in offices
        ),
    )  # fmt: skip


def _owner(party: Party | None) -> Party:
    if party is None:
        raise ValueError("senses without a party")
    return party


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
