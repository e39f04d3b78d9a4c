"""What the text says was not said is no statement like others: `negated` tells it."""

import pytest

from dragoman.records import Statement
from dragoman.records.serial import from_data, to_data
from dragoman.run.coder import Coder, Settings
from dragoman.views.event_rows import STATEMENT_CSV_HEADER, statement_csv_row, statement_row

pytestmark = pytest.mark.model
DAY = "2025-03-04"
CASES = (
    ("The army never admitted that it had killed civilians.", "admitted", True),
    ("Haakestad did not say that police had beaten prisoners.", "say", True),
    ("Sudan has not confirmed that it will attend.", "confirmed", True),
    ("The ministry would neither confirm nor deny that the jets had been shot down.", "deny", True),
    ("The ministry refused to say whether the jets had been shot down.", "say", True),
    ("The army denied having said that rebels were hiding in the hospital.", "said", True),
    ("The mayor made no claim that the police had beaten prisoners.", "claim", True),
    ("The army denied the ministry's claim that rebels had taken Nyala.", "claim", False),
    ("The army denied that it had killed civilians.", "denied", False),
    ("The minister said that no troops had crossed the border.", "said", False),
    ('"Not one soldier will leave," the minister said.', "said", False),
    ("The general, who did not attend the talks, said that the rebels had broken the truce.", "said", False),
    ("The minister did not only say that troops had crossed, he also threatened war.", "say", False),
)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def said(coder: Coder, text: str, cue: str) -> Statement:
    found = coder.code(text, DAY).statements
    return next(s for s in found if s.quote.cue is not None and s.quote.cue.text == cue)


@pytest.mark.parametrize(("text", "cue", "negated"), CASES)
def test_a_statement_tells_whether_it_was_made(coder: Coder, text: str, cue: str, negated: bool) -> None:
    assert said(coder, text, cue).negated is negated


def test_tables_tell_what_was_not_said(coder: Coder) -> None:
    statement = said(coder, CASES[0][0], "admitted")
    assert statement_row(statement)[3] == "indirect, negated"
    assert dict(zip(STATEMENT_CSV_HEADER, statement_csv_row(statement), strict=True))["negated"] is True


def test_statements_of_older_stores_are_read(coder: Coder) -> None:
    statement = said(coder, CASES[-2][0], "said")
    kept = to_data(statement)
    assert from_data(Statement, kept) == statement
    del kept["negated"]
    assert from_data(Statement, kept) == statement
