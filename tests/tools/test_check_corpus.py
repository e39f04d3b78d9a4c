"""The corpus checker: what it reads, what it refuses, what it counts."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import check_corpus
import fill_corpus
import pytest
from corpus_format import Passage, Wrong, filled, locate
from corpus_overlap import Pair, overlaps
from corpus_reader import Reader
from corpus_totals import Total, gaps, sentences, states_named, totals

from dragoman.evaluation.corpus import FOLDERS, passage_files
from dragoman.knowledge.codebook import Codebook, load_codebook

TEXT = "Malian troops freed two pilots near Mopti on Tuesday, the ministry said; Mali may free more."
FREED: dict[str, Any] = {
    "trigger": "freed",
    "type": "RETREAT",
    "mode": "release",
    "contexts": ["military"],
    "actors": ["Malian troops"],
    "recipients": ["two pilots"],
    "place": "Mopti",
    "date": "Tuesday",
    "status": "happened",
    "auxiliary": [],
    "speaker": ["the ministry"],
    "size": {},
    "cameo": "0841",
}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture
def read(codebook: Codebook, tmp_path: Path) -> Callable[..., tuple[list[Passage], list[str]]]:
    def read_rows(*rows: object) -> tuple[list[Passage], list[str]]:
        path = tmp_path / "x1.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
        return Reader(codebook).read(path)

    return read_rows


def row(**changes: object) -> dict[str, Any]:
    return {"id": "x1-001", "register": "lead", "text": TEXT, "events": [{**FREED, **changes}]}


def test_a_whole_passage_is_read_with_offsets(read: Callable[..., Any]) -> None:
    """Every span of a sound passage comes back with the place where its words stand."""
    (passage,), faults = read(row())
    assert faults == []
    (event,) = passage.events
    spans = [event.trigger, *event.actors, *event.recipients, event.place, event.date, *event.speaker]
    assert [passage.text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert len(spans) == 6


@pytest.mark.parametrize(
    ("span", "start"),
    [
        ("Mali", TEXT.index("Mali may")),  # not the beginning of "Malian"
        ("free", TEXT.index("free more")),  # not the beginning of "freed"
        ({"text": "the", "nth": 1}, TEXT.index("the ministry")),
        ("two pilots", TEXT.index("two pilots")),
    ],
)
def test_a_span_is_whole_words(span: object, start: int) -> None:
    """A span never means a piece of a longer word."""
    assert locate(span, TEXT).start == start


def test_a_later_occurrence_is_counted() -> None:
    """``nth`` counts occurrences as whole words."""
    assert locate({"text": "talks", "nth": 2}, "Peace talks about talkshows and talks.").start == 32


@pytest.mark.parametrize(
    "span", ["rebels", {"text": "Mali", "nth": 2}, {"text": "Mali"}, " freed", "", 3, None]
)
def test_a_span_that_is_not_there_is_refused(span: object) -> None:
    """What does not stand in the text, or is written otherwise, raises."""
    with pytest.raises(Wrong):
        locate(span, TEXT)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"trigger": "frees"}, "trigger: 'frees' stands 0 times"),
        ({"type": "YIELD"}, "type 'YIELD'; allowed: ACCUSE"),
        ({"type": ["RETREAT"]}, "are words or null"),
        ({"mode": "let-go"}, "mode 'let-go' of RETREAT; allowed: null withdraw"),
        ({"contexts": ["war"]}, "context 'war' is not in contexts.yaml"),
        ({"contexts": ["military", "military"]}, "contexts: 'military' stands twice"),
        ({"contexts": ["military", "legal", "crime", "health"]}, "up to 3"),
        ({"contexts": [{}]}, "a list of names"),
        ({"actors": "Malian troops"}, "actors is a list"),
        ({"actors": ["the army"]}, "actors: 'the army' stands 0 times"),
        ({"actors": ["two pilots"]}, "'two pilots' is both actor and recipient"),
        ({"recipients": ["two pilots", "two pilots"]}, "recipients: 'two pilots' stands twice"),
        ({"place": "Gao"}, "place: 'Gao' stands 0 times"),
        ({"date": "Monday"}, "date: 'Monday' stands 0 times"),
        ({"status": "done"}, "status 'done'; allowed: happened"),
        ({"status": "planned"}, "RETREAT that is planned is CONCEDE"),
        ({"auxiliary": ["future"]}, "auxiliary ['future'] with happened"),
        ({"status": "ongoing", "auxiliary": ["negation"]}, "auxiliary ['negation'] with ongoing"),
        ({"size": {"killed": 2}}, "size 'killed': 2; keys: dead"),
        ({"size": {"dead": 0}}, "size 'dead': 0"),
        ({"size": {"dead": True}}, "size 'dead': True"),
        ({"size": []}, "size is a mapping"),
        ({"cameo": "111"}, "cameo 111 (criticises or condemns) leads to ACCUSE, not RETREAT"),
        ({"cameo": "08"}, "cameo '08' is no code of three or four digits"),
        ({"cameo": "0849"}, "cameo '0849' is no code"),
        ({"doer": "x"}, "unknown ['doer']"),
    ],
)
def test_a_wrong_field_is_named(read: Callable[..., Any], changes: dict[str, object], fault: str) -> None:
    """A field that breaks the format is refused, and the message says which and what is allowed."""
    passages, faults = read(row(**changes))
    assert passages == []
    assert any(fault in found and "x1.jsonl:1 x1-001 event 0" in found for found in faults), faults


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": "one"}, "'one': an id is like"),
        ({"register": "blog"}, "register 'blog'"),
        ({"text": TEXT + "  "}, "blanks around it"),
        ({"text": TEXT.replace(" two", "  two")}, "in a row"),
        ({"text": 7}, "the text is empty"),
        ({"events": {}}, "events is a list"),
        ({"events": ["freed"]}, "missing keys"),
        ({"events": [FREED, FREED]}, "two events on the trigger 'freed'"),
        ({"note": "x"}, "a passage has the keys"),
    ],
)
def test_a_wrong_passage_is_named(read: Callable[..., Any], changes: dict[str, object], fault: str) -> None:
    """A passage that breaks the format is refused with a reason."""
    passages, faults = read({**row(), **changes})
    assert passages == []
    assert any(fault in found for found in faults), faults


def test_a_line_that_is_no_json_does_not_hide_the_rest(codebook: Codebook, tmp_path: Path) -> None:
    """One broken line is reported by number; the sound line after it is read."""
    path = tmp_path / "x1.jsonl"
    path.write_text('{"id": \n\n' + json.dumps(row()) + "\n", encoding="utf-8")
    passages, faults = Reader(codebook).read(path)
    assert [passage.id for passage in passages] == ["x1-001"]
    assert len(faults) == 1
    assert faults[0].startswith("x1.jsonl:1: no JSON")


@pytest.mark.parametrize("type_", ["CONCEDE", "RETREAT"])
def test_codes_of_yielding_serve_both_types(read: Callable[..., Any], type_: str) -> None:
    """CAMEO has one root for yielding in word and in deed, so 080 fits CONCEDE and RETREAT."""
    passages, _ = read(row(type=type_, mode=None, cameo="080"))
    assert passages


def test_what_is_left_out_is_filled_in(codebook: Codebook) -> None:
    """Status, auxiliary and native code follow from what a writer gives; events go by their triggers."""
    later = {"trigger": "free", "type": "CONCEDE", "actors": ["Mali"], "status": "hypothetical"}
    earlier = {"trigger": "freed", "type": "RETREAT", "mode": "release", "auxiliary": ["historical"]}
    whole: Any = filled({"id": "x1-001", "text": TEXT, "events": [later, earlier]}, codebook)
    first, second = whole["events"]
    assert list(first) == list(FREED)
    assert (first["status"], first["auxiliary"], first["cameo"]) == ("happened", ["historical"], "084")
    assert (second["status"], second["auxiliary"]) == ("hypothetical", ["hypothetical"])
    assert (second["cameo"], second["mode"], second["size"]) == ("080", None, {})


def test_filling_changes_no_full_row(codebook: Codebook) -> None:
    """A row in the full format comes back as it is."""
    assert filled(row(), codebook) == row()


def test_drafts_are_written_out_only_without_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sound draft is written in full; a faulty one is not written and makes the exit status 1."""
    good, bad, into = tmp_path / "g1.jsonl", tmp_path / "b1.jsonl", tmp_path / "out"
    into.mkdir()
    brief = {"trigger": "freed", "type": "RETREAT"}
    good.write_text(json.dumps({**row(), "events": [brief]}), encoding="utf-8")
    bad.write_text(json.dumps({**row(), "events": [{**brief, "type": "FREE"}]}), encoding="utf-8")
    assert fill_corpus.main([str(good), str(bad), "--into", str(into)]) == 1
    assert [path.name for path in into.iterdir()] == ["g1.jsonl"]
    assert json.loads((into / "g1.jsonl").read_text(encoding="utf-8"))["events"][0]["status"] == "happened"
    assert "type 'FREE'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("one two three four five six seven", "One two three four five six eight", [Pair("a", "b", 0.67)]),
        ("one two three four five six seven", "nine two three four five six ten", []),  # one run in three
        ("Talks resume", "talks resume", [Pair("a", "b", 1.0)]),
        ("Talks resume", "Talks resume in Rome today and go on", []),
    ],
)
def test_near_copies_are_found(first: str, second: str, found: list[Pair]) -> None:
    """Two texts are too much alike when one shares more than half of its five-word runs."""
    assert overlaps([("a", first), ("b", second)]) == found


def test_ids_and_copies_are_checked_across_files(read: Callable[..., Any]) -> None:
    """The same id or the same text twice is a fault that names both places."""
    passages, _ = read(row(), row())
    assert check_corpus.across(passages) == [
        "x1.jsonl x1-001: the id stands twice",
        "x1.jsonl x1-001 and x1.jsonl x1-001: share 100% of their five-word runs; rewrite one",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left.", 1),
        ("Mr. Diallo met Gen. Ba in St. Louis. They spoke.", 2),
        ('"We stay," he said. "They go." Nobody moved.', 3),
        ("Rebels seize port\nThe port of Bosaso fell on Monday.", 2),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    """Titles and closing quotes do not mislead the count."""
    assert sentences(text) == count


def test_states_are_found_by_name_and_people() -> None:
    """A state counts by its name, its adjective and its people; the longest name wins."""
    texts = ["Equatorial Guinea met Malians.", "The Kenyan envoy left Guinea-Bissau."]
    assert states_named(texts) == {"GNQ", "MLI", "KEN", "GNB"}


def test_totals_stand_beside_their_targets(read: Callable[..., Any], codebook: Codebook) -> None:
    """Counts are those of the passages, and the neediest gap comes first."""
    passages, _ = read(row(), {**row(), "id": "x1-002", "events": []})
    found = totals(passages, codebook, None)
    have = {(total.group, total.name): total.have for total in found}
    assert have["corpus", "passages"] == 2
    assert have["corpus", "without event"] == 0.5
    assert have["mode", "RETREAT release"] == 1
    assert have["context", "military"] == 1
    assert len([total for total in found if total.group == "mode"]) == 67
    short = gaps(found)
    assert short[0].need == 1.0
    assert [total.need for total in short] == sorted((total.need for total in short), reverse=True)
    assert ("corpus", "without event") not in {(total.group, total.name) for total in short}


@pytest.mark.parametrize(
    ("total", "need"),
    [
        (Total("type", "AID", 300, 400), 0.25),
        (Total("type", "AID", 500, 400), 0.0),
        (Total("lemma", "AID give", 0.09, 0.06, at_most=True, share=True), 0.5),
        (Total("status", "happened", 9), 0.0),
    ],
)
def test_need_is_the_distance_from_the_target(total: Total, need: float) -> None:
    """A floor is missed from below, a ceiling from above; what has no target needs nothing."""
    assert total.need == pytest.approx(need)


@pytest.mark.slow
def test_the_corpus_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """The published passages of all folders pass the checker."""
    assert check_corpus.main(["--most", "5"]) == 0
    assert "0 faults" in capsys.readouterr().out


def test_every_folder_of_the_corpus_has_files() -> None:
    """A folder that was renamed is not left out in silence."""
    assert {path.parent.name for path in passage_files()} == set(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_folder_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    """A fault is found whichever folder its file is in."""
    for name, type_ in ((FOLDERS[0], "RETREAT"), (FOLDERS[1], "RETREAT"), (folder, "YIELD")):
        (tmp_path / name).mkdir(exist_ok=True)
        own = {**row(type=type_), "id": f"{name[0]}1-001", "text": f"{TEXT} This is of {name}."}
        (tmp_path / name / f"{name[0]}1.jsonl").write_text(json.dumps(own), encoding="utf-8")
    assert check_corpus.main(["--corpus", str(tmp_path)]) == 1
    assert f"{folder[0]}1.jsonl:1 {folder[0]}1-001 event 0: type 'YIELD'" in capsys.readouterr().out


def test_quotas_are_those_of_the_first_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Passages with the frequencies of news do not count towards the quotas, and are checked for copies."""
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        own = {**row(), "id": f"{name[0]}1-001"}
        (tmp_path / name / f"{name[0]}1.jsonl").write_text(json.dumps(own), encoding="utf-8")
    assert check_corpus.main(["--corpus", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "share 100%" in printed
    assert re.search(r"corpus\W+passages\W+1\b", printed)


def test_one_file_is_checked_against_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--fast`` reports a copy of a published passage, and prints no totals."""
    published = min(passage_files())
    copied = json.loads(published.read_text(encoding="utf-8").splitlines()[0])
    own = tmp_path / "z9.jsonl"
    own.write_text(json.dumps({**copied, "id": "z9-001"}), encoding="utf-8")
    assert check_corpus.main(["--fast", str(own)]) == 1
    printed = capsys.readouterr().out
    assert f"{copied['id']} and z9.jsonl z9-001: share 100%" in printed
    assert "totals" not in printed
