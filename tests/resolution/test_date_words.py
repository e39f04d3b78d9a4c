"""A month that is also a surname is nobody where it tells when."""

import pytest

from dragoman.run.coder import Coder

pytestmark = pytest.mark.model


def named(coder: Coder, text: str) -> set[str]:
    """Give the ids of the people of a text, and the countries of all its parties."""
    report = coder.code(text, published="2026-03-05")
    ids = {actor.id for actor in report.parties.values() if (actor.id or "").startswith("person/")}
    return {str(one) for one in ids} | {a.country for a in report.parties.values() if a.country}


@pytest.mark.parametrize(
    "text",
    [
        "The trial begins May 4, the court said.",
        "Workers will strike May 1.",
        "Talks in May failed. Police arrested 12 students.",
        "Since last May police have arrested 12 students.",
        "Rebels attacked in late May.",
        "The ceasefire of May was broken by rebels.",
        "A ceasefire was signed on 4 May.",
        "From May to June the army held the town.",
        "Before May, rebels held the town.",
        "May's election was boycotted by rebels.",
        "The government set a deadline of May 4.",
    ],
)
def test_a_date_is_nobody(coder: Coder, text: str) -> None:
    assert named(coder, text) == set()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Elizabeth May criticised the police. May met students.", {"person/elizabeth-may", "CAN"}),
        ("Theresa May met police in May. May's party praised them.", {"person/theresa-may", "GBR"}),
    ],
)
def test_somebody_whom_the_report_names_so_is_meant_where_they_act(
    coder: Coder, text: str, who: set[str]
) -> None:
    assert named(coder, text) == who
