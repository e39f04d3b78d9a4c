"""What pages show: all of the store, in words of ours, and no text of an article as markup."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.records import Status
from dragoman.store.database import Store, open_store
from dragoman.views.html import Markup, join
from dragoman.views.web import browse, downloads, maps
from dragoman.views.web.charts import Chart, Series, numbers, options
from dragoman.views.web.pages import events, incidents, overview, sources
from made_web import HOSTILE, MADE, made_web, read

VIEWS = {
    "events": browse.View("/events", "events", (), events.look, events.tally, "Take one away."),
    "incidents": browse.View(
        "/incidents", "incidents", (), incidents.look, incidents.tally, "Take one away."
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(made_web(tmp_path_factory.mktemp("web") / "s.duckdb")) as opened:
        yield opened


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("empty") / "e.duckdb", write=True) as opened:
        yield opened


def whole_overview(store: Store) -> Markup:
    shown = overview.overview(store)
    return join(
        overview.lead(shown.totals),
        overview.figures(shown.totals),
        overview.new(shown),
        overview.busiest(shown),
        overview.origins(shown),
        maps.key(shown.map),
        maps.numbers(shown.map),
        numbers(shown.types),
        numbers(shown.quads),
    )


def whole_sources(store: Store) -> Markup:
    shown = sources.sources(store)
    return join(sources.outlets(shown), sources.failures(shown))


def listed(name: str) -> Callable[[Store], Markup]:
    view = VIEWS[name]
    return lambda store: browse.results(view, view.look(store, {}), {})


PAGES = [whole_overview, whole_sources, listed("events"), listed("incidents")]


@pytest.mark.parametrize("page", PAGES)
def test_what_an_article_says_is_never_markup(store: Store, page: Callable[[Store], Markup]) -> None:
    found = read(page(store))
    assert "script" not in found.tags
    assert "alert(1)" in found.text
    assert "\u202e" not in found.text
    for name, value in found.attributes:
        assert not name.startswith("on")
        if name == "href":
            assert value is not None
            assert value.startswith(("/", "http"))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_is_said_to_be_empty(empty: Store, page: Callable[[Store], Markup]) -> None:
    assert page(empty).source


def test_the_overview_counts_what_the_store_holds(store: Store) -> None:
    shown = overview.overview(store)
    assert shown.totals.records["events"] == len(MADE) + 1
    assert shown.totals.ledger == {"done": len(MADE) + 1, "failed": 1}
    # One event is of no day; the hostile one is of 2016, when its article was published.
    assert shown.outside == 1
    busiest = shown.dyads[0]
    assert (busiest.actor, busiest.recipient, busiest.count) == ("FRA", "MLI", 2)
    assert shown.map.countries == {"MLI": 3, "FRA": 1, "TUR": 1}


def test_a_grid_links_each_event_to_its_words_and_says_what_is_not_stated(store: Store) -> None:
    found = str(listed("events")(store))
    for row in events.event_page(store, events.wanted({})).items:
        assert f"/article/{row.doc}?event={row.id}".replace("%3A", ":") in found.replace("%3A", ":")
    assert "no day stated" in found
    assert "<mark>arrested</mark>" in found
    assert 'class="status-denied"' in found


@pytest.mark.parametrize("name", VIEWS)
def test_pages_of_a_list_lead_on_and_back_and_into_files(
    store: Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"events": events, "incidents": incidents}[name]
    monkeypatch.setattr(module, "SIZE", 2)
    view = VIEWS[name]
    first = view.look(store, {"sort": "oldest"})
    assert first.shown == 2
    assert first.next is not None
    found = str(browse.results(view, first, {"sort": "oldest"}))
    assert f'href="/{name}?sort=oldest&amp;after=' in found
    assert f'href="/{name}/download?format=csv"' in found
    assert "Latest first" in found
    second = view.look(store, {"sort": "oldest", "after": first.next})
    assert "First page" in str(browse.results(view, second, {"after": first.next}))
    assert second.table != first.table
    assert second.total == first.total


@pytest.mark.parametrize(
    "values",
    [
        {"from": "yesterday"},
        {"to": "2017-13-01"},
        {"confidence": "high"},
        {"quad": "two"},
        {"dyad": "FRA"},
        {"after": "x"},
    ],
    ids=str,
)
def test_a_filter_that_cannot_be_read_is_named(store: Store, values: dict[str, str]) -> None:
    (value,) = values.values()
    with pytest.raises(UsageError, match=value):
        events.look(store, values)


@pytest.mark.parametrize(
    "values",
    [{"differ": "maybe"}, {"reports": "-1"}, {"reports": "1.5"}, {"from": "x"}, {"unit": "decade"}],
    ids=str,
)
def test_a_filter_of_incidents_that_cannot_be_read_is_named(store: Store, values: dict[str, str]) -> None:
    (value,) = values.values()
    ask = incidents.tally if "unit" in values else incidents.look
    with pytest.raises(UsageError, match=value):
        ask(store, values)


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"type": "AID"}, 1),
        ({"dyad": "fra, mli"}, 2),
        ({"dyad": "MLI>FRA"}, 1),
        ({"status": "denied"}, 2),
        ({"confidence": "0.9"}, 2),
        ({"from": "2030-01-01", "to": "2030-01-01"}, 2),
        ({"actor": "alert(1)"}, 1),
        ({"quad": "2"}, 1),
        ({"place": "TUR"}, 1),
    ],
    ids=str,
)
def test_rows_charts_and_files_follow_the_filter(store: Store, values: dict[str, str], count: int) -> None:
    assert events.look(store, values).total == count
    over_time, by_type = events.tally(store, values)
    assert by_type.total == count
    assert over_time.total <= count
    with downloads.events_file(store, values, "jsonl") as file:
        records = [json.loads(line) for line in file]
    assert len(records) == count
    with downloads.events_file(store, values, "csv") as file:
        rows = list(csv.DictReader(io.StringIO(file.read().decode())))
    assert [row["id"] for row in rows] == [record["id"] for record in records]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_incidents_come_as_files_too(store: Store, form: str) -> None:
    total = incidents.look(store, {}).total
    with downloads.incidents_file(store, {}, form) as file:
        lines = file.read().decode().splitlines()
    assert len(lines) == total + (form == "csv")


def test_every_field_is_one_that_the_address_may_hold(store: Store) -> None:
    assert {field.name for field in events.filters(store)} == set(events.NAMES)
    assert {field.name for field in incidents.filters(store)} == set(incidents.NAMES)


def test_choices_say_how_many_there_are(store: Store) -> None:
    fields = {field.name: field for field in events.filters(store)}
    assert dict(fields["type"].choices) == {"AID": "AID (1)", "COERCE": "COERCE (4)"}
    assert set(dict(fields["status"].choices)) <= set(Status)


def test_no_word_of_an_article_is_a_key_of_a_chart() -> None:
    """NiceGUI runs what stands behind a key that begins with a colon."""
    chart = Chart("t", "Name", (f":{HOSTILE}",), (Series(f":{HOSTILE}", (1.0,)),))
    assert all(not key.startswith(":") for key in keys(options(chart)))


def keys(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


def test_a_map_shades_countries_and_points_at_places_alone(store: Store) -> None:
    shown = overview.overview(store).map
    drawn = maps.options(shown)
    assert {region["name"] for region in drawn["geo"]["regions"]} == {"Mali", "France", "Turkey"}
    dots = drawn["series"][1]["data"]
    assert len(dots) == len(shown.points)
    assert all(not key.startswith(":") for key in keys(drawn))


@pytest.mark.parametrize(
    ("count", "most", "step"), [(1, 1, 5), (1, 100, 1), (100, 100, 5), (10, 100, 3), (1, 10**6, 1)]
)
def test_a_shade_goes_by_order_of_magnitude(count: int, most: int, step: int) -> None:
    assert maps.shade(count, most) == step


def test_the_outlines_are_cut_at_the_edge_of_the_map_and_named_by_codes() -> None:
    path = Path(maps.__file__).with_name("static") / "world.js"
    text = path.read_text(encoding="utf-8")
    world = json.loads(text[text.index('{"type"') : text.rindex(");")])
    names = [feature["properties"]["name"] for feature in world["features"]]
    assert len(names) == len(set(names))
    assert {"FRA", "KOS", "SGP", "FJI", "RUS", "USA", "PSE"} <= set(names)
    for feature in world["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
                # What reached over the edge would be drawn as a line across the whole map.
                steps = [abs(a[0] - b[0]) for a, b in pairwise(ring)]
                assert max(steps) < 60
