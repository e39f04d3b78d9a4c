"""Terms of RDF and their form in N-Triples, written and read."""

import re
from dataclasses import dataclass
from urllib.parse import quote

XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BACK = {"\\": "\\", '"': '"', "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "'": "'"}
_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f]')
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_TRIPLE = re.compile(
    r'<([^<>"{}|^`\\\x00-\x20]*)> <([^<>"{}|^`\\\x00-\x20]*)> '
    r'(?:<([^<>"{}|^`\\\x00-\x20]*)>|"((?:[^"\\\n\r]|\\.)*)"(?:\^\^<([^<>\s]*)>)?) \.\n?'
)


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that is no resource.

    Attributes:
        text: Its lexical form.
        datatype: Name of its type in XML Schema, ``string`` where nothing is written.
    """

    text: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement: two addresses, and an address or a value."""

    subject: str
    predicate: str
    object: str | Literal


def iri_part(text: str) -> str:
    """Write any text so that it may stand in an address."""
    return quote(text, safe="/:")


def triple_line(triple: Triple) -> str:
    """Write a triple as one line of N-Triples."""
    return f"<{triple.subject}> <{triple.predicate}> {_object(triple.object)} .\n"


def read_triple(line: str) -> Triple | None:
    """Read one line of N-Triples as we write them, or None where it is none."""
    found = _TRIPLE.fullmatch(line)
    if found is None:
        return None
    subject, predicate, resource, text, datatype = found.groups()
    if resource is not None:
        return Triple(subject, predicate, resource)
    kind = "string" if datatype is None else datatype.removeprefix(XSD)
    return Triple(subject, predicate, Literal(_ESCAPED.sub(_unescaped, text), kind))


def _object(value: str | Literal) -> str:
    if isinstance(value, str):
        return f"<{value}>"
    written = f'"{_SPECIAL.sub(_escaped, value.text)}"'
    return written if value.datatype == "string" else f"{written}^^<{XSD}{value.datatype}>"


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _unescaped(found: re.Match[str]) -> str:
    short, long, mark = found.groups()
    return chr(int(short or long, 16)) if short or long else _BACK.get(mark, mark)
