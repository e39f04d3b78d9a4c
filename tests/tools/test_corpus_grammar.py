"""Triggers by part of speech and voice, as the corpus checker counts them."""

import pytest
from corpus_format import CorpusEvent, Found, Passage
from corpus_grammar import Grammar, grammar_of

from dragoman.records import Status


def passage(text: str, trigger: str) -> Passage:
    start = text.index(trigger)
    event = CorpusEvent(
        trigger=Found(trigger, start, start + len(trigger)),
        type="COERCE",
        mode=None,
        contexts=(),
        actors=(),
        recipients=(),
        place=None,
        date=None,
        status=Status.HAPPENED,
        auxiliary=(),
        speaker=(),
        size={},
        cameo="170",
    )
    return Passage("x1-001", "body", text, (event,), "x1.jsonl")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Police arrested four men on Monday.", "arrested", Grammar("arrest", noun=False, passive=False)),
        ("Four men were arrested on Monday.", "arrested", Grammar("arrest", noun=False, passive=True)),
        ("Police have arrested four men.", "arrested", Grammar("arrest", noun=False, passive=False)),
        ("The arrest of four men angered Lima.", "arrest", Grammar("arrest", noun=True, passive=False)),
        ("The ministers held talks in Rome.", "held talks", Grammar("hold talk", noun=False, passive=False)),
        ("Rebels laid down their arms.", "laid down", Grammar("lay down", noun=False, passive=False)),
    ],
)
def test_a_trigger_has_its_grammar(text: str, trigger: str, expected: Grammar) -> None:
    """Nouns, passives, particles and light verbs with their noun are told apart."""
    assert grammar_of([passage(text, trigger)])["x1-001"] == (expected,)
