"""A country at war with itself has two camps: neither speaks for the other, and one deed is not of both."""

from dataclasses import replace

import pytest

from dragoman.assembly.belief import basis
from dragoman.assembly.incident import make_incident
from dragoman.assembly.reports import Report
from dragoman.records import Actor, ActorKind, Attribution, Span
from made_reports import Said, report_of

ARMY = Actor("Korland's army", 0, 1, "Korland's army", None, "AAA", ("MIL",), ActorKind.GROUP)
MINISTER = Actor("the minister", 0, 1, "the minister", None, "AAA", ("GOV",), ActorKind.PERSON)
COLUMN = Actor(
    "the Blue Column", 0, 1, "Blue Column", "group/blue-column", "AAA", ("REB", "MIL"), ActorKind.GROUP
)
REBELS = Actor("rebels", 0, 1, "rebels", None, "AAA", ("REB",), ActorKind.GROUP)
OPPOSITION = Actor(
    "the opposition", 0, 1, "the opposition", None, "AAA", ("OPP", "PTY"), ActorKind.ORGANISATION
)
GUNMEN = Actor("gunmen", 0, 1, "gunmen", None, "AAA", ("UAF",), ActorKind.GROUP)
WITNESSES = Actor("witnesses", 0, 1, "witnesses", None, "AAA", ("CVL",), ActorKind.POPULATION)
RESIDENTS = Actor("residents", 0, 1, "residents", None, "AAA", ("CVL",), ActorKind.POPULATION)
SOMEBODY = Actor("Dovan", 0, 1, "Dovan", None, "AAA", (), ActorKind.PERSON)


def told(name: str, source: str, actor: Actor, speaker: Actor | None = None) -> Report:
    made = report_of(Said(name, source=source))
    said = () if speaker is None else (Attribution(speaker, None, "indirect", Span(0, 1, "A")),)
    event = replace(made.event, actors=(actor,), recipients=(RESIDENTS,), attribution=said)
    return replace(made, event=event)


@pytest.mark.parametrize(
    ("speaker", "actor", "voice"),
    [
        (COLUMN, ARMY, "said by another"),
        (ARMY, COLUMN, "said by another"),
        (OPPOSITION, ARMY, "said by another"),
        (GUNMEN, ARMY, "said by another"),
        (WITNESSES, ARMY, "said by the other side"),
        (MINISTER, ARMY, "said of itself"),
        (REBELS, COLUMN, "said of itself"),
        (SOMEBODY, ARMY, "said of itself"),
    ],
)
def test_only_ones_own_camp_speaks_of_itself(speaker: Actor, actor: Actor, voice: str) -> None:
    assert basis(told("a", "one.com", actor, speaker).event) == voice


@pytest.mark.parametrize(
    ("one", "two", "is_rival"),
    [
        (ARMY, COLUMN, True),
        (MINISTER, OPPOSITION, True),
        (ARMY, MINISTER, False),
        (REBELS, COLUMN, False),
        (ARMY, GUNMEN, False),
        (ARMY, SOMEBODY, False),
    ],
)
def test_the_army_and_its_enemy_did_not_both_do_it(one: Actor, two: Actor, is_rival: bool) -> None:
    """Soldiers may be "gunmen" to another; who fights for the other side they are not."""
    incident = make_incident([told("a", "one.com", one), told("b", "two.com", two)], [])
    assert ("actors" in {found.field for found in incident.disagreements}) is is_rival
