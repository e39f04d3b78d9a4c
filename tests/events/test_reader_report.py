"""What a report makes of an event that the Reader is sure of by its words."""

from dataclasses import replace

import pytest

from dragoman.events.coders.reader_report import features, in_report, is_report, report_of
from dragoman.records import (
    Actor,
    ActorKind,
    Annotations,
    Draft,
    Mention,
    MentionKind,
    Quote,
    Span,
    SpeechKind,
    Status,
)
from dragoman.run.coder import Coder
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

_LINE = "A clerk counted the boxes."
_COURT = " ".join(["The clerk of the ministry spoke.", *[_LINE] * 9])
_SHOP = (
    "Workers at the bakery protested against low pay on Monday. The first batch was sold in March. Its "
    "owner opened a second shop in Leeds. Bread is baked twice a day. The ovens came from a closed hotel. "
    "Customers like the rye. A loaf costs two pounds. The bakery has nine workers. It will open on Sundays "
    "too."
)
_SURE = replace(DRAFT, certainty=0.7, type_certainty=0.9, why={"type": "read"})


def likely(
    draft: Draft, others: tuple[Draft, ...] = (), *, public: int = 0, text: str = _COURT, said: int = 0
) -> float:
    """Give what a report of ten sentences makes of a draft.

    Args:
        draft: Of the first sentence.
        others: What else the report tells.
        public: How many public actors the first sentence names.
        text: The report.
        said: So many of its characters are what somebody says.
    """
    _, sentences = parsed(text)
    mentions = tuple(
        Mention(i, 0, 1, 0, 2, Span(0, 9, "The clerk"), MentionKind.NOMINAL, "", i) for i in range(public)
    )
    official = Actor("The clerk", 0, 9, "The clerk", None, None, ("GOV",), ActorKind.PERSON, None, 0.9)
    parties = dict.fromkeys(range(public), official)
    quotes = (Quote((Span(0, said, text[:said]),), None, None, SpeechKind.DIRECT, 0),) if said else ()
    report = report_of((draft, *others), Annotations(sentences, mentions, quotes), parties)
    return in_report(draft, features(draft, report, parties)).confidence


def test_public_actors_and_other_events_speak_for_an_event() -> None:
    """More of either, and the same words are likelier an event."""
    other = replace(_SURE, sentence=5)
    assert likely(_SURE) < likely(_SURE, public=2) < likely(_SURE, (other,), public=2)


def test_a_second_word_of_one_type_in_a_sentence_and_a_denial_speak_against_it() -> None:
    """They are often one act told twice, and what did not happen is often nothing."""
    assert likely(_SURE, (_SURE,)) < likely(_SURE, (replace(_SURE, sentence=5),))
    assert likely(replace(_SURE, status=Status.NEGATED)) < likely(_SURE)


def test_money_and_reported_speech_speak_against_an_event_and_the_lexicon_for_it() -> None:
    """A report full of shares and percentages is of firms, and what somebody says may be opinion."""
    market = _COURT.replace("boxes", "shares, 5 percent of $ 9 million")
    assert likely(_SURE, text=market) < likely(_SURE)
    assert likely(_SURE, said=40) < likely(_SURE)
    assert likely(replace(_SURE, listed=False)) < likely(replace(_SURE, listed=True))
    assert likely(replace(_SURE, status_certainty=0.6)) < likely(replace(_SURE, status_certainty=0.95))


def test_courts_speak_against_what_nobody_of_public_life_suffers() -> None:
    """A sentence in a report of courts is a crime's; an official's is politics."""
    tried = _COURT.replace("boxes", "jury")
    charged = replace(_SURE, type="REJECT", recipients=(0,))
    fined = replace(charged, type="SANCTION")
    assert likely(charged, text=tried) < likely(charged)
    assert likely(charged, text=tried, public=1) == likely(charged, public=1)
    assert likely(fined) < likely(charged)
    assert likely(fined, public=1) == likely(charged, public=1)


def test_threats_wishes_and_acts_towards_nobody_are_less_likely() -> None:
    """Words of these types stand in every kind of report."""
    assert likely(replace(_SURE, type="THREATEN")) < likely(_SURE)
    assert likely(replace(_SURE, status=Status.HYPOTHETICAL)) < likely(_SURE)
    asked = replace(_SURE, type="REQUEST")
    assert likely(asked, public=1) < likely(replace(asked, actors=(0,)), public=1)
    promised = replace(_SURE, type="AGREE")
    assert likely(promised, public=1) < likely(replace(promised, recipients=(0,)), public=1)


def test_what_the_words_make_likelier_the_report_does_too() -> None:
    """The order of certainties by words alone holds in one report."""
    levels = [likely(replace(_SURE, certainty=p)) for p in (0.5, 0.6, 0.8, 0.95, 1.0)]
    assert levels == sorted(levels)
    assert len(set(levels)) == len(levels)


def test_a_few_sentences_are_no_report() -> None:
    """Their events are as likely as their words."""
    assert not is_report(Annotations(parsed(_LINE * 3)[1], (), ()))
    assert is_report(Annotations(parsed(_COURT)[1], (), ()))
    event = Coder().code_sentence("Turkey condemned the Syrian government on Monday.")[0]
    assert "in this report" not in event.why["type"]


def test_a_report_says_what_it_made_of_an_event() -> None:
    """Both certainties are on record, of what is coded and of what is left out."""
    report = Coder().code(
        "Turkey condemned the Syrian government on Monday. Its minister met envoys in Ankara. " + _LINE * 8
    )
    assert report.events
    assert all("in this report" in event.why["type"] for event in report.events)
    quiet = Coder().code(_SHOP)
    assert not quiet.events
    assert any(d.reason.startswith("'protested'") and "is below 0.55" in d.reason for d in quiet.decisions)
