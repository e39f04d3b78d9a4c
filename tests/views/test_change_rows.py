"""A row shows what changed of an event, or the whole of one that is gone or new, with its sentence."""

from dataclasses import replace

import pytest

from dragoman.records import Size, Status
from dragoman.views.analysis.changes import Pair, paired
from dragoman.views.change_rows import CSV_HEADER, Placed, as_json, csv_row, table_row
from made_records import TEXT, made_article, made_document, made_event

EVENT = made_event(made_document(made_article()))
BARE = replace(EVENT, mode=None, actors=(), recipients=(), place=None, attribution=(), size=Size())
DENIED, RETYPED = replace(EVENT, status=Status.DENIED), replace(EVENT, type="ASSAULT")
CASES = [
    pytest.param(
        paired([EVENT], [DENIED])[0],
        ("changed", "status", "COERCE “arrested”: status happened", "COERCE “arrested”: status denied"),
        id="what differs",
    ),
    pytest.param(
        paired([RETYPED], [EVENT])[0],
        ("changed", "type", "ASSAULT “arrested”", "COERCE “arrested”"),
        id="the type alone",
    ),
    pytest.param(
        paired([EVENT], [replace(EVENT, place=None)])[0],
        ("changed", "place", "COERCE “arrested”: place Ankara, TUR", "COERCE “arrested”: place none"),
        id="a field that one lacks",
    ),
    pytest.param(
        Pair(BARE, None),
        ("gone", "", "COERCE “arrested”: status happened, day 2016-05-03", ""),
        id="all that a gone one says",
    ),
    pytest.param(
        Pair(None, BARE),
        ("new", "", "", "COERCE “arrested”: status happened, day 2016-05-03"),
        id="all that a new one says",
    ),
    pytest.param(
        Pair(BARE, BARE),
        ("kept", "", "COERCE “arrested”: status happened, day 2016-05-03", ""),
        id="what is kept once",
    ),
]


@pytest.mark.parametrize(("pair", "expected"), CASES)
def test_people_see_what_changed(pair: Pair, expected: tuple[str, ...]) -> None:
    change, identity, *cells, sentence = table_row(Placed("a1:x", "a.txt", pair))
    assert (change, *cells) == expected
    assert (identity, sentence) == (EVENT.id, TEXT)


def test_programs_get_all_fields_of_both_sides() -> None:
    placed = Placed("a1:x", "a.txt", paired([EVENT], [DENIED])[0])
    row = dict(zip(CSV_HEADER, csv_row(placed), strict=True))
    assert row["old_actors"] == row["new_actors"] == "Police of Ankara (TUR COP GOV)"
    assert row["old_numbers"] == "arrested 40, participants 2 (1-)"
    assert (row["old_speaker"], row["new_trigger"]) == ("Derya Koral (TUR)", "arrested")
    assert as_json(placed) == {**row, "fields": ("status",)}
    gone = dict(zip(CSV_HEADER, csv_row(Placed("a1:x", "a.txt", Pair(EVENT, None))), strict=True))
    assert {name for name, cell in gone.items() if cell is None} >= {"new_id", "new_type", "new_trigger"}
