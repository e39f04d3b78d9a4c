"""The self-check finds what is missing and says what it looked at."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import Event, EventDate, Span, content_id
from dragoman.run import checkup
from dragoman.run.checkup import EXAMPLE, EXPECTED, KNOWLEDGE, Finding, look_at_store, look_over, manifest
from dragoman.run.coder import Settings
from dragoman.run.local import LocalCoder
from dragoman.store.database import open_store
from made_records import fill, made_actor, made_article, made_document, made_event


def expected_event(kind: str, country: str, day: str) -> Event:
    return replace(
        made_event(made_document(made_article())),
        type=kind,
        actors=(made_actor(Span(0, 1, "x"), "x", country),),
        date=EventDate("x", 0, 1, day, day, "day", "relative"),
    )


def test_the_self_check_names_each_event_that_is_missing() -> None:
    events = tuple(expected_event(*wanted) for wanted in EXPECTED)
    assert checkup.missing(events) == []
    assert checkup.missing(events[1:]) == [" ".join(EXPECTED[0])]
    assert checkup.missing((replace(events[0], type="AID"), events[1])) == [" ".join(EXPECTED[0])]


def test_the_manifest_changes_with_any_knowledge_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in (("a.yaml", "x: 1\n"), ("sub/b.yaml", "y: 2\n"), ("c.py", "no knowledge")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content.encode())
    monkeypatch.setattr(checkup, "KNOWLEDGE", tmp_path)
    first = manifest()
    (tmp_path / "a.yaml").write_bytes(b"x: 1\r\n")
    (tmp_path / "c.py").write_bytes(b"still none")
    assert manifest() == first, "line ends and code are no knowledge"
    (tmp_path / "sub" / "b.yaml").write_bytes(b"y: 3\n")
    changed = manifest()
    assert changed != first
    (tmp_path / "sub" / "b.yaml").rename(tmp_path / "sub" / "d.yaml")
    assert manifest() not in {first, changed}


def test_the_manifest_covers_the_shipped_codebook() -> None:
    assert (KNOWLEDGE / "codebooks" / "cameo.yaml").is_file()


def test_a_package_that_is_missing_is_wrong_and_says_how_to_get_it() -> None:
    assert checkup._package("no-such-package-of-ours") == Finding(
        "no-such-package-of-ours", "not installed; pip install no-such-package-of-ours", good=False
    )


def test_a_store_is_looked_at_by_what_it_holds(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        fill(store, made_article())
    held, ledger, data = look_at_store(tmp_path / "s")
    assert held.value == "1 articles, 1 documents, 1 statements, 1 events, 0 incidents"
    assert ledger.value == "0 new, 1 done, 0 failed, 0 skipped"
    assert data == Finding("data", "every table can be read")


def test_damage_on_the_disk_is_found_though_no_row_is_missing(tmp_path: Path) -> None:
    """Each block in turn: none is damaged unseen that holds data, and its table is named with the remedy."""
    path = tmp_path / "s"
    with open_store(path, write=True) as store:
        many = [made_article(f"{n}. {'He strikes the village. ' * 40}", f"{n}.txt") for n in range(30)]
        fill(store, *(replace(one, id=content_id("a1", one.text)) for one in many))
    sound = path.read_bytes()
    first, block = 3 * 4_096, 262_144
    found: set[str] = set()
    for at in range(first, len(sound), block):
        path.write_bytes(sound[: at + 40_000] + b"\xa5" * 500 + sound[at + 40_500 :])
        try:
            wrong = [one for one in look_at_store(path) if not one.good]
        except StoreError as error:
            assert "it is damaged" in str(error)  # noqa: PT017 - of what opening reads
            continue
        assert all("it is damaged: a block on the disk" in one.value for one in wrong)
        assert all("restore a copy of it, or ingest its articles again" in one.value for one in wrong)
        found.update(one.name for one in wrong)
    assert {"table articles", "table events"} <= found


@pytest.mark.model
@pytest.mark.places
def test_this_installation_is_in_order() -> None:
    wrong = [finding for finding in look_over(LocalCoder(Settings())) if not finding.good]
    assert wrong == []
    assert EXAMPLE.count(".") == 2
