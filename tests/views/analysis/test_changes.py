"""Events of two stores are paired within an article, and what differs between them is named and counted."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from dragoman.records import Event, Size, Status, content_id
from dragoman.records.hashed import hashed
from dragoman.store.by_article import Coded
from dragoman.views.analysis.change_sums import TYPES_HEADER, Sums
from dragoman.views.analysis.changes import FIELDS, Change, Where, changes, paired
from made_records import TEXT, made_article, made_document, made_event

EVENT = made_event(made_document(made_article()))


def titled(start: int, end: int, *, older: bool = False) -> Event:
    """Give the made-up event with a trigger in a title given apart, as this or an older version has it."""
    place = (0, 1) if older else (None, None)
    trigger = replace(EVENT.trigger, start=start, end=end, article_start=place[0], article_end=place[1])
    return replace(EVENT, id=content_id("e1", "title", str(start), str(older)), trigger=trigger)


def at(start: int, end: int, kind: str = "COERCE") -> Event:
    """Give the made-up event with another trigger."""
    trigger = replace(EVENT.trigger, article_start=start, article_end=end)
    return replace(EVENT, id=content_id("e1", kind, str(start), str(end)), type=kind, trigger=trigger)


def coded(*events: Event, article: str = "a1", text: str = TEXT, doc: str = "d1") -> Coded:
    return Coded(article, article, (doc,), text, events, frozenset(event.id for event in events))


def ids(old: Sequence[Event], new: Sequence[Event]) -> list[tuple[str | None, str | None]]:
    return [(p.old and p.old.id, p.new and p.new.id) for p in paired(old, new)]


PAIRED = [
    pytest.param([at(0, 5)], [at(0, 5)], [(0, 0)], id="the same trigger"),
    pytest.param([at(0, 5)], [at(0, 5, "ASSAULT")], [(0, 0)], id="whatever the type"),
    pytest.param([at(0, 5)], [at(3, 9)], [(0, 0)], id="one that overlaps"),
    pytest.param([at(0, 5)], [at(5, 9)], [(0, None), (None, 0)], id="not one that only touches"),
    pytest.param([at(0, 5)], [at(0, 9), at(0, 5, "ASSAULT")], [(0, 1), (None, 0)], id="the same first"),
    pytest.param([at(0, 9)], [at(0, 5), at(4, 9, "ASSAULT")], [(0, 0), (None, 1)], id="then of its type"),
    pytest.param([at(0, 9)], [at(0, 3), at(3, 9)], [(0, 1), (None, 0)], id="then most in common"),
    pytest.param([at(0, 5), at(2, 7)], [at(1, 5)], [(0, 0), (1, None)], id="each once"),
    pytest.param([], [at(1, 1)], [(None, 0)], id="new"),
    pytest.param([titled(0, 5)], [titled(3, 9)], [(0, 0)], id="in a title"),
    pytest.param([titled(0, 5)], [titled(6, 9)], [(0, None), (None, 0)], id="apart in a title"),
    pytest.param([titled(0, 5, older=True)], [titled(0, 5)], [(0, 0)], id="as before"),
    pytest.param([titled(0, 5)], [at(0, 5)], [(0, None), (None, 0)], id="title and text"),
]


@pytest.mark.parametrize(("old", "new", "expected"), PAIRED)
def test_events_are_paired_by_their_trigger(
    old: list[Event], new: list[Event], expected: list[tuple[int | None, int | None]]
) -> None:
    """Each event has one partner at most: the one of its trigger, then one whose trigger overlaps it."""
    wanted = [(None if a is None else old[a].id, None if b is None else new[b].id) for a, b in expected]
    assert Counter(ids(old, new)) == Counter(wanted)


def test_pairs_do_not_hang_on_the_order_of_events() -> None:
    """Of two events with one trigger, those of a type go together, whichever was written first."""
    old = [at(0, 5), at(0, 5, "ASSAULT"), at(20, 25)]
    new = [at(20, 26), at(0, 5, "ASSAULT"), at(0, 5)]
    found = ids(old, new)
    assert ids(old[::-1], new[::-1]) == found
    assert [pair.fields for pair in paired(old, new)] == [(), (), ()]


DIFFERENCES: list[tuple[str, Callable[[Event], Event]]] = [
    ("type", lambda e: replace(e, type="ASSAULT")),
    ("mode", lambda e: replace(e, mode=None)),
    ("status", lambda e: replace(e, status=Status.DENIED)),
    ("actors", lambda e: replace(e, actors=(replace(e.actors[0], country="SYR"),))),
    ("recipients", lambda e: replace(e, recipients=())),
    ("place", lambda e: replace(e, place=None)),
    ("day", lambda e: replace(e, date=replace(e.date, last="2016-05-04"))),
    ("numbers", lambda e: replace(e, size=Size())),
    ("speaker", lambda e: replace(e, attribution=())),
]


@pytest.mark.parametrize(("field", "otherwise"), DIFFERENCES)
def test_what_differs_is_named(field: str, otherwise: Callable[[Event], Event]) -> None:
    (pair,) = paired([EVENT], [otherwise(EVENT)])
    assert (pair.change, pair.fields) == (Change.CHANGED, (field,))


def test_every_field_has_its_case() -> None:
    assert [name for name, _ in DIFFERENCES] == list(FIELDS)


def test_what_is_not_compared_makes_no_change() -> None:
    """Confidence, offsets of parties, reasons, and a name that a store without text has as a hash."""
    actor = replace(EVENT.actors[0], id=None)
    withheld = replace(actor, name=hashed(actor.name), start=1, confidence=0.1)
    one = replace(EVENT, actors=(actor, *EVENT.recipients))
    other = replace(EVENT, actors=(*EVENT.recipients, withheld), why={}, confidence=EVENT.confidence)
    (pair,) = paired([one], [other])
    assert pair.change is Change.KEPT


def test_articles_are_gone_through_side_by_side() -> None:
    """Each article comes once, with the store that has it; of those of one store alone events are counted."""
    old = [coded(at(0, 5)), coded(at(0, 5), article="a2"), coded(at(0, 5), article="a4", text="x")]
    new = [
        coded(at(0, 5), doc="d2"),
        coded(article="a3"),
        coded(at(0, 5), at(7, 9), article="a4", text="y"),
    ]
    found = list(changes(old, new))
    assert [(one.article, one.where, len(one.pairs), one.not_compared) for one in found] == [
        ("a1", Where.CLEANED, 1, 0),
        ("a2", Where.OLD, 0, 1),
        ("a3", Where.NEW, 0, 0),
        ("a4", Where.OTHER_TEXT, 0, 3),
    ]


def test_a_text_that_a_store_does_not_know_is_taken_for_the_same() -> None:
    (found,) = changes([coded(text="")], [coded()])
    assert found.where is Where.BOTH


def test_a_pair_counts_where_either_side_is_asked_for() -> None:
    """An event that was an ASSAULT and is none now is changed, not gone, for whoever asks for ASSAULT."""
    old, new = coded(at(0, 5, "ASSAULT"), at(9, 12)), coded(at(0, 5), at(9, 12))
    old = replace(old, wanted=frozenset({old.events[0].id}))
    (found,) = changes([old], [replace(new, wanted=frozenset())])
    assert [pair.fields for pair in found.pairs] == [("type",)]


def test_sums_add_up() -> None:
    """Every event of both stores is in the summary once, and each type's columns add up."""
    old = [at(0, 5), at(10, 15, "ASSAULT"), at(20, 25), at(30, 35)]
    new = [at(0, 5), at(10, 15), replace(at(20, 25), mode=None), at(40, 45, "PROTEST")]
    sums = Sums()
    for one in changes([coded(*old), coded(at(0, 1), article="a2")], [coded(*new)]):
        sums.add(one)
    told = {(of, what): (number, share) for of, what, number, share in sums.summary()}
    assert [told["events", change] for change in Change] == [(1, 0.2), (2, 0.4), (1, 0.2), (1, 0.2)]
    assert told["changed", "type"] == (1, 0.333333)
    assert told["changed", "mode"] == (1, 0.333333)
    assert told["articles", Where.OLD] == (1, 0.5)
    assert told["events not compared", Where.OLD] == (1, None)
    rows = [dict(zip(TYPES_HEADER, row, strict=True)) for row in sums.by_type()]
    assert rows == [
        dict(zip(TYPES_HEADER, ("ASSAULT", 1, 0, 0, 0, 0, 0, 1, 0), strict=True)),
        dict(zip(TYPES_HEADER, ("COERCE", 3, 3, 1, 1, 1, 0, 0, 1), strict=True)),
        dict(zip(TYPES_HEADER, ("PROTEST", 0, 1, 0, 0, 0, 1, 0, 0), strict=True)),
    ]


def test_shares_of_nothing_are_none() -> None:
    assert {share for *_, share in Sums().summary()} == {None}
