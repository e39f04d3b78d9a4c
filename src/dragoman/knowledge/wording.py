"""How words of names and roles are compared: no case, accents, dots or hyphens; roles in the singular."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Letters that decomposition leaves alone.
_PLAIN = str.maketrans(
    {"\u0131": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_POSSESSIVE = re.compile(r"['\u2019]s\b", re.IGNORECASE)
_SILENT = re.compile(r"(?<=\d)[,](?=\d)|['\u2019\u2018`\u02bf\u02be.]")
_PIECE = re.compile(r"[^\W_]+")
# "A new group" is no news group.
_IRREGULAR = {
    "children": "child",
    "wives": "wife",
    "lives": "life",
    "thieves": "thief",
    "spies": "spy",
    "news": "news",
}
# Marks that stand inside names.
_JOINING = {"-", "\u2013", "'", "\u2019", ".", "&", "`"}
BREAK = "|"
# Words come again and again: a text has few thousand of them, the names of the knowledge some 40,000.
_REMEMBERED = 1 << 15
_NO_PLURAL = ("ss", "us", "is", "ous")


def pieces(text: str) -> list[str]:
    """Give the comparable words of a stretch of text.

    Args:
        text: A name, a role or one token ("al-Abadi", "U.S.", "People's").

    Returns:
        Folded words: ``["al", "abadi"]``, ``["us"]``, ``["people", "s"]``.
    """
    return list(_pieces(text))


@lru_cache(_REMEMBERED)
def _pieces(text: str) -> tuple[str, ...]:
    text = _SILENT.sub("", _POSSESSIVE.sub(" s", text))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return tuple(_PIECE.findall(text.lower()))


@lru_cache(_REMEMBERED)
def singular(word: str) -> str:
    """Give a folded word without its plural ending; wrong forms do no harm, both sides get the same.

    Args:
        word: One folded word.

    Returns:
        ``gunmen`` → ``gunman``, ``deputies`` → ``deputy``, ``police`` → ``police``.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if not word.endswith("s") or len(word) < 3 or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


def name_key(text: str) -> str:
    """Give the form under which a name is stored, without a leading article."""
    return key_of(pieces(text))


def key_of(words: Sequence[str]) -> str:
    """Give the form under which a name of these comparable words is stored, without a leading article."""
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def role_key(text: str) -> str:
    """Give the form under which a role is stored: folded, each word in the singular."""
    return " ".join(singular(word) for word in pieces(text))


@lru_cache(_REMEMBERED)
def is_abbreviation(text: str) -> bool:
    """Say whether a name is one short word of capitals (``WHO``), told from a word only by its case."""
    letters = [c for c in text if c.isalpha()]
    return " " not in text and len(letters) <= 5 and bool(letters) and all(c.isupper() for c in letters)


@lru_cache(_REMEMBERED)
def token_pieces(text: str) -> tuple[str, ...]:
    """Give the comparable words of one token, none for a mark that stands inside names.

    A mark that parts phrases gives a piece that no name has, so that none is read across it; "ex-" before
    a word is not part of it.
    """
    found = _pieces(text[3:] if text[:3].lower() == "ex-" else text)
    return found if found or text in _JOINING else (BREAK,)
