"""Events of every shape that the records allow, for tests of laws."""

from dataclasses import fields
from datetime import date

from hypothesis import strategies as st

from dragoman.records import (
    Actor,
    ActorKind,
    Anchor,
    Attribution,
    Auxiliary,
    Confidence,
    Count,
    Event,
    EventDate,
    Origin,
    Place,
    RegionKind,
    Reported,
    Size,
    Span,
    Status,
)

AWKWARD = (
    "None",
    "a; b",
    "x\ty",
    "two\nlines",
    "\r",
    " ",
    '"',
    "'",
    "<&>",
    "\\",
    "007",
    "Şemdinli",
    "𐎀",
    "\u2028",
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(AWKWARD)
NUMBERS = st.integers(-(2**31), 2**31 - 1)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.dates().map(date.isoformat)
CODES = st.lists(WORDS, max_size=3).map(tuple)
ACTORS = st.builds(
    Actor,
    *(WORDS, NUMBERS, NUMBERS, WORDS),
    id=st.none() | WORDS,
    country=st.none() | WORDS,
    sectors=CODES,
    kind=st.sampled_from(ActorKind),
    role=st.none() | WORDS,
    confidence=FLOATS,
)
ANCHORS = st.builds(Anchor, WORDS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
SPANS = st.builds(Span, NUMBERS, NUMBERS, WORDS)
COUNTS = st.none() | st.builds(Count, NUMBERS, NUMBERS, st.none() | NUMBERS)
PLACES = st.builds(
    Place,
    *(WORDS, NUMBERS, NUMBERS, WORDS, st.none() | NUMBERS, st.none() | FLOATS, st.none() | FLOATS),
    *(st.none() | WORDS, st.none() | WORDS, WORDS, WORDS, FLOATS),
)
DATES = st.builds(
    EventDate,
    *(st.none() | WORDS, st.none() | NUMBERS, st.none() | NUMBERS, st.none() | DAYS, st.none() | DAYS),
    *(WORDS, WORDS),
)
EVENTS = st.builds(
    Event,
    id=WORDS.map(lambda words: f"e1:{words}"),
    doc=st.just("d1:x"),
    incident=st.none() | WORDS,
    type=WORDS,
    mode=st.none() | WORDS,
    contexts=CODES,
    quad=NUMBERS,
    intensity=FLOATS,
    cameo=st.none() | WORDS,
    goldstein=st.none() | FLOATS,
    status=st.sampled_from(Status),
    auxiliary=st.lists(st.sampled_from(Auxiliary), max_size=2).map(tuple),
    actors=st.lists(ACTORS, max_size=2).map(tuple),
    recipients=st.lists(ACTORS, max_size=2).map(tuple),
    trigger=ANCHORS,
    evidence=ANCHORS,
    region=st.sampled_from(RegionKind),
    sentence=NUMBERS,
    date=DATES,
    place=st.none() | PLACES,
    attribution=st.lists(st.builds(Attribution, ACTORS, st.none() | SPANS, WORDS, SPANS), max_size=2).map(
        tuple
    ),
    size=st.builds(Size, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS),
    confidence=st.builds(Confidence, *(FLOATS for _ in fields(Confidence))),
    why=st.dictionaries(WORDS, WORDS, max_size=3),
)
ORIGINS = st.builds(
    Origin,
    article=WORDS,
    published=st.none() | st.dates(),
    source=st.none() | WORDS,
    url=st.none() | WORDS,
    title=st.none() | WORDS,
    length=st.integers(0, 10_000),
)
REPORTED = st.builds(Reported, EVENTS, ORIGINS)
