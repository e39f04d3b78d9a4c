"""What stands before a paragraph's words: speakers of transcripts, clocks and days of live reports."""

import pytest

from dragoman.documents import prepare
from dragoman.documents.heads import find_heads
from dragoman.sources import Given, make_article

SPEECH = "We have closed the bridge."


def heads(*lines: str) -> list[str]:
    found = sorted(find_heads(lines).items())
    return [lines[number][head.start : head.end] for number, heads in found for head in heads]


@pytest.mark.parametrize(
    "labels",
    [
        ["THE SPOKESPERSON:", "Q:", "THE SPOKESPERSON:"],
        ["Q:", "A:"],
        ["Q.", "A."],
        ["Question 1:", "Answer:"],
        ["Jane Doe, BBC:", "Minister Kowalska (Poland):"],
        ["Mr. Diop (Senegal) (spoke in French):", "The President:"],
        ["Courier:", "Nadia Weber:", "Courier:", "Weber:"],
        ["MR. PRICE:", "QUESTION:", "MR. PRICE:"],
        ["Senator CRUZ.", "Mr. LOPEZ of Texas.", "The CHAIRMAN."],
        ["MODERATOR:", "GEN. TOURE:", "RUIZ:"],
    ],
)
def test_who_speaks_is_cut_off_what_is_said(labels: list[str]) -> None:
    """Labels that return, that have a title, a country or an outlet, or that ask and answer."""
    assert heads(*(f"{label} {SPEECH}" for label in labels)) == labels


def test_a_name_on_its_own_line_heads_what_is_said_below() -> None:
    """Briefing rooms set the speaker above the words."""
    lines = ["PRIME MINISTER", SPEECH, "JOURNALIST", "Will you open it?", "PRIME MINISTER", "In May."]
    assert heads(*lines) == ["PRIME MINISTER", "JOURNALIST", "PRIME MINISTER"]


@pytest.mark.parametrize(
    "lines",
    [
        ["NAIROBI: Two buses collided near the airport on Monday.", "Nobody was hurt."],
        ["Kenya: Police closed the road.", "Uganda: The army withdrew.", "Sudan: Rebels signed."],
        ["Minister of Defence: Ana Ruiz", "Minister of Justice: Petr Lunde"],
        ["Kowalska: Talks to resume", "Kowalska met the ambassador.", "The talks resume in May."],
        ["Okoro: 1,812 votes.", "Weber: 1,500 votes.", "Okoro: 12 seats.", "Weber: 9 seats."],
        ["Dead: 12", "Injured: 40", "Dead: 3"],
        ["KENYA", SPEECH, "UGANDA", SPEECH, "SUDAN", SPEECH],
    ],
)
def test_what_is_no_transcript_keeps_its_words(lines: list[str]) -> None:
    """Datelines, round-ups, lists of offices, headlines and figures have a colon or capitals too."""
    assert heads(*lines) == []


@pytest.mark.parametrize(
    "clock",
    [
        "14:32", "14.32 GMT \u2013", "2.15pm", "[09:40]", "(09:40)", "10:15 AM EAT:", "0940 GMT", "14h32",
        "11 a.m. JST. Saturday, September 16", "9:05 a.m. ET |", "Updated at 14:32", "9 p.m.",
        "March 2, 2026 9:30 pm ET",
    ],
)  # fmt: skip
def test_a_clock_is_cut_off_its_entry(clock: str) -> None:
    """Two entries show that a report is a live one; a clock may stand on its own line too."""
    assert heads(f"{clock} {SPEECH}", f"{clock} Troops left.") == [clock, clock]
    assert heads(clock, SPEECH, clock, "Troops left.") == [clock, clock]


def test_a_clock_may_stand_before_who_speaks() -> None:
    """Transcripts of broadcasts count the minutes."""
    turns = ["[00:01:23] HOST: Who fired?", "[00:01:40] NOWAK: The army did.", "[01:02:03] HOST: Why?"]
    assert heads(*turns) == ["[00:01:23]", "HOST:", "[00:01:40]", "NOWAK:", "[01:02:03]", "HOST:"]


def test_days_above_entries_are_no_sentences() -> None:
    """Only where entries have clocks."""
    entries = ["Tuesday 3 March", "14:32 Troops left.", "Mon, March 2", "09:10 Rebels fled."]
    assert heads(*entries) == ["Tuesday 3 March", "14:32", "Mon, March 2", "09:10"]
    assert heads("Tuesday 3 March", SPEECH) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["14 ministers met in Oslo.", "10 soldiers were killed near Gao."],
        ["14:32 was the hour of the blast.", "15:10 was that of the second."],
        ["2,150 people fled.", "1.5 million people voted."],
    ],
)
def test_numbers_that_begin_sentences_are_no_clocks(lines: list[str]) -> None:
    """What is counted, or goes on in small letters, is read."""
    assert heads(*lines) == []


def test_heads_are_regions_of_their_own_and_map_back() -> None:
    """Every character keeps its place in the article, whatever stands before it."""
    text = "Interview\n\nQ:  Who fired?\n\nA:\tThe army fired at us.\n"
    made = prepare(make_article(text, given=Given()))
    found = [(region.kind.value, made.text[region.start : region.end]) for region in made.regions]
    assert found == [
        ("headline", "Interview"), ("speaker", "Q:"), ("body", "Who fired?"), ("speaker", "A:"),
        ("body", "The army fired at us."),
    ]  # fmt: skip
    start = made.text.index("The army")
    assert made.offsets.span_to_article(start, start + 8) == (
        text.index("The army"),
        text.index("The army") + 8,
    )
