"""Full names that are spelled as another time or language spells them, and names that only look alike."""

import pytest

from dragoman.knowledge.actors import load_actors
from dragoman.resolution.spellings import Spellings


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    return Spellings(load_actors(None).people())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Prayut Chanocha", "Prayuth Chan-ocha"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Park Geunhye", "Park Geun-hye"),
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("Sergey Lavroff", "Sergei Lavrov"),
        ("Michail Gorbatschow", "Mikhail Gorbachev"),
        ("Eduard Schewardnadse", "Eduard Shevardnadze"),
        ("Bachar el-Assad", "Bashar al-Assad"),
        ("Hosni Moubarak", "Hosni Mubarak"),
        ("Yevgeniy Prigojin", "Yevgeny Prigozhin"),
        ("Hilary Clinton", "Hillary Clinton"),
        ("Nancy P. Pelosi", "Nancy Pelosi"),
    ],
)
def test_another_romanisation_is_the_same_person(spellings: Spellings, written: str, name: str) -> None:
    found = spellings.nearest(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "written",
    [
        "Ann Lee",
        "Paul Reyes",
        "Pablo Serra",
        "Luis Ortega",
        "Angelo Merkel",
        "Eva Morales",
        "Petra Pavel",
        "Paula Kagame",
        "Ahmed Tamim",
        "Maria Draghi",
        "Kim Jong Min",
        "Moon Jae-min",
        "George P. Bush",
        "David Williams",
        "John Nichols",
        "Jim Harrison",
        "Kerry Jones",
        "John Mitchell",
    ],
)
def test_another_given_name_is_another_person(spellings: Spellings, written: str) -> None:
    assert spellings.nearest(written) is None
