"""The parts of the review page: which sample an address asks for, and markup that no text breaks out of."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.records import Article, Event
from dragoman.run.review.desk import View
from dragoman.run.review.fields import Field
from dragoman.run.review.plan import Asked, make_plan
from dragoman.store.database import Store
from dragoman.store.judgements import Verdict
from dragoman.store.read import EventFilter
from dragoman.views.web.review.context import asked_of, review_page
from dragoman.views.web.review.figures import figures
from dragoman.views.web.review.markup import choice_list, event_card, keys_help, question, sample_form, spoken
from made_records import made_article, made_document, made_event
from made_review import DAY, review_store, say, vocabulary

R, W = Verdict.RIGHT, Verdict.WRONG
HOSTILE = '<img src=x onerror=alert(1)> & "Police" \u202e]'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return review_store(tmp_path / "s.duckdb")


def view_of(event: Event, text: str, field: Field = Field.TYPE) -> View:
    return View(event, event, text, "Daily", DAY, field, {}, 2, 7)


def made(article: Article | None = None) -> tuple[Event, str]:
    document = made_document(article or made_article())
    return made_event(document), document.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, Asked()),
        ({"type": "", "sample": "", "seed": "", "second": "", "fields": ""}, Asked()),
        (
            {"type": "AID", "sample": "30", "seed": "7", "second": "0.5", "fields": "status, event"},
            Asked(EventFilter(type="AID"), 30, 7, 0.5, (Field.EVENT, Field.STATUS)),
        ),
    ],
)
def test_an_address_says_which_sample(query: dict[str, str], expected: Asked) -> None:
    assert asked_of(query) == expected


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("sample", "many", "'many' is no whole number from 1"),
        ("sample", "0", "'0' is no whole number from 1"),
        ("sample", "99999999", "is more than 10000"),
        ("sample", "9" * 5000, "is no whole number"),
        ("sample", "٣", "is no whole number"),
        ("seed", "-1", "'-1' is no whole number from 0"),
        ("second", "x", "'x' is no share"),
        ("fields", "colour", "'colour' is not one of event"),
    ],
)
def test_an_address_that_asks_for_nonsense_is_refused(name: str, value: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        asked_of({name: value})


@pytest.mark.parametrize("second", ["nan", "inf", "-0.1", "1.1"])
def test_a_share_lies_between_none_and_all(store: Store, second: str) -> None:
    with pytest.raises(UsageError, match="is no share"):
        make_plan(store, asked_of({"second": second}))


def test_the_words_of_each_field_are_marked_and_named() -> None:
    event, text = made()
    card = event_card(view_of(event, text)).source
    for role, words in (("trigger", "arrested"), ("actor", "Police"), ("recipient", "40 people")):
        pattern = rf'class="role role-{role}"[^>]*><span class="unseen">\[{role}: </span>{words}'
        assert re.search(pattern, card), role
    assert "Event 2 of 7" in card
    assert "Daily, 2030-06-01" in card


def test_the_field_that_is_asked_is_marked_for_eyes_and_ears() -> None:
    event, text = made()
    card = event_card(view_of(event, text, Field.STATUS)).source
    (row,) = re.findall(r'<tr class="now" aria-current="step">(.*?)</tr>', card)
    assert row.startswith('<th scope="row">status</th><td>happened</td><td>asked now</td>')
    assert spoken(view_of(event, text, Field.STATUS)) == (
        "Event 2 of 7. status: happened. Does the report say that it stands so?"
    )


def test_a_field_without_a_value_says_none() -> None:
    event, text = made()
    bare = replace(event, place=None)
    assert "place: none" in question(view_of(bare, text, Field.PLACE)).source
    assert '<th scope="row">place</th><td><span class="quiet">none</span></td>' in (
        event_card(view_of(bare, text)).source
    )


def test_no_text_becomes_markup() -> None:
    """Of words, names, outlet and day nothing is run, and no sign turns the direction of writing."""
    event, text = made()
    evil = replace(
        event,
        actors=(replace(event.actors[0], name=HOSTILE),),
        evidence=replace(event.evidence, text=HOSTILE),
        trigger=replace(event.trigger, text=HOSTILE),
    )
    view = replace(view_of(evil, text.replace("ANKARA", "<b>ANK"), Field.ACTORS), source=HOSTILE)
    shown = event_card(view).source + question(view).source + (choice_list([HOSTILE]) or "").source
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "\u202e" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_keys_of_the_terminal_alone_are_not_promised() -> None:
    shown = keys_help().source
    assert "<kbd>y</kbd>" in shown
    assert "<kbd>q</kbd>" not in shown


def test_the_form_says_what_is_asked_for() -> None:
    shown = sample_form(
        asked_of({"type": "AID", "seed": "7", "fields": "event"}), vocabulary().codebook
    ).source
    assert '<option value="AID" selected>AID</option>' in shown
    assert '<input name="seed" value="7"' in shown
    assert '<input name="fields" value="event"' in shown
    assert shown.count("<label>") == 5


def test_figures_say_that_nothing_is_judged(store: Store) -> None:
    shown = figures(review_page(store, make_plan(store, Asked(size=10)))).source
    assert "Nothing of this sample of 10 events is judged yet." in shown
    assert "<table" not in shown


def test_figures_have_judges_agreement_precision_and_totals(store: Store) -> None:
    plan = make_plan(store, Asked(size=10, second=1))
    for number, one in enumerate(plan.sample):
        say(store, one.id, Field.TYPE, R if number % 3 else W)
        say(store, one.id, Field.TYPE, R if number % 3 else W, "ob")
    page = review_page(store, plan)
    assert [(one.name, one.events, one.answers) for one in page.judges] == [("mk", 10, 10), ("ob", 10, 10)]
    shown = figures(page).source
    agreed = '<th scope="row">type</th><td>verdict</td><td class="number">10</td><td class="number">1.00</td>'
    assert agreed in shown
    assert "all types" in shown
    assert "(another type)" in shown
    assert shown.count("<caption>") == 5


def test_answers_on_other_events_are_not_counted(store: Store) -> None:
    plan = make_plan(store, Asked(EventFilter(type="AID"), size=3))
    other = make_plan(store, Asked(EventFilter(type="PROTEST"), size=3)).sample[0].id
    say(store, other, Field.TYPE, R)
    assert review_page(store, plan).judges == ()
