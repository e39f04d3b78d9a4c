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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param(
            "Rebels shelled a market in Goma on Monday. The government banned the party of the rebels.",
            "banned",
            id="a ban is nowhere",
        ),
        pytest.param(
            "Police in the capital were on alert. Gunmen attacked the German consulate.",
            "attacked",
            id="whose consulate it is tells nothing",
        ),
        pytest.param(
            "Gunmen killed nine people in Goma on Monday. Police arrested two men in Varneskovo.",
            "arrested",
            id="a name that no place is known by is not replaced",
        ),
        pytest.param(
            "Gunmen killed nine people in Goma on Monday. Soldiers stormed the village of Varneskovo.",
            "stormed",
            id="nor one behind what it is",
        ),
    ],
)
def test_no_place_is_carried_over(coder: Coder, text: str, trigger: str) -> None:
    assert told(coder, text, trigger).place is None


def test_a_story_goes_on_on_the_day_it_began(coder: Coder) -> None:
    event = told(coder, BLAST, "arrested")
    assert (event.date.first, event.date.last, event.date.basis) == ("2024-03-11", "2024-03-11", "report")
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


def test_acts_of_a_live_report_keep_the_day_of_their_entry(coder: Coder) -> None:
    text = (
        "Thursday, March 14\n\n10:15 GMT\n\nPolice arrested ten men in Goma.\n\n09:40 GMT\n\n"
        "Soldiers had arrested six others.\n\nWednesday, March 13\n\n18:30 GMT\n\n"
        "The army arrested a captain near Goma on the road to the north."
    )
    dates = [
        e.date.first for e in coder.code(text, published=PUBLISHED).events if "arrested" in e.trigger.text
    ]
    assert dates == ["2024-03-14", "2024-03-14", "2024-03-13"]


def test_no_other_town_is_taken_where_the_sentence_names_one(coder: Coder) -> None:
    text = (
        "Gunmen shelled Goma on Monday and killed nine people in Goma. Police arrested the mayor of Bukavu."
    )
    event = told(coder, text, "arrested")
    assert event.place is None or event.place.name == "Bukavu"


def test_a_year_that_is_not_over_is_no_day(coder: Coder) -> None:
    text = "Police arrested two men in Goma this year. Traders fled. Police arrested a third man."
    assert coder.code(text, published=PUBLISHED).events[-1].date.last == PUBLISHED


def test_the_first_year_of_the_calendar_is_no_fault(coder: Coder) -> None:
    assert told(coder, BLAST, "condemned", published="0001-01-05").date.last is not None


def test_a_reaction_is_not_of_the_day_of_old_background(coder: Coder) -> None:
    text = (
        "Norway condemned the arrest of a bishop in Managua. In February 2018 the police killed nine people "
        "there.\nThe bishop sheltered students. Oslo accused the police of lying."
    )
    first = told(coder, text, "accused").date.first
    assert first is None or first >= "2024"


def test_what_had_been_done_does_not_go_on_with_the_story(coder: Coder) -> None:
    text = (
        "Ministers met in Goma on Monday. They spoke for an hour. A choir sang.\n"
        "Gangs had attacked a prison and killed nine people."
    )
    assert told(coder, text, "killed").date.first != "2024-03-11"


def test_acts_dated_by_their_report_are_not_one_for_that(coder: Coder) -> None:
    event = told(coder, BLAST, "arrested")
    assert event.date.basis not in {"text", "relative"}


def test_options_share_one_with_none_of_them() -> None:
    assert probabilities([]) == [1.0]
    assert probabilities([0.0, 0.0]) == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert probabilities([1000.0]) == pytest.approx([1.0, 0.0])


def test_a_town_where_somebody_speaks_bars_no_other(coder: Coder) -> None:
    text = (
        "A bomb exploded in Lokoja on Monday and killed nine people. Troops cleared the market of Lokoja.\n"
        "A spokesman at his headquarters in Potsdam said that police attacked the gunmen."
    )
    event = told(coder, text, "attacked")
    assert event.place is not None
    assert event.place.name == "Lokoja"


def test_the_hours_of_a_broadcast_are_no_heads_of_entries(coder: Coder) -> None:
    text = (
        "Rebels shelled Goma on Wednesday, the army said. The film is shown at these hours:\n"
        "11 a.m. JST Saturday, March 16\n"
        "12 p.m. AEST Saturday, March 16\n"
        "Soldiers arrested two men in Goma."
    )
    assert told(coder, text, "arrested").date.last != "2024-03-16"


def test_a_clock_names_a_day_of_the_report(coder: Coder) -> None:
    text = (
        "Rebels shell market in Goma\n"
        "Rebels shelled a market in Goma shortly after noon on Monday, the army said. Traders fled the town."
    )
    headline, body = coder.code(text, published=PUBLISHED).events
    assert body.date.first == headline.date.first == "2024-03-11"
