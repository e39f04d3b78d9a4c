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
