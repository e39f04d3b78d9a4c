"""The actors commands: a search that forgives spelling, one party in full, and others' lists imported."""

import bz2
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.errors import InputError, UsageError
from dragoman.knowledge import actors as knowledge_module
from dragoman.knowledge.actor_files import read_entries
from dragoman.knowledge.actors import ActorKnowledge, load_actors
from dragoman.views.cli import actors as command
from dragoman.views.cli.actors import app
from dragoman.views.cli.main import main
from made_actors import MINISTER, PARTY_CLASS, around, body, claim, item, moment, person, write_dump

OWN = """
- id: person/amara-sesay-koroma
  name: Amara Sésay-Koroma
  aliases: [Amara Koroma]
  country: SLE
  roles:
    - {role: foreign minister of Sierra Leone, sectors: [GOV], from: "2031-02", to: "2033-06-30"}
    - {role: leader of the Kelp Party, sectors: [PTY], from: "2034"}
- id: group/kelp-front
  name: Kelp Front
  aliases: [KLF]
  country: SLE
  sectors: [REB]
  kind: group
  from: "1999"
- id: group/kelp-front-east
  name: Kelp Front East
  country: SLE
  sectors: [REB]
  kind: group
  part_of: group/kelp-front
- {id: group/eastern-kelp, name: Eastern Wing, aliases: [KLF], country: SLE, sectors: [REB], kind: group}
"""
HELD = claim(item(MINISTER), P580=moment("+2031-02-00T00:00:00Z", 10))
DUMP = [person("Q9000011", "Ulla Veskander", HELD), body("Q9000021", "Kelp League", PARTY_CLASS)]


@pytest.fixture(scope="module")
def ours() -> ActorKnowledge:
    return load_actors()


@pytest.fixture(autouse=True)
def loaded_once(ours: ActorKnowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load our own files once; a user's are read anew, alone."""
    monkeypatch.setattr(
        command, "_load", lambda own: ours if own is None else ActorKnowledge(read_entries(own))
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, "utf-8")
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write_dump(tmp_path / "dump.json", around(*DUMP))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows(*arguments: object) -> list[list[str]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["Amara", "Koroma"], id="as written"),
        pytest.param(["KOROMA", "AMARA"], id="another order and case"),
        pytest.param(["amara sesay koroma"], id="without marks"),
        pytest.param(["Ámara", "Körøma"], id="other marks"),
        pytest.param(["Ammarah", "Coroma"], id="romanised otherwise"),
        pytest.param(["koroma"], id="a part"),
        pytest.param(["koruma"], id="a part spelt otherwise"),
    ],
)
def test_a_party_is_found_whatever_its_spelling_and_order(own: Path, words: list[str]) -> None:
    header, first, *_ = rows("search", *words, "--actors", own)
    found = dict(zip(header, first, strict=True))
    assert found["id"] == "person/amara-sesay-koroma"
    assert (found["country"], found["kind"], found["sectors"]) == ("SLE", "person", "GOV, PTY")
    assert "foreign minister of Sierra Leone [GOV] 2031-02-01 to 2033-06-30" in found["roles or years"]


def test_the_best_match_stands_first_and_scores_fall(own: Path) -> None:
    header, *found = rows("search", "kelp", "front", "--actors", own)
    scores = [float(row[header.index("score")]) for row in found]
    assert [row[0] for row in found][:2] == ["group/kelp-front", "group/kelp-front-east"]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 100
    assert found[0][header.index("roles or years")] == "1999-01-01 to …"


def test_a_limit_and_quiet_shorten_the_list(own: Path) -> None:
    assert len(rows("search", "kelp", "--limit", "1", "--quiet", "--actors", own)) == 1


def test_nothing_found_is_said_on_standard_error(own: Path) -> None:
    result = run("search", "zzyzx", "--actors", own)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "0 parties" in result.stderr


def test_our_own_parties_are_found_in_another_romanisation() -> None:
    assert rows("search", "ruhani", "hasan", "--quiet")[0][0] == "person/hassan-rouhani"


@pytest.mark.parametrize("name", ["person/amara-sesay-koroma", "Amara Koroma", "amara sesay-koroma"])
def test_a_party_is_shown_by_id_or_name_with_all_that_is_known(own: Path, name: str) -> None:
    shown = rows("show", name, "--actors", own)
    assert ["country", "SLE"] in shown
    assert ["alias", "Amara Koroma"] in shown
    assert ["office", "leader of the Kelp Party [PTY] 2034-01-01 to …"] in shown


@pytest.mark.parametrize(
    ("name", "on", "counts"),
    [
        ("Amara Koroma", "2033-06-30", "foreign minister of Sierra Leone [GOV] 2031-02-01 to 2033-06-30"),
        ("Amara Koroma", "2033-07-01", "no office known"),
        ("Amara Koroma", "2034-01-01", "leader of the Kelp Party [PTY] 2034-01-01 to …"),
        ("Kelp Front", "1998-12-31", "does not exist"),
        ("Kelp Front", "1999-01-01", "exists"),
    ],
)
def test_on_a_day_it_is_said_what_counts(own: Path, name: str, on: str, counts: str) -> None:
    assert rows("show", name, "--on", on, "--actors", own)[-1] == [f"on {on}", counts]


def test_what_a_body_is_part_of_and_what_is_part_of_it_are_shown(own: Path) -> None:
    whole = rows("show", "group/kelp-front", "--actors", own)
    assert ["has part", "Kelp Front East (group/kelp-front-east)"] in whole
    part = rows("show", "group/kelp-front-east", "--actors", own)
    assert ["part of", "Kelp Front (group/kelp-front)"] in part


def test_a_state_is_shown_with_its_adjectives_and_seats() -> None:
    shown = rows("show", "state/rus")
    assert ["adjective", "Russian"] in shown
    assert ["capital", "Moscow"] in shown


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Amara Korroma", "did you mean Amara Sésay-Koroma (person/amara-sesay-koroma)"),
        ("zzyzx", "see dragoman actors search"),
        ("KLF", "'KLF' names several: group/eastern-kelp, group/kelp-front; give an id"),
    ],
)
def test_a_name_that_is_not_one_party_is_wrong_usage_with_near_hits(own: Path, name: str, words: str) -> None:
    failure = run("show", name, "--actors", own).exception
    assert isinstance(failure, UsageError)
    assert words in str(failure)


def test_an_import_writes_a_file_that_loads_and_says_what_it_read(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "made.yaml"
    result = run("import", dump, "--out", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "read as wikidata (told from its content" in result.stderr
    assert f"{out}: 2 entries, 1 of them people" in result.stderr
    monkeypatch.setattr(knowledge_module, "cached_entries", lambda _files, _read: [])
    assert set(load_actors(out).parties) == {
        "person/ulla-veskander-q9000011",
        "group/kelp-league-q9000021",
    }


def test_a_packed_dump_gives_the_same_entries(dump: Path, tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert run("import", dump, "--out", plain).exit_code == 0
    dump.write_bytes(bz2.compress(dump.read_bytes()))
    assert run("import", dump, "--out", packed, "--format", "wikidata").exit_code == 0
    assert plain.read_bytes() == packed.read_bytes()


def test_a_dictionary_is_told_from_its_content(tmp_path: Path) -> None:
    path, out = tmp_path / "d.txt", tmp_path / "made.yaml"
    path.write_text("ULLA_VESKANDER_ [NORGOV >010203]\nKELP_ [QQQ]\n", "utf-8")
    result = run("import", path, "--out", out)
    assert "read as petrarch" in result.stderr
    assert "set aside: 1 codes that begin with no country or non-state code we know" in result.stderr
    assert "KELP, line 2" in result.stderr
    assert "Ulla Veskander" in out.read_text("utf-8")


def test_names_that_we_have_already_are_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("HASSAN_ROUHANI_ [IRNGOV >130803]\n", "utf-8")
    result = run("import", path, "--out", tmp_path / "made.yaml")
    assert "note: 1 have the name and country of an entry of ours" in result.stderr
    assert "person/hassan-rouhani" in result.stderr


def test_a_quiet_import_says_nothing(dump: Path, tmp_path: Path) -> None:
    assert run("import", dump, "--out", tmp_path / "made.yaml", "--quiet").output == ""


def test_a_file_that_is_there_is_written_over_only_when_told(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.yaml"
    out.write_text("mine", "utf-8")
    failure = run("import", dump, "--out", out).exception
    assert isinstance(failure, UsageError)
    assert "is there already" in str(failure)
    assert out.read_text("utf-8") == "mine"
    assert run("import", dump, "--out", out, "--force").exit_code == 0
    assert out.read_text("utf-8").startswith("# Imported from dump.json")


def test_a_dump_of_which_nothing_can_be_made_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    dump, out = write_dump(tmp_path / "d.json", [person("Q9000012", "A. B.")]), tmp_path / "made.yaml"
    failure = run("import", dump, "--out", out).exception
    assert isinstance(failure, InputError)
    assert "no actor could be made of it" in str(failure)
    assert "people without an office" in str(failure)
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["import", "none.json", "--out", "o.yaml"], 1, "none.json: cannot be read"),
        (["import", "none.json", "--out", "no/o.yaml"], 2, "a folder that is there"),
        (["import", "o.yaml", "--out", "./o.yaml", "--force"], 2, "is the file that is read"),
        (["import", "none.json", "--out", "o.yaml", "--format", "csv"], 2, "'csv' is not one of"),
        (["show", "Norway", "--on", "soon"], 2, "--on: 'soon' is not a day"),
        (["search"], 2, "Missing argument"),
        (["search", "x", "--limit", "0"], 2, "--limit"),
    ],
)
def test_what_is_wrong_is_one_line_and_a_status(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["actors", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert words in line


@pytest.mark.parametrize("name", ["search", "show", "import"])
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = run(name, "--help").output
    assert f"Example: dragoman actors {name}" in shown
    assert "--quiet" in shown
