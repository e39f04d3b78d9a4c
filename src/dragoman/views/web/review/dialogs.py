"""What opens over the review page: typing a correction, and the list of keys."""

from collections.abc import Awaitable, Callable, Sequence

from nicegui import ui

from dragoman.run.review.fields import Field, chosen
from dragoman.views.html import element
from dragoman.views.web.frame import replace, show
from dragoman.views.web.review.markup import choice_list, keys_help

Keep = Callable[[str], Awaitable[str | None]]
"""Keeps what was typed, and says what is wrong with it; None where nothing is."""


class Correction:
    """A dialog with one line to type in; Enter keeps it, Escape does not."""

    def __init__(self, keep: Keep) -> None:
        """Build it closed."""
        self._keep = keep
        self._known: tuple[str, ...] = ()
        with ui.dialog().props('aria-labelledby="correction-title"') as self._dialog, ui.card():
            self._title = show()
            self._list = show()
            self._line = (
                ui.input("What is right")
                .props('autofocus autocomplete="off" aria-describedby="choices correction-fault"')
                .classes("correction-line")
                .on("keydown.enter", self._enter)
            )
            self._fault = show().props('role="alert" id="correction-fault"')
            with ui.element("div").classes("actions"):
                ui.button("Keep (Enter)", on_click=self._enter).props("no-caps unelevated")
                ui.button("Cancel (Esc)", on_click=self._dialog.close).props("no-caps outline")

    @property
    def is_open(self) -> bool:
        """Whether keys are typed into it."""
        return bool(self._dialog.value)

    def open(self, field: Field, how: str, known: Sequence[str], given: str) -> None:
        """Ask for what is right.

        Args:
            field: Which field.
            how: How it is written.
            known: The closed list of its values, or nothing.
            given: What the line begins with.
        """
        self._known = tuple(known)
        numbers = "Its number in the list, or " if known else ""
        replace(
            self._title,
            element("h2", f"Correct {field}", id="correction-title"),
            element("p", f"{numbers}{how}.", class_="quiet"),
        )
        replace(self._list, choice_list(known))
        replace(self._fault)
        self._line.set_value(given)
        self._dialog.open()

    async def _enter(self) -> None:
        typed = str(self._line.value or "").strip()
        fault = await self._keep(chosen(typed, self._known)) if typed else "Nothing is written yet."
        if fault is None:
            self._dialog.close()
        else:
            replace(self._fault, element("p", fault, class_="alert"))


class Help:
    """A dialog with the keys."""

    def __init__(self) -> None:
        """Build it closed."""
        with ui.dialog().props('aria-label="Keys"') as self._dialog, ui.card():
            show(keys_help())
            ui.button("Close (Esc)", on_click=self._dialog.close).props("no-caps outline autofocus")

    @property
    def is_open(self) -> bool:
        """Whether it is open."""
        return bool(self._dialog.value)

    def open(self) -> None:
        """Show it."""
        self._dialog.open()
