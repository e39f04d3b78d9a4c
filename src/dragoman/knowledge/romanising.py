"""Names whose letters differ as romanisations of one name do."""

import unicodedata

# Letters that romanisations of one sound exchange (Bagheri, Baqeri; Ghanmi, Ghanemi; Yousef, Yusuf).
_SOUNDS = tuple(
    tuple(pair.split(">"))
    for pair in "gh>k g>k kh>k q>k c>k th>t dh>d sch>s sh>s zh>s j>s ph>f w>v z>s".split()
)
_VOWELS = set("aeiouyh'")
_ARTICLES = ("al-", "el-", "ul-", "ad-", "ar-", "as-", "ash-", "at-", "az-", "an-")


def skeleton(word: str) -> str:
    """Reduce a name to the consonants that its romanisations share: Bagheri and Baqeri are both ``bkr``."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    for sound, letter in _SOUNDS:
        plain = plain.replace(sound, letter)
    first, rest = plain[:1], [c for c in plain[1:] if c not in _VOWELS]
    squeezed = [c for i, c in enumerate(rest) if i == 0 or c != rest[i - 1]]
    return first + "".join(c for c in squeezed if c.isalnum())
