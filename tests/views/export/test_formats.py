"""Every format has exactly its columns, and what is read is what was written."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.records import Actor, Count, Event, Origin, Reported, Size, Status, origin_of
from dragoman.views.cli import export as command
from dragoman.views.export.export import write
from dragoman.views.export.formats import FORMATS
from dragoman.views.export.parquet import reported_of
from dragoman.views.export.shape import Lists, losses
from made_events import REPORTED
from made_records import made_actor, made_article, made_document, made_event, span

EXAMPLES = 20
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # events are large: to shrink one takes minutes
DOCUMENT = made_document(made_article())
EVENT = made_event(DOCUMENT)
ORIGIN = origin_of(DOCUMENT, "Forty held in Ankara")
_ACTOR_CODES = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code "
    "Type1Code Type2Code Type3Code"
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
HEADERS = {
    "gdelt": [
        *"GlobalEventID Day MonthYear Year FractionDate".split(),
        *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR_CODES.split()),
        *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions".split(),
        *"NumSources NumArticles AvgTone".split(),
        *(f"{what}Geo_{part}" for what in ("Actor1", "Actor2", "Action") for part in _GEO.split()),
        *("DATEADDED", "SOURCEURL"),
    ],
    "gdelt-mentions": (
        "GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier "
        "SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence "
        "MentionDocLen MentionDocTone MentionDocTranslationInfo Extras"
    ).split(),
    "icews": (
        "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
        "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,"
        "Province,Country,Latitude,Longitude"
    ).split(","),
    "polecat": (
        "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
        "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
        "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
        "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,"
        "Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,"
        "Story People,Story Organizations,Story Locations,Language,Version"
    ).split(","),
    "phoenix": (
        "EventID Date Year Month Day SourceFull SourceRoot SourceAgent SourceOthers TargetFull "
        "TargetRoot TargetAgent TargetOthers EventCode EventRootCode QuadClass Goldstein Issues Lat Lon "
        "LocationName StateName CountryName SentenceIDs URLs NewsSources"
    ).split(),
    "ucdp-ged": (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
        "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
        "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
        "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 "
        "latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
        "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
    ).split(),
    "plover": (
        "id date enddate actor recipient event event_loc event_text quad_code event_scale mode context "
        "link text text_info size cite_info coder comment"
    ).split(),
}
NUMBERS_OF_COLUMNS = {
    "gdelt": 61,
    "gdelt-mentions": 16,
    "icews": 20,
    "polecat": 40,
    "phoenix": 26,
    "ucdp-ged": 49,
}
WITH_HEADER = {"icews": "\t", "polecat": "\t", "ucdp-ged": ","}


def written(name: str, *events: Event, lists: Lists | None = None, origin: Origin = ORIGIN) -> bytes:
    """Write events of any status in a format."""
    out = BytesIO()
    write(FORMATS[name], [Reported(event, origin) for event in events], out, lists, frozenset(Status))
    return out.getvalue()


def read(name: str, data: bytes) -> list[dict[str, object]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        path.write_bytes(data)
        return [dict(row) for row in FORMATS[name].read(path)]


def only(name: str, event: Event, origin: Origin = ORIGIN) -> dict[str, object]:
    """Give the one row of an event, as it is read."""
    (row,) = read(name, written(name, event, origin=origin))
    return row


def lethal(event: Event = EVENT) -> Event:
    return replace(event, type="ASSAULT", size=Size(dead=Count(2, 3, None)))


def test_the_command_names_every_format() -> None:
    """The command's list stands apart, so that its help is instant; it has the same names in that order."""
    assert tuple(FORMATS) == command.FORMATS
    assert all(form.name == name for name, form in FORMATS.items())


@pytest.mark.parametrize("name", HEADERS)
def test_columns_are_exactly_those_of_the_format(name: str) -> None:
    """A loader that goes by names or positions of columns finds each where it looks."""
    assert [column.name for column in FORMATS[name].columns] == HEADERS[name]
    assert len(HEADERS[name]) == NUMBERS_OF_COLUMNS.get(name, len(HEADERS[name]))


@pytest.mark.parametrize(("name", "delimiter"), WITH_HEADER.items())
def test_the_first_line_is_exactly_the_header(name: str, delimiter: str) -> None:
    assert written(name).decode() == delimiter.join(HEADERS[name]) + "\n"


@pytest.mark.parametrize("name", ["gdelt", "gdelt-mentions", "phoenix"])
def test_tables_without_a_header_begin_with_data(name: str) -> None:
    """Nothing is written for nothing, and a row has as many tabs as the table has columns, less one."""
    assert written(name) == b""
    (line,) = written(name, EVENT).decode().splitlines()
    assert line.count("\t") == len(HEADERS[name]) - 1


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=EXAMPLES, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports=st.lists(REPORTED, max_size=3))
def test_what_is_read_is_what_was_written(name: str, reports: list[Reported]) -> None:
    """For any events, lists kept and expanded: rows are already as the file can hold them."""
    form = FORMATS[name]
    held = [each for each in reports if form.aside(each.event) is None]
    for lists in form.lists:
        rows = [dict(row) for row in form.rows(held, lists)]
        out = BytesIO()
        assert form.write(rows, out) == len(rows)
        assert read(name, out.getvalue()) == rows


@settings(max_examples=EXAMPLES, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(reported=REPORTED)
def test_parquet_loses_nothing(reported: Reported) -> None:
    """The records that come out are equal to those that went in."""
    out = BytesIO()
    form = FORMATS["parquet"]
    form.write(form.rows([reported], Lists.KEEP), out)
    (row,) = read("parquet", out.getvalue())
    assert reported_of(row) == reported


@pytest.mark.parametrize("name", FORMATS)
def test_no_event_is_a_file_that_can_be_read(name: str) -> None:
    assert read(name, written(name)) == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("csv", "cameo"),
        ("parquet", "cameo"),
        ("icews", "CAMEO Code"),
        ("phoenix", "EventCode"),
        ("gdelt", "EventCode"),
        ("geojson", "cameo"),
    ],
)
def test_codes_keep_their_leading_zero(name: str, column: str) -> None:
    """042 is not 42: a code is a string in every format and every reader."""
    assert only(name, replace(EVENT, cameo="042"))[column] == "042"


def test_roots_and_bases_are_strings_too() -> None:
    row = only("gdelt", replace(EVENT, cameo="0231"))
    assert [row[f"Event{part}Code"] for part in ("", "Base", "Root")] == ["0231", "023", "02"]
    assert only("phoenix", replace(EVENT, cameo="0231"))["EventRootCode"] == "02"


AWKWARD = 'Şemdinli\t"guards"\nof; the; 村 🜨'


def awkward() -> Event:
    return replace(lethal(), actors=(replace(EVENT.actors[0], name=AWKWARD, id=None),))


@pytest.mark.parametrize(
    ("name", "column", "seen"),
    [
        ("csv", "actor_names", ('Şemdinli\t"guards"\nof, the, 村 🜨',)),
        ("polecat", "Actor Name", ('Şemdinli "guards" of, the, 村 🜨',)),
        ("icews", "Source Name", 'Şemdinli "guards" of; the; 村 🜨'),
        ("gdelt", "Actor1Name", 'Şemdinli "guards" of; the; 村 🜨'),
        ("ucdp-ged", "side_a", AWKWARD),
        ("geojson", "actors", [AWKWARD]),
    ],
)
def test_tabs_line_breaks_and_scripts_do_not_break_rows(name: str, column: str, seen: object) -> None:
    """Text is kept where the format can hold it; else white space is a space, as the losses say."""
    assert only(name, awkward())[column] == seen


def test_graphml_and_rdf_hold_awkward_text() -> None:
    nodes = read("graphml", written("graphml", awkward()))
    assert nodes[0]["name"] == 'Şemdinli "guards" of; the; 村 🜨'
    assert AWKWARD in {row["object"] for row in read("rdf", written("rdf", awkward()))}


def several() -> Event:
    text = DOCUMENT.text
    more = made_actor(span(text, "Derya"), "Derya Koral", "TUR", "GOV")
    other = made_actor(span(text, "Ankara"), "UN office", "UNO")
    return replace(lethal(), actors=(EVENT.actors[0], more), recipients=(EVENT.recipients[0], other, more))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if Lists.EXPAND in form.lists])
def test_expanded_an_event_has_a_row_for_each_pair(name: str) -> None:
    """Two actors and three recipients are six rows with ids of their own."""
    rows = read(name, written(name, several(), lists=Lists.EXPAND))
    ids = [value for row in rows for key, value in row.items() if key in _IDS.get(name, ("id",))]
    if name == "graphml":
        ids = [row["id"] for row in rows if row["element"] == "edge"]
    if name == "rdf":
        ids = [row["subject"] for row in rows if str(row["object"]).endswith("sem/Event")]
    assert (len(ids), len(set(ids))) == (6, 6)


_IDS = {
    "polecat": ("Event ID",),
    "icews": ("Event ID",),
    "phoenix": ("EventID",),
    "gdelt": ("GlobalEventID",),
    "gdelt-mentions": ("GlobalEventID",),
}


def mutual() -> Event:
    """Give a clash: both parties act, nobody else is there."""
    text = DOCUMENT.text
    one = made_actor(span(text, "Police"), "Army of A", "TUR", "MIL")
    other = made_actor(span(text, "Derya"), "Rebels of A", "TUR", "REB")
    return replace(lethal(), actors=(one, other), recipients=())


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("icews", "Source Name", "Target Name"),
        ("gdelt", "Actor1Code", "Actor2Code"),
        ("phoenix", "SourceFull", "TargetFull"),
    ],
)
def test_who_clashed_has_a_row_each_way(name: str, source: str, target: str) -> None:
    """As event data have it: there is no row with one side alone."""
    rows = read(name, written(name, mutual()))
    one, other = ((row[source], row[target]) for row in rows)
    assert one == other[::-1]
    assert all(one)


def test_who_clashed_is_one_pair_of_ucdp() -> None:
    """A row there is an event with its dead."""
    row = only("ucdp-ged", mutual())
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Army of A", "Rebels of A", 1)


def test_who_clashed_is_an_edge_each_way() -> None:
    edges = [row for row in read("graphml", written("graphml", mutual())) if row["element"] == "edge"]
    assert {(edge["source"], edge["target"]) for edge in edges} == {
        ("person/army-of-a", "person/rebels-of-a"),
        ("person/rebels-of-a", "person/army-of-a"),
    }


def test_two_of_one_kind_who_act_together_are_no_pair() -> None:
    """A president and his minister who hail a deal do nothing to each other."""
    one, other = mutual().actors
    rows = read(
        "icews", written("icews", replace(mutual(), actors=(one, replace(other, sectors=one.sectors))))
    )
    assert [row["Target Name"] for row in rows] == [None, None]


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if Lists.KEEP in form.lists])
def test_kept_an_event_is_one_row_with_all_its_parties(name: str) -> None:
    data = written(name, several(), lists=Lists.KEEP)
    if name == "rdf":
        assert sum(str(row["object"]).endswith("sem/Event") for row in read(name, data)) == 1
    else:
        (row,) = read(name, data)
        assert "Derya Koral" in str(row)
        assert "Police of Ankara" in str(row)


def test_lists_of_one_side_stand_in_one_order() -> None:
    """The third country is of the third recipient, known or not."""
    row = read("polecat", written("polecat", several()))[0]
    assert row["Recipient Name"] == ("40 people", "UN office", "Derya Koral")
    assert row["Recipient Country"] == (None, "UNO", "TUR")
    assert row["Primary Recipient Sector"] == ("CVL", None, "GOV")


def test_ids_of_mentions_are_those_of_the_events() -> None:
    """GDELT's two tables can be joined."""
    events, mentions = (read(name, written(name, several())) for name in ("gdelt", "gdelt-mentions"))
    assert [row["GlobalEventID"] for row in events] == [row["GlobalEventID"] for row in mentions]


PARTIES = [
    pytest.param("TUR", ("COP", "GOV"), ("TURCOPGOV", "TUR", None, "COP", "GOV"), id="a state's police"),
    pytest.param("UNO", (), ("IGOUNO", None, "UNO", "IGO", None), id="the United Nations"),
    pytest.param(None, ("JRN",), ("MED", None, None, "MED", None), id="media, which CAMEO calls MED"),
    pytest.param("SYR", ("MED",), ("SYRHLH", "SYR", None, "HLH", None), id="doctors, which CAMEO calls HLH"),
    pytest.param("SYR", ("UNK",), ("SYR", "SYR", None, None, None), id="a sector that CAMEO has not"),
    pytest.param(None, (), (None, None, None, None, None), id="nobody known"),
]


@pytest.mark.parametrize(("country", "sectors", "codes"), PARTIES)
def test_parties_in_codes_of_cameo(
    country: str | None, sectors: tuple[str, ...], codes: tuple[str | None, ...]
) -> None:
    """MED is medical in PLOVER and the media in CAMEO: a code is translated, not copied."""
    party: Actor = replace(EVENT.actors[0], country=country, sectors=sectors)
    row = only("gdelt", replace(EVENT, actors=(party,)))
    names = ("Code", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    assert tuple(row[f"Actor1{name}"] for name in names) == codes


def test_places_of_gdelt_have_fips_codes_and_its_parties_iso_codes() -> None:
    """The standing source of error with GDELT: two schemes in one row."""
    row = only("gdelt", EVENT)
    assert (row["ActionGeo_CountryCode"], row["Actor1CountryCode"]) == ("TU", "TUR")
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"]) == (4, "Ankara, Turkey")


@pytest.mark.parametrize("name", ["csv", "polecat", "icews", "phoenix", "gdelt", "ucdp-ged", "geojson"])
def test_a_country_is_not_a_point(name: str) -> None:
    """A place without coordinates gets none from us."""
    assert EVENT.place is not None
    country = replace(EVENT.place, name="Turkey", lat=None, lon=None, precision="country", feature="PCLI")
    row = only(name, replace(lethal(), place=country))
    found = {
        key: value for key, value in row.items() if key.lower().endswith(("lat", "latitude", "lon", "long"))
    }
    assert found
    assert set(found.values()) == {None}


def test_a_map_has_features_without_geometry() -> None:
    """An event without a point is on the list of the map, and not at 0, 0."""
    assert b'"geometry":null' in written("geojson", replace(EVENT, place=None))
    assert b'"coordinates":[32.85427,39.91987]' in written("geojson", EVENT)


DAYS = [
    pytest.param("2016-05-03", "2016-05-03", 1, id="a day"),
    pytest.param("2016-05-03", "2016-05-05", 2, id="some days"),
    pytest.param("2016-05-02", "2016-05-08", 3, id="a week"),
    pytest.param("2016-05-01", "2016-05-31", 4, id="a month"),
    pytest.param("2016-01-01", "2016-12-31", 5, id="a year"),
    pytest.param(None, "2016-12-31", None, id="not known"),
]


@pytest.mark.parametrize(("first", "last", "grade"), DAYS)
def test_ucdp_grades_dates(first: str | None, last: str | None, grade: int | None) -> None:
    when = replace(EVENT.date, first=first, last=last)
    assert only("ucdp-ged", replace(lethal(), date=when))["date_prec"] == grade


VIOLENCE = [
    pytest.param("MIL", "REB", 1, id="army and rebels"),
    pytest.param("REB", "UAF", 2, id="two armed groups"),
    pytest.param("MIL", "CVL", 3, id="army against civilians"),
    pytest.param("CVL", "MIL", None, id="civilians against the army"),
    pytest.param("UNK", "CVL", None, id="nobody knows who"),
]


@pytest.mark.parametrize(("one", "other", "kind"), VIOLENCE)
def test_ucdp_types_of_violence(one: str, other: str, kind: int | None) -> None:
    """The type is given where the sides' sectors say it, and else not."""
    event = replace(
        lethal(),
        actors=(replace(EVENT.actors[0], sectors=(one,)),),
        recipients=(replace(EVENT.recipients[0], sectors=(other,)),),
    )
    assert only("ucdp-ged", event)["type_of_violence"] == kind


VAGUE = [
    pytest.param("2016-05-02", "2016-05-08", "20160502", "201605", 2016, id="a week"),
    pytest.param("2016-05-28", "2016-06-02", "20160528", None, 2016, id="a week of two months"),
    pytest.param("2016-05-01", "2016-05-31", None, "201605", 2016, id="a month"),
    pytest.param("2016-01-01", "2016-12-31", None, None, 2016, id="a year"),
    pytest.param("2010-01-01", "2019-12-31", None, None, None, id="a decade"),
    pytest.param("2016-05-03", None, None, None, None, id="since a day"),
    pytest.param(None, None, None, None, None, id="not known"),
]


@pytest.mark.parametrize(("first", "last", "day", "month", "year"), VAGUE)
def test_a_year_is_not_a_day(
    first: str | None, last: str | None, day: str | None, month: str | None, year: int | None
) -> None:
    """What is dated to a year is not put on the first of January, where such events would pile up."""
    event = replace(EVENT, date=replace(EVENT.date, first=first, last=last))
    row = only("gdelt", event)
    assert (row["Day"], row["MonthYear"], row["Year"]) == (day, month, year)
    assert (row["FractionDate"] is None) == (day is None)
    written_day = None if day is None else f"{day[:4]}-{day[4:6]}-{day[6:]}"
    assert only("icews", event)["Event Date"] == only("polecat", event)["Event Date"] == written_day
    phoenix = only("phoenix", event)
    assert (phoenix["Date"], phoenix["Year"]) == (day, year)


def test_ucdp_takes_assaults_with_dead_alone() -> None:
    """A flood has dead too, and an assault need not have."""
    out = BytesIO()
    given = [lethal(), replace(lethal(), type="AID"), replace(lethal(), size=Size(dead=Count(0, 0, 0)))]
    counts = write(FORMATS["ucdp-ged"], [Reported(event, ORIGIN) for event in given], out)
    assert counts.left_out == {"it is no ASSAULT": 1, "it states no dead": 1}
    assert counts.written == 1


def test_ucdp_keeps_the_bounds_of_the_dead_and_who_said_so() -> None:
    row = only("ucdp-ged", lethal())
    assert (row["low"], row["best"], row["high"]) == (2, 3, None)
    assert (row["source_original"], row["source_office"]) == ("Derya Koral", "Anatolian Daily")
    assert (row["where_prec"], row["priogrid_gid"]) == (1, 259 * 720 + 425 + 1)


@pytest.mark.parametrize("name", ["polecat", "icews", "phoenix", "gdelt", "gdelt-mentions", "ucdp-ged"])
def test_a_format_without_a_status_leaves_out_what_did_not_happen(name: str) -> None:
    """A denial that is written without its status is a false report."""
    out = BytesIO()
    denied = replace(lethal(), status=Status.DENIED)
    counts = write(FORMATS[name], [Reported(denied, ORIGIN)], out)
    assert (counts.events, counts.written, counts.rows) == (1, 0, 0)
    assert counts.left_out == {"its status is denied": 1}
    assert "events that are denied, hypothetical, negated, planned are left out" in str(losses(FORMATS[name]))


@pytest.mark.parametrize("name", ["csv", "parquet", "plover", "geojson", "graphml", "rdf"])
def test_a_format_with_a_status_writes_it(name: str) -> None:
    out = BytesIO()
    counts = write(FORMATS[name], [Reported(replace(EVENT, status=Status.DENIED), ORIGIN)], out)
    assert counts.written == 1
    assert any("denied" in str(row) for row in read(name, out.getvalue()))


def test_a_network_has_no_edge_with_one_end() -> None:
    out = BytesIO()
    alone = replace(EVENT, recipients=())
    counts = write(FORMATS["graphml"], [Reported(alone, ORIGIN), Reported(EVENT, ORIGIN)], out)
    assert counts.left_out == {"it has one side alone": 1}
    assert [row["element"] for row in read("graphml", out.getvalue())] == ["node", "node", "edge"]


def test_a_party_is_one_node_however_often_it_acts() -> None:
    rows = read("graphml", written("graphml", EVENT, replace(EVENT, id="e1:other")))
    assert [row["element"] for row in rows] == ["node", "node", "edge", "edge"]


FACTS = [
    pytest.param(Status.HAPPENED, 3.0, "CERTAIN_NON_FUTURE_POS", id="happened"),
    pytest.param(Status.NEGATED, -3.0, "CERTAIN_NON_FUTURE_NEG", id="negated"),
    pytest.param(Status.PLANNED, 2.0, "PROBABLE_FUTURE_POS", id="planned"),
    pytest.param(Status.HYPOTHETICAL, None, "POSSIBLE_NON_FUTURE_POS", id="hypothetical"),
]


@pytest.mark.parametrize(("status", "certainty", "value"), FACTS)
def test_perspectives_of_grasp(status: Status, certainty: float | None, value: str) -> None:
    rows = read("rdf", written("rdf", replace(EVENT, status=status, certainty=certainty)))
    assert any(row["object"] == f"http://groundedannotationframework.org/grasp#{value}" for row in rows)


BROKEN = [
    pytest.param("icews", b"Event ID\tother\n", "line 1 is not the header of icews", id="another header"),
    pytest.param("gdelt", b"1\t2\n", "row 1 has 2 columns, gdelt has 61", id="too few columns"),
    pytest.param("gdelt-mentions", b"x" + b"\t" * 15 + b"\n", "GlobalEventID is 'x'", id="no number"),
    pytest.param("csv", b"\xff\xfe", "is no csv table", id="not UTF-8"),
    pytest.param("plover", b"{\n", "line 1 is not JSON", id="no JSON"),
    pytest.param("plover", b'{"id":"x"}\n', "lacks date, actor, event", id="no PLOVER"),
    pytest.param("geojson", b"[]", "is no feature collection", id="no features"),
    pytest.param("graphml", b"<graphml", "is no XML", id="no XML"),
    pytest.param("rdf", b"<a> <b>\n", "line 1 is no triple", id="no triple"),
    pytest.param("parquet", b"PAR2", "is no Parquet file", id="no Parquet"),
]


@pytest.mark.parametrize(("name", "data", "words"), BROKEN)
def test_a_file_of_another_kind_is_refused_with_its_place(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(name, data)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(FORMATS[name].read(tmp_path / "none"))


def test_entities_of_xml_are_not_followed(tmp_path: Path) -> None:
    """A graph from elsewhere cannot make us read our own files."""
    secret = tmp_path / "secret"
    secret.write_text("the secret", "utf-8")
    data = (
        f'<!DOCTYPE graphml [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
        '<node id="a"><data key="node_name">&e;</data></node></graph></graphml>'
    )
    assert "the secret" not in str(read("graphml", data.encode()))
