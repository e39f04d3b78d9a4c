"""The parts of the corpus: what stays together, what never moves, and how large each part is."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import split_corpus
from split_corpus import BLOCK, listed, read_texts, split

from dragoman.evaluation.corpus import CORPUS, FOLDERS, SPLITS, passage_files

SHARED = "Customs officers in Lima opened forty crates of copper wire before noon"


def text(name: str, *, run: str = "") -> str:
    """Give words that no other passage has, after a run that others may have."""
    return " ".join([run, *(f"{name}w{i}" for i in range(6))]).strip()


def texts(*names: str) -> list[tuple[str, str]]:
    return [(name, text(name)) for name in names]


def blocks(count: int, *, shard: str = "x1") -> list[str]:
    """Give the first id of each of a shard's blocks."""
    return [f"{shard}-{1 + i * BLOCK:03d}" for i in range(count)]


def drawn(part: str) -> str:
    """Give a passage that is drawn into a part when nothing ties it to another."""
    return next(name for name, own in split(texts(*blocks(60))).items() if own == part)


def tied(names: list[str], *, given: list[str]) -> Mapping[str, str]:
    """Part passages of which some share a run of twelve words."""
    return split([(name, text(name, run=SHARED if name in names else "")) for name in given])


@pytest.mark.parametrize(("first", "second"), [("train", "test"), ("test", "dev"), ("dev", "train")])
def test_look_alikes_end_in_one_part(first: str, second: str) -> None:
    """Passages that share a long run of words go together, wherever each would go alone."""
    own, other = drawn(first), drawn(second)
    parts = tied([own, other], given=[own, other])
    assert parts[own] == parts[other]


def test_look_alikes_of_look_alikes_go_along() -> None:
    """Three passages chained by two different runs end in one part, in any order of the rows."""
    one, two, three = drawn("train"), drawn("dev"), drawn("test")
    rows = [
        (one, "a1 a2 a3 a4 a5 a6 a7"),
        (two, "a1 a2 a3 a4 a5 a6 a7 b1 b2 b3 b4 b5 b6 b7"),
        (three, "b1 b2 b3 b4 b5 b6 b7"),
    ]
    for given in (rows, rows[::-1], [rows[1], rows[0], rows[2]]):
        assert len(set(split(given).values())) == 1


def test_a_shared_phrase_ties_nothing() -> None:
    """Passages with one five-word run in eleven in common are parted as if they had none."""
    one, other = drawn("train"), drawn("test")
    rows = [
        (name, f"the prime minister of Nepal {' '.join(f'{name}w{i}' for i in range(10))}")
        for name in (one, other)
    ]
    assert split(rows) == {one: "train", other: "test"}


@pytest.mark.parametrize(
    ("numbers", "together"),
    [(range(1, 9), True), (range(9, 17), True), (range(993, 1001), True), (range(1, 400), False)],
)
def test_blocks_of_eight_stay_together(numbers: range, together: bool) -> None:
    """Eight passages that follow each other in a file have one part; a file of many has more than one."""
    parts = split(texts(*(f"x1-{number:03d}" for number in numbers)))
    assert (len(set(parts.values())) == 1) is together


def test_the_ninth_passage_is_drawn_anew() -> None:
    """A block is not tied to the next: some ninth passage stands in another part than the eighth."""
    shards = [f"{letter}{i}" for letter in "abcdefgh" for i in range(1, 10)]
    parts = split(texts(*(f"{shard}-{number}" for shard in shards for number in ("008", "009"))))
    assert any(parts[f"{shard}-008"] != parts[f"{shard}-009"] for shard in shards)


def test_a_tie_takes_the_whole_block_along() -> None:
    """One look-alike moves all eight passages of its block."""
    lead, test = drawn("train"), drawn("test")
    shard, number = test.split("-")
    neighbours = [f"{shard}-{int(number) + i:03d}" for i in range(BLOCK)]
    parts = tied([lead, neighbours[3]], given=[lead, *neighbours])
    assert {parts[name] for name in neighbours} == {parts[lead]}


def test_the_same_passages_give_the_same_parts() -> None:
    """Neither a second run nor the order of the rows changes a part."""
    rows = texts(*blocks(60))
    rows += [("y1-001", text("y1-001", run=SHARED)), ("y1-033", text("y1-033", run=SHARED))]
    assert split(rows) == split(rows) == split(rows[::-1])


def test_a_new_passage_moves_no_other() -> None:
    """A passage like no other, or like those of one earlier group only, leaves all parts as they were."""
    old = texts(*blocks(60))
    before = split(old)
    for new in (("x1-002", text("x1-002")), ("x2-001", text("x2-001")), ("x2-001", old[20][1])):
        after = split([*old, new])
        assert {name: part for name, part in after.items() if name != new[0]} == before


def test_a_new_passage_that_joins_two_groups_ties_them() -> None:
    """A passage written later that looks like two others brings both into its part."""
    one, other = drawn("train"), drawn("test")
    old = texts(one, other)
    assert len(set(split(old).values())) == 2
    bridge = ("x2-001", " ".join(words for _, words in old))
    assert len(set(split([*old, bridge]).values())) == 1


@pytest.mark.parametrize(("part", "share"), [("train", 0.75), ("dev", 0.10), ("test", 0.15)])
def test_the_shares_are_near_the_wanted_ones(part: str, share: float) -> None:
    """Of four thousand blocks each part has its share, give or take two in a hundred."""
    counts = Counter(split(texts(*(name for i in range(40) for name in blocks(100, shard=f"s{i}")))).values())
    assert counts.total() == 4000
    assert counts[part] / 4000 == pytest.approx(share, abs=0.02)


@pytest.mark.slow
def test_the_committed_splits_are_those_of_the_corpus() -> None:
    """Who changes a passage runs tools/split_corpus.py: else train could hold what test holds."""
    assert (CORPUS / SPLITS).read_text(encoding="utf-8") == listed(split(read_texts(passage_files())))


def test_the_parts_are_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script lists the ids of dev and test of all folders in order, and counts all three parts."""
    for folder, shards in zip(FOLDERS, (("y1", "x1"), ("z1",)), strict=True):
        (tmp_path / folder).mkdir()
        for shard in shards:
            rows = [json.dumps({"id": n, "text": t}) for n, t in texts(*blocks(40, shard=shard))]
            (tmp_path / folder / f"{shard}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["split_corpus.py", "--corpus", str(tmp_path)])
    split_corpus.main()
    parts = split(texts(*(name for shard in ("x1", "y1", "z1") for name in blocks(40, shard=shard))))
    listed_now = json.loads((tmp_path / SPLITS).read_text(encoding="utf-8"))
    assert listed_now == {
        part: sorted(name for name, own in parts.items() if own == part) for part in ("dev", "test")
    }
    assert str(dict(sorted(Counter(parts.values()).items()))) in capsys.readouterr().out
