"""Writes docs/reference/codebook.md from the codebook files; a test checks that it is current."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generated import write

from dragoman.knowledge.codebook import Codebook, EventType, Example, load_codebook
from dragoman.records import QUAD_CLASSES

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "codebook.md"
INTRODUCTION = """\
# Codebook

<!-- Written by tools/make_codebook_reference.py; do not edit. -->

The types, modes, contexts and sectors are PLOVER's, described in our own words. Every event also carries a
native CAMEO code: that of the words that say it where they are specific, else the mode's, else the type's.
Definitions, lexicon and examples stand in `src/dragoman/knowledge/codebooks/`; `dragoman codebook show TYPE
--triggers` lists a type's words. The examples below are tests: the coder must get them.

PLOVER's manual has slips that are mended here: its base score for ACCUSE is printed as 3 and is -3 here, and
SANCTION is of quad class 4 as its own section says. Intensity and Goldstein values weigh kinds of acts. They
do not say how large an act was.
"""


def text() -> str:
    """Give the page."""
    book = load_codebook()
    types = sorted(book.types.values(), key=lambda t: (t.quad, -t.intensity, t.name))
    parts = [
        INTRODUCTION,
        "## Types at a glance\n",
        _table(("type", "quad class", "intensity", "recipient", "CAMEO", "modes"), map(_glance, types)),
        *(_section(book, found) for found in types),
        "## Contexts\n",
        _table(
            ("context", "what the event is about"), ((c.name, c.definition) for c in book.contexts.values())
        ),
        "## Sectors\n",
        _table(("code", "who"), ((s.code, s.definition) for s in book.sectors.values())),
        "## Codes that stand where a country would\n",
        _table(("code", "who"), book.non_state.items()),
    ]
    return "\n".join(parts)


def _glance(found: EventType) -> tuple[str, ...]:
    name = f"[{found.name}](#{found.name.lower()})"
    quad = f"{found.quad} {QUAD_CLASSES[found.quad - 1]}"
    return (name, quad, f"{found.intensity:g}", found.recipient, found.cameo, ", ".join(found.modes))


def _section(book: Codebook, found: EventType) -> str:
    parts = [f"## {found.name}\n", f"{_line(found.definition)}\n", "Includes:\n", _list(found.includes)]
    parts += ["Goes elsewhere:\n", _list(found.excludes)]
    if found.modes:
        parts.append(_table(("mode", "what", "intensity", "CAMEO"), _modes(book, found)))
    parts += ["Examples:\n", _list(_example(example) for example in found.examples)]
    return "\n".join(parts)


def _modes(book: Codebook, found: EventType) -> Iterator[tuple[str, ...]]:
    for mode in found.modes.values():
        score = f"{book.intensity(found.name, mode.name):g}"
        yield mode.name, mode.definition, score, book.cameo_for(found.name, mode.name)


def _example(example: Example) -> str:
    """Write a sentence with what must be coded from it."""
    codes = [
        f"*{event.trigger}*: {event.type}{f'/{event.mode}' if event.mode else ''}, {event.status}"
        for event in example.events
    ]
    return f"{_line(example.text)} — {'; '.join(codes) or 'no event'}"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(header)
    lines = [_cells(names), "|" + "---|" * len(names), *map(_cells, rows)]
    return "\n".join(lines) + "\n"


def _cells(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_line(cell).replace("|", "\\|") for cell in cells) + " |"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {_line(line)}" for line in lines) + "\n"


def _line(words: str) -> str:
    return " ".join(words.split())


if __name__ == "__main__":
    write(TARGET, text())
