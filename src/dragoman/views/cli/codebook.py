"""The ``codebook`` commands: list what the codebook holds, show one entry, check a file of one's own."""

from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import QUAD_CLASSES
from dragoman.views.cli.commands import Commands
from dragoman.views.cli.console import Row, listing

if TYPE_CHECKING:
    from dragoman.knowledge.codebook import CameoCode, Codebook, Context, EventType, Example, Mode, Trigger

app = Commands(help="Look into the codebook and check one of your own.", no_args_is_help=True)


_LEXICON: Row = (
    *("pos", "lemma", "mode", "object", "subject", "needs"),
    *("from", "to", "cameo", "strength", "origin"),
)
Own = Annotated[
    Path | None, typer.Option("--codebook", metavar="FILE", help="Your own file, put on top of ours.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No header line.")]


class Part(StrEnum):
    """The parts that can be listed."""

    TYPES = "types"
    CAMEO = "cameo"
    CONTEXTS = "contexts"
    SECTORS = "sectors"


@app.command("list")
def list_entries(
    part: Annotated[Part, typer.Argument(help="What to list.")] = Part.TYPES,
    codebook: Own = None,
    *,
    quiet: Quiet = False,
) -> None:
    """List the event types, or the CAMEO codes, contexts or sectors.

    Example: dragoman codebook list cameo
    """
    book = _load(codebook)
    if part is Part.TYPES:
        header: Row = ("type", "quad", "intensity", "recipient", "cameo", "modes", "triggers")
        listing(header, _type_rows(book), quiet=quiet)
    elif part is Part.CAMEO:
        rows = (_cameo_row(code) for code in book.cameo.values())
        listing(("code", "goldstein", "type", "mode", "contexts", "description"), rows, quiet=quiet)
    elif part is Part.CONTEXTS:
        contexts = ((c.name, c.definition, str(len(c.cues))) for c in book.contexts.values())
        listing(("context", "definition", "cues"), contexts, quiet=quiet)
    else:
        listing(("code", "definition"), _sector_rows(book), quiet=quiet)


@app.command("show")
def show_entry(
    name: Annotated[str, typer.Argument(help="A type, CAMEO code, context, sector or non-state code.")],
    codebook: Own = None,
    *,
    triggers: Annotated[bool, typer.Option("--triggers", help="Of a type, list its whole lexicon.")] = False,
    quiet: Quiet = False,
) -> None:
    """Show one entry of the codebook with all that is known of it.

    Example: dragoman codebook show COERCE --triggers
    """
    book = _load(codebook)
    if triggers:
        listing(_LEXICON, map(_trigger_row, _triggers_of(book, _known_type(book, name))), quiet=quiet)
    else:
        listing(("key", "value"), _entry_rows(book, name), quiet=quiet)


@app.command("check")
def check_file(
    file: Annotated[Path, typer.Argument(help="A codebook file of your own.")],
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when the file is right.")] = False,
) -> None:
    """Check a codebook file and say what it adds; a wrong file gives one line and exit code 1.

    Example: dragoman codebook check my-codebook.yaml
    """
    ours, both = _load(None), _load(file)
    if not quiet:
        listing(("type", "standing", "modes", "own triggers"), _own_rows(ours, both), quiet=False)


def _load(own: Path | None) -> "Codebook":
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - keeps --help instant

    return load_codebook(own)


def _type_rows(book: "Codebook") -> Iterator[Row]:
    for made in sorted(book.types.values(), key=lambda t: (t.quad, -t.intensity, t.name)):
        yield (
            made.name,
            str(made.quad),
            f"{made.intensity:g}",
            made.recipient,
            made.cameo,
            ", ".join(made.modes),
            str(len(_triggers_of(book, made))),
        )


def _sector_rows(book: "Codebook") -> Iterator[Row]:
    yield from ((sector.code, sector.definition) for sector in book.sectors.values())
    yield from book.non_state.items()


def _cameo_row(code: "CameoCode") -> Row:
    contexts = ", ".join(code.contexts)
    return (code.code, f"{code.goldstein:g}", code.type or "", code.mode or "", contexts, code.description)


def _entry_rows(book: "Codebook", name: str) -> Iterator[Row]:
    if name.upper() in book.types:
        return _type_entry(book, book.types[name.upper()])
    if name in book.cameo:
        return _cameo_entry(book.cameo[name])
    if name.lower() in book.contexts:
        return _context_entry(book.contexts[name.lower()])
    definitions = {**{c: s.definition for c, s in book.sectors.items()}, **book.non_state}
    if name.upper() in definitions:
        return iter((("code", name.upper()), ("definition", definitions[name.upper()])))
    known = [*book.types, *book.cameo, *book.contexts, *definitions]
    raise UsageError(f"{name!r} is nowhere in the codebook; {_hint(name, known)}")


def _hint(name: str, known: list[str]) -> str:
    forms = {form.lower(): form for form in known}
    near = [forms[form] for form in get_close_matches(name.lower(), forms)]
    return f"did you mean {' or '.join(near)}?" if near else "see dragoman codebook list"


def _known_type(book: "Codebook", name: str) -> "EventType":
    if name.upper() not in book.types:
        raise UsageError(
            f"{name!r} is no event type, and only types have triggers; {_hint(name, [*book.types])}"
        )
    return book.types[name.upper()]


def _type_entry(book: "Codebook", made: "EventType") -> Iterator[Row]:
    yield ("type", made.name)
    yield ("quad", f"{made.quad} {QUAD_CLASSES[made.quad - 1]}")
    yield ("intensity", f"{made.intensity:g}")
    yield ("recipient", made.recipient)
    yield ("cameo", made.cameo)
    yield ("definition", made.definition)
    yield from (("includes", line) for line in made.includes)
    yield from (("excludes", line) for line in made.excludes)
    yield from ((f"mode {mode.name}", _mode_text(book, made, mode)) for mode in made.modes.values())
    yield from (("example", _example_text(example)) for example in made.examples)
    yield ("triggers", str(len(_triggers_of(book, made))))


def _mode_text(book: "Codebook", made: "EventType", mode: "Mode") -> str:
    intensity = book.intensity(made.name, mode.name)
    return f"{mode.definition} (intensity {intensity:g}, CAMEO {book.cameo_for(made.name, mode.name)})"


def _example_text(example: "Example") -> str:
    events = "; ".join(
        f"{event.trigger}: {event.type}{f' {event.mode}' if event.mode else ''}, {event.status}"
        for event in example.events
    )
    return f"{example.text} [{events or 'no event'}]"


def _cameo_entry(code: "CameoCode") -> Iterator[Row]:
    yield ("code", code.code)
    yield ("description", code.description)
    yield ("goldstein", f"{code.goldstein:g}")
    yield ("type", code.type or "none: PLOVER drops it")
    yield ("mode", code.mode or "none")
    yield ("contexts", ", ".join(code.contexts) or "none")


def _context_entry(context: "Context") -> Iterator[Row]:
    yield ("context", context.name)
    yield ("definition", context.definition)
    yield ("cues", ", ".join(context.cues))
    yield ("strong cues", ", ".join(context.strong) or "none")


def _triggers_of(book: "Codebook", made: "EventType") -> list["Trigger"]:
    return [trigger for found in book.triggers.values() for trigger in found if trigger.type == made.name]


def _trigger_row(trigger: "Trigger") -> Row:
    return (
        trigger.pos,
        trigger.lemma,
        trigger.mode or "",
        ", ".join(sorted(trigger.object)),
        ", ".join(sorted(trigger.subject)),
        ", ".join(trigger.needs),
        ", ".join(trigger.sources),
        ", ".join(trigger.targets) + (" (mutual)" if trigger.mutual else ""),
        trigger.cameo or "",
        str(trigger.strength),
        trigger.origin,
    )


def _own_rows(ours: "Codebook", both: "Codebook") -> Iterator[Row]:
    """Give the types that a file of one's own adds or changes."""
    for name, made in both.types.items():
        known = set(_triggers_of(ours, made))
        own = [trigger for trigger in _triggers_of(both, made) if trigger not in known]
        if own or made != ours.types.get(name):
            standing = "changed" if name in ours.types else "new"
            yield (name, standing, str(len(made.modes)), str(len(own)))
