"""How an event stands in the world: pairs of sentences that differ in what decides it."""

import pytest

from dragoman.events.status import Standing, standing
from dragoman.records import Auxiliary, Region, RegionKind, Status
from made_parses import parsed

pytestmark = pytest.mark.model

HAPPENED, ONGOING, PLANNED = Status.HAPPENED, Status.ONGOING, Status.PLANNED
HYPOTHETICAL, NEGATED, DENIED = Status.HYPOTHETICAL, Status.NEGATED, Status.DENIED


def judged(text: str, word: str, *regions: Region) -> Standing:
    _, sentences = parsed(text, *regions)
    sentence, token = next((s, t) for s in sentences for t in s.tokens if t.text == word)
    return standing(sentence, token.i)


CASES = [
    # tense and modals
    ("Rebels attacked the town.", "attacked", HAPPENED),
    ("Rebels will attack the town.", "attack", PLANNED),
    ("Rebels could attack the town.", "attack", HYPOTHETICAL),
    ("Rebels may attack the town.", "attack", HYPOTHETICAL),
    ("Rebels are going to attack the town.", "attack", PLANNED),
    ("Rebels are to attack the town.", "attack", PLANNED),
    ("Rebels are attacking the town.", "attacking", ONGOING),
    ("The town is being attacked by rebels.", "attacked", ONGOING),
    ("Rebels have attacked the town.", "attacked", HAPPENED),
    ("Rebels have besieged the town since June.", "besieged", ONGOING),
    ("Rebels besieged the town in June.", "besieged", HAPPENED),
    # negation
    ("Rebels did not attack the town.", "attack", NEGATED),
    ("Rebels never attacked the town.", "attacked", NEGATED),
    ("No rebels attacked the town.", "attacked", NEGATED),
    ("Nobody attacked the town.", "attacked", NEGATED),
    ("Not one rebel attacked the town.", "attacked", NEGATED),
    ("Rebels not only attacked the town but burned it.", "attacked", HAPPENED),
    ("Rebels have yet to attack the town.", "attack", NEGATED),
    ("They left without attacking the town.", "attacking", NEGATED),
    ("The army did not not accept the plan.", "accept", NEGATED),
    # what governs a verb
    ("Rebels plan to attack the town.", "attack", PLANNED),
    ("Rebels promised to leave the town.", "leave", PLANNED),
    ("Rebels want to attack the town.", "attack", HYPOTHETICAL),
    ("Rebels failed to attack the town.", "attack", NEGATED),
    ("Rebels did not fail to attack the town.", "attack", HAPPENED),
    ("Rebels refused to leave the town.", "leave", NEGATED),
    ("Rebels managed to leave the town.", "leave", HAPPENED),
    ("Rebels continued to attack the town.", "attack", ONGOING),
    ("Rebels denied attacking the town.", "attacking", DENIED),
    ("Rebels denied that they attacked the town.", "attacked", DENIED),
    ("Rebels admitted attacking the town.", "attacking", HAPPENED),
    ("The army said rebels attacked the town.", "attacked", HAPPENED),
    ("The army said rebels would attack the town.", "attack", PLANNED),
    ("The army fears rebels attacked the town.", "attacked", HYPOTHETICAL),
    ("Rebels stopped short of attacking the town.", "attacking", NEGATED),
    ("Rebels have no intention of attacking the town.", "attacking", NEGATED),
    ("There is no evidence that rebels attacked the town.", "attacked", NEGATED),
    ("There is evidence that rebels attacked the town.", "attacked", HAPPENED),
    ("The minister dismissed a report that rebels attacked the town.", "attacked", DENIED),
    ("The minister cited a report that rebels attacked the town.", "attacked", HAPPENED),
    ("The minister called untrue a claim that rebels attacked the town.", "attacked", DENIED),
    ("The envoy insisted that no soldier had crossed the river.", "crossed", DENIED),
    ("Police foiled a plot, detaining two men.", "detaining", HAPPENED),
    ("It was hard to leave the town.", "leave", HYPOTHETICAL),
    ("They were glad to leave the town.", "leave", HAPPENED),
    ("The first to leave the town was Okello.", "leave", HAPPENED),
    # conditions, questions, imperatives
    ("If rebels attack the town, the army will respond.", "attack", HYPOTHETICAL),
    ("Unless rebels leave the town, the army will respond.", "leave", HYPOTHETICAL),
    ("Had rebels not attacked the town, the army would have left.", "attacked", HAPPENED),
    ("Had rebels attacked the town, the army would have left.", "attacked", NEGATED),
    ("Did rebels attack the town?", "attack", HYPOTHETICAL),
    ("Why did rebels attack the town?", "attack", HAPPENED),
    ("Leave the town at once.", "Leave", HYPOTHETICAL),
    ("Please leave the town.", "leave", HYPOTHETICAL),
    # conjoined verbs
    ("Rebels will attack and burn the town.", "burn", PLANNED),
    ("Rebels could attack the town, and the army fled.", "fled", HAPPENED),
    # nouns
    ("The attack killed two guards.", "attack", HAPPENED),
    ("The planned attack alarmed the guards.", "attack", PLANNED),
    ("A possible attack alarmed the guards.", "attack", HYPOTHETICAL),
    ("The threat of a strike alarmed the owners.", "strike", HYPOTHETICAL),
    ("There was no attack on the town.", "attack", NEGATED),
    ("The union called off the strike.", "strike", NEGATED),
    ("The union called a strike.", "strike", PLANNED),
    ("The council ruled out a curfew.", "curfew", NEGATED),
    ("The talks fell through on Monday.", "talks", NEGATED),
    ("The talks are scheduled for Monday.", "talks", PLANNED),
    ("The talks ended on Monday.", "talks", HAPPENED),
    ("The army denied the attack.", "attack", DENIED),
    ("The army denied any part in the attack.", "attack", HAPPENED),
    ("The army saw no sign of an attack.", "attack", NEGATED),
    ("The army will meet envoys after the attack.", "attack", HAPPENED),
    ("Union leaders said they would stay until the mayor leaves the hall.", "leaves", HYPOTHETICAL),
    ("Union leaders stayed until the mayor left the hall.", "left", HAPPENED),
    ("The governors called for a truce on the border.", "truce", HYPOTHETICAL),
    ("The ministry will help the villagers rebuild the mosque.", "rebuild", PLANNED),
    ("The governor helped the villagers rebuild the mosque.", "rebuild", HAPPENED),
    ("The city will save money by closing two schools.", "closing", PLANNED),
    ("Envoys will meet in Tunis after an attack on a convoy.", "attack", HAPPENED),
    ("The army could crush them in retaliation.", "retaliation", HYPOTHETICAL),
    ("The departure of the convoy has been delayed.", "departure", PLANNED),
    ("The shortage is due to the strikes at the port.", "is", HAPPENED),
    ("The pilots are due to strike on Monday.", "strike", PLANNED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_an_events_status_follows_the_words_around_it(text: str, word: str, status: Status) -> None:
    found = judged(text, word)
    assert (found.status, found.reason != "") == (status, True), found


def test_a_bare_infinitive_in_a_headline_is_planned() -> None:
    text = "Poland to send troops to Latvia"
    assert judged(text, "send", Region(RegionKind.HEADLINE, 0, len(text))).status is PLANNED


def test_a_present_tense_in_a_headline_has_happened() -> None:
    text = "Rebels attack town"
    assert judged(text, "attack", Region(RegionKind.HEADLINE, 0, len(text))).status is HAPPENED


@pytest.mark.parametrize(
    ("text", "word", "volitional"),
    [
        ("Chad will not send troops.", "send", True),
        ("Chad does not accept the border.", "accept", True),
        ("Chad did not send troops.", "send", False),
    ],
)
def test_a_negation_of_will_is_told_from_one_of_a_past_fact(text: str, word: str, volitional: bool) -> None:
    found = judged(text, word)
    assert (found.status, found.negated, found.volitional) == (NEGATED, True, volitional)


@pytest.mark.parametrize(
    ("text", "word", "modes"),
    [
        ("Rebels will attack the town.", "attack", (Auxiliary.FUTURE,)),
        ("Rebels could attack the town.", "attack", (Auxiliary.HYPOTHETICAL,)),
        ("Rebels did not attack the town.", "attack", (Auxiliary.NEGATION,)),
        ("Rebels will not attack the town.", "attack", (Auxiliary.FUTURE, Auxiliary.NEGATION)),
        ("Rebels denied attacking the town.", "attacking", (Auxiliary.NEGATION,)),
        ("Rebels attacked the town.", "attacked", ()),
    ],
)
def test_auxiliary_modes_follow_from_the_status(text: str, word: str, modes: tuple[Auxiliary, ...]) -> None:
    assert judged(text, word).auxiliaries() == modes


@pytest.mark.parametrize("text", ["Rebels attacked the town.", "Rebels may attack the town."])
def test_a_status_carries_a_probability(text: str) -> None:
    word = "attacked" if "attacked" in text else "attack"
    assert 0 < judged(text, word).certainty < 1
