"""Transcripts and live reports through the whole coder: whose words, which day, and who "we" and "he" are."""

import pytest

from dragoman.records import RegionKind
from dragoman.run.coder import Coder, Report

pytestmark = pytest.mark.model

MEETING = (
    "Mr. Brandvold (Norway): Norway will send 50 troops to the mission.\n\n"
    "Ms. Lindqvist (Sweden) (spoke in French): We urge Mali to release the detained soldiers.\n\n"
    "Mr. Brandvold (Norway): I thank the delegation."
)
BRIEFING = (
    "Jane Orr, BBC: Did guards fire on the protesters?\n\n"
    "Minister Kowalska (Poland): No. We arrested two smugglers. Belarus attacked our border post.\n\n"
    "Jane Orr, BBC: Thank you."
)
LIVE = (
    "Live: Kenyan troops leave Gao\n\n"
    "14:32 Police arrested 40 protesters in Bamako.\n\n"
    "14.05 The general resigned. He accused Chad of arming rebels.\n\n"
    "13:50 He attacked the embassy, officials said.\n\n"
    "Tuesday 3 March\n\n"
    "18:20 Rebels killed 12 soldiers near Gao.\n\n"
    "17:45 Protesters attacked the embassy yesterday."
)


def coded(coder: Coder, text: str) -> Report:
    return coder.code(text, "2026-03-04")


def event(report: Report, trigger: str) -> dict[str, object]:
    found = next(e for e in report.events if trigger in e.trigger.text)
    return {
        "actors": [(a.name, a.country, a.sectors) for a in found.actors],
        "said by": [x.speaker and x.speaker.name for x in found.attribution],
        "day": (found.date.first, found.date.basis),
    }


def test_a_label_is_who_speaks_and_no_party_of_a_verb(coder: Coder) -> None:
    """The minister arrested nobody by standing before a colon; "we" and "our" are hers."""
    report = coded(coder, BRIEFING)
    arrested = event(report, "arrested")
    assert arrested["actors"] == [("Kowalska", "POL", ("GOV",))]
    assert arrested["said by"] == ["Kowalska"]
    (attacked,) = [e for e in report.events if "attacked" in e.trigger.text]
    assert [a.name for a in attacked.actors] == ["Belarus"]
    assert [a.country for a in attacked.recipients] == ["POL"]


def test_the_country_behind_a_name_is_whom_it_speaks_for(coder: Coder) -> None:
    """Records of meetings tell a delegate's state in brackets."""
    urged = event(coded(coder, MEETING), "urge")
    assert urged["actors"] == [("Lindqvist", "SWE", ("GOV",))]


def test_no_word_of_a_label_is_an_event(coder: Coder) -> None:
    """A title may hold a word for an act; that it was left is on record."""
    text = (
        "Protest leader Ana Orr (Poland), attacked on Monday by Belarus: We are well.\n\n"
        "HOST: Thank you.\n\nPROTEST LEADER ANA ORR (who was arrested by police): Good night.\n\nHOST: Bye."
    )
    report = coded(coder, text)
    labels = [s for s in report.annotations.sentences if s.region is RegionKind.SPEAKER]
    assert any("arrested" in report.document.text[s.start : s.end] for s in labels)
    assert not any(event.region is RegionKind.SPEAKER for event in report.events)
    assert any("in the label of who speaks" in decision.reason for decision in report.decisions)


def test_a_journalist_is_known_by_the_outlet(coder: Coder) -> None:
    """The label names it behind a comma."""
    speakers = {s.speaker.name: s.speaker for s in coded(coder, BRIEFING).statements if s.speaker}
    assert speakers["Jane Orr"].sectors == ("JRN",)


def test_a_clock_is_no_number_of_people_and_no_part_of_a_sentence(coder: Coder) -> None:
    """Forty were arrested at 14:32."""
    report = coded(coder, LIVE)
    (arrest,) = [e for e in report.events if "arrested" in e.trigger.text]
    assert arrest.evidence.text == "Police arrested 40 protesters in Bamako."
    assert arrest.size.arrested is not None
    assert arrest.size.arrested.best == 40
    assert LIVE[arrest.trigger.article_start : arrest.trigger.article_end] == arrest.trigger.text


def test_no_pronoun_reaches_into_another_entry(coder: Coder) -> None:
    """The general of one entry is not "he" of the next, but is of his own."""
    report = coded(coder, LIVE)
    chains = {
        (report.document.text[s.start : s.start + 10], m.span.text): m.chain
        for m in report.annotations.mentions
        for s in [report.annotations.sentences[m.sentence]]
    }
    assert chains["He accused", "He"] == chains["The genera", "The general"]
    assert chains["He attacke", "He"] != chains["The genera", "The general"]


def test_entries_are_of_the_day_above_them(coder: Coder) -> None:
    """The publication's above the first heading; "yesterday" counts from the entry's own day."""
    report = coded(coder, LIVE)
    assert event(report, "arrested")["day"] == ("2026-03-04", "published")
    assert event(report, "killed")["day"] == ("2026-03-03", "dateline")
    (attack,) = [e for e in report.events if e.evidence.text.startswith("Protesters")]
    assert attack.date.first == "2026-03-02"


def test_days_may_run_forwards_or_backwards(coder: Coder) -> None:
    """A weekday above an entry is the last one before publication, whatever heading stands before it."""
    text = "Monday\n\n09:10 Rebels attacked a post.\n\nTuesday\n\n10:20 The army bombed a camp."
    days = [e.date.first for e in coded(coder, text).events]
    assert days == ["2026-03-02", "2026-03-03"]


def test_quotation_marks_before_each_turn_are_none_of_its_words(coder: Coder) -> None:
    """Papers print a part of an interview so, with a mark before each turn and none behind most."""
    text = (
        "The minister came to the studio on Friday.\n\nPartial transcript as follows:\n\n"
        '"MARLOW: Will the port be sold this year?\n\n"OKORO: We have no plan to sell it.\n\n'
        '"It belongs to the city.\n\n"(CROSSTALK.)\n\n"MARLOW: And next year?\n\n"OKORO: Ask me then."'
    )
    quotes = coded(coder, text).annotations.quotes
    assert [
        (quote.speaker and quote.speaker.text, [piece.text for piece in quote.content]) for quote in quotes
    ] == [
        ("MARLOW", ["Will the port be sold this year?"]),
        ("OKORO", ["We have no plan to sell it.", "It belongs to the city."]),
        ("MARLOW", ["And next year?"]),
        ("OKORO", ["Ask me then."]),
    ]


def test_another_entrys_state_is_no_warrant_for_an_army(coder: Coder) -> None:
    """The entry before tells of Saudi Arabia; the army that shells Omdurman is not its."""
    text = (
        "14:05 - Sudanese army delegation walks out of talks in Jeddah, a Saudi diplomat says.\n\n"
        "13:40 - The Rapid Support Forces accuse the army of shelling a market in Omdurman.\n\n"
        "12:15 - Saudi Arabia's foreign minister meets the heads of both delegations.\n\n"
        "11:30 - Army spokesman denies shelling Omdurman."
    )
    last = coded(coder, text).events[-1]
    assert [(a.name, a.country) for a in last.actors] == [("Army spokesman", "SDN")]


def test_a_datelines_town_is_no_bodys_acronym(coder: Coder) -> None:
    text = "GAO (Desert Wire) - Gunmen attacked a police post on Friday.\n\nThe army killed two gunmen there."
    last = coded(coder, text).events[-1]
    assert [a.country for a in last.actors] == ["MLI"]
