"""What is held right, supposed, provided for or felt is no deed; what is done or asked stays."""

from dataclasses import replace

import pytest

from dragoman.events.look_alikes import look_alike
from dragoman.records import Annotations, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model

_IF = {"status": Status.HYPOTHETICAL}
_NOT = {"status": Status.NEGATED}


def reason(text: str, word: str, **change: object) -> str | None:
    _, sentences = parsed(text)
    head = next(token.i for token in sentences[0].tokens if token.text == word)
    draft = replace(DRAFT, **{"type": "COERCE", "head": head, "actors": (0,), **change})  # type: ignore[arg-type]
    return look_alike(draft, Annotations(sentences, (), ()))


@pytest.mark.parametrize(
    ("text", "word", "change", "none"),
    [
        ("The senator said foreign sailors should be banned.", "banned", {}, True),
        ("The senator said foreign sailors were banned.", "banned", {}, False),
        ("Should the senate ratify the pact, ferries will run.", "ratify", {"type": "SUPPORT"}, False),
        ("The envoy said that Chad must rebut the claim.", "rebut", {"type": "REJECT"}, True),
        ("The envoy said that Chad must free the pilots.", "must", {"type": "REQUEST"}, False),
        ("The rebels must leave Kori or face bombs, it said.", "leave", {"type": "THREATEN"}, False),
        ("The court ruled that the sailors must pay a fine.", "pay", {"type": "SANCTION"}, False),
        ("The last squad should be gone by Sunday.", "gone", {"type": "CONCEDE"}, False),
    ],
)
def test_what_is_held_right_is_not_done(
    text: str, word: str, change: dict[str, object], *, none: bool
) -> None:
    assert (reason(text, word, **change) is not None) is none


@pytest.mark.parametrize(
    ("text", "word", "change", "none"),
    [
        ("Guards with better rifles would have killed the crew.", "killed", _IF, True),
        ("Armed guards would have been able to kill the crew.", "kill", _IF, True),
        ("Nobody would have thought that he would kill the crew.", "kill", _IF, True),
        ("Guards may have killed the crew.", "killed", _IF, False),
        ("Guards might have killed the crew.", "killed", _IF, False),
        ("The ferry should be able to rescue the crew.", "rescue", {**_IF, "type": "AID"}, True),
        ("The ferry was able to rescue the crew.", "rescue", {"type": "AID"}, False),
    ],
)
def test_what_was_not_or_could_be_is_only_supposed(
    text: str, word: str, change: dict[str, object], *, none: bool
) -> None:
    """What may have been stays: nobody says that it was not."""
    assert (reason(text, word, **{"type": "ASSAULT", **change}) is not None) is none


def test_what_a_task_consists_in_is_nobodys_deed() -> None:
    """With somebody who does it, it is his plan."""
    text = "The task is to deport or jail the smugglers."
    assert reason(text, "deport", actors=()) is not None
    assert reason(text, "jail", actors=()) is not None
    assert reason(text, "deport") is None
    assert reason(text, "deport", actors=(), status=Status.PLANNED) is None


@pytest.mark.parametrize(
    ("text", "word", "none"),
    [
        ("The treaty calls for patrols on the lake.", "calls", True),
        ("A plan calling for patrols on the lake was signed.", "calling", True),
        ("The minister calls for patrols on the lake.", "calls", False),
        ("A resolution of the council calls for patrols.", "calls", False),
        ("The minister rejected the treaty and called for patrols.", "called", False),
    ],
)
def test_a_paper_provides_and_asks_nobody(text: str, word: str, *, none: bool) -> None:
    assert (reason(text, word, type="REQUEST") is not None) is none


@pytest.mark.parametrize(
    ("text", "word", "type_", "none"),
    [
        ("The senator opposes fishing licences.", "opposes", "REJECT", True),
        ("The senator opposes the licences for foreign crews.", "opposes", "REJECT", False),
        ("The senator opposes Chadian licences.", "opposes", "REJECT", False),
        ("The senator opposes sanctions.", "opposes", "REJECT", False),
        ("The senator opposes early elections.", "opposes", "REJECT", False),
        ("They passed a law demanded by the rebels.", "demanded", "REQUEST", False),
        ("Her support for licences is known.", "support", "SUPPORT", True),
        ("Chad supports the accord.", "supports", "SUPPORT", False),
        ("Chad rejected charges of fraud.", "rejected", "REJECT", False),
        ("The bishop expressed joy over their return.", "joy", "SUPPORT", True),
        ("The bishop expressed gratitude to the navy.", "gratitude", "SUPPORT", False),
        ("The envoy accused the mayor of refusing to act.", "refusing", "REJECT", True),
        ("The mayor is refusing to act.", "refusing", "REJECT", False),
    ],
)
def test_an_opinion_or_a_mood_is_no_act(text: str, word: str, type_: str, *, none: bool) -> None:
    assert (reason(text, word, type=type_) is not None) is none


def test_anger_needs_somebody_who_has_it() -> None:
    text = "There was outrage after the raid."
    assert reason(text, "outrage", type="ACCUSE", actors=()) is not None
    assert reason(text, "outrage", type="ACCUSE") is None


@pytest.mark.parametrize(
    ("text", "word", "change", "none"),
    [
        ("There is no evidence that Chad backed the raid.", "backed", {**_NOT, "type": "SUPPORT"}, True),
        ("There were no signs of torture, the doctor said.", "torture", {**_NOT, "type": "ASSAULT"}, True),
        ("There was no torture, the doctor said.", "torture", {**_NOT, "type": "ASSAULT"}, False),
        ("There is no sign of the promised convoy.", "convoy", {**_NOT, "type": "AID"}, False),
    ],
)
def test_what_nothing_shows_is_no_report(
    text: str, word: str, change: dict[str, object], *, none: bool
) -> None:
    assert (reason(text, word, **change) is not None) is none


@pytest.mark.parametrize(
    ("text", "word", "change", "none"),
    [
        ("Her support for the tax has cost her votes.", "support", {}, True),
        ("Her support for the rebels has cost her votes.", "support", {"recipients": (1,)}, False),
        ("Ireland voiced support for the relief corridor.", "support", {}, False),
        ("Chad supports an extension of the truce.", "supports", {}, False),
        ("The mayor was supportive of the tax.", "supportive", {}, True),
        ("The mayor defended her record on schools.", "defended", {}, True),
        ("The mayor stood by his decision.", "stood", {}, True),
        ("The mayor defended the trial of the monks.", "defended", {}, False),
        ("The mayor defended his brother.", "defended", {"recipients": (1,)}, False),
    ],
)
def test_who_only_is_for_a_matter_or_for_himself_backs_nobody(
    text: str, word: str, change: dict[str, object], *, none: bool
) -> None:
    assert (reason(text, word, **{"type": "SUPPORT", **change}) is not None) is none


@pytest.mark.parametrize(
    ("text", "word", "change", "none"),
    [
        ("Oslo is concerned about the dam.", "concerned", {}, True),
        ("Oslo is concerned about the dam.", "concerned", {"recipients": (1,)}, False),
        ("Monks were outraged by the raid.", "outraged", {}, True),
        ("Monks voiced outrage at the raid.", "outrage", {}, False),
        ("The senator lamented the state of the roads.", "lamented", {}, True),
        ("The senator deplored the raid.", "deplored", {}, False),
    ],
)
def test_who_is_troubled_criticises_nobody(
    text: str, word: str, change: dict[str, object], *, none: bool
) -> None:
    assert (reason(text, word, **{"type": "ACCUSE", **change}) is not None) is none
