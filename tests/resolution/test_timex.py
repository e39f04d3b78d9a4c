"""Time expressions: what is found, how far it reaches, and which TimeML value it gets."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import calendar
from dragoman.records import Annotations, Dateline, Document, OffsetMap, Region, RegionKind, Span, Timex
from dragoman.resolution import timex_values as values
from dragoman.resolution.date_intervals import interval
from dragoman.resolution.timex import find_timexes, reference_day

THURSDAY = date(2017, 9, 28)
NOTHING = Annotations(sentences=(), mentions=())


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence published on Thursday 28 September 2017, and the one expression in it."""

    sentence: str
    text: str
    type: str
    value: str


def document(text: str, published: date | None = THURSDAY, *regions: Region) -> Document:
    """Make a document of one body region unless regions are given."""
    whole = regions or (Region(RegionKind.BODY, 0, len(text)),)
    return Document("d1:t", "a1:t", text, whole, OffsetMap((0,), (0,), (len(text),)), published)


def timexes(text: str, published: date | None = THURSDAY) -> tuple[Timex, ...]:
    """Find the expressions of a text."""
    return find_timexes(document(text, published), NOTHING)


NAMED_DAYS = (
    Case("Police shut the bridge on 27 September 2017.", "27 September 2017", "DATE", "2017-09-27"),
    Case("Police shut the bridge on September 27, 2017.", "September 27, 2017", "DATE", "2017-09-27"),
    Case("Police shut the bridge on Sept. 27.", "Sept. 27", "DATE", "2017-09-27"),
    Case("Police shut the bridge on the 27th of September.", "the 27th of September", "DATE", "2017-09-27"),
    Case("Police shut the bridge on September the 3rd.", "September the 3rd", "DATE", "2017-09-03"),
    Case("Police shut the bridge on March eighth.", "March eighth", "DATE", "2017-03-08"),
    Case("Police shut the bridge on 2017-09-14.", "2017-09-14", "DATE", "2017-09-14"),
    Case("Police shut the bridge on 9/14/2017.", "9/14/2017", "DATE", "2017-09-14"),
    Case("Police shut the bridge on 14/9/2017.", "14/9/2017", "DATE", "2017-09-14"),
    Case("Police closed the bridge on Dec. 30.", "Dec. 30", "DATE", "2016-12-30"),
    Case("The court will sit on January 9.", "January 9", "DATE", "2018-01-09"),
    Case("The court will sit on Oct. 3.", "Oct. 3", "DATE", "2017-10-03"),
    Case("Talks took place on Wednesday September 27.", "Wednesday September 27", "DATE", "2017-09-27"),
    Case("Talks took place on Wednesday, Sept. 27.", "Wednesday, Sept. 27", "DATE", "2017-09-27"),
    Case("Talks took place on Wed., Sept. 27.", "Wed., Sept. 27", "DATE", "2017-09-27"),
    Case("They met on June 5 last year.", "June 5 last year", "DATE", "2016-06-05"),
    Case("They met on June 5 of last year.", "June 5 of last year", "DATE", "2016-06-05"),
    Case("They met the day before September 27.", "the day before September 27", "DATE", "2017-09-26"),
    Case("They met the day after last Monday's vote.", "the day after last Monday", "DATE", "2017-09-26"),
    Case("The half year ended Oct. 3.", "Oct. 3", "DATE", "2016-10-03"),
)
WEEKDAYS = (
    Case("Ministers gathered in Oslo on Thursday.", "Thursday", "DATE", "2017-09-28"),
    Case("Ministers gathered in Oslo on Wednesday.", "Wednesday", "DATE", "2017-09-27"),
    Case("Ministers gathered in Oslo on Friday.", "Friday", "DATE", "2017-09-29"),
    Case("Ministers gathered in Oslo Monday.", "Monday", "DATE", "2017-09-25"),
    Case("Ministers will gather in Oslo on Monday.", "Monday", "DATE", "2017-10-02"),
    Case("Ministers are to gather in Oslo on Monday.", "Monday", "DATE", "2017-10-02"),
    Case("The session is scheduled for Tuesday.", "Tuesday", "DATE", "2017-10-03"),
    Case("A boat may come as early as Saturday.", "Saturday", "DATE", "2017-09-30"),
    Case("The union has until Tuesday to answer.", "Tuesday", "DATE", "2017-10-03"),
    Case("The court would review Wednesday's ruling.", "Wednesday", "DATE", "2017-09-27"),
    Case("Rebels left the town last Thursday.", "last Thursday", "DATE", "2017-09-21"),
    Case("Rebels left the town last Monday.", "last Monday", "DATE", "2017-09-25"),
    Case("Voting begins next Sunday.", "next Sunday", "DATE", "2017-10-01"),
    Case("Voting begins this coming Sunday.", "this coming Sunday", "DATE", "2017-10-01"),
    Case("Gunfire was heard Tuesday night.", "Tuesday night", "TIME", "2017-09-26TNI"),
    Case("Gunfire was heard on Tuesday morning.", "Tuesday morning", "TIME", "2017-09-26TMO"),
    Case("The permit had been due to lapse Tuesday.", "Tuesday", "DATE", "2017-09-26"),
    Case("The envoys meet Tuesday.", "Tuesday", "DATE", "2017-10-03"),
    Case("The union agreed to vote on Tuesday.", "Tuesday", "DATE", "2017-10-03"),
    Case("The union agreed to the terms on Tuesday.", "Tuesday", "DATE", "2017-09-26"),
    Case("The United Nations would send envoys to the United States Friday.", "Friday", "DATE", "2017-09-29"),
    Case("The talks began as planned on Monday.", "Monday", "DATE", "2017-09-25"),
    Case("The union announced strike plans Tuesday.", "Tuesday", "DATE", "2017-09-26"),
    Case("The vote will be formally held on Monday.", "Monday", "DATE", "2017-10-02"),
    Case("On Monday, Mr. Brandvik will open the bridge.", "Monday", "DATE", "2017-10-02"),
    Case("Ms. Lund will succeed him Monday.", "Monday", "DATE", "2017-10-02"),
    Case("The province votes on Tuesday.", "Tuesday", "DATE", "2017-10-03"),
    Case("The party won most votes on Tuesday.", "Tuesday", "DATE", "2017-09-26"),
    Case("Critics condemned the decision to arrest him on Tuesday.", "Tuesday", "DATE", "2017-09-26"),
    Case("Yesterday's women's march drew thousands.", "Yesterday", "DATE", "2017-09-27"),
    Case("Today's youth protest was banned.", "Today", "DATE", "2017-09-28"),
    Case("Asked on Monday whether he would resign, he laughed.", "Monday", "DATE", "2017-09-25"),
    Case("The firms announced an agreement to merge Monday.", "Monday", "DATE", "2017-10-02"),
    Case("A feast planned for Tuesday was called off.", "Tuesday", "DATE", "2017-09-26"),
    Case("A feast planned for Sunday was called off.", "Sunday", "DATE", "2017-10-01"),
    Case("A feast planned for Tuesday has been called off.", "Tuesday", "DATE", "2017-10-03"),
    Case("A feast is planned for Tuesday.", "Tuesday", "DATE", "2017-10-03"),
    Case("The union answered by the Tuesday deadline it had.", "Tuesday", "DATE", "2017-10-03"),
    Case("The firm completed the sale by the Tuesday deadline.", "Tuesday", "DATE", "2017-09-26"),
    Case("The firm will complete the sale by the Tuesday deadline.", "Tuesday", "DATE", "2017-10-03"),
    Case("The crew failed to sail by the Tuesday deadline.", "Tuesday", "DATE", "2017-09-26"),
    Case("The crew failed to sail and must pay by the Tuesday deadline.", "Tuesday", "DATE", "2017-10-03"),
    Case(
        "The crew, which met a storm, told the port to pay by the Tuesday deadline.",
        "Tuesday",
        "DATE",
        "2017-10-03",
    ),
)
NEAR_DAYS = (
    Case("The army advanced today.", "today", "DATE", "2017-09-28"),
    Case("The army advanced yesterday.", "yesterday", "DATE", "2017-09-27"),
    Case("The army advances tomorrow.", "tomorrow", "DATE", "2017-09-29"),
    Case("The army advanced yesterday evening.", "yesterday evening", "TIME", "2017-09-27TEV"),
    Case("The army advanced the day before yesterday.", "the day before yesterday", "DATE", "2017-09-26"),
    Case("The army sets out the day after tomorrow.", "the day after tomorrow", "DATE", "2017-09-30"),
    Case("The army advanced last night.", "last night", "TIME", "2017-09-27TNI"),
    Case("The army advanced this morning.", "this morning", "TIME", "2017-09-28TMO"),
    Case("The army sets out tonight.", "tonight", "TIME", "2017-09-28TNI"),
    Case("The army advanced late yesterday.", "late yesterday", "DATE", "2017-09-27"),
)
PERIODS = (
    Case("Exports fell last week.", "last week", "DATE", "2017-W38"),
    Case("Exports fell this week.", "this week", "DATE", "2017-W39"),
    Case("Exports may fall next week.", "next week", "DATE", "2017-W40"),
    Case("Exports fell last month.", "last month", "DATE", "2017-08"),
    Case("Exports fell this month.", "this month", "DATE", "2017-09"),
    Case("Exports fell earlier this month.", "earlier this month", "DATE", "2017-09"),
    Case("Exports may fall later this year.", "later this year", "DATE", "2017"),
    Case("Exports may fall next month.", "next month", "DATE", "2017-10"),
    Case("Exports fell last year.", "last year", "DATE", "2016"),
    Case("Exports may fall next year.", "next year", "DATE", "2018"),
    Case("Exports fell in the past week.", "the past week", "DATE", "2017-W38"),
    Case("Exports fell over the weekend.", "the weekend", "DATE", "2017-W38-WE"),
    Case("Exports fell last weekend.", "last weekend", "DATE", "2017-W38-WE"),
    Case("A rally will be held next weekend.", "next weekend", "DATE", "2017-W39-WE"),
    Case("The levy ends at the end of the year.", "the end of the year", "DATE", "2017"),
    Case("The levy rose in the current fiscal year.", "the current fiscal year", "DATE", "2017"),
    Case("The levy rose this century.", "this century", "DATE", "20"),
    Case("The levy rose over the past decade.", "the past decade", "DURATION", "P10Y"),
)
MONTHS_AND_YEARS = (
    Case("A truce was signed in June.", "June", "DATE", "2017-06"),
    Case("A truce was signed in December.", "December", "DATE", "2016-12"),
    Case("A truce was signed in mid-November.", "mid-November", "DATE", "2017-11"),
    Case("The levy will end this January.", "this January", "DATE", "2018-01"),
    Case("Fighters died this May.", "this May", "DATE", "2017-05"),
    Case("They were sure of the vote come May.", "May", "DATE", "2018-05"),
    Case("They signed nothing until after the May vote.", "May", "DATE", "2018-05"),
    Case("Let's meet again in May.", "May", "DATE", "2018-05"),
    Case('It\'ll be "very close" in May.', "May", "DATE", "2018-05"),
    Case("Lund will speak at a contested convention in May.", "May", "DATE", "2018-05"),
    Case("Lund changed her travel plans in May.", "May", "DATE", "2017-05"),
    Case(
        "Voters look to November's election after the truce that was signed.", "November", "DATE", "2017-11"
    ),
    Case("A truce will be signed in March of next year.", "March of next year", "DATE", "2018-03"),
    Case("A truce will be signed in December.", "December", "DATE", "2017-12"),
    Case("A toll of two pounds is payable in March.", "March", "DATE", "2018-03"),
    Case("The crew will fly in May.", "May", "DATE", "2018-05"),
    Case("A feast planned for March has been postponed.", "March", "DATE", "2018-03"),
    Case("A feast planned for March was called off.", "March", "DATE", "2018-03"),
    Case("A feast planned for July was called off.", "July", "DATE", "2017-07"),
    Case("A date still unspecified, in May, would suit.", "May", "DATE", "2018-05"),
    Case("The bank has extended the loan through January.", "January", "DATE", "2018-01"),
    Case("Rain fell through January.", "January", "DATE", "2017-01"),
    Case(
        "In December, not long after the feast that marks the founding of the oldest lodge in the valley, "
        "a fire destroyed the mill.",
        "December",
        "DATE",
        "2016-12",
    ),
    Case("A truce was signed in June nineteen ninety-one.", "June nineteen ninety-one", "DATE", "1991-06"),
    Case("A truce was signed last November.", "last November", "DATE", "2016-11"),
    Case("A truce may be signed next May.", "next May", "DATE", "2018-05"),
    Case("A truce was signed in May.", "May", "DATE", "2017-05"),
    Case("A truce was signed in March 2011.", "March 2011", "DATE", "2011-03"),
    Case("A truce was signed in March of 2011.", "March of 2011", "DATE", "2011-03"),
    Case("A truce was signed in March, 2011.", "March, 2011", "DATE", "2011-03"),
    Case("A truce was signed in early March.", "early March", "DATE", "2017-03"),
    Case("A truce was signed in mid-August.", "mid-August", "DATE", "2017-08"),
    Case("A truce was signed at the end of July.", "the end of July", "DATE", "2017-07"),
    Case("A truce was signed in July last year.", "July last year", "DATE", "2016-07"),
    Case("A truce was signed in 1994.", "1994", "DATE", "1994"),
    Case("A truce was signed in late 1994.", "late 1994", "DATE", "1994"),
    Case("The treaty of 1648 stands.", "1648", "DATE", "1648"),
    Case("The coalition won the 2015 election.", "2015", "DATE", "2015"),
    Case("A truce was signed in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    Case("Wages rose in the 1990s.", "the 1990s", "DATE", "199"),
    Case("Wages rose in the early 1980s.", "the early 1980s", "DATE", "198"),
    Case("Wages rose in the '80s.", "the '80s", "DATE", "198"),
    Case("Wages rose in the nineties.", "the nineties", "DATE", "199"),
    Case("The fort dates from the 19th century.", "the 19th century", "DATE", "18"),
    Case("The fort dates from the twelfth century.", "the twelfth century", "DATE", "11"),
)
COUNTED = (
    Case("The mine closed three days ago.", "three days ago", "DATE", "2017-09-25"),
    Case("The mine closed two weeks ago.", "two weeks ago", "DATE", "2017-W37"),
    Case("The mine closed six months ago.", "six months ago", "DATE", "2017-03"),
    Case("The mine closed 25 years ago.", "25 years ago", "DATE", "1992"),
    Case("The mine closed twenty-five years ago.", "twenty-five years ago", "DATE", "1992"),
    Case("The mine closed a year ago.", "a year ago", "DATE", "2016"),
    Case("The mine closed two decades ago.", "two decades ago", "DATE", "1997"),
    Case("The mine closed a century ago.", "a century ago", "DATE", "1917"),
    Case("The mine closed several years ago.", "several years ago", "DATE", "PAST_REF"),
    Case("The mine closed decades ago.", "decades ago", "DATE", "PAST_REF"),
    Case("The mine closed a year and a half ago.", "a year and a half ago", "DATE", "2016-03"),
    Case("The mine closed nearly four years ago.", "nearly four years ago", "DATE", "2013"),
    Case("The mine will open two weeks from now.", "two weeks from now", "DATE", "2017-W41"),
    Case("The mine will open ten days hence.", "ten days hence", "DATE", "2017-10-08"),
    Case("The mine will open in two weeks.", "two weeks", "DATE", "2017-W41"),
    Case("The mine will open in five years.", "five years", "DATE", "2022"),
)
PARTS_OF_YEARS = (
    Case("Output grew in the second quarter.", "the second quarter", "DATE", "2017-Q2"),
    Case("Output grew in the second quarter of 2014.", "the second quarter of 2014", "DATE", "2014-Q2"),
    Case("The bank posted third-quarter losses.", "third-quarter", "DATE", "2017-Q3"),
    Case("Output grew in the first half of last year.", "the first half of last year", "DATE", "2016-H1"),
    Case("Output grew in the first half of the 1990s.", "the first half of the 1990s", "DATE", "199"),
    Case(
        "Output grew in the last half of the 19th century.", "the last half of the 19th century", "DATE", "18"
    ),
    Case(
        "Output grew in the first two quarters of 2014.", "the first two quarters of 2014", "DATE", "2014-H1"
    ),
    Case("Output grew from last year's quarter.", "last year's quarter", "DATE", "2016"),
    Case(
        "Floods spread in the winter of nineteen ninety.", "the winter of nineteen ninety", "DATE", "1990-WI"
    ),
    Case("Output rose in fiscal 2016.", "fiscal 2016", "DATE", "2016"),
    Case("Rain fell in the early summer.", "the early summer", "DATE", "2017-SU"),
    Case("Fires spread last spring.", "last spring", "DATE", "2017-SP"),
    Case("Floods spread last winter.", "last winter", "DATE", "2017-WI"),
    Case("Fires spread this summer.", "this summer", "DATE", "2017-SU"),
    Case("Fires spread in the summer of 2010.", "the summer of 2010", "DATE", "2010-SU"),
    Case("A ballot will be held next spring.", "next spring", "DATE", "2018-SP"),
)
HOLIDAYS = (
    Case("Soldiers left on Christmas Day.", "Christmas Day", "DATE", "2016-12-25"),
    Case("Soldiers left in Easter week.", "Easter week", "DATE", "2017-W15"),
    Case("Soldiers left on New Year's Eve 2015.", "New Year's Eve 2015", "DATE", "2015-12-31"),
    Case("Soldiers left on Good Friday.", "Good Friday", "DATE", "2017-04-14"),
    Case("Soldiers left on Easter Monday 2016.", "Easter Monday 2016", "DATE", "2016-03-28"),
    Case("Soldiers left last Thanksgiving.", "last Thanksgiving", "DATE", "2016-11-24"),
)
LENGTHS = (
    Case("It was the sixth strike in two weeks.", "two weeks", "DURATION", "P2W"),
    Case("The siege lasted three days.", "three days", "DURATION", "P3D"),
    Case("The siege lasted six weeks.", "six weeks", "DURATION", "P6W"),
    Case("The siege lasted at least 20 months.", "at least 20 months", "DURATION", "P20M"),
    Case("The siege lasted more than four hours.", "more than four hours", "DURATION", "PT4H"),
    Case("The siege lasted several years.", "several years", "DURATION", "PXY"),
    Case("The siege lasted a few days.", "a few days", "DURATION", "PXD"),
    Case("The siege lasted a couple of weeks.", "a couple of weeks", "DURATION", "P2W"),
    Case("The siege lasted two decades.", "two decades", "DURATION", "P20Y"),
    Case("The siege lasted 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    Case("The siege lasted a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    Case("A five-year plan was drawn up.", "five-year", "DURATION", "P5Y"),
    Case("A 16-hour flight brought them home.", "16-hour", "DURATION", "PT16H"),
    Case("Prices doubled in the past two months.", "the past two months", "DURATION", "P2M"),
    Case("Prices may double over the next three years.", "the next three years", "DURATION", "P3Y"),
    Case("Prices had been stable for years.", "years", "DURATION", "PXY"),
    Case("Sirens sounded an hour and a half later.", "an hour and a half later", "DURATION", "PT1H30M"),
    Case("Sales fell in the year-earlier nine months.", "the year-earlier nine months", "DURATION", "P9M"),
    Case("It will be the first strike in five years.", "five years", "DURATION", "P5Y"),
    Case("He will not give up in a week.", "a week", "DURATION", "P1W"),
    Case("The mine closed within a year.", "a year", "DURATION", "P1Y"),
    Case("A decades-long feud ended.", "decades-long", "DURATION", "PXY"),
    Case("A day-long search ended.", "day-long", "DURATION", "P1D"),
    Case("The pact follows months of haggling.", "months", "DURATION", "PXM"),
    Case("Prices crept up over the years.", "the years", "DURATION", "PXY"),
    Case("Both gave way in the opening hours.", "the opening hours", "DURATION", "PTXH"),
    Case("The siege lasted ten days or so.", "ten days or so", "DURATION", "P10D"),
    Case("The wait took two to six days.", "two to six days", "DURATION", "PXD"),
    Case("The abbey had stood for centuries.", "centuries", "DURATION", "PXC"),
    Case("The abbey had stood for decades.", "decades", "DURATION", "PXY"),
    Case("Shells broke the 8-month-old truce.", "8-month-old", "DURATION", "P8M"),
    Case("Both sides tire of the five-year-old civil war.", "five-year-old", "DURATION", "P5Y"),
)
REPETITIONS = (
    Case("The ferry sails daily.", "daily", "SET", "P1D"),
    Case("The ferry sails every week.", "every week", "SET", "P1W"),
    Case("The ferry sails each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
    Case("The ferry sails on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    Case("The ferry sails on Friday nights.", "Friday nights", "SET", "XXXX-WXX-5TNI"),
    Case("The lodge marches every July.", "every July", "SET", "XXXX-07"),
    Case("The ferry sails twice a month.", "a month", "SET", "P1M"),
    Case("The mine sells $4 million a year in coal.", "a year", "SET", "P1Y"),
    Case("The inn lets rooms for $40 a night.", "a night", "SET", "P1D"),
    Case("The rate falls every year.", "every year", "SET", "P1Y"),
    Case("The crime rate rose and cranes crushed 20 people a month.", "a month", "SET", "P1M"),
)
REFERENCES = (
    Case("The port is now closed.", "now", "DATE", "PRESENT_REF"),
    Case("Now the port is closed.", "Now", "DATE", "PRESENT_REF"),
    Case("Now for the first time the port is closed.", "Now", "DATE", "PRESENT_REF"),
    Case("The port is closed now for repairs.", "now", "DATE", "PRESENT_REF"),
    Case("Ships may come in the future.", "the future", "DATE", "FUTURE_REF"),
    Case("Ships may come in the foreseeable future.", "the foreseeable future", "DATE", "FUTURE_REF"),
    Case("The port is currently closed.", "currently", "DATE", "PRESENT_REF"),
    Case("The port was recently closed.", "recently", "DATE", "PAST_REF"),
    Case("Ships have come in recent days.", "recent days", "DATE", "PAST_REF"),
    Case("Ships may come in the near future.", "the near future", "DATE", "FUTURE_REF"),
    Case("Ships may come in the coming weeks.", "coming weeks", "DATE", "FUTURE_REF"),
    Case("Ships may soon come.", "soon", "DATE", "FUTURE_REF"),
    Case("Ships will one day come.", "one day", "DATE", "FUTURE_REF"),
    Case("Ships will come at a later date.", "a later date", "DATE", "FUTURE_REF"),
    Case("Ships came in past years.", "past years", "DATE", "PAST_REF"),
)
CLOCK = (
    Case("Shots rang out at 10:35 a.m. Tuesday.", "10:35 a.m. Tuesday", "TIME", "2017-09-26T10:35"),
    Case("Shots rang out at 6 p.m. on Sept. 3.", "6 p.m. on Sept. 3", "TIME", "2017-09-03T18:00"),
    Case("Shots rang out at noon Monday.", "noon Monday", "TIME", "2017-09-25T12:00"),
    Case("Midnight Norwegian raids shut the port.", "Midnight", "TIME", "2017-09-28T24:00"),
    Case("Noon EST was the end of the truce.", "Noon", "TIME", "2017-09-28T12:00"),
    Case("Shots rang out at 8 a.m. (0600 GMT).", "8 a.m.", "TIME", "2017-09-28T08:00"),
    Case("Shots rang out at 8 a.m. local time (0600 GMT).", "8 a.m. local time", "TIME", "2017-09-28T08:00"),
    Case("Shots rang out at 5 in the morning.", "5 in the morning", "TIME", "2017-09-28T05:00"),
    Case("Shots rang out overnight in the port.", "overnight", "TIME", "2017-09-27TNI"),
    Case("Shots rang out at dawn on Monday.", "dawn on Monday", "TIME", "2017-09-25TMO"),
    Case("Shots rang out before nightfall.", "nightfall", "TIME", "2017-09-28TEV"),
    Case("shots rang out in the port on monday night.", "monday night", "TIME", "2017-09-25TNI"),
    Case("shots rang out in the port on september 3.", "september 3", "DATE", "2017-09-03"),
    Case("Shots rang out by mid afternoon.", "mid afternoon", "TIME", "2017-09-28TAF"),
    Case("Shots rang out at mid-afternoon yesterday.", "mid-afternoon yesterday", "TIME", "2017-09-27TAF"),
    Case("Shots rang out at 1400 GMT.", "1400 GMT", "TIME", "2017-09-28T14:00"),
    Case("Shots rang out at 13:59 GMT.", "13:59 GMT", "TIME", "2017-09-28T13:59"),
    Case("Shots rang out at 7:30 p.m. ET Saturday.", "7:30 p.m. ET Saturday", "TIME", "2017-09-23T19:30"),
    Case("Shots rang out at 9 a.m. local time.", "9 a.m. local time", "TIME", "2017-09-28T09:00"),
)
ALL = (
    *NAMED_DAYS, *WEEKDAYS, *NEAR_DAYS, *PERIODS, *MONTHS_AND_YEARS, *COUNTED, *PARTS_OF_YEARS, *HOLIDAYS,
    *LENGTHS, *REPETITIONS, *REFERENCES, *CLOCK,
)  # fmt: skip


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.sentence)
def test_expression_has_span_type_and_value(case: Case) -> None:
    """Exactly one expression is found, with these words, this type and this value."""
    found = [(t.span.text, t.type, t.value) for t in timexes(case.sentence)]
    assert found == [(case.text, case.type, case.value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Crowds may march on the palace.",
        "Two thousand soldiers took the second bridge.",
        "The fall of the city shocked ministers.",
        "Jan Brandvik spoke for the delegation.",
        "The bridge cost $1990 and 2,015 bolts.",
        "A second attack followed.",
        "About a quarter of the seats were empty.",
        "The 34-year-old driver fled.",
        "Some 2000 people were moved.",
        'She told "60 Minutes" that the port was shut.',
        'She told "This Week" that the port was shut.',
        "She told USA Today that the port was shut.",
        "Today's young people leave the port.",
        "She wrote on the leaders of tomorrow.",
        "The port is guarded 24 hours a day, seven days a week.",
        "Trade grew 20% annually.",
        "She told the Harbour Daily that the port was shut.",
        "The shares were sold at the then current price.",
        "They sang of Bloody Sunday.",
        "Cranes work at a rate of 300 a month.",
        "Rooms let at rates between $35 and $55.50 a night.",
        "She drove a 1998 Toyota across the bridge.",
        "She drove the 1998 Toyota Corolla across the bridge.",
        "She founded a firm called Harbour Meridian 2001.",
        "They feared for the future of the port.",
        "Now for the weather at the port.",
        "The film was High Noon.",
        "The Midnight Crew shut the port.",
        "Midnight Crew shut the port.",
        "Cranes work at a rate of about 300 a month.",
        "Room rates will be between $35 and $55 a night.",
        "She told Saturday Night Live that the port was shut.",
        'She told "Harbour News Sunday" that the port was shut.',
        "He was named \u201cRower of the Year\u201d at the port.",
        "The 41-year-old war veteran fled.",
        "The 41-year-old campaign manager fled.",
        "The 41-year-old Brandvik dispute fled the press.",
        "The 41-year-old driver fled.",
        "Shells hit a 12-year-old in the conflict.",
        "Shells hit a 12-year-old during war.",
        "Shells hit a 12-year-old and war followed.",
    ],
)
def test_look_alikes_are_no_expressions(sentence: str) -> None:
    """Verbs, names, amounts and ages that look like dates are left alone."""
    assert timexes(sentence) == ()


@pytest.mark.parametrize("case", [*WEEKDAYS, *NEAR_DAYS, *COUNTED], ids=lambda case: case.sentence)
def test_relative_expressions_stay_open_without_a_day(case: Case) -> None:
    """Without a publication day an expression that counts from it is found and has no day."""
    (found,) = timexes(case.sentence, None)
    assert found.span.text == case.text
    assert found.anchored == "relative"
    assert values.days_of(found.value) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The strike began on September 4. Two days later it ended.", "2017-09-06"),
        ("The strike began on September 4. It ended the day after.", "2017-09-05"),
        ("The strike began on September 4. Talks had failed a day earlier.", "2017-09-03"),
        ("The strike began on September 4. It ended that same day.", "2017-09-04"),
        ("The strike began on September 4. It ended later in the day.", "2017-09-04"),
        ("The strike began on September 4. The following month it ended.", "2017-10"),
        ("The strike began in May 2011. It ended later that year.", "2011"),
        (
            "The strike began in May 2011. On Monday a court ruled on it. It ended the following month.",
            "2011-06",
        ),
        ("The strike began on May 4. It ended on May 7 and 9.", "2017-05-09"),
        ("A toll of six pounds in June, after nine in February.", "2017-02"),
    ],
)
def test_narrated_days_count_from_the_day_last_named(text: str, value: str) -> None:
    """Words like "two days later" count from the day the story has reached, not from publication."""
    assert timexes(text)[-1].value == value


def test_a_year_earlier_keeps_the_length_of_what_it_compares() -> None:
    """In a report on a quarter "a year earlier" is the same quarter, and does not move the report's own."""
    found = timexes("Sales rose in the second quarter from a year earlier. A year earlier they fell.")
    assert [t.value for t in found] == ["2017-Q2", "2016-Q2", "2016-Q2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sales rose in the first half. A slump in the second half may follow. A year ago they fell.",
            "2016-H1",
        ),
        ("Second-quarter sales rose after a weak first quarter. A year ago they fell.", "2016-Q2"),
        ("Second-quarter sales rose. For the six months they rose from a year earlier.", "2016"),
        ("Sales rose in the year ended June 30. The quarter ended July 31 was weak.", "2017-Q2"),
    ],
)
def test_a_report_stays_with_the_quarter_it_is_about(text: str, expected: str) -> None:
    """A quarter to come or an earlier one is no new subject; "the six months" widens it to the year."""
    found = [t for t in timexes(text) if "ended" not in t.span.text and t.anchored == "relative"]
    assert expected in [t.value for t in found]


def test_a_quarter_ended_on_a_day_still_ahead_is_last_years() -> None:
    """What has ended is over; "that quarter" is the one the text is about, "a year ago" the one before."""
    text = (
        "Sales fell in the third quarter ended Sept. 30. Costs of that quarter rose. "
        "So did those of the quarter a year ago."
    )
    assert [t.value for t in timexes(text)] == ["2016-Q3", "2016-09-30", "2016-Q3", "2015-Q3"]


def test_the_first_day_of_a_list_of_nights_recurs_too() -> None:
    """In "Monday and Tuesday nights" there are two repetitions."""
    found = [(t.span.text, t.value) for t in timexes("The ferry sails on Monday and Tuesday nights.")]
    assert found == [("Monday", "XXXX-WXX-1TNI"), ("Tuesday nights", "XXXX-WXX-2TNI")]


def test_the_year_ended_is_a_length() -> None:
    """What "ended" on a day is a year's length, not the calendar year."""
    found = [(t.span.text, t.value) for t in timexes("Sales rose in the year ended June 30.")]
    assert found == [("the year", "P1Y"), ("June 30", "2017-06-30")]


def test_expressions_do_not_cross_regions() -> None:
    """A weekday that ends a headline does not join a date that begins the body."""
    text = "Truce holds on Wednesday\nSeptember 27 was calm."
    edge = text.index("\n") + 1
    made = document(
        text, THURSDAY, Region(RegionKind.HEADLINE, 0, edge), Region(RegionKind.BODY, edge, len(text))
    )
    assert [t.span.text for t in find_timexes(made, NOTHING)] == ["Wednesday", "September 27"]


@pytest.mark.parametrize(
    ("published", "line", "day"),
    [
        (THURSDAY, "Sept. 1, 2016", THURSDAY),
        (None, "Sept. 1, 2016", date(2016, 9, 1)),
        (None, "Sept. 1", None),
    ],
)
def test_reference_day_is_publication_then_a_full_dateline(
    published: date | None, line: str, day: date | None
) -> None:
    """The dateline's day stands in for a missing publication day when it says its year."""
    text = f"OSLO, {line} - Talks began."
    base = document(text, published)
    at = text.index(line)
    dated = Dateline(place=None, date=Span.of(text, at, at + len(line)))
    made = Document(base.id, base.article, text, base.regions, base.offsets, published, dated)
    assert reference_day(made) == day


@given(
    st.lists(st.sampled_from([case.sentence for case in ALL]), max_size=6),
    st.dates(date(1950, 1, 1), date(2040, 12, 31)),
)
def test_spans_round_trip_and_never_overlap(sentences: list[str], published: date) -> None:
    """Every span cuts its own words out of the text, in order, and every interval is ordered."""
    text = "\n\n".join(sentences)
    found = timexes(text, published)
    end = 0
    for timex in found:
        assert timex.span.start >= end
        end = timex.span.end
        assert text[timex.span.start : end] == timex.span.text
        days = interval(timex, reference=published)
        assert days.first is None or days.last is None or days.first <= days.last


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_is_read_without_error(text: str, published: date | None) -> None:
    """No text and no day make the finder fail, and the same input gives the same answer."""
    assert timexes(text, published) == timexes(text, published)


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "E", "C"]),
)
def test_a_period_holds_the_day_it_is_named_by(day: date, unit: str) -> None:
    """The value of the period that a day stands in covers that day (a weekend: its week)."""
    days = values.days_of(values.period_value(day, unit))
    assert days is not None
    assert days.first <= day <= days.last or (unit == "WE" and days.first - day <= timedelta(days=5))


@pytest.mark.parametrize(
    ("words", "number"),
    [("twelve", 12), ("twenty-five", 25), ("two thousand", 2000), ("1,500", 1500), ("x", None)],
)
def test_number_words(words: str, number: int | None) -> None:
    """Numbers in words and figures are read, other words refused."""
    assert calendar.number(words) == number


@pytest.mark.parametrize(
    ("year", "day"), [(1999, (4, 4)), (2000, (4, 23)), (2016, (3, 27)), (2017, (4, 16)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    """Easter falls where church calendars have it."""
    assert calendar.easter(year) == date(year, *day)


def test_what_was_done_on_two_nights_is_no_habit() -> None:
    """What somebody does on them is one."""
    done, habit = (
        timexes(f"{what} Monday and Tuesday nights.")[0] for what in ("Drones struck on", "He works")
    )
    assert (done.type, done.value) == ("TIME", "2017-09-25TNI")
    assert (habit.type, habit.value) == ("SET", "XXXX-WXX-1TNI")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("\u201cOn Sunday,\u201d she said, the port had shut.", "2017-09-24"),
        ("\u201cIn June,\u201d she said, the port had shut.", "2017-06"),
        ("\u201cFriday,\u201d she said, was the day.", "2017-09-29"),
        ("\u201cLast Monday,\u201d she said, the port had shut.", "2017-09-25"),
        ("The crew said \u201cRise Up Monday\u201d at the port.", "2017-09-25"),
        ("In 1998 Toyota built a plant there.", "1998"),
        ("The 1998 Toyota strike was long.", "1998"),
        ("The harbour's 1998 Volvo plant was shut.", "1998"),
        ("Their 1998 Ford strike was long.", "1998"),
        ("That 1998 Nissan deal was never signed.", "1998"),
    ],
)
def test_days_that_are_told_in_quotation_marks_are_days(sentence: str, value: str) -> None:
    """Only a title has capitals beyond its first word; a maker of cars may stand beside a year."""
    assert [t.value for t in timexes(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Crowds will vote on Election Day.", date(2016, 10, 3), ["2016-11-08"]),
        ("Crowds will vote on Election Day.", date(2016, 4, 15), ["2016-11-08"]),
        ("Crowds will vote on Election Day.", date(2016, 2, 1), []),
        ("Crowds voted on Election Day.", date(2016, 10, 3), []),
        ("Crowds voted on Election Day.", date(2016, 11, 20), ["2016-11-08"]),
        ("Crowds will vote on Election Day.", date(2017, 10, 20), ["2017-11-07"]),
        ("Crowds voted on Election Day.", date(2017, 3, 20), []),
        ("Crowds voted on election day.", date(2016, 11, 20), []),
        ("Crowds will vote on Super Tuesday.", date(2016, 2, 9), ["2016-03-01"]),
        ("Crowds voted on Super Tuesday.", date(2016, 3, 15), ["2016-03-01"]),
        ("Crowds voted on Super Tuesday.", date(2017, 9, 28), []),
        ("Crowds voted on the 1988 Super Tuesday.", date(2016, 5, 18), ["1988-03-08"]),
        ("Crowds voted on the 1989 Super Tuesday.", date(2016, 5, 18), []),
    ],
)
def test_days_of_votes_are_told_where_the_calendar_tells_them(
    sentence: str, published: date, expected: list[str]
) -> None:
    """The United States vote on days that follow from the year; what may be another year's is left."""
    assert [t.value for t in timexes(sentence, published)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway votes on Sept. 30. Police will guard the halls on Election Day.", ["2017-09-30"]),
        ("Kenyans spoke of the truce. Police will guard the halls on Election Day.", []),
        ("The town votes on Sept. 30. Police will guard the halls on Election Day.", ["2017-09-30"]),
        ("Norway waits. Republicans will guard the halls on Election Day.", ["2017-11-07"]),
        ("Norway waits. Ohio will vote on Election Day.", ["2017-11-07"]),
    ],
)
def test_election_day_of_another_country_is_not_the_american_one(text: str, expected: list[str]) -> None:
    """A report that names another country and nothing of the United States means a day of its own."""
    assert [t.value for t in timexes(text)] == expected


@pytest.mark.parametrize(
    "sentence", ["Crowds will vote on Election Day.", "Crowds will vote on Super Tuesday."]
)
def test_days_of_votes_stay_open_without_a_day(sentence: str) -> None:
    """Which year's they are nothing tells."""
    assert [t.value for t in timexes(sentence, None)] == [""]


def test_a_day_of_votes_is_not_where_the_story_is() -> None:
    """It is spoken of long before: "the next morning" counts on from where the story was."""
    text = "The strike began on September 4. It may hurt her by Election Day. The next morning it ended."
    assert [t.value for t in timexes(text, date(2016, 9, 28))] == [
        "2016-09-04",
        "2016-11-08",
        "2016-09-05TMO",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Oslo today is the third day of the strike.", "2017-09-28"),
        ("It's the second day of the strike.", "2017-09-28"),
        ("Monday was the third straight day of the strike.", "2017-09-25"),
        ("The strike began on May 4, 2011. It was the first day of the thaw.", "2011-05-04"),
        ("The strike began on May 4, 2011. It is the first day of the thaw.", "2017-09-28"),
        ("The strike began in May 2011. It was the third day of the thaw.", "2011-05"),
        ("Cranes fell. It was the third day of the strike.", "2017-09-28"),
        ("Cranes fell. It was the first day of 2011.", "2011"),
    ],
)
def test_the_nth_day_of_something_is_the_day_it_is_told_of(text: str, value: str) -> None:
    """Today is the third day, Monday was; "it was" where a month or year alone is named tells no day."""
    assert timexes(text)[-1].value == value


def test_a_quarter_whose_loss_is_told_is_the_one_the_report_is_about() -> None:
    """In October the loss of "this quarter" is that of the one that is over; its outlook is of this one."""
    text = "Third-quarter sales fell. This quarter's loss includes a charge. This quarter's sales will rise."
    found = [t.value for t in timexes(text, date(2017, 10, 30))]
    assert found == ["2017-Q3", "2017-Q3", "2017-Q4"]


@pytest.mark.parametrize("year", calendar.SUPER_TUESDAYS)
def test_super_tuesdays_are_tuesdays_of_years_of_elections(year: int) -> None:
    """Every day of the table is a Tuesday in the first months of a year in which a president is elected."""
    day = calendar.SUPER_TUESDAYS[year]
    assert (day.weekday(), day.year, year % 4) == (1, year, 0)
    assert day.month <= 3


@pytest.mark.parametrize("year", range(1990, 2030))
def test_election_day_follows_the_first_monday(year: int) -> None:
    """It is a Tuesday from the 2nd to the 8th of November, never the first."""
    day = calendar.election_day(year)
    assert (day.weekday(), day.month) == (1, 11)
    assert 2 <= day.day <= 8
