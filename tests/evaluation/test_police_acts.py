"""What the police do, fail to do or are not said to do, beside the events of the codebook."""

import pytest

from dragoman.evaluation.police_acts import acts
from dragoman.records import Annotations, Status
from made_parses import parsed

pytestmark = pytest.mark.model


def labels(text: str) -> set[str]:
    _, sentences = parsed(text)
    return {act.label for act in acts(Annotations(sentences, (), ()), {}) if act.status is Status.HAPPENED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police registered a case against the trader.", {"ANY_ACTION"}),
        ("Police fired tear gas shells at the crowd near the mill.", {"ANY_ACTION", "FORCE"}),
        ("Two men were killed in police firing near the mill.", {"ANY_ACTION", "FORCE", "KILL"}),
        ("Police shot a driver near the mill.", {"ANY_ACTION", "FORCE", "KILL"}),
        ("A curfew was in force near the mill.", {"ANY_ACTION"}),
        ("The police failed to act while shops burned.", {"FAIL"}),
        ("The police did not register the complaint.", {"FAIL"}),
        ("There was total inaction by the police.", {"FAIL"}),
        ("The government failed to protect the mill.", {"FAIL"}),
        ("The police said that the mill had burned.", set()),
        ("The police were at the mill.", set()),
        ("The government failed to pass the budget.", set()),
        ("Two men died in a fire near the mill.", set()),
        ("The firm blamed a lack of rain.", set()),
        ("A mob burned the mill.", set()),
    ],
)
def test_labels_follow_what_the_police_do(text: str, expected: set[str]) -> None:
    assert labels(text) == expected


def test_an_act_is_as_real_as_its_words() -> None:
    _, sentences = parsed("The police have vowed to search the mill.")
    (planned,) = [act for act in acts(Annotations(sentences, (), ()), {}) if act.word.text == "search"]
    assert (planned.label, planned.status) == ("ANY_ACTION", Status.PLANNED)
