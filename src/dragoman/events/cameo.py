"""The native CAMEO code of an event: the lexicon's own, made finer by what a demand or refusal is about."""

from dragoman.knowledge.codebook import Codebook

# CAMEO 02x, 10x and 12x count the same way: 1-3 help, 4 or 3 reform, 5 or 4 yielding, 6 or 5 meeting.
_ASKED = {"assist": "1", "change": "4", "yield": "5", "meet": "6"}
_REFUSED = {"assist": "1", "change": "3", "yield": "4", "meet": "5"}
_ASSIST = {"SUPPORT": ("2", "1"), "AID": ("3", "2"), "COOPERATE": ("1", "1")}
_BY_MODE = {"02": (_ASKED, 0), "10": (_ASKED, 0), "12": (_REFUSED, 1)}


def native_cameo(
    codebook: Codebook, own: str | None, type_: str, mode: str | None, content_type: str | None
) -> str:
    """Give the CAMEO code of an event.

    Args:
        codebook: For the default of a type and mode.
        own: The trigger's own code, if the lexicon gives one.
        type_: Event type.
        mode: Its mode.
        content_type: Type of what is demanded or refused, if known.
    """
    code = own or codebook.cameo_for(type_, mode)
    root, rest = code[:2], code[2:]
    if rest.strip("0") or mode is None or root not in _BY_MODE:
        return code
    digits, column = _BY_MODE[root]
    digit = digits.get(mode)
    if mode == "assist" and content_type in _ASSIST:
        digit = _ASSIST[content_type][column]
    finer = f"{root}{digit}"
    return finer if digit is not None and finer in codebook.cameo else code
