"""Who is named as the source of an event."""

from dataclasses import replace

import pytest

from dragoman.events.attribution import content_with, is_will, speakers
from dragoman.records import Quote, Span, SpeechKind, Status

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


def test_whoever_turns_a_claim_down_denies_it() -> None:
    claim = Quote((span("guards beat a man"),), None, None, SpeechKind.INDIRECT, 0)
    turned_down = replace(DENIED, cue=Span(0, 8, "rejected"))
    assert speakers(span("beat"), (claim, turned_down), Status.DENIED) == (turned_down, claim)
    assert speakers(span("beat"), (claim, turned_down), Status.HAPPENED) == (claim,)


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


@pytest.mark.parametrize(
    ("cue", "content", "trigger", "told"),
    [
        ("issued", "a furious response", "response", False),
        ("voiced", "displeasure", "displeasure", False),
        ("expressed", "fear that guards had beaten a man", "beaten", True),
        ("reported", "a furious response", "response", True),
    ],
)
def test_what_somebody_utters_he_does_and_does_not_tell(
    cue: str, content: str, trigger: str, *, told: bool
) -> None:
    text = f"She {cue} {content}"
    content_, own = (Span(text.index(w), text.index(w) + len(w), w) for w in (content, trigger))
    made = Quote((content_,), Span(4, 4 + len(cue), cue), None, SpeechKind.INDIRECT, 0)
    assert speakers(own, (made,)) == ((made,) if told else ())


def made(text: str, cue: str, content: str, kind: SpeechKind = SpeechKind.INDIRECT) -> Quote:
    own, said = (Span(text.index(w), text.index(w) + len(w), w) for w in (cue, content))
    return Quote((said,), own, None, kind, 0)


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("If guards beat a man, she said, he left", "said", "If guards beat a man", True),
        ("If guards beat a man, she asked, who left", "asked", "If guards beat a man", False),
        ("Whether guards beat a man, she asked", "asked", "Whether guards beat a man", False),
        ("She said if guards beat a man", "said", "if guards beat a man", False),
        ("She commented that guards beat a man", "commented", "that guards beat a man", True),
        ("Guards beat a man, she commented", "commented", "Guards beat a man", True),
        ("She described how guards beat a man", "described", "how guards beat a man", True),
        ("She described who beat a man as mad", "described", "who beat a man as mad", False),
    ],
)
def test_conditions_and_descriptions_are_told_or_asked(
    text: str, cue: str, content: str, *, told: bool
) -> None:
    quote_ = made(text, cue, content)
    at = text.index("beat")
    assert speakers(Span(at, at + 4, "beat"), (quote_,)) == ((quote_,) if told else ())


def test_what_is_voiced_in_quotation_marks_is_told() -> None:
    text = "She voiced displeasure"
    quote_ = made(text, "voiced", "displeasure", SpeechKind.DIRECT)
    assert speakers(Span(11, 22, "displeasure"), (quote_,)) == (quote_,)


def test_whoever_condemns_in_a_quotation_is_its_speaker() -> None:
    marked = quote("condemned", "the beating", kind=SpeechKind.DIRECT)
    assert speakers(span("beating"), (marked,)) == (marked,)


@pytest.mark.parametrize(
    ("trigger", "piece"), [("man", "a man"), ("agency", "The agency"), ("police", "The agency")]
)
def test_the_piece_that_holds_the_trigger_is_given_else_the_first(trigger: str, piece: str) -> None:
    assert content_with(BROKEN, span(trigger)).text == piece
