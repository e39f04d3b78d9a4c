"""By which name somebody is called, and by whose not: in whole texts."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # A court of another rank, and a tribunal where a court is named.
        (
            "The Lusaka High Court met. The judge said the lower court had erred.",
            "the lower court",
            "the lower court",
        ),
        (
            "The Supreme Court met. The Salt Lake Water Tribunal wept. Kenya praised the apex court.",
            "the apex court",
            "The Supreme Court",
        ),
        # A fund is not the senator whom it helps, a row of men no palace.
        ("She paid a fund supporting Zambian Senator Orla Brimfeld.", "a fund", "a fund"),
        # Two people in one phrase are not the second of them.
        ("Lusaka police hailed the Zambian Okoro-Ruiz.", "the Zambian Okoro-Ruiz", "Okoro-Ruiz"),
        # One of a nation is no state.
        ("They freed the six-year-old Cuban on Monday.", "the six-year-old Cuban", "Cuban"),
        ("Kenya expels Iraqis, Libyan questioned in embassy bombings.", "Libyan", "Libyan"),
        ("The Russian said no.", "The Russian", "Russia"),
        # A people of two names, and two states that deal with one another.
        ("He took Turkish-American donations.", "Turkish-American", "Turkish-American"),
    ],
)
def test_who_has_no_other_name_is_called_by_the_words(coder: Coder, text: str, words: str, name: str) -> None:
    """Where the text does not say that two are one, the words stand for themselves."""
    assert actor_in(coder, text, words).name == name


def test_a_description_with_another_state_is_not_named_after_its_neighbour(coder: Coder) -> None:
    """Whoever is called the Russian president has no American's name."""
    text = "Donald Trump is a president at ease. The president congratulated the Russian president."
    found = actor_in(coder, text, "the Russian president")
    assert found.country == "RUS"
    assert found.name != "Donald Trump"


def test_kin_of_who_rules_are_of_the_elite_and_others_are_not(coder: Coder) -> None:
    """A president's son is somebody by birth; a farmer's is not."""
    text = "A son of the Zambian president met a son of a Zambian farmer."
    assert actor_in(coder, text, "A son of the Zambian president").sectors[:1] == ("ELI",)
    assert actor_in(coder, text, "a son of a Zambian farmer").sectors[:1] != ("ELI",)


def test_a_nation_without_a_word_for_its_people_has_people_all_the_same(coder: Coder) -> None:
    """An adjective that also stands for one person is read as that person where an age is told."""
    text = "They freed the six-year-old Swiss on Monday."
    assert actor_in(coder, text, "the six-year-old Swiss").country == "CHE"


def test_a_person_named_behind_a_listed_body_is_not_the_body(coder: Coder) -> None:
    """Whoever leads a house of parliament is no house."""
    text = "US House of Representatives Speaker, Nancy Pelosi, flew to Oslo. Pelosi spoke there."
    assert actor_in(coder, text, "Pelosi").name == "Nancy Pelosi"


def test_a_faith_is_the_first_word_of_a_bodys_name_and_no_part_of_a_persons(coder: Coder) -> None:
    """It was called Front."""
    for text, name in (
        ("The Islamic Front attacked a post near Basra.", "Islamic Front"),
        ("Catholic Bishop John Moru condemned the attack in Lagos.", "John Moru"),
    ):
        (event,) = coder.code_sentence(text)
        assert [actor.name for actor in event.actors] == [name]
