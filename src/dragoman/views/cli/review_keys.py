"""Judging in a terminal, by keys only: an event, its sentence with marks, one question at a time."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import typer

from dragoman.errors import DragomanError
from dragoman.run.review.fields import HOW_TO_WRITE, Field, choices, chosen, plain
from dragoman.run.review.kept import written
from dragoman.run.review.keys import KEYS, SAYS, Action
from dragoman.store.judgements import Judgement, Verdict
from dragoman.views.cli.console import console, is_terminal, table
from dragoman.views.marked import bracketed, coloured, within
from dragoman.views.shown import marks_of

if TYPE_CHECKING:
    from dragoman.run.review.desk import Desk, View
    from dragoman.store.database import Store

AROUND = 400
"""Characters of the text that are shown on either side of the sentence when more is asked for."""
_LINE = " ".join(f"[{sign}]{action if action != sign else ''}" for sign, action in KEYS.items())

_ANSWERS: "Mapping[Action, Callable[[Desk, Store], str]]" = {
    Action.RIGHT: lambda desk, store: desk.answer(store, Verdict.RIGHT),
    Action.WRONG: lambda desk, store: desk.answer(store, Verdict.WRONG),
    Action.REST: lambda desk, store: desk.accept_rest(store),
    Action.SKIP: lambda desk, store: desk.skip(store),
    Action.UNDO: lambda desk, store: desk.undo(store),
    Action.DOWN: lambda desk, store: desk.move(store, 1),
    Action.UP: lambda desk, store: desk.move(store, -1),
}


class Keyboard(Protocol):
    """Where keys and lines come from."""

    def key(self) -> str:
        """Wait for one key."""

    def line(self, prompt: str, given: str) -> str:
        """Wait for a line, to be edited from what is given; empty where the person gave up."""


class Terminal:
    """The keyboard of whoever runs the command."""

    def key(self) -> str:
        """Wait for one key; the end of the input stands for quit."""
        try:
            return typer.getchar()
        except EOFError:
            return "q"

    def line(self, prompt: str, given: str) -> str:
        """Wait for a line; where the terminal can, it begins with what is given."""
        try:
            import readline  # noqa: PLC0415 - not on every system
        except ModuleNotFoundError:
            return _input(prompt)
        readline.set_startup_hook(lambda: readline.insert_text(given))
        try:
            return _input(prompt)
        finally:
            readline.set_startup_hook(None)


def work(store: "Store", desk: "Desk", keyboard: Keyboard) -> None:
    """Have a judge go through what the desk has, until all is done or they stop.

    Args:
        store: Open for writing.
        desk: The judge's session.
        keyboard: Where answers come from.
    """
    shown = None
    while (view := desk.view(store)) is not None:
        if shown != view.number:
            _write_event(view)
            shown = view.number
        _write_question(view)
        action = KEYS.get(keyboard.key().lower())
        if action is Action.QUIT:
            break
        said = _done(store, desk, view, action, keyboard)
        if said:
            console().print(said, soft_wrap=True)
        if action is Action.UNDO:
            shown = None


def field_rows(view: "View") -> Iterator[tuple[object, ...]]:
    """Give a row a field: name, the coder's value, and what this judge said of it."""
    for field in Field:
        if field is Field.EVENT:
            continue
        said = view.mine.get(field)
        yield field, plain(field, view.coded), "" if said is None else _word(said, field, view)


def marked_sentence(view: "View") -> str:
    """Write the sentence with each field's words in brackets, and what stands elsewhere below."""
    evidence = view.event.evidence
    inside, outside = within(marks_of(view.event), evidence.start, evidence.end)
    lines = [bracketed(evidence.text, inside, start=evidence.start)]
    lines += [f"elsewhere: [{mark.label}: {view.text[mark.start : mark.end]}]" for mark in outside]
    return "\n".join(lines)


def _input(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        return ""


def _done(store: "Store", desk: "Desk", view: "View", action: Action | None, keyboard: Keyboard) -> str:
    """Do what a key asks for and say it."""
    if action is Action.CORRECT:
        return _tried(lambda: _corrected(store, desk, view, keyboard))
    if action is Action.MORE:
        return _more(view)
    if action is Action.HELP:
        return "\n".join(f"  {sign}  {SAYS[one]}" for sign, one in KEYS.items())
    if action is None or action not in _ANSWERS:
        return "no such key; ? shows them"
    return _tried(lambda: _ANSWERS[action](desk, store))


def _tried(do: Callable[[], str]) -> str:
    """Say what was done, or why it was not."""
    try:
        return do()
    except DragomanError as error:
        return f"not kept: {error}"


def _corrected(store: "Store", desk: "Desk", view: "View", keyboard: Keyboard) -> str:
    """Have the right value chosen from a list, or typed."""
    if view.field is Field.EVENT:
        return "an event as a whole is right or wrong: y or n; then its fields are asked one by one"
    known = choices(view.field, view.event, desk.vocabulary.codebook)
    for number, name in enumerate(known, start=1):
        console().print(f"  {number:2} {name}")
    how = "its number, or " if known else ""
    typed = keyboard.line(
        f"{view.field} ({how}{HOW_TO_WRITE[view.field]}): ", "" if known else written(view.field, view.event)
    ).strip()
    if not typed:
        return "nothing written, nothing kept"
    return desk.answer(store, Verdict.WRONG, chosen(typed, known))


def _more(view: "View") -> str:
    evidence = view.event.evidence
    return view.text[max(0, evidence.start - AROUND) : evidence.end + AROUND]


def _word(said: Judgement, field: Field, view: "View") -> str:
    return f"{said.verdict}: {plain(field, view.event) or 'none'}" if said.value is not None else said.verdict


def _write_event(view: "View") -> None:
    """Write where it is from, the sentence with its marks, and the fields."""
    out = console()
    out.print()
    origin = " ".join(part for part in (view.source, str(view.published or "")) if part)
    out.print(f"{view.number} of {view.of}  {view.coded.id}  {origin}".rstrip())
    out.print()
    if is_terminal():
        evidence = view.event.evidence
        inside, outside = within(marks_of(view.event), evidence.start, evidence.end)
        out.print(coloured(evidence.text, inside, start=evidence.start))
        for mark in outside:
            out.print(f"  elsewhere: [{mark.label}: {view.text[mark.start : mark.end]}]")
    else:
        out.print(marked_sentence(view), soft_wrap=True)
    table(("field", "value", "you said"), field_rows(view))


def _write_question(view: "View") -> None:
    out = console()
    value = plain(view.field, view.event) or "none"
    out.print(f"{view.field}: {value}", soft_wrap=True)
    out.print(f"  {view.question}  {_LINE}", soft_wrap=True)
    sys.stdout.flush()
