"""Who holds what on a matter: pairs of sentences that differ in what decides it."""

import pytest

from dragoman.records import Stance
from made_readings import held

pytestmark = pytest.mark.model
FOR, AGAINST, UNCLEAR = Stance.FOR, Stance.AGAINST, Stance.UNCLEAR


def stances(text: str, about: str = "referendum", *also: str) -> set[tuple[str, Stance]]:
    return {(each.actor.name, each.stance) for each in held(text, about, *also)}


CASES = [
    # attitudes, and what negation and hedges do to them
    ("Norway opposes the referendum.", "Norway", AGAINST),
    ("Norway supports the referendum.", "Norway", FOR),
    ("Norway does not support the referendum.", "Norway", AGAINST),
    ("Norway does not oppose the referendum.", "Norway", UNCLEAR),
    ("Norway no longer opposes the referendum.", "Norway", UNCLEAR),
    ("Norway did not not accept the referendum.", "Norway", AGAINST),
    ("Norway may support the referendum.", "Norway", UNCLEAR),
    ("Norway is expected to support the referendum.", "Norway", UNCLEAR),
    ("Norway would support the referendum if it were later.", "Norway", UNCLEAR),
    ("Norway has not yet endorsed the referendum.", "Norway", UNCLEAR),
    ("Norway refused to recognise the referendum.", "Norway", AGAINST),
    ("Norway refused to condemn the referendum.", "Norway", UNCLEAR),
    ("Norway denied supporting the referendum.", "Norway", UNCLEAR),
    ("Norway objected to the referendum.", "Norway", AGAINST),
    ("Norway is opposed to the referendum.", "Norway", AGAINST),
    ("Norway is divided over the referendum.", "Norway", UNCLEAR),
    # signs that are carried along
    ("Norway rejected calls for a referendum.", "Norway", AGAINST),
    ("Norway rejected calls to cancel the referendum.", "Norway", FOR),
    ("Norway demanded that the referendum be cancelled.", "Norway", AGAINST),
    ("Norway demanded that the referendum be held.", "Norway", FOR),
    ("Norway welcomed the cancellation of the referendum.", "Norway", AGAINST),
    ("Norway condemned attempts to block the referendum.", "Norway", FOR),
    ("Norway called for the referendum to be postponed.", "Norway", AGAINST),
    ("Norway is not going to accept the referendum.", "Norway", AGAINST),
    # nouns
    ("Norway voiced opposition to the referendum.", "Norway", AGAINST),
    ("Norway withdrew its support for the referendum.", "Norway", AGAINST),
    ("Norway's support for the referendum is strong.", "Norway", FOR),
    ("The referendum drew criticism from Norway.", "Norway", AGAINST),
    ("Norway is a critic of the referendum.", "Norway", AGAINST),
    # judgements
    ("Norway called the referendum illegal.", "Norway", AGAINST),
    ("Norway dismissed the referendum as a farce.", "Norway", AGAINST),
    ("Norway said the referendum was a mistake.", "Norway", AGAINST),
    ("Norway said the referendum was not a mistake.", "Norway", FOR),
    ("Norway said the referendum violated the law.", "Norway", AGAINST),
    ("Norway said the referendum did not violate the law.", "Norway", FOR),
    ("Norway said the referendum cannot solve the crisis.", "Norway", AGAINST),
    ("Norway said the referendum would have no validity.", "Norway", AGAINST),
    ("Norway said the region has the right to hold a referendum.", "Norway", FOR),
    ("Norway said the region has no right to hold a referendum.", "Norway", AGAINST),
    ("Norway said there would be no referendum.", "Norway", AGAINST),
    ("Norway said the referendum must go ahead.", "Norway", FOR),
    # acts, passives, relative clauses, idioms
    ("Norway blocked the referendum.", "Norway", AGAINST),
    ("The referendum was condemned by Norway.", "Norway", AGAINST),
    ("The referendum, which Norway supports, is in May.", "Norway", FOR),
    ("Norway recalled its envoy in protest at the referendum.", "Norway", AGAINST),
    ("Norway spoke in favour of the referendum.", "Norway", FOR),
    # pronouns for the matter
    ("The referendum is in May. Norway opposes it.", "Norway", AGAINST),
    ("The referendum is in May. Norway called it illegal.", "Norway", AGAINST),
    # questions, and speech without a stance
    ('"Is the referendum illegal?" Norway asked.', "Norway", UNCLEAR),
    ("Norway said the referendum will be held in May.", "Norway", UNCLEAR),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "stance"), CASES)
def test_a_stance_follows_the_words_around_the_matter(text: str, actor: str, stance: Stance) -> None:
    assert stances(text) == {(actor, stance)}


def test_a_position_that_another_tells_is_theirs_of_whom_it_is_told() -> None:
    """The speaker is kept as who says so and gets no position of its own."""
    (found,) = held("Lena Aldous said Portugal opposes the referendum.", "referendum")
    assert (found.actor.name, found.stance) == ("Portugal", AGAINST)
    assert [s.speaker and s.speaker.name for s in found.told] == ["Lena Aldous"]


def test_what_the_accused_does_is_the_accuseds() -> None:
    """The one who accuses holds nothing by that."""
    assert stances("Norway accused Sweden of sabotaging the referendum.") == {("Sweden", AGAINST)}


def test_two_parties_of_a_sentence_are_kept_apart() -> None:
    found = stances("Peru welcomed the referendum but Chile rejected it.")
    assert found == {("Peru", FOR), ("Chile", AGAINST)}


NOBODY = [
    "The referendum was widely condemned.",
    "The referendum is illegal.",
    "Norway arrived on the eve of the referendum.",
    "The law forbids a referendum.",
    "Rain delayed the referendum.",
    "Turnout in the referendum was low.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_is_said_to_hold_is_no_position(text: str) -> None:
    """The article's own judgement, a rule, the weather, and a mere mention are nobody's."""
    assert stances(text) == set()


def test_speech_without_a_stance_says_so_as_its_reason() -> None:
    (found,) = held("Norway said turnout in the referendum was low.", "referendum")
    assert dict(found.why)["stance"].endswith("mentions it without a stance")


def test_the_evidence_holds_the_negation_and_the_matter() -> None:
    (found,) = held("Norway does not support the referendum.", "referendum")
    assert found.words.text == "does not support the referendum"


def test_a_synonym_counts_only_where_it_is_given() -> None:
    """Nothing is guessed to be another name of a matter."""
    text = "Norway condemned the plebiscite."
    assert stances(text) == set()
    assert stances(text, "referendum", "plebiscite") == {("Norway", AGAINST)}


def test_all_words_of_a_matter_must_be_in_its_phrase() -> None:
    """A vote on the budget is no independence vote."""
    text = "Norway condemned the independence vote. Sweden condemned the budget vote."
    assert stances(text, "independence vote") == {("Norway", AGAINST)}


def test_the_same_text_gives_the_same_positions() -> None:
    text = "Peru welcomed the referendum but Chile rejected it."
    assert held(text, "referendum") == held(text, "referendum")
