"""The page of positions: what is asked, the work in the background, and what is shown of its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.assembly.positions import Period
from dragoman.errors import DragomanError, UsageError
from dragoman.events.stance_matter import Matter
from dragoman.records import Position, Stance
from dragoman.run.kept_reader import KeptReader
from dragoman.run.positions import Reader, documents_for, matters
from dragoman.store.database import Store, open_store
from dragoman.store.pages import DocumentRow
from dragoman.store.read import document_ids
from dragoman.store.texts import keep_no_text
from dragoman.views.web import position_parts as parts
from dragoman.views.web import position_work as work
from dragoman.views.web.pages.positions import Asked, found_in
from dragoman.views.web.position_work import Answers, Job, Phase, Question, reach
from made_parties import HOSTILE, Act, made_store
from made_positions import position
from made_records import TEXT

FOR, AGAINST, UNCLEAR = Stance.FOR, Stance.AGAINST, Stance.UNCLEAR
ARTICLES = (
    Act("Torvald", "Aldous", text=f"{TEXT} The dam is built.", published=date(2030, 1, 1)),
    Act("Brisk", "Aldous", text=f"{TEXT} Dams break.", published=date(2030, 1, 2)),
    Act("Brisk", "Aldous", text=f"{TEXT} Women spoke, madam.", published=date(2030, 1, 3)),
    Act("Torvald", "Aldous", text=f"{TEXT} A ban on fishing is near.", published=date(2030, 1, 4)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(made_store(tmp_path / "s.duckdb", ARTICLES)) as opened:
        yield opened


def no_reader() -> Reader:
    raise DragomanError("the parser is not installed; install it")


class Ready(KeptReader):
    """A reader that needs no model: what it would read is made up."""

    def __init__(self) -> None:
        super().__init__(no_reader)

    def load(self) -> None:
        """Load nothing."""


@dataclass
class Made:
    """Stands in for what reads positions off a document; may stop a job on the way."""

    job: Job | None = None
    read: int = 0
    stop_at: int = 99

    def __call__(
        self, _store: Store, _reader: Reader, identity: str, asked: Sequence[Matter]
    ) -> tuple[Position, ...]:
        self.read += 1
        if self.job is not None and self.read == self.stop_at:
            self.job.stop()
        made = position("Torvald", FOR, "2030-01-05", matter=asked[0].name, start=self.read)
        return (replace(made, doc=identity), replace(made, doc=identity, id=f"{made.id}x", stance=AGAINST))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    stand_in = Made()
    monkeypatch.setattr(work, "positions_at", stand_in)
    return stand_in


ASKED = [
    (Asked(("dam; mine",)), Question(("dam", "mine"))),
    (Asked(("dam", " dam ")), Question(("dam",))),
    (Asked(("dam",), ("weir; ",), " Ann "), Question(("dam",), ("weir",), "Ann")),
    (Asked(("dam",), first="2030-01-01", limit="7"), Question(("dam",), first=date(2030, 1, 1), limit=7)),
    (Asked(), Question(())),
]


@pytest.mark.parametrize(("asked", "question"), ASKED)
def test_a_query_is_read(asked: Asked, question: Question) -> None:
    assert asked.question() == question


REFUSED = [
    (Asked(("dam",), limit="all"), "limit"),
    (Asked(("dam",), limit="0"), "limit"),
    (Asked(("dam",), limit="9" * 30), "limit"),
    (Asked(("dam",), limit="²"), "limit"),
    (Asked(("dam",), first="soon"), "from"),
    (Asked(("dam",), last="2030-02-30"), "to"),
]


@pytest.mark.parametrize(("asked", "name"), REFUSED)
def test_what_cannot_be_read_is_refused_by_name(asked: Asked, name: str) -> None:
    with pytest.raises(UsageError, match=f"^{name}: "):
        asked.question()


def test_an_unknown_period_is_the_month() -> None:
    assert Asked(by="century").period is Period.MONTH
    assert Asked(by="week").period is Period.WEEK


ABOUT = [
    ("dam", 2),
    ("dams", 2),
    ("woman", 1),
    ("women", 1),
    ("ban on fishing", 1),
    ("ban on the dam", 0),
    ("xyz", 0),
]


@pytest.mark.parametrize(("about", "number"), ABOUT)
def test_articles_with_the_words_are_read_and_no_others(store: Store, about: str, number: int) -> None:
    """A word stands for itself from its beginning, in the singular and plural; all of a phrase are needed."""
    assert len(documents_for(store, matters(about))) == number


def test_the_latest_articles_are_read_first_and_no_more_than_the_limit(store: Store) -> None:
    scope = reach(store, Question(("dam",), limit=1))
    assert (scope.found, len(scope.chosen)) == (2, 1)
    assert scope.chosen[0] == documents_for(store, matters("dam"))[-1]
    assert "the latest 1 are read" in parts.reach_text(scope).source


def test_a_known_actor_limits_the_articles_to_its_own(store: Store) -> None:
    assert reach(store, Question(("dam",), actor="Brisk")).found == 1
    assert reach(store, Question(("dam",), actor="rvald")).found == 2
    assert "have Brisk speak" in parts.reach_text(reach(store, Question(("dam",), actor="brisk"))).source


def test_a_store_without_text_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "n.duckdb", write=True) as store:
        keep_no_text(store)
        assert "keeps no text" in parts.reach_text(reach(store, Question(("dam",)))).source


def test_a_job_reads_each_article_once_for_all_pages(store: Store, made: Made) -> None:
    answers, scope = Answers(), reach(store, Question(("dam",)))
    job = Job(scope, Ready(), answers)
    assert (job.progress.phase, job.is_answered) == (Phase.WAITING, False)
    job.run(store)
    assert job.progress == work.Progress(Phase.DONE, 2, 2)
    assert len(job.positions()) == 4
    again = Job(reach(store, Question(("dam",), first=date(2031, 1, 1))), Ready(), answers)
    assert (again.is_answered, again.progress.phase, again.positions()) == (True, Phase.DONE, ())
    assert made.read == 2


def test_a_stopped_job_goes_on_where_it_was(store: Store, made: Made) -> None:
    answers, scope = Answers(), reach(store, Question(("dam",)))
    made.job, made.stop_at = Job(scope, Ready(), answers), 1
    made.job.run(store)
    assert made.job.progress == work.Progress(Phase.STOPPED, 1, 2)
    Job(scope, Ready(), answers).run(store)
    assert made.read == 2


def test_a_job_that_is_stopped_before_its_turn_reads_nothing(store: Store, made: Made) -> None:
    job = Job(reach(store, Question(("dam",))), Ready(), Answers())
    job.stop()
    job.run(store)
    assert (job.progress.phase, made.read) == (Phase.STOPPED, 0)


def test_an_error_of_ours_is_told_and_a_fault_leaves_no_page_waiting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(reach(store, Question(("dam",))), KeptReader(no_reader), Answers())
    job.run(store)
    assert job.progress.phase is Phase.FAILED
    assert "install it" in parts.progress_text(job.progress, 0).source

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(work, "positions_at", fault)
    broken = Job(reach(store, Question(("dam",))), Ready(), Answers())
    with pytest.raises(ZeroDivisionError):
        broken.run(store)
    assert broken.progress.phase is Phase.FAILED


def test_only_the_actor_asked_for_is_shown(store: Store, made: Made) -> None:
    del made
    job = Job(reach(store, Question(("dam",), actor="Brisk")), Ready(), Answers())
    job.run(store)
    assert job.progress.phase is Phase.DONE
    assert job.positions() == ()
    part = Job(reach(store, Question(("dam",), actor="rval")), Ready(), Answers())
    part.run(store)
    assert len(part.positions()) == 4


def test_answers_to_old_questions_are_let_go() -> None:
    answers = Answers()
    first = answers.of(Question(("dam",)))
    assert answers.of(Question(("dam",), actor="Ann")) is first
    for number in range(40):
        answers.of(Question((f"dam {number}",)))
    assert answers.of(Question(("dam",))) is not first


def test_an_answer_is_shown_with_its_articles(store: Store, made: Made) -> None:
    del made
    job = Job(reach(store, Question(("dam",))), Ready(), Answers())
    job.run(store)
    found = found_in(store, job, Period.DAY)
    page = parts.results(found).source
    assert set(found.documents) == {p.doc for p in found.positions} <= set(document_ids(store))
    assert "No. 0" in page
    assert "No. 1" in page
    assert "contradicts itself" in page


HELD = (
    position("Torvald", FOR, "2030-01-05"),
    position("Torvald", AGAINST, "2030-02-05", start=1),
    position("Aldous", UNCLEAR, None, told_by=HOSTILE),
    position("Aldous", FOR, "2030-02-07", matter="mine"),
)


def test_actors_stand_by_matter_with_counts_days_and_contradictions() -> None:
    page = parts.results(parts.Found(HELD, {}, Period.MONTH)).source
    assert 'class="day">2030-01-05</span>' in page
    assert page.count("contradicts itself") == 2  # the mark, and the heading it leads to
    assert "the second later" in page
    assert "no day known" in page
    assert "<mark>rejected the dam</mark>" in page


def test_words_of_articles_are_never_markup() -> None:
    told = position(HOSTILE, AGAINST, "2030-02-05", told_by=HOSTILE)
    row = DocumentRow(told.doc, "a1:x", HOSTILE, HOSTILE, "javascript:alert(1)", None, 1)
    page = parts.results(parts.Found((told,), {told.doc: row}, Period.WEEK)).source
    assert "<script" not in page
    assert "\u202e" not in page
    assert "javascript:" not in page
    form = parts.form(Question((HOSTILE,), actor=HOSTILE), Period.DAY).source
    assert "<script" not in form
    assert 'value="&lt;script' in form


def test_he_of_one_article_is_not_he_of_another() -> None:
    one = position("he", FOR, "2030-01-05")
    actor = replace(one.actor, id=None)
    two = replace(position("he", AGAINST, "2030-02-05"), doc="d1:other", actor=actor)
    page = parts.results(parts.Found((replace(one, actor=actor), two), {}, Period.MONTH)).source
    assert "contradicts itself" not in page


def test_nothing_found_says_what_may_help() -> None:
    assert parts.results(parts.Found((), {}, Period.MONTH)).source == ""
    assert "other names" in parts.nothing().source


def test_every_phase_has_its_words() -> None:
    texts = {parts.progress_text(work.Progress(phase, 1, 2), 3).source for phase in Phase}
    assert len(texts) == len(Phase)
    assert sum('role="status"' in text for text in texts) == len(Phase) - 1
