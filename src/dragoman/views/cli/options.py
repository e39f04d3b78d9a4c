"""Options that several commands share, and how their values are read."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from getpass import getuser
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.records import Voice
from dragoman.views.cli.console import many, note

if TYPE_CHECKING:
    from dragoman.run.local import LocalCoder
    from dragoman.sources import Reading
    from dragoman.store.database import Store

ARTICLE_SECONDS = 120.0
"""How long one article may take unless told otherwise; one of 389 words takes a second."""
EventType = Annotated[str | None, typer.Option("--type", help="PLOVER type, such as ASSAULT.")]
ActorPart = Annotated[str | None, typer.Option(help="Part of the name or id of either side.")]
Country = Annotated[str | None, typer.Option(help="Country of either side, such as IRN.")]
PlacePart = Annotated[
    str | None,
    typer.Option("--place", help="Part of the place's name, its GeoNames id, or its country, such as SYR."),
]
First = Annotated[str | None, typer.Option("--from", metavar="DAY", help="On this day or later.")]
Last = Annotated[str | None, typer.Option("--to", metavar="DAY", help="On this day or earlier.")]
Between = Annotated[
    str | None, typer.Option("--dyad", metavar="A,B", help="Country of an actor and of a recipient.")
]
InVoice = Annotated[
    str | None,
    typer.Option(
        "--voice",
        help="narrated: the report says so itself; attributed: it names somebody as saying so; else both.",
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes; the store is the same whatever it is.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but data and errors.")]
StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store, a DuckDB file.")]
TextFrom = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Files that hold the articles, where the store keeps no text; may be repeated.",
    ),
]
TextColumns = Annotated[
    str | None,
    typer.Option("--columns", metavar="PAIRS", help="What the columns of those files hold, as at ingest."),
]
Codebook = Annotated[
    Path | None, typer.Option("--codebook", metavar="FILE", help="Your own codebook, on top of ours.")
]
Actors = Annotated[
    Path | None, typer.Option("--actors", metavar="FILE", help="Your own actors, on top of ours.")
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline instead of ours.")
]
EventCoderName = Annotated[
    str | None, typer.Option("--coder", metavar="NAME", help="reader (default), or rules: the lexicon alone.")
]


def day(text: str | None, option: str) -> date | None:
    """Read a day given on the command line.

    Raises:
        UsageError: It is not one.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option}: {text!r} is not a day; write it as 2017-09-28") from None


def days(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Read the first and the last day given on the command line.

    Raises:
        UsageError: One is no day, or the last lies before the first.
    """
    begin, end = day(first, "--from"), day(last, "--to")
    if begin is not None and end is not None and end < begin:
        raise UsageError(f"--to: {end} lies before --from {begin}; turn them round")
    return begin, end


def user(option: str) -> str:
    """Give the name of whoever runs the command.

    Raises:
        UsageError: The machine does not know it; the option that it can be given by is named.
    """
    try:
        return getuser()
    except (KeyError, OSError):
        raise UsageError(
            f"{option}: this machine does not know your user name; write {option} NAME"
        ) from None


def dyad(text: str | None) -> tuple[str, str] | None:
    """Read two country codes given as ``ISR,IRN``.

    Raises:
        UsageError: It is not two.
    """
    if text is None:
        return None
    codes = [code.strip() for code in text.split(",")]
    if len(codes) != 2 or not all(codes):
        raise UsageError(f"--dyad: {text!r} is not two country codes; write the actor's first, as ISR,IRN")
    return codes[0], codes[1]


def voice(text: str | None) -> Voice | None:
    """Read whose voice is wanted.

    Raises:
        UsageError: It is none.
    """
    return None if text is None else Voice(one_of(text, tuple(Voice), "--voice") or text)


def one_of(value: str | None, known: tuple[str, ...], option: str) -> str | None:
    """Check a value against a closed list.

    Raises:
        UsageError: It is not in the list.
    """
    if value is not None and value not in known:
        raise UsageError(f"{option}: {value!r} is not one of {', '.join(known)}")
    return value


def coder_maker(
    codebook: Path | None,
    actors: Path | None,
    model: str | None,
    coder: str | None = None,
    threshold: float | None = None,
) -> "LocalCoder":
    """Give what makes coders with a user's settings."""
    from dragoman.run.coder import CODERS, Settings  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.local import LocalCoder  # noqa: PLC0415

    defaults = Settings()
    name = one_of(coder, CODERS, "--coder") or defaults.coder
    return LocalCoder(Settings(codebook, actors, model or defaults.model, name, threshold=threshold))


def build_places(*, quiet: bool) -> None:
    """Have the gazetteer built before coders want it: once, and with word of how it goes."""
    from dragoman.knowledge.places import Gazetteer  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.cli.progress import steps  # noqa: PLC0415

    told = False
    with steps(quiet=quiet) as show:

        def tell(what: str, done: int, total: int) -> None:
            nonlocal told
            if not told and not sys.stderr.isatty():
                note("compiling the gazetteer, this once; it takes a minute or so", quiet=quiet)
            told = True
            show(what, done, total)

        Gazetteer.open(progress=tell)


def readings(paths: Iterable[str], columns: str | None) -> "Iterator[Reading]":
    """Read files and folders, with what a user says of their columns.

    Raises:
        UsageError: What is said of columns cannot be read.
    """
    return chain.from_iterable(found for _, found in sources(paths, columns))


def sources(
    paths: Iterable[str], columns: str | None, leave_out: "Callable[[Path], bool]" = lambda _: False
) -> "list[tuple[str, Iterator[Reading]]]":
    """Give each path with what is read there.

    Args:
        paths: Files, folders and ``-``.
        columns: What a user says of their columns.
        leave_out: Says what is passed over in folders.

    Raises:
        UsageError: What is said of columns cannot be read.
    """
    from dragoman.sources import parse_columns, read  # noqa: PLC0415 - keeps --help instant

    named = parse_columns(columns) if columns is not None else {}
    return [(path, read(path, columns=named, leave_out=leave_out)) for path in paths]


def note_on_text(store: "Store", command: str = "dragoman show ID", *, quiet: bool) -> None:
    """Say of a store without text that hashes stand in the place of words.

    Args:
        store: An open store.
        command: The command that puts the words back, but for its options.
        quiet: Whether not to say it.
    """
    from dragoman.store.texts import keeps_text  # noqa: PLC0415 - keeps --help instant

    if not keeps_text(store):
        note(
            f"the store keeps no text: a sha256 stands for the words; put them back with: {command} "
            f"--store {store.path} --text-from PATH",
            quiet=quiet,
        )


def note_on_missing(store: "Store", docs: "Collection[str]", *, quiet: bool) -> None:
    """Say of how many documents of a store without text no file given has the article."""
    from dragoman.store.texts import keeps_text  # noqa: PLC0415 - keeps --help instant

    if docs and not keeps_text(store):
        missing = f"the files given do not hold {many(len(docs), 'article')} of these as they were coded"
        note(
            f"{missing}, and a sha256 stands for their words; give those they were ingested from", quiet=quiet
        )


def unassembled(store: "Store") -> str:
    """Say how many events of a store no assembly has seen, and what to do; nothing where there are none."""
    from dragoman.store.assembled import count_new_events  # noqa: PLC0415 - keeps --help instant

    waiting = count_new_events(store)
    are = "event is" if waiting == 1 else "events are"
    return (
        f"{waiting} {are} in no incident yet; run: dragoman assemble --store {store.path}" if waiting else ""
    )
