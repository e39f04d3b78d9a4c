"""What types, modes, contexts, sectors, codes and statuses mean: the codebook, looked up by name."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from dragoman.errors import UsageError
from dragoman.knowledge.codebook import Codebook, EventType, Example, Mode, load_codebook
from dragoman.records import Status
from dragoman.store.database import Store
from dragoman.views.mcp.arguments import CodebookEntry
from dragoman.views.mcp.bounds import echoed
from dragoman.views.mcp.result_counts import Entries, Entry

_STATUSES = {
    Status.HAPPENED: "It took place, as the report has it.",
    Status.ONGOING: "It goes on as the report is written.",
    Status.PLANNED: "It is promised, ordered, threatened or announced for later.",
    Status.HYPOTHETICAL: "It is possible, conditional or asked for.",
    Status.NEGATED: "The text says that it did not or does not happen.",
    Status.DENIED: "Someone denies it, and the text does not settle it.",
}
_EXAMPLES = 4  # of a type's some twenty: enough to see how it is coded


def codebook(_: Store, asked: CodebookEntry) -> Entries:
    """Give the entries that have a name, or all types in brief.

    Raises:
        UsageError: Nothing has it.
    """
    if asked.name is not None:
        return look_up(asked.name)
    return Entries(tuple(replace(entry, includes=(), excludes=(), examples=()) for entry in whole().entries))


def whole() -> Entries:
    """Give all types."""
    return Entries(tuple(map(_type, _book().types.values())))


def look_up(name: str) -> Entries:
    """Give the entries that have a name, whatever its case.

    Raises:
        UsageError: Nothing has it; the message says what is like it.
    """
    everything = tuple(entries())
    named = tuple(entry for entry in everything if entry.name.lower() == name.strip().lower())
    if not named:
        known = sorted({entry.name for entry in everything})
        raise UsageError(f"{echoed(name)} is nowhere in the codebook; {_hint(name, known)}")
    return Entries(named)


def check_type(name: str | None) -> None:
    """Say of a search that found nothing whether that is for a slip in the type's name.

    Raises:
        UsageError: The codebook has no such type.
    """
    types = sorted(_book().types)
    if name is not None and name.upper() not in types:
        raise UsageError(f"type: nothing is found, and {echoed(name)} is no type; {_hint(name, types)}")


def entries() -> Iterator[Entry]:
    """Give every entry: types with their modes, then contexts, sectors, CAMEO codes and statuses."""
    book = _book()
    for made in book.types.values():
        yield _type(made)
        yield from (_mode(book, made, mode) for mode in made.modes.values())
    for context in book.contexts.values():
        yield Entry("context", context.name, None, context.definition)
    for sector in book.sectors.values():
        yield Entry("sector", sector.code, None, sector.definition)
    for code, definition in book.non_state.items():
        yield Entry("non-state code", code, None, definition)
    for cameo in book.cameo.values():
        yield Entry("CAMEO code", cameo.code, cameo.type, cameo.description, goldstein=cameo.goldstein)
    for status, definition in _STATUSES.items():
        yield Entry("status", status, None, definition)


@cache
def _book() -> Codebook:
    """Load our codebook once: it takes half a second."""
    return load_codebook()


def _type(made: EventType) -> Entry:
    return Entry(
        kind="type",
        name=made.name,
        of=None,
        definition=made.definition,
        quad=made.quad,
        intensity=made.intensity,
        cameo=made.cameo,
        includes=made.includes,
        excludes=made.excludes,
        modes=tuple(made.modes),
        examples=tuple(map(_example, made.examples[:_EXAMPLES])),
    )


def _mode(book: Codebook, made: EventType, mode: Mode) -> Entry:
    return Entry(
        kind="mode",
        name=mode.name,
        of=made.name,
        definition=mode.definition,
        intensity=book.intensity(made.name, mode.name),
        cameo=book.cameo_for(made.name, mode.name),
    )


def _example(example: Example) -> str:
    coded = "; ".join(
        f"{event.trigger}: {event.type}{f' {event.mode}' if event.mode else ''}, {event.status}"
        for event in example.events
    )
    return f"{example.text} [{coded or 'no event'}]"


def _hint(name: str, known: list[str]) -> str:
    forms = {form.lower(): form for form in known}
    near = [forms[form] for form in get_close_matches(name.lower()[:60], forms)]
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"there are: {', '.join(known)}" if len(known) <= 20 else "list the types with the tool codebook"
