"""Invented people, bodies and offices in the form of a Wikidata dump, and helpers for actor imports."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LAND, OTHER_LAND, FAR_LAND = "Q9000001", "Q9000002", "Q9000003"
MINISTER, SPEAKER, UNPLACED, FAR_OFFICE, ODD_OFFICE = (f"Q90001{n:02}" for n in range(5))
PARTY_CLASS, PAPER_CLASS, RIVER_CLASS = (f"Q90002{n:02}" for n in range(3))

Record = dict[str, Any]


def item(identity: str) -> Record:
    """Give a snak that names an item."""
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": identity}}}


def text(value: str) -> Record:
    """Give a snak that holds a text."""
    return {"snaktype": "value", "datavalue": {"type": "string", "value": value}}


def moment(time: str, precision: int) -> Record:
    """Give a snak that holds a point in time."""
    value = {"time": time, "precision": precision}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": value}}


def claim(snak: Record, rank: str = "normal", **qualifiers: Record) -> Record:
    """Give a statement with one value of each qualifier."""
    return {"mainsnak": snak, "rank": rank, "qualifiers": {key: [q] for key, q in qualifiers.items()}}


def entity(identity: str, label: str | None, aliases: Iterable[str] = (), **claims: list[Record]) -> Record:
    """Give an entity with an English label and aliases."""
    return {
        "type": "item",
        "id": identity,
        "labels": {} if label is None else {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "claims": claims,
    }


def person(identity: str, label: str | None, *offices: Record, citizen: str = LAND, **more: Any) -> Record:  # noqa: ANN401
    """Give a human with offices and a citizenship."""
    made = entity(
        identity,
        label,
        more.get("aliases", ()),
        P31=[claim(item("Q5"))],
        P27=[claim(item(citizen))],
        P39=list(offices),
    )
    made["labels"] |= {
        code: {"language": code, "value": value} for code, value in more.get("labels", {}).items()
    }
    return made


def body(identity: str, label: str, kind: str, country: str = LAND) -> Record:
    """Give something with a class and a country."""
    return entity(identity, label, P31=[claim(item(kind))], P17=[claim(item(country))])


def background() -> list[Record]:
    """Give two countries with codes, offices, and classes."""
    return [
        entity(LAND, "Norway", P298=[claim(text("NOR"))]),
        entity(OTHER_LAND, "Chile", P298=[claim(text("CHL"))]),
        entity(MINISTER, "Minister of Fisheries of Norway", P1001=[claim(item(LAND))]),
        entity(SPEAKER, "Speaker of the National Assembly of Chile", P17=[claim(item(OTHER_LAND))]),
        entity(UNPLACED, "deputy chairman of the Senate"),
        entity(FAR_OFFICE, "President of Farland", P1001=[claim(item(FAR_LAND))]),
        entity(ODD_OFFICE, "Keeper of Clocks"),
        entity(PARTY_CLASS, "regional political party in Norway"),
        entity(PAPER_CLASS, "weekly newspaper"),
        entity(RIVER_CLASS, "river"),
    ]


def around(*records: Record) -> list[Record]:
    """Give the records and what of the background they name, directly or through another."""
    given, waiting = list(records), background()
    while True:
        written = json.dumps(given)
        named = [record for record in waiting if f'"{record["id"]}"' in written]
        if not named:
            return given
        waiting = [record for record in waiting if record not in named]
        given += named


def write_dump(path: Path, records: Iterable[Record], *, array: bool = True) -> Path:
    """Write entities one a line, in an array as the dumps have it or bare."""
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    whole = "[\n" + ",\n".join(lines) + "\n]\n" if array else "\n".join(lines) + "\n"
    path.write_text(whole, "utf-8")
    return path
