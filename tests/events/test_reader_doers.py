"""Actors that the grammar of a clause adds or takes away."""

import pytest

from dragoman.records import ActorKind
from made_clauses import Case, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case",
    [
        Case(
            "The ministry responded to criticism on Monday.", "criticism", "ACCUSE", actors=("The ministry",)
        ),
        Case("The ministry has come under attack.", "attack", "ACCUSE", actors=("The ministry",)),
        Case("The ministry faces sanctions.", "sanctions", "SANCTION", known=("The ministry",)),
    ],
)
def test_who_bears_an_act_has_it_done_to_him(case: Case) -> None:
    assert sides(case) == ([], ["The ministry"])


def test_who_responds_to_a_deed_was_not_hit_by_it() -> None:
    case = Case("The ministry responded to the airstrike.", "airstrike", "ASSAULT", known=("The ministry",))
    assert sides(case) == ([], [])


def test_who_criticises_stays_where_the_criticised_answers() -> None:
    text = "The ministry responded to criticism by Togo on Monday."
    found = sides(Case(text, "criticism", "ACCUSE", actors=("Togo",), known=("The ministry", "Togo")))
    assert found == (["Togo"], ["The ministry"])


@pytest.mark.parametrize(
    "case",
    [
        Case("The boy must be returned to Togo.", "must", "REQUEST", actors=("The boy",)),
        Case("Chad struck down rules that Togo had copied.", "struck", "REJECT", actors=("Togo",)),
        Case("The men were freed after an appeal by Togo.", "freed", "RETREAT", actors=("Togo",)),
        Case("The murder sparked riots by miners.", "murder", "ASSAULT", actors=("miners",)),
        Case("He was stopped by police after ramming the crowd.", "ramming", "ASSAULT", actors=("police",)),
        Case("Kenya responded after the attack.", "attack", "ASSAULT", actors=("Kenya",)),
        Case("Togo condemned the attack.", "attack", "ASSAULT", actors=("Togo",)),
        Case("Togo must show its intolerance of the launch.", "launch", "MOBILIZE", actors=("Togo",)),
        Case("Togo has been silent about the attack.", "attack", "ASSAULT", actors=("Togo",)),
        Case("A cook witnessed the attack on Monday.", "attack", "ASSAULT", actors=("A cook",)),
    ],
)
def test_who_acts_in_other_words_of_the_sentence_is_no_actor(case: Case) -> None:
    assert sides(case)[0] == []


@pytest.mark.parametrize(
    "case",
    [
        Case("We must see an effort.", "must", "REQUEST", actors=("We",)),
        Case("Chad freed the men after an appeal by Togo.", "freed", "RETREAT", actors=("Chad",)),
        Case("The men were freed by Chad after an appeal.", "freed", "RETREAT", actors=("Chad",)),
        Case("The men were held after police said that they had guns.", "held", "COERCE", actors=("police",)),
        Case("The men were freed after talks with Togo.", "freed", "RETREAT", actors=("Togo",)),
        Case("The march drew hundreds of miners.", "march", "PROTEST", actors=("hundreds of miners",)),
        Case("Chad backs the rules that Togo imposed.", "imposed", "COERCE", actors=("Togo",)),
        Case("Togo launched the attack.", "attack", "ASSAULT", actors=("Togo",)),
        Case("Kone praised the attack by Togo.", "attack", "ASSAULT", actors=("Togo",)),
        Case("Miners denounced Togo at a rally.", "rally", "PROTEST", actors=("Miners",)),
        Case("Kenya marked the day with a missile test.", "test", "MOBILIZE", actors=("Kenya",)),
        Case("Traders observed a strike in Lomas.", "strike", "PROTEST", actors=("Traders",)),
        Case("The gunmen fled after the attack.", "attack", "ASSAULT", actors=("The gunmen",)),
        Case("Kenya said after the strike that it would go on.", "strike", "ASSAULT", actors=("Kenya",)),
        Case("Hamas boasted about the attack.", "attack", "ASSAULT", actors=("Hamas",)),
        Case("Peru faces sanctions, Kenya said.", "sanctions", "SANCTION", actors=("Kenya",)),
        Case("Two men were taken by gunmen and were killed.", "killed", "ASSAULT", actors=("gunmen",)),
        Case("Togo took part in the attack.", "attack", "ASSAULT", actors=("Togo",)),
    ],
)
def test_who_acts_in_the_trigger_s_own_words_stays(case: Case) -> None:
    assert sides(case)[0] == list(case.actors)


@pytest.mark.parametrize(
    ("text", "paper", "maker"),
    [
        ("A United Nations order barred Togo from trade.", "A United Nations order", "United Nations"),
        ("A decree by Kenya barred the firm from trade.", "A decree", "Kenya"),
    ],
)
def test_whose_paper_it_is_acts_by_it(text: str, paper: str, maker: str) -> None:
    assert sides(Case(text, "barred", "COERCE", actors=(paper,), known=(maker,)))[0] == [maker]


def test_a_paper_of_nobody_known_stays() -> None:
    text = "A decree by Kenya barred the firm from trade."
    assert sides(Case(text, "barred", "COERCE", actors=("A decree",)))[0] == ["A decree"]


def test_sanctions_are_called_after_whom_they_are_on() -> None:
    """By its name, that is; where the sentence says on whom they are it stays."""
    named = ActorKind.STATE
    text = "Kone defended Togo sanctions on Monday."
    assert sides(Case(text, "sanctions", "COERCE", actors=("Togo",), known=("Togo",)), named) == (
        [],
        ["Togo"],
    )
    text = "Kone defended Togo sanctions on Chad."
    found = sides(Case(text, "sanctions", "COERCE", ("Togo",), ("Chad",), known=("Togo", "Chad")), named)
    assert found == (["Togo"], ["Chad"])


@pytest.mark.parametrize(
    ("case", "actor"),
    [
        (Case('"We urge Togo to act," she said.', "urge", "REQUEST", recipients=("Togo",)), "We"),
        (Case('"I want to thank Togo," she said.', "thank", "SUPPORT", recipients=("Togo",)), "I"),
        (
            Case(
                '"Togo will pay a high price," Kone said.',
                "pay",
                "THREATEN",
                recipients=("Togo",),
                quoted=("Togo will pay a high price", "Kone"),
            ),
            "Kone",
        ),
        (
            Case("Togo will know by our warning that it has to go.", "warning", "THREATEN", actors=("Togo",)),
            "our",
        ),
    ],
)
def test_who_speaks_of_what_he_does_himself_is_the_actor(case: Case, actor: str) -> None:
    assert sides(case)[0] == [actor]


def test_a_speaker_who_tells_what_others_did_is_no_actor() -> None:
    quoted = ("The men were arrested", "Kone")
    assert sides(Case('"The men were arrested," Kone said.', "arrested", "COERCE", quoted=quoted))[0] == []


def test_whoever_is_threatened_in_quoted_words_is_not_threatened_by_the_speaker() -> None:
    quoted = ("The men were threatened", "Kone")
    assert (
        sides(Case('"The men were threatened," Kone said.', "threatened", "THREATEN", quoted=quoted))[0] == []
    )


def test_who_asks_somebody_is_not_the_one_asked() -> None:
    """An object between the verb and its infinitive is who acts there."""
    assert sides(Case('"We asked Togo to thank Chad," she said.', "thank", "SUPPORT"))[0] == []


def test_whom_a_participle_describes_acts() -> None:
    text = "Kone, a member of a commission investigating the crash, said nothing."
    case = Case(text, "investigating", "ACCUSE", actors=("Kone",), known=("a commission",))
    assert sides(case)[0] == ["a commission"]


def test_a_participle_behind_a_comma_tells_of_the_subject() -> None:
    text = "Rebels stormed a mission, opening fire at guards."
    assert sides(Case(text, "opening", "ASSAULT", actors=("Rebels",), known=("a mission",)))[0] == ["Rebels"]


def test_who_stands_beside_a_subject_that_acts_does_not_act_with_it() -> None:
    text = "On the Fijian side, Kone attacked the ministry."
    found = sides(Case(text, "attacked", "ACCUSE", actors=("Fijian", "Kone"), known=("Fijian", "Kone")))
    assert found[0] == ["Kone"]


def test_who_is_joined_to_a_subject_acts_with_it() -> None:
    case = Case("Kone and Diallo attacked the ministry.", "attacked", "ACCUSE", actors=("Kone", "Diallo"))
    assert sides(case)[0] == ["Kone", "Diallo"]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("He shot a guard.", "shot", ["He"]),
        ("It shot a guard.", "shot", []),  # a machine, perhaps
        ("He was shot by guards.", "shot", []),
    ],
)
def test_he_does_what_has_an_object(text: str, word: str, actors: list[str]) -> None:
    assert sides(Case(text, word, "ASSAULT"))[0] == actors
