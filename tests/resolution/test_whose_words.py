"""Whose a party is where a word is of two states, of a family's descent, or of whom somebody deals with."""

import pytest

from dragoman.records import Actor
from dragoman.run.coder import Coder

pytestmark = pytest.mark.model


def party(coder: Coder, text: str, words: str) -> Actor:
    """Give the actor of some words of a text."""
    report = coder.code(text)
    return next(actor for actor in report.parties.values() if actor.text == words)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Congolese police arrested opposition supporters in Brazzaville.", "Congolese police", "COG"),
        ("Congolese police arrested opposition supporters in Brazzaville.", "opposition supporters", "COG"),
        ("Congolese troops attacked rebels in Goma.", "Congolese troops", "COD"),
        ("Guinean troops attacked the palace in Malabo.", "Guinean troops", "GNQ"),
        ("Guinean soldiers arrested the president in Conakry.", "Guinean soldiers", "GIN"),
        ("Sudanese jets bombed a market. Thousands fled to South Sudan.", "Sudanese jets", "SDN"),
        ("Korean officials met on Monday. North Korea fired two missiles.", "Korean officials", "KOR"),
        ("Sudanese soldiers attacked a village near Juba.", "Sudanese soldiers", "SSD"),
        ("The Korean leader Kim Jong Un threatened Japan.", "The Korean leader", "PRK"),
        ("Georgia police arrested protesters in Atlanta.", "Georgia police", "USA"),
        ("The president of Georgia met European officials in Tbilisi.", "The president of Georgia", "GEO"),
        ("Russian-backed separatists shelled Mariupol.", "Mariupol", "UKR"),
        ("The Iranian-American activist was detained in Tehran.", "The Iranian-American activist", "USA"),
        ("The Israeli-American soldier was killed by Hamas.", "The Israeli-American soldier", "ISR"),
        ("A joint Iraqi American patrol attacked militants.", "A joint Iraqi American patrol", "IRQ"),
        ("A Turkish Cypriot man was arrested in Nicosia.", "A Turkish Cypriot man", "CYP"),
        ("U.S. Senator Joe Baxter criticized Saudi Arabia.", "U.S. Senator Joe Baxter", "USA"),
        ("Senator Joe Baxter praised Ukraine.", "Senator Joe Baxter", None),
        ("An aide in Sec. Gen. Antonio Ruiz's office left Israel.", "Sec. Gen. Antonio Ruiz's office", "ISR"),
        ("Lawmakers accused Israel of genocide in the Knesset.", "Lawmakers", "ISR"),
        ("NAIROBI, May 14 - Lawmakers praised Kenya.", "Lawmakers", "KEN"),
        ("The prime minister toured India for weeks before the vote.", "The prime minister", "IND"),
        ("General Ali Rezan threatened Israel.", "General Ali Rezan", None),
        ("Envoys of the two countries met in Muscat on Sunday.", "Envoys of the two countries", None),
        ("Envoys of both countries met in Muscat on Sunday.", "Envoys of both countries", None),
        ("Envoys of the country met in Muscat on Sunday.", "Envoys of the country", "OMN"),
    ],
)
def test_whose_a_party_is(coder: Coder, text: str, words: str, country: str | None) -> None:
    assert party(coder, text, words).country == country


@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("Police in Oslo said the man stabbed his neighbour.", "his neighbour", ("CVL",)),
        ("A neighbor shot the family in Dallas.", "A neighbor", ("CVL",)),
        ("Neighbours called the police in Dallas.", "Neighbours", ("CVL",)),
        ("Iran threatened its neighbours.", "its neighbours", ("GOV",)),
        ("Neighbours closed their borders with Niger after the coup.", "Neighbours", ("GOV",)),
        ("West African neighbours sent troops to Mali.", "West African neighbours", ("GOV",)),
        ("Neighbours sent aid to Nepal.", "Neighbours", ("GOV",)),
        ("Russia attacked Ukraine. The neighbour accused Moscow.", "The neighbour", ("GOV",)),
        ("Ukraine shelled Mariupol and Donetsk.", "Mariupol", ("GOV",)),
        ("Police said officers killed two robbers in Nakuru.", "officers", ("COP",)),
        ("Army officers seized power in Bamako.", "Army officers", ("MIL",)),
        ("Activists Grace Mwangi and Peter Ouma were arrested by police.", "Peter Ouma", ("SOC",)),
    ],
)
def test_what_a_party_is(coder: Coder, text: str, words: str, sectors: tuple[str, ...]) -> None:
    assert party(coder, text, words).sectors == sectors


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The militia carried out a suicide attack on the German consulate.", None),
        ("Gunmen opened fire on Turkish workers.", None),
        ("Gunmen killed two people on the Kenyan border.", "Kenya"),
        ("Police arrested a man in a German town.", "Germany"),
        ("Students clashed with police in Dhaka.", "Dhaka"),
        ("Suspected jihadists killed 15 villagers in Burkina Faso.", "Burkina Faso"),
        ("Norway threatened rebels in Congo.", None),
        ("Ten men were shot dead in Lagos on Monday, officials in Abuja said.", "Lagos"),
        ("The minister told reporters in Lima that Chile had freed two men in Arica.", "Arica"),
        ("Chad's soldiers attacked a camp near Goma, Kinshasa said.", "Goma"),
    ],
)
def test_where_an_act_on_the_ground_was_those_it_befell_are(
    coder: Coder, text: str, place: str | None
) -> None:
    (event,) = coder.code(text).events
    assert (event.place.name if event.place is not None else None) == place


def test_a_town_that_is_shelled_kills_nobody(coder: Coder) -> None:
    (event,) = coder.code("Shelling of Kherson killed two civilians.").events
    assert not event.actors
