"""Actors that suffer the act, act elsewhere in a headline, or are the label of who speaks."""

from dataclasses import replace

import pytest

from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_doers import with_doers
from dragoman.events.coders.reader_no_doers import without_no_doers
from dragoman.language.mentions import find_mentions
from dragoman.records import Actor, ActorKind, Annotations, Region, RegionKind, Span
from made_clauses import Case, sides
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "actors", "expected"),
    [
        ("Ten soldiers were killed in a bombing.", "bombing", ("Ten soldiers",), ([], ["Ten soldiers"])),
        ("Ten soldiers were hurt by the shelling.", "shelling", ("Ten soldiers",), ([], ["Ten soldiers"])),
        ("The gunman was killed in a shootout.", "shootout", ("The gunman",), (["The gunman"], [])),
        ("Ten soldiers were seen at a bombing.", "bombing", ("Ten soldiers",), (["Ten soldiers"], [])),
    ],
)
def test_who_was_hurt_in_it_did_not_do_it(
    text: str, word: str, actors: tuple[str, ...], expected: tuple[list[str], list[str]]
) -> None:
    assert sides(Case(text, word, "ASSAULT", actors=actors)) == expected


def headline(text: str, word: str, actors: tuple[str, ...], recipients: tuple[str, ...] = ()) -> Clause:
    """Give a headline's trigger with the sides that the Reader read."""
    made, sentences = parsed(text, Region(RegionKind.HEADLINE, 0, len(text)))
    mentions = find_mentions(made, sentences)
    head = next(t for t in sentences[0].tokens if t.text == word)

    def ids(phrases: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(m.id for m in mentions if m.span.text in phrases)

    draft = replace(
        DRAFT,
        head=head.i,
        trigger=Span(head.start, head.end, head.text),
        type="ASSAULT",
        actors=ids(actors),
        recipients=ids(recipients),
    )
    parties = {
        m.id: Actor(m.span.text, m.span.start, m.span.end, m.span.text, country="TGO", kind=ActorKind.STATE)
        for m in mentions
    }
    return Clause(draft, Annotations(sentences, mentions, ()), parties)


def names(clause: Clause) -> list[str]:
    return [clause.annotations.mentions[i].span.text for i in clause.draft.actors]


def test_who_acts_behind_a_headlines_colon_is_no_doer_of_what_stands_before_it() -> None:
    clause = headline("Lome bombing: Togo arrests five", "bombing", ("Togo",), ("five",))
    made = without_no_doers(clause)
    assert names(made) == []
    assert made.draft.recipients == ()


def test_a_label_before_a_headlines_colon_says_it() -> None:
    assert names(without_no_doers(headline("Army: shelling kills 19", "shelling", ("Army",)))) == []


def test_two_states_that_a_headlines_comma_joins_act_both() -> None:
    clause = headline("Sudan, Chad troops clash near Adre", "clash", ("Chad troops",))
    assert names(with_doers(clause)) == ["Sudan", "Chad troops"]
