"""Refuses articles that cannot be coded: no words, another script, another language."""

import re

from dragoman.errors import OtherLanguage, UnreadableArticle
from dragoman.knowledge.word_lists import word_lists

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FEWEST_WORDS = 20
# Words that no other Latin-script language of the news shares; a quarter of English news text.
_ENGLISH_ONLY = frozenset(
    "the of and to that for with by from has have had said was were which their this they would been".split()
)
# English news has 0.2-0.35 of them, tables and lists of links under 0.1, other languages under 0.03.
_PLAINLY_ENGLISH = 0.1
# A sentence of this many words up to _FEWEST_WORDS is of another language where three words and a sixth of
# them are its function words and none is English only.
_SENTENCE = 7
_FOREIGN_WORDS, _FOREIGN_SHARE = 3, 1 / 6
_LANGUAGES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish",
    "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def require_english(text: str) -> None:
    """Let English pass; of short texts in Latin letters only what shows another language is refused.

    Raises:
        UnreadableArticle: It is empty or holds no letters.
        OtherLanguage: It is not in English; the language is named.
    """
    if not text.strip():
        raise UnreadableArticle("it is empty; give an article with words")
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample)) or len(_LETTER.findall(text))
    if not letters:
        raise UnreadableArticle("it holds no letters; give an article with words")
    if 2 * len(_RIGHT_TO_LEFT.findall(sample)) > letters:
        raise _foreign(sample, " (written from right to left)")
    if 2 * len(_LATIN.findall(sample)) < len(_LETTER.findall(sample)):
        raise _foreign(sample, "")
    words = _WORD.findall(sample.lower())
    doubtful = not _plainly_english(words) if len(words) >= _FEWEST_WORDS else _shows_another(words)
    if doubtful and _language_of(sample) != "English":
        raise _foreign(sample, "")


def _plainly_english(words: list[str]) -> bool:
    """Say whether function words settle it, which spares loading the language model."""
    return sum(word in _ENGLISH_ONLY for word in words) >= _PLAINLY_ENGLISH * len(words)


def _shows_another(words: list[str]) -> bool:
    """Say whether a sentence has the function words of another language and none of English."""
    if len(words) < _SENTENCE or not _ENGLISH_ONLY.isdisjoint(words):
        return False
    most = max(sum(word in theirs for word in words) for theirs in word_lists("languages").values())
    return most >= max(_FOREIGN_WORDS, _FOREIGN_SHARE * len(words))


def _language_of(sample: str) -> str:
    import py3langid  # noqa: PLC0415 - its model takes 0.2 s and plainly English text never asks it

    code = str(py3langid.classify(sample.lower())[0])
    return "English" if code == "en" else _LANGUAGES.get(code, f"language {code!r}")


def _foreign(sample: str, note: str) -> OtherLanguage:
    language = _language_of(sample)
    named = "another language than English" if language == "English" else f"{language}, not English"
    return OtherLanguage(f"it is in {named}{note}; give an English article or a translation")
