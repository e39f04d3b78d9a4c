"""The quotes and factuality bench tasks: rows in, rows of the contract out."""

from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import factuality_task, quotes_task
from dragoman.records import RegionKind
from dragoman.run.coder import Coder, Settings
from made_parses import parser


def article(text: str, **fields: str) -> dict[str, Any]:
    return {"doc_id": "a", "text": text, **fields}


@pytest.mark.model
def test_a_quote_row_has_spans_of_the_text_as_given() -> None:
    text = "Border opens.\n\nThe ministry said the border would reopen in May."
    (row,) = quotes_task.predict(article(text, title="Border opens"), parser())["quotes"]
    words = {key: text[slice(*row[key][0])] for key in ("spans", "cue_spans")}
    assert words == {"spans": "the border would reopen in May", "cue_spans": "said"}
    assert text[row["speaker_start"] : row["speaker_end"]] == "The ministry"
    assert text[row["start"] : row["end"]] == words["spans"]


@pytest.mark.model
def test_the_speaker_of_a_relative_clause_is_written_with_its_pronoun() -> None:
    text = "Guards stopped a consul who said the border would reopen in May."
    (row,) = quotes_task.predict(article(text), parser())["quotes"]
    assert text[row["speaker_start"] : row["speaker_end"]] == "a consul who"


@pytest.mark.model
def test_a_report_inside_a_report_is_not_written() -> None:
    text = "The agency reported that the minister had said the bank would close."
    (row,) = quotes_task.predict(article(text), parser())["quotes"]
    assert text[row["speaker_start"] : row["speaker_end"]] == "The agency"


def test_a_first_line_that_is_the_title_is_a_headline() -> None:
    made = quotes_task.document_of(article("Border opens.\n\nIt rained.", title="Border opens"))
    assert [region.kind for region in made.regions] == [RegionKind.HEADLINE, RegionKind.BODY]


def test_a_first_line_that_is_not_the_title_is_body() -> None:
    made = quotes_task.document_of(article("It rained.\n\nIt snowed.", title="Border opens"))
    assert [region.kind for region in made.regions] == [RegionKind.BODY]


@pytest.mark.parametrize("row", [{"doc_id": "a"}, {"text": "x"}, {"doc_id": 3, "text": "x"}])
def test_an_article_row_without_its_fields_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="quotes task"):
        quotes_task.document_of(row)


def word(sentence: str, of: str) -> dict[str, Any]:
    start = sentence.index(of)
    return {"id": "1", "sentence": sentence, "start": start, "end": start + len(of)}


@pytest.fixture(scope="module")
def by_rules() -> factuality_task.Judge:
    return factuality_task.Judge(Coder(Settings(coder="rules")))


@pytest.fixture(scope="module")
def by_reader() -> factuality_task.Judge:
    return factuality_task.Judge(Coder(Settings()))


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "of", "cls"),
    [
        ("Rebels attacked the town.", "attacked", "fact"),
        ("Rebels could attack the town.", "attack", "uncertain"),
        ("Rebels did not attack the town.", "attack", "counterfact"),
        ("Please send me the report.", "send", "counterfact"),
        ("I will send you the report.", "send", "counterfact"),
        ("Will the ministry send the report?", "send", "counterfact"),
        ("The ministry will send the report.", "send", "uncertain"),
        ("My brother says the ministry will send the report.", "send", "counterfact"),
        ('"We know the ministry will send the report," a clerk said.', "send", "uncertain"),
    ],
)
def test_an_event_word_gets_the_class_of_its_standing(
    by_rules: factuality_task.Judge, sentence: str, of: str, cls: str
) -> None:
    row = by_rules(word(sentence, of))
    signs = {"fact": row["label"] > 1.5, "counterfact": row["label"] < -1.5}
    assert row["cls"] == cls
    assert signs.get(cls, abs(row["label"]) < 1.5)
    assert by_rules.weighable(word(sentence, of)) is None


READ = [
    ("Rebels attacked the town.", "attacked", "fact", "report"),
    ("Rebels did not attack the town.", "attack", "counterfact", None),
    ("The ministry will send the report.", "send", "uncertain", None),
    ("I sold the boat last year and we bought a van.", "bought", "fact", "address"),
    ("Please send me the report.", "send", "counterfact", "address"),
    ("I will call you tomorrow.", "call", "counterfact", "address"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "of", "cls", "weights"), READ)
def test_the_reader_is_asked_where_a_text_speaks_to_somebody_or_states_a_fact(
    by_reader: factuality_task.Judge, sentence: str, of: str, cls: str, weights: str | None
) -> None:
    row = word(sentence, of)
    found = by_reader.weighable(row)
    assert by_reader(row)["cls"] == cls
    assert (found and found[0]) == weights


@pytest.mark.model
def test_every_weight_is_of_an_input_and_every_class_has_its_own(by_reader: factuality_task.Judge) -> None:
    found = by_reader.weighable(word("Rebels attacked the town.", "attacked"))
    assert found is not None
    for own in by_reader.weights.values():
        assert tuple(own) == factuality_task.CLASSES
        assert all(weights.keys() <= found[1].keys() for weights in own.values())


@pytest.mark.model
def test_words_of_other_sentences_between_change_nothing(by_reader: factuality_task.Judge) -> None:
    row = word("I will call you tomorrow.", "call")
    first = by_reader(row)
    by_reader(word("Rebels attacked the town.", "attacked"))
    assert by_reader(row) == first


@pytest.mark.parametrize(
    "row",
    [
        {"id": "1", "sentence": "It rained.", "start": 3},
        {"id": "1", "sentence": "It rained.", "start": 3, "end": 99},
        {"id": "1", "sentence": "It rained.", "start": 5, "end": 5},
    ],
)
def test_a_word_row_that_does_not_fit_its_sentence_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="factuality task"):
        factuality_task.document_of(row)
