"""Where one judge works in the browser: keys and buttons, the event at hand, what was done said aloud."""

import asyncio
from collections.abc import Callable, Mapping

from nicegui import ui
from nicegui.events import KeyEventArguments

from dragoman.errors import DragomanError
from dragoman.run.review.desk import Desk, View, open_desk
from dragoman.run.review.fields import HOW_TO_WRITE, Field, Vocabulary, choices
from dragoman.run.review.kept import written
from dragoman.run.review.keys import KEYS, Action
from dragoman.run.review.plan import Plan
from dragoman.store.database import Store
from dragoman.store.judgements import Verdict
from dragoman.views.html import element
from dragoman.views.today import today
from dragoman.views.web.access import Access
from dragoman.views.web.frame import replace, show
from dragoman.views.web.review.context import review_page
from dragoman.views.web.review.dialogs import Correction, Help
from dragoman.views.web.review.figures import figures
from dragoman.views.web.review.markup import event_card, question, spoken

BUTTONS: Mapping[Action, str] = {
    Action.RIGHT: "Right",
    Action.WRONG: "Wrong",
    Action.CORRECT: "Correct",
    Action.REST: "All the rest is right",
    Action.SKIP: "Skip",
    Action.UNDO: "Undo",
    Action.HELP: "Keys",
}
"""What can be pressed, for those without a keyboard; each says its key."""

_SIGNS = {action: sign for sign, action in KEYS.items()}
_DONE = (
    "Nothing is left to judge for you in this sample: what you were to judge is judged, and what others "
    "judged is not asked twice. Draw another sample with another seed, or more events."
)


class Room:
    """One judge's page. Each answer is written at once; keys that come meanwhile are dropped."""

    def __init__(self, access: Access, desk: Desk) -> None:
        """Take a desk; ``build`` puts it on the page."""
        self._access, self._desk = access, desk
        self._busy = asyncio.Lock()
        self._view: View | None = None
        self._number = -1

    async def build(self) -> None:
        """Put everything on the page that is being made."""
        self._progress = show().classes("review-progress")
        self._told = (
            show().props('role="status" aria-live="polite" aria-atomic="true"').classes("review-told")
        )
        self._event = show()
        self._question = show()
        with ui.element("div").classes("actions").props('role="group" aria-label="Answer"') as self._buttons:
            for action, name in BUTTONS.items():
                self._button(action, name)
            self._keys = ui.switch("Keys", value=True).props('aria-label="Answer by keys"')
        self._correction = Correction(self._corrected)
        self._help = Help()
        ui.keyboard(self._pressed, repeating=False, ignore=["input", "select", "textarea"])
        self._figures = show()
        await self._refresh("")

    def _button(self, action: Action, name: str) -> None:
        sign = _SIGNS[action]
        button = ui.button(f"{name} ({sign})", on_click=lambda: self.act(action)).props(
            f'no-caps unelevated aria-keyshortcuts="{sign}"'
        )
        if action is not Action.RIGHT:
            button.props("outline")

    async def _pressed(self, event: KeyEventArguments) -> None:
        """Take a key, unless it is typed into something or meant for the browser."""
        held = event.modifiers
        if not event.action.keydown or held.ctrl or held.alt or held.meta or not self._keys.value:
            return
        action = KEYS.get(str(event.key.name).lower())
        if action is not None and not self._correction.is_open and not self._help.is_open:
            await self.act(action)

    async def act(self, action: Action) -> None:
        """Do what a key or button asks for."""
        if action is Action.HELP:
            self._help.open()
        elif action in _ANSWERS and not self._busy.locked():
            await self._kept(_ANSWERS[action](self._desk))
        elif action is Action.CORRECT and self._view is not None and not self._busy.locked():
            self._correct(self._view)

    def _correct(self, view: View) -> None:
        if view.field is Field.EVENT:
            self._tell("An event as a whole is right or wrong: y or n. Then its fields are asked one by one.")
            return
        known = choices(view.field, view.event, self._desk.vocabulary.codebook)
        given = "" if known else written(view.field, view.event)
        self._correction.open(view.field, HOW_TO_WRITE[view.field], known, given)

    async def _corrected(self, typed: str) -> str | None:
        """Keep what was typed; give what is wrong with it, or None."""
        try:
            async with self._busy:
                told = await self._access.write(lambda store: self._desk.answer(store, Verdict.WRONG, typed))
        except DragomanError as error:
            return str(error)
        await self._refresh(told)
        return None

    async def _kept(self, do: Callable[[Store], str]) -> None:
        try:
            async with self._busy:
                told = await self._access.write(do)
        except DragomanError as error:
            self._tell(f"Not kept: {error}")
            return
        await self._refresh(told)

    async def _refresh(self, told: str) -> None:
        """Show what is asked now, and the figures anew when an event is done."""
        view = self._view = await self._access.ask(self._desk.view)
        self._buttons.set_visibility(view is not None or self._desk.answered > 0)
        if view is None:
            replace(self._event, element("p", _DONE, class_="empty"))
            replace(self._question)
            self._tell(" ".join(part for part in (_sentence(told), "Nothing is left to judge.") if part))
        else:
            replace(self._event, event_card(view))
            replace(self._question, question(view))
            self._tell(_sentence(told), spoken(view))
        self._show_progress(view)
        number = 0 if view is None else view.number
        if number != self._number:
            self._number = number
            page = await self._access.ask(review_page, self._desk.plan)
            replace(self._figures, figures(page))

    def _show_progress(self, view: View | None) -> None:
        total = view.of if view is not None else self._desk.of
        done = total if view is None else view.number - 1
        replace(
            self._progress,
            element("label", f"{self._desk.judge}: {done} of {total} events done ", for_="review-bar"),
            element("progress", value=done, max=max(total, 1), id="review-bar"),
            element("span", f" {self._desk.answered} answers in this session", class_="quiet"),
        )

    def _tell(self, words: str, unseen: str = "") -> None:
        """Say what was done; a screen reader also says what is asked now."""
        replace(self._told, element("span", words), element("span", f" {unseen}", class_="unseen"))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


_ANSWERS: Mapping[Action, Callable[[Desk], Callable[[Store], str]]] = {
    Action.RIGHT: lambda desk: lambda store: desk.answer(store, Verdict.RIGHT),
    Action.WRONG: lambda desk: lambda store: desk.answer(store, Verdict.WRONG),
    Action.REST: lambda desk: desk.accept_rest,
    Action.SKIP: lambda desk: desk.skip,
    Action.UNDO: lambda desk: desk.undo,
    Action.DOWN: lambda desk: lambda store: desk.move(store, 1),
    Action.UP: lambda desk: lambda store: desk.move(store, -1),
}


async def enter(access: Access, plan: Plan, judge: str, vocabulary: Vocabulary) -> Room:
    """Let a judge in and put their page where elements are being made.

    Raises:
        DragomanError: The store keeps no text, or the name is empty.
    """
    desk = await access.ask(open_desk, plan, judge, vocabulary, today)
    room = Room(access, desk)
    await room.build()
    return room
