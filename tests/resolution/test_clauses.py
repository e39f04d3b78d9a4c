"""Whose somebody is by the clause, the quotation, the border and the name around them, in whole texts."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model

CLAUSES = [
    # What a clause says of its subject before it begins.
    (
        "Ana Ruiz, a Chilean lawyer, spoke. As a student at Oxford University, Ruiz met reporters.",
        "a student",
        "CHL",
    ),
    # What somebody is called.
    ("Ana Ruiz, a Chilean lawyer, won in Lusaka. They called her a hero.", "a hero", "CHL"),
    # A name beside the last of a pair.
    (
        "Angela Merkel and her aide, Kenyan lawyer Tom Odera, flew home.",
        "her aide",
        "KEN",
    ),
    # A word for people before what somebody became.
    ("Chilean lawyer Ana Ruiz spoke. Ruiz became a rookie center.", "a rookie center", "CHL"),
    # Whose firm a speaker's is.
    (
        "Siemens and Toyota met in Lusaka, Zambia. Siemens chief Ana Ruiz said that the company would pay.",
        "the company",
        "DEU",
    ),
]


@pytest.mark.parametrize(("text", "words", "country"), CLAUSES)
def test_a_clause_tells_whose_a_description_is(coder: Coder, text: str, words: str, country: str) -> None:
    """Grammar joins a description with a person or body whose country the report tells."""
    assert actor_in(coder, text, words).country == country


OTHERS_CLAUSES = [
    # Nobody is what the weather is.
    ("Ana Ruiz, a Chilean lawyer, spoke. As a mother, it hurt her.", "a mother", "Ana Ruiz"),
    # Two of a pair, each with a name.
    ("The mayor and the judge, Ana Ruiz and Tom Odera, spoke in Lusaka.", "the judge", "Ana Ruiz"),
    # What a thing becomes says nothing of a person.
    ("Siemens moved. Ana Ruiz is a threat to Iran.", "Ana Ruiz", "Iran"),
]


@pytest.mark.parametrize(("text", "words", "name"), OTHERS_CLAUSES)
def test_a_clause_tells_nothing_of_others(coder: Coder, text: str, words: str, name: str) -> None:
    """An expletive, a list and a dangling phrase join nobody."""
    assert actor_in(coder, text, words).name != name


SPEECH = [
    # "Said of": whom a quotation is about, and what the speaker goes on to say.
    ('Kenyan singer Tom Odera sang. Ana Ruiz came. "He is kind," she said of Odera.', "He", "KEN"),
    # A state's official speaks of the own head.
    (
        'North Korea fired. "The president will not talk with North Korea," Kenyan spokesman Tom Odera said.',
        "The president",
        "KEN",
    ),
    # The outlet that was told is no part of the phrase.
    (
        "Angela Merkel spoke in Kenya. A professor told CNN Merkel's critics were angry.",
        "Merkel's critics",
        "DEU",
    ),
]


@pytest.mark.parametrize(("text", "words", "country"), SPEECH)
def test_who_speaks_and_of_whom(coder: Coder, text: str, words: str, country: str) -> None:
    """A quotation's cue names whom it is about; an official's own institutions are meant."""
    assert actor_in(coder, text, words).country == country


PLACES = [
    # Whose neighbour: the one state of the report that borders it.
    (
        "South Korea protested. North Korea fired. Seoul fears its neighbour.",
        "its neighbour",
        "PRK",
    ),
    ("Kenya protested. North Korea fired a missile. Nairobi likes its neighbour.", "its neighbour", None),
    # Local people where something has just happened.
    (
        "A bomb went off in Lusaka, Zambia. A Danish hall and a Kenyan bank burnt. Local residents fled.",
        "Local residents",
        "ZMB",
    ),
    # Crowds at an institution.
    (
        "China, Kenya and Chile knew. In Iceland the premier denied it. Crowds stood outside parliament.",
        "Crowds",
        "ISL",
    ),
    # Police elsewhere are no police of the country named first.
    ("Serbian police held ten men. In Lusaka, police fired tear gas.", "police", "ZMB"),
    ("U.S. authorities questioned him. In Peru, authorities searched his house.", "authorities", "PER"),
    ("U.S. authorities questioned him. The authorities searched his house.", "The authorities", "USA"),
    # Forces act abroad.
    ("Russian troops landed. In Lusaka the troops seized a bank.", "the troops", "RUS"),
]


@pytest.mark.parametrize(("text", "words", "country"), PLACES)
def test_where_people_are_tells_whose_they_are(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    """Borders, the place named last and the house they stand at decide, and chains are cut by places."""
    assert actor_in(coder, text, words).country == country


NAMES = [
    ("Rescuers of Brothers to the Rescue flew out.", "the Rescue", "Brothers to the Rescue"),
    ("The Justice and Equality Movement may stop.", "Equality Movement", "Justice and Equality Movement"),
    (
        "Union Bank of Finland cut its rate. The Bank of Finland did not.",
        "The Bank of Finland",
        "Bank of Finland",
    ),
    ("Kernol Motori S.p.A. of Turin sold a plant.", "Kernol Motori S.p.A.", "Kernol Motori S.p.A."),
]


@pytest.mark.parametrize(("text", "words", "name"), NAMES)
def test_a_name_is_read_whole(coder: Coder, text: str, words: str, name: str) -> None:
    """Pieces of a listed name are the name, and a longer proper name is not a shorter one in it."""
    assert actor_in(coder, text, words).name == name


def test_a_longer_name_is_another_body(coder: Coder) -> None:
    """A commercial bank named like the central one with a word before is not the central one."""
    text = "Union Bank of Finland cut its rate. The Bank of Finland did not."
    found = actor_in(coder, text, "Union Bank of Finland")
    assert (found.id, found.country) == (None, "FIN")


def test_a_firm_by_its_form(coder: Coder) -> None:
    """The letters of a firm's form say that it is one."""
    found = actor_in(coder, "Kernol Motori S.p.A. of Turin sold a plant.", "Kernol Motori S.p.A.")
    assert (found.sectors, found.country) == (("BUS",), "ITA")


def test_a_surname_is_no_town(coder: Coder) -> None:
    """A person named in full does not set the report in the town of the surname."""
    text = "Rana Moro sued the city of Boston. Moro won. Ms. Feldman, her lawyer, cheered."
    assert actor_in(coder, text, "Ms. Feldman").country == "USA"


def test_both_states_need_not_be_named(coder: Coder) -> None:
    """Two states that share a name are meant together by it, though the report names only one."""
    report = coder.code(
        "On Monday the two Koreas held talks. South Korea welcomed it.", published="2017-10-02"
    )
    talks = next(event for event in report.events if event.type == "CONSULT")
    assert {actor.country for actor in talks.actors} == {"PRK", "KOR"}


COALITIONS = [
    ("They struck countries of the coalition in May.", "the coalition", "IGO"),
    ("An international coalition bombed the depot.", "An international coalition", "IGO"),
    ("The ruling coalition lost in Lusaka, Zambia.", "The ruling coalition", None),
]


@pytest.mark.parametrize(("text", "words", "country"), COALITIONS)
def test_a_coalition_of_states(coder: Coder, text: str, words: str, country: str | None) -> None:
    """Countries' coalitions are international; a coalition of parties is not."""
    assert actor_in(coder, text, words).country == country


OTHERS = [
    ("Rebels freed ten Kenyan miners, raising hope for others.", "others", "KEN"),
    ("Kenyan divers searched for others.", "others", None),
    ("Ten Kenyan miners are strong, like others in Asia.", "others", None),
    ("Rebels freed ten Kenyan miners, Reuters and others said.", "others", None),
]


@pytest.mark.parametrize(("text", "words", "country"), OTHERS)
def test_others_are_like_whom_the_sentence_names(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    """Bare "others" are of the sort named before, and of no sort where more is said or they are sought."""
    assert actor_in(coder, text, words).country == country


def test_an_outlet_run_by_whom_the_report_abbreviates(coder: Coder) -> None:
    """Letters introduced in brackets say whose own an outlet is."""
    text = "The Islamic State (IS) claimed it in Boston. An IS-affiliated website said so."
    assert actor_in(coder, text, "An IS-affiliated website").country == "ISM"


def test_the_dead_lying_somewhere_are_people(coder: Coder) -> None:
    """People named by their state before a verb are of where the report stands."""
    text = "A truck hit a crowd in Lusaka, Zambia. He saw bodies of the dead lying in the street."
    assert actor_in(coder, text, "the dead lying").country == "ZMB"
