"""Crimes among private people and their trials are no events; one sign of public life, and all are."""

from dataclasses import replace

import pytest

from dragoman.events.private_crime import private_crimes
from dragoman.records import Actor, ActorKind, Annotations, Count, Draft, Size
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

_STABBED = replace(DRAFT, type="ASSAULT", mode="primitive", recipients=(0,))


def party(sector: str | None, kind: ActorKind = ActorKind.PERSON, **more: object) -> Actor:
    sectors = (sector,) if sector else ()
    return replace(Actor("x", 0, 1, "x", None, None, sectors, kind, None, 0.9), **more)  # type: ignore[arg-type]


def crimes(
    *drafts: Draft, text: str = "A cook was stabbed at a party in Leeds.", **parties: Actor
) -> frozenset[int]:
    _, sentences = parsed(text)
    known = {0: parties.get("victim", party("CVL")), 1: parties.get("other", party(None, ActorKind.UNKNOWN))}
    return private_crimes(drafts, Annotations(sentences, (), ()), known)


def test_violence_among_private_people_is_private_and_so_is_all_of_it() -> None:
    """A deed whose sides are unsaid goes with those of which the sides are known."""
    assert crimes(_STABBED, replace(_STABBED, recipients=())) == {0, 1}
    assert crimes(replace(_STABBED, recipients=())) == frozenset()
    assert crimes(replace(_STABBED, mode="sexual"), victim=party("CVL", ActorKind.GROUP)) == {0}


@pytest.mark.parametrize(
    ("kept", "case"),
    [
        ({"type": "ACCUSE", "mode": "allege"}, True),
        ({"type": "SANCTION", "mode": "convict"}, True),
        ({"type": "COERCE", "mode": "arrest"}, False),
        ({"type": "ACCUSE", "mode": "investigate"}, False),
        ({"type": "RETREAT", "mode": "release"}, False),
    ],
)
def test_charges_and_verdicts_go_arrests_and_inquiries_stay(kept: dict[str, object], *, case: bool) -> None:
    draft = replace(DRAFT, recipients=(0,), **kept)  # type: ignore[arg-type]
    assert (crimes(draft, text="A cook was held over a theft.") == {0}) is case


def test_a_court_that_jails_is_a_court_without_politics() -> None:
    draft = replace(DRAFT, type="COERCE", mode="arrest", recipients=(0,), actors=(1,))
    assert crimes(draft, text="A cook was held over a theft.", other=party("JUD")) == {0}
    assert crimes(draft, text="A cook was held over a theft.", other=party("COP")) == frozenset()
    remanded = replace(draft, head=0, actors=())
    assert crimes(remanded, text="Remanded over a theft, a cook wept.") == {0}


@pytest.mark.parametrize(
    "other",
    [
        party("GOV"),
        party("REB", ActorKind.GROUP),
        party("UAF", ActorKind.GROUP),
        party("CVL", ActorKind.POPULATION),
        party("GOV", ActorKind.STATE),
        party("COP"),
        party("JRN"),
    ],
)
def test_a_party_of_public_life_on_a_side_makes_it_public(other: Actor) -> None:
    assert crimes(replace(_STABBED, actors=(1,)), other=other) == frozenset()
    assert crimes(_STABBED, victim=other) == frozenset()


def test_an_unknown_attacker_and_a_guessed_office_make_nothing_public() -> None:
    assert crimes(replace(_STABBED, actors=(1,)), other=party("UAF")) == {0}
    assert crimes(replace(_STABBED, actors=(1,)), other=party("GOV", confidence=0.4)) == {0}


def test_pleas_and_motions_go_with_the_crime_and_what_police_ask_for_stays() -> None:
    plea, call = replace(DRAFT, type="REJECT", actors=(0,)), replace(DRAFT, type="REQUEST", actors=(1,))
    police = party("COP", ActorKind.ORGANISATION)
    assert crimes(_STABBED, plea, call, other=police) == {0, 1}
    assert crimes(plea, call, other=police) == frozenset()


def test_a_trade_makes_nothing_public_where_the_violence_has_its_trial() -> None:
    charge = replace(_STABBED, type="ACCUSE", mode="allege")
    for trade in ("EDU", "LAB", "BUS"):
        assert crimes(_STABBED, charge, victim=party(trade)) == {0, 1}
        assert crimes(_STABBED, victim=party(trade)) == frozenset()
        assert crimes(charge, victim=party(trade)) == frozenset()
    assert crimes(_STABBED, charge, victim=party("LAB", ActorKind.GROUP)) == frozenset()


def test_a_town_before_a_word_makes_nothing_public() -> None:
    town = party("GOV", ActorKind.UNKNOWN, confidence=0.65)
    assert crimes(replace(_STABBED, actors=(1,)), other=town) == {0}
    assert crimes(replace(_STABBED, actors=(1,)), other=replace(town, id="actor/x")) == frozenset()
    council = replace(town, kind=ActorKind.ORGANISATION)
    assert crimes(replace(_STABBED, actors=(1,)), other=council) == frozenset()
    assert crimes(_STABBED, replace(DRAFT, type="COERCE", actors=(1,)), other=town) == frozenset()


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("A cook was struck and stabbed at a party in Leeds.", True),
        ("A cook was stabbed during a strike in Leeds.", False),
        ("A cook was stabbed at a party. Deputies of the sheriff came.", True),
        ("A cook was stabbed at a party. Deputies called for an inquiry.", False),
    ],
)
def test_the_struck_and_a_sheriffs_deputies_make_nothing_public(text: str, *, private: bool) -> None:
    assert (crimes(_STABBED, text=text) == {0}) is private


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "explosives"},
        {"mode": "abduct"},
        {"size": Size(dead=Count(5, 5, 5))},
        {"contexts": ("terrorism",)},
        {"contexts": ("human_rights",)},
        {"type": "PROTEST"},
    ],
)
def test_bombs_captives_tolls_and_terror_make_it_public(change: dict[str, object]) -> None:
    assert crimes(_STABBED, replace(_STABBED, **change)) == frozenset()  # type: ignore[arg-type]


def test_a_verdict_for_what_is_no_private_crime_is_public() -> None:
    """What the report does not call theft, murder or the like may be a deed of conscience."""
    draft = replace(DRAFT, type="SANCTION", mode="convict", recipients=(0,))
    assert crimes(draft, text="A court jailed a cook over a song.") == frozenset()
    assert crimes(draft, text="A court jailed a cook over a theft.") == {0}


@pytest.mark.parametrize(
    "text",
    [
        "A cook was stabbed near a mosque in Leeds.",
        "A cook was stabbed at a protest in Leeds.",
        "A blogger was stabbed in Leeds.",
        "A cook was stabbed in Leeds. Detectives spoke of racism.",
    ],
)
def test_a_word_of_public_life_in_the_report_makes_it_public(text: str) -> None:
    assert crimes(_STABBED, text=text) == frozenset()


def test_police_that_are_accused_make_it_public() -> None:
    charge = replace(DRAFT, type="ACCUSE", mode="allege", recipients=(1,), actors=(0,))
    assert crimes(charge, other=party("COP", ActorKind.ORGANISATION)) == frozenset()
