"""Parts of the world that hold several states: whoever is of one of them is of no single state."""

from itertools import pairwise

from dragoman.records import Mention, Sentence

# A side of a continent is a region whoever is spoken of: "Latin American migrants", "West African leaders".
_SIDES = frozenset(
    "north south east west central latin northern southern eastern western southeast southwest northeast "
    "sub-saharan equatorial".split()
)
_CONTINENTS = frozenset(
    "africa african africans america american americans asia asian asians europe european europeans".split()
)
_INDIES = {"indian", "indians", "indies"}
_ENDING = _CONTINENTS | _INDIES
# Alone these are also a people, or a side of one land: only a state's own are then of several.
_BROAD = frozenset(
    "african arab asian balkan baltic caribbean nordic oceanian sahelian scandinavian western".split()
)
# People of one nation who are also called by where their families are from: "*African* Americans".
_NATIONS = {"american", "americans", "israeli", "israelis"}
_DESCENTS = {"african", "asian", "arab", "caribbean"}
OF_STATES = frozenset({"GOV", "MIL", "LEG"})
# "South Africa" and "the Central African Republic" are states; the names that hold them are read before.
_STATES = frozenset({("south", "africa"), ("south", "african"), ("south", "africans")})


def ends_region(sentence: Sentence, token: int) -> bool:
    """Say whether a word is the second of a region's name: "Latin *American*", "West *Indian*".

    Args:
        sentence: The sentence.
        token: Number of the word.
    """
    if token == 0:
        return False
    word = sentence.tokens[token].text.lower()
    if word in _INDIES:
        return sentence.tokens[token - 1].text == "West"
    if word not in _CONTINENTS:
        return False
    side = sentence.tokens[token - 1].text.lower()
    return side in _SIDES and (side, word) not in _STATES


def is_of_region(
    sentence: Sentence, words: frozenset[str], mention: Mention, sectors: tuple[str, ...]
) -> bool:
    """Say whether a phrase is of a part of the world and of no single state there.

    Args:
        sentence: Its sentence.
        words: All words of the sentence, in lower case.
        mention: The phrase, in which no state is named.
        sectors: Of whom it speaks, the first one counting.
    """
    near = not words.isdisjoint(_ENDING)
    if near and any(ends_region(sentence, i) for i in range(mention.first + 1, mention.last)):
        return True
    if OF_STATES.isdisjoint(sectors[:1]):
        return False
    # "western Mali" and a people apart: the West and the Arabs as sides are capitalised.
    before = sentence.tokens[mention.first : mention.head]
    named = {token.text.lower() for token in before if token.text[:1].isupper()}
    if not _NATIONS.isdisjoint(named):
        named -= _DESCENTS
    if "western" in named and not _means_the_west(sentence, mention):
        named.discard("western")
    return not named.isdisjoint(_BROAD)


def _means_the_west(sentence: Sentence, mention: Mention) -> bool:
    """Say whether "Western" is of the West: "*Western* officials", but not "the Western Army"."""
    words = [token.text for token in sentence.tokens[mention.first : mention.head + 1]]
    return not any(one == "Western" and two[:1].isupper() for one, two in pairwise(words))
