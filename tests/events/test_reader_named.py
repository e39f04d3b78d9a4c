"""Recipients that an act's own words name: owners of a fate, states visited, all whom an act hurt."""

from dataclasses import replace

import pytest

from dragoman.events.coders.reader_aims import mended
from dragoman.language.mentions import find_mentions
from dragoman.records import Actor, ActorKind, Annotations, Span
from made_clauses import Case, sides
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("case", "owner"),
    [
        (Case("Kone gave up the post after his arrest.", "arrest", "COERCE"), ["his"]),
        (Case("Togo marked the anniversary of her abduction.", "abduction", "ASSAULT"), ["her"]),
        (Case("The miners went home after their release.", "release", "RETREAT"), ["their"]),
        (
            Case("Togo recalled Kone's abduction on Monday.", "abduction", "ASSAULT", known=("Kone",)),
            ["Kone"],
        ),
    ],
)
def test_whose_fate_a_noun_is_is_reached(case: Case, owner: list[str]) -> None:
    assert sides(case)[1] == owner


@pytest.mark.parametrize(
    "case",
    [
        Case("Monday's release was no swap.", "release", "RETREAT"),
        Case("We have lifted our ban on fires.", "ban", "COERCE"),
        Case("Kone's abduction of the girls shook Togo.", "abduction", "ASSAULT", known=("Kone",)),
        Case("His protest lasted for two days.", "protest", "PROTEST"),
        Case("His arrest of Kone shook Togo.", "arrest", "COERCE", actors=("His",)),
        Case("Its release was delayed.", "release", "RETREAT"),
    ],
)
def test_who_does_it_or_when_it_was_is_no_owner_of_a_fate(case: Case) -> None:
    assert sides(case)[1] == []


@pytest.mark.parametrize(("sectors", "reached"), [(("MIL",), []), (("AGR",), ["the union"])])
def test_those_who_shoot_by_trade_do_not_undergo_it(sectors: tuple[str, ...], reached: list[str]) -> None:
    party = Actor("x", 0, 1, "x", sectors=sectors, kind=ActorKind.ORGANISATION)
    text = "Chad saw the beginning of the union's detention."
    assert _reached(text, "detention", "COERCE", {"the union": party}) == reached


def _reached(
    text: str, word: str, type_: str, parties: dict[str, Actor], actor: str | None = None
) -> list[str]:
    """Give the recipients of a word whose draft has none, where some phrases are known parties."""
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t for t in sentences[0].tokens if t.text == word)
    draft = replace(
        DRAFT,
        head=head.i,
        trigger=Span(head.start, head.end, head.text),
        type=type_,
        actors=tuple(m.id for m in mentions if m.span.text == actor),
        why={"actors": "read", "recipients": "read"},
    )
    known = {m.id: parties[m.span.text] for m in mentions if m.span.text in parties}
    made = mended(draft, Annotations(sentences, mentions, ()), known)
    return [mentions[i].span.text for i in made.recipients]


def _state(text: str, name: str) -> Actor:
    return Actor(text, 0, len(text), name, country="TGO", kind=ActorKind.STATE)


TOGO = {
    "Togo": _state("Togo", "Togo"),
    "Kone": Actor("Kone", 0, 4, "Kone", sectors=("GOV",), kind=ActorKind.PERSON),
}


@pytest.mark.parametrize(
    ("text", "word", "reached"),
    [
        ("Kone is on a visit to Togo.", "visit", ["Togo"]),
        ("Kone visited Togo in May.", "visited", ["Togo"]),
        ("Kone ended a tour of Togo.", "tour", ["Togo"]),
        ("Kone offered to travel to Togo.", "offered", ["Togo"]),
    ],
)
def test_the_state_that_is_visited_is_reached(text: str, word: str, reached: list[str]) -> None:
    type_ = "AGREE" if word == "offered" else "CONSULT"
    assert _reached(text, word, type_, TOGO, "Kone") == reached


@pytest.mark.parametrize(
    ("text", "word", "type_", "parties"),
    [
        ("Kone is on a visit to Lome.", "visit", "CONSULT", TOGO | {"Lome": _state("Lome", "Togo")}),
        (
            "Kone is on a visit to Togo.",
            "visit",
            "CONSULT",
            TOGO | {"Kone": replace(TOGO["Kone"], sectors=("CVL",))},
        ),
        ("Kone visited the port in May.", "visited", "CONSULT", {}),
        ("Kone held talks in Togo.", "talks", "CONSULT", TOGO),
        ("Kone began the visit in Togo.", "visit", "CONSULT", TOGO),
        ("Kone protested at the visit to Togo.", "visit", "PROTEST", TOGO),
    ],
)
def test_a_town_where_people_meet_and_what_private_people_visit_is_no_recipient(
    text: str, word: str, type_: str, parties: dict[str, Actor]
) -> None:
    assert _reached(text, word, type_, parties, "Kone") == []


@pytest.mark.parametrize(
    ("text", "word", "read", "reached"),
    [
        (
            "Rebels killed two guards and wounded six others.",
            "killed",
            ("two guards",),
            ["two guards", "six others"],
        ),
        (
            "The blast killed two guards and injured a girl.",
            "blast",
            ("two guards",),
            ["two guards", "a girl"],
        ),
    ],
)
def test_all_whom_joined_verbs_hurt_are_reached(
    text: str, word: str, read: tuple[str, ...], reached: list[str]
) -> None:
    assert sides(Case(text, word, "ASSAULT", recipients=read))[1] == reached


def test_another_verb_s_object_is_not_hurt() -> None:
    text = "Rebels killed two guards and freed six others."
    assert sides(Case(text, "killed", "ASSAULT", recipients=("two guards",)))[1] == ["two guards"]
    text = "Rebels wounded six miners, and police praised two guards."
    assert sides(Case(text, "wounded", "ASSAULT", recipients=("six miners",)))[1] == ["six miners"]


FAR = "Togo held out. Kone spoke. The union demanded more. Benin said no. Chad left."


@pytest.mark.parametrize(
    ("type_", "named", "left"),
    [
        ("REQUEST", "Benin", False),
        ("REQUEST", "Togo", False),
        ("REQUEST", "Kone", True),
        ("REJECT", "Benin", True),
        ("REJECT", "Chad", False),
        ("REJECT", "Togo", True),
        ("ASSAULT", "Benin", True),
        ("SUPPORT", "Togo", True),
        ("ACCUSE", "Togo", True),
    ],
)
def test_an_act_of_words_reaches_nobody_who_is_named_far_off(type_: str, named: str, *, left: bool) -> None:
    document, sentences = parsed(FAR)
    mentions = find_mentions(document, sentences)
    head = next(t for t in sentences[2].tokens if t.text == "demanded")
    read = tuple(m.id for m in mentions if m.span.text == named)
    assert len(read) == 1
    draft = replace(
        DRAFT,
        sentence=2,
        head=head.i,
        trigger=Span(head.start, head.end, head.text),
        type=type_,
        recipients=read,
        why={"actors": "read", "recipients": "read"},
    )
    made = mended(draft, Annotations(sentences, mentions, ()), {})
    assert made.recipients == (read if left else ())


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed three soldiers and police wounded two rebels.",
        "Togo killed a general and Benin has killed nine rebels.",
    ],
)
def test_a_joined_verb_with_a_doer_of_its_own_harms_its_own_victims(text: str) -> None:
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t for t in sentences[0].tokens if t.text == "killed")
    read = next(m.id for m in mentions if m.span.text in {"three soldiers", "a general"})
    draft = replace(
        DRAFT,
        sentence=0,
        head=head.i,
        trigger=Span(head.start, head.end, head.text),
        type="ASSAULT",
        recipients=(read,),
        why={"actors": "read", "recipients": "read"},
    )
    assert mended(draft, Annotations(sentences, mentions, ()), {}).recipients == (read,)
