"""The review commands: judged by keys, and without a terminal listed, counted, sent out and taken in."""

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.run.review.fields import Field
from dragoman.run.review.keys import KEYS, SAYS, Action
from dragoman.run.review.plan import Asked, make_plan
from dragoman.store import read
from dragoman.store.database import open_store
from dragoman.store.judgements import Verdict, every_standing
from dragoman.views.cli import review, review_keys
from dragoman.views.cli.main import main
from made_review import desk, review_file, say

R, W = Verdict.RIGHT, Verdict.WRONG


class Keys:
    """A keyboard that types what it was given."""

    def __init__(self, keys: str, *lines: str) -> None:
        self._keys = iter(keys)
        self._lines = iter(lines)
        self.prompts: list[tuple[str, str]] = []

    def key(self) -> str:
        return next(self._keys, "q")

    def line(self, prompt: str, given: str) -> str:
        self.prompts.append((prompt, given))
        return next(self._lines)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return review_file(tmp_path / "s.duckdb")


@pytest.fixture
def judged(store: Path) -> Path:
    """Give a store in which one said all of an event and another disagrees."""
    with open_store(store, write=True) as opened:
        event = next(one for one in read.events(opened, read.EventFilter()) if one.type == "COERCE").id
        for judge in ("mk", "ob"):
            say(opened, event, Field.EVENT, R, judge)
        say(opened, event, Field.TYPE, W, value="ASSAULT")
        say(opened, event, Field.TYPE, R, "ob")
        say(opened, event, Field.STATUS, W, value="denied")
    return store


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["review", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def work(store: Path, capsys: pytest.CaptureFixture[str], keys: str, *lines: str) -> tuple[str, Keys]:
    keyboard = Keys(keys, *lines)
    with open_store(store, write=True) as opened:
        plan = make_plan(opened, Asked(read.EventFilter(type="COERCE"), size=6))
        review_keys.work(opened, desk(opened, "mk", plan), keyboard)
    return capsys.readouterr().out, keyboard


def said(store: Path) -> list[tuple[str, str, str | None]]:
    with open_store(store) as opened:
        return [(one.field, one.verdict, one.value) for one in every_standing(opened)]


def test_keys_judge_field_by_field(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = work(store, capsys, "yny")
    assert said(store) == [("", R, None), ("type", W, None), ("mode", R, None)]
    assert "[trigger: arrested]" in out
    assert "[actor: Police]" in out
    assert "Does the passage report such an event at all?" in out
    assert "type: wrong" in out


def test_a_correction_is_chosen_by_number_or_typed_from_what_stands_there(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, keyboard = work(store, capsys, "yccjc", "ASSAULT", "1", "Derya Koral [TUR]")
    kinds = [(field, value) for field, _, value in said(store)]
    assert kinds[1] == ("type", "ASSAULT")
    assert kinds[2][0] == "mode"
    assert " 1 " in out
    assert keyboard.prompts[0][1] == ""
    assert keyboard.prompts[2] == (
        "actors (words of the text, with codes: police [TUR COP]; gunmen — or none): ",
        "Police@17:23 [TUR]",
    )
    assert "actors: corrected to Derya Koral [TUR]" in out


def test_what_is_wrong_with_a_correction_is_said_and_it_can_be_written_again(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = work(store, capsys, "yccc", "RIOT", "", "PROTEST")
    assert "not kept: type: 'RIOT' is not one of" in out
    assert "nothing written, nothing kept" in out
    assert said(store)[1] == ("type", W, "PROTEST")


def test_undo_skip_more_help_and_a_wrong_key(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = work(store, capsys, "cyusm?xY")
    assert "an event as a whole is right or wrong" in out
    assert "undone" in out
    assert "skipped" in out
    assert all(words in out for words in SAYS.values())
    assert "no such key" in out
    assert said(store) == [("", R, None)]


def test_every_key_says_what_it_does() -> None:
    assert set(KEYS.values()) == set(Action) == set(SAYS)


def test_without_a_terminal_it_says_what_there_is_instead(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    status, out, err = run(capsys, "--store", str(store))
    assert (status, out) == (2, "")
    assert "review list, agreement, precision, totals, export and import" in err


def test_the_store_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys)
    assert status == 2
    assert "--store is missing" in err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command take us for a person."""
    monkeypatch.setattr(review, "has_person", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_the_command_opens_the_sample_asked_for_and_keeps_the_name(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_keys, "Terminal", lambda: Keys("yy"))
    arguments = ("--store", str(store), "--judge", "Mina K.", "--type", "AID", "--fields", "status,event")
    status, _, err = run(capsys, *arguments)
    assert status == 0
    assert "3 events to judge, of a sample of 3" in err
    assert "2 answers kept by Mina K., 2 events left" in err
    with open_store(store) as opened:
        assert [(one.judge, one.field) for one in every_standing(opened)] == [
            ("Mina K.", ""),
            ("Mina K.", "status"),
        ]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--fields", "colour"), "--fields: 'colour' is not one of event"),
        (("--sample", "1"), "1 is too few for 3 types"),
        (("--second", "7"), "7.0 is no share"),
        (("--judge", " "), "--judge: it is empty"),
    ],
)
def test_wrong_options_are_named(
    store: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, str], words: str
) -> None:
    status, _, err = run(capsys, "--store", str(store), *options)
    assert status == 2
    assert words in err


def test_judgements_are_listed_beside_what_was_coded(
    judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "list", "--store", str(judged), "--judge", "mk")
    found = [(row["field"], row["coded"], row["verdict"], row["corrected"]) for row in rows(out)]
    assert status == 0
    assert found == [
        ("event", "COERCE: arrested", "right", ""),
        ("type", "COERCE", "wrong", "ASSAULT"),
        ("status", "happened", "wrong", "denied"),
    ]
    _, out, _ = run(capsys, "list", "--store", str(judged), "--field", "type")
    assert [row["judge"] for row in rows(out)] == ["mk", "ob"]


def test_the_corrected_view_has_changes_and_disputes(
    judged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "corrected", "--store", str(judged))
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert found["event"]["status"] == "denied"
    assert found["event"]["type"] == "COERCE"
    assert found["standing"] == "accepted"
    assert [one["field"] for one in found["changes"]] == ["status"]
    ((field, words),) = [(one["field"], one["said"]) for one in found["disputes"]]
    assert field == "type"
    assert [(one["judge"], one["value"]) for one in words] == [("mk", "ASSAULT"), ("ob", None)]
    _, again, _ = run(capsys, "corrected", found["event"]["id"][:12], "--store", str(judged))
    assert again == out
    status, _, err = run(capsys, "corrected", "e1:zz", "--store", str(judged))
    assert status == 1
    assert "there is no event 'e1:zz'" in err


def test_agreement_precision_and_totals_are_tables(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "agreement", "--store", str(judged), "--fields", "type")
    assert [(row["on"], row["units"], row["agreed"]) for row in rows(out)] == [
        ("verdict", "1", "0.0"),
        ("value", "1", "0.0"),
    ]
    _, out, err = run(capsys, "precision", "--store", str(judged), "--sample", "10")
    found = {(row["field"], row["stratum"]): row for row in rows(out)}
    assert found["status", "COERCE"]["precision"] == "0.0"
    assert found["event", "COERCE"]["judged"] == "1"
    assert ("type", "COERCE") not in found
    assert "type: 1 events left out, on which judges disagree" in err
    _, out, err = run(capsys, "precision", "--store", str(judged), "--type", "AID")
    assert "nothing of this sample is judged" in err
    assert "1 judged events are not of this sample" in err
    _, out, err = run(capsys, "totals", "--store", str(judged))
    assert [(row["type"], row["raw"], row["corrected"]) for row in rows(out)] == [
        ("AID", "3", ""),
        ("COERCE", "6", ""),
        ("PROTEST", "1", ""),
    ]
    assert "stay empty until then" in err


def test_agreement_without_a_second_judge_says_so(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "agreement", "--store", str(store))
    assert "no event was judged by two" in err


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_judgements_go_from_store_to_store(
    judged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    status, out, err = run(capsys, "export", "--store", str(judged), "--format", form)
    assert (status, err) == (0, "5 judgements\n")
    file, other = tmp_path / f"j.{form}", review_file(tmp_path / "o.duckdb")
    file.write_text(out, encoding="utf-8", newline="")
    status, _, err = run(capsys, "import", str(file), "--store", str(other))
    assert (status, err) == (0, "5 judgements added, 0 known, 0 not taken\n")
    assert said(other) == said(judged)


def test_a_line_that_is_not_taken_is_named_and_the_command_fails(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "j.csv"
    file.write_text("subject,field,verdict,judge,day\ne1:x,type,right,mk,2030-01-01\n", encoding="utf-8")
    status, _, err = run(capsys, "import", str(file), "--store", str(store))
    assert status == 1
    assert f"{file}, line 2: not taken: subject: the store has no event 'e1:x'" in err
    assert "0 judgements added, 0 known, 1 not taken" in err


def test_show_writes_a_correction_for_people(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Parties are kept as JSON; ``show`` names them with their codes."""
    work(store, capsys, "yjjjc", "Derya Koral [TUR]")
    with open_store(store) as opened:
        subject = every_standing(opened)[0].subject
    assert main(["show", subject, "--store", str(store), "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "Derya Koral [TUR]" in out
    assert '{"text"' not in out
