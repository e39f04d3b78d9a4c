"""Dangers, wishes, inquiries into accidents and their like are no events; what is meant stays."""

from dataclasses import replace

import pytest

from dragoman.events.look_alikes import look_alike
from dragoman.records import Annotations, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def reason(text: str, word: str, **change: object) -> str | None:
    _, sentences = parsed(text)
    head = next(token.i for token in sentences[0].tokens if token.text == word)
    draft = replace(DRAFT, **{"type": "THREATEN", "head": head, **change})  # type: ignore[arg-type]
    return look_alike(draft, Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "word", "danger"),
    [
        ("The rocket posed no threat to Guam, the navy said.", "threat", True),
        ("The threat posed by the gangs has grown.", "threat", True),
        ("Rebels repeated their threat to shell the port.", "threat", False),
        ("The judge received a threat from the cartel.", "threat", False),
        ("The judge received a threat from the Taliban.", "threat", False),
        ("NATO was formed in answer to the threat of the Soviet Union.", "threat", True),
        ("The threat from Hezbollah has grown since May.", "threat", True),
        ("The threat of a NATO strike on the port was lifted.", "threat", False),
        ("The minister spoke of terrorist threats to the line.", "threats", True),
        ("The senator said that Moscow was a threat to Poland.", "threat", True),
        ("The general made threats to the court.", "threats", False),
        ("Moscow's threats to the court went on.", "threats", False),
        ("The envoy warned of the implications for Poland.", "warned", True),
        ("Moscow warned that the drill would lead to war.", "warned", True),
        ("Moscow warned that it would strike the port.", "warned", False),
        ("Japan warned its residents of rockets.", "warned", True),
        ("Japan warned its neighbour of sanctions.", "warned", False),
        ("Teachers began a warning strike in Ibadan.", "warning", True),
        ("Moldova has lived with that threat for decades.", "threat", True),
        ("Under the threat of floods, the town built a wall.", "threat", True),
        ("The port came under threat from the rebels on Monday.", "threat", False),
        ("The threat from its missiles is on the agenda.", "threat", True),
        ("The mayor warned residents to stay indoors.", "warned", True),
        ("A board warns residents they could be hit by a rocket.", "warns", True),
        ("The gang warned residents not to stay.", "warned", False),
        ("The gang warned residents against talking to the police.", "warned", False),
        ("Warnings sounded in Odesa at noon.", "Warnings", True),
        ("The port prompted the mayor to issue a warning.", "warning", True),
        ("The general issued a warning to the rebels.", "warning", False),
        ("The minister warned of the risk of a flood.", "warned", True),
        ("The minister warned of new sanctions.", "warned", False),
        ("Kyiv warned that the attacks would continue.", "warned", True),
        ("The general said he would only fire if threatened.", "threatened", True),
        ("When it was pushed and threatened, the tribe struck back.", "threatened", True),
        ("When the talks failed, the general threatened to fire.", "threatened", False),
        ("Rockets give the junta the ability to threaten the coast.", "threaten", True),
        ("Six countries vowed to open inquiries into the leak.", "vowed", True),
        ("The minister vowed not to let the rebels build a fort.", "vowed", True),
        ("The minister vowed not to negotiate until they left.", "vowed", False),
        ("The minister vowed to punish the rebels.", "vowed", False),
        ("The ministry lifted its travel warnings.", "warnings", True),
        ("The ministry repeated its warnings to the rebels.", "warnings", False),
        ("The paper warned against too much hope.", "warned", True),
        ("The general warned his neighbour against any adventure.", "warned", False),
        ("Chad warned against an attack on its troops.", "warned", False),
        ("Chad issued a security warning to Sudan.", "warning", False),
        ("Chad offered a reward for word of the bombers.", "reward", True),
    ],
)
def test_a_danger_is_no_threat(text: str, word: str, *, danger: bool) -> None:
    assert (reason(text, word) is not None) is danger
    assert reason(text, word, type="ACCUSE") is None


@pytest.mark.parametrize(
    ("text", "word", "accident"),
    [
        ("Officials are investigating what caused the crash near Suva.", "investigating", True),
        ("A probe into the causes of the fire began on Monday.", "probe", True),
        ("Police opened an inquiry into the derailment.", "inquiry", True),
        ("Police opened an inquiry into the minister.", "inquiry", False),
        ("The crash came as police opened an inquiry into graft.", "inquiry", False),
    ],
)
def test_an_inquiry_into_an_accident_is_no_accusation(text: str, word: str, *, accident: bool) -> None:
    asked = {"type": "ACCUSE", "mode": "investigate"}
    assert (reason(text, word, **asked) is not None) is accident
    assert reason(text, word, **asked, recipients=(0,)) is None


@pytest.mark.parametrize(
    ("text", "word", "nothing_asked"),
    [
        ("The minister did not answer a request for comment.", "request", True),
        ("The paper's requests to speak with the judge were refused.", "requests", True),
        ("The letters came out after a public records request to the court.", "request", True),
        ("The minister did not answer a request for troops.", "request", False),
        ("The rebels asked for medicines.", "asked", False),
        ("Chad pushes to build its own rockets.", "pushes", True),
        ("The union pushed for the minister to resign.", "pushed", False),
        ("Oslo is seeking to widen the treaty.", "seeking", True),
        ("The prosecutor sought to have the officer dismissed.", "sought", False),
        ("Oslo sought closer ties with Chad.", "sought", True),
        ("Oslo sought arms from Chad.", "sought", False),
        ("The paper sought a reaction from the judge.", "sought", True),
        ("Chad sought clarification from Sudan.", "sought", False),
        ("Villagers wanted to rebuild the mill, by selling boats.", "wanted", True),
        ("Villagers wanted to see the judge replaced.", "wanted", False),
        ("The president called for Chad to become a power in space.", "called", True),
        ("The president called for Chad to free the sailors.", "called", False),
        ("The envoy spoke of her resolve on pushing for peace.", "pushing", True),
        ("The envoy angered Chad by pushing for peace.", "pushing", False),
        ("More pressure was needed, the envoy said.", "pressure", True),
        ("The envoy called for an intensifying of pressure on Chad.", "pressure", True),
        ("Chad yielded to pressure from the union.", "pressure", False),
        ("The governor ordered the families to be evacuated.", "ordered", True),
        ("The governor ordered the army to evacuate the families.", "ordered", False),
    ],
)
def test_an_aim_or_a_query_is_no_request(text: str, word: str, *, nothing_asked: bool) -> None:
    asked = {"type": "REQUEST", "actors": (0,)}
    assert (reason(text, word, **asked) is not None) is nothing_asked


def test_pressure_that_nobody_puts_is_a_mood() -> None:
    """Somebody who presses, or something to be done, makes it a request."""
    text = "The pressure on the party has grown since the vote."
    assert reason(text, "pressure", type="REQUEST") == "is pressure that nobody is said to put"
    assert reason(text, "pressure", type="REQUEST", actors=(0,)) is None
    asking = "The pressure on the party to leave office has grown."
    assert reason(asking, "pressure", type="REQUEST") is None


@pytest.mark.parametrize(
    ("text", "word", "type_", "is_none"),
    [
        ("Soldiers shot down the drone near Lomza.", "shot", "REJECT", True),
        ("Deputies shot down the bill on Monday.", "shot", "REJECT", False),
        ("The junta remained defiant.", "defiant", "REJECT", True),
        ("We will never give in, the mayor said.", "give", "REJECT", True),
        ("The junta will not give in to the union.", "give", "REJECT", False),
        ("Oslo remains committed to the treaty.", "committed", "AGREE", True),
        ("Oslo committed itself to the treaty.", "committed", "AGREE", False),
        ("The army released the names of the sailors.", "released", "RETREAT", True),
        ("The release of the emails by hackers hurt the party.", "release", "RETREAT", True),
        ("The release of the sailors by the rebels pleased Oslo.", "release", "RETREAT", False),
        ("The army released the sailors.", "released", "RETREAT", False),
        ("The president is meeting with his advisers.", "meeting", "CONSULT", True),
        ("The president met with his Lithuanian colleague.", "met", "CONSULT", False),
        ("The president has been briefed on the fire.", "briefed", "CONSULT", True),
        ("The envoy briefed the general on Sunday.", "briefed", "CONSULT", False),
        ("Ministers spoke with their network of consulates.", "spoke", "CONSULT", True),
        ("Ministers spoke with their Kenyan colleagues.", "spoke", "CONSULT", False),
        ("The war of words between Chad and Togo went on.", "war", "ASSAULT", True),
        ("Chad and Togo are technically still at war.", "war", "ASSAULT", True),
        ("The war between Chad and Togo went on.", "war", "ASSAULT", False),
        ("Kone smiled on a visit to the naval command.", "visit", "CONSULT", True),
        ("Kone smiled on a visit to the Institute of Mines.", "visit", "CONSULT", True),
        ("Kone paid a visit to a Syrian barracks.", "visit", "CONSULT", False),
        ("Twelve men died in a turf war.", "war", "ASSAULT", False),
        ("Kenya formally declared war on Chad.", "war", "ASSAULT", False),
        ("The board warned residents who stay in Lomas of prison.", "warned", "THREATEN", False),
        ("Kenya held talks on the missile test.", "test", "MOBILIZE", False),
        ("Kenya voiced objections to the launch.", "launch", "MOBILIZE", False),
        ("Kone smiled on a visit to the front.", "visit", "CONSULT", False),
        ("Suva began discussions about the redeployment of mines.", "redeployment", "MOBILIZE", True),
        ("Suva opposed installing the radar.", "installing", "MOBILIZE", True),
        ("Suva began the redeployment of mines.", "redeployment", "MOBILIZE", False),
        ("Suva saw it as a missile test.", "test", "MOBILIZE", True),
        ("Suva considered it a missile test.", "test", "MOBILIZE", True),
        ("Suva saw a missile test.", "test", "MOBILIZE", False),
        ("The feast ended without a feared attack.", "attack", "ASSAULT", True),
        ("The town braced for an attack.", "attack", "ASSAULT", True),
        ("The town wept after an attack.", "attack", "ASSAULT", False),
        ("She interviewed a minister for the paper.", "interviewed", "CONSULT", True),
        ("The senator spoke at a town hall meeting in Dover.", "meeting", "CONSULT", True),
        ("The senator spoke at a meeting with the mayor.", "meeting", "CONSULT", False),
        ("The county applied for a grant on Monday.", "applied", "REQUEST", True),
        ("An application for $500,000 was filed by the town.", "application", "REQUEST", True),
        ("Latvia applied for membership on Monday.", "applied", "REQUEST", False),
        ("She met a minister for an hour.", "met", "CONSULT", False),
        ("It is prohibited to turn right at the port.", "prohibited", "COERCE", True),
        ("Chad prohibited sailors from leaving the port.", "prohibited", "COERCE", False),
        ("Chad has restrictive gun laws.", "restrictive", "COERCE", True),
        ("The aunt kept custody over the boy.", "custody", "COERCE", True),
        ("The aunt won custody of the boy.", "custody", "COERCE", True),
        ("The boy is in the custody of police.", "custody", "COERCE", False),
        ("When you fight a rebellion, you need patience.", "fight", "ASSAULT", True),
        ("When the rebels fight, they burn villages.", "fight", "ASSAULT", False),
        ("You fought the rebels in Darfur.", "fought", "ASSAULT", False),
        ("The agency is prohibited from working with the institute.", "working", "COOPERATE", True),
        ("The agency gains from working with the institute.", "working", "COOPERATE", False),
    ],
)
def test_other_words_may_stand_for_something_else(text: str, word: str, type_: str, *, is_none: bool) -> None:
    """Shots, spirit, publications, own staff, anybody's deeds and forbidden ones are no such events."""
    assert (reason(text, word, type=type_, actors=(0,)) is not None) is is_none


def test_a_missile_not_shot_down_is_nobody_spared() -> None:
    """A shot that was fired is an event, and so is one at people."""
    text, not_done = "The army did not shoot down the missile.", {"type": "ASSAULT", "status": Status.NEGATED}
    assert reason(text, "shoot", **not_done, actors=(0,)) is not None
    assert reason("The army did not shoot the guards.", "shoot", **not_done, actors=(0,)) is None
    assert reason("The army shot down the missile.", "shot", type="ASSAULT", actors=(0,)) is None


def test_to_let_go_on_is_not_to_lift() -> None:
    ongoing = {"type": "RETREAT", "status": Status.ONGOING, "actors": (0,)}
    assert reason("Chad is allowing oil to go into Niger.", "allowing", **ongoing) is not None
    assert reason("Chad allowed the ferry to dock.", "allowed", type="RETREAT", actors=(0,)) is None


def test_a_building_to_be_cleared_away_is_no_assault() -> None:
    """Once it is pulled down, or somebody is to pull it down, it is one."""
    text = "The old mill is expected to be demolished in May."
    planned = {"type": "ASSAULT", "mode": "destroy", "status": Status.PLANNED}
    assert reason(text, "demolished", **planned) is not None
    assert reason(text, "demolished", **planned, actors=(0,)) is None
    assert reason("The army demolished the mill.", "demolished", type="ASSAULT") is None
