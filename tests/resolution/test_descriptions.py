"""Who a description is by what the report says round it, in whole texts."""

import pytest

from dragoman.resolution.descriptions import may_be_called
from dragoman.run.coder import Coder, plain_document
from made_resolved import actor_in

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        # What a sentence says that somebody is.
        ("Siemens is a maker of turbines. Floods hit Lusaka in Zambia.", "a maker of turbines", "DEU", "BUS"),
        # The one body of its sort named before.
        ("Siemens opened an office in Lusaka, Zambia. The company hired ten.", "The company", "DEU", "BUS"),
        # The one listed holder named before.
        (
            "Angela Merkel flew to Lusaka in Zambia. The chancellor spoke there.",
            "The chancellor",
            "DEU",
            "GOV",
        ),
        # One adjective before two bare plurals.
        ("Kenya, Norway and Chile watched Fijian ships and companies.", "companies", "FJI", "BUS"),
        # Whom somebody speaks for, wherever that is.
        (
            "A spokesman for the United Nations in Geneva spoke.",
            "A spokesman for the United Nations in Geneva",
            "UNO",
            "GOV",
        ),
        # An age makes a name a person's.
        (
            "Floods hit Lusaka. They killed 31-year-old Orla Brimfeld.",
            "31-year-old Orla Brimfeld",
            "ZMB",
            "CVL",
        ),
    ],
)
def test_a_description_is_who_the_report_says(
    coder: Coder, text: str, words: str, country: str, sector: str
) -> None:
    """Grammar and the names before it come before the places of the report."""
    found = actor_in(coder, text, words)
    assert (found.country, found.sectors[:1]) == (country, (sector,))


def test_of_two_bodies_of_a_sort_neither_is_meant(coder: Coder) -> None:
    """After two firms "the company" is a guess between them: only the scene speaks."""
    text = "Siemens and Toyota opened offices in Lusaka, Zambia. The company hired ten."
    assert actor_in(coder, text, "The company").country == "ZMB"


def test_an_embassy_is_not_where_the_report_stands(coder: Coder) -> None:
    """The police at an embassy are those of the country it lies in."""
    text = "A bomb went off in Lusaka, Zambia. A guard of the Danish embassy was hurt. The police came."
    assert actor_in(coder, text, "The police").country == "ZMB"


def test_where_states_compete_the_sentence_s_own_place_decides(coder: Coder) -> None:
    """A state named as an actor does not make the country of the place another."""
    text = "A Norwegian plan was rejected by the government in Zambia on Monday."
    assert actor_in(coder, text, "the government").country == "ZMB"
    text = "The country heard a Norwegian proposal at talks in Zambia."
    assert actor_in(coder, text, "The country").country == "ZMB"


def test_a_month_is_no_prime_minister(coder: Coder) -> None:
    """A name inside a date names nobody."""
    text = "A militia group in May took the town near Kitwe in Zambia."
    assert actor_in(coder, text, "A militia group in May").country == "ZMB"


def test_who_contributed_to_a_report_is_a_journalist(coder: Coder) -> None:
    """The line at a report's end names reporters, not private persons."""
    text = "Rain fell in Lusaka. Orla Brimfeld in Lusaka contributed to this report."
    assert actor_in(coder, text, "Orla Brimfeld").sectors == ("JRN",)


def test_a_span_given_from_outside_keeps_the_chain_it_begins(coder: Coder) -> None:
    """The first name of a chain is who the later ones say."""
    text = "Brimfeld spoke in Lusaka. Zambian lawmaker Orla Brimfeld left later."
    document = plain_document(text)
    found = coder.resolve_span(document, coder.annotate(document), 0, len("Brimfeld"))
    assert (found.country, found.sectors) == ("ZMB", ("LEG",))


@pytest.mark.parametrize(
    ("noun", "name", "may"),
    [
        ("court", "Supreme Court of Zambia", True),
        ("parliament", "Land Disputes Tribunal", False),
        ("court", "Land Disputes Tribunal", True),
        ("parliament", "Committee on Fisheries", False),
        ("parliament", "National Assembly", True),
        ("school", "Harbour Academy", True),
        ("company", "Lindt Airlines", True),
        ("industry", "Brewers Association", False),
        ("court", "Lindt", True),
    ],
)
def test_a_body_is_called_by_what_its_name_says_it_is(noun: str, name: str, may: bool) -> None:
    """A tribunal is no parliament and no one firm an industry."""
    assert may_be_called(noun, name) is may


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        # What stands beside a name goes on to the surname alone.
        ("Jim Garner, the manager of a shop in Lusaka, wept. Mr. Garner left.", "Mr. Garner", "ZMB", "BUS"),
        ("The suspect, identified as Joe Plint, fled to Lusaka. Plint hid.", "Plint", "ZMB", "CRM"),
        # Who had to flee is a refugee; who only ran is not.
        ("Families who fled the fighting live in Lusaka.", "Families", "ZMB", "REF"),
        ("Shoppers who fled the market in Lusaka came back.", "Shoppers", "ZMB", "CVL"),
        # A country's people.
        ("The president of Zambia addressed the nation.", "the nation", "ZMB", "CVL"),
        ("In Zambia the whole country mourns.", "the whole country", "ZMB", "CVL"),
        ("The international community blamed Zambia.", "The international community", "IGO", "GOV"),
        # An outlet is of whom it speaks for, an armed group is not of its friend.
        ("A Hezbollah-linked newspaper in Oslo said so.", "A Hezbollah-linked newspaper", "LBN", "JRN"),
        # Bystanders are where their sentence is set.
        (
            "Norway and Chile met Kenya's envoys. A blast in the town of Kitwe in Zambia hurt ten people.",
            "ten people",
            "ZMB",
            "CVL",
        ),
    ],
)
def test_standing_comes_from_what_the_report_tells(
    coder: Coder, text: str, words: str, country: str, sector: str
) -> None:
    """Clauses, appositions and verbs say more than the bare noun."""
    found = actor_in(coder, text, words)
    assert (found.country, found.sectors[:1]) == (country, (sector,))


def test_who_once_worked_for_the_un_is_not_the_un(coder: Coder) -> None:
    """A past office of a body of no state leaves the country to the report."""
    text = "In Lusaka, Zambia, a former UN envoy spoke."
    assert actor_in(coder, text, "a former UN envoy").country == "ZMB"
