"""Archives are read member by member; broken and hostile ones end in failures and touch nothing."""

import bz2
import io
import lzma
import zipfile
from pathlib import Path

import pytest
from made_files import STORY, aside, failures, found, lines, packed, tarred, texts, zipped

from dragoman.sources import read


@pytest.mark.parametrize(
    ("name", "data", "origin"),
    [
        ("a.txt.gz", packed(STORY.encode()), ""),
        ("a.txt.bz2", bz2.compress(STORY.encode()), ""),
        ("a.txt.xz", lzma.compress(STORY.encode()), ""),
        ("A.TXT.GZ", packed(STORY.encode()), ""),
        ("a.gz", packed(STORY.encode()), ""),
        ("unnamed", packed(STORY.encode()), ""),
        ("unnamed", bz2.compress(STORY.encode()), ""),
        ("a.zip", zipped({"b/c.txt": STORY.encode()}), "!b/c.txt"),
        ("unnamed", zipped({"b/c.txt": STORY.encode()}), "!b/c.txt"),
        ("a.tar", tarred({"b/c.txt": STORY.encode()}), "!b/c.txt"),
        ("a.tar.gz", packed(tarred({"b/c.txt": STORY.encode()})), "!b/c.txt"),
        ("a.tgz", packed(tarred({"b/c.txt": STORY.encode()})), "!b/c.txt"),
        ("a.tar.bz2", bz2.compress(tarred({"c.txt": STORY.encode()})), "!c.txt"),
        ("a.txz", lzma.compress(tarred({"c.txt": STORY.encode()})), "!c.txt"),
        ("a.zip", zipped({"b.zip": zipped({"c.txt.gz": packed(STORY.encode())})}), "!b.zip!c.txt.gz"),
        ("a.txt.gz", packed(STORY[:9].encode()) + packed(STORY[9:].encode()) + b"\0" * 99, ""),
    ],
)
def test_what_is_packed_is_read_and_named_by_its_place(
    tmp_path: Path, name: str, data: bytes, origin: str
) -> None:
    readings = found(tmp_path / name, data)
    assert texts(readings) == [STORY]
    assert readings[0].origin == f"{tmp_path / name}{origin}"


def test_every_member_is_read_by_its_own_suffix_in_the_order_of_the_archive(tmp_path: Path) -> None:
    members = {
        "z.txt": b"One boat.",
        "a.csv": b"text\nTwo boats.\n",
        "m.jsonl": b'{"text": "Three boats."}\n',
    }
    for name, make in (("a.zip", zipped), ("a.tar", tarred)):
        assert texts(found(tmp_path / name, make(members))) == ["One boat.", "Two boats.", "Three boats."]


def test_archives_stand_in_folders_like_any_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(packed(lines(2)))
    (tmp_path / "b.zip").write_bytes(zipped({"c.txt": STORY.encode()}))
    assert len(texts(list(read(tmp_path)))) == 3


def test_packed_standard_input_is_recognised() -> None:
    for data in (packed(lines(3)), zipped({"a.jsonl": lines(3)})):
        readings = list(read("-", stdin=io.BytesIO(data)))
        assert len(texts(readings)) == 3


@pytest.mark.parametrize(
    "name", ["../../etc/cron.txt", "/etc/cron.txt", "C:\\boot.txt", "a/../b.txt", "a\nb.txt"]
)
def test_a_members_name_is_only_shown(tmp_path: Path, name: str) -> None:
    """Nothing is written, so a name that climbs out of its folder leads nowhere."""
    readings = found(tmp_path / "a.zip", zipped({name: STORY.encode()}))
    assert texts(readings) == [STORY]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_hidden_members_are_passed_over_and_others_set_aside(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.txt": b"x", ".git/b.txt": b"x", "c.png": b"x", "d.txt": STORY.encode()}
    readings = found(tmp_path / "a.zip", zipped(members))
    assert texts(readings) == [STORY]
    assert failures(readings) == []
    assert [f.origin for f in aside(readings)] == [f"{tmp_path / 'a.zip'}!c.png"]


def test_an_encrypted_member_is_a_failure_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"secret.txt": b"x", "open.txt": STORY.encode()}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of the first entry in the archive's own list
    readings = found(tmp_path / "a.zip", bytes(data))
    assert texts(readings) == [STORY]
    assert "encrypted" in failures(readings)[0].reason


@pytest.mark.parametrize(
    ("name", "data", "whole"),
    [
        (
            "a.jsonl.gz",
            packed(b"".join(lines(1).replace(b" 0", f" {n * n}".encode()) for n in range(400))),
            400,
        ),
        ("a.tar.gz", packed(tarred({f"{n}.jsonl": lines(40) for n in range(10)})), 400),
    ],
)
def test_what_stands_before_a_cut_is_read_and_the_cut_is_told(
    tmp_path: Path, name: str, data: bytes, whole: int
) -> None:
    """Nothing that was read is lost, and nothing is said to be whole that is not."""
    readings = found(tmp_path / name, data[: len(data) * 2 // 3])
    assert whole // 4 < len(texts(readings)) < whole
    assert "break off" in failures(readings)[-1].reason


@pytest.mark.parametrize("name", ["a.gz", "a.bz2", "a.xz", "a.zip", "a.tar"])
def test_what_is_not_packed_as_its_name_says_is_a_failure(tmp_path: Path, name: str) -> None:
    (failure,) = failures(found(tmp_path / name, STORY.encode() * 20))
    assert "data are broken" in failure.reason


def test_bytes_that_are_no_gzip_behind_gzip_are_told(tmp_path: Path) -> None:
    readings = found(tmp_path / "a.jsonl.gz", packed(lines(2)) + b"garbage")
    assert len(texts(readings)) == 2
    assert len(failures(readings)) == 1


def test_a_bomb_ends_where_it_shows(tmp_path: Path) -> None:
    """A hundred megabytes of nothing in a hundred kilobytes: the ratio gives it away."""
    bomb = packed(b'{"text": "' + b"a" * 4_000_000 + b'"}\n')
    (failure,) = failures(found(tmp_path / "a.jsonl.gz", bomb, free=1_000_000))
    assert "as a bomb does" in failure.reason


def test_many_members_cannot_unpack_more_in_all_than_the_file_may_give(tmp_path: Path) -> None:
    """Each stays under the limit of one member; the next after the limit of all are not even opened."""
    archive = zipped({f"{n}.txt": b"a" * 500_000 for n in range(30)})
    readings = found(tmp_path / "a.zip", archive, free=600_000)
    assert len(failures(readings)) == 1
    assert "in all" in failures(readings)[0].reason
    assert 0 < len(texts(readings)) < 30


def test_overlapping_members_count_each_time_they_are_unpacked(tmp_path: Path) -> None:
    """The best known bombs list one packed member thousands of times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 500_000)
        info = archive.infolist()[0]
        archive.filelist += [info] * 200
    readings = found(tmp_path / "a.zip", out.getvalue(), free=600_000)
    assert len(texts(readings)) < 20


def test_archives_within_archives_end_at_a_depth(tmp_path: Path) -> None:
    data = STORY.encode()
    name = "a.txt"
    for _ in range(6):
        data, name = zipped({name: data}), "a.zip"
    (failure,) = failures(found(tmp_path / "a.zip", data))
    assert "an archive within 4 others" in failure.reason


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    for name, make in (("a.zip", zipped), ("a.tar", tarred)):
        readings = found(tmp_path / name, make({f"{n}.txt": b"x" for n in range(9)}), members=5)
        assert "over 5 files" in failures(readings)[-1].reason


def test_memory_that_an_xz_file_asks_for_is_bounded(tmp_path: Path) -> None:
    """Its header may ask for four gigabytes."""
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    data = lzma.compress(STORY.encode(), filters=filters)
    (failure,) = failures(found(tmp_path / "a.txt.xz", data))
    assert "Memory usage limit" in failure.reason
