"""What is coded again takes the place of what was there, and nothing else of the store changes."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from dragoman.assembly import blocking
from dragoman.errors import StoreError
from dragoman.records import Article, Basis, Status, article_id
from dragoman.run import forgetting, replacing
from dragoman.run.coder import Settings
from dragoman.run.incidents import assemble
from dragoman.run.judging import Judge, join
from dragoman.run.pipeline import Plan, Step, ingest
from dragoman.run.remarks import About
from dragoman.sources import Failure, Reading
from dragoman.store import judgements, removal, rulings
from dragoman.store.database import Store, open_store
from dragoman.store.entries import entries
from dragoman.store.incidents import incidents
from dragoman.store.judgements import Judgement, Verdict
from dragoman.store.read import EventFilter, events
from dragoman.store.texts import keep_no_text
from made_records import TEXT, StoryMaker, make_story_coder, whole
from made_reports import Said, event_of, keep

JUDGE = Judge("mk", date(2020, 2, 2), "read both")
DAY, LATER = date(2016, 5, 4), date(2016, 5, 9)
PLAN = Plan(make_story_coder)


def article(
    text: str = TEXT, day: date | None = None, *, source: str | None = None, origin: str = ""
) -> Article:
    made = Article(article_id(text, None, day), text, origin=origin, published=day, source=source)
    return replace(made, published_basis=Basis.GIVEN if day else Basis.NONE)


def run(store: Store, *readings: Reading, plan: Plan = PLAN) -> list[Step]:
    return list(ingest(store, readings, plan))


def about(steps: Iterable[Step]) -> list[tuple[About, str]]:
    return [(remark.about, remark.detail) for step in steps for remark in step.remarks]


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows but the order in which they came."""
    return {
        name: sorted((row[:1] + row[2:] for row in rows), key=repr) if name == "ledger" else rows
        for name, rows in whole(store).items()
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.duckdb", write=True)


def test_an_article_with_its_day_takes_the_place_of_the_same_without(store: Store) -> None:
    """Its outlet is kept where the second run does not name it."""
    run(store, article(source="Korsk Daily"), article("A word more. " + TEXT))
    steps = run(store, article(day=DAY))
    assert about(steps) == [(About.REPLACED, article().id)]
    days = store.fetch("SELECT published, source FROM documents ORDER BY published NULLS LAST")
    assert days == [(DAY, "Korsk Daily"), (None, None)], "another text without a day stays"
    assert len(list(events(store, EventFilter()))) == 2
    assert [one.key for one in entries(store)] == [article("A word more. " + TEXT).id, article(day=DAY).id]


def _row(title: str | None, day: date | None, origin: str = "n.csv:2") -> Article:
    made = article(day=day, origin=origin)
    return replace(made, id=article_id(TEXT, title, day), title=title)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_row(None, None), _row("Arrests", DAY)),
        (_row(None, None), _row("Arrests", None)),
        (_row(None, DAY), _row("Arrests", DAY)),
        (_row(None, None), _row("Arrests", DAY, "n.csv:2#a7")),
    ],
)
@pytest.mark.parametrize("texts", [True, False], ids=["with text", "without text"])
def test_a_row_whose_title_or_day_is_known_later_takes_the_place_of_what_it_was(
    store: Store, before: Article, after: Article, texts: bool
) -> None:
    """A user looks at what was read and names the columns then."""
    if not texts:
        keep_no_text(store)
    run(store, replace(before, source="Korsk Daily"))
    assert about(run(store, after)) == [(About.REPLACED, before.id)]
    assert [one.key for one in entries(store)] == [after.id]
    assert store.fetch("SELECT id, source FROM articles") == [(after.id, "Korsk Daily")]
    assert len(list(events(store, EventFilter()))) == 1
    assert about(run(store, after)) == []


@pytest.mark.parametrize(
    ("first", "second"), [("n.csv:2", "n.csv:3"), ("n.csv:2", "m.csv:2"), ("-:2", "-:2")]
)
def test_the_same_words_of_another_row_with_a_title_are_another_article(
    store: Store, first: str, second: str
) -> None:
    run(store, _row(None, DAY, first))
    assert about(run(store, _row("Arrests", DAY, second))) == []
    assert len(list(entries(store))) == 2


def test_a_title_that_a_named_row_gets_is_not_told_as_other_words(store: Store) -> None:
    run(store, _row(None, DAY, "n.csv:2#a7"))
    assert about(run(store, _row("Arrests", DAY, "n.csv:2#a7"))) == [(About.REPLACED, _row(None, DAY).id)]


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "in runs of their own"])
def test_the_store_is_the_same_in_whatever_order_a_text_comes_with_and_without_its_day(
    tmp_path: Path, together: bool
) -> None:
    found = []
    for number, order in enumerate(
        itertools.permutations([article(), article(day=DAY), article("Other. " + TEXT)])
    ):
        with open_store(tmp_path / str(number), write=True) as store:
            for readings in [order] if together else [[one] for one in order]:
                run(store, *readings)
                list(assemble(store))
            history = store.fetch("DELETE FROM incident_history RETURNING incident")
            assert all(row[0].startswith("i1:") for row in history), "what incidents were is kept as it came"
            found.append(content(store))
    assert all(one == found[0] for one in found)


def test_a_store_without_text_takes_the_article_with_its_day_too(store: Store) -> None:
    """In both orders: the ids are made before the words are left out."""
    keep_no_text(store)
    run(store, article())
    assert about(run(store, article(day=DAY))) == [(About.REPLACED, article().id)]
    (step,) = run(store, article())
    assert step.events is None
    assert [one.key for one in entries(store)] == [article(day=DAY).id]
    assert store.fetch("SELECT article FROM withheld") == [(article(day=DAY).id,)]


def test_a_text_under_two_days_is_two_articles_and_that_is_told(store: Store) -> None:
    run(store, article(day=DAY))
    steps = run(store, article(day=LATER))
    assert about(steps) == [(About.OTHER_DAY, article(day=DAY).id)]
    assert len(list(entries(store))) == 2
    assert about(run(store, article(day=LATER))) == []


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "b.txt", False),
        ("n.jsonl:3#a7", "n.jsonl:9#a7", True),
        ("n.jsonl:3", "n.jsonl:3", False),
        ("-", "-", False),
    ],
)
def test_other_words_under_the_same_name_are_two_articles_and_that_is_told(
    store: Store, first: str, second: str, told: bool
) -> None:
    """A line's number is no name: it changes when a line comes before it."""
    run(store, article(day=DAY, origin=first))
    steps = run(store, article("Mended. " + TEXT, DAY, origin=second))
    assert about(steps) == ([(About.UPDATED, article(day=DAY).id)] if told else [])
    assert len(list(entries(store))) == 2


def test_other_words_under_the_same_link_are_told(store: Store) -> None:
    link = "https://news.example/talks"
    run(store, replace(article(day=DAY), url=link))
    assert about(run(store, replace(article("Mended. " + TEXT, DAY), url=link))) == [
        (About.UPDATED, article(day=DAY).id)
    ]


def test_judgements_go_with_an_article_that_gets_its_day(store: Store) -> None:
    """A join and a verdict on a field say the same of the new events; the old ones are taken back."""
    run(store, article(), article("A word more. " + TEXT, DAY))
    list(assemble(store))
    (old,) = removal.events_in(store, [doc_of(store, article())])
    (other,) = removal.events_in(store, [doc_of(store, article("A word more. " + TEXT, DAY))])
    rulings.add_join(store, [old, other], judge="mk", day=DAY)
    judgements.add(store, Judgement(old, "type", Verdict.WRONG, "mk", DAY, value="PROTEST"))
    steps = run(store, article(day=DAY))
    assert [kind for kind, _ in about(steps)] == [About.REPLACED]
    (new,) = removal.events_in(store, [doc_of(store, article(day=DAY))])
    assert [(one.subject, one.value) for one in judgements.standing(store, new) if one.field == "type"] == [
        (new, "PROTEST")
    ]
    assert judgements.standing(store, old) == ()
    (ruling,) = rulings.rulings(store)
    assert set(ruling.events) == {new, other}
    list(assemble(store))
    assert [set(one.events) for one in incidents(store)] == [{new, other}]


def doc_of(store: Store, article: Article) -> str:
    return str(next(one.doc for one in entries(store) if one.key == article.id))


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.yaml"
    path.write_text("actors: []\n", "utf-8")
    return path


def plans(actors: Path) -> tuple[Plan, Plan, Plan]:
    """Give the usual plan, one with actors, and that again."""
    with_actors = Plan(StoryMaker(Settings(actors=actors)))
    return Plan(StoryMaker(Settings())), with_actors, replace(with_actors, anew=True)


def test_other_actors_are_told_and_coded_with_only_when_asked_for(store: Store, actors: Path) -> None:
    usual, with_actors, anew = plans(actors)
    run(store, article(day=DAY, source="Korsk Daily"), plan=usual)
    (before,) = events(store, EventFilter())
    steps = run(store, article(day=DAY), plan=with_actors)
    assert about(steps) == [(About.OTHER_SETTINGS, "actors")]
    assert [e.mode for e in events(store, EventFilter())] == ["arrest"]
    (step,) = run(store, article(day=DAY), plan=anew)
    assert (step.events, about([step])) == (1, [])
    (after,) = events(store, EventFilter())
    assert (after.id, after.mode) == (before.id, "other")
    assert store.fetch("SELECT source FROM documents") == [("Korsk Daily",)], "known from the first time"
    (step,) = run(store, article(day=DAY), plan=anew)
    assert step.events is None, "done with these settings: so a run that broke off goes on"
    actors.write_text("actors: []  # mended\n", "utf-8")
    assert run(store, article(day=DAY), plan=anew)[0].events == 1, "a file is known by its content"


def test_coding_anew_comes_to_the_same_store_as_coding_so_at_once(tmp_path: Path, actors: Path) -> None:
    usual, with_actors, anew = plans(actors)
    readings = [
        article(day=DAY),
        article("A word more. " + TEXT, LATER),
        article("It is elsewhere. " + TEXT, DAY),
    ]
    found = []
    for name, first in (("a", usual), ("b", with_actors)):
        with open_store(tmp_path / name, write=True) as store:
            for plan in (first, anew):
                run(store, *readings, plan=plan)
                list(assemble(store))
            store.fetch("DELETE FROM incident_history")
            found.append(whole(store))
    assert found[0] == found[1]


def test_judgements_hold_where_events_stay_and_are_told_where_not(store: Store, actors: Path) -> None:
    usual, _, anew = plans(actors)
    stays, goes = article(day=DAY), article("It is elsewhere. " + TEXT, DAY)
    run(store, stays, goes, plan=usual)
    list(assemble(store))
    of = {e.doc: e.id for e in events(store, EventFilter())}
    first, second = (of[doc_of(store, one)] for one in (stays, goes))
    kept = judgements.add(store, Judgement(first, "", Verdict.RIGHT, "mk", DAY))
    lost = judgements.add(store, Judgement(second, "", Verdict.RIGHT, "mk", DAY))
    steps = run(store, stays, goes, plan=anew)
    assert about(steps) == [(About.JUDGEMENT, lost)]
    assert [one.id for one in judgements.standing(store, first)] == [kept]
    assert judgements.is_kept(store, lost), "what people said stays on record"


def test_what_cannot_be_coded_anew_stays_as_it_was(store: Store, actors: Path) -> None:
    usual, _, anew = plans(actors)
    run(store, article("It breaks. " + TEXT, DAY), plan=usual)
    before = whole(store)
    (step,) = run(store, article("It breaks. " + TEXT, DAY), plan=anew)
    assert step.state == "failed"
    assert step.reason.endswith("what was found in it before stays")
    assert whole(store) == before


WORDS = ("A bomb tore through the grain market of Korsk", "Shells hit the harbour wall at Veld before dawn")
REPORTS = tuple(
    Said(
        f"r{number}",
        day=("2016-05-03", "2016-05-04", None)[number % 3],
        published=f"2016-05-0{4 + number % 4}",
        place=("Korsk", "Veld", None)[number % 3],
        dead=(3, None, 12)[number % 3],
        words=WORDS[number % 2],
    )
    for number in range(9)
)


@pytest.mark.parametrize("bound", [2, 3, 100])
@pytest.mark.parametrize("gone", [(0,), (1, 2), (0, 4, 8)])
def test_incidents_without_a_report_are_those_of_a_store_that_never_had_it(
    tmp_path: Path, gone: Sequence[int], bound: int
) -> None:
    """In crowded blocks too, where others move up; before and after the next assembly."""
    with (
        patch.object(blocking, "BOUND", bound),
        open_store(tmp_path / "a", write=True) as store,
        open_store(tmp_path / "b", write=True) as never,
    ):
        keep(store, REPORTS)
        list(assemble(store))
        docs = [event_of(REPORTS[n]).doc for n in gone]
        with store.transaction():
            replacing.take_out(store, docs)
        keep(never, [said for number, said in enumerate(REPORTS) if number not in gone])
        list(assemble(never))
        assert list(incidents(store)) == list(incidents(never))
        for table in ("assembled", "blocks", "copies", "copy_keys", "events"):
            assert whole(store)[table] == whole(never)[table]
        assert list(assemble(store)) == []


def test_the_rest_of_a_join_stays_one_without_its_first_report(store: Store) -> None:
    reports = [
        Said("a", place="Korsk"),
        Said("b", place="Veld", dead=40),
        Said("c", day="2016-04-01", dead=7),
    ]
    keep(store, reports)
    list(assemble(store))
    join(store, [one.id for one in incidents(store)], JUDGE)
    first, *rest = sorted(event_of(said).id for said in reports)
    doc = next(event_of(said).doc for said in reports if event_of(said).id == first)
    with store.transaction():
        replacing.take_out(store, [doc])
    assert [set(one.events) for one in incidents(store)] == [set(rest)]


def test_a_forgotten_article_leaves_nothing_but_what_people_said(tmp_path: Path) -> None:
    with open_store(tmp_path / "a", write=True) as store, open_store(tmp_path / "b", write=True) as never:
        for one in (store, never):
            run(one, article("A word more. " + TEXT, DAY, origin="b.txt"))
        run(store, article(day=DAY, origin="a.txt"), Failure("c.txt", "it is empty"))
        (event,) = removal.events_in(store, [doc_of(store, article(day=DAY))])
        said = judgements.add(store, Judgement(event, "", Verdict.RIGHT, "mk", DAY))
        list(assemble(store))
        list(assemble(never))
        found = forgetting.forget(store, ["a.txt", "c.txt"])
        assert [one.origin for one in found.entries] == ["a.txt", "c.txt"]
        assert found.judgements == (said,)
        for table, rows in whole(never).items():
            if table not in ("judgements", "incident_history"):
                assert whole(store)[table] == rows, table


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.txt", "no article has the id or came from"), ("a1:", "several articles are called")],
)
def test_what_cannot_be_forgotten_is_told_and_nothing_is(store: Store, name: str, words: str) -> None:
    run(store, article(origin="a.txt"), article("A word more. " + TEXT))
    before = whole(store)
    with pytest.raises(StoreError, match=words):
        forgetting.forget(store, ["a.txt", name])
    assert whole(store) == before


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("n.jsonl", (0, 1)),
        ("n.jsonl:7", (0,)),
        ("n.jsonl:7#a12", (0,)),
        ("b.zip", (2, 3)),
        ("b.zip!n.jsonl", (2, 3)),
        ("l.json", (4,)),
        ("https://news.example/a", (5,)),
    ],
)
def test_a_file_a_line_and_a_link_stand_for_all_that_came_from_there(
    store: Store, name: str, numbers: tuple[int, ...]
) -> None:
    origins = (
        "n.jsonl:7#a12",
        "n.jsonl:70",
        "b.zip!n.jsonl:7",
        "b.zip!n.jsonl:8",
        "l.json[3]",
        "n.jsonl.txt",
    )
    made = [article(f"Word {n}. {TEXT}", origin=origin) for n, origin in enumerate(origins)]
    made[5] = replace(made[5], url="https://news.example/a")
    run(store, *made)
    found = forgetting.forget(store, [name])
    assert [one.origin for one in found.entries] == [origins[n] for n in numbers]
    assert len(list(entries(store))) == len(origins) - len(numbers)


def test_where_a_crowded_block_loses_its_first_report_those_behind_it_meet(store: Store) -> None:
    """The plan is compared with both and is neither; without it they are compared with each other."""
    plan = Said("a", status=Status.PLANNED, published="2016-05-03", dead=3)
    keep(store, [plan, Said("b", dead=3), Said("c", dead=3)])
    with patch.object(blocking, "BOUND", 1):
        list(assemble(store))
        assert [len(one.events) for one in incidents(store)] == [1, 1, 1]
        with store.transaction():
            replacing.take_out(store, [event_of(plan).doc])
    assert [len(one.events) for one in incidents(store)] == [2]
