"""The kept form of the actor files: the same entries, read anew when bytes change or the file is damaged."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.knowledge.actor_cache import cached_entries
from dragoman.knowledge.actor_files import Entry, read_entries

_FILE = """
- {id: group/river-front, name: River Front, aliases: [RFX], country: MMR, sectors: [REB], kind: group}
- id: person/anselm-corvath
  name: Anselm Corvath
  aliases: []
  country: NOR
  roles:
    - {role: trade minister of Norway, sectors: [GOV], from: "2009", to: "2013-06"}
    - {role: head of the Arctic Council, sectors: [GOV], country: IGO, from: "2014-02"}
- {sectors: [JRN], kind: organisation, in_names: true, words: [Herald]}
"""


class _Reader:
    """Reads actor files and counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, files: Sequence[Path]) -> list[Entry]:
        self.times += 1
        return [entry for file in files for entry in read_entries(file)]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "actors.yaml"
    path.write_text(_FILE, "utf-8")
    return path


def test_what_is_kept_is_what_was_read(file: Path) -> None:
    read = _Reader()
    assert cached_entries([file], read) == cached_entries([file], read) == list(read_entries(file))
    assert read.times == 1


def test_other_bytes_are_read_anew_and_take_the_place_of_the_old(file: Path, tmp_path: Path) -> None:
    read = _Reader()
    cached_entries([file], read)
    file.write_text(_FILE.replace("RFX", "RFY"), "utf-8")
    assert cached_entries([file], read) == list(read_entries(file))
    assert read.times == 2
    assert len(list((tmp_path / "cache").glob("actors-*"))) == 1


@pytest.mark.parametrize("damage", ["", "[[1]]", '[["x", null'])
def test_a_damaged_file_costs_only_time(file: Path, tmp_path: Path, damage: str) -> None:
    read = _Reader()
    cached_entries([file], read)
    (kept,) = (tmp_path / "cache").glob("actors-*")
    kept.write_text(damage, "utf-8")
    assert cached_entries([file], read) == list(read_entries(file))
    assert read.times == 2


def test_without_a_place_to_keep_it_everything_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(file))
    read = _Reader()
    assert cached_entries([file], read) == list(read_entries(file))
