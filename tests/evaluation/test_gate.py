"""The gate matches events to annotation, counts what is right, and fails below a floor."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation.gate import Floors, failures, fingerprint, read_floors
from dragoman.evaluation.gold import JUDGES, GoldRow, Share, compare, figures, read_gold
from dragoman.records import Anchor, Event, Status
from made_records import TEXT, made_article, made_document, made_event

# The made-up event: police of Ankara (TUR) arrested 40 people (no country), 2016-05-03, Derya Koral said.
EVENT = made_event(made_document(made_article()))
ROW = GoldRow("arrest", "arrested 40", ("COERCE",), ("happened",), actors=("TUR",))


def at(words: str, type_: str = "COERCE") -> Event:
    """Move the made-up event's trigger."""
    start = TEXT.index(words)
    anchor = Anchor(words, start, start + len(words), start, start + len(words))
    return replace(EVENT, trigger=anchor, type=type_, id=f"e1:{words}")


def test_an_event_of_a_right_type_at_the_anchor_answers_its_row() -> None:
    found = compare(TEXT, [EVENT], [ROW])
    assert found.found == ((ROW, EVENT),)
    assert (found.missed, found.spurious) == ((), ())


@pytest.mark.parametrize(
    "event", [at("Tuesday"), at("arrested", "ASSAULT")], ids=["elsewhere", "of another type"]
)
def test_any_other_event_is_spurious_and_the_row_missed(event: Event) -> None:
    found = compare(TEXT, [event], [ROW])
    assert (found.found, found.missed, found.spurious) == ((), (ROW,), (event,))


def test_a_row_takes_one_event_and_the_one_of_the_right_status_first() -> None:
    other = replace(EVENT, status=Status.PLANNED, id="e1:planned")
    found = compare(TEXT, [other, EVENT], [ROW])
    assert found.found == ((ROW, EVENT),)
    assert found.spurious == (other,)


def test_an_optional_row_counts_neither_for_nor_against() -> None:
    optional = replace(ROW, optional=True)
    with_it, without = compare(TEXT, [EVENT], [optional]), compare(TEXT, [], [optional])
    assert with_it.allowed == (EVENT,)
    for found in (with_it, without):
        measured = figures([found])
        assert (measured["precision"], measured["recall"]) == (Share(0, 0), Share(0, 0))


@pytest.mark.parametrize("anchor", ["nowhere in it", "e"], ids=["absent", "many times"])
def test_an_anchor_must_stand_in_the_text_once(anchor: str) -> None:
    with pytest.raises(InputError, match="not once"):
        compare(TEXT, [EVENT], [replace(ROW, anchor=anchor)])


def test_precision_and_recall_count_spurious_and_missed_over_all_articles() -> None:
    found = [compare(TEXT, [EVENT, at("Tuesday")], [ROW]), compare(TEXT, [], [ROW])]
    measured = figures(found)
    assert (measured["precision"], measured["recall"]) == (Share(1, 2), Share(1, 2))


@pytest.mark.parametrize(
    ("field", "row", "right"),
    [
        ("status", ROW, True),
        ("status", replace(ROW, status=("planned",)), False),
        ("actors", ROW, True),
        ("actors", replace(ROW, actors=None), None),
        ("actors", replace(ROW, actors=("TUR", "SYR")), False),
        ("actors", replace(ROW, actors=(), recipients=("TUR",), symmetric=True), True),
        ("recipients", ROW, None),
        ("recipients", replace(ROW, recipients=()), True),
        ("recipients", replace(ROW, may_recipients=("SYR",)), True),
        ("recipients", replace(ROW, recipients=("SYR",)), False),
        ("date", replace(ROW, date=("2016-05-03", "2016-05-03")), True),
        ("date", replace(ROW, date=("2016-05-03", "2016-05-04")), False),
        ("date", ROW, None),
        ("place", replace(ROW, place="Ankara"), True),
        ("place", replace(ROW, place="Izmir"), False),
        ("attribution", replace(ROW, speaker="Koral"), True),
        ("attribution", replace(ROW, speaker="somebody else"), False),
        ("attribution", ROW, False),
        ("size", replace(ROW, dead=3), False),
        ("size", ROW, None),
    ],
)
def test_each_field_is_judged_as_the_row_says(field: str, row: GoldRow, *, right: bool | None) -> None:
    assert JUDGES[field](row, EVENT) is right


def test_annotation_is_read_back_and_unknown_keys_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.gold.json"
    data = {"id": "arrest", "anchor": "arrested 40", "types": ["COERCE"], "status": ["happened"]}
    path.write_text(json.dumps([{**data, "actors": ["TUR"]}]), encoding="utf-8")
    assert read_gold(path) == (ROW,)
    path.write_text(json.dumps([{**data, "actor": ["TUR"]}]), encoding="utf-8")
    with pytest.raises(InputError, match="row 'arrest': keys must be of"):
        read_gold(path)
    path.write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match="must be a JSON list of rows"):
        read_gold(path)


def floors_file(tmp_path: Path, *entries: tuple[str, float | str, str]) -> Path:
    rows = [f'[[floor]]\nmeasure = "{m}"\nvalue = {json.dumps(v)}\nreason = "{r}"\n' for m, v, r in entries]
    path = tmp_path / "floors.toml"
    path.write_text('fingerprint = "g1:x"\n' + "".join(rows), encoding="utf-8")
    return path


def test_the_last_floor_of_a_measure_counts(tmp_path: Path) -> None:
    path = floors_file(tmp_path, ("recall", 0.5, "first"), ("recall", 0.6, "better"))
    assert read_floors(path) == Floors("g1:x", {"recall": 0.6})


def test_a_floor_is_lowered_only_with_a_reason_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"recall is lowered to 0\.5 without a reason"):
        read_floors(floors_file(tmp_path, ("recall", 0.6, "first"), ("recall", 0.5, "oops")))
    reason = "two rows were annotated against the guidelines and are mended"
    lowered = floors_file(tmp_path, ("recall", 0.6, "first"), ("recall", 0.5, reason))
    assert read_floors(lowered).values == {"recall": 0.5}


def test_a_measure_is_given_up_only_with_a_reason_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="recall is lowered to unmeasured without a reason"):
        read_floors(floors_file(tmp_path, ("recall", 0.6, "first"), ("recall", "unmeasured", "oops")))
    reason = "no row that was found has one in the annotation"
    given_up = floors_file(tmp_path, ("size", 0.5, "first"), ("size", "unmeasured", reason))
    assert read_floors(given_up).values == {"size": None}


def test_a_measure_may_be_pinned_after_it_was_not_measured(tmp_path: Path) -> None:
    path = floors_file(tmp_path, ("size", "unmeasured", "first"), ("size", 0.5, "now there is one"))
    assert read_floors(path).values == {"size": 0.5}


@pytest.mark.parametrize(
    "entry", ["value = 1", 'measure = "recall"\nvalue = "some"\nreason = "x"'], ids=["incomplete", "in words"]
)
def test_a_wrong_floors_file_is_an_error(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(f'fingerprint = "g1:x"\n[[floor]]\n{entry}\n', encoding="utf-8")
    with pytest.raises(InputError, match="a measure, value and reason"):
        read_floors(path)


@pytest.mark.parametrize(
    ("share", "floor", "said"),
    [
        (Share(1, 2), 0.5, None),
        (Share(1, 2), 0.6, "0.500 (1 of 2) is below its floor 0.6"),
        (Share(0, 2), 0.1, "0.000 (0 of 2) is below its floor 0.1"),
        (Share(0, 0), 0.5, "pinned at 0.5, but not measured"),
        (Share(0, 0), 0.0, "pinned at 0.0, but not measured"),
        (Share(0, 0), None, None),
        (Share(1, 2), None, "0.500 (1 of 2), but pinned as unmeasured; pin a floor"),
        (Share(0, 2), None, "0.000 (0 of 2), but pinned as unmeasured; pin a floor"),
    ],
)
def test_a_measure_is_held_against_its_floor(share: Share, floor: float | None, said: str | None) -> None:
    found = failures({"recall": share}, Floors("g1:x", {"recall": floor}), gold="g1:x")
    assert found == ([] if said is None else [f"recall: {said}"])


def test_the_gate_names_what_has_disappeared_has_no_floor_or_was_measured_on_other_gold() -> None:
    floors = Floors("g1:x", {"recall": 0.6, "size": None})
    assert failures({"date": Share(1, 1), "place": Share(0, 0)}, floors, gold="g1:y") == [
        "the annotation has changed: pinned is g1:x, it is g1:y",
        "recall: pinned at 0.6, but not measured",
        "date: 1.000 (1 of 1), and has no floor; pin one",
        "place: not measured, and has no floor; pin one",
    ]


def test_the_fingerprint_changes_with_a_word_and_not_with_the_order(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x", encoding="utf-8")
    two.write_text("y", encoding="utf-8")
    before = fingerprint([one, two])
    assert fingerprint([two, one]) == before
    two.write_text("z", encoding="utf-8")
    assert fingerprint([one, two]) != before
