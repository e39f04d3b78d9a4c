"""Events that are nobody's politics, and negations that nothing else can mean, by the whole coder."""

from dataclasses import replace

import pytest

from dragoman.evaluation.behaviour_task import predict
from dragoman.events.negation import flatly_denied
from dragoman.events.private import is_private, private_matter
from dragoman.records import Actor, ActorKind
from dragoman.run.coder import Coder, plain_document
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def party(sector: str | None, kind: ActorKind = ActorKind.ORGANISATION) -> Actor:
    return Actor("x", 0, 1, "x", None, None, (sector,) if sector else (), kind, None, 0.5)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_firms_among_themselves_are_no_event_and_the_decision_says_so(coder: Coder) -> None:
    document = plain_document("Qualcomm rejected an offer of Broadcom on Monday.")
    report = coder.code_annotated(document, coder.annotate(document))
    assert report.events == ()
    assert any("only firms, celebrities or reporters" in decision.reason for decision in report.decisions)


@pytest.mark.parametrize(
    ("sides", "private"),
    [
        ((party("BUS"), party("CVL", ActorKind.PERSON)), True),
        ((party("BUS"), party(None, ActorKind.PERSON)), True),
        ((party("JRN"), party(None, ActorKind.UNKNOWN)), True),
        ((party("BUS"), party(None, ActorKind.ORGANISATION)), False),
        ((party("CVL", ActorKind.PERSON), party("CVL", ActorKind.PERSON)), False),
        ((party("BUS"), party("GOV")), False),
        ((None, party("JRN")), False),
        ((None, party("BUS")), True),
    ],
)
def test_a_firm_needs_somebody_of_public_life_beside_it(
    sides: tuple[Actor | None, Actor | None], *, private: bool
) -> None:
    """Nobody known beside a firm does not do; a reporter who is acted on is no private matter."""
    parties = {i: actor for i, actor in enumerate(sides) if actor is not None}
    draft = replace(DRAFT, actors=(0,) if 0 in parties else (), recipients=(1,))
    assert is_private(draft, parties) is private
    assert is_private(replace(draft, type="ASSAULT"), parties) is False


def test_papers_that_work_together_are_no_event() -> None:
    """Files handed to a paper are its work, but a ministry that works with one is a party of public life."""
    draft = replace(DRAFT, type="COOPERATE", actors=(0,), recipients=(1,))
    assert is_private(draft, {0: party("JRN"), 1: party("JRN")})
    assert is_private(draft, {1: party("JRN")})
    assert not is_private(draft, {0: party("GOV"), 1: party("JRN")})
    assert not is_private(replace(draft, type="COERCE"), {1: party("JRN")})


@pytest.mark.parametrize(
    ("text", "word", "type_", "sides", "private"),
    [
        ("In a meeting with editors, she joked.", "meeting", "CONSULT", (party("PTY"), party("JRN")), True),
        ("In a meeting with envoys, she joked.", "meeting", "CONSULT", (party("PTY"), party("GOV")), False),
        ("The boy's father will travel to Lomas.", "travel", "AGREE", (party("CVL"),), True),
        ("The envoy will travel to Lomas.", "travel", "AGREE", (party("GOV"),), False),
        ("Her family will support the envoy.", "support", "AGREE", (party("CVL"), party("GOV")), False),
        ("The board rejected a bid for its stake.", "rejected", "REJECT", (party(None), party("BUS")), True),
        ("Oslo rejected a bid for its stake.", "rejected", "REJECT", (party("GOV"), party("BUS")), False),
        ("Police probed the merger.", "probed", "ACCUSE", (party("COP"), party("BUS")), False),
        ("Villagers condemned the takeover of the town.", "condemned", "ACCUSE", (party("CVL"),), False),
        ("With lives at stake, elders urged calm.", "urged", "REQUEST", (party("SOC"),), False),
        ("We want them back, a voice said.", "want", "REQUEST", (party(None, ActorKind.UNKNOWN),), True),
        ("We want them back, the premier said.", "want", "REQUEST", (party("GOV"),), False),
    ],
)  # fmt: skip
def test_the_press_families_and_shares_are_private(
    text: str, word: str, type_: str, sides: tuple[Actor, ...], *, private: bool
) -> None:
    _, (sentence,) = parsed(text)
    head = next(t.i for t in sentence.tokens if t.text == word)
    draft = replace(DRAFT, head=head, type=type_, actors=(0,), recipients=tuple(range(1, len(sides))))
    assert (private_matter(draft, sentence, dict(enumerate(sides))) is not None) is private


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
