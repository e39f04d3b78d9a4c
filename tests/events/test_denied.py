"""Who is said not to have carried out an act: his part is denied, and an act that is known stays done."""

from dataclasses import replace

import pytest

from dragoman.events.denied import as_denied, firmer, known_acts, parts_of, without_denials
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Draft, Quote, Span, SpeechKind, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def made(text: str, word: str) -> tuple[Draft, Annotations]:
    document, sentences = parsed(text)
    (sentence,) = (s for s in sentences if any(t.text == word for t in s.tokens))
    token = next(t for t in sentence.tokens if t.text == word)
    annotations = Annotations(sentences, find_mentions(document, sentences), ())
    trigger = Span(token.start, token.end, word)
    why = dict.fromkeys(("type", "status", "actors", "recipients"), "read")
    draft = replace(DRAFT, type="ASSAULT", sentence=sentence.number, head=token.i, trigger=trigger, why=why)
    return draft, annotations


def names(draft: Draft, annotations: Annotations) -> list[str]:
    return [annotations.mentions[i].span.text for i in draft.actors]


@pytest.mark.parametrize(
    ("text", "word", "actor", "part"),
    [
        ("The league denied that it had carried out Monday's bombing.", "bombing", "it", "carried out"),
        ("The league denied carrying out the raid.", "raid", "The league", "carrying out"),
        ("The rebels denied they had perpetrated the shooting in Lome.", "shooting", "they", "perpetrated"),
        ("Togo rejected claims that its men were behind the attack.", "attack", "its men", "behind"),
        ("Togo refuted reports that it had a hand in the raid.", "raid", "it", "had a hand"),
        ("Togo denies that its men took part in the killing of a judge.", "killing", "its men", "took part"),
        ("Togo denied that it was responsible for the blast.", "blast", "it", "responsible"),
        ("Togo denied that it was to blame for the blast.", "blast", "it", "blame"),
        ("Togo denied that it had ordered Sunday's attack.", "attack", "it", "ordered"),
        ("Togo denied the raid had been carried out by its men.", "raid", "its men", "carried out"),
        ("Chad scorned its denial that it had carried out the raid.", "raid", "it", "carried out"),
    ],
)
def test_a_known_act_is_done_and_the_part_denied(text: str, word: str, actor: str, part: str) -> None:
    draft, annotations = made(text, word)
    denied = as_denied(draft, annotations)
    act, own = known_acts([denied], annotations, {})
    assert (act.trigger.text, act.status, names(act, annotations)) == (word, Status.HAPPENED, [])
    assert (own.trigger.text, own.status, names(own, annotations)) == (part, Status.DENIED, [actor])
    assert text[own.trigger.start : own.trigger.end] == part
    assert own.head == act.head


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Togo denied that its men had carried out any raid.", "raid", "its men"),
        ("Togo denied that its men had carried out raids.", "raids", "its men"),
        ("Togo denied that it had been behind the theft of the files.", "theft", "it"),
        ("Togo denied that it had ordered the raid.", "raid", "it"),
    ],
)
def test_an_act_that_nothing_makes_known_is_denied(text: str, word: str, actor: str) -> None:
    draft, annotations = made(text, word)
    (denied,) = known_acts([as_denied(draft, annotations)], annotations, {})
    assert (denied.status, names(denied, annotations)) == (Status.DENIED, [actor])


def test_an_act_that_was_told_before_is_known() -> None:
    text = "Gunmen stormed a port on Sunday. Togo denied that it had ordered the raid."
    told, annotations = made(text, "stormed")
    draft = as_denied(made(text, "raid")[0], annotations)
    assert [d.status for d in known_acts([told, draft], annotations, {})] == [
        Status.HAPPENED,
        Status.HAPPENED,
        Status.DENIED,
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Togo said that it had carried out Monday's bombing.", "bombing"),
        ("Togo did not deny that it had carried out Monday's bombing.", "bombing"),
        ("Togo denied that it had not carried out Monday's bombing.", "bombing"),
        ("Togo may deny that it carried out Monday's bombing.", "bombing"),
        ("Togo denied entry to the men who carried out Monday's bombing.", "bombing"),
        ("Togo dismissed the officer who had ordered the raid.", "raid"),
        ("A judge rejected an appeal by men who had taken part in the raid.", "raid"),
        ("Togo denied that the men who carried out the raid had crossed over.", "raid"),
        ("Togo denied that it was investigating the raid.", "raid"),
        ("Togo denied that guards had fled after Monday's attack.", "attack"),
        ("Togo denied that it had carried arms to the raid.", "raid"),
        ("Togo denied Monday's raid.", "raid"),
    ],
)
def test_other_acts_stay_as_they_were(text: str, word: str) -> None:
    draft, annotations = made(text, word)
    assert as_denied(draft, annotations) == draft
    assert firmer(draft, annotations) == draft


def test_the_words_of_a_part_are_no_act_beside_it() -> None:
    text = "The league denied that it had carried out Monday's bombing."
    act, annotations = made(text, "bombing")
    part, _ = made(text, "carried")
    assert parts_of([part, act], annotations) == {0: 1}
    assert parts_of([part], annotations) == {}


def test_what_somebody_denies_to_have_carried_out_is_an_act() -> None:
    draft, annotations = made("The league denied that it had carried out the bombing.", "bombing")
    doubtful = replace(draft, certainty=0.4)
    assert firmer(doubtful, annotations).certainty > doubtful.certainty
    assert firmer(replace(doubtful, type="ACCUSE"), annotations).certainty == doubtful.certainty


def test_a_denial_is_no_report_of_what_is_known_all_the_same() -> None:
    text = "Togo rejected claims that it had carried out Monday's bombing."
    draft, annotations = made(text, "bombing")
    at = text.index("that")
    quote = Quote((Span(at, len(text) - 1, text[at:-1]),), None, None, SpeechKind.INDIRECT, 0)
    annotations = replace(annotations, quotes=(quote,))
    assert without_denials(draft, annotations) == ()
    assert without_denials(replace(draft, status=Status.DENIED), annotations) == (quote,)
