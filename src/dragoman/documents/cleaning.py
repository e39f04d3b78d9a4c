"""Cleans text character by character, and never loses a character's place."""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

from dragoman.documents.markdown import without_markdown
from dragoman.documents.marked import Marked
from dragoman.documents.tracked import Tracked
from dragoman.documents.wrapping import unwrap

_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Zero-width marks, soft hyphens, directions, control characters, private use, variation selectors.
_NOTHING = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ue000-\uf8ff"
)
_LIGATURES = "\ufb00-\ufb06"
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
# Characters whose UTF-8 bytes are met read as windows-1252: punctuation and the letters of names.
_OFTEN_GARBLED = (
    "\u2018\u2019\u201c\u201d\u201a\u201e\u2013\u2014\u2026\u2022\u20ac\u2122\u2032\u2033"
    + "".join(map(chr, range(0xA0, 0x180)))
)


def _garbled_forms() -> dict[str, str]:
    """Pair each character's wrongly decoded form with the character."""
    forms: dict[str, str] = {}
    for character in _OFTEN_GARBLED:
        raw = character.encode("utf-8")
        forms[raw.decode("latin-1")] = character
        # Five bytes have no windows-1252 letter; decoders pass them through as control characters.
        forms["".join(_windows_letter(byte) for byte in raw)] = character
    return {form: character for form, character in forms.items() if len(form) > 1}


def _windows_letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_GARBLED = _garbled_forms()
# Two such characters in a row ("Ã©") are no words of English; longer forms are tried first.
_GARBLED_PATTERN = "|".join(re.escape(form) for form in sorted(_GARBLED, key=lambda form: (-len(form), form)))
_MOJIBAKE = re.compile(f"(?=[\u00c2-\u00e2])(?:{_GARBLED_PATTERN})")
_DIRT = re.compile(
    f"\r\n|[{_BREAKS}]|(?P<blank>[{_BLANKS}])|(?P<nothing>[{_NOTHING}]+)|(?P<ligature>[{_LIGATURES}])"
    f"|(?P<entity>{_ENTITY})"
)
_DOMAINS = "Com|Net|Org|Info|Ru|Ua|Az|Ge|Kz|Lt|Ir|De|Fr|Uk|Eu|Co|Io|Tv|Js"
# "in court.Orlov said": a sentence that ends without a blank; not "Example.Com" nor anything of an address.
_OPENED, _CLOSED = r"[(\"'\u201c\u2018]*", r"[\"'\u201d\u2019)]*"
_LAST_WORD = r"(?:[^\W\d_]+['\u2019-])*(?:[^\W\d_]*[a-z]{3}|[A-Z]{3,})"
_FIRST_WORD = rf"(?!(?:{_DOMAINS})\b)[A-Z][a-z]+(?:['\u2019]s|-[a-z]+)?[ ,:]"
_FUSED = re.compile(
    rf"(?<![\w./@:#&-])(?P<last>{_OPENED}{_LAST_WORD}{_CLOSED}[.!?]{_CLOSED})(?={_FIRST_WORD})"
)
_SPARE = re.compile(r" *\n[ \n]*|  +")


def clean(text: Tracked, *, apart: Sequence[Marked] = ()) -> Tracked:
    """Clean plain text: one blank between words, one line break between paragraphs.

    Line ends, blanks, control and zero-width characters, character entities, garbled quotation marks,
    ligatures and loose accents are mended; paragraphs wrapped to a line width are joined; marks of Markdown
    are taken out. No word changes.

    Args:
        text: As received.
        apart: Stretches of the article whose lines are not joined.
    """
    joined = without_markdown(unwrap(mend(text), apart))
    return tidy(joined.rewrite(_FUSED, lambda match: match["last"] + " "))


def mend(text: Tracked) -> Tracked:
    """Mend characters, leaving blanks and lines as they are."""
    # A loose tilde hides a garbled letter, so accents are joined first.
    text = text.rewrite(_ACCENTED, lambda match: unicodedata.normalize("NFC", match[0]))
    text = text.rewrite(_MOJIBAKE, lambda match: _GARBLED[match[0]])
    mended = text.rewrite(_DIRT, _mended)
    # An entity may stand for a no-break blank or a soft hyphen, so its result is mended once more.
    return mended.rewrite(_DIRT, _mended) if mended is not text else text


def tidy(text: Tracked) -> Tracked:
    """Collapse repeated blanks and empty lines, and strip the ends."""
    text = text.rewrite(_SPARE, lambda match: "\n" if "\n" in match[0] else " ")
    start = len(text.text) - len(text.text.lstrip())
    return text.cut(start, len(text.text.rstrip())) if text.text.strip() else text.cut(0, 0)


def _mended(match: re.Match[str]) -> str | None:
    """Give the replacement of one piece of dirt."""
    kind = match.lastgroup
    if kind is None:
        return "\n"
    if kind == "blank":
        return " "
    if kind == "nothing":
        return ""
    if kind == "entity":
        plain = unescape(match[0])
        return plain if plain != match[0] else None
    return unicodedata.normalize("NFKC", match[0])
