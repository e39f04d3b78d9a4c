"""An incident keeps every report, counts independent sources, and says where and how far reports differ."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.belief import PRIORS
from dragoman.assembly.incident import make_incident
from dragoman.assembly.sources import agency_of, outlet
from dragoman.records import Count, Disagreement, Incident, Size, Standing, Status
from dragoman.records.serial import from_data, incident_to_json, to_data
from made_reports import Said, document_of, event_of, report_of


def made(*said: Said, copies: Iterable[tuple[Said, Said]] = ()) -> Incident:
    pairs = [(document_of(a).id, document_of(b).id) for a, b in copies]
    return make_incident([report_of(one) for one in said], pairs)


def differing(incident: Incident) -> dict[str, Disagreement]:
    return {found.field: found for found in incident.disagreements}


CLAIM = Said("a", source="one.com", dead=4)
DENIAL = Said("b", source="two.com", status=Status.DENIED, speaker="AAA", dead=None)


def test_a_claim_and_a_denial_stand_side_by_side_with_their_speakers() -> None:
    incident = made(CLAIM, DENIAL)
    assert incident.standing is Standing.DISPUTED
    found = differing(incident)["status"]
    assert found.kind == "rival"
    assert found.summary == "claimed by the article itself; denied by AAA"
    assert {v.value: v.events for v in found.variants} == {
        "claim": (event_of(CLAIM).id,),
        "denial": (event_of(DENIAL).id,),
    }


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((Status.HAPPENED,), Standing.REPORTED),
        ((Status.HAPPENED, Status.NEGATED), Standing.DISPUTED),
        ((Status.DENIED,), Standing.DENIED),
        ((Status.NEGATED,), Standing.NOT_SO),
        ((Status.PLANNED, Status.HYPOTHETICAL), Standing.EXPECTED),
    ],
)
def test_an_incident_stands_by_all_its_reports(statuses: tuple[Status, ...], expected: Standing) -> None:
    assert made(*(Said(f"r{n}", status=s) for n, s in enumerate(statuses))).standing is expected


def test_numbers_that_rise_from_day_to_day_are_revised_and_not_rival() -> None:
    """The last day's number is the best; all are kept with day and source."""
    incident = made(
        CLAIM,
        Said("b", source="two.com", dead=7, published="2016-05-05"),
        Said("c", source="one.com", dead=9, published="2016-05-06"),
    )
    (toll,) = incident.tolls
    assert (toll.low, toll.best, toll.high) == (4, 9, 9)
    assert [(r.published, r.source, r.best) for r in toll.reports] == [
        ("2016-05-04", "one.com", 4),
        ("2016-05-05", "two.com", 7),
        ("2016-05-06", "one.com", 9),
    ]
    assert differing(incident)["dead"].kind == "revised"


@pytest.mark.parametrize(
    ("later", "best", "low", "differs"),
    [
        (Count(5, 5, None), 31, 31, False),
        (Count(1, 1, None), 31, 31, False),
        (Count(27, 27, 27), 27, 27, True),
        (Count(40, 40, None), 40, 31, True),
    ],
)
def test_a_number_that_is_open_above_takes_nothing_back(
    later: Count, best: int, low: int, *, differs: bool
) -> None:
    """A fifth victim who dies does not make five of 31; it stands among the reports all the same."""
    reports = [
        report_of(Said("a", source="one.com", dead=31, published="2016-05-04")),
        report_of(Said("b", source="two.com", dead=1, published="2016-05-05")),
    ]
    reports[1] = replace(reports[1], event=replace(reports[1].event, size=Size(dead=later)))
    incident = make_incident(reports)
    (toll,) = incident.tolls
    assert (toll.best, toll.low) == (best, low)
    assert [report.best for report in toll.reports] == [31, later.best]
    assert ("dead" in differing(incident)) is differs


def test_numbers_of_one_day_by_two_sources_are_rival_and_most_sources_win() -> None:
    incident = made(CLAIM, Said("b", source="two.com", dead=9), Said("c", source="three.com", dead=4))
    assert incident.tolls[0].best == 4
    assert differing(incident)["dead"].kind == "rival"


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        (Said("b", source="two.com"), set()),
        (Said("b", place="Veld"), {"place"}),
        (Said("b", place="Alland"), set()),
        (Said("b", day="2016-05-04"), {"day"}),
        (Said("b", day=None), set()),
        (Said("b", actors=("CCC",)), {"actors"}),
        (Said("b", actors=("Derya Koral/AAA",)), set()),
        (Said("b", recipients=("DDD",)), {"recipients"}),
        (Said("b", recipients=("villagers",)), set()),
        (Said("b", mode="shooting"), {"mode"}),
    ],
    ids=str,
)
def test_what_cannot_be_right_together_is_a_disagreement_and_what_is_finer_is_not(
    other: Said, fields: set[str]
) -> None:
    found = differing(made(CLAIM, other))
    assert set(found) == fields
    for disagreement in found.values():
        events = {event for variant in disagreement.variants for event in variant.events}
        assert events == {event_of(CLAIM).id, event_of(other).id}


def test_copies_one_outlet_and_one_agency_are_one_source() -> None:
    same = Said("b", source="www.one.com", published="2016-05-05")
    copied = Said("c", source="three.com", published="2016-05-05")
    own = Said("d", source="four.com")
    incident = made(CLAIM, same, copied, own, copies=[(CLAIM, copied)])
    assert sorted((group.name, len(group.docs)) for group in incident.sources) == [("four", 1), ("one", 3)]


def test_belief_rises_with_independent_sources_and_not_with_copies() -> None:
    alone = made(CLAIM).belief.value
    copied = made(CLAIM, Said("b", source="two.com"), copies=[(CLAIM, Said("b", source="two.com"))]).belief
    two = made(CLAIM, Said("b", source="two.com")).belief
    assert alone <= copied.value < two.value
    assert len(two.steps) == 2


def test_the_arithmetic_of_a_belief_can_be_followed() -> None:
    belief = made(CLAIM, DENIAL).belief
    claim, denial = sorted(belief.steps, key=lambda step: step.side)
    assert (claim.side, claim.basis, claim.wrong) == ("claim", "own voice", PRIORS["own voice"].wrong)
    assert (denial.side, denial.basis) == ("denial", "denied by the accused")
    assert claim.doubt == pytest.approx(1 - (1 - claim.wrong) * (1 - claim.misread))
    for_it = (1 - claim.doubt) * denial.doubt
    assert belief.value == pytest.approx(for_it / (for_it + claim.doubt))
    assert belief.arithmetic.endswith(f"= {belief.value:.2f}")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("www.nytimes.com", "nytimes"),
        ("www.rt.com", "rt"),
        ("www.gov.uk", "gov"),
        ("news.example.co.uk", "example"),
        ("africa.daily.com.cn", "daily"),
        ("Korsk Daily", "korsk daily"),
        ("", None),
        (None, None),
    ],
)
def test_an_outlets_sites_are_one(source: str | None, expected: str | None) -> None:
    assert outlet(source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("KORSK (Reuters) - A bomb went off.", None, "Reuters"),
        ("By The Associated Press\nA bomb went off.", "x.com", "Associated Press"),
        ("Xinhua | Updated: noon\nA bomb went off.", None, "Xinhua"),
        ("A bomb went off, a witness told Reuters by telephone.", None, None),
        ("A bomb went off.", "reuters.com", "Reuters"),
    ],
)
def test_an_agency_is_credited_and_not_only_spoken_to(text: str, source: str | None, expected: str) -> None:
    assert agency_of(text, source) == expected


REPORTS = st.lists(
    st.builds(
        Said,
        name=st.uuids().map(str),
        source=st.sampled_from((None, "one.com", "two.com")),
        status=st.sampled_from(Status),
        dead=st.sampled_from((None, 3, 9)),
        place=st.sampled_from(("Korsk", "Veld", "Alland", None)),
        published=st.sampled_from(("2016-05-04", "2016-05-06")),
        speaker=st.sampled_from((None, "AAA", "BBB", "Derya Koral/CCC")),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda said: said.name,
)


@given(REPORTS.flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports))))
def test_the_order_of_reports_means_nothing_and_none_is_lost(reports: tuple[list[Said], list[Said]]) -> None:
    """Same record from any order; every report is in it; it goes to JSON and back."""
    one, other = made(*reports[0]), made(*reports[1])
    assert one == other
    assert set(one.events) == {event_of(said).id for said in reports[0]}
    assert {event for group in one.sources for event in group.events} == set(one.events)
    assert 0 <= one.belief.value <= 1
    assert from_data(Incident, to_data(one)) == one
    assert incident_to_json(one)["schema"] == "dragoman/1"
