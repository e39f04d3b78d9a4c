"""A Wikidata dump becomes actor entries, read as a stream; what cannot be taken is counted with a reason."""

import bz2
import gzip
import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.knowledge import wikidata_entities
from dragoman.knowledge.actor_import import ImportFormat, SetAside, guess_format, numbered_lines
from dragoman.knowledge.actor_import_wikidata import WikidataImport
from dragoman.knowledge.actor_write import OwnEntry, write_entries
from dragoman.knowledge.actors import ActorKnowledge, load_actors, role_on
from dragoman.knowledge.label_sectors import body_class, office_sectors
from dragoman.records import ActorKind
from made_actors import (
    FAR_LAND,
    FAR_OFFICE,
    LAND,
    MINISTER,
    ODD_OFFICE,
    OTHER_LAND,
    PAPER_CLASS,
    PARTY_CLASS,
    RIVER_CLASS,
    SPEAKER,
    UNPLACED,
    Record,
    around,
    background,
    body,
    claim,
    entity,
    item,
    moment,
    person,
    text,
    write_dump,
)


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actors()


def imported(path: Path, knowledge: ActorKnowledge) -> tuple[list[OwnEntry], dict[str, int]]:
    aside = SetAside()
    return list(WikidataImport(path, knowledge, aside).entries()), aside.counts()


def of(
    folder: Path, knowledge: ActorKnowledge, *records: Record, array: bool = True
) -> tuple[list[OwnEntry], dict[str, int]]:
    """Import some records with what they name."""
    return imported(write_dump(folder / "d.json", around(*records), array=array), knowledge)


HELD = claim(
    item(MINISTER), P580=moment("+2031-02-03T00:00:00Z", 11), P582=moment("+2033-06-00T00:00:00Z", 10)
)
VESKA = person("Q9000011", "Ulla Veskander", HELD, aliases=["Ulla M. Veskander"])


def test_a_person_with_a_dated_office_becomes_an_entry_with_the_wikidata_id(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    (entry,), counts = of(tmp_path, knowledge, VESKA)
    assert entry.id == "person/ulla-veskander-q9000011"
    assert (entry.name, entry.country, entry.kind) == ("Ulla Veskander", "NOR", ActorKind.PERSON)
    assert entry.aliases == ("Ulla M. Veskander",)
    (office,) = entry.offices
    assert (office.role, office.sectors) == ("Minister of Fisheries of Norway", ("GOV",))
    assert (office.first, office.last) == ("2031-02-03", "2033-06")
    assert counts == {}


@pytest.mark.parametrize(
    ("qualifier", "written"),
    [
        pytest.param(moment("+2031-02-03T00:00:00Z", 11), "2031-02-03", id="a day"),
        pytest.param(moment("+2031-02-00T00:00:00Z", 10), "2031-02", id="a month"),
        pytest.param(moment("+2031-01-01T00:00:00Z", 10), "2031-01", id="a month written as its first day"),
        pytest.param(moment("+2031-00-00T00:00:00Z", 9), "2031", id="a year"),
        pytest.param(moment("+2031-01-01T00:00:00Z", 9), "2031", id="a year written as its first day"),
        pytest.param(moment("+2031-02-31T00:00:00Z", 11), "2031-02", id="a day the calendar has not"),
        pytest.param(moment("+2031-02-03T09:30:00Z", 14), "2031-02-03", id="a second"),
        pytest.param({"snaktype": "novalue"}, None, id="said to have no date"),
    ],
)
def test_a_date_is_written_to_its_own_precision(
    tmp_path: Path, knowledge: ActorKnowledge, qualifier: Record, written: str | None
) -> None:
    (entry,), _ = of(
        tmp_path, knowledge, person("Q9000011", "Ulla Veskander", claim(item(MINISTER), P582=qualifier))
    )
    assert entry.offices[0].last == written


@pytest.mark.parametrize(
    ("qualifiers", "reason"),
    [
        pytest.param(
            {"P582": {"snaktype": "somevalue"}}, "not known to the year", id="ended, nobody knows when"
        ),
        pytest.param({"P582": moment("+1990-00-00T00:00:00Z", 8)}, "not known to the year", id="a decade"),
        pytest.param(
            {"P582": moment("-0044-03-15T00:00:00Z", 11)}, "not known to the year", id="before year 1"
        ),
        pytest.param(
            {"P580": moment("-0063-00-00T00:00:00Z", 9)}, "not known to the year", id="begun before"
        ),
        pytest.param(
            {"P580": moment("+2033-00-00T00:00:00Z", 9), "P582": moment("+2031-00-00T00:00:00Z", 9)},
            "end before they begin",
            id="the end before the beginning",
        ),
    ],
)
def test_an_office_that_would_wrongly_count_as_held_is_set_aside(
    tmp_path: Path, knowledge: ActorKnowledge, qualifiers: dict[str, Any], reason: str
) -> None:
    path = write_dump(
        tmp_path / "d.json", [person("Q9000011", "U. V.", claim(item(MINISTER), **qualifiers)), *background()]
    )
    entries, counts = imported(path, knowledge)
    assert entries == []
    assert any(reason in found for found in counts)


def test_an_unknown_beginning_of_an_office_that_ended_is_left_open(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    office = claim(item(MINISTER), P580={"snaktype": "somevalue"}, P582=moment("+2033-00-00T00:00:00Z", 9))
    (entry,), _ = of(tmp_path, knowledge, person("Q9000011", "Ulla Veskander", office))
    assert (entry.offices[0].first, entry.offices[0].last) == (None, "2033")


@pytest.mark.parametrize(
    ("office", "citizen", "country"),
    [
        pytest.param(MINISTER, OTHER_LAND, "NOR", id="the office names its jurisdiction"),
        pytest.param(SPEAKER, LAND, "CHL", id="the office names its country"),
        pytest.param(UNPLACED, OTHER_LAND, "CHL", id="the office names none: citizenship"),
    ],
)
def test_the_country_is_the_offices_and_else_that_of_citizenship(
    tmp_path: Path, knowledge: ActorKnowledge, office: str, citizen: str, country: str
) -> None:
    made = person("Q9000011", "Ulla Veskander", claim(item(office)), citizen=citizen)
    (entry,), _ = of(tmp_path, knowledge, made)
    assert entry.country == country


def test_a_citizenship_that_ended_and_a_deprecated_office_do_not_count(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    made = person("Q9000011", "Ulla Veskander", claim(item(UNPLACED)), claim(item(SPEAKER), "deprecated"))
    made["claims"]["P27"] = [
        claim(item(LAND), P582=moment("+2001-00-00T00:00:00Z", 9)),
        claim(item(OTHER_LAND)),
    ]
    (entry,), _ = of(tmp_path, knowledge, made)
    assert entry.country == "CHL"
    assert [office.role for office in entry.offices] == ["deputy chairman of the Senate"]


@pytest.mark.parametrize(
    ("made", "reasons"),
    [
        pytest.param(
            person("Q9000012", "A. B.", claim(item(FAR_OFFICE))),
            {"offices whose country is not in the dump"},
            id="a country without a code, even where the citizenship has one",
        ),
        pytest.param(
            person("Q9000012", "A. B.", claim(item(UNPLACED)), citizen="Q9999999"),
            {"offices whose country is not in the dump"},
            id="a citizenship that is not in the dump",
        ),
        pytest.param(
            person("Q9000012", "A. B.", claim(item("Q9999999"))),
            {"offices that the dump does not describe in English"},
            id="an office that is not in the dump",
        ),
        pytest.param(
            person("Q9000012", "A. B.", claim(item(ODD_OFFICE))),
            {"offices whose names say no sector"},
            id="an office with no known word",
        ),
        pytest.param(person("Q9000012", "A. B."), {"people without an office"}, id="no office"),
        pytest.param(
            person("Q9000012", None, claim(item(MINISTER)), labels={"ru": "Улла"}),
            {"people with no name in Latin script"},
            id="no Latin name",
        ),
        pytest.param(
            body("Q9000021", "Long River", RIVER_CLASS),
            {"entities whose classes are no words for a body, or not in the dump"},
            id="a class that is no body",
        ),
        pytest.param(
            body("Q9000021", "Kelp Party", PARTY_CLASS, FAR_LAND),
            {"bodies whose country is not in the dump"},
            id="a body of a country without a code",
        ),
        pytest.param(
            entity("Q9000021", "a number"),
            {"entities that are neither people nor bodies with a country"},
            id="anything else",
        ),
    ],
)
def test_what_cannot_be_taken_is_counted_with_its_reason(
    tmp_path: Path, knowledge: ActorKnowledge, made: Record, reasons: set[str]
) -> None:
    entries, counts = of(tmp_path, knowledge, made)
    assert entries == []
    assert set(counts) - {"people none of whose offices could be taken"} == reasons


def test_the_report_of_what_was_set_aside_names_id_and_line(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    aside = SetAside()
    path = write_dump(tmp_path / "d.json", around(person("Q9000012", "A. B.")))
    assert list(WikidataImport(path, knowledge, aside).entries()) == []
    assert list(aside.report()) == ["1 people without an office (Q9000012, line 2)"]


def test_offices_of_a_second_country_are_set_aside_for_an_entry_has_one(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    made = person("Q9000011", "Ulla Veskander", HELD, claim(item(UNPLACED)), claim(item(SPEAKER)))
    (entry,), counts = of(tmp_path, knowledge, made)
    assert entry.country == "NOR"
    assert len(entry.offices) == 2
    assert list(counts.values()) == [1]


@pytest.mark.parametrize(
    ("kind", "identity", "sectors"),
    [
        (PARTY_CLASS, "group/kelp-league-q9000021", ("PTY",)),
        (PAPER_CLASS, "media/kelp-league-q9000021", ("JRN",)),
    ],
)
def test_a_body_takes_its_sector_from_the_english_name_of_its_class(
    tmp_path: Path, knowledge: ActorKnowledge, kind: str, identity: str, sectors: tuple[str, ...]
) -> None:
    (entry,), _ = of(tmp_path, knowledge, body("Q9000021", "Kelp League", kind))
    assert (entry.id, entry.sectors, entry.country) == (identity, sectors, "NOR")


@pytest.mark.parametrize(
    ("label", "sectors"),
    [
        ("rebel group", ("REB",)),
        ("supreme court", ("JUD",)),
        ("unicameral parliament of an island", ("LEG",)),
        ("police force", ("COP",)),
        ("party headquarters", None),
        ("church building", None),
        ("municipality of Norway", None),
        ("mountain", None),
    ],
)
def test_the_head_of_a_class_name_says_what_its_members_are(
    knowledge: ActorKnowledge, label: str, sectors: tuple[str, ...] | None
) -> None:
    found = body_class(label, knowledge)
    assert (found.sectors if found else None) == sectors


@pytest.mark.parametrize(
    ("label", "sectors"),
    [
        ("deputy chairman of the Senate", ("LEG",)),
        ("general secretary of the Kelp Party", ("PTY",)),
        ("judge of the High Court", ("JUD",)),
        ("President of Norway", ("GOV",)),
        ("Keeper of Clocks", ()),
    ],
)
def test_a_bearer_takes_the_sector_of_the_body_it_is_named_with(
    knowledge: ActorKnowledge, label: str, sectors: tuple[str, ...]
) -> None:
    assert office_sectors(label, knowledge) == sectors


def test_latin_labels_of_other_languages_are_spellings_and_bare_surnames_are_not(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    labels = {"fr": "Oulla Veskandère", "ar": "أولا", "de": "ulla  veskander", "mul": "U. Veskander"}
    made = person("Q9000011", "Ulla Veskander", HELD, labels=labels, aliases=["Veskander", "\u200e"])
    (entry,), _ = of(tmp_path, knowledge, made)
    assert entry.aliases == ("Oulla Veskandère", "U. Veskander")


def test_a_person_without_an_english_label_has_a_latin_one_of_another_language(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    made = person("Q9000011", None, HELD, labels={"sv": "Ulla Wesk", "ru": "Улла"})
    (entry,), _ = of(tmp_path, knowledge, made)
    assert entry.name == "Ulla Wesk"


def test_an_id_is_made_where_no_letter_of_the_name_is_ascii(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    made = person("Q9000011", "Ŋə Ŋə", HELD)
    (entry,), _ = of(tmp_path, knowledge, made)
    assert entry.id == "person/q9000011"


def test_broken_lines_are_counted_once_and_the_rest_goes_on(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    lines = [json.dumps(record) for record in around(VESKA)]
    broken = ['{"id": "Q90', '"a text"', '{"labels": {}}', '{"id": 7}']
    path = tmp_path / "d.json"
    path.write_text("\n".join([*broken, *lines]) + "\n", "utf-8")
    entries, counts = imported(path, knowledge)
    assert [entry.name for entry in entries] == ["Ulla Veskander"]
    assert counts == {"broken lines: not JSON": 1, "broken lines: no entity with an id": 3}


@pytest.mark.parametrize(
    "claims",
    [[], {"P31": None, "P39": [None, 3, {}]}, {"P31": [claim(text("x"))], "P39": [{"mainsnak": []}]}],
)
def test_an_entity_of_unexpected_shape_does_no_harm(
    tmp_path: Path, knowledge: ActorKnowledge, claims: object
) -> None:
    odd = {"id": "Q9000031", "labels": [], "aliases": [], "claims": claims}
    entries, counts = of(tmp_path, knowledge, odd, VESKA)
    assert [entry.name for entry in entries] == ["Ulla Veskander"]
    assert sum(counts.values()) == 1


def test_an_entity_that_stands_twice_is_taken_once(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    entries, counts = of(tmp_path, knowledge, VESKA, VESKA)
    assert len(entries) == 1
    assert counts == {"entities that stand in the dump twice": 1}


@pytest.mark.parametrize("array", [True, False])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_plain_gzip_and_bzip2_give_the_same_whatever_the_suffix(
    tmp_path: Path,
    knowledge: ActorKnowledge,
    pack: Callable[[bytes], bytes],
    *,
    array: bool,
) -> None:
    path = write_dump(tmp_path / "d.json", [VESKA, *background()], array=array)
    plain, _ = imported(path, knowledge)
    path.write_bytes(pack(path.read_bytes()))
    assert guess_format(path) is ImportFormat.WIKIDATA
    assert imported(path, knowledge)[0] == plain


def test_a_dump_is_read_one_line_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first entity is there before the second line is read: nothing is collected on the way."""
    read: list[int] = []

    def watched(path: Path) -> Iterator[tuple[int, bytes | None]]:
        for number, line in numbered_lines(path):
            read.append(number)
            yield number, line

    monkeypatch.setattr(wikidata_entities, "numbered_lines", watched)
    path = write_dump(tmp_path / "d.json", background(), array=False)
    stream = wikidata_entities.entities(path, lambda *_: None)
    assert next(stream).id == LAND
    assert read == [1]


def test_a_packed_file_that_breaks_off_is_an_error_that_says_where(tmp_path: Path) -> None:
    path = write_dump(tmp_path / "d.json.gz", background() * 50, array=False)
    path.write_bytes(gzip.compress(path.read_bytes())[:-40])
    with pytest.raises(InputError, match=r"d\.json\.gz: breaks off after line \d+ .*fetch it again"):
        list(numbered_lines(path))


def test_a_file_with_no_entity_on_a_line_is_an_error_with_the_remedy(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps([VESKA], indent=1), "utf-8")
    with pytest.raises(InputError, match="write one entity a line"):
        imported(path, knowledge)


def test_what_is_written_is_read_back_and_looked_up_on_a_day(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    entries, _ = of(tmp_path, knowledge, VESKA, body("Q9000021", "Kelp: League", PARTY_CLASS))
    out = tmp_path / "own.yaml"
    write_entries(entries, out, about="made up")
    both = load_actors(out)
    veska = both.parties["person/ulla-veskander-q9000011"]
    assert [office.first for office in veska.offices] == [date(2031, 2, 3)]
    assert veska.offices[0].last == date(2033, 6, 30)
    assert role_on(veska, date(2033, 6, 30)) == veska.offices[0]
    assert role_on(veska, date(2033, 7, 1)) is None
    assert both.senses("ulla m. veskander")[0].party == veska
    assert both.parties["group/kelp-league-q9000021"].name == "Kelp: League"


@pytest.mark.parametrize("seed", range(3))
def test_the_same_entities_in_any_order_give_the_same_bytes(
    tmp_path: Path, knowledge: ActorKnowledge, seed: int
) -> None:
    records = [VESKA, body("Q9000021", "Kelp League", PARTY_CLASS), person("Q9000012", "Odd Barr", HELD)]
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    write_entries(of(tmp_path, knowledge, *records)[0], first, about="x")
    mixed = [*records, *background()]
    random.Random(seed).shuffle(mixed)  # noqa: S311 - an order, no secret
    write_entries(imported(write_dump(tmp_path / "e.json", mixed), knowledge)[0], second, about="x")
    assert first.read_bytes() == second.read_bytes()
