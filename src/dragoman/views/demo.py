"""The demonstration: codes example articles and shows what was found, one event of each in full."""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.records import Event, RegionKind
from dragoman.views.cli.console import console, fail, is_terminal, table
from dragoman.views.cli.options import build_places
from dragoman.views.event_rows import EVENT_HEADER, event_row
from dragoman.views.marked import bracketed, coloured, within
from dragoman.views.shown import field_rows, marks_of

if TYPE_CHECKING:
    from dragoman.run.coder import Coder, Report

LIST = "examples.toml"
"""Names the articles of a folder, in order, each with its publication day."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example article.

    Attributes:
        path: Its file.
        published: Its publication day.
        text: Its words, headline first.
    """

    path: Path
    published: date
    text: str


def read_examples(folder: Path, names: Sequence[str] = ()) -> tuple[Example, ...]:
    """Read a folder's examples in the order of its list.

    Args:
        folder: Holds the articles and ``examples.toml``.
        names: File names of those wanted; all where there are none.

    Raises:
        InputError: The list or an article cannot be read, or the list is wrong.
        UsageError: A name is not in the list.
    """
    listed = _listed(folder / LIST)
    for name in names:
        if name not in listed:
            raise UsageError(f"{name!r} is not in {folder / LIST}; there are: {', '.join(listed)}")
    return tuple(_example(folder / name, day) for name, day in listed.items() if name in names or not names)


def _listed(path: Path) -> dict[str, date]:
    """Read the list: file names with their days."""
    try:
        rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8")).get("article", [])
        return {str(row["file"]): date.fromisoformat(str(row["published"])) for row in rows}
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a folder that holds this file") from error
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise InputError(f"{path}: {error}; each [[article]] needs a file and a published day") from error


def _example(path: Path, published: date) -> Example:
    try:
        return Example(path, published, path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; mend {LIST} beside it") from error


def show_example(example: Example, coder: "Coder") -> None:
    """Code one article and write its headline, its events, and the one that says most in full."""
    report = coder.code(example.text, example.published)
    out = console()
    out.print()
    out.print(headline(report), style="bold")
    number = len(report.events)
    counted = f"{number} event{'' if number == 1 else 's'}"
    out.print(f"{example.path.name}, published {example.published}, {counted}")
    table(EVENT_HEADER, (event_row(event) for event in report.events))
    if report.events:
        _show_fully(report, fullest(report.events))


def headline(report: "Report") -> str:
    """Give the words of the first headline, else the text's first line."""
    document = report.document
    for region in document.regions:
        if region.kind is RegionKind.HEADLINE:
            return document.text[region.start : region.end]
    return document.text.split("\n", 1)[0]


def fullest(events: Sequence[Event]) -> Event:
    """Give the event of the most filled fields, the first of equals."""
    return max(events, key=_filled)


def _filled(event: Event) -> int:
    """Count what an event says beside its type; what fewer events say counts twice."""
    return (
        2 * bool(event.attribution)
        + 2 * (event.place is not None)
        + 2 * bool(event.recipients)
        + bool(event.actors)
        + (event.date.basis in {"text", "relative"})
        + (event.mode is not None)
        + (event.status != "happened")
    )


def _show_fully(report: "Report", event: Event) -> None:
    """Write one event's sentence with the words of each field marked, and why each was decided."""
    out, evidence, text = console(), event.evidence, report.document.text
    inside, outside = within(marks_of(event), evidence.start, evidence.end)
    mark = coloured if is_terminal() else bracketed
    out.print("One event in full", style="bold")
    out.print(mark(evidence.text, inside, start=evidence.start), soft_wrap=not is_terminal())
    for other in outside:
        out.print(f"  elsewhere: [{other.label}: {text[other.start : other.end]}]")
    table(("field", "value", "why", "confidence"), field_rows(event))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demonstration and give the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m dragoman.views.demo", description="Code example articles and show their events."
    )
    parser.add_argument("folder", type=Path, help="holds the articles and examples.toml")
    parser.add_argument("names", nargs="*", help="only these files of the list")
    given = parser.parse_args(arguments)
    try:
        examples = read_examples(given.folder, given.names)
        build_places(quiet=False)
        from dragoman.run.coder import Coder  # noqa: PLC0415 - wrong usage is told at once

        coder = Coder()
        for example in examples:
            show_example(example, coder)
    except UsageError as error:
        fail(str(error))
        return 2
    except DragomanError as error:
        fail(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
