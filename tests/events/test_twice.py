"""Two words of a sentence that tell one act give one event; two acts stay two."""

from dataclasses import replace

import pytest

from dragoman.events.twice import joined, said_again, told_twice
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Draft, Span, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def drafts(text: str, *words: str) -> tuple[list[Draft], Annotations]:
    """Give a draft a word, each less certain than the one before."""
    _, sentences = parsed(text)
    heads = [next(t.i for t in sentences[0].tokens if t.text == word) for word in words]
    made = [
        replace(DRAFT, head=head, trigger=Span(0, len(word), word), certainty=1.0 - n / 10)
        for n, (head, word) in enumerate(zip(heads, words, strict=True))
    ]
    return made, Annotations(sentences, (), ())


@pytest.mark.parametrize(
    ("text", "stays", "goes"),
    [
        ("Peru imposed a curfew in Lima on Monday.", "curfew", "imposed"),
        ("A curfew was imposed in Lima on Monday.", "curfew", "imposed"),
        ("Talks hosted by Oman ended on Monday.", "Talks", "hosted"),
        ("The council passed sanctions on Togo, banning its rice.", "sanctions", "banning"),
        ("The workers went back to the mine, ending their stoppage.", "went", "ending"),
        ("Marines shot six men dead in a battle near the port.", "shot", "battle"),
        ("Six men were killed by air strikes near the port.", "killed", "strikes"),
        ("The chamber imposed a quota and heavy restrictions on Monday.", "imposed", "restrictions"),
        ("The bombing was an attack on pilgrims.", "bombing", "attack"),
    ],
)
def test_one_act_is_told_once(text: str, stays: str, goes: str) -> None:
    made, annotations = drafts(text, stays, goes)
    assert told_twice(made, annotations, {}) == {1: 0}


@pytest.mark.parametrize(
    ("text", "words", "type_", "modes"),
    [
        ("Gunmen shot and killed a guard.", ("shot", "killed"), "ASSAULT", ("firearms", "targeted")),
        (
            "She told of the slaying of a judge who was cut down by gunmen.",
            ("slaying", "cut"),
            "ASSAULT",
            ("targeted", "primitive"),
        ),
        (
            "It began with a rampage by soldiers, who killed herders.",
            ("rampage", "killed"),
            "ASSAULT",
            ("targeted", "primitive"),
        ),
        (
            "Six men were arrested and remained in police custody.",
            ("arrested", "custody"),
            "COERCE",
            ("arrest", "arrest"),
        ),
        ("Men were killed when rebels attacked.", ("killed", "attacked"), "ASSAULT", (None, "firearms")),
        ("Four ministers voted to support the republic.", ("voted", "support"), "SUPPORT", (None, None)),
        (
            "Chad pressed its neighbour on Monday, insisting that it leave.",
            ("pressed", "insisting"),
            "REQUEST",
            ("change", "yield"),
        ),
        (
            "Prosecutors are investigating a man suspected of fraud.",
            ("investigating", "suspected"),
            "ACCUSE",
            ("investigate", "allege"),
        ),
        ("Fiji tested two missiles that flew over Tonga.", ("tested", "flew"), "MOBILIZE", ("weapons", None)),
    ],
)
def test_set_phrases_are_one_act_whatever_the_mode(
    text: str, words: tuple[str, str], type_: str, modes: tuple[str | None, str | None]
) -> None:
    made, annotations = drafts(text, *words)
    pair = [replace(draft, type=type_, mode=mode) for draft, mode in zip(made, modes, strict=True)]
    assert told_twice(pair, annotations, {}) == {1: 0}


@pytest.mark.parametrize(
    ("text", "one", "two", "type_"),
    [
        ("Gunmen shot a guard and killed a judge.", "shot", "killed", "ASSAULT"),
        ("Gunmen shot and kidnapped a guard.", "shot", "kidnapped", "ASSAULT"),
        ("After the killing in a bar, where men were shot, she fled.", "killing", "shot", "ASSAULT"),
        ("Police arrested a man and searched for his custody papers.", "arrested", "custody", "COERCE"),
        ("Soldiers pushed on, capturing a hill.", "pushed", "capturing", "COERCE"),
    ],
)
def test_other_modes_keep_two_acts_apart(text: str, one: str, two: str, type_: str) -> None:
    made, annotations = drafts(text, one, two)
    pair = [
        replace(draft, type=type_, mode=mode) for draft, mode in zip(made, ("arrest", "beat"), strict=True)
    ]
    assert told_twice(pair, annotations, {}) == {}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Gunmen shot the guard and burned the gate.", "shot", "burned"),
        ("Police arrested the driver after they raided the house.", "arrested", "raided"),
        ("The army shelled a village where rebels bombed a bus.", "shelled", "bombed"),
        ("Police fought with gunmen after the bombing.", "fought", "bombing"),
        ("The bombing followed an attack on pilgrims.", "bombing", "attack"),
        ("The army shelled men who raided a village.", "shelled", "raided"),
    ],
)
def test_two_acts_stay_two(text: str, one: str, two: str) -> None:
    made, annotations = drafts(text, one, two)
    assert told_twice(made, annotations, {}) == {}


@pytest.mark.parametrize(
    "change", [{"type": "SANCTION"}, {"status": Status.PLANNED}, {"sentence": 1}, {"mode": "seize"}]
)
def test_what_contradicts_is_another_act(change: dict[str, object]) -> None:
    made, annotations = drafts("Peru imposed a curfew in Lima on Monday.", "curfew", "imposed")
    made[0] = replace(made[0], mode="curfew")
    assert told_twice(made, annotations, {}) == {1: 0}
    assert told_twice([made[0], replace(made[1], **change)], annotations, {}) == {}  # type: ignore[arg-type]


def test_one_noun_said_twice_is_one_act() -> None:
    text = "Police guard the scene of the attack in Nice, where an attack hit the crowd."
    _, sentences = parsed(text)
    first, second = (token.i for token in sentences[0].tokens if token.text == "attack")
    made = [replace(DRAFT, head=first), replace(DRAFT, head=second, certainty=0.5)]
    assert told_twice(made, Annotations(sentences, (), ()), {}) == {1: 0}


def test_what_stays_takes_the_sides_it_lacks() -> None:
    again = replace(DRAFT, actors=(3,), recipients=(4,), trigger=Span(0, 7, "imposed"))
    kept = joined(replace(DRAFT, recipients=(5,)), again)
    assert (kept.actors, kept.recipients) == ((3,), (5,))
    assert "imposed" in kept.why["actors"]
    assert kept.why["recipients"] == "none"


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Rebels shelled the port of Lomas. It rained. Rebels shelled the port of Lomas.", {1: 0}),
        ("Rebels shelled the port of Lomas. It rained. Rebels shelled the port of Tova.", {}),
        ("Rebels attacked. It rained. Rebels attacked.", {}),
    ],
)
def test_a_sentence_that_stands_there_twice_is_read_once(text: str, again: dict[int, int]) -> None:
    _, sentences = parsed(text)
    made = [replace(DRAFT, sentence=number, head=1) for number in (0, 2)]
    assert said_again(made, Annotations(sentences, (), ())) == again


def test_a_title_that_stands_before_every_caption_is_told_once() -> None:
    """Eight words around the trigger are enough; the same act in other words stays."""
    title = "Photos of Lomas: Pictures of the truck attack in Lomas"
    _, sentences = parsed(f"{title} A cook looks on.\n{title} Rain fell.\nA guard saw the attack in Lomas.")
    made = [
        replace(DRAFT, sentence=s.number, head=next(t.i for t in s.tokens if t.text == "attack"))
        for s in sentences
        if any(t.text == "attack" for t in s.tokens)
    ]
    assert said_again(made, Annotations(sentences, (), ())) == {1: 0}


def test_a_noun_for_a_verb_with_both_sides_alike_tells_it_again() -> None:
    text = "Rebels took the girls in the night, an abduction that woke the province."
    made, annotations = drafts(text, "took", "abduction")
    annotations = replace(annotations, mentions=find_mentions(*parsed(text)))
    alike = [replace(draft, type="ASSAULT", actors=(0,), recipients=(1,)) for draft in made]
    assert told_twice(alike, annotations, {}) == {1: 0}
    unsaid = [replace(draft, recipients=()) for draft in alike]
    assert told_twice(unsaid, annotations, {}) == {}


def test_what_came_before_is_another_act_though_both_have_the_same_sides() -> None:
    text = "Rebels attacked the port on Tuesday after a raid on Sunday."
    made, annotations = drafts(text, "attacked", "raid")
    annotations = replace(annotations, mentions=find_mentions(*parsed(text)))
    alike = [replace(draft, type="ASSAULT", actors=(0,), recipients=(1,)) for draft in made]
    assert told_twice(alike, annotations, {}) == {}
