"""A *we* that met somebody speaks for both; any other speaks for its speaker alone."""

from dataclasses import replace

import pytest

from dragoman.events.joint import join_speakers
from dragoman.records import Annotations, Draft
from dragoman.run.coder import Coder, Settings, plain_document
from made_drafts import DRAFT

pytestmark = pytest.mark.model
MET = "Norway's foreign minister Alva Strand met Finland's foreign minister Eero Salo in Oslo on Monday. "


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(coder="rules"))


def draft(annotations: Annotations, word: str, type_: str, actor: int) -> Draft:
    sentence, token = next((s, t) for s in annotations.sentences for t in s.tokens if t.text == word)
    return replace(DRAFT, sentence=sentence.number, head=token.i, type=type_, actors=(actor,))


def sides(coder: Coder, text: str, trigger: str) -> tuple[set[str | None], set[str | None]]:
    (event,) = [event for event in coder.code_sentence(text) if event.trigger.text == trigger]
    return {a.country for a in event.actors}, {a.country for a in event.recipients}


def test_an_act_of_those_who_met_is_of_both(coder: Coder) -> None:
    text = MET + '"In our meeting we condemned the strikes by Russia," Strand said.'
    assert sides(coder, text, "condemned")[0] == {"NOR", "FIN"}


def test_an_act_given_to_the_speaker_by_name_is_of_both(coder: Coder) -> None:
    text = MET + '"In our meeting we talked about rejecting the plan of Russia," Strand said.'
    document = plain_document(text)
    annotations = coder.annotate(document)
    names = {mention.span.text: mention.id for mention in annotations.mentions}
    met = draft(annotations, "met", "CONSULT", next(i for name, i in names.items() if "Alva" in name))
    met = replace(met, recipients=(next(i for name, i in names.items() if "Eero" in name),))
    refused = draft(annotations, "rejecting", "REJECT", names["Strand"])
    parties = coder.parties(document, annotations)
    joined = join_speakers([met, refused], annotations, parties)[1]
    assert {parties[i].country for i in joined.actors} == {"NOR", "FIN"}
    assert "joint 'we'" in joined.why["actors"]


def test_without_a_meeting_of_ours_we_are_the_speaker(coder: Coder) -> None:
    text = MET + '"We condemned the strikes by Russia," Strand said.'
    assert sides(coder, text, "condemned")[0] == {"NOR"}
