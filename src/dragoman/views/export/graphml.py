"""``graphml``: parties as nodes, events as directed edges, for network programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from dragoman.errors import InputError
from dragoman.records import Actor, Event, Reported, Status
from dragoman.views.export import values
from dragoman.views.export.shape import Column, Field, Kind, Line, Lists, Row, lines, with_each_other

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_PARTS: Mapping[str, Callable[[Actor], str | None]] = {
    "name": lambda actor: actor.name,
    "country": lambda actor: actor.country,
    "sectors": values.sectors,
    "kind": lambda actor: actor.kind,
}
_EDGE = (
    Column("type", Kind.TEXT, lambda line: line.event.type, "type"),
    Column("mode", Kind.TEXT, lambda line: line.event.mode, "mode"),
    Column("quad", Kind.WHOLE, lambda line: line.event.quad, "quad"),
    Column("intensity", Kind.NUMBER, lambda line: values.number(line.event.intensity), "intensity"),
    Column("cameo", Kind.CODE, lambda line: line.event.cameo, "cameo"),
    Column("goldstein", Kind.NUMBER, lambda line: values.number(line.event.goldstein), "goldstein"),
    Column("status", Kind.TEXT, lambda line: line.event.status, "status"),
    Column("from", Kind.TEXT, lambda line: line.event.date.first, "date.from"),
    Column("to", Kind.TEXT, lambda line: line.event.date.last, "date.to"),
    Column("speaker", Kind.TEXT, values.speaker, "attribution", "the outermost speaker alone"),
    Column("confidence", Kind.NUMBER, lambda line: line.event.confidence.event, "confidence.event"),
    Column("doc", Kind.TEXT, lambda line: line.event.doc, "doc"),
    Column("incident", Kind.TEXT, lambda line: line.event.incident, "incident"),
)
_TYPES = {Kind.WHOLE: "int", Kind.NUMBER: "double"}
_CONVERT: Mapping[str, Callable[[str], Any]] = {"int": int, "double": float, "string": str}
_KEYS = {
    **{f"node_{name}": "string" for name in _NODE_PARTS},
    **{f"edge_{column.name}": _TYPES.get(column.kind, "string") for column in _EDGE},
}


@dataclass(frozen=True, slots=True)
class GraphMl:
    """A directed graph with several edges between two nodes; a node stands before its first edge."""

    name: str = "graphml"
    about: str = "Parties as nodes and each pair of an event as a directed edge, for network programs."
    columns: tuple[Column | Field, ...] = (
        Field(
            "node id",
            Kind.TEXT,
            "actors.id, recipients.id",
            "who is not known is told apart by name and country",
        ),
        *(
            Field(f"node {name}", Kind.TEXT, f"actors.{name}", "as where the party first stands")
            for name in _NODE_PARTS
        ),
        Field("edge id", Kind.TEXT, "id", "the second and later pairs of an event end in /1, /2 …"),
        *(Field(f"edge {column.name}", column.kind, column.source, column.loss) for column in _EDGE),
    )
    lost: tuple[str, ...] = (
        "events with one side alone are left out, unless several do something with each other",
        "contexts, places, numbers and the words themselves",
        "control characters, which XML cannot hold, and line breaks in names are spaces",
    )
    lists: tuple[Lists, ...] = (Lists.EXPAND,)
    statuses: frozenset[Status] = frozenset(Status)
    reports_only: str = ""

    def aside(self, event: Event) -> str | None:
        """Say why an event is no edge, or None."""
        has_ends = (event.actors and event.recipients) or with_each_other(event)
        return None if has_ends else "it has one side alone"

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give nodes and edges; of the nodes that came before, the ids alone are held."""
        seen: set[str] = set()
        for line in lines(reports, lists):
            ends = [_node(line.actors[0]), _node(line.recipients[0])]
            for node in ends:
                if node["id"] not in seen:
                    seen.add(node["id"])
                    yield node
            yield _edge(line, ends[0]["id"], ends[1]["id"])

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write rows, one by one, and count them."""
        stream.write(_opening().encode())
        count = 0
        for row in rows:
            stream.write(_element(row).encode())
            count += 1
        stream.write(b"</graph>\n</graphml>\n")
        return count

    def read(self, path: Path) -> Iterator[Row]:
        """Give the nodes and edges of a file, in their order.

        Raises:
            InputError: It is no GraphML with our keys.
        """
        tags = (f"{{{NAMESPACE}}}node", f"{{{NAMESPACE}}}edge")
        try:
            with path.open("rb") as stream:
                for _, element in etree.iterparse(
                    stream, events=("end",), tag=tags, resolve_entities=False, no_network=True, huge_tree=True
                ):
                    yield _row(element, path)
                    _forget(element)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
        except etree.XMLSyntaxError as error:
            raise InputError(f"{path}: is no XML ({error}); name a GraphML file") from error


def _node(actor: Actor) -> dict[str, Any]:
    identity = actor.id or f"name/{actor.country or ''}/{actor.name}"
    return {
        "element": "node",
        "id": _plain(identity),
        **{name: _plain(part(actor)) for name, part in _NODE_PARTS.items()},
    }


def _edge(line: Line, source: str, target: str) -> Row:
    made = {column.name: column.make(line) for column in _EDGE}
    return {
        "element": "edge",
        "id": _plain(line.id),
        "source": source,
        "target": target,
        **{name: _plain(value) if isinstance(value, str) else value for name, value in made.items()},
    }


def _plain(text: str | None) -> str | None:
    """Give text as XML can hold it, on one line; None where nothing is left."""
    if text is None:
        return None
    kept = "".join(mark if _is_xml(mark) else " " for mark in text)
    return " ".join(kept.split()) or None


def _is_xml(mark: str) -> bool:
    code = ord(mark)
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _opening() -> str:
    keys = "".join(
        f'<key id="{key}" for="{key.split("_")[0]}" attr.name="{key.split("_", 1)[1]}" attr.type="{kind}"/>\n'
        for key, kind in _KEYS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}">\n'
        f'{keys}<graph id="events" edgedefault="directed">\n'
    )


def _element(row: Row) -> str:
    kind = row["element"]
    names = ("id",) if kind == "node" else ("id", "source", "target")
    attributes = "".join(f" {name}={quoteattr(row[name] or '')}" for name in names)
    data = "".join(
        f'<data key="{kind}_{name}">{escape(value if isinstance(value, str) else repr(value))}</data>'
        for name, value in row.items()
        if name not in {"element", *names} and value is not None
    )
    return f"<{kind}{attributes}>{data}</{kind}>\n"


def _forget(element: Any) -> None:  # noqa: ANN401
    """Drop what was read, and its place among its siblings: a file may be larger than memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _row(element: Any, path: Path) -> Row:  # noqa: ANN401 - lxml has no types
    kind = etree.QName(element).localname
    names = ("id",) if kind == "node" else ("id", "source", "target")
    found: dict[str, Any] = {"element": kind, **{name: element.get(name) or None for name in names}}
    found |= {key.split("_", 1)[1]: None for key in _KEYS if key.startswith(kind)}
    for data in element:
        key = data.get("key")
        if key not in _KEYS:
            raise InputError(
                f"{path}: {kind} {found['id']!r} has the unknown key {key!r}; name a file of ours"
            )
        try:
            found[key.split("_", 1)[1]] = _CONVERT[_KEYS[key]](data.text or "")
        except ValueError:
            raise InputError(f"{path}: {kind} {found['id']!r}: {key} is {data.text!r}; mend it") from None
    return found


GRAPHML = GraphMl()
