"""PLOVER's auxiliary rules: which type an event becomes when it is only promised, threatened or refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.events.status import Standing
from dragoman.records import Status

# Future verbal and material cooperation is a promise (PLOVER 2.0, AGREE); CAMEO says which.
_PROMISES = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
# CAMEO parts the two: 035 intends to yield, 080 yields.
_PROMISED_RETREAT_CAMEO, _POSSIBLE_RETREAT_CAMEO = "035", "080"
# Cooperation that someone will not give is a refusal; the mode says of what.
_REFUSALS = {
    "AGREE": ("change", "120"),
    "SUPPORT": ("change", "120"),
    "CONCEDE": ("yield", "124"),
    "CONSULT": ("meet", "125"),
    "AID": ("assist", "122"),
    "COOPERATE": ("assist", "121"),
    "RETREAT": ("yield", "124"),
}
# Words not given are refused in any tense; deeds not done in the past ("did not send aid") are only not done.
_WORDS = {"AGREE", "SUPPORT", "CONCEDE"}
_THREATS = {"ASSAULT": ("violence", "138"), "COERCE": ("restrict", "130"), "SANCTION": ("relations", "130")}


def may_be(type_: str, listed: Iterable[str]) -> bool:
    """Say whether a type is one of those listed for a word, or what a rule makes of one of them."""
    types = set(listed)
    turned = {
        "AGREE": _PROMISES.keys(),
        "REJECT": _REFUSALS.keys(),
        "THREATEN": _THREATS.keys(),
        "CONCEDE": {"RETREAT"},
    }
    return type_ in types or not types.isdisjoint(turned.get(type_, ()))


@dataclass(frozen=True, slots=True)
class Shift:
    """What a rule makes of an event: another type, with its mode, code and status, and the rule in words."""

    type: str
    mode: str | None
    cameo: str | None
    status: Status
    rule: str


def shift(type_: str, standing: Standing, *, own_threat: bool) -> Shift | None:
    """Apply the auxiliary rules.

    Args:
        type_: The trigger's own type.
        standing: How the event stands.
        own_threat: Whether the one who says so is the one who would do it ("we will strike").

    Returns:
        The changed event, or None where no rule applies.
    """
    if standing.status is Status.NEGATED and type_ in _REFUSALS and (standing.volitional or type_ in _WORDS):
        mode, cameo = _REFUSALS[type_]
        return Shift("REJECT", mode, cameo, Status.HAPPENED, f"{type_} that is refused is REJECT")
    if standing.status is Status.PLANNED and type_ in _PROMISES:
        return Shift("AGREE", None, _PROMISES[type_], Status.PLANNED, f"future {type_} is AGREE")
    if type_ == "RETREAT" and standing.status in {Status.PLANNED, Status.HYPOTHETICAL}:
        is_promise = standing.status is Status.PLANNED
        cameo = _PROMISED_RETREAT_CAMEO if is_promise else _POSSIBLE_RETREAT_CAMEO
        return Shift("CONCEDE", None, cameo, standing.status, "RETREAT to come is CONCEDE")
    if own_threat and type_ in _THREATS and standing.status in {Status.PLANNED, Status.HYPOTHETICAL}:
        mode, cameo = _THREATS[type_]
        return Shift(
            "THREATEN", mode, cameo, standing.status, f"{type_} announced by who would do it is THREATEN"
        )
    return None


def promised_yielding(standing: Standing, *, decided: bool = False) -> Shift:
    """Make a promise or consent to give way the concession it is; who has *decided* so yields (CAMEO 080)."""
    cameo = _POSSIBLE_RETREAT_CAMEO if decided else _PROMISED_RETREAT_CAMEO
    return Shift("CONCEDE", None, cameo, standing.status, "a promise of RETREAT is CONCEDE")


def lapsed(standing: Standing) -> Shift:
    """Make a ban that is not renewed the easing it is; one that will not be is conceded."""
    if standing.future:
        return Shift(
            "CONCEDE", None, _PROMISED_RETREAT_CAMEO, Status.PLANNED, "a ban that will lapse is CONCEDE"
        )
    return Shift("RETREAT", "access", "085", Status.HAPPENED, "a ban that is not renewed is RETREAT")


def vowed_harm(type_: str, standing: Standing) -> Shift:
    """Make a vow to harm someone the threat it is."""
    mode, cameo = _THREATS.get(type_, ("violence", "138"))
    return Shift("THREATEN", mode, cameo, standing.status, f"a vow of {type_} is THREATEN")
