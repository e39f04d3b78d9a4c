"""Names that a text introduces with an abbreviation: where they begin and end."""

import re

import pytest

from dragoman.knowledge.introductions import introductions


def found(text: str) -> list[tuple[str, str]]:
    words = re.findall(r"'s\b|[\w-]+|[^\w\s]", text)
    return [(" ".join(words[name.first : name.last]), name.short) for name in introductions(words)]


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("the Front for the Niger Bend (FNB), an armed group,", "Front for the Niger Bend", "FNB"),
        ("Mali's Movement for Justice and Land (MJL) fled", "Movement for Justice and Land", "MJL"),
        ("Chad and the Army of the Blue Hills (ABH) signed", "Army of the Blue Hills", "ABH"),
        ("the National Front for the Lake (FNL) fled", "National Front for the Lake", "FNL"),
        ("the Committee of the Upper Valley (CRHV) fled", "Committee of the Upper Valley", "CRHV"),
        ("the Front of the Coast, known by its French acronym MCL, fled", "Front of the Coast", "MCL"),
        ("the Union of Port Workers, or UPW, struck", "Union of Port Workers", "UPW"),
        ("the Army of the Red Sand, a jihadist group known as ARS, fled", "Army of the Red Sand", "ARS"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_letters_or_the_word_for_what_it_is(text: str, name: str, short: str) -> None:
    """The letters may be in another order, or those of another language."""
    assert found(text) == [(name, short)]


@pytest.mark.parametrize(
    "text",
    [
        "the Harbour Police (HP) fled",
        "in the north of Mali (AFP) fighting went on",
        "he met the king of Norway (72) there",
        "the mayor of Gao, known for his temper, fled",
        "a report of the day, or a part of it,",
    ],
)
def test_what_is_no_introduction_stays(text: str) -> None:
    """A row of capitals is read well, and an agency or an age in brackets names nobody."""
    assert found(text) == []
