"""Rows in columns are a region of their own; sentences beside and between them are read."""

import pytest

from dragoman.documents import prepare
from dragoman.documents.tables import find_tables
from dragoman.run.coder import Coder, Settings
from dragoman.sources import Given, make_article

BEFORE = "The ministry published the toll of the fighting on Monday."
BEHIND = "Rebels shelled the market of Gao, the government said."

TABLES = [
    "Province      Killed    Injured\nGao               12         30\nKidal              3          8",
    "Name\tAge\tTown\nPetr Lunde\t34\tIkeja\nAna Ruiz\t22\tLekki",
    "| Country | Troops |\n|---------|--------|\n| Kenya | 500 |\n| Chad | 1,200 |",
    "Kidal: 12 dead, 30 injured\nGao: 4 dead, 11 injured\nUpper Mopti: 7 dead",
    "Kidal 12\n\nGao 4\n\nMopti 1,207",
    "09:00-09:30 Registration\n09:30-10:00 Opening by President Ruto\n10:00-11:30 Talks",
]

SENTENCES = [
    # two blanks behind a full stop part no columns
    "The president spoke.  He left.\nPolice arrested two men.  They fled.\nThe army came.  It left.",
    # text set in even width
    "The interior  ministry said on Monday\nthat  Kenyan troops  had left Gao\nand  fled after  two weeks",
    # items, headlines, entries and turns
    "- Kenya expelled two diplomats.\n- Uganda closed its border.\n- Tanzania recalled its ambassador.",
    "Police arrest 14 protesters in Lagos\nArmy kills 12 rebels near Gao\nStorm leaves 9 dead in Manila",
    "14:32\tTroops leave Gao\n14:10\tRebels shell market\n13:50\tEnvoy meets both sides",
    "Q:   Did the troops leave?\nA:   They left the town on Monday.\nQ:   Why did they leave?",
    # two rows are an address or an aside
    "Kidal: 12 dead\nGao: 4 dead",
]


@pytest.mark.parametrize("table", TABLES)
def test_rows_in_columns_are_a_table(table: str) -> None:
    """Columns of blanks, tabs or bars, names with figures, hours of a programme."""
    text = f"{BEFORE}\n\n{table}\n\n{BEHIND}"
    (found,) = find_tables(text)
    assert text[found.start : found.end].strip() == table
    made = prepare(make_article(text, given=Given()))
    assert [region.kind.value for region in made.regions] == ["body", "table", "body"]
    start = made.text.index(BEHIND)
    assert made.offsets.span_to_article(start, start + len(BEHIND)) == (text.index(BEHIND), len(text))


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_and_headlines_are_no_table(text: str) -> None:
    """However many blanks, figures and clocks they have."""
    assert find_tables(text) == ()


def test_rows_stay_apart_in_wrapped_text() -> None:
    """The lines around a table are joined, its own are not."""
    wrapped = (
        "The ministry published the toll of the fighting on Monday, when\nthe troops left Gao to the rebels."
    )
    text = f"{wrapped}\n{TABLES[0]}\n{wrapped}"
    made = prepare(make_article(text, given=Given())).text.split("\n")
    assert made[0] == made[-1] == wrapped.replace("\n", " ")
    assert made[1:-1] == [" ".join(row.split()) for row in TABLES[0].split("\n")]


@pytest.mark.model
def test_a_table_gives_no_events_and_is_on_record() -> None:
    """What was not read is said, with where and why."""
    table = (
        "Place\tWhat happened\tWhen\nGao\tRebels killed soldiers\tMonday\nKidal\tArmy bombed a camp\tSunday"
    )
    coder = Coder(Settings(coder="rules"))
    report = coder.code(f"{BEFORE}\n\n{table}\n\n{BEHIND}", "2026-03-04")
    assert {event.region.value for event in report.events} == {"body"}
    assert all(event.evidence.text == BEHIND for event in report.events)
    (left,) = [decision for decision in report.decisions if decision.field == "region"]
    start, end = map(int, left.subject.split(":"))
    assert report.document.text[start:end].startswith("Place What happened When")
    assert (left.chosen, left.reason) == ("table", "3 rows in columns: not read")
