"""A store without text holds no run of an article's words, and whoever has the article can put them back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.documents import prepare
from dragoman.errors import StoreError
from dragoman.records import Article, Dateline, Span
from dragoman.records.hashed import hashed, is_hashed
from dragoman.run.pipeline import Plan, ingest, resume
from dragoman.run.withholding import texts_of, with_words
from dragoman.sources import Failure, Given, make_article
from dragoman.store import read
from dragoman.store.database import Store, open_store
from dragoman.store.entries import State
from dragoman.store.texts import hashes, keep_no_text, keeps_text
from dragoman.store.trace import trace
from dragoman.store.withholding import Coded, withheld
from made_records import TEXT, FakeCoder, MadeReport, fill, made_decisions, made_event, made_statement

STORY = (
    f"{TEXT}\nThe harbour master of Ilmar told reporters that nobody on the quay had seen the grey "
    "boats leave before the storm, and a spokesman for the town council of Varnesk refused to say who paid."
)
# Hyphens and slashes join: an id such as body/town-of-ilmar is one word.
_WORD = re.compile(r"\w+(?:[-/]\w+)*")


class QuotingCoder:
    """Codes with long names and reasons that quote the article at length."""

    def code_article(self, article: Article) -> MadeReport:
        if "poison" in article.text:
            raise KeyError(article.text)
        document = prepare(article)
        event = made_event(document)
        start = document.text.index("a spokesman for")
        long = document.text[start : start + 60]
        crowd = replace(event.recipients[0], text=long, start=start, end=start + 60, name=long, id=None)
        town = replace(event.actors[0], name="Ministry of Boats of the Town of Varnesk", role=long)
        event = replace(
            event,
            recipients=(crowd,),
            actors=(town,),
            why={"type": f"because of {long!r}", "mode": "lexicon"},
        )
        decisions = tuple(
            replace(d, reason=f"{long!r} is Ossian Brell, harbour master of the town of Ilmar")
            for d in made_decisions(event)
        )
        return MadeReport(document, (made_statement(document),), (event,), decisions)


def make_quoting() -> QuotingCoder:
    return QuotingCoder()


PLAN = Plan(make_quoting)
ARTICLE = make_article(STORY, given=Given(title="Boats leave Ilmar before the storm"), origin="a.txt")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep_no_text(opened)
        assert [step.state for step in ingest(opened, [ARTICLE], PLAN)] == [State.DONE]
        yield opened


def runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def values(store: Store) -> Iterator[str]:
    for (table,) in store.fetch("SELECT table_name FROM duckdb_tables()"):
        for row in store.fetch(f"SELECT * FROM {table}"):  # noqa: S608 - our own tables
            for value in row:
                yield from (str(part) for part in (value if isinstance(value, list) else [value]))


def test_no_five_words_of_an_article_are_in_any_value_nor_in_the_file(store: Store) -> None:
    wanted = runs(f"{ARTICLE.title}\n{STORY}")
    assert len(wanted) > 40
    assert [value for value in values(store) if runs(value) & wanted] == []
    store.fetch("CHECKPOINT")
    data = store.path.read_bytes()
    words = list(_WORD.finditer(STORY))
    places = zip(words, words[4:], strict=False)
    assert not any(STORY[first.start() : last.end()].encode() in data for first, last in places)


def test_the_same_check_finds_the_words_of_a_store_that_keeps_them(tmp_path: Path) -> None:
    """A check that cannot fail would be worth nothing."""
    with open_store(tmp_path / "t.duckdb", write=True) as opened:
        list(ingest(opened, [ARTICLE], PLAN))
        assert any(runs(value) & runs(STORY) for value in values(opened))


def test_offsets_codes_ids_and_hashes_stay(store: Store) -> None:
    document = prepare(ARTICLE)
    found = read.document(store, document.id)
    assert found is not None
    assert (found.text, found.regions, found.offsets) == ("", document.regions, document.offsets)
    event = trace(store, made_event(document).id).event
    coded = make_quoting().code_article(ARTICLE).events[0]
    assert (event.type, event.date.first, event.status) == (coded.type, coded.date.first, coded.status)
    assert (event.trigger.start, event.trigger.end) == (coded.trigger.start, coded.trigger.end)
    assert event.trigger.text == hashed("arrested")
    assert event.actors[0].name == coded.actors[0].id
    assert is_hashed(event.recipients[0].name)
    kept = hashes(store, ARTICLE.id)
    assert kept is not None
    assert (kept.text, kept.title, kept.characters) == (
        hashed(STORY),
        hashed(ARTICLE.title or ""),
        len(STORY),
    )


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("nobody on the quay", True),
        ("Derya Koral", True),
        ("boats", True),
        ("the town council of Varnesk", False),
        ("harbour master of Ilmar told", False),
    ],
)
def test_names_of_up_to_four_words_stay(words: str, *, stays: bool) -> None:
    document = prepare(ARTICLE)
    start = document.text.index(words)
    event = made_event(document)
    who = replace(event.recipients[0], text=words, start=start, end=start + len(words), name=words, id=None)
    coded = withheld(Coded(document, (), (replace(event, recipients=(who,)),), ()))
    (left,) = coded.events[0].recipients
    assert (left.text, left.name) == (hashed(words), words if stays else hashed(words))


def test_texts_are_those_of_the_articles_whose_text_and_title_they_are(store: Store) -> None:
    document = prepare(ARTICLE)
    titled_otherwise = make_article(STORY, given=Given(title="Boats"), origin="b.txt")
    untitled = make_article(STORY, origin="c.txt")
    failure = Failure("x", "y")
    assert texts_of(store, [document.id], [failure, titled_otherwise, untitled]) == {}
    assert texts_of(store, [document.id], [titled_otherwise, ARTICLE]) == {document.id: document.text}
    assert texts_of(store, ["d1:none"], [ARTICLE]) == {}


def test_words_are_put_back_from_the_article_and_are_those_that_were_coded(store: Store) -> None:
    document = prepare(ARTICLE)
    found = with_words(store, trace(store, made_event(document).id), [Failure("x", "y"), ARTICLE])
    assert found.document == document
    assert found.article.text == STORY
    coded = make_quoting().code_article(ARTICLE).events[0]
    assert found.event.evidence == coded.evidence
    assert found.event.recipients[0].text == coded.recipients[0].text
    assert found.statements[0].quote == made_statement(document).quote


def test_regions_and_dateline_are_those_that_were_coded(store: Store) -> None:
    """The coder knew more places than whoever puts the words back."""
    found = trace(store, made_event(prepare(ARTICLE)).id)
    place = Span(0, 5, hashed(prepare(ARTICLE).text[:5]))
    coded = replace(found.document, regions=found.document.regions[:1], dateline=Dateline(place, None))
    again = with_words(store, replace(found, document=coded), [ARTICLE]).document
    assert again.regions == coded.regions
    assert again.dateline is not None
    assert again.dateline.place == Span(0, 5, again.text[:5])


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (make_article(STORY.replace("grey", "gray"), origin="b.txt"), "no file given holds article"),
        (make_article(STORY, given=Given(title="Boats"), origin="b.txt"), "under another title"),
    ],
)
def test_other_words_are_not_taken_for_the_articles(store: Store, other: Article, message: str) -> None:
    found = trace(store, made_event(prepare(ARTICLE)).id)
    with pytest.raises(StoreError, match=message):
        with_words(store, found, [other])


def test_the_reason_of_a_failure_quotes_nothing(store: Store) -> None:
    poison = make_article(f"{STORY} poison")
    (step,) = ingest(store, [poison], PLAN)
    assert step.state is State.FAILED
    assert not runs(step.reason) & runs(STORY)
    assert "KeyError" in step.reason


def test_what_is_not_done_must_be_read_again(tmp_path: Path) -> None:
    """Its text is nowhere, so a run without files says so, and one with them goes on."""

    def breaks() -> Iterator[Article]:
        yield from (make_article(f"{STORY} {n}", origin=f"{n}.txt") for n in range(33))
        raise KeyboardInterrupt

    with open_store(tmp_path / "s", write=True) as opened:
        keep_no_text(opened)
        with pytest.raises(KeyboardInterrupt):
            list(ingest(opened, breaks(), PLAN))
        with pytest.raises(StoreError, match="give the same files"):
            list(resume(opened, PLAN))
        articles = [make_article(f"{STORY} {n}", origin=f"{n}.txt") for n in range(33)]
        assert {step.state for step in ingest(opened, articles, PLAN)} == {State.DONE}


def test_a_store_with_text_does_not_become_one_without(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as opened:
        fill(opened, ARTICLE)
        assert keeps_text(opened)
        with pytest.raises(StoreError, match="it holds articles with their text"):
            keep_no_text(opened)


def test_words_that_come_by_another_way_are_refused(store: Store) -> None:
    """Whatever fills a store, it cannot put text into one that keeps none."""
    with pytest.raises(StoreError, match="keeps no text and was given some"):
        fill(store, make_article("He strikes."))
    assert FakeCoder().code_article(ARTICLE)


def test_two_workers_make_the_same_store_without_text(tmp_path: Path) -> None:
    articles = [make_article(f"{STORY} {n}", origin=f"{n}.txt") for n in range(4)]
    contents = []
    for workers in (1, 2):
        with open_store(tmp_path / str(workers), write=True) as opened:
            keep_no_text(opened)
            list(ingest(opened, articles, Plan(make_quoting, workers=workers)))
            contents.append(list(values(opened)))
    assert contents[0] == contents[1]
