"""Bodies nobody listed, introduced with abbreviation and class: "the Front for X (FX), a rebel group"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.knowledge.introductions import Introduction
from dragoman.knowledge.wording import pieces
from dragoman.records import BODY_KINDS, ActorKind, Mention, MentionKind
from dragoman.resolution.phrases import Items
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

# An armed group with a name and a cause is no longer some armed men.
_UNALIGNED, _REBEL = ("UAF",), ("REB",)
_SAME_PARTY = 0.5  # share of a listed party's words that a name spelled otherwise has
_ARTICLES = ("the ", "The ")


class _Named(NamedTuple):
    """A name introduced in a text, what it is read as, and the mentions in its words and beside it."""

    words: str
    short: str
    reading: Reading
    parts: frozenset[int]


def introduced_names(
    report: Report,
    readings: Sequence[Reading],
    introduced: Sequence[tuple[Introduction, Mention]],
) -> dict[int, Reading]:
    """Read a name and its abbreviation as one body of the class that the text gives it.

    A listed body's name stays what it is. One that only has listed words in it, or whose letters are those of
    a listed body ("ADB"), is none of them.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.
        introduced: Names with their abbreviation, as ``introduced_mentions`` gives them.

    Returns:
        The new readings by mention id.
    """
    named = list(_named(report, readings, introduced))
    called = {called: one.reading for one in named for called in (one.words, one.short)}
    found = {i: one.reading for one in named for i in one.parts}
    for mention in report.mentions if named else ():
        if (words := _bare(mention.span.text)) in called:
            found[mention.id] = called[words]
    return found


def _named(
    report: Report,
    readings: Sequence[Reading],
    introduced: Sequence[tuple[Introduction, Mention]],
) -> Iterator[_Named]:
    """Find the introduced names that are no listed body's."""
    for name, mention in introduced:
        if _covers(report.items[mention.sentence], name):
            continue
        words = _bare(mention.span.text)
        described = _class_of(report, mention, readings)
        reading = _by_letters(words, name.short, report, readings)
        if reading is None:
            reading = _read(
                words, readings[mention.id], None if described is None else readings[described.id]
            )
        inside = {m.id for m in report.mentions if mention.span.contains(m.span)}
        beside = set[int]() if described is None else {described.id}
        yield _Named(words, name.short, reading, frozenset(inside | beside))


def _covers(found: Items, name: Introduction) -> bool:
    """Say whether all of a name is listed."""
    inside = found.within(name.first, name.last)
    return any(item.first <= name.first and name.last <= item.last for item in inside)


def _by_letters(name: str, short: str, report: Report, readings: Sequence[Reading]) -> Reading | None:
    """Give the listed body of a name's letters where the name only spells it otherwise."""
    words = set(pieces(name))
    for mention in report.mentions:
        reading = readings[mention.id]
        if reading.party is not None and _bare(mention.span.text) == short:
            theirs = set(pieces(reading.name))
            return reading if len(words & theirs) >= _SAME_PARTY * len(theirs) else None
    return None


def _class_of(report: Report, mention: Mention, readings: Sequence[Reading]) -> Mention | None:
    """Give the description beside a name that says what the body is."""
    sentence, own = report.sentence(mention), report.heads[mention.id]
    beside = [token.i for token in sentence.dependents(own.i, "appos")]
    for i in (*beside, own.head) if own.dep == "appos" else beside:
        described = report.at.get((sentence.number, i))
        if described is None or described.kind is not MentionKind.NOMINAL:
            continue
        reading = readings[described.id]
        if reading.sectors and reading.party is None:
            return described
    return None


def _read(words: str, own: Reading, described: Reading | None) -> Reading:
    """Give the reading of a name: its class's sectors where it has one, else what its words say."""
    country = own.country if own.party is None else None
    reading = own._replace(
        name=words,
        party=None,
        country=country,
        basis=own.basis if country is not None else "sector",
        sectors=own.sectors if own.party is None else (),
        kind=own.kind if own.kind is not ActorKind.PERSON else ActorKind.ORGANISATION,
        person_name="",
    )
    if described is None:
        return reading
    return reading._replace(
        sectors=_REBEL if described.sectors == _UNALIGNED else described.sectors,
        kind=described.kind if described.kind in BODY_KINDS else ActorKind.ORGANISATION,
        reason=f"the text calls it {described.name!r}",
    )


def _bare(words: str) -> str:
    """Give words without an article."""
    text = " ".join(words.split())
    return next((text[len(article) :] for article in _ARTICLES if text.startswith(article)), text)
