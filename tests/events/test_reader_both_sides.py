"""One party is not on both sides of an act."""

from dataclasses import replace

import pytest

from dragoman.events.coders.reader_both_sides import without_self
from dragoman.events.coders.reader_clause import Clause
from dragoman.language.mentions import find_mentions
from dragoman.records import Actor, ActorKind, Annotations
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def left(
    text: str, word: str, type_: str, actor: str, recipient: str, *, kind: ActorKind = ActorKind.PERSON
) -> tuple[list[str], list[str]]:
    """Give both sides of a draft whose two phrases are known to be one party."""
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t for t in sentences[-1].tokens if t.text == word)
    first = next(m for m in mentions if m.span.text == actor)
    other = next(m for m in reversed(mentions) if m.span.text == recipient)
    draft = replace(
        DRAFT,
        sentence=len(sentences) - 1,
        head=head.i,
        type=type_,
        actors=(first.id,),
        recipients=(other.id,),
        why={"actors": "read", "recipients": "read"},
    )
    one = {m.id: Actor(m.span.text, 0, 1, "Kone", id="party/one", kind=kind) for m in (first, other)}
    made = without_self(Clause(draft, Annotations(sentences, mentions, ()), one)).draft
    return [mentions[i].span.text for i in made.actors], [mentions[i].span.text for i in made.recipients]


def test_nobody_does_an_act_to_himself() -> None:
    text = "The rocket passed Togo. It drew Lome's protest."
    assert left(text, "protest", "ACCUSE", "Lome", "Togo", kind=ActorKind.STATE) == (["Lome"], [])


def test_of_those_who_met_he_stays_whom_a_meeting_was_with() -> None:
    text = "Girls came to a meeting with the minister, Kone."
    assert left(text, "meeting", "CONSULT", "Kone", "the minister") == ([], ["the minister"])


def test_a_body_may_use_force_on_its_own_members() -> None:
    text = "The Front killed two Front men."
    sides = left(text, "killed", "ASSAULT", "The Front", "two Front men", kind=ActorKind.GROUP)
    assert sides == (["The Front"], ["two Front men"])


def test_a_pronoun_behind_its_verb_is_of_somebody_else() -> None:
    """In "Kone wants to impeach him" who is meant was misread, not his side."""
    assert left("Kone impeached him.", "impeached", "ACCUSE", "Kone", "him") == (["Kone"], ["him"])


def test_whose_dismissal_it_is_was_dismissed() -> None:
    text = "Kone said that he was right and his dismissal wrong."
    assert left(text, "dismissal", "SANCTION", "his", "he") == ([], ["he"])


def test_whose_church_it_is_may_be_somebody_elses() -> None:
    text = "A gunman entered his church in Lome."
    assert left(text, "entered", "ASSAULT", "A gunman", "his") == (["A gunman"], ["his"])


def test_an_object_is_another_than_its_subject_whoever_both_were_read_as() -> None:
    text = "He may face an attempt to impeach him."
    assert left(text, "impeach", "ACCUSE", "He", "him") == (["He"], ["him"])
