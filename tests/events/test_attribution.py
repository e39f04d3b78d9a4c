"""Who is named as the source of an event."""

import pytest

from dragoman.events.attribution import content_with, is_will, speakers
from dragoman.records import Quote, Span, SpeechKind

TEXT = "The agency said the mayor denied that guards beat a man, and police condemned the beating to stop it."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def quote(cue: str | None, *pieces: str, kind: SpeechKind = SpeechKind.INDIRECT) -> Quote:
    found = span(cue) if cue else None
    return Quote(tuple(span(piece) for piece in pieces), found, None, kind, 0)


SAID = quote("said", "the mayor denied that guards beat a man")
DENIED = quote("denied", "that guards beat a man")
CONDEMNED = quote("condemned", "the beating")
WANTED = quote("condemned", "to stop it")
BROKEN = quote("denied", "The agency", "a man", kind=SpeechKind.DIRECT)
UNCUED = quote(None, "guards beat a man", kind=SpeechKind.DIRECT)


@pytest.mark.parametrize(
    ("trigger", "quotes", "expected"),
    [
        ("beat", (SAID, DENIED), (SAID, DENIED)),
        ("beat", (DENIED, SAID), (SAID, DENIED)),
        ("denied", (SAID, DENIED), (SAID,)),
        ("said", (SAID, DENIED), ()),
        ("beating", (CONDEMNED,), ()),
        ("stop", (WANTED,), ()),
        ("man", (BROKEN,), (BROKEN,)),
        ("guards", (BROKEN,), ()),
        ("beat", (UNCUED,), (UNCUED,)),
        ("beat", (UNCUED, SAID), (SAID, UNCUED)),
        ("condemned", (SAID, DENIED, CONDEMNED), ()),
        ("beat", (), ()),
    ],
)
def test_the_chain_holds_the_quotes_around_a_trigger_outermost_first(
    trigger: str, quotes: tuple[Quote, ...], expected: tuple[Quote, ...]
) -> None:
    assert speakers(span(trigger), quotes) == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [("want", True), ("planned", True), ("like", True), ("likened", False), ("said", False)],
)
def test_who_only_wills_a_thing_has_not_said_it(cue: str, *, expected: bool) -> None:
    made = Quote((Span(20, 28, "to leave"),), Span(4, 4 + len(cue), cue), None, SpeechKind.INDIRECT, 0)
    assert is_will(made) is expected
    assert speakers(Span(23, 28, "leave"), (made,)) == ()


def test_what_is_only_demanded_is_not_reported() -> None:
    made = Quote((Span(13, 30, "the ships' return"),), Span(3, 11, "demanded"), None, SpeechKind.INDIRECT, 0)
    assert speakers(Span(24, 30, "return"), (made,)) == ()


def test_whoever_condemns_in_a_quotation_is_its_speaker() -> None:
    marked = quote("condemned", "the beating", kind=SpeechKind.DIRECT)
    assert speakers(span("beating"), (marked,)) == (marked,)


@pytest.mark.parametrize(
    ("trigger", "piece"), [("man", "a man"), ("agency", "The agency"), ("police", "The agency")]
)
def test_the_piece_that_holds_the_trigger_is_given_else_the_first(trigger: str, piece: str) -> None:
    assert content_with(BROKEN, span(trigger)).text == piece
