"""Actor knowledge: the shipped files hold together, wrong files are refused, the longest match is found."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actor_files import read_entries
from dragoman.knowledge.actors import ActorKnowledge, country_on, load_actors, role_on, surnames_of
from dragoman.knowledge.parties import NON_STATES, Form
from dragoman.knowledge.wording import name_key, role_key, singular
from dragoman.records import ActorKind

_PERSON = """
- id: person/anselm-corvath
  name: Anselm Corvath
  aliases: [Anzelm Corvath]
  country: NOR
  roles:
    - {role: trade minister of Norway, sectors: [GOV], from: "2009", to: "2013-06"}
    - {role: chairman of the fishing board, sectors: [AGR], from: "2012-02-01", to: "2014"}
    - {role: prime minister of Norway, sectors: [GOV], from: "2015-03-09"}
"""


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actors()


def _write(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def _small(folder: Path, text: str) -> ActorKnowledge:
    return ActorKnowledge(read_entries(_write(folder, text)))


def _find(knowledge: ActorKnowledge, text: str) -> list[tuple[str, str]]:
    words = text.split()
    found = knowledge.find(words, [word[:1].isupper() for word in words])
    return [
        (" ".join(words[f.first : f.last]), f.role.word if f.role else f.senses[0].party.id) for f in found
    ]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("U.S.", "us"),
        ("Côte d'Ivoire", "cote divoire"),
        ("al-Qaeda", "al qaeda"),
        ("The Gambia", "gambia"),
        ("Workers\u2019 Party", "workers party"),
        ("People's Republic of China", "people s republic of china"),
    ],
)
def test_names_compare_without_case_accents_dots_hyphens_and_article(written: str, key: str) -> None:
    assert name_key(written) == key


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("gunmen", "gunman"),
        ("men", "man"),
        ("ministries", "ministry"),
        ("police", "police"),
        ("congress", "congress"),
        ("coaches", "coach"),
        ("officials", "official"),
    ],
)
def test_plural_endings_are_taken_off(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_every_member_state_of_the_united_nations_has_an_entry(knowledge: ActorKnowledge) -> None:
    states = [i for i in knowledge.parties if i.startswith("state/")]
    assert len(states) >= 193 + 4  # and the Palestinian territories, Kosovo, Taiwan, the Holy See
    assert {"state/pse", "state/kos", "state/twn", "state/vat", "state/hkg", "state/ata", "state/sun"} <= set(
        states
    )


def test_every_state_is_found_by_its_name_and_gives_its_own_country(knowledge: ActorKnowledge) -> None:
    for identity, party in knowledge.parties.items():
        if identity.startswith("state/"):
            assert identity == f"state/{party.country.lower()}"
            assert any(s.party is party and s.form is Form.NAME for s in knowledge.senses(party.name))


def test_every_country_code_is_a_state_or_a_code_of_plover(knowledge: ActorKnowledge) -> None:
    codes = {party.country for party in knowledge.parties.values()}
    unknown = sorted(code for code in codes if code not in NON_STATES and knowledge.state(code) is None)
    assert unknown == []


def test_at_least_seven_hundred_role_words_are_known(knowledge: ActorKnowledge) -> None:
    assert len(knowledge._roles) >= 700


@pytest.mark.parametrize(
    ("word", "sector", "kind"),
    [
        ("foreign ministers", "GOV", ActorKind.PERSON),
        ("lawmaker", "LEG", ActorKind.PERSON),
        ("army chief", "MIL", ActorKind.PERSON),
        ("troops", "MIL", ActorKind.GROUP),
        ("gunmen", "UAF", ActorKind.PERSON),
        ("rebels", "REB", ActorKind.PERSON),
        ("police", "COP", ActorKind.ORGANISATION),
        ("court", "JUD", ActorKind.ORGANISATION),
        ("protesters", "CVL", ActorKind.POPULATION),
        ("trade unions", "LAB", ActorKind.ORGANISATION),
        ("imam", "REL", ActorKind.PERSON),
        ("journalists", "JRN", ActorKind.PERSON),
        ("doctor", "MED", ActorKind.PERSON),
        ("opposition", "OPP", ActorKind.GROUP),
        ("refugees", "REF", ActorKind.POPULATION),
        ("student", "EDU", ActorKind.PERSON),
        ("bank", "BUS", ActorKind.ORGANISATION),
        ("cartel", "CRM", ActorKind.GROUP),
        ("intelligence agency", "SPY", ActorKind.ORGANISATION),
        ("militia", "PRM", ActorKind.GROUP),
        ("farmers", "AGR", ActorKind.PERSON),
    ],
)
def test_a_role_word_has_its_sector_and_kind(
    knowledge: ActorKnowledge, word: str, sector: str, kind: ActorKind
) -> None:
    role = knowledge.role(word)
    assert role is not None
    assert (role.sectors[0], role.kind) == (sector, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South African police", [("South African", "state/zaf"), ("police", "police")]),
        ("a deputy foreign minister", [("deputy foreign minister", "deputy foreign minister")]),
        ("Papua New Guinea", [("Papua New Guinea", "state/png")]),
        ("Guinea", [("Guinea", "state/gin")]),
        ("the White House spokesman", None),
        ("state , security forces", [("state", "state"), ("security forces", "security force")]),
        ("they told us who was there", []),
        ("U.S. troops", [("U.S.", "state/usa"), ("troops", "troop")]),
    ],
)
def test_the_longest_name_or_role_is_found_and_none_across_a_comma(
    knowledge: ActorKnowledge, text: str, expected: list[tuple[str, str]] | None
) -> None:
    if expected is None:
        assert _find(knowledge, text)[0][0].startswith("White House")
    else:
        assert _find(knowledge, text) == expected


def test_a_name_needs_a_token_that_is_written_as_one(knowledge: ActorKnowledge) -> None:
    assert knowledge.find(["turkey", "and", "china"], [False, False, False]) == []
    assert len(knowledge.find(["turkey", "and", "china"], [True, False, True])) == 2


def test_a_dependency_counts_as_its_sovereign(knowledge: ActorKnowledge) -> None:
    assert {s.country for s in knowledge.senses("Greenland")} == {"DNK"}


def test_proper_words_hold_countries_demonyms_and_abbreviations_but_no_common_words(
    knowledge: ActorKnowledge,
) -> None:
    words = knowledge.proper_words()
    assert {"Iran", "Zambian", "Iraqis", "NATO", "Tehran", "Kremlin"} <= words
    assert not {"House", "Republic", "White", "United", "of"} & words


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (date(2011, 5, 1), "trade minister of Norway"),
        (date(2013, 1, 1), "chairman of the fishing board"),
        (date(2013, 6, 30), "chairman of the fishing board"),
        (date(2014, 12, 31), "chairman of the fishing board"),
        (date(2015, 1, 1), None),
        (date(2020, 1, 1), "prime minister of Norway"),
        (date(2008, 12, 31), None),
        (None, "prime minister of Norway"),
    ],
)
def test_the_office_is_the_one_held_on_the_day(tmp_path: Path, day: date | None, role: str | None) -> None:
    knowledge = _small(tmp_path, _PERSON)
    office = role_on(knowledge.parties["person/anselm-corvath"], day)
    assert (office.role if office else None) == role


def test_of_two_offices_the_text_s_title_decides(tmp_path: Path) -> None:
    person = _small(tmp_path, _PERSON).parties["person/anselm-corvath"]
    office = role_on(person, date(2013, 1, 1), "Norwegian trade minister")
    assert office is not None
    assert office.role == "trade minister of Norway"


@pytest.mark.parametrize(
    ("name", "country", "short"),
    [
        ("Anselm Corvath", "NOR", ("corvath",)),
        ("Rashid al-Tamimi", "IRQ", ("tamimi",)),
        ("Ho Bae-jun", "KOR", ("ho", "jun")),
        ("Edgar Plum Jr.", "USA", ("plum",)),
    ],
)
def test_a_full_name_is_shortened_by_its_family_name(name: str, country: str, short: tuple[str, ...]) -> None:
    assert surnames_of(name, country) == short


def test_a_user_s_entry_takes_the_place_of_ours(tmp_path: Path, knowledge: ActorKnowledge) -> None:
    assert knowledge.senses("Isle of Testing") == ()
    ours = _write(tmp_path, "- {id: state/nor, country: NOR, name: Isle of Testing, adjectives: [Testish]}")
    changed = load_actors(ours)
    assert changed.senses("Testish")[0].country == "NOR"
    assert not any(s.party.id == "state/nor" for s in changed.senses("Norwegian"))


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("- {id: state/nor, name: Norway}", 1, "country"),
        ("- {id: state/nor, name: Norway, country: Norway}", 1, "country"),
        ("\n- {id: state/nor, name: Norway, country: NOR, colour: red}", 2, "colour"),
        ("- {id: NOR, name: Norway, country: NOR}", 1, "id"),
        ("- {id: group/a, name: A, country: NOR, sectors: [ARMY], kind: group}", 1, "sectors"),
        ("- {id: group/a, name: A, country: NOR, sectors: [], kind: group}", 1, "sectors"),
        ("- {id: group/a, name: A, country: NOR, sectors: [REB], kind: band}", 1, "kind"),
        (
            "- {id: group/a, name: A, country: NOR, sectors: [REB], kind: group, part_of: igo/none}",
            1,
            "part_of",
        ),
        ("- {id: group/a, name: A, name: B, country: NOR, sectors: [REB], kind: group}", 1, "name"),
        (_PERSON.replace("2013-06", "2013-13"), 7, "to"),
        (_PERSON.replace("2013-06", "soon"), 7, "to"),
        (_PERSON.replace("2013-06", "2001"), 7, "to"),
        ("- {id: person/a-b, name: A B, country: NOR}", 1, "roles"),
        ("- {words: [], sectors: [GOV], kind: person}", 1, "words"),
        ("- {words: [jarl], sectors: [GOV], kind: person, national: yes}", 1, "national"),
        ("- just a word", 1, "entry"),
        ("id: state/nor", 1, "list"),
        ("- {id: state/nor", 2, "YAML"),
    ],
)
def test_a_wrong_entry_is_refused_with_file_line_and_key(
    tmp_path: Path, text: str, line: int, key: str
) -> None:
    with pytest.raises(KnowledgeError, match=rf"mine\.yaml, line {line}\b.*{key}"):
        _small(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"absent\.yaml: cannot be read"):
        load_actors(tmp_path / "absent.yaml")


def test_role_keys_fold_every_word_to_the_singular() -> None:
    assert role_key("Attorneys-General") == "attorney general"


_HOLDERS = yaml.safe_load((Path(__file__).with_name("office_holders.yaml")).read_text("utf-8"))


def test_sixty_office_holders_are_asked_for_at_three_dates_each() -> None:
    assert len({row["name"] for row in _HOLDERS}) == 60
    assert len({(row["name"], row["on"]) for row in _HOLDERS}) == 180


@pytest.mark.parametrize("row", _HOLDERS, ids=lambda row: f"{row['name']} {row['on']}")
def test_an_office_holder_stands_for_the_right_country_in_the_right_office(
    knowledge: ActorKnowledge, row: dict[str, str]
) -> None:
    """Country and office are those of the day: a Portuguese premier later heads the United Nations."""
    (person,) = {sense.party for sense in knowledge.senses(row["name"])}
    office = role_on(person, date.fromisoformat(row["on"]))
    assert (country_on(person, office), office.role if office else None) == (row["country"], row["office"])


def test_a_new_group_is_no_news_group(knowledge: ActorKnowledge) -> None:
    role = knowledge.role("news group")
    assert role is None or knowledge.role("new group") != role


def test_a_name_of_the_users_own_file_means_its_bearer(tmp_path: Path) -> None:
    """One of ours that is called so too keeps its other names."""
    ours = """
- {id: ngo/reporters-x, name: Reporters X, aliases: [RSF, RX], country: NGO, sectors: [JRN], kind: group}
"""
    own = "- {id: group/rapid-x, name: Rapid X, aliases: [rsf], country: SDN, sectors: [REB], kind: group}"
    listed = list(read_entries(_write(tmp_path, ours)))
    added = list(read_entries(_write(tmp_path, own)))
    knowledge = ActorKnowledge(listed, added)
    assert _find(knowledge, "RSF and RX") == [("RSF", "group/rapid-x"), ("RX", "ngo/reporters-x")]
    assert [sense.party.id for sense in knowledge.senses("RSF")] == ["group/rapid-x"]
