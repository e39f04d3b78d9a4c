"""Formats of other event data can have a row an incident, with its reports and sources counted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import StoreError, UsageError
from dragoman.records import Status, Support
from dragoman.run.incidents import assemble
from dragoman.store.database import Store, open_store
from dragoman.store.incidents import incidents
from dragoman.store.read import EventFilter
from dragoman.views.export import by_incident as by_incident_module
from dragoman.views.export.by_incident import by_incident
from dragoman.views.export.export import Choice, export
from dragoman.views.export.formats import FORMATS
from dragoman.views.export.manifest import manifest_path
from dragoman.views.export.shape import Lists, losses
from made_reports import Said, keep

WITH, WITHOUT = (
    [name for name, form in FORMATS.items() if bool(form.reports_only) == is_without]
    for is_without in (False, True)
)
OTHER = Said("5", type="PROTEST", mode=None, place="Otria", day="2016-09-01", trigger="march", dead=None)
SAID = (
    Said("1", source="Alpha", dead=3),
    Said("2", source="Alpha", dead=3),
    Said("3", source="Beta", dead=5, published="2016-05-05"),
    Said("4", source="Gamma", status=Status.DENIED),
    OTHER,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store with an attack of four reports, one of which denies it, and a march of one."""
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        keep(opened, SAID)
        list(assemble(opened))
        yield opened


def rows(store: Store, name: str, path: Path, **choice: Any) -> list[Any]:  # noqa: ANN401
    export(store, FORMATS[name], path, Choice(by_incident=True, **choice))
    return list(FORMATS[name].read(path))


def test_an_incident_is_one_event_with_its_reports_counted(store: Store) -> None:
    """Two reports of one outlet are one source."""
    attack, march = by_incident(store, EventFilter())
    assert attack.support == Support(reports=4, sources=3, documents=4)
    assert march.support == Support()
    assert [one.event.id for one in (attack, march)] == [one.id for one in incidents(store)]
    assert (attack.event.status, attack.event.type) == (Status.HAPPENED, "ASSAULT")


def test_gdelt_counts_mentions_sources_and_articles(store: Store, tmp_path: Path) -> None:
    attack, march = rows(store, "gdelt", tmp_path / "f")
    names = ("NumMentions", "NumSources", "NumArticles")
    assert [attack[name] for name in names] == [4, 3, 4]
    assert [march[name] for name in names] == [1, 1, 1]
    assert (attack["Actor1Code"], attack["Actor2Code"], attack["Day"]) == ("AAAGOV", "BBBGOV", "20160503")


def test_ucdp_has_the_sources_and_the_incidents_dead(store: Store, tmp_path: Path) -> None:
    """Counted by reports, one attack of three reports would have three times its dead."""
    (attack,) = rows(store, "ucdp-ged", tmp_path / "f")
    assert [attack[name] for name in ("number_of_sources", "best", "low", "high")] == [3, 5, 3, 5]


@pytest.mark.parametrize("name", WITH)
def test_every_format_of_incidents_is_written_and_read(name: str, store: Store, tmp_path: Path) -> None:
    """The file has the incidents and no report besides, and its manifest says so."""
    path = tmp_path / "f"
    counts = export(store, FORMATS[name], path, Choice(by_incident=True))
    made = json.loads(manifest_path(path).read_text("utf-8"))
    assert (counts.events, made["count"]) == (2, "incidents")
    assert counts.rows == len(list(FORMATS[name].read(path)))
    assert made["losses"] == list(losses(FORMATS[name], by_incident=True))
    assert set(made["losses"]) > set(losses(FORMATS[name]))


@pytest.mark.parametrize("name", WITHOUT)
def test_formats_of_reports_say_why_they_have_no_incidents(name: str, store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"--count incidents: {name} has none: ") as told:
        export(store, FORMATS[name], tmp_path / "f", Choice(by_incident=True))
    assert "\n" not in str(told.value)
    assert not (tmp_path / "f").exists()


def test_formats_of_reports_are_those_of_their_words() -> None:
    assert WITHOUT == ["csv", "parquet", "gdelt-mentions", "rdf"]


def test_events_in_no_incident_are_refused(store: Store, tmp_path: Path) -> None:
    """They would be left out in silence."""
    keep(store, [Said("6")])
    with pytest.raises(StoreError, match="in no incident yet: 1; run: dragoman assemble --store"):
        export(store, FORMATS["gdelt"], tmp_path / "f", Choice(by_incident=True))
    assert list(tmp_path.glob("f*")) == []


def test_filters_and_statuses_choose_incidents(store: Store, tmp_path: Path) -> None:
    by_type = rows(store, "polecat", tmp_path / "f", wanted=EventFilter(type="PROTEST"))
    assert [row["Event Type"] for row in by_type] == ["PROTEST"]
    assert rows(store, "polecat", tmp_path / "f", statuses=frozenset({Status.DENIED})) == []
    expanded = rows(store, "polecat", tmp_path / "f", lists=Lists.EXPAND)
    assert len(expanded) == 2


def test_few_incidents_are_held_at_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are held, the file is the same."""
    whole = rows(store, "gdelt", tmp_path / "f")
    monkeypatch.setattr(by_incident_module, "_AT_ONCE", 1)
    assert rows(store, "gdelt", tmp_path / "f") == whole
