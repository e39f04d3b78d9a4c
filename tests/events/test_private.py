"""Events that are nobody's politics, and negations that nothing else can mean, by the whole coder."""

import pytest

from dragoman.evaluation.behaviour_task import predict
from dragoman.events.negation import flatly_denied
from dragoman.run.coder import Coder, plain_document
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_firms_among_themselves_are_no_event_and_the_decision_says_so(coder: Coder) -> None:
    document = plain_document("Qualcomm rejected an offer of Broadcom on Monday.")
    report = coder.code_annotated(document, coder.annotate(document))
    assert report.events == ()
    assert any("only firms or celebrities" in decision.reason for decision in report.decisions)


def test_a_firm_and_a_state_are_an_event(coder: Coder) -> None:
    assert coder.code_sentence("The government of Peru rejected an offer of Broadcom on Monday.")


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("The army never apologised to them.", "apologised", "never"),
        ("Chad sold no wheat to Niger.", "sold", "no"),
        ("No soldiers crossed the river.", "crossed", "no"),
        ("The army apologised to them.", "apologised", ""),
        ("The army will not sell wheat.", "sell", ""),
    ],
)
def test_only_a_plain_negation_of_a_past_act_is_flat(text: str, verb: str, word: str) -> None:
    _, (sentence,) = parsed(text)
    at = next(t.i for t in sentence.tokens if t.text == verb)
    assert flatly_denied(sentence, at) == word


def test_the_behaviour_task_codes_both_sides_and_reads_no_labels(coder: Coder) -> None:
    row = {
        "id": "x",
        "base": {"text": "Police in Lusaka arrested two students."},
        "variant": {"text": "It rained."},
    }
    made = predict(row, coder)
    assert [event["type"] for event in made["base"]] == ["COERCE"]
    assert made["variant"] == []
