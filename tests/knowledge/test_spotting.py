"""A sentence looked up once gives for every stretch what looking the stretch up by itself gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import spotting
from dragoman.knowledge.actors import ActorKnowledge, load_actors

_WORDS = ("the", "president", "of", "Iran", "-", "ex-president", "foreign", "minister", "Hassan", "Rouhani")
_MORE = ("Iranian", "U.S.", "army", "chief", ",", "People", "'s", "gunmen", "said", "al-Abadi", "WHO", "who")


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actors()


@given(st.lists(st.sampled_from((*_WORDS, *_MORE)), min_size=1, max_size=12), st.data())
def test_a_stretch_read_off_is_the_stretch_looked_up(
    knowledge: ActorKnowledge, words: list[str], data: st.DataObject
) -> None:
    proper = [word[:1].isupper() for word in words]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    alone = knowledge.find(words[first:last], proper[first:last])
    shifted = [found._replace(first=found.first + first, last=found.last + first) for found in alone]
    assert knowledge.spot(words, proper.__getitem__).within(first, last) == shifted


def test_words_that_were_forgotten_are_looked_up_again(
    knowledge: ActorKnowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Iran", "'s", "foreign", "minister", "met", "gunmen", "of", "al-Qaeda", "in", "Iraq"]
    proper = [text[:1].isupper() for text in texts]
    before = knowledge.find(texts, proper)
    assert [" ".join(texts[f.first : f.last]) for f in before] == [
        "Iran", "foreign minister", "gunmen", "al-Qaeda in Iraq",
    ]  # fmt: skip
    monkeypatch.setattr(spotting, "_REMEMBERED", 2)
    assert knowledge.find(["Somebody", "else", *texts], [False, False, *proper])[0].first == 2
    assert knowledge.find(texts, proper) == before
