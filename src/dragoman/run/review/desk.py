"""A judge at work: one event after the other, field by field, each answer kept at once and undone at will."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.errors import StoreError, UsageError
from dragoman.records import Event
from dragoman.run.review.corrections import canonical
from dragoman.run.review.fields import NONE, QUESTIONS, Field, Vocabulary, plain
from dragoman.run.review.kept import applied
from dragoman.run.review.plan import Plan, judged, open_fields, queue
from dragoman.run.review.reviewed import last_words
from dragoman.run.review.words import Subject
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, add, add_all, standing, withdraw
from dragoman.store.texts import keeps_text

_LONGEST = 80  # characters of a judge's name


@dataclass(frozen=True, slots=True)
class View:
    """What a judge looks at; what others said of it is not shown, so that agreement means something.

    Attributes:
        event: The event with this judge's corrections.
        coded: The event as it was coded.
        text: The document's text.
        source: Outlet, or None.
        published: Day of publication, or None.
        field: What is asked now.
        mine: This judge's last word on each field.
        number: Which event of this session it is, from 1.
        of: Events of this session.
    """

    event: Event
    coded: Event
    text: str
    source: str | None
    published: date | None
    field: Field
    mine: Mapping[Field, Judgement]
    number: int
    of: int

    @property
    def question(self) -> str:
        """What is asked, in words."""
        return QUESTIONS[self.field]

    @property
    def subject(self) -> Subject:
        """What corrections are checked against."""
        return Subject(self.event, self.text)


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that can be undone: where it was done, and the judgements that were made."""

    at: int
    made: tuple[str, ...]


class Desk:
    """One judge's session with a plan. It holds no store: each question and answer is given one."""

    def __init__(
        self,
        plan: Plan,
        judge: str,
        vocabulary: Vocabulary,
        today: Callable[[], date],
        waiting: tuple[str, ...],
    ) -> None:
        """Sit down; see ``open_desk``."""
        self.plan, self.judge, self.vocabulary = plan, judge, vocabulary
        self._today = today
        self._queue = waiting
        self._at = 0
        self._chosen: Field | None = None
        # What is looked at, until something is answered: reading it twice for each answer is half the time.
        self._seen: View | None = None
        self._done: list[_Step] = []

    @property
    def left(self) -> int:
        """How many events are still to come, this one included."""
        return len(self._queue) - self._at

    @property
    def of(self) -> int:
        """How many events this session had at its beginning."""
        return len(self._queue)

    @property
    def answered(self) -> int:
        """How many judgements of this session stand."""
        return sum(len(step.made) for step in self._done)

    def view(self, store: Store) -> View | None:
        """Give what is to be looked at, or None when all is done."""
        self._seen = None
        while self._at < len(self._queue):
            found = self._view(store, self._queue[self._at])
            if found is not None:
                self._seen = found
                return found
            self._at += 1
        return None

    def move(self, store: Store, by: int) -> str:
        """Go to another field of the event: the next where ``by`` is 1, the one before where it is -1."""
        view = self._present(store)
        fields = self.plan.asked.fields
        self._chosen, self._seen = fields[(fields.index(view.field) + by) % len(fields)], None
        return f"{self._chosen} is asked now"

    def answer(self, store: Store, verdict: Verdict, typed: str | None = None) -> str:
        """Keep a judgement on the field that is asked.

        Args:
            store: Open for writing.
            verdict: Right or wrong.
            typed: The corrected value, where it is wrong and one was given.

        Returns:
            What was done, in words.

        Raises:
            UsageError: The correction does not fit; nothing is kept. Or there is nothing to judge.
        """
        view = self._present(store)
        asked = view.field
        told, value = f"{asked}: {verdict}", None
        if typed is not None and verdict is Verdict.WRONG:
            # Against the coder's value and not an earlier correction: that is what the judgement is on.
            before = self._with(view.coded, view.mine, but=asked)
            value = canonical(asked, typed, Subject(before, view.text), self.vocabulary)
            now = plain(asked, applied(asked, value, before, self.vocabulary))
            told = f"{asked}: corrected to {now or NONE}"
        self._done.append(_Step(self._at, (self._keep(store, view, asked, verdict, value),)))
        self._move_on(store)
        return told

    def accept_rest(self, store: Store) -> str:
        """Call all fields of the event right that are still open, and go to the next."""
        view = self._present(store)
        names = open_fields(self.plan, self.judge, standing(store, view.coded.id))
        made = add_all(store, [self._said(view, name, Verdict.RIGHT, None) for name in names])
        self._done.append(_Step(self._at, made))
        self._move_on(store)
        return f"{', '.join(names)}: right"

    def skip(self, store: Store) -> str:
        """Leave an event for another session; what was said of it stays."""
        self._present(store)
        self._done.append(_Step(self._at, ()))
        self._at, self._chosen, self._seen = self._at + 1, None, None
        return "skipped: it comes again in another session"

    def undo(self, store: Store) -> str:
        """Take the last answer of this session back, and go to where it was given.

        Raises:
            UsageError: Nothing is left to undo.
        """
        if not self._done:
            raise UsageError("there is nothing to undo in this session")
        step = self._done.pop()
        for identity in reversed(step.made):
            withdraw(store, identity, judge=self.judge, day=self._today(), note="undone")
        self._at, self._chosen, self._seen = step.at, None, None
        return f"undone: {len(step.made)} answers" if len(step.made) > 1 else "undone: the last step"

    def _present(self, store: Store) -> View:
        view = self._seen or self.view(store)
        if view is None:
            raise UsageError("nothing is left to judge in this sample; take another --seed or --sample")
        return view

    def _view(self, store: Store, identity: str) -> View | None:
        event = read.event(store, identity)
        document = None if event is None else read.document(store, event.doc)
        said = standing(store, identity)
        names = open_fields(self.plan, self.judge, said)
        if event is None or document is None or not names:
            return None
        mine = {
            name: one for name, words in last_words(said).items() for one in words if one.judge == self.judge
        }
        now = self._with(event, mine)
        where = self._at + 1, len(self._queue)
        asked = self._chosen or names[0]
        return View(now, event, document.text, document.source, document.published, asked, mine, *where)

    def _with(self, event: Event, mine: Mapping[Field, Judgement], but: Field | None = None) -> Event:
        """Put a judge's corrections into an event, but for those of one field."""
        for name, one in mine.items():
            if name is not but and one.verdict is Verdict.WRONG and one.value is not None:
                event = applied(name, one.value, event, self.vocabulary)
        return event

    def _keep(self, store: Store, view: View, field: Field, verdict: Verdict, value: str | None) -> str:
        """Keep one judgement in the place of this judge's earlier one on the field."""
        before = view.mine.get(field)
        if before is not None:
            withdraw(store, before.id, judge=self.judge, day=self._today(), note="judged anew")
        return add(store, self._said(view, field, verdict, value))

    def _said(self, view: View, field: Field, verdict: Verdict, value: str | None) -> Judgement:
        return Judgement(view.coded.id, field.stored, verdict, self.judge, self._today(), value=value)

    def _move_on(self, store: Store) -> None:
        """Go to the next event when all of this one is judged."""
        self._chosen = self._seen = None
        if not open_fields(self.plan, self.judge, standing(store, self._queue[self._at])):
            self._at += 1


def open_desk(
    store: Store, plan: Plan, judge: str, vocabulary: Vocabulary, today: Callable[[], date]
) -> Desk:
    """Sit a judge down before what the plan has for them.

    Args:
        store: Open for writing.
        plan: What is to be judged.
        judge: The judge's name.
        vocabulary: What a correction may be.
        today: Gives the day of a judgement.

    Raises:
        StoreError: The store keeps no text, without which nobody can judge.
        UsageError: The judge has no name.
    """
    if not keeps_text(store):
        raise StoreError(
            f"store {store.path}: it keeps no text, so nobody can judge its events; "
            "ingest the files again into another store, without --no-text"
        )
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in judge).split())
    if not 0 < len(name) <= _LONGEST:
        what = "it is empty" if not name else f"it has {len(name)} characters"
        raise UsageError(f"--judge: {what}; write a name of at most {_LONGEST}")
    return Desk(plan, name, vocabulary, today, queue(plan, name, judged(store)))
