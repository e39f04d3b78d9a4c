"""How certain an event is made to sound follows the words that hedge it."""

import pytest

from dragoman.events.certainty import how_certain
from dragoman.events.status import standing
from made_parses import parsed

CASES = [
    ("Rebels attacked the town.", "attacked", 3.0),
    ("Rebels reportedly attacked the town.", "attacked", 2.0),
    ("Rebels are believed to have attacked the town.", "attacked", 2.0),
    ("An agency reported that rebels attacked the town.", "attacked", 3.0),
    ("It was reported that rebels attacked the town.", "attacked", 2.0),
    ("He cannot understand why rebels attacked the town.", "attacked", 3.0),
    ("The reported attack took place on Monday.", "attack", 2.0),
    ("Rebels allegedly attacked the town.", "attacked", 1.0),
    ("Police fear that rebels attacked the town.", "attacked", 1.0),
    ("Rebels did not attack the town.", "attack", -3.0),
    ("Rebels apparently did not attack the town.", "attack", -2.0),
    ("Rebels will attack the town.", "attack", 2.0),
    ("Rebels will possibly attack the town.", "attack", 1.0),
    ("Rebels may attack the town.", "attack", 1.0),
    ("Rebels are likely to attack the town.", "attack", 2.0),
    ("If rebels attack the town, people will flee.", "attack", 0.0),
    ("Did rebels attack the town?", "attack", 0.0),
    ("Rebels denied attacking the town.", "attacking", 0.0),
    ("The army did not not accept the plan.", "accept", -2.0),
    ("The alleged attack took place on Monday.", "attack", 1.0),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "certainty"), CASES)
def test_a_hedge_lowers_certainty_and_names_itself(text: str, word: str, certainty: float) -> None:
    _, sentences = parsed(text)
    token = next(t for t in sentences[0].tokens if t.text == word)
    found, reason = how_certain(sentences[0], token.i, standing(sentences[0], token.i).status)
    assert (found, reason != "") == (certainty, True), reason
