"""Words that two states share: "Congolese" is of the Congo that the report is about."""

from collections import Counter
from collections.abc import Sequence

from dragoman.records import ActorKind, Mention, Place
from dragoman.resolution.readings import Reading
from dragoman.resolution.report import Report

# A word, the state that it is read as, and others whose it may be as well.
_SHARED: dict[str, tuple[str, tuple[str, ...]]] = {
    "congolese": ("COD", ("COG",)),
    "congo": ("COD", ("COG",)),
    "korean": ("KOR", ("PRK",)),
    "koreans": ("KOR", ("PRK",)),
    "guinean": ("GIN", ("GNQ", "GNB")),
    "guineans": ("GIN", ("GNQ", "GNB")),
    "guinea": ("GIN", ("GNQ", "GNB")),
    "dominican": ("DOM", ("DMA",)),
    "dominicans": ("DOM", ("DMA",)),
    "sudanese": ("SDN", ("SSD",)),
}

# With these a state is told from its namesake: "South Korean", "the Democratic Republic of the Congo".
_MARKED = {"south", "north", "equatorial", "bissau", "new", "dr", "d.r.", "democratic", "republic"}
# Who names these in full tells them apart, and calls the usual one "Sudanese" or "Korean" without more.
_OTHERWISE_CALLED = {"PRK", "GNQ", "GNB", "DMA", "SSD"}


def shared_words(report: Report, readings: Sequence[Reading], places: Sequence[Place]) -> dict[int, Reading]:
    """Read a word for two states as the other one's where the report names that and never the usual one.

    "Congolese police arrested 20 in *Brazzaville*": those of the Republic of the Congo. But a report that
    speaks of *South Sudan* tells it apart from what it calls Sudanese.

    Args:
        report: The document as its mentions are read.
        readings: What each mention says, by id.
        places: Places the document names.

    Returns:
        The new readings by mention id.
    """
    shared = _SHARED.keys() & report.words
    if not shared:
        return {}
    near = [m for m in report.mentions if not shared.isdisjoint(report.items[m.sentence].words)]
    asking = {m.id: word for m in near if (word := _shared(report, m, readings[m.id]))}
    if not asking:
        return {}
    named = Counter(place.country for place in places if place.text.lower() not in _SHARED)
    named.update(r.country for m, r in zip(report.mentions, readings, strict=True) if m.id not in asking)
    told: set[str | None] | None = None
    found: dict[int, Reading] = {}
    for number, word in asking.items():
        usual, others = _SHARED[word]
        other = [country for country in others if named[country]]
        if named[usual] or len(other) != 1:
            continue
        if told is None:
            told = _told_apart(report, readings, places) & _OTHERWISE_CALLED
        if other[0] not in told:
            found[number] = _of(readings[number], word, other[0])
    return found


def moved_states(
    before: Sequence[Reading], after: Sequence[Reading], places: Sequence[Place]
) -> dict[str, str]:
    """Give the states whose words all stand for another in this report, with that other.

    Args:
        before: What each mention says by its own words.
        after: The same once the report has decided between namesakes.
        places: Places the document names.
    """
    moved = {
        one.country: other.country
        for one, other in zip(before, after, strict=True)
        if one is not other
        and one.country is not None
        and other.country not in {None, one.country}
        and _names_state(one)
    }
    if not moved:
        return {}
    kept = {place.country for place in places if place.text.lower() not in _SHARED}
    kept |= {reading.country for reading in after}
    return {old: new for old, new in moved.items() if old not in kept and new is not None}


def _told_apart(report: Report, readings: Sequence[Reading], places: Sequence[Place]) -> set[str | None]:
    """Give the states that a report names in full, and not only by a town of theirs: "*South Sudan*"."""
    named: set[str | None] = {place.country for place in places if place.precision == "country"}
    for mention, reading in zip(report.mentions, readings, strict=True):
        if reading.party is not None and reading.party.kind is ActorKind.STATE and reading.basis != "seat":
            named.add(reading.country)
            continue
        if not _MARKED.isdisjoint(token.text.lower() for token in report.tokens(mention)):
            named.add(reading.country)
    return named


def _names_state(reading: Reading) -> bool:
    return reading.party is not None and reading.party.kind is ActorKind.STATE


def _shared(report: Report, mention: Mention, reading: Reading) -> str:
    """Give the word for two states by which a mention has its country, or nothing."""
    if reading.party is not None and reading.party.kind is not ActorKind.STATE:
        return ""
    words = [token.text.lower() for token in report.tokens(mention)]
    if not _MARKED.isdisjoint(words):
        return ""
    told = [word for word in words if word in _SHARED]
    return next((word for word in told if _SHARED[word][0] == reading.country), "")


def _of(reading: Reading, word: str, country: str) -> Reading:
    reason = f"{word!r} is of {country} as well, which the report names, and not of {reading.country}"
    if reading.party is None:
        return reading._replace(country=country, reason=reason)
    return reading._replace(country=country, party=None, name=word.title(), reason=reason)
