"""How place names are compared: one spelling for case, accents, dots, "St." and the article."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ə": "a",
        "ħ": "h",
        "ŋ": "n",
        # Apostrophes, ayns and dots vanish; hyphens and other marks become blanks.
        "'": "",
        "`": "",
        "\u00b4": "",
        "\u02bb": "",
        "\u02bc": "",
        "\u02be": "",
        "\u02bf": "",
        "\u02b9": "",
        "\u02ba": "",
        "\u2018": "",
        "\u2019": "",
        ".": "",
        "·": "",
    }
)
_BREAKS = re.compile(r"[^\w]+|_+")
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(1 << 15)
def normalise(name: str) -> str:
    """Give the form under which a place name is stored and looked up.

    Args:
        name: As written, in any case.

    Returns:
        Lower-case words with single blanks: "the St. Louis" and "SAINT LOUIS" both give "saint louis".
        Names in other scripts keep their letters.
    """
    flat = unicodedata.normalize("NFKD", name.casefold())
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter)).translate(_LETTERS)
    words = _BREAKS.sub(" ", flat).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:  # alone, "Mt" is Montana and "St" nothing
        words = [_WORDS.get(word, word) for word in words]
    return " ".join(words)


def is_latin(normalised: str) -> bool:
    """Say whether a normalised name is in Latin letters; the compiled gazetteer holds no others."""
    return normalised.isascii() and any(letter.isalpha() for letter in normalised)
