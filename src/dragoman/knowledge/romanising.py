"""Names whose letters differ as romanisations of one name do."""

import unicodedata
from functools import lru_cache

# Letters that romanisations of one sound exchange (Bagheri, Baqeri; Ghanmi, Ghanemi; Yousef, Yusuf).
_SOUNDS = tuple(
    tuple(pair.split(">"))
    for pair in "gh>k g>k kh>k q>k c>k th>t dh>d sch>s sh>s zh>s j>s ph>f w>v z>s x>ks".split()
)
# What romanisations of other languages and other times write for one sound, vowels kept: French Poutine,
# German Medwedew, Lavroff; the longest first.
_SPELLED = tuple(
    tuple(pair.split(">"))
    for pair in (
        "dsch>j tsch>ch tsh>ch sch>sh dzh>j zh>j dj>j dz>z ds>z dh>d th>t ph>f kh>k gh>g ck>k q>k x>ks w>v "
        "off>ov eff>ev chov>chev shov>shev ou>u oo>u ee>i ey>ei ej>ei ay>ai aj>ai yi>i iy>i ij>i y>i ie>e"
    ).split()
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


@lru_cache(1 << 16)
def respelled(name: str) -> str:
    """Write a full name as its romanisations share it, vowels kept and articles left out.

    "Sergej Lawrow" and "Sergey Lavroff" are both ``sergei lavrov``.

    Args:
        name: Folded words of a name, parted by blanks.
    """
    words = [word for word in name.split() if word + "-" not in _ARTICLES]
    plain = " ".join(words)
    for spelled, letters in _SPELLED:
        plain = plain.replace(spelled, letters)
    return "".join(c for i, c in enumerate(plain) if not i or c != plain[i - 1])
