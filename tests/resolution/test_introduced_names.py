"""Bodies that nobody listed: the whole name is one actor, its abbreviation the same, its class the sector."""

import pytest

from dragoman.records import Event
from dragoman.run.coder import Coder

pytestmark = pytest.mark.model


def events(coder: Coder, text: str) -> list[Event]:
    return list(coder.code(text, "2026-03-04").events)


# A text in which a body acts twice, by its name and by its letters; the name; its sector.
BODIES = [
    (
        "The Front for the Niger Bend (FNB), an armed group, attacked a convoy. FNB killed two soldiers.",
        "Front for the Niger Bend",
        "REB",
    ),
    (
        "The Union of Workers of the Port (UTP), a trade union, went on strike. UTP demanded more pay.",
        "Union of Workers of the Port",
        "LAB",
    ),
    (
        "The Movement for Justice and Land, or MJL, a rebel group, shelled Gao. MJL released a mayor.",
        "Movement for Justice and Land",
        "REB",
    ),
    (
        "The Front of the Delta (FD), a separatist movement, bombed a base. FD killed two soldiers.",
        "Front of the Delta",
        "REB",
    ),
    (
        "The armed group Voice of the Desert (VD) abducted a mayor. VD threatened the government.",
        "Voice of the Desert",
        "REB",
    ),
    (
        "The Army of the Vale, known by its acronym CRV, a rebel group, shelled Gao. CRV killed a mayor.",
        "Army of the Vale",
        "REB",
    ),
]


@pytest.mark.parametrize(("text", "name", "sector"), BODIES)
def test_a_name_and_its_letters_are_one_actor(coder: Coder, text: str, name: str, sector: str) -> None:
    """Whatever stands inside the name, it is no other party and no place of the act."""
    found = events(coder, text)
    acting = [(a.name, a.sectors[:1]) for e in found for a in e.actors]
    assert len(found) > 1
    assert set(acting) == {(name, (sector,))}
    for event in found:
        assert text[event.trigger.article_start : event.trigger.article_end] == event.trigger.text


def test_letters_of_a_listed_body_are_another_s_here(coder: Coder) -> None:
    """ADB is a bank elsewhere."""
    text = "Mali accused the Alliance for Dignity and Bread (ADB) of killing 12 civilians. The ADB denied it."
    names = {a.name for e in events(coder, text) for a in (*e.actors, *e.recipients)}
    assert "Alliance for Dignity and Bread" in names
    assert not any("Bank" in name for name in names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Organisation for Security and Co-operation in Europe (OSCE) condemned Belarus.", "OSCE"),
        ("The Economic Community of West African States (ECOWAS) imposed sanctions on Mali.", "ECOWAS"),
        ("The Democratic Republic of the Congo (DRC) expelled the Rwandan ambassador.", "DRC"),
        ("The Movement for the Emancipation of the Niger Delta (MEND) attacked a pipeline.", "MEND"),
    ],
)
def test_a_listed_body_stays_what_it_is(coder: Coder, text: str, name: str) -> None:
    """Its name is read as its letters alone are."""
    short = text.replace(text[4 : text.index(")") + 1], name)
    (full,), (letters,) = events(coder, text), events(coder, short)
    assert [a.id for a in full.actors] == [a.id for a in letters.actors] != [None]
