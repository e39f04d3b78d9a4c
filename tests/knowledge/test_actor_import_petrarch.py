"""A PETRARCH dictionary becomes actor entries: dated codes are offices, and no line goes uncounted."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.knowledge.actor_import import ImportFormat, SetAside, guess_format
from dragoman.knowledge.actor_import_petrarch import PetrarchImport
from dragoman.knowledge.actor_write import OwnEntry, write_entries
from dragoman.knowledge.actors import ActorKnowledge, load_actors, role_on
from dragoman.records import ActorKind

VESKA = """\
# invented
ULLA_VESKANDER_  ; seen by nobody
+ULLA_M._VESKANDER_
+VESKANDER_
\t[NORGOV 010203-031231]
\t[NORELI >040101]
"""


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actors()


def imported(
    folder: Path, text: str | bytes, knowledge: ActorKnowledge
) -> tuple[list[OwnEntry], dict[str, int], list[str]]:
    path = folder / "d.actors.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    aside = SetAside()
    entries = list(PetrarchImport(path, knowledge, aside).entries())
    return entries, aside.counts(), list(aside.report())


def names(entries: Iterable[OwnEntry]) -> list[str]:
    return [entry.name for entry in entries]


def test_a_name_with_dated_codes_is_a_person_with_offices(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    (entry,), counts, _ = imported(tmp_path, VESKA, knowledge)
    assert entry.id == "person/ulla-veskander-petrarch-nor"
    assert (entry.name, entry.country, entry.aliases) == ("Ulla Veskander", "NOR", ("Ulla M. Veskander",))
    assert [(o.role, o.sectors, o.first, o.last) for o in entry.offices] == [
        ("member of government of Norway", ("GOV",), "2001-02-03", "2003-12-31"),
        ("person of influence of Norway", ("ELI",), "2004-01-01", None),
    ]
    assert counts == {}


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        pytest.param("NORGOV <990704", None, "1999-07-04", id="before a day"),
        pytest.param("NORGOV >990704", "1999-07-04", None, id="after a day"),
        pytest.param("NORGOV 990704-030101", "1999-07-04", "2003-01-01", id="from and to"),
        pytest.param("NORGOV 19990704 - 20030101", "1999-07-04", "2003-01-01", id="years of four digits"),
        pytest.param("NORGOV >310101", "1931-01-01", None, id="the last century begins at 31"),
        pytest.param("NORGOV >301231", "2030-12-31", None, id="this century ends at 30"),
        pytest.param("NORGOV >990700", "1999-07", None, id="a day 00"),
        pytest.param("NORGOV <990000", None, "1999", id="a month 00"),
    ],
)
def test_a_codes_dates_are_an_offices(
    tmp_path: Path, knowledge: ActorKnowledge, code: str, first: str | None, last: str | None
) -> None:
    (entry,), _, _ = imported(tmp_path, f"ULLA_VESKANDER_ [{code}]\n", knowledge)
    assert [(o.first, o.last) for o in entry.offices] == [(first, last)]


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        pytest.param("NORGOV", "NOR", ("GOV",), id="a role"),
        pytest.param("NORGOVMIL", "NOR", ("GOV", "MIL"), id="two roles, the primary first"),
        pytest.param("NORGOV/NORLEG", "NOR", ("GOV", "LEG"), id="alternatives"),
        pytest.param("NORINS", "NOR", ("REB",), id="insurgents are rebels in PLOVER"),
        pytest.param("NORMED", "NOR", ("JRN",), id="MED are the media in CAMEO"),
        pytest.param("NORHLH", "NOR", ("MED",), id="and HLH is health"),
        pytest.param("NORREBRAD", "NOR", ("REB",), id="a colour is no sector"),
        pytest.param("NOR", "NOR", ("UNK",), id="a country and no role"),
        pytest.param("PRIGOV", "USA", ("GOV",), id="a dependency's sovereign"),
        pytest.param("KOSGOV", "KOS", ("GOV",), id="Kosovo"),
        pytest.param("IGO", "IGO", ("GOV",), id="a body of states"),
        pytest.param("IGOUNO", "UNO", ("GOV",), id="of the United Nations"),
        pytest.param("NGOHLH", "NGO", ("MED",), id="a non-state code with a role"),
        pytest.param("MNC", "MNC", ("BUS",), id="a company of many countries"),
    ],
)
def test_a_code_is_a_country_and_sectors(
    tmp_path: Path, knowledge: ActorKnowledge, code: str, country: str, sectors: tuple[str, ...]
) -> None:
    (entry,), counts, _ = imported(tmp_path, f"KELP_LANTERN_ [{code}]\n", knowledge)
    assert (entry.country, entry.sectors) == (country, sectors)
    assert counts == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("KELP_ [QQQGOV]", "begin with no country", id="no such country"),
        pytest.param("KELP_ [---]", "say the name is not coded", id="the null code"),
        pytest.param("KELP_ [NORGOV 1999]", "cannot be read", id="half a date"),
        pytest.param("KELP_ [norgov]", "cannot be read", id="small letters"),
        pytest.param("KELP_ [NORGOV >991301]", "not in the calendar", id="no such month"),
        pytest.param("KELP_ [NORGOV 030101-020101]", "end before they begin", id="a turned period"),
        pytest.param("KELP_ [NORGOV", "bracket is not closed", id="half a bracket"),
        pytest.param("KELP_", "no code that could be taken", id="no code"),
        pytest.param("KELP {KELPS} [~GOV]", "words for agents", id="an agent"),
        pytest.param("KELP_ [~GOV]", "words for agents", id="an agent's code"),
        pytest.param("_ [NORGOV]", "lines with no name", id="no name"),
        pytest.param("NORWAY_ [NOR]", "states that are known already", id="a state we have"),
        pytest.param("KELP_ROW_ [NORXYZ]", "are no sector; the rest is kept", id="no such role"),
        pytest.param("KELP_ROW_ [NORGOV/CHLGOV]", "second countries of a code", id="two countries in a code"),
        pytest.param("KELP_ROW_ [NORGOV]\n&KELPS", "synonyms that cannot be read", id="a set of synonyms"),
    ],
)
def test_what_cannot_be_taken_is_counted_with_its_line_and_reason(
    tmp_path: Path, knowledge: ActorKnowledge, line: str, reason: str
) -> None:
    entries, _, report = imported(tmp_path, f"{VESKA}{line}\n", knowledge)
    assert names(entries)[0] == "Ulla Veskander"
    (told,) = [told for told in report if reason in told]
    number = 8 if line.endswith("&KELPS") else 7
    assert f"line {number}" in told


def test_a_line_that_belongs_to_no_name_is_counted(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    _, _, report = imported(tmp_path, f"+NOBODY_\n[NORGOV]\n{VESKA}", knowledge)
    assert report == ["2 lines that belong to no name (line 1, line 2)"]


def test_the_lines_behind_an_agent_do_not_fall_to_the_name_before(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    (entry, *_), counts, _ = imported(tmp_path, f"{VESKA}!KELP! [~GOV]\n+KELPER_\n", knowledge)
    assert "Kelper" not in entry.aliases
    assert counts["lines that belong to no name"] == 1


def test_comments_of_every_form_say_nothing(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    text = (
        "<!-- A_ [NORGOV]\nB_ [NORGOV]\n--> \n; C_ [NORGOV]\n#D_ [NORGOV]\n\nKELP_ROW_ [NORGOV] # E_ [CHL]\n"
    )
    entries, counts, _ = imported(tmp_path, text, knowledge)
    assert names(entries) == ["Kelp Row"]
    assert counts == {}


def test_codes_of_another_country_than_most_are_set_aside(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    (entry,), counts, _ = imported(tmp_path, f"{VESKA}\t[CHLGOV <990101]\n", knowledge)
    assert {office.role.rpartition(" ")[2] for office in entry.offices} == {"Norway"}
    assert counts == {"codes of another country than most of the name's": 1}


def test_a_name_that_says_it_is_a_body_is_one_though_its_code_is_dated(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    text = "KELP_LIBERATION_ARMY_ [NORREB 950101-991231] [NORMIL >000101]\n"
    (entry,), counts, _ = imported(tmp_path, text, knowledge)
    assert entry.id == "group/kelp-liberation-army-petrarch-nor"
    assert (entry.sectors, entry.first, entry.last) == (("MIL",), "2000-01-01", None)
    assert entry.kind in {ActorKind.ORGANISATION, ActorKind.GROUP}
    assert counts == {"earlier codes of bodies, which have one": 1}


def test_a_name_that_stands_twice_is_one_entry(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    (entry,), _, _ = imported(tmp_path, f"{VESKA}ULLA_VESKANDER_ [NORLEG <000101]\n+ULLE_VESK_\n", knowledge)
    assert len(entry.offices) == 3
    assert "Ulle Vesk" in entry.aliases


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("MINISTRY_OF_KELP_", "Ministry of Kelp"),
        ("ULLA_AL-VESK_", "Ulla al-Vesk"),
        ("KLF_", "KLF"),
        ("KPQRS_", "KPQRS"),
        ("KELP_", "Kelp"),
        ("Mixed_McKelp_", "Mixed McKelp"),
    ],
)
def test_names_of_capitals_are_written_as_news_writes_them(
    tmp_path: Path, knowledge: ActorKnowledge, name: str, written: str
) -> None:
    entries, _, _ = imported(tmp_path, f"{name} [NORGOV]\n", knowledge)
    assert names(entries) == [written]


def test_a_file_in_latin_1_is_read(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    entries, _, _ = imported(tmp_path, "KÉLP_ROW_ [NORGOV]\n".encode("latin-1"), knowledge)
    assert names(entries) == ["Kélp Row"]


def test_a_file_with_no_code_is_an_error_that_shows_the_form(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    with pytest.raises(InputError, match=r"d\.actors\.txt: holds no line such as NAME_ \[CODE\]"):
        imported(tmp_path, "a letter\nto somebody\n", knowledge)


def test_the_format_is_told_from_the_content_and_a_stranger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(VESKA, "utf-8")
    assert guess_format(path) is ImportFormat.PETRARCH
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="name the format with --format wikidata or petrarch"):
        guess_format(path)


def test_what_is_written_is_read_back_and_looked_up_on_a_day(
    tmp_path: Path, knowledge: ActorKnowledge
) -> None:
    entries, _, _ = imported(tmp_path, f"{VESKA}KELP_ROW_ [NORINS]\n", knowledge)
    out = tmp_path / "own.yaml"
    write_entries(entries, out, about="made up")
    first = out.read_bytes()
    write_entries(reversed(entries), out, about="made up")
    assert out.read_bytes() == first
    both = load_actors(out)
    veska = both.parties["person/ulla-veskander-petrarch-nor"]
    on = role_on(veska, date(2003, 12, 31))
    assert on is not None
    assert on.sectors == ("GOV",)
    assert both.parties["group/kelp-row-petrarch-nor"].sectors == ("REB",)
