"""One event a day, type and pair of sides stands for the rest."""

from dragoman.views.analysis.folding import one_a_day
from made_observations import seen


def test_three_of_a_day_type_and_dyad_are_one() -> None:
    """The most confident stands for them, whatever makes the probability: a weight changes no count."""
    found = [
        seen(confidence=0.2, probability=1.0, place_country="CCC"),
        seen(confidence=0.9, probability=0.1),
        seen(confidence=0.3),
        seen("2030-01-16"),
    ]
    assert one_a_day(found) == [found[1], found[3]]
    assert {one.id for one in one_a_day(found[::-1])} == {found[1].id, found[3].id}


def test_one_a_day_is_of_the_parties_that_are_asked_for() -> None:
    """An attack on rebels and one on civilians of a state are two."""
    at = {"actor_parties": ("AAA-MIL",), "type": "ASSAULT"}
    found = [seen(**at, recipient_parties=(party,)) for party in ("AAA-REB", "AAA-CVL", "AAA-CVL")]
    assert [one.recipient_parties for one in one_a_day(found)] == [("AAA-REB",), ("AAA-CVL",)]


def test_events_without_a_day_are_not_one_a_day() -> None:
    assert len(one_a_day([seen(None), seen(None, doc="d1:b")])) == 2
