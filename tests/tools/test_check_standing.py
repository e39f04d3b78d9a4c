"""The passages that tell how words stand: what is wrong is named, and the corpus itself has no fault."""

import json
from pathlib import Path
from typing import Any

import pytest
from check_standing import faults, main, pairs

TEXT = "We called twice and nobody answered."


def row(*words: tuple[str, str], **other: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    marked = [
        {"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "word": w, "status": status}
        for w, status in words
    ]
    return {"id": "x-001", "text": TEXT, "standing": marked} | other


CALLED, ANSWERED = ("called", "happened"), ("answered", "negated")
MOVED = {"start": 4, "end": 10, "word": "called", "status": "happened"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(CALLED, ANSWERED)], []),
        ([row(CALLED), row(CALLED, text=f"{TEXT} Twice.")], ["x-001: used 2 times"]),
        ([row(CALLED), row(CALLED, id="x-002")], [f"2 passages are the same: {TEXT}"]),
        ([row(ANSWERED, CALLED)], ["x-001: 'called' begins at 3, before the word in front of it ends"]),
        ([row(standing=[MOVED])], ["x-001: 'called' does not stand at 4:10"]),
        ([row()], ["x-001: no word is marked"]),
    ],
)
def test_a_fault_is_named_with_its_passage(rows: list[dict[str, Any]], said: list[str]) -> None:
    """Doubles, words elsewhere, words out of order, passages with none."""
    assert list(faults(rows)) == said


def test_a_status_that_there_is_not_is_named() -> None:
    """With those that there are."""
    (found,) = faults([row(("called", "done"))])
    assert found.startswith("x-001: 'called' has the status 'done'; use one of denied, happened")


def test_words_marked_twice_are_paired_by_their_order() -> None:
    """A second annotation gives statuses alone."""
    rows = [row(CALLED, ANSWERED)]
    assert pairs(rows, [{"id": "x-001", "standing": ["happened", "denied"]}]) == [
        ("happened", "happened"),
        ("negated", "denied"),
    ]
    both = {"id": "x-001", "standing": ["happened", "denied"]}
    for second, said in (
        ([both | {"standing": ["happened"]}], "x-001 is no passage with 1 marked"),
        ([both | {"standing": ["happened", "done"]}], "x-001 has the status done"),
        ([both, both], "x-001 stand there more than once"),
    ):
        with pytest.raises(ValueError, match=said):
            pairs(rows, second)


def test_the_corpus_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """What the data card says of it is what is counted."""
    assert main([]) == 0
    counted = capsys.readouterr().out
    card = (Path(__file__).parents[2] / "corpus/standing/README.md").read_text(encoding="utf-8")
    passages, words = counted.split(" passages, ")[0], counted.split(" passages, ")[1].split(" words")[0]
    assert f"{int(passages):,} short passages of our own, {int(words):,} words" in card
    twice = counted.split("marked twice: ")[1]
    assert f"{int(twice.split()[0]):,} marked words" in card
    assert f"{twice.split('the same ')[1][:5].lstrip('0')} the same" in card


def test_a_fault_in_a_folder_ends_the_check(tmp_path: Path) -> None:
    """The corpus is named by its folder."""
    (tmp_path / "standing").mkdir()
    (tmp_path / "second").mkdir()
    twice = [row(CALLED), row(CALLED, text=f"{TEXT} Twice.")]
    (tmp_path / "standing/x.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in twice))
    second = {"id": "x-001", "standing": ["happened"]}
    (tmp_path / "second/standing.jsonl").write_text(json.dumps(second) + "\n")
    assert main(["--corpus", str(tmp_path)]) == 1
