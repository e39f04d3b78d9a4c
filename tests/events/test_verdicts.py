"""A verdict on a deed, said by a party of public life, reproaches whoever did it."""

import pytest

from dragoman.events.verdicts import verdicts
from dragoman.run.coder import Coder, Settings, plain_document

pytestmark = pytest.mark.model
Found = tuple[str, str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def found(coder: Coder, text: str) -> list[Found]:
    document = plain_document(text)
    annotations = coder.annotate(document)
    parties = coder.parties(document, annotations)
    return [
        (d.type, d.trigger.text, parties[d.actors[0]].name, tuple(parties[i].name for i in d.recipients))
        for d in verdicts(annotations, parties, (), coder.rules.noun_types)
    ]


@pytest.mark.parametrize(
    ("text", "word", "actor", "blamed"),
    [
        ('The Norwegian ambassador said the raid was "totally unacceptable".', "unacceptable",
         "The Norwegian ambassador", ()),
        ("Oslo said Chad's missile test was a grave provocation.", "provocation", "Norway", ("Chad",)),
        ("The blockade by Togo is unlawful, Chad's foreign minister said.", "unlawful",
         "Chad's foreign minister", ("Togo",)),
        ("The Togolese raid was an act of piracy, Chad's foreign minister said.", "piracy",
         "Chad's foreign minister", ("Togo",)),
        ("The raid was a cowardly act, Chad's foreign minister said.", "cowardly",
         "Chad's foreign minister", ()),
        ("It is outrageous that Togo shells our villages, Chad's foreign minister said.", "outrageous",
         "Chad's foreign minister", ("Togo",)),
        ("Togo's annexation of the valley is null and void, Chad's foreign minister said.", "null",
         "Chad's foreign minister", ("Togo",)),
        ("Chad's foreign minister said the shelling was a violation of the truce.", "violation",
         "Chad's foreign minister", ()),
    ],
)  # fmt: skip
def test_a_verdict_reproaches(
    coder: Coder, text: str, word: str, actor: str, blamed: tuple[str, ...]
) -> None:
    assert found(coder, text) == [("ACCUSE", word, actor, blamed)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Any change of the border would be unacceptable, Chad's foreign minister said.", "unacceptable"),
        ("Secession of the valley would not be acceptable, Chad's foreign minister said.", "acceptable"),
    ],
)
def test_what_is_still_to_come_is_refused(coder: Coder, text: str, word: str) -> None:
    assert found(coder, text) == [("REJECT", word, "Chad's foreign minister", ())]


@pytest.mark.parametrize("victim", ["Togo's suspension", "Togo's occupation", "The Lome bombing"])
def test_who_suffered_a_deed_is_not_blamed_for_it(coder: Coder, victim: str) -> None:
    assert [x[3] for x in found(coder, f"{victim} is unacceptable, Chad's foreign minister said.")] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "The raid was unacceptable.",
        "The raid was not unlawful, Chad's foreign minister said.",
        "The raid was by no means unlawful, Chad's foreign minister said.",
        "Chad's foreign minister denied that the raid was unlawful.",
        "There is no evidence that the raid was unlawful, Chad's foreign minister said.",
        "Chad's foreign minister did not say that the raid was unlawful.",
        "The raid would be unlawful, Chad's foreign minister said.",
        "Poaching is illegal, Chad's foreign minister said.",
        "The supreme court of Chad ruled that the ban was unlawful.",
        "The raid was a heinous crime, police in Lome said.",
        "The leak was a breach of the outer shell, Chad's foreign minister said.",
        "The virus test is not acceptable for travel, Chad's foreign minister said.",
        "The invasion of 1939 was shameful, Chad's foreign minister said.",
        "The raid by our officers was shameful, Chad's foreign minister said.",
        "Chad's foreign minister said the raid by Chad's army was unlawful.",
        "Chad's foreign minister apologised and said the raid was unacceptable.",
        "The decision of the referee was scandalous, Chad's foreign minister said.",
        "The film was outrageous, Chad's foreign minister said.",
        "Chad's foreign minister said the raid would be unacceptable if it cost a life.",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_out(coder: Coder, text: str) -> None:
    assert found(coder, text) == []


def test_a_reproach_that_is_coded_already_is_not_told_again(coder: Coder) -> None:
    report = coder.code("Chad's foreign minister complained that the raid was unlawful.")
    assert [event.trigger.text for event in report.events if event.type == "ACCUSE"] == ["complained"]


def test_the_reader_has_verdicts_beside_its_own_events() -> None:
    report = Coder().code("Chad's foreign minister said Togo's missile test was a grave provocation.")
    made = [event for event in report.events if event.trigger.text == "provocation"]
    assert [(e.type, e.actors[0].country, e.recipients[0].country) for e in made] == [
        ("ACCUSE", "TCD", "TGO")
    ]
    assert made[0].why["type"].startswith("verdicts-1")
