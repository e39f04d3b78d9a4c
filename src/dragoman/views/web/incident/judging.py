"""What a person may do to an incident: split, join, undo, each confirmed, with name and note, and undone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from nicegui import app, ui
from nicegui.events import ValueChangeEventArguments

from dragoman.errors import DragomanError
from dragoman.run.judging import Judge
from dragoman.store.judgements import Judgement, Verdict
from dragoman.views.html import address, element
from dragoman.views.web.access import Access
from dragoman.views.web.frame import show
from dragoman.views.web.incident.context import Asked, IncidentPage, judge
from dragoman.views.web.incident.reports import outlet_of

Picked = ValueChangeEventArguments[bool | None]
"""That a report was picked for a split or is no longer."""
_NAME = "judge"
_LONGEST = 80  # characters of a name
_WORDS = 110  # characters of a sentence in the list of reports


@dataclass(slots=True)
class Desk:
    """The forms of one page, and what they are filled with."""

    access: Access
    page: IncidentPage
    picked: set[str] = field(default_factory=set)
    name: str = ""
    note: str = ""
    others: str = ""
    holder: ui.element = field(default_factory=lambda: ui.element("div"))

    def build(self) -> None:
        """Make the forms, or say why there are none."""
        if not self.access.is_writable:
            why = f"the store {self.access.name} is {self.access.why_read_only}."
            show(element("p", f"Nothing can be joined or split: {why}", class_="notice"))
            return
        self.name = str(app.storage.tab.get(_NAME, ""))
        with self.holder:
            self._build_forms()

    def _build_forms(self) -> None:
        with ui.element("div").classes("desk"):
            ui.input("Your name", on_change=self._named, value=self.name).props(f"maxlength={_LONGEST}")
            ui.input("Why, in your words", on_change=lambda e: setattr(self, "note", e.value or ""))
        self._build_split()
        self._build_join()
        self._build_undo()

    def _named(self, change: ValueChangeEventArguments[str | None]) -> None:
        self.name = (change.value or "").strip()
        app.storage.tab[_NAME] = self.name

    def _build_split(self) -> None:
        show(element("h3", "Split: some reports are of another happening"))
        if len(self.page.reports) < 2:
            show(element("p", "There is one report; nothing can be split off.", class_="quiet"))
            return
        with ui.element("div").classes("picks"):
            for one in self.page.reports:
                event = one.report.event
                words = " ".join(event.evidence.text.split())
                short = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
                ui.checkbox(f"{one.number} {outlet_of(one)}: {short}", on_change=self._picker(event.id))
        _button("Split off …", self._ask_split)

    def _picker(self, event: str) -> Callable[[Picked], None]:
        def pick(change: Picked) -> None:
            (self.picked.add if change.value else self.picked.discard)(event)

        return pick

    def _build_join(self) -> None:
        show(element("h3", "Join: other incidents are the same happening"))
        ui.input(
            "Ids of incidents, with spaces between",
            on_change=lambda e: setattr(self, "others", e.value or ""),
        ).classes("wide")
        _button("Join …", self._ask_join)

    def _build_undo(self) -> None:
        show(element("h3", "Undo"))
        if not self.page.judgements:
            show(element("p", "No judgement stands that could be undone.", class_="quiet"))
        for one in self.page.judgements:
            _button(f"Undo the {_verb(one)} by {one.judge} on {one.day} …", self._undoer(one))

    def _undoer(self, one: Judgement) -> Callable[[], None]:
        return lambda: self._confirm(
            Asked("undo", self.page.incident.id, (one.id,)),
            f"The {_verb(one)} {one.id} by {one.judge} on {one.day} is taken back. It stays on record as "
            "withdrawn, and the reports are put together as if it had not been made.",
        )

    def _ask_split(self) -> None:
        events = tuple(one for one in self.page.incident.events if one in self.picked)
        if not events or len(events) == len(self.page.reports):
            _tell("Choose some of the reports, not none and not all of them.")
            return
        numbers = ", ".join(str(self.page.numbers[one]) for one in events)
        self._confirm(
            Asked("split", self.page.incident.id, events),
            f"{len(events)} of {len(self.page.reports)} reports ({numbers}) are kept apart from the others.",
        )

    def _ask_join(self) -> None:
        others = tuple(dict.fromkeys(self.others.replace(",", " ").split()))
        if not others:
            _tell("Write the id of another incident; it stands on its page.")
            return
        self._confirm(
            Asked("join", self.page.incident.id, others),
            f"This incident and {', '.join(others)} become one.",
        )

    def _confirm(self, asked: Asked, what: str) -> None:
        """Ask once more, naming what will be done and in whose name."""
        if not self.name:
            _tell("Write your name first: a judgement is kept with who made it.")
            return
        with self.holder, ui.dialog() as dialog, ui.card():
            dialog.props["aria-label"] = f"{asked.verb.capitalize()}?"
            show(element("h2", f"{asked.verb.capitalize()}?"), element("p", what))
            kept = f"Kept as a judgement by {self.name}"
            kept += f", because: {self.note}" if self.note.strip() else ", without a note"
            show(element("p", f"{kept}. It can be undone.", class_="quiet"))
            with ui.element("div").classes("actions"):
                _button(asked.verb.capitalize(), lambda: self._do(asked, dialog))
                _button("Cancel", dialog.close, is_plain=True)
        dialog.on("hide", dialog.delete)
        dialog.open()

    async def _do(self, asked: Asked, dialog: ui.dialog) -> None:
        """Do it, and go to where the incident's first report is then."""
        dialog.close()
        by = Judge(self.name[:_LONGEST], datetime.now(UTC).date(), self.note.strip())
        # The dialog that the button stands in is gone meanwhile: what follows belongs to the page.
        with self.holder:
            try:
                now = await self.access.write(judge, asked, by)
            except DragomanError as error:
                _tell(str(error))
                return
            ui.navigate.to(address("incident", now, query={"done": asked.verb}))


def _verb(one: Judgement) -> str:
    return "join" if one.verdict is Verdict.RIGHT else "split"


def _button(words: str, act: Callable[[], object], *, is_plain: bool = False) -> None:
    """Make a button that is the browser's own, so that it looks and works as those of the other pages."""
    made = ui.element("button").props("type=button").on("click", act)
    made.classes("plain" if is_plain else "")
    with made:
        show(element("span", words))


def _tell(words: str) -> None:
    """Say that something could not be done; it is read out at once."""
    with ui.dialog(value=True) as dialog, ui.card():
        dialog.props["aria-label"] = "It was not done"
        show(element("p", words, role="alert"))
        _button("Close", dialog.close)
    dialog.on("hide", dialog.delete)
