"""Case is restored letter for letter: known names keep their capitals, a headline's other words lose them."""

import pytest

from dragoman.language.casing import Casing
from dragoman.language.lemmas import Lemmas
from dragoman.records import Region, RegionKind
from dragoman.run.coder import Coder, Settings
from made_parses import document

LEMMAS = Lemmas(frozenset({"rush", "sack", "jam", "ban", "deny"}))


def restored(headline: str, body: str = "", *, proper: frozenset[str] = frozenset({"Nepal"})) -> str:
    text = f"{headline}\n{body}"
    regions = [Region(RegionKind.HEADLINE, 0, len(headline))]
    regions += [Region(RegionKind.BODY, len(headline) + 1, len(text))] if body else []
    restore = Casing(proper=proper).for_document(document(text, *regions))
    return restore(headline, RegionKind.HEADLINE)


def test_a_titled_headline_keeps_names_alone() -> None:
    assert restored("Neighbours Rush Aid to Nepal") == "Neighbours rush aid to Nepal"
    assert restored("UN Envoy Leaves Nepal") == "UN envoy leaves Nepal"


def test_a_word_that_the_body_has_with_a_capital_is_a_name() -> None:
    assert restored("Envoy Rush Leaves Nepal", "The envoy, Mr Rush, left.") == "Envoy Rush leaves Nepal"


def test_plain_headlines_and_bodies_stay() -> None:
    assert restored("Envoy leaves Nepal after talks") == "Envoy leaves Nepal after talks"


def settled(text: str, rest: str = "") -> str:
    """Restore a line of body text in capitals."""
    whole = f"{text}\n{rest}"
    casing = Casing(proper=frozenset({"Nepal", "NATO", "In", "Chief"}), towns=frozenset({"Addis Ababa"}))
    made = document(whole, Region(RegionKind.BODY, 0, len(whole)))
    return casing.for_document(made)(text, RegionKind.BODY)


@pytest.mark.parametrize(
    ("shouted", "plain"),
    [
        ("NEPAL SIGNED A PACT IN ADDIS ABABA ON MONDAY.", "Nepal signed a pact in Addis Ababa on Monday."),
        ("THE ARMY CHIEF OF NATO RESIGNED.", "The army chief of NATO resigned."),
        ("TEACHERS MET AMINA IN MARCH.", "Teachers met Amina in march."),
        ("\u201cTEACHERS WILL MARCH\u201d IN NEPAL", '"Teachers will march" in Nepal'),
    ],
)
def test_a_line_in_capitals_keeps_those_of_names(shouted: str, plain: str) -> None:
    assert settled(shouted) == plain


def test_a_name_in_capitals_is_known_from_the_rest_of_the_text() -> None:
    assert settled("MAYOR QUISPE LEAVES NEPAL", "The mayor, Ms Quispe, left.") == "Mayor Quispe leaves Nepal"


@pytest.mark.parametrize(
    "text",
    [
        "UN, EU, NATO, US",
        "NATO MEETS",
        "Teachers in NEPAL marched.",
        "COP GOV JUD LEG MIL",
        "A B C D E F G",
        "STRASSE",
    ],
)
def test_abbreviations_and_mixed_lines_stay(text: str) -> None:
    assert settled(text) == text


@pytest.mark.model
def test_capitals_cost_no_party_day_or_place() -> None:
    report = Coder(Settings(coder="rules")).code("ETHIOPIA AND KENYA SIGNED A PACT IN ADDIS ABABA ON MONDAY.")
    (event,) = report.events
    assert [actor.country for actor in event.actors] == ["ETH", "KEN"]
    assert event.date.text == "MONDAY"
    assert event.place is not None
    assert event.place.name == "Addis Ababa"


@pytest.mark.parametrize("name", ["Rush", "Sacks", "Ban", "BAN"])
def test_a_name_may_be_a_word_of_ours(name: str) -> None:
    assert LEMMAS.is_word(name)


@pytest.mark.parametrize("name", ["James", "Denys", "Nepal", "Banes"])
def test_a_name_in_other_letters_is_none(name: str) -> None:
    assert not LEMMAS.is_word(name)


@pytest.mark.model
def test_a_verb_that_is_somebodys_name_too_is_read_as_the_verb() -> None:
    coder = Coder(Settings(coder="rules"))
    text = "Neighbours Rush Aid to Nepal After Earthquake\n\nMuch is in ruins. The land shook twice at noon."
    report = coder.code(text, "2024-05-14")
    (event,) = report.events
    assert [actor.text for actor in event.actors] == ["Neighbours"]
