"""The codebook's own examples: by the rules, every sentence gives exactly the events that stand beside it."""

from collections.abc import Iterable
from functools import cache

import pytest

from dragoman.knowledge.codebook import ExampleEvent, load_codebook
from dragoman.records import Actor, Event
from dragoman.run.coder import Coder, Settings

_EXAMPLES = [
    pytest.param(example.text, example.events, id=f"{kind.name.lower()}-{number}")
    for kind in load_codebook().types.values()
    for number, example in enumerate(kind.examples, 1)
]


@cache
def _coder() -> Coder:
    return Coder(Settings(coder="rules"))


def _spans(text: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    """Give the places of pieces of an example in its text.

    Raises:
        ValueError: A piece is not in the text.
    """
    return [(start := text.index(piece), start + len(piece)) for piece in pieces]


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _same_parties(text: str, wanted: tuple[str, ...], got: tuple[Actor, ...]) -> bool:
    """Say whether each wanted party meets one found, and each found one a wanted one."""
    places = _spans(text, wanted)
    found = [(actor.start, actor.end) for actor in got]
    return all(any(_overlap(p, f) for f in found) for p in places) and all(
        any(_overlap(f, p) for p in places) for f in found
    )


def _is_it(text: str, wanted: ExampleEvent, got: Event) -> bool:
    """Say whether a coded event is the wanted one in word, type, mode, status and parties."""
    return (
        _overlap(_spans(text, [wanted.trigger])[0], (got.trigger.start, got.trigger.end))
        and (got.type, got.mode, got.status.value) == (wanted.type, wanted.mode, wanted.status)
        and _same_parties(text, wanted.actors, got.actors)
        and _same_parties(text, wanted.recipients, got.recipients)
    )


def _shown(event: Event) -> tuple[object, ...]:
    """Give what is compared of an event, for the message of a failed test."""
    return (
        event.type,
        event.mode,
        event.trigger.text,
        [actor.text for actor in event.actors],
        [actor.text for actor in event.recipients],
        event.status.value,
        event.why["type"],
    )


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize(("text", "events"), _EXAMPLES)
def test_an_example_gives_its_events_and_no_others(text: str, events: tuple[ExampleEvent, ...]) -> None:
    """Each listed event comes out whole, each coded event is listed, and a look-alike gives nothing."""
    coded = _coder().code(text).events
    shown = [_shown(event) for event in coded]
    for wanted in events:
        assert any(_is_it(text, wanted, event) for event in coded), (wanted, shown)
    for event in coded:
        assert any(_is_it(text, wanted, event) for wanted in events), (_shown(event), events)


def test_every_type_has_a_look_alike_that_is_no_event() -> None:
    """A type's examples show its border: three sentences at least tempt and give nothing."""
    for kind in load_codebook().types.values():
        assert sum(not example.events for example in kind.examples) >= 3, kind.name
