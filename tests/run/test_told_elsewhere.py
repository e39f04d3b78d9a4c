"""Where and when acts were by what their report tells outside of their own sentences."""

import pytest

from dragoman.records import Event
from dragoman.resolution.told_acts import probabilities
from dragoman.run.coder import Coder, Settings

PUBLISHED = "2024-03-14"  # a Thursday


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def told(coder: Coder, text: str, trigger: str, published: str | None = PUBLISHED) -> Event:
    """Give the one event whose trigger has a word."""
    (event,) = (e for e in coder.code(text, published=published).events if trigger in e.trigger.text)
    return event


BLAST = (
    "A bomb exploded in the market of Lokoja on Monday and killed nine people. Traders fled.\n"
    "Police arrested two men after the search. The minister condemned the attack in a speech."
)


def test_an_act_on_the_ground_is_where_its_report_puts_it(coder: Coder) -> None:
    event = told(coder, BLAST, "arrested")
    assert event.place is not None
    assert event.place.name == "Lokoja"
    assert BLAST[event.place.start : event.place.end] == "Lokoja"
    assert 0.5 <= event.confidence.place < 1.0
    assert "'Lokoja' is where its report puts it" in event.why["place"]


def test_what_is_only_said_is_placed_by_its_own_sentence_alone(coder: Coder) -> None:
    assert told(coder, BLAST, "condemned").place is None


def test_a_ban_is_nowhere(coder: Coder) -> None:
    text = "Rebels shelled a market in Goma on Monday. The government banned the party of the rebels."
    assert told(coder, text, "banned").place is None


def test_whose_envoy_somebody_is_tells_nothing(coder: Coder) -> None:
    text = "Police in the capital were on alert. Gunmen attacked the German consulate."
    assert told(coder, text, "attacked").place is None


def test_a_story_goes_on_on_the_day_it_began(coder: Coder) -> None:
    event = told(coder, BLAST, "arrested")
    assert (event.date.first, event.date.last, event.date.basis) == ("2024-03-11", "2024-03-11", "relative")
    assert event.date.text == "Monday"
    assert "'Monday' is the day its report tells for it" in event.why["date"]


def test_background_is_past_and_no_more(coder: Coder) -> None:
    text = (
        "The mayor of Arica opened a bridge. The crowd cheered, and a band played for an hour.\n"
        "Children sang. The mayor thanked the engineers, whom lawmakers had previously accused of fraud."
    )
    date = told(coder, text, "accused").date
    assert (date.first, date.last, date.precision, date.basis) == (None, PUBLISHED, "unknown", "published")


def test_the_news_of_the_day_is_of_the_day(coder: Coder) -> None:
    event = told(coder, "Kenya expelled the Norwegian ambassador. Oslo protested.", "expelled")
    assert (event.date.first, event.date.last) == (PUBLISHED, PUBLISHED)
    assert event.confidence.date < 1.0


def test_a_day_to_come_is_no_day_of_what_was_done(coder: Coder) -> None:
    text = "Kenya expelled the Norwegian ambassador. Talks will begin on March 29."
    assert told(coder, text, "expelled").date.last == PUBLISHED


def test_without_a_day_of_publication_nothing_is_counted_from(coder: Coder) -> None:
    event = told(coder, BLAST, "arrested", published=None)
    assert (event.date.first, event.date.last) == (None, None)


def test_acts_of_a_live_report_keep_the_day_above_their_entry(coder: Coder) -> None:
    text = (
        "Tuesday, March 12\nThe army shelled Goma, killing four people in the town.\n\n"
        "Wednesday, March 13\nPolice arrested six men whom they had previously accused of looting."
    )
    assert told(coder, text, "arrested").date.first == "2024-03-13"


def test_options_share_one_with_none_of_them() -> None:
    assert probabilities([]) == [1.0]
    assert probabilities([0.0, 0.0]) == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert probabilities([1000.0]) == pytest.approx([1.0, 0.0])
