"""Who acts for a listed armed group is found under its id."""

from pathlib import Path

import pytest

from dragoman.records import Actor
from dragoman.run.coder import Coder, Settings

pytestmark = pytest.mark.model

OWN = """
- id: group/river-delta-front
  name: River Delta Front
  country: MMR
  sectors: [REB]
  kind: group
"""


def party(coder: Coder, text: str, words: str) -> Actor:
    """Give the actor of some words of a text."""
    return next(actor for actor in coder.code(text).parties.values() if actor.text == words)


@pytest.mark.parametrize(
    ("words", "identity", "codes"),
    [
        ("Taliban fighters", "group/taliban", "AFG REB"),
        ("Hezbollah militants", "group/hezbollah", "LBN REB PTY"),
        ("Hezbollah's fighters", "group/hezbollah", "LBN REB PTY"),
        ("Hamas officials", "group/hamas", "PSE REB PTY"),
        ("Leaders of Hamas", "group/hamas", "PSE REB PTY"),
        ("Houthi forces", "group/houthis", "YEM REB"),
        ("Suspected Boko Haram gunmen", "group/boko-haram", "NGA REB"),
    ],
)
def test_a_groups_people_carry_its_id_and_standing(
    coder: Coder, words: str, identity: str, codes: str
) -> None:
    """Their name stays as the report has it."""
    found = party(coder, f"{words} attacked a village.", words)
    assert (found.id, found.codes, found.name) == (identity, codes, words)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("A Taliban fighter", "AFG REB"),
        ("Iranian troops", "IRN MIL"),
        ("UN officials", "UNO GOV"),
        ("Afghan and Taliban forces", "AFG REB"),
        ("Leaders of Hamas and Fatah", "PSE REB PTY"),
        ("Anti-Taliban fighters", "AFG UAF"),
        ("Hamas-run police", "PSE COP"),
        ("Former FARC fighters", "COL UAF"),
        ("Hezbollah supporters", "LBN CVL"),
        ("Victims of Boko Haram", "NGA CVL"),
    ],
)
def test_others_do_not(coder: Coder, words: str, codes: str) -> None:
    """One man is not the group, nor are its foes, its victims, a state's troops or two groups at once."""
    found = party(coder, f"{words} attacked a village.", words)
    assert (found.id, found.codes) == (None, codes)


@pytest.mark.parametrize("words", ["River Delta Front rebels", "Fighters of the River Delta Front"])
def test_a_users_own_group_has_people_too(tmp_path: Path, words: str) -> None:
    actors = tmp_path / "actors.yaml"
    actors.write_text(OWN, encoding="utf-8")
    found = party(Coder(Settings(coder="rules", actors=actors)), f"{words} attacked a post.", words)
    assert (found.id, found.codes) == ("group/river-delta-front", "MMR REB")
