"""How many the text says: number words and their bounds, as low, best and high."""

from dragoman.events import grammar
from dragoman.knowledge.calendar import CARDINALS
from dragoman.records import Count, Sentence, Token

_UNITS = {**{name: value for name, value in CARDINALS.items() if value}, "a": 1, "an": 1, "dozen": 12}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
# A bare plural ("dozens of people") says a lowest figure and leaves the rest open up to the next word.
_VAGUE = {
    "dozen": (24, 99), "score": (40, 99), "hundred": (200, 999), "thousand": (2_000, 9_999),
    "million": (2_000_000, 9_999_999),
}  # fmt: skip
_AT_LEAST = {"least", "more", "over", "above", "exceed", "minimum"}
_AT_MOST = {"up", "most", "nearly", "almost", "under", "less", "fewer", "maximum"}
_NATIONS = {"NORP", "GPE"}
_SINGULAR_TAGS = {"NN", "NNP"}


def count_of(sentence: Sentence, noun: int) -> Count | None:
    """Read how many a noun phrase speaks of.

    Args:
        sentence: The sentence.
        noun: Token index of the phrase's head.

    Returns:
        The count, or None when the phrase gives no number.
    """
    token = sentence.tokens[noun]
    if token.lemma in _VAGUE and token.tag == "NNS":
        low, high = _VAGUE[token.lemma]
        return Count(low, low, high)
    numerals = [t for t in _numerals(sentence, noun) if read_number(t.text) or t.lemma in _SCALES]
    if not numerals and token.pos == "NUM":
        return _bounded(sentence, token)
    if numerals:
        return _bounded(sentence, numerals[0])
    return Count(1, 1, 1) if _is_single(sentence, token) else None


def _numerals(sentence: Sentence, noun: int) -> list[Token]:
    """Find the numerals of a phrase; in "three Thai soldiers" parsers may hang the number from the nation."""
    own = sentence.dependents(noun, "nummod")
    if own or sentence.tokens[noun].tag != "NNS":
        return own
    names = (t for t in sentence.dependents(noun, "amod", "compound", "nmod") if t.entity in _NATIONS)
    return [t for name in names for t in sentence.dependents(name.i, "nummod", "compound") if t.pos == "NUM"]


def _is_single(sentence: Sentence, token: Token) -> bool:
    """Say whether the phrase means one person: "a policeman", "another student"."""
    determiners = {t.lemma for t in sentence.dependents(token.i, "det")}
    return token.tag in _SINGULAR_TAGS and bool(determiners & {"a", "an", "another"})


def _bounded(sentence: Sentence, numeral: Token) -> Count | None:
    """Read a numeral with the words that bound it ("at least", "up to", "between … and")."""
    value = _value(sentence, numeral)
    if value is None:
        return None
    around = {t.lemma for t in sentence.dependents(numeral.i)} | {
        t.lemma for t in sentence.tokens[max(0, numeral.i - 3) : numeral.i]
    }
    second = _upper(sentence, numeral)
    if second is not None and second > value:
        return Count(value, (value + second) // 2, second)
    if around & _AT_LEAST and not around & {"no", "not"}:
        return Count(value, value, None)
    if around & _AT_MOST:
        return Count(0, value, value)
    return Count(value, value, value)


def _upper(sentence: Sentence, numeral: Token) -> int | None:
    """Read the second number of a range ("10 to 15", "between 10 and 15")."""
    following = sentence.tokens[numeral.i + 1 : numeral.i + 3]
    if len(following) == 2 and following[0].lemma in {"to", "and", "or", "-", "\u2013"}:
        return read_number(following[1].text) if following[1].pos == "NUM" else None
    return None


def _value(sentence: Sentence, numeral: Token) -> int | None:
    """Read a numeral of one or more words ("two hundred")."""
    value = read_number(numeral.text)
    parts = [read_number(t.text) for t in sentence.dependents(numeral.i, "compound", "nummod")]
    if numeral.lemma in _SCALES:
        if "half" in {t.lemma for t in sentence.tokens[max(0, numeral.i - 2) : numeral.i]}:
            return _SCALES[numeral.lemma] // 2
        multiplier = next((p for p in parts if p), 1)
        return multiplier * _SCALES[numeral.lemma]
    return value


def read_number(text: str) -> int | None:
    """Read one word or figure as a whole number; None when it is not one."""
    word = text.lower().replace(",", "")
    if word.isdecimal() and len(word) <= 9:
        return int(word)
    if word in _UNITS:
        return _UNITS[word]
    tens, _, unit = word.partition("-")
    if unit and tens in _UNITS and unit in _UNITS:
        return _UNITS[tens] + _UNITS[unit]
    return None


def counted_noun(sentence: Sentence, noun: int) -> Count | None:
    """Read the number of a phrase, also through a counting word ("dozens of protesters")."""
    own = count_of(sentence, noun)
    inner = grammar.counted(sentence, noun)
    return own or (count_of(sentence, inner) if inner != noun else None)
