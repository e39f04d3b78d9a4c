"""States called by their side, in whole texts."""

import pytest

from dragoman.run.coder import Coder
from made_resolved import actor_in

pytestmark = pytest.mark.model

KOREA = "North Korea fired a missile on Monday. South Korea protested. "


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (KOREA + "The North said that it would go on.", "The North", "PRK"),
        (KOREA + "Neighbours fear the North's missiles.", "the North", "PRK"),
        (KOREA + "The South's foreign ministry complained.", "The South's foreign ministry", "KOR"),
        ("North Macedonia voted on Sunday. The North was calm.", "The North", "MKD"),
        # Two states of that side, or none: nobody can say which.
        (KOREA + "North Macedonia voted. The North said nothing.", "The North", None),
    ],
)
def test_a_side_is_the_one_state_of_the_report_called_so(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    """A side alone is a state only where the report names one by it in full."""
    found = actor_in(coder, text, words)
    assert (found.country if found.kind.value in {"state", "organisation"} else None) == country


def test_both_states_are_meant_by_what_their_names_share(coder: Coder) -> None:
    """A plural of the common part stands for all that the report names by it, one actor each."""
    report = coder.code(KOREA + "The two Koreas held talks in Geneva.", published="2017-10-02")
    talks = next(event for event in report.events if event.type == "CONSULT")
    assert {actor.country for actor in talks.actors} == {"PRK", "KOR"}
