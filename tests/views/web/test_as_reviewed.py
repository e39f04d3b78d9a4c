"""Pages of a store as its reviewers have it: they say so, count so, and say what was taken away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.run.review.corrected_store import open_corrected
from dragoman.store.assembled import incidents_of
from dragoman.store.corrections import CorrectedStore
from dragoman.store.database import open_store
from dragoman.store.incidents import incidents
from dragoman.store.read import EventFilter, event, event_ids, events
from dragoman.views.web.access import Access
from dragoman.views.web.frame import _header
from dragoman.views.web.incident.context import incident_page
from dragoman.views.web.incident.merged import merges
from dragoman.views.web.pages import article, incident
from dragoman.views.web.pages.overview import as_reviewed, overview
from made_review import judged_file
from made_web import read

TOLD = "2 events left out and 1 changed by judgements"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    return judged_file(tmp_path_factory.mktemp("web") / "s.duckdb")


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[CorrectedStore]:
    with open_corrected(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def protest(path: Path) -> tuple[str, str, str]:
    """Give the ids of the rejected PROTEST, of its document and of its incident."""
    with open_store(path) as opened:
        (identity,) = event_ids(opened, EventFilter(type="PROTEST"))
        found = event(opened, identity)
        assert found is not None
        return identity, found.doc, incidents_of(opened, [identity])[identity]


def test_every_page_is_marked_as_reviewed(path: Path, store: CorrectedStore) -> None:
    shown = read(_header(Access(store, is_writable=False), "/"))
    assert "as reviewed" in shown.text
    assert "read-only" in shown.text
    assert ("title", TOLD) in shown.attributes
    with open_store(path) as coded:
        assert "as reviewed" not in read(_header(Access(coded, is_writable=False), "/")).text


def test_the_overview_counts_what_is_left_and_says_so(store: CorrectedStore) -> None:
    shown = overview(store)
    assert (shown.totals.records["events"], shown.totals.records["incidents"]) == (8, 2)
    assert {(one.actor, one.recipient): one.count for one in shown.dyads} == {
        ("TUR", "GRC"): 5,
        ("GRC", "TUR"): 3,
    }
    assert f"{TOLD}." in read(as_reviewed(store.corrections)).text


def test_an_article_has_its_corrected_event_and_says_of_a_rejected_one_that_it_is(
    store: CorrectedStore, protest: tuple[str, str, str]
) -> None:
    (assault,) = events(store, EventFilter(type="ASSAULT"))
    shown = article.written(store, assault.doc, assault.id)
    assert shown.wrong == ""
    words = read(shown.markup).text
    assert "corrected by mk on 2030-06-01" in words
    assert "type: wrong, should be ASSAULT" in words
    identity, doc, _ = protest
    shown = article.written(store, doc, identity)
    assert f"reviewers rejected the event {identity}; without --corrected" in shown.wrong
    assert "No event was coded in this article." in read(shown.markup).text
    other = article.written(store, doc, assault.id)
    assert "no event begins with" in other.wrong


def test_an_incident_that_reviewers_took_away_is_told(
    store: CorrectedStore, protest: tuple[str, str, str]
) -> None:
    made = incident.written(store, protest[2])
    assert made.page is None
    assert f"reviewers rejected all reports of the incident {protest[2]}" in made.wrong


def test_an_incident_page_shows_the_reports_that_are_left(store: CorrectedStore) -> None:
    for one in incidents(store):
        made = incident.written(store, one.id)
        assert made.page is not None
        assert [each.report.event.id for each in made.page.reports] == list(one.events)
        assert len(made.page.steps) == len(one.events) - 1
        assert "reports that reviewers rejected" not in read(made.below).text


def test_reports_that_came_together_by_a_rejected_one_are_told_of(tmp_path: Path) -> None:
    """Without a step of their own they would seem to have come from nowhere."""
    with open_corrected(judged_file(tmp_path / "s.duckdb")) as store:
        page = incident_page(store, next(one.id for one in incidents(store) if one.type == "COERCE"))
        with_steps = read(merges(page)).text
        without = read(merges(replace(page, steps=()))).text
    assert "reports that reviewers rejected" not in with_steps
    assert "Others came together by way of reports that reviewers rejected." in without
