"""Comparing two reports says of every field what it found and what that counts, whichever way round."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assembly.comparison_weights import START, THRESHOLD, WEIGHTS
from dragoman.assembly.event_comparison import compare, may_be_one, reasons, score
from dragoman.assembly.findings import FIELDS
from dragoman.assembly.reports import Traits, story_words, traits
from dragoman.records import Status
from made_reports import Said, report_of

BOMB = Said("a")


def of(said: Said) -> Traits:
    return traits(report_of(said))


def verdict(one: Said, two: Said, field: str) -> str:
    return next(f.verdict for f in compare(of(one), of(two)).fields if f.field == field)


@pytest.mark.parametrize(
    ("other", "field", "expected"),
    [
        (Said("b"), "days", "same"),
        (Said("b", day="2016-05-04"), "days", "compatible"),
        (Said("b", day="2016-05-09"), "days", "contradict"),
        (Said("b", day=None, published="2016-05-05"), "days", "compatible"),
        (Said("b", place="Norra"), "place", "compatible"),
        (Said("b", place="Alland"), "place", "compatible"),
        (Said("b", place="Veld"), "place", "contradict"),
        (Said("b", place="Otria"), "place", "contradict"),
        (Said("b", place=None), "place", "unknown"),
        (Said("b", actors=("Derya Koral/AAA",)), "actors", "compatible"),
        (Said("b", actors=("CCC",)), "actors", "contradict"),
        (Said("b", actors=()), "actors", "unknown"),
        (Said("b", recipients=("the traders",)), "recipients", "unknown"),
        (Said("b", mode="shooting"), "mode", "contradict"),
        (Said("b", status=Status.DENIED), "status", "compatible"),
        (Said("b", status=Status.NEGATED), "status", "contradict"),
        (Said("b", status=Status.PLANNED), "status", "contradict"),
        (Said("b", words="Elsewhere a train was late by an hour"), "sentence", "unknown"),
    ],
    ids=str,
)
def test_a_field_is_the_same_compatible_unknown_or_contradicts(
    other: Said, field: str, expected: str
) -> None:
    assert verdict(BOMB, other, field) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(4, 4, "same"), (1, 1, "same"), (10, 12, "compatible"), (4, 10, "compatible"), (4, 40, "contradict")],
)
def test_numbers_that_counting_explains_do_not_contradict(one: int, other: int, expected: str) -> None:
    assert verdict(replace(BOMB, dead=one), Said("b", dead=other), "tolls") == expected


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (Said("b", published="2016-05-06", day=None, source="x.com"), True),
        (Said("b", status=Status.DENIED, speaker="AAA"), True),
        (Said("b", status=Status.PLANNED), False),
        (Said("b", place="Veld", words="Shells hit the harbour wall at dawn", trigger="shells"), False),
        (Said("b", actors=("CCC",), words="Another bomb went off near a school", text="Other news."), False),
        (Said("b", day="2016-05-09"), False),
    ],
    ids=str,
)
def test_claim_and_denial_are_one_and_plans_other_places_and_days_are_not(other: Said, is_one: bool) -> None:
    assert (score(of(BOMB), of(other)) >= THRESHOLD) is is_one


def test_two_persons_by_name_are_rivals_and_two_descriptions_are_not() -> None:
    named = Said("b", actors=("Derya Koral/AAA",)), Said("c", actors=("Omer Tas/AAA",))
    assert verdict(*named, "actors") == "contradict"


def test_who_met_whom_is_the_same_told_both_ways() -> None:
    one = Said("a", type="CONSULT", mode="meet", actors=("AAA",), recipients=("BBB",))
    other = replace(one, name="b", actors=("BBB",), recipients=("AAA",))
    assert verdict(one, other, "actors") == verdict(one, other, "recipients") == "compatible"
    assert verdict(replace(one, type="ACCUSE"), replace(other, type="ACCUSE"), "actors") == "contradict"


SOME = st.builds(
    Said,
    name=st.sampled_from("abcdef"),
    type=st.sampled_from(("ASSAULT", "CONSULT")),
    status=st.sampled_from(Status),
    day=st.sampled_from(("2016-05-03", "2016-05-04", "2016-05-09", None)),
    place=st.sampled_from(("Korsk", "Veld", "Norra", "Alland", "Otria", None)),
    actors=st.sampled_from((("AAA",), ("Derya Koral/AAA",), ("gunmen",), ())),
    recipients=st.sampled_from((("BBB",), ("CCC",), ())),
    dead=st.sampled_from((None, 1, 4, 40)),
)


@given(SOME, SOME)
def test_which_report_is_which_means_nothing_and_the_weights_sum_to_the_score(one: Said, two: Said) -> None:
    """The score with words is the score without, both ways round."""
    a, b = of(one), of(replace(two, name="other", type=one.type))
    found = compare(a, b)
    assert found == compare(b, a)
    assert found.score == pytest.approx(score(a, b)) == pytest.approx(score(b, a))
    assert [field.field for field in found.fields] == list(FIELDS)
    assert found.start == START
    if not may_be_one(a, b):
        assert found.score == 0


def test_every_weight_has_a_reason_and_its_sign_fits_its_verdict() -> None:
    for field, weights in WEIGHTS.items():
        for key, weight in weights.items():
            assert weight.reason, (field, key)
            assert weight.verdict != "same" or weight.value >= 0, (field, key)
            assert weight.verdict != "contradict" or weight.value < 0, (field, key)


def test_reasons_give_what_counted_most_first() -> None:
    told = reasons(compare(of(BOMB), of(Said("b"))))
    assert told[0] == "sentence +2.5: the sentences are nearly the same words (6 of 6 content words)"
    assert "place +2.0: one place of the gazetteer (Korsk and Korsk)" in told


def test_names_of_a_story_are_capitalised_words_that_are_not_only_first_in_a_sentence() -> None:
    assert story_words("Rain fell on Korsk. The rain of 1999 was worse.") == {"korsk", "the", "1999"}


def in_one(trait: Traits, **change: object) -> Traits:
    """Give another report of the same document."""
    return replace(trait, **{"id": "e1:z", "mode": None, **change})  # type: ignore[arg-type]


def test_a_mention_dated_by_the_words_of_another_sentence_is_of_that_act() -> None:
    told = replace(of(BOMB), day_at=40, sentence=2, mode=None)
    mention = in_one(told, sentence=5, stem="attac", evidence=frozenset({"condemn"}), place=None)
    mention = replace(mention, actors=of(Said("b", actors=())).actors)
    mention = replace(mention, recipients=of(Said("b", recipients=())).recipients)
    assert score(told, mention) > THRESHOLD
    assert score(told, replace(mention, day_at=90)) < THRESHOLD
    assert score(told, replace(mention, place=of(Said("b", place="Veld")).place)) < THRESHOLD


def test_a_denied_part_joins_its_act() -> None:
    act = replace(of(BOMB), sentence=2, mode=None)
    part = in_one(act, status=Status.DENIED, stem="carri")
    assert score(act, part) > THRESHOLD
    assert "part in an act" in " ".join(reasons(compare(act, part)))
    elsewhere = replace(part, place=of(Said("b", place="Veld")).place)
    assert "part in an act" not in " ".join(reasons(compare(act, elsewhere)))


def test_the_day_of_a_denial_joins_it_to_nothing() -> None:
    said = of(Said("b", day=None, status=Status.DENIED))
    denial = replace(said, first=of(BOMB).first, last=of(BOMB).last)
    found = {field.field: field.verdict for field in compare(of(BOMB), denial).fields}
    assert found["days"] == "unknown"
