"""The review page as a browser sees it: keys and buttons judge, what was done is said, read-only says why."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing import User, user_simulation

from dragoman.run.review.corrected_store import open_corrected
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import every_standing
from dragoman.views.web.access import Access
from dragoman.views.web.pages import review
from made_review import judged_file, review_file, review_store

Visit = Callable[["Person"], Awaitable[None]]
_PATIENCE = 200  # looks at the page, 50 ms apart, before what should be there is missed


class Person:
    """Somebody before the page: looks, presses keys and buttons, types."""

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def page(self) -> str:
        """All markup that can be seen."""
        assert self.user.client is not None
        shown = (one for one in self.user.client.elements.values() if isinstance(one, ui.html))
        return "\n".join(one.content for one in shown if one.visible)

    async def sees(self, words: str) -> None:
        for _ in range(_PATIENCE):
            if words in self.page:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{words!r} is not on the page:\n{self.page}")

    def press(self, key: str, **held: bool) -> None:
        args: dict[str, Any] = dict.fromkeys(("altKey", "ctrlKey", "metaKey", "shiftKey"), False) | held
        args |= {"action": "keydown", "key": key, "code": "", "location": 0, "repeat": False}
        self.user.find(ui.keyboard).trigger("key", args)

    def write(self, label: str, words: str) -> None:
        line = self._line(label)
        line.value = words
        self.user.find(kind=ui.input, content=label).trigger("keydown.enter")

    def line(self, label: str) -> str:
        return str(self._line(label).value)

    def _line(self, label: str) -> ui.input:
        (found,) = self.user.find(kind=ui.input, content=label).elements
        return found

    async def comes_in(self, name: str, query: str = "?type=COERCE&sample=6") -> None:
        await self.user.open(f"/review{query}")
        await self.sees("Who judges?")
        self.write("Your name", name)
        await self.sees("Does the passage report such an event at all?")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


def visit(store: Store, act: Visit, *, is_writable: bool = True) -> None:
    """Serve the page in this process and have a person act on it."""

    async def run() -> None:
        async with user_simulation() as user:
            review.add(Access(store, is_writable=is_writable))
            await act(Person(user))

    asyncio.run(run())


def said(store: Store) -> list[tuple[str, str, str, str | None]]:
    return [(one.judge, one.field, one.verdict, one.value) for one in every_standing(store)]


def test_keys_judge_correct_and_undo(store: Store) -> None:
    async def act(person: Person) -> None:
        await person.comes_in("Mina <b>K.")
        assert "Event 1 of 6" in person.page
        assert "Mina &lt;b&gt;K.: 0 of 6 events done" in person.page
        person.press("y")
        await person.sees("Event: right.")
        assert said(store) == [("Mina <b>K.", "", "right", None)]
        person.press("c")
        await person.sees("Correct type")
        await person.sees("<li>ASSAULT</li>")
        person.write("What is right", "RIOT")
        await person.sees("is not one of")
        person.press("n")  # typed into the dialog: no answer
        person.write("What is right", "assault")
        await person.sees("Type: corrected to ASSAULT.")
        await person.sees("corrected: <strong>ASSAULT</strong>")
        assert said(store)[1:] == [("Mina <b>K.", "type", "wrong", "ASSAULT")]
        person.press("u")
        await person.sees("Undone: the last step.")
        assert len(said(store)) == 1
        person.press("n", ctrlKey=True)  # the browser's
        person.press("a")
        await person.sees("Event 2 of 6")
        await person.sees("1 of 6 events done")
        assert len(said(store)) == 11
        person.press("n")
        await person.sees("Event 3 of 6")

    visit(store, act)


def test_a_line_begins_with_what_stands_there(store: Store) -> None:
    async def act(person: Person) -> None:
        await person.comes_in("mk", "?type=COERCE&sample=6&fields=event,actors")
        person.press("y")
        await person.sees("actors: Police of TUR [TUR]")
        person.press("c")
        await person.sees("Correct actors")
        assert person.line("What is right") == "Police@17:23 [TUR]"
        person.write("What is right", "Derya Koral [TUR GOV]")
        await person.sees("Event 2 of 6")
        assert said(store)[1][1] == "actors"

    visit(store, act)


def test_buttons_do_what_keys_do_and_keys_can_be_switched_off(store: Store) -> None:
    async def act(person: Person) -> None:
        await person.comes_in("mk")
        person.user.find("Right (y)").click()
        await person.sees("Event: right.")
        person.user.find(ui.switch).click()
        person.press("n")
        person.user.find("Skip (s)").click()
        await person.sees("Skipped")
        assert said(store) == [("mk", "", "right", None)]

    visit(store, act)


def test_what_is_done_is_said_aloud_with_what_comes_next(store: Store) -> None:
    async def act(person: Person) -> None:
        await person.comes_in("mk")
        person.press("u")
        await person.sees("Not kept: there is nothing to undo in this session")
        person.press("y")
        await person.sees("type: COERCE. Is this the type?")
        assert person.user.client is not None
        live = [one for one in person.user.client.elements.values() if one.props.get("aria-live") == "polite"]
        assert len(live) == 1
        assert live[0].props.get("role") == "status"
        person.press("?")
        await person.sees("Keys. They do nothing while you type into a field.")

    visit(store, act)


def test_a_second_judge_makes_agreement_and_the_end_is_said(store: Store) -> None:
    async def act(person: Person) -> None:
        for name in ("mk", "ob"):
            await person.comes_in(name, "?type=AID&sample=3&second=1")
            for number in (2, 3, 0):
                person.press("n" if name == "mk" else "a")
                await person.sees(f"Event {number} of 3" if number else "Nothing is left to judge.")
            assert "Draw another sample" in person.page
            person.user.find(f"Not {name}? Another judge").click()
            await person.sees("Who judges?")
        await person.sees("Agreement of judges")
        assert "event: 3 events left out, on which judges disagree." in person.page

    visit(store, act)


def test_a_name_is_needed(store: Store) -> None:
    async def act(person: Person) -> None:
        await person.user.open("/review")
        await person.sees("Who judges?")
        person.write("Your name", "  ")
        await person.sees("Write your name first.")
        assert "Nothing of this sample of 10 events is judged yet." in person.page

    visit(store, act)


def test_read_only_says_why_and_shows_what_there_is(tmp_path: Path) -> None:
    async def act(person: Person) -> None:
        await person.user.open("/review")
        await person.sees("is served read-only, so nothing can be judged here")
        await person.sees("What the answers say")
        assert "Who judges?" not in person.page

    with open_store(review_file(tmp_path / "s.duckdb")) as store:
        visit(store, act, is_writable=False)


def test_as_reviewed_says_why_and_shows_figures_of_what_was_coded(tmp_path: Path) -> None:
    """Of the corrected events every one would be right: those that are wrong are gone."""

    async def act(person: Person) -> None:
        await person.user.open("/review?sample=10")
        await person.sees(
            "nothing can be judged here: judged is what was coded; to judge, start dragoman serve"
        )
        await person.sees("without --corrected")
        await person.sees("on a sample of 10 of 10 events")
        assert "Who judges?" not in person.page

    with open_corrected(judged_file(tmp_path / "s.duckdb")) as store:
        visit(store, act, is_writable=False)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?fields=<script>", "fields: &#x27;&lt;script&gt;&#x27; is not one of"),
        ("?type=RIOT", "There is no event to judge"),
    ],
)
def test_an_address_that_asks_for_nonsense_is_answered_in_words(store: Store, query: str, words: str) -> None:
    async def act(person: Person) -> None:
        await person.user.open(f"/review{query}")
        await person.sees(words)
        assert "<script>" not in person.page

    visit(store, act)
