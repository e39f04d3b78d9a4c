"""The gazetteer: names, what is compiled, and the compiled file's life in the cache."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.gazetteer_build import RECIPE, build_file, compiled_file, file_name, is_whole
from dragoman.knowledge.gazetteer_sources import SourceData, own_files
from dragoman.knowledge.place_names import is_latin, normalise
from dragoman.knowledge.places import Gazetteer, Match


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("SAINT LOUIS", "St. Louis"),
        ("the Sahel", "Sahel"),
        ("São Paulo", "Sao Paulo"),
        ("W.Va.", "WVa"),
        ("Ḩalab", "Halab"),
        ("Mt. Pleasant", "Mount Pleasant"),
        ("Cox's Bazar", "Coxs Bazar"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_are_one(written: str, same: str) -> None:
    """Case, accents, dots, article, hyphen and "St." never tell two names apart."""
    assert normalise(written) == normalise(same)


def test_a_lone_the_or_mt_is_kept() -> None:
    """A name that is nothing but an abbreviation stays: "Mt" alone is Montana."""
    assert normalise("MT") == "mt"
    assert normalise("the") == "the"


@pytest.mark.parametrize(("name", "latin"), [("halab", True), ("حلب", False), ("17", False)])
def test_only_latin_names_are_compiled(name: str, *, latin: bool) -> None:
    """Names in other scripts and bare numbers are not compiled."""
    assert is_latin(normalise(name)) is latin


@pytest.mark.parametrize(
    ("name", "best", "match"),
    [
        ("paris", 101, Match.PREFERRED),
        ("Parigi", 101, Match.ALTERNATE),
        ("Big D", 104, Match.ALIAS),
        ("Tex.", 301, Match.ABBREVIATION),
        ("Texans", 301, Match.DEMONYM),
        ("Syrians", 202, Match.DEMONYM),
        ("U.S.", 201, Match.ALIAS),
        ("Lamar", 304, Match.SHORT),
        ("Lamar County", 304, Match.PREFERRED),
        ("Dagestan", 307, Match.SHORT),
        ("Saint Ives", 111, Match.PREFERRED),
        ("African", 401, Match.DEMONYM),
    ],
)
def test_each_kind_of_name_finds_its_place(
    tiny_gazetteer: Gazetteer, name: str, best: int, match: Match
) -> None:
    """Preferred, alternate, short, abbreviated and people's names all lead to the place."""
    found = tiny_gazetteer.candidates(name)[0]
    assert (found.geonameid, found.match) == (best, match)


@pytest.mark.parametrize("name", ["DAL", "bali", "Atlantis", ""])
def test_codes_romanised_scripts_and_unknown_names_find_nothing(tiny_gazetteer: Gazetteer, name: str) -> None:
    """Airport codes and lower-case romanisations are no names of news."""
    assert tiny_gazetteer.candidates(name) == ()


def test_candidates_of_one_name_come_largest_first(tiny_gazetteer: Gazetteer) -> None:
    """All places of a name are candidates, by population."""
    assert [c.geonameid for c in tiny_gazetteer.candidates("Paris")] == [101, 102, 103]


def test_a_city_knows_what_it_lies_in(tiny_gazetteer: Gazetteer) -> None:
    """A city carries the rows of both subdivisions and the name of the first."""
    paris = tiny_gazetteer.candidates("Paris")[1]
    texas, lamar = tiny_gazetteer.candidates("Texas")[0], tiny_gazetteer.candidates("Lamar County")[0]
    assert (paris.admin1_id, paris.admin1, paris.admin2_id) == (texas.id, "Texas", lamar.id)


def test_a_subdivision_has_its_own_point_else_the_middle_of_its_cities(tiny_gazetteer: Gazetteer) -> None:
    """ISO 3166-2 gives the point; without one it lies among the member cities; without cities it has none."""
    texas, lamar, tartus = (tiny_gazetteer.candidates(n)[0] for n in ("Texas", "Lamar County", "Tartus"))
    assert (texas.lat, texas.lon) == (31.5, -99.3)
    assert lamar.lat is not None
    assert 33.66 <= lamar.lat <= 33.67
    assert tartus.lat is None


def test_the_capital_is_marked_and_country_points_can_be_our_own(tiny_gazetteer: Gazetteer) -> None:
    """The largest city of the capital's name is the capital; our table's point overrides the package's."""
    assert tiny_gazetteer.candidates("Damascus")[0].feature == "PPLC"
    assert tiny_gazetteer.candidates("United States")[0].lat == 39.8


def test_kosovo_has_the_code_that_event_data_use(tiny_gazetteer: Gazetteer) -> None:
    """Kosovo is KOS, as in the records, not the package's XKX."""
    assert tiny_gazetteer.candidates("Kosovo")[0].country == "KOS"


@pytest.mark.parametrize(
    ("name", "country"), [("London", "GBR"), ("Aleppo", "SYR"), ("Reno", None), ("Syrian", None), ("X", None)]
)
def test_a_big_city_owns_its_name(tiny_gazetteer: Gazetteer, name: str, country: str | None) -> None:
    """Only a city of over 100,000 that dwarfs its foreign namesakes gives a country."""
    assert tiny_gazetteer.big_city_country(name) == country


@pytest.mark.parametrize(
    ("name", "known"),
    [("London", True), ("syria", True), ("Texas", True), ("Manbij", True), ("Syrian", False), ("X", False)],
)
def test_states_and_towns_are_well_known(tiny_gazetteer: Gazetteer, name: str, known: bool) -> None:
    """A name of its inhabitants is no name of the place."""
    assert tiny_gazetteer.is_well_known(name) is known


def test_city_words_are_single_words_in_running_case(tiny_gazetteer: Gazetteer) -> None:
    """Large cities, countries and first-order subdivisions; no small towns, no names of two words."""
    words = tiny_gazetteer.city_words()
    assert {"Paris", "Aleppo", "Texas", "Syria"} <= words
    assert not {"Reno", "United States", "Manbij"} & words


def test_city_names_have_several_words(tiny_gazetteer: Gazetteer) -> None:
    names = tiny_gazetteer.city_names()
    assert "United States" in names
    assert not {"Paris", "Texas"} & names


def test_a_state_that_has_ended_leaves_its_demonyms_to_its_heirs(
    tmp_path: Path, tiny_source: SourceData
) -> None:
    """The union of Serbia and Montenegro is still listed, and was larger than Serbia."""
    names = {"SCG": ("CS", "Serbia and Montenegro", "10829175"), "SRB": ("RS", "Serbia", "6982084")}
    countries = {
        iso: {
            "iso": iso,
            "iso3": iso3,
            "name": name,
            "capital": "",
            "geonameid": 900 + n,
            "population": people,
        }
        for n, (iso3, (iso, name, people)) in enumerate(names.items())
    }
    info = {key: {"latlng": [44.0, 21.0], "demonym": "Serbian"} for key in names}
    source = replace(
        tiny_source,
        countries={**tiny_source.countries, **countries},
        country_info={**tiny_source.country_info, **info},
    )
    build_file(tmp_path / "a.sqlite", source)
    (found,) = Gazetteer(tmp_path / "a.sqlite").candidates("Serbian")
    assert found.country == "SRB"


def test_the_same_source_gives_the_same_bytes(tmp_path: Path, tiny_source: SourceData) -> None:
    """Two builds are one file, byte for byte."""
    for name in ("a.sqlite", "b.sqlite"):
        build_file(tmp_path / name, tiny_source)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_progress_counts_up_to_its_total(tmp_path: Path, tiny_source: SourceData) -> None:
    """A progress bar starts at nothing and ends full."""
    seen: list[tuple[int, int]] = []
    build_file(tmp_path / "a.sqlite", tiny_source, progress=lambda _, done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1]


def test_many_builders_at_once_leave_one_whole_file(
    tmp_path: Path, tiny_source: SourceData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builders share nothing but the final rename, so any number at once end with one good file."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    with ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(lambda _: compiled_file(read=lambda: tiny_source), range(4)))
    assert paths == {tmp_path / file_name()}
    assert [p.name for p in tmp_path.iterdir()] == [file_name()]
    assert is_whole(paths.pop())


def test_a_file_that_is_there_is_not_built_again(
    tmp_path: Path, tiny_source: SourceData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second opening reads no package."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    first = compiled_file(read=lambda: tiny_source)

    def unread() -> SourceData:
        pytest.fail("the packages were read again")

    assert compiled_file(read=unread) == first


@pytest.mark.parametrize("damage", ["cut short", "other bytes", "other recipe", "empty"])
def test_a_damaged_file_is_rebuilt(
    tmp_path: Path, tiny_source: SourceData, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """What is no whole file of this recipe is replaced by one."""
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))
    path = compiled_file(read=lambda: tiny_source)
    good = path.read_bytes()
    path.write_bytes(
        {
            "cut short": good[: len(good) // 2],
            "other bytes": b"x" * len(good),
            "other recipe": good[:60] + (RECIPE + 1).to_bytes(4) + good[64:],
            "empty": b"",
        }[damage]
    )
    assert not is_whole(path)
    assert compiled_file(read=lambda: tiny_source).read_bytes() == good


def test_a_cache_that_cannot_be_written_gives_way_to_a_temporary_folder(
    tmp_path: Path, tiny_source: SourceData, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only home is no obstacle."""
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere") in compiled_file(read=lambda: tiny_source).parents


def test_a_cache_setting_that_is_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DRAGOMAN_CACHE naming a file is a slip that the message names."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "file"))
    with pytest.raises(KnowledgeError, match="DRAGOMAN_CACHE"):
        compiled_file()


def test_a_file_that_breaks_while_open_names_the_remedy(tmp_path: Path, tiny_source: SourceData) -> None:
    """A look-up in a file gone bad says which file and what to do."""
    path = tmp_path / "bad.sqlite"
    build_file(path, tiny_source)
    good = path.read_bytes()
    path.write_bytes(good[:4096] + b"\xff" * (len(good) - 4096))
    with pytest.raises(KnowledgeError, match="delete it"):
        Gazetteer(path).candidates("Paris")


@pytest.mark.parametrize(
    ("file", "value", "named"),
    [
        ("demonyms.yaml", {"ZZ-99": ["Nobody"]}, "ZZ-99"),
        ("regions.yaml", {"points": {}, "subdivisions": {}, "regions": [{"name": "Nowhere"}]}, "feature"),
        (
            "regions.yaml",
            {
                "points": {},
                "subdivisions": {},
                "regions": [{"name": "A", "feature": "RGN", "lat": 1, "lon": 1, "within": "ZZ-1"}],
            },
            "ZZ-1",
        ),
    ],
)
def test_an_own_entry_that_names_nothing_is_an_error(
    tmp_path: Path, tiny_source: SourceData, file: str, value: dict[str, object], named: str
) -> None:
    """A slip in our own tables stops the build and is named; it never drops names in silence."""
    broken = replace(tiny_source, own={**tiny_source.own, file: value})
    with pytest.raises(KnowledgeError, match=named):
        build_file(tmp_path / "a.sqlite", broken)
    assert list(tmp_path.iterdir()) == []


def test_our_own_regions_are_many_distinct_and_on_the_globe() -> None:
    """At least 150 regions, each name once, each point on the globe, each country an alpha-3 code."""
    regions = own_files()["regions.yaml"]["regions"]
    assert len(regions) >= 150
    assert len({normalise(r["name"]) for r in regions}) == len(regions)
    for region in regions:
        assert -90 <= region["lat"] <= 90, region["name"]
        assert -180 <= region["lon"] <= 180, region["name"]
        assert len(region.get("country", "XXX")) == 3, region["name"]


@pytest.mark.places
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Iraqi Kurdistan", "IRQ", "ADM1"),
        ("Kurdistan Region", "IRQ", "ADM1"),
        ("Darfur", "SDN", "RGN"),
        ("Donbas", "UKR", "RGN"),
        ("Gaza Strip", "PSE", "ADM1"),
        ("West Bank", "PSE", "ADM1"),
        ("Crimea", "UKR", "ADM1"),
        ("Abkhazia", "GEO", "ADM1"),
        ("Eastern Ghouta", "SYR", "RGN"),
        ("Golan", None, "UPLD"),
        ("Strait of Hormuz", None, "STRT"),
        ("Kiev", "UKR", "PPLC"),
        ("Iraqis", "IRQ", "PCLI"),
        ("Calif.", "USA", "ADM1"),
        ("Cook County", "USA", "ADM2"),
    ],
)
def test_the_whole_gazetteer_knows_the_places_of_the_news(
    name: str, country: str | None, feature: str
) -> None:
    """Disputed, breakaway and informal areas, seas, old spellings, peoples and abbreviations are there."""
    found = Gazetteer.open().candidates(name)
    assert (country, feature) in {(c.country, c.feature) for c in found}
