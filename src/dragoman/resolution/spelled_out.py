"""Whom an acronym means in a report that spells it out: in one on the Rapid Support Forces, RSF is they."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.knowledge.parties import Found, Sense
from dragoman.records import BODY_KINDS, ActorKind
from dragoman.resolution.phrases import Items

_FEWEST, _MOST = 3, 8  # letters; two letters are the initials of too many
_Full = tuple[Sense, frozenset[str], str]


def spelled_out(items: Sequence[Items]) -> Mapping[str, tuple[Sense, ...]]:
    """Give the acronyms that mean another body here than the list has for them, or one of several.

    The body that has the acronym in brackets behind it counts before one with these initials, and that before
    one that is listed under the acronym and named in full as well. A state's acronym always means the state.

    Args:
        items: Names and roles by sentence.

    Returns:
        The senses by acronym.
    """
    short = {word: found.senses for one in items for word, found in _short(one)}
    if not short:
        return {}
    full = [told for one in items for told in _full(one)]
    meant = {word: _meant(word, senses, full) for word, senses in short.items()}
    return {word: senses for word, senses in meant.items() if senses and senses != short[word]}


def _short(items: Items) -> Iterator[tuple[str, Found]]:
    """Find the listed acronyms of a sentence that are no state's."""
    for found in items.all:
        word = items.sentence.tokens[found.first].text
        is_one = found.last - found.first == 1 and word.isalpha() and word.isupper()
        is_short = is_one and _FEWEST <= len(word) <= _MOST and bool(found.senses)
        if is_short and all(sense.party.kind is not ActorKind.STATE for sense in found.senses):
            yield word, found


def _full(items: Items) -> Iterator[_Full]:
    """Find the listed bodies that a sentence names in several words, with initials and word in brackets."""
    tokens = items.sentence.tokens
    for found in items.all:
        if found.last - found.first < 2 or not found.senses:
            continue
        sense = found.senses[0]
        if sense.party.kind in BODY_KINDS:
            written = [token.text for token in tokens[found.first : found.last]]
            behind = [token.text for token in tokens[found.last : found.last + 3]]
            bracketed = behind[1] if len(behind) == 3 and (behind[0], behind[2]) == ("(", ")") else ""
            yield sense, frozenset({_initials(written), _initials(sense.party.name.split())}), bracketed


def _meant(word: str, senses: Sequence[Sense], full: Sequence[_Full]) -> tuple[Sense, ...]:
    """Give whom the report's own full names tell an acronym to mean; nothing where they do not tell."""
    listed = {sense.party.id for sense in senses}
    for told in (
        [sense for sense, _, bracketed in full if bracketed == word],
        [sense for sense, initials, _ in full if word in initials],
        [sense for sense, _, _ in full if sense.party.id in listed],
    ):
        if told:
            return (told[0],) if len({sense.party.id for sense in told}) == 1 else ()
    return ()


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper() and word not in {"The", "A"})
