"""The benchmark's older inventory parts some types along the roots of CAMEO."""

import pytest

from dragoman.evaluation.relation_task import as_benchmark
from dragoman.events.coders.interface import Relation
from dragoman.records import Status


@pytest.mark.parametrize(
    ("type_", "cameo", "root"),
    [
        ("CONCEDE", "0353", "AGREE"),
        ("CONCEDE", "081", "YIELD"),
        ("CONCEDE", None, "YIELD"),
        ("RETREAT", "0841", "YIELD"),
        ("SANCTION", "116", "ACCUSE"),
        ("SANCTION", "163", "SANCTION"),
        ("SANCTION", "173", "COERCE"),
        ("CONCEDE", "055", "SUPPORT"),
        ("CONCEDE", "056", "YIELD"),
        ("THREATEN", "173", "COERCE"),
        ("THREATEN", "130", "THREATEN"),
        ("COOPERATE", "063", "ACCUSE"),
        ("COOPERATE", "064", "COOPERATE"),
        ("COERCE", "176", "ASSAULT"),
        ("COERCE", "191", "ASSAULT"),
        ("COERCE", "171", "COERCE"),
        ("AID", "073", "AID"),
    ],
)
def test_a_type_is_named_as_the_older_inventory_has_it(type_: str, cameo: str | None, root: str) -> None:
    assert as_benchmark(Relation(type_, 1, Status.HAPPENED, (), "", cameo)) == root


@pytest.mark.parametrize(
    ("type_", "status", "root"),
    [
        ("ASSAULT", Status.PLANNED, "THREATEN"),
        ("PROTEST", Status.PLANNED, "THREATEN"),
        ("PROTEST", Status.HYPOTHETICAL, "PROTEST"),
        ("COERCE", Status.PLANNED, "COERCE"),
        ("CONSULT", Status.PLANNED, "CONSULT"),
    ],
)
def test_force_announced_is_a_threat(type_: str, status: Status, root: str) -> None:
    assert as_benchmark(Relation(type_, 1, status, (), "", None)) == root


@pytest.mark.parametrize(
    ("type_", "announced", "root"),
    [
        ("COERCE", True, "THREATEN"),
        ("REJECT", True, "THREATEN"),
        ("COERCE", False, "COERCE"),
        ("AID", True, "AID"),
    ],
)
def test_a_ban_or_boycott_is_a_threat_only_where_a_verb_announces_it(
    type_: str, announced: bool, root: str
) -> None:
    found = Relation(type_, 1, Status.PLANNED, (), "", None, announced)
    assert as_benchmark(found) == root
