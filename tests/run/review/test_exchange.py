"""Judgements as files: what goes out comes in, twice changes nothing, and every slip is named."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.run.review.corrections import canonical
from dragoman.run.review.exchange import (
    as_data,
    exported,
    import_judgements,
    written_csv,
)
from dragoman.run.review.fields import Field
from dragoman.run.review.words import Subject
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement, Verdict, add, every_standing, withdraw
from made_records import TEXT
from made_review import DAY, review_store, say, vocabulary

R, W = Verdict.RIGHT, Verdict.WRONG


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give a store with every kind of judgement: corrected, withdrawn, said again, awkward."""
    store = review_store(tmp_path / "s.duckdb")
    events = list(read.events(store, read.EventFilter()))
    say(store, events[0].id, Field.EVENT, R)
    say(store, events[0].id, Field.TYPE, W, value="ASSAULT")
    say(store, events[0].id, Field.MODE, W, value="beat")
    subject = Subject(events[1], TEXT)
    value = canonical(Field.ACTORS, "Derya Koral [TUR]", subject, vocabulary())
    say(store, events[1].id, Field.ACTORS, W, "Ö. B.", value=value)
    gone = say(store, events[1].id, Field.STATUS, R)
    withdraw(store, gone, judge="mk", day=DAY, note="misread")
    say(store, events[1].id, Field.STATUS, R)
    add(store, Judgement(events[2].id, "place", W, "mk", DAY, note='=1+1, "x"\ntwo lines; \'quoted'))
    add(store, Judgement(events[2].id, "incident", R, "mk", DAY, value=f"{events[2].id} {events[3].id}"))
    return store


def written(store: Store, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            written_csv(exported(store), file)
        else:
            file.writelines(f"{json.dumps(as_data(one), ensure_ascii=False)}\n" for one in exported(store))
    return path


@pytest.mark.parametrize("name", ["j.csv", "j.jsonl"])
def test_what_goes_out_comes_in_and_twice_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    path = written(store, tmp_path / name)
    other = review_store(tmp_path / "o.duckdb")
    first = import_judgements(other, path, vocabulary())
    assert (first.added, first.known, first.refused) == (8, 0, ())
    assert exported(other) == exported(store)
    again = import_judgements(other, path, vocabulary())
    assert (again.added, again.known, again.refused) == (0, 8, ())
    reviews = [one for one in every_standing(store) if one.field != "incident"]
    assert list(every_standing(other)) == reviews


def test_joins_of_incidents_stay_where_they_are(store: Store) -> None:
    assert "incident" not in {one.field for one in exported(store)}


GOOD: dict[str, Any] = {
    "field": "type",
    "verdict": "wrong",
    "value": "ASSAULT",
    "judge": "mk",
    "day": "2030-01-01",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"subject": "e1:nowhere"}, "the store has no event 'e1:nowhere'"),
        ({"subject": "e1:"}, "several events begin|no event 'e1:'"),
        ({"subject": ""}, "subject: it is empty"),
        ({"field": "colour"}, "'colour' is not one of event"),
        ({"field": "incident"}, "'incident' is not one of event"),
        ({"verdict": "maybe"}, "'maybe' is not one of right"),
        ({"verdict": "withdrawn", "value": None}, "does not go with the verdict withdrawn"),
        ({"verdict": "withdrawn", "value": None, "withdraws": "j1:gone"}, "no judgement j1:gone"),
        ({"withdraws": "j1:gone"}, "does not go with the verdict wrong"),
        ({"verdict": "right"}, "right takes none"),
        ({"value": "ATTACK"}, "'ATTACK' is not one of"),
        ({"value": "COERCE"}, "that is what the record says"),
        ({"field": "mode", "value": "beat"}, "'beat' is not one of"),
        ({"field": "event", "value": "x"}, "right or wrong"),
        ({"judge": ""}, "judge: it is empty"),
        ({"judge": "\ud800"}, "judge: it holds half a character"),
        ({"day": "1.1.2030"}, "'1.1.2030' is none"),
        ({"day": 2030}, "2030 is no text"),
        ({"id": "j1:0123"}, "id: j1:0123 is not that of this judgement"),
    ],
)
def test_a_line_that_does_not_fit_is_named_and_the_rest_goes_on(
    tmp_path: Path, change: dict[str, Any], words: str
) -> None:
    store = review_store(tmp_path / "o.duckdb")
    event = next(one for one in read.events(store, read.EventFilter()) if one.type == "COERCE").id
    good = {"subject": event, **GOOD}
    path = tmp_path / "j.jsonl"
    path.write_text(f"{json.dumps(good | change)}\n\n{json.dumps(good)}\n", encoding="utf-8")
    found = import_judgements(store, path, vocabulary())
    assert found.added == 1
    ((line, reason),) = found.refused
    assert line == 1
    assert any(part in reason for part in words.split("|")), reason


def test_what_is_typed_as_people_type_it_is_taken(tmp_path: Path) -> None:
    """A hand-made file needs no ids and no JSON: values are written as in a session."""
    store = review_store(tmp_path / "o.duckdb")
    event = next(read.events(store, read.EventFilter())).id
    path = tmp_path / "hand.csv"
    path.write_text(
        "subject,field,verdict,value,judge,day\n"
        f"{event},event,right,,ob,2030-01-02\n"
        f'{event},actors,wrong,"Derya Koral [TUR]",ob,2030-01-02\n',
        encoding="utf-8-sig",
    )
    assert import_judgements(store, path, vocabulary()).added == 2
    assert import_judgements(store, path, vocabulary()).known == 2
    assert [one.field for one in every_standing(store)] == ["", "actors"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("j.jsonl", b"{", "line 1: it is no JSON"),
        ("j.jsonl", b"[]", "line 1: it is no object"),
        ("j.csv", b"id,subject\n", "there is no column 'field'"),
        ("j.csv", b"\xff\xfe", "it cannot be read"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    store = review_store(tmp_path / "o.duckdb")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=words):
        import_judgements(store, tmp_path / name, vocabulary())


def test_no_cell_is_a_formula(store: Store) -> None:
    out = io.StringIO()
    written_csv(exported(store), out)
    assert "\"'=1+1" in out.getvalue()
