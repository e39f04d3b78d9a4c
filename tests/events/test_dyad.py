"""What joins two given parties: the clause that tells it, not the word that opens it or describes a party."""

import pytest

from dragoman.evaluation.relation_task import marked_spans
from dragoman.events.coders.interface import Relation
from dragoman.records import Status
from dragoman.run.coder import Coder, Settings

pytestmark = [pytest.mark.model]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def relation(coder: Coder, marked: str) -> Relation:
    """Read a sentence whose parties are marked."""
    plain = marked
    for mark in ("<s>", "</s>", "<t>", "</t>"):
        plain = plain.replace(mark, "")
    return coder.relation(plain, *marked_spans(plain, marked))


CASES = [
    # what is sent or said is told by the purpose
    ("<s>Kenya</s> sent detectives to <t>Malawi</t> to investigate the killing of a banker.", "ACCUSE"),
    ("<s>Chad</s> sent warplanes to bomb <t>the rebels</t> near Abeche.", "ASSAULT"),
    ("<s>Chad</s> sent troops to <t>Niger</t> to help flood victims.", "AID"),
    ("<s>The Peruvian president</s> phoned <t>the Bolivian president</t> to condemn the raid.", "ACCUSE"),
    ("<s>The Peruvian president</s> phoned <t>the Bolivian president</t> to discuss the border.", "CONSULT"),
    # a request is no telephone call, a visit no request
    ("<s>The union</s> called on <t>the mayor of Quito</t> to resign.", "REQUEST"),
    ("<s>The senator</s> called on <t>Prime Minister Anders Holm</t> to discuss the harvest.", "CONSULT"),
    # peacekeepers and money help
    ("<s>Ghana</s> sent 200 soldiers to <t>Liberia</t> on a peacekeeping mission.", "AID"),
    ("<s>Ghana</s> sent 200 soldiers to the border with <t>Togo</t>.", "MOBILIZE"),
    ("<t>The rebels</t> received military support from <s>Chad</s>.", "AID"),
    ("<t>The mayor</t> received strong support from <s>the bishops</s>.", "SUPPORT"),
    # what describes a party is not what it does to the other
    ("<s>The coalition fighting rebels</s> in <t>Chad</t> declared a ceasefire.", "CONCEDE"),
    # orders that are done as they are given
    ("<s>The junta</s> ordered <t>the newspaper</t> to suspend publication.", "COERCE"),
    ("<s>The court</s> ordered <t>the minister</t> to appear for questioning.", "REQUEST"),
    # a way not taken and a ban not renewed
    ("<s>The king</s> will not go to Oslo to meet <t>the Swedish envoy</t>.", "REJECT"),
    ("<s>The council</s> did not renew the embargo on <t>Chad</t>.", "RETREAT"),
]


@pytest.mark.parametrize(("marked", "type_"), CASES)
def test_the_type_is_that_of_the_words_that_tell_what_was_done(coder: Coder, marked: str, type_: str) -> None:
    assert relation(coder, marked).type == type_


@pytest.mark.parametrize(
    ("marked", "announced"),
    [
        ("<s>The cabinet</s> will ban <t>the party</t>.", True),
        ("<s>The cabinet</s> banned <t>the party</t>.", False),
        ("<s>Police</s> launched an operation to detain <t>the activists</t>.", False),
    ],
)
def test_only_a_verb_in_the_future_announces(coder: Coder, marked: str, announced: bool) -> None:
    assert relation(coder, marked).announced is announced


def test_a_decision_to_yield_has_yielded_where_a_promise_only_intends_to(coder: Coder) -> None:
    decided = relation(coder, "<s>Japan</s> has decided to lift the sanctions on <t>Chad</t>.")
    promised = relation(coder, "<s>Japan</s> has promised to lift the sanctions on <t>Chad</t>.")
    assert (decided.type, decided.cameo) == ("CONCEDE", "080")
    assert (promised.type, promised.cameo) == ("CONCEDE", "035")


def test_a_conviction_with_its_sentence_has_the_code_of_the_sentence(coder: Coder) -> None:
    found = relation(coder, "<s>A court</s> convicted <t>the blogger</t> and sentenced him to six years.")
    assert (found.type, found.cameo, found.status) == ("SANCTION", "173", Status.HAPPENED)
