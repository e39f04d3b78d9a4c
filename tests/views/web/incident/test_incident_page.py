"""The incident page shows every report, where they differ, and what a person may do about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as parser

from dragoman.errors import DragomanError, StoreError
from dragoman.records import Status
from dragoman.run import judging
from dragoman.run.incidents import assemble
from dragoman.store import incidents, rulings
from dragoman.store.database import Store, open_store
from dragoman.views.html import Markup
from dragoman.views.web.incident import differ, merged, reports, time
from dragoman.views.web.incident.context import Asked, IncidentPage, Numbered, incident_page, judge
from dragoman.views.web.pages.incident import above, below, missing, written
from made_reports import Said, event_of, keep, report_of

SHELLS = "Shells hit the harbour wall at Veld before dawn"
REPORTS = (
    Said("a", source="one.com", dead=4),
    Said("b", source="two.com", dead=9, published="2016-05-05"),
    Said("c", source="two.com", status=Status.DENIED, speaker="Derya Koral/AAA", published="2016-05-06"),
    Said("d", place="Veld", dead=60, words=SHELLS, trigger="Shells"),
)
BY = judging.Judge("mk", date(2020, 2, 3), "read both")


def filled(path: Path, said: Sequence[Said]) -> Store:
    store = open_store(path / "s.duckdb", write=True)
    keep(store, said)
    list(assemble(store))
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path, REPORTS) as opened:
        yield opened


@pytest.fixture
def page(store: Store) -> IncidentPage:
    return incident_page(store, home(store, REPORTS[0]))


def home(store: Store, said: Said) -> str:
    """Give the incident that a report is in."""
    identity = event_of(said).id
    return next(one.id for one in incidents.incidents(store) if identity in one.events)


def tree(markup: Markup | None) -> parser.HtmlElement:
    return parser.fromstring(f"<div>{markup}</div>")


def text(markup: Markup | None) -> str:
    return re.sub(r"\s+", " ", tree(markup).text_content())


def test_every_report_stands_beside_the_others_with_its_words(page: IncidentPage) -> None:
    cards = tree(reports.report_cards(page)).xpath("//li[starts-with(@id, 'report-')]")
    assert len(cards) == 3
    first = re.sub(r"\s+", " ", cards[0].text_content())
    for words in (
        "one, 2016-05-04",
        "A bomb tore through the grain market",
        "happened",
        "dead 4",
        "Korsk, AAA",
    ):
        assert words in first
    assert "denial" in cards[2].get("class")
    assert "Derya Koral (indirect)" in cards[2].text_content()


def test_what_a_report_leaves_out_is_said() -> None:
    event = replace(event_of(Said("x", place=None, actors=(), recipients=())), attribution=())
    facts = dict(reports.report_facts(event))
    assert facts["place"] == "no place is stated"
    assert facts["size"] == facts["actors"] == facts["recipients"] == "not stated"
    assert facts["according to"] == "the article itself"


def test_two_reports_of_one_outlet_are_one_source(page: IncidentPage) -> None:
    assert [(one.group, one.is_first) for one in page.reports] == [(1, True), (2, True), (2, False)]
    shown = text(reports.report_cards(page))
    assert "Not independent: of source 2 (two), one outlet: two" in shown
    assert "Reports differ in" in text(reports.facts(page))


def test_denial_stands_beside_claim(page: IncidentPage) -> None:
    shown = tree(differ.denials(page))
    claimed, denied = shown.xpath("//section")
    assert "Claimed (2)" in claimed.text_content()
    assert "Derya Koral" in denied.text_content()
    assert "Derya Koral" not in claimed.text_content()


def test_without_a_denial_there_is_no_such_part(store: Store) -> None:
    assert differ.denials(incident_page(store, home(store, REPORTS[3]))) is None


def test_numbers_are_drawn_with_low_best_high_and_stand_in_a_table(page: IncidentPage) -> None:
    shown = tree(differ.tolls(page))
    assert len(shown.find_class("dot")) == 2
    rows = [[re.sub(r"\s+", "", cell.text_content()) for cell in row] for row in shown.xpath("//tbody/tr")]
    assert rows == [["1", "2016-05-04", "one", "4", "4", "4"], ["2", "2016-05-05", "two", "9", "9", "9"]]
    assert shown.find(".//svg//title").text.startswith("dead: 9 (4 to 9)")


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [(4, 4, 4, "4"), (0, 80, 80, "80 (0 to 80)"), (60, 60, None, "60 (60 or more)"), (3, 5, 9, "5 (3 to 9)")],
)
def test_a_number_is_written_as_open_as_it_is(low: int, best: int, high: int | None, expected: str) -> None:
    assert reports.spread(low, best, high) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.9998, "> 0.99"), (1.0, "> 0.99"), (0.001, "< 0.01"), (0.871, "0.87"), (0.5, "0.50")],
)
def test_no_probability_reads_as_certain(value: float, expected: str) -> None:
    assert reports.sure(value) == expected


def test_belief_is_shown_with_its_sum_and_the_priors_it_uses(page: IncidentPage) -> None:
    shown = text(differ.belief(page))
    assert page.incident.belief.arithmetic in shown
    assert "denied by the accused: 0.60" in shown
    assert "it is no frequency" in shown


def test_disputed_values_are_named_at_each_report(page: IncidentPage) -> None:
    found = reports.differs(page.incident)
    assert any(value.startswith("dead: 4") for value in found[event_of(REPORTS[0]).id])
    assert "both cannot be right" in text(differ.disagreements(page))


def test_why_reports_were_put_together_adds_up(page: IncidentPage) -> None:
    """The weights of a comparison's fields are those of its sum."""
    shown = tree(merged.merges(page))
    assert len(page.steps) == 2
    for step, part in zip(page.steps, shown.xpath("//ol/li"), strict=True):
        assert step.best is not None
        weights = [
            float(cell.text_content()) for cell in part.xpath(".//tbody/tr/td[contains(@class, 'number')]")
        ]
        assert sum(weights[:-1]) == pytest.approx(weights[-1], abs=0.05 * len(weights))
        assert f"as a probability {step.best.score:.2f}" in part.text_content()


def test_a_single_report_is_put_together_with_nothing(store: Store) -> None:
    page = incident_page(store, home(store, REPORTS[3]))
    assert "There is one report" in text(below(page))
    assert "There is one report" in text(differ.disagreements(page))


def test_days_are_drawn_and_stand_in_a_table(page: IncidentPage) -> None:
    shown = tree(time.timeline(page))
    assert len(shown.find_class("dot")) == len(shown.find_class("tick")) == 3
    rows = [row.text_content() for row in shown.xpath("//tbody/tr")]
    assert ["2016-05-03" in row for row in rows] == [True] * 3


def reports_of(said: Sequence[Said]) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(number, report_of(one), 1, is_first=True) for number, one in enumerate(said, start=1)
    )


def test_a_span_of_years_does_not_press_days_together() -> None:
    day, years = reports_of([Said("a"), Said("b")])
    event = years.report.event
    long = replace(event, date=replace(event.date, first="2009-01-01", last="2016-05-03", precision="decade"))
    years = replace(years, report=replace(years.report, event=long))
    assert time.axis_of([day, years]) == (date(2016, 5, 2), date(2016, 5, 5))


def test_ticks_lie_within_the_days_drawn_each_once() -> None:
    for span in range(40):
        first = date(2016, 5, 1)
        last = date.fromordinal(first.toordinal() + span)
        values = [value for value, _ in time.ticks(first, last)]
        assert values == sorted(set(values))
        assert (values[0], values[-1]) == (first.toordinal(), last.toordinal())


def test_nothing_without_a_day_is_drawn() -> None:
    (one,) = reports_of([Said("a")])
    event = replace(one.report.event, date=replace(one.report.event.date, first=None, last=None))
    assert time.axis_of([replace(one, report=replace(one.report, event=event, published=None))]) is None


def test_split_and_undo_again_and_again_on_one_open_store(tmp_path: Path) -> None:
    """Whoever judges in the workbench does so on a connection of its own; each judgement holds at once."""
    with filled(tmp_path, REPORTS) as store:
        path, first = store.path, home(store, REPORTS[0])
    with open_store(path, write=True) as opened:
        writer = opened.parallel()
        whole = incidents.incident(writer, first)
        assert whole is not None
        for _ in range(3):
            now = judge(writer, Asked("split", first, (event_of(REPORTS[1]).id,)), BY)
            assert len(incident_page(writer, now).reports) < len(whole.events)
            (made,) = rulings.judgements(writer, whole.events)
            judge(writer, Asked("undo", now, (made.id,)), BY)
            assert incidents.incident(writer, first) == whole


def test_a_join_leads_to_the_incident_that_holds_both(store: Store) -> None:
    one, other = home(store, REPORTS[0]), home(store, REPORTS[3])
    now = judge(store, Asked("join", one, (other,)), BY)
    page = incident_page(store, now)
    assert len(page.reports) == 4
    shown = text(below(page))
    assert "mk" in shown
    assert "read both" in shown
    assert "put together by a person's judgement" in shown


@pytest.mark.parametrize(
    "asked",
    [
        ("split", ()),
        ("split", ("e1:none",)),
        ("join", ("i1:none",)),
        ("undo", ("j1:none",)),
    ],
    ids=str,
)
def test_what_cannot_be_judged_is_refused_and_changes_nothing(
    store: Store, asked: tuple[str, tuple[str, ...]]
) -> None:
    identity = home(store, REPORTS[0])
    before = list(incidents.incidents(store))
    with pytest.raises(DragomanError):
        judge(store, Asked(asked[0], identity, asked[1]), BY)
    assert list(incidents.incidents(store)) == before


def test_an_incident_that_is_no_more_says_where_its_reports_are(store: Store) -> None:
    one, other = home(store, REPORTS[0]), home(store, REPORTS[3])
    now = judge(store, Asked("join", one, (other,)), BY)
    gone = other if now == one else one
    made = written(store, gone)
    assert made.page is None
    assert made.became == (now,)
    shown = str(missing(made))
    assert "is no more" in shown
    assert f"/incident/{now}" in shown


def test_an_unknown_incident_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no incident 'i1:none'"):
        incident_page(store, "i1:none")
    assert "no incident" in written(store, "i1:none").wrong


def test_hostile_words_are_text_and_nothing_else(tmp_path: Path) -> None:
    """In outlets, names, speakers and sentences, and in judges' names and notes."""
    bad = "</title></svg><script>alert(1)</script><img src=x onerror=alert(1)>"
    said = [
        Said("a", source=bad, dead=3, speaker=bad, words=bad, actors=(bad.lower(),)),
        Said("b", source="b.com", dead=5),
    ]
    with filled(tmp_path, said) as store:
        first, second = home(store, said[0]), home(store, said[1])
        if first != second:
            first = judge(store, Asked("join", first, (second,)), judging.Judge(bad, date(2020, 1, 1), bad))
        made = written(store, first)
        for part in (made.above, made.below):
            shown = tree(part)
            assert not [one for one in shown.iter() if one.tag in {"script", "img", "iframe", "style"}]
            assert not [name for one in shown.iter() for name in one.attrib if name.startswith("on")]
        assert "<script>alert(1)</script>" in tree(made.above).text_content()


def test_the_page_has_one_order_of_headings(page: IncidentPage) -> None:
    """No h3 stands before an h2, and every section names its heading."""
    shown = tree(Markup(f"{above(page)}{below(page)}"))
    levels = [int(one.tag[1]) for one in shown.iter() if one.tag in {"h2", "h3", "h4"}]
    assert levels[0] == 2
    assert all(two - one <= 1 for one, two in pairwise(levels))
    for section in shown.xpath("//section[@aria-labelledby]"):
        assert shown.xpath(f"//*[@id='{section.get('aria-labelledby')}']")
