"""Pages of parties: what the context holds, and that words from articles stay words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from dragoman.knowledge.parties import Office
from dragoman.records.hashed import hashed
from dragoman.run.incidents import assemble
from dragoman.store.database import Store, open_store
from dragoman.store.parties import NameFilter, Order
from dragoman.store.party_sums import PeriodSums
from dragoman.views.analysis.periods import Period
from dragoman.views.html import join
from dragoman.views.web import actor_parts, dyad_parts
from dragoman.views.web.dyad_graph import graph
from dragoman.views.web.event_lines import event_list
from dragoman.views.web.known_actors import Entry
from dragoman.views.web.pages import actors
from dragoman.views.web.pages.actor import ActorPage, Unknown, actor_page
from dragoman.views.web.pages.dyad import DyadPage, UnknownSide, dyad_page, sides
from made_parties import ACTS, HOSTILE, made_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(made_store(tmp_path_factory.mktemp("pages") / "s.duckdb"), write=True) as opened:
        list(assemble(opened))
        yield opened


class Read(HTMLParser):
    """Reads a page as a browser does: tags, ids, links, headings."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.unlabelled = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "th" and "scope" not in given:
            self.unlabelled += 1
        assert not any(name.startswith("on") for name in given)


def whole(shown: ActorPage) -> str:
    """Write all parts of an actor's page."""
    parts = (
        *(actor_parts.summary(shown), actor_parts.waiting(), actor_parts.coded(shown)),
        *(actor_parts.types(shown), actor_parts.relations(shown), actor_parts.latest(shown)),
        *(actor_parts.said(shown), actor_parts.held(shown)),
    )
    return join(*parts).source


def both(shown: DyadPage) -> str:
    """Write all parts of a dyad's page."""
    parts = (
        *(dyad_parts.heading(shown), dyad_parts.summary(shown), dyad_parts.over_time(shown)),
        *(dyad_parts.series_tables(shown), dyad_parts.types(shown), dyad_parts.events(shown)),
        *(dyad_parts.incidents(shown), dyad_parts.places(shown), dyad_parts.around(shown)),
        dyad_parts.ties(shown),
    )
    return join(*parts).source


def actor(store: Store, asked: str) -> ActorPage:
    shown = actor_page(store, asked)
    assert isinstance(shown, ActorPage)
    return shown


def dyad(store: Store, one: str, other: str, period: Period | None = None) -> DyadPage:
    shown = dyad_page(store, one, other, period)
    assert isinstance(shown, DyadPage)
    return shown


def test_a_party_has_what_it_did_suffered_and_said(store: Store) -> None:
    shown = actor(store, "torvald")
    assert (shown.acts, shown.suffers, shown.said, shown.documents) == (3, 2, 2, 5)
    assert [str(day) for day in shown.days] == ["2030-01-02", "2030-02-04"]
    assert shown.unit == "month"
    chart = actor_parts.series_chart(shown.periods, shown.unit)
    assert chart.categories == ("2030-01", "2030-02")
    assert chart.total == 4  # the act without a day is in no period


def test_years_without_an_event_are_drawn_unless_they_are_too_many() -> None:
    years = [PeriodSums(date(year, 1, 1), 1, 0, 0, 0) for year in (2027, 2030)]
    assert actor_parts.series_chart(years, "year").categories == ("2027", "2028", "2029", "2030")
    old = [PeriodSums(date(1066, 1, 1), 0, 1, 0, 0), *years]
    assert actor_parts.series_chart(old, "year").categories == ("1066", "2027", "2030")


@pytest.mark.parametrize("asked", ["Torvald", HOSTILE, "Brisk"])
def test_words_of_articles_are_never_markup(store: Store, asked: str) -> None:
    page = whole(actor(store, asked))
    read = Read(page)
    assert "script" not in read.tags
    assert "\u202e" not in page
    assert read.unlabelled == 0
    assert any("script" in unquote(href) for href in read.links)


def test_words_that_a_store_did_not_keep_are_not_shown_as_if_they_were_words(store: Store) -> None:
    shown = actor(store, "Torvald")
    row = replace(shown.done[0], evidence=hashed("said so"), trigger=hashed("said"), actors=(hashed("A"),))
    page = event_list([row], {}, "Events").source
    assert page.count("(not kept)") == 2
    assert hashed("said so") not in page


def test_links_lead_to_events_with_the_filter_set_and_to_the_passage(store: Store) -> None:
    shown = actor(store, "Torvald")
    links = Read(whole(shown)).links
    assert "/events?actor=person%2Ftorvald" in links
    assert "/events?actor=person%2Ftorvald&type=COERCE" in links
    assert "/dyad/person%2Ftorvald/person%2Faldous" in links
    assert any(re.fullmatch(r"/article/d1:\w+\?event=e1%3A\w+", href) for href in links)


def test_nobody_of_that_name_gets_near_matches_and_a_search(store: Store) -> None:
    shown = actor_page(store, "Torwald")
    assert isinstance(shown, Unknown)
    page = actor_parts.unknown(shown.asked, None, shown.near).source
    assert "/actor/person%2Ftorvald" in Read(page).links
    assert "/actors?q=Torwald" in Read(page).links


def test_an_entry_of_the_knowledge_is_written_with_its_dates() -> None:
    office = Office("warden of the dam", ("GOV",), None, None)
    given = Entry(
        *("person/ann", "Ann", "person", "NOR", (), None, None, ("A. Ann",), (office,), ("igo/x", "X"))
    )
    page = actor_parts.knowledge(given).source
    assert "warden of the dam" in page
    assert "/actor/igo%2Fx" in page
    assert "no entry" in actor_parts.knowledge(None).source


def test_a_dyad_of_countries_counts_each_direction(store: Store) -> None:
    shown = dyad(store, "NOR", "swe")
    there, back = shown.there.series, shown.back.series
    assert there.whole is not None
    assert back.whole is not None
    assert (there.whole.events, back.whole.events) == (2, 2)
    assert there.types == {"AID": 1, "COERCE": 1}
    assert there.whole.total.low <= there.whole.total.value <= there.whole.total.high
    assert len(there.points) == len(back.points)
    assert [row.type for row in shown.there.heaviest] == ["COERCE", "AID"]
    assert {row.type for row in shown.incidents} == {"COERCE", "AID", "THREATEN"}
    assert shown.around.ends == ("NOR", "SWE")


def test_a_dyad_may_be_of_parties_and_one_of_each(store: Store) -> None:
    shown = dyad(store, "person/torvald", HOSTILE)
    assert shown.there.series.whole is not None
    assert shown.there.series.set_aside == {"no day, or one end open": 1}
    assert shown.back.series.whole is None
    assert set(shown.around.ends) == {"Torvald", HOSTILE}
    page = both(shown)
    assert "script" not in Read(page).tags
    assert "\u202e" not in page
    mixed = dyad(store, "SWE", "Torvald")
    assert mixed.there.series.whole is not None
    assert mixed.there.series.whole.events == 2
    assert "script" not in Read(both(mixed)).tags


def test_charts_of_a_dyad_hold_names_as_values_only(store: Store) -> None:
    """NiceGUI runs what stands behind a key that begins with a colon."""

    def keys(data: object) -> Iterator[str]:
        if isinstance(data, dict):
            for key, value in data.items():
                yield key
                yield from keys(value)
        elif isinstance(data, list | tuple):
            for value in data:
                yield from keys(value)

    shown = dyad(store, "person/torvald", HOSTILE)
    assert all(re.fullmatch(r"[a-zA-Z]+", key) for key in keys(graph(shown.around)))
    assert dyad_parts.quad_chart(shown.there, shown.period).total == 0


def test_a_side_that_is_unknown_is_named_with_what_is_near(store: Store) -> None:
    shown = dyad_page(store, "Torwald", "SWE", None)
    assert isinstance(shown, UnknownSide)
    assert [asked for asked, _ in shown.unknown] == ["Torwald"]
    assert "/dyad/person%2Ftorvald/SWE" in Read(dyad_parts.unknown(shown).source).links


PATHS = [
    ("/dyad/USA/CHN", ("USA", "CHN")),
    ("/dyad/person%2Fann/igo%2Fx?by=year", ("person/ann", "igo/x")),
    ("/dyad/person/ann/igo/x", ("person/ann", "igo/x")),
    ("/dyad/Ann%20Bo/%3Cb%3E", ("Ann Bo", "<b>")),
    ("/dyad/USA", None),
    ("/dyad/", None),
    ("/dyad/a/b/c", None),
]


@pytest.mark.parametrize(("path", "both"), PATHS)
def test_sides_are_read_off_the_path_as_sent(path: str, both: tuple[str, str] | None) -> None:
    assert sides(path) == both


def test_the_list_of_names_links_to_the_pages_around_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors, "SIZE", 1)
    shown = actors.names_page(store, NameFilter("ld"), Order.NAME, 2)
    links = Read(actors.listing(shown).source).links
    assert (shown.number, shown.pages, shown.total) == (2, 2, 2)
    assert "/actors?q=ld&order=name" in links
    last = actors.names_page(store, NameFilter("ld"), Order.NAME, 99)
    assert last.rows == shown.rows


def test_an_empty_list_of_names_says_what_may_help(store: Store) -> None:
    shown = actors.names_page(store, NameFilter("zzzz"), Order.ALL, 1)
    assert "another spelling" in actors.listing(shown).source


def test_every_act_stands_on_some_page(store: Store) -> None:
    names = {act.actor for act in ACTS}
    assert sum(actor(store, name).acts for name in names) == len(ACTS)
