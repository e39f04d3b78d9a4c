"""Numbers of the dead, hurt and held: which words say them, and which event they go to."""

from dataclasses import replace

import pytest

from dragoman.events.magnitude import tolls, with_sizes
from dragoman.records import Annotations, Count, Size
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Three Thai soldiers were killed in Surin.", "dead", Count(3, 3, 3)),
        ("Twenty U.S. soldiers were wounded.", "injured", Count(20, 20, 20)),
        ("Two dozen Chadian men were wounded.", "injured", Count(24, 24, 24)),
        ("Half a dozen men were killed.", "dead", Count(6, 6, 6)),
        ("Dozens of men were arrested.", "arrested", Count(24, 24, 99)),
        ("At least nine people were wounded.", "injured", Count(9, 9, None)),
    ],
)
def test_numbers_are_read(text: str, kind: str, count: Count) -> None:
    _, sentences = parsed(text)
    assert [(toll.kind, toll.count) for toll in tolls(sentences[0])] == [(kind, count)]


def test_a_number_goes_to_the_event_that_is_coded() -> None:
    """What was looked at and left out ("killed") keeps no number to itself."""
    _, sentences = parsed("Six men were killed on Sunday when troops shelled a market.")
    head = next(t.i for t in sentences[0].tokens if t.text == "shelled")
    stale = replace(DRAFT, head=head, type="ASSAULT", size=Size(dead=Count(1, 1, 1)))
    (sized,) = with_sizes([stale], Annotations(sentences, (), ()))
    assert sized.size == Size(dead=Count(6, 6, 6))


def test_a_number_of_another_type_is_nobodys() -> None:
    _, sentences = parsed("Six men were killed on Sunday when troops shelled a market.")
    (sized,) = with_sizes([replace(DRAFT, head=3, type="REQUEST")], Annotations(sentences, (), ()))
    assert sized.size == Size()
