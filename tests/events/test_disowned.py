"""Who denies a part in an act is on neither side of it; who denies the act itself stays its actor."""

from dataclasses import replace

import pytest

from dragoman.events.disowned import disowned
from dragoman.language.mentions import find_mentions
from dragoman.records import Annotations, Draft, Status
from made_drafts import DRAFT
from made_parses import parsed

pytestmark = pytest.mark.model


def made(text: str, word: str, actor: str) -> tuple[Draft, Draft]:
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t.i for t in sentences[0].tokens if t.text == word)
    (actors,) = [m.id for m in mentions if m.span.text == actor]
    draft = replace(DRAFT, type="ASSAULT", head=head, actors=(actors,))
    return draft, disowned(draft, Annotations(sentences, mentions, ()), {})


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Togo denied any role in the attack on the tanker.", "attack", "Togo"),
        ("Togo denied responsibility for the shelling of the port.", "shelling", "Togo"),
        ("Togo denied role in blast", "blast", "Togo"),
    ],
)
def test_who_denies_a_part_did_not_do_it(text: str, word: str, actor: str) -> None:
    _, left = made(text, word, actor)
    assert left.actors == ()
    assert "deny a part" in left.why["actors"]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Togo denied shelling the port.", "shelling", "Togo"),
        ("Togo denied that its army was behind the massacre.", "massacre", "its army"),
        ("Togo denied Chad a role in the force after the attack.", "attack", "Togo"),
        ("Togo claimed responsibility for the attack.", "attack", "Togo"),
        ("Chad denied a part in the talks, and Togo led the attack.", "attack", "Togo"),
    ],
)
def test_other_acts_keep_their_actor(text: str, word: str, actor: str) -> None:
    draft, left = made(text, word, actor)
    assert left == draft


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Togo denied any role in the blast.", "blast", Status.HAPPENED),
        ("Togo denied any role in Sunday's blast.", "blast", Status.HAPPENED),
        ("Togo denied any role in attacks on tankers.", "attacks", Status.DENIED),
        ("Togo denied the blast.", "blast", Status.DENIED),
    ],
)
def test_a_known_act_stands_where_a_part_in_it_is_denied(text: str, word: str, status: Status) -> None:
    document, sentences = parsed(text)
    mentions = find_mentions(document, sentences)
    head = next(t.i for t in sentences[0].tokens if t.text == word)
    draft = replace(DRAFT, type="ASSAULT", head=head, status=Status.DENIED)
    assert disowned(draft, Annotations(sentences, mentions, ()), {}).status is status
