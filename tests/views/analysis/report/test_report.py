"""Reports: every number is one of the store, denials stand beside claims, and no words do harm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from dragoman.errors import UsageError
from dragoman.records import OCCURRED, Status
from dragoman.run.incidents import assemble
from dragoman.store.database import Store, open_store
from dragoman.store.observations import observations, volume
from dragoman.store.read import EventFilter
from dragoman.views.analysis.panel import PanelPlan, Split, make_panel
from dragoman.views.analysis.periods import Period
from dragoman.views.analysis.plots.series import series_plot
from dragoman.views.analysis.report import happenings
from dragoman.views.analysis.report.counting import period_for
from dragoman.views.analysis.report.gather import make_report
from dragoman.views.analysis.report.page import page
from dragoman.views.analysis.report.record import Report
from dragoman.views.analysis.report.scope import Scope
from dragoman.views.analysis.units import Placing, Unit
from made_observations import seen
from made_reports import Said, keep

BAD = '<script>alert(1)</script><img src="http://evil.example/x"> \u202eback'
SAID = (
    Said("one", source="Korsk Herald", dead=12),
    Said("two", source="Norra Post", dead=10, words="A bomb in the grain market of Korsk killed 10"),
    Said(
        "three",
        source="Veld Times",
        status=Status.DENIED,
        speaker="BBB",
        words="No bomb tore through the grain market of Korsk, the ministry said",
    ),
    Said("four", type="AID", mode=None, actors=("BBB",), recipients=("AAA",), day="2016-06-20", place="Veld"),
    Said(
        "five", status=Status.PLANNED, day="2016-07-01", published="2016-06-30", words="They will bomb Veld"
    ),
    Said(
        "six",
        actors=("AAA",),
        recipients=("CCC",),
        source=BAD,
        words=f"A bomb {BAD} fell",
        day="2016-08-01",
        published="2016-08-02",
        place="Otria",
    ),
)
DYAD = Scope(dyad=("AAA", "BBB"))
IN = "in {}, none of its parties named"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("report") / "s.duckdb"
    with open_store(path, write=True) as opened:
        keep(opened, SAID)
        for _ in assemble(opened):
            pass
        yield opened


@pytest.fixture(scope="module")
def made(store: Store) -> Report:
    return make_report(store, DYAD)


def tree(report: Report) -> html.HtmlElement:
    return html.document_fromstring(page(report))


def test_both_directions_are_counted_apart(made: Report) -> None:
    assert [(row.direction, row.reports) for row in made.figures] == [("AAA → BBB", 2), ("BBB → AAA", 1)]
    assert [(row.type, [count for count, _ in row.counts]) for row in made.types] == [
        ("ASSAULT", [2, 0]),
        ("AID", [0, 1]),
    ]
    assert made.method.not_counted == (("denied", 1), ("planned", 1))
    assert (made.method.counted, made.method.articles, made.method.outlets) == (3, 3, 2)


def test_each_direction_over_time_is_the_series_of_its_dyad(store: Store, made: Report) -> None:
    """The same numbers as ``dragoman series --dyad AAA,BBB`` has, line by line."""
    found = [
        one
        for one in observations(store, EventFilter(), ("event", "actors", "recipients"))
        if one.status in OCCURRED
    ]
    plan = PanelPlan(Placing(Unit.DYAD), Period.DAY, Split.NONE, only=("AAA-BBB", "BBB-AAA"))
    expected = series_plot(make_panel(found, volume(store), plan), "x")
    assert made.series is not None
    assert made.series.periods == expected.periods
    assert [(one.expected, one.intensity) for one in made.series.lines] == [
        (one.expected, one.intensity) for one in expected.lines
    ]


def test_the_best_reported_incident_has_its_sentences_one_a_source(made: Report) -> None:
    first = made.incidents[0]
    assert (first.sources, first.reports) == (3, 3)
    assert [one.source for one in first.claims] == ["Korsk Herald", "Norra Post"]
    assert first.claims[0].before + first.claims[0].trigger + first.claims[0].after == f"{SAID[0].words}."


def test_a_denial_stands_beside_the_claim_and_tolls_beside_each_other(made: Report) -> None:
    (disputed,) = [one for one in made.disputes if one.denials]
    assert [(one.source, one.status) for one in disputed.denials] == [("Veld Times", "denied")]
    assert disputed.claims
    assert [(toll.kind, toll.low, toll.high) for toll in disputed.tolls] == [("dead", 10, 12)]
    shown = tree(made).xpath("//section[@id='disputes']")[0]
    assert shown.xpath(".//blockquote[@class='denial']")
    assert "Claimed" in shown.text_content()


@pytest.mark.parametrize(
    ("scope", "counted"),
    [
        (Scope(country="aaa"), {"AAA acts": 3, "AAA is acted upon": 1, IN.format("AAA"): 0}),
        (Scope(country="bbb"), {"BBB acts": 1, "BBB is acted upon": 2, IN.format("BBB"): 1}),
        (Scope(actor="aaa"), {"acts": 3, "is acted upon": 1}),
        (Scope(actor="state/bbb"), {"acts": 1, "is acted upon": 2}),
        (Scope(dyad=("bbb", "aaa")), {"BBB → AAA": 1, "AAA → BBB": 2}),
        (Scope(dyad=("AAA", "BBB"), first=date(2016, 6, 1)), {"AAA → BBB": 0, "BBB → AAA": 1}),
        (
            Scope(country="AAA", last=date(2016, 6, 1)),
            {"AAA acts": 2, "AAA is acted upon": 0, IN.format("AAA"): 0},
        ),
        (Scope(actor="nobody"), {"acts": 0, "is acted upon": 0}),
        (Scope(actor="\x07\u202e<b>$x$"), {"acts": 0, "is acted upon": 0}),
    ],
)
def test_what_a_report_is_about(store: Store, scope: Scope, counted: dict[str, int]) -> None:
    report = make_report(store, scope)
    assert {row.direction: row.reports for row in report.figures} == counted
    assert tree(report).xpath("//h1")


def test_a_country_has_what_happened_in_it_among_its_incidents_and_says_what_is_counted(store: Store) -> None:
    report = make_report(store, Scope(country="bbb"))
    shown = [passage.source for one in report.incidents for passage in one.claims]
    assert BAD in shown, "six has no party of BBB and lies there"
    assert report.method.counted == sum(row.reports for row in report.figures) == 4
    (counted,) = tree(report).xpath("//dt[.='What is counted']/following-sibling::dd[1]")
    assert "did, what was done to them, and what happened there" in counted.text_content()


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(country="AAA", actor="x"),
        Scope(actor=""),
        Scope(dyad=("AAA", "aaa")),
        Scope(country="AAA", first=date(2020, 1, 2), last=date(2020, 1, 1)),
    ],
)
def test_a_report_about_nothing_is_refused(scope: Scope) -> None:
    with pytest.raises(UsageError):
        scope.check()


def test_the_same_store_gives_the_same_page(store: Store, made: Report) -> None:
    assert page(make_report(store, DYAD)) == page(made)


def test_words_of_articles_are_text_and_nothing_is_fetched(store: Store) -> None:
    written = page(make_report(store, Scope(country="CCC")))
    assert "&lt;script&gt;alert(1)" in written
    assert "\u202e" not in written
    root = html.document_fromstring(written)
    assert root.xpath("//script | //img | //iframe | //link | //object") == []
    addresses = [
        value for part in root.iter() for name, value in part.attrib.items() if name in {"src", "href"}
    ]
    assert {value[:1] for value in addresses} == {"#"}
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", written).replace("http-equiv", "").replace(
        "http://evil.example", ""
    )
    assert "url(http" not in written


def test_a_page_is_in_order(made: Report) -> None:
    """One h1, no heading left out below it, every id once, every link of the page to a place of it."""
    root = tree(made)
    levels = [int(part.tag[1]) for part in root.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in [*root.xpath("//@href"), *re.findall(r"url\((#[^)]*)\)", page(made))]:
        assert target.removeprefix("#") in ids
    for drawing in root.xpath("//*[local-name()='svg']"):
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") in ids
    assert all(table.xpath("./caption") for table in root.xpath("//table"))


def test_a_store_that_is_not_assembled_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, SAID[:2])
        report = make_report(opened, DYAD)
    assert report.incidents == ()
    assert "dragoman assemble" in tree(report).xpath("//section[@id='incidents']")[0].text_content()


def test_a_store_without_text_shows_no_sentence(made: Report) -> None:
    quoted = made.incidents[0].claims[0]
    empty = replace(quoted, before="", trigger="", after="")
    bare = replace(
        made,
        method=replace(made.method, keeps_text=False),
        incidents=(replace(made.incidents[0], claims=(empty,), denials=()),),
        disputes=(),
    )
    root = tree(bare)
    assert root.xpath("//mark") == []
    assert "keeps no text" in root.xpath("//section[@id='method']")[0].text_content()


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ((), Period.DAY),
        (("2030-01-01", "2030-02-20"), Period.DAY),
        (("2030-01-01", "2030-12-31"), Period.WEEK),
        (("2030-01-01", "2035-12-31"), Period.MONTH),
        (("2030-01-01", "2055-12-31"), Period.YEAR),
    ],
)
def test_the_period_is_one_in_which_the_days_can_be_seen(days: tuple[str, ...], period: Period) -> None:
    assert period_for([seen(day) for day in days]) is period


def test_incidents_beyond_those_shown_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(happenings, "MOST_INCIDENTS", 1)
    report = make_report(store, Scope(country="AAA"))
    assert (len(report.incidents), report.more_incidents) == (1, 3)
    assert report.incidents[0].sources == 3
    assert "3 more are not shown" in tree(report).xpath("//section[@id='incidents']")[0].text_content()


def test_events_without_a_day_are_told_where_days_are_asked_for(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, (*SAID[:2], Said("seven", is_dated=False, trigger="shelled")))
        dated = make_report(opened, replace(DYAD, first=date(2016, 1, 1)))
        whole = make_report(opened, DYAD)
    assert (dated.method.dayless, whole.method.dayless) == (1, 0)
    assert "; 1 without any day," in tree(dated).xpath("//section[@id='method']")[0].text_content()
    assert "without any day" not in tree(whole).xpath("//section[@id='method']")[0].text_content()
