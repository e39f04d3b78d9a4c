"""Why a search of a store found nothing: an empty answer to a slip looks like an empty world."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dragoman.views.cli.console import many

if TYPE_CHECKING:
    from dragoman.store.database import Store
    from dragoman.store.read import EventFilter

_OPTIONS = {
    "type": "--type",
    "actor": "--actor",
    "country": "--country",
    "dyad": "--dyad",
    "status": "--status",
    "first": "--from",
    "last": "--to",
    "voice": "--voice",
}
_FEW = 20  # as many as a line holds
_CODE = 3  # letters of a code: nothing is near to so few
_SHORT_NAMES = {"UK": "GBR", "US": "USA", "UAE": "ARE"}
_HELD = "SELECT count(*), min(first_day), max(first_day) FROM events"
_TYPES = "SELECT DISTINCT type FROM events ORDER BY type"


def why_nothing(store: "Store", wanted: "EventFilter") -> str:
    """Say why no event of a store is let through by a filter, and what may be meant instead.

    Args:
        store: Where nothing was found.
        wanted: What was asked for; its limit does not matter.
    """
    from dragoman.store import read  # noqa: PLC0415 - keeps --help instant

    ((number, first, last),) = store.fetch(_HELD, [])
    if not number:
        articles = read.counts(store)["articles"]
        held = f"holds {many(articles, 'article')} and no event" if articles else "is empty"
        return f"the store {held}; code articles into it with: dragoman ingest PATH --store {store.path}"
    slips = [*_slips(store, wanted)]
    if slips:
        return "; ".join(slips)
    alone = [
        f"{option} {','.join(value) if isinstance(value, tuple) else value}"
        for name, option in _OPTIONS.items()
        if (value := getattr(wanted, name)) is not None
        and not read.event_ids(store, read.EventFilter(limit=1, **{name: value}))
    ]
    days = f", of {first} to {last}" if first else ""
    held = f"the store holds {many(number, 'event')}{days}"
    if alone:
        return f"no event at all fits {' or '.join(alone)}; {held}"
    given = [option for name, option in _OPTIONS.items() if getattr(wanted, name) is not None]
    if len(given) > 1:
        return f"there are events for each of {', '.join(given)}, but none for all together; {held}"
    return held


def _slips(store: "Store", wanted: "EventFilter") -> Iterator[str]:
    """Give what of a filter names nothing that there is."""
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - keeps --help instant

    if wanted.type is not None:
        types = sorted({*load_codebook().types, *(name for (name,) in store.fetch(_TYPES, []))})
        if wanted.type.upper() not in types:
            yield f"--type: {wanted.type!r} is no type; {_hint(wanted.type, {name: name for name in types})}"
    named = [("--country", wanted.country), *(("--dyad", code) for code in wanted.dyad or ())]
    for option, code in named:
        codes = _codes()
        if code is not None and code.upper() not in codes.values():
            yield f"{option}: {code!r} is no country code; {_hint(code, codes)}"


def _codes() -> dict[str, str]:
    """Give country codes by the names they may be looked for by, and by themselves."""
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - keeps --help instant
    from dragoman.knowledge.countries import countries  # noqa: PLC0415

    known = [*countries().values()]
    others = {code: code for code in load_codebook().non_state}
    names = {country.name: country.code for country in known} | _SHORT_NAMES
    return names | {one.code: one.code for one in known} | others


def _hint(asked: str, known: dict[str, str]) -> str:
    """Say what may be meant by a name, or where names are listed."""
    forms = {form.lower(): code for form, code in known.items()}
    if asked.lower() in forms:
        return f"did you mean {forms[asked.lower()]}?"
    near = dict.fromkeys(
        forms[form] for form in get_close_matches(asked.lower()[:60], forms) if len(asked) > _CODE
    )
    if near:
        return f"did you mean {' or '.join(near)}?"
    if len(known) <= _FEW:
        return f"there are: {', '.join(known)}"
    return "write three letters, such as SYR, or a code such as IGO"
