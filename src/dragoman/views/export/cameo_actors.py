"""Parties as CAMEO writes them: country, known group and roles in a chain of three-letter codes."""

from dataclasses import dataclass

from dragoman.records import Actor

# CAMEO's codes are PLOVER's but for these. MED is medical in PLOVER and the media in CAMEO.
_ROLES = {"MED": "HLH", "JRN": "MED"}
_NO_ROLE = frozenset({"PRE", "PRM", "SOC", "UNK"})
_INTERNATIONAL = {
    "IGO": "IGO",
    "NGO": "NGO",
    "MNC": "MNC",
    "IMG": "IMG",
    "ISM": "IMG",
    "UNO": "IGO",
    "EUR": "IGO",
}
_GROUPS = {"UNO": "UNO", "EUR": "EEC"}
_IN_CHAIN = {**_INTERNATIONAL, "UNO": "IGOUNO", "EUR": "IGOEUREEC"}
LOSS = (
    "countries are ISO 3166 codes, where CAMEO has older ones for a few; sectors "
    f"{', '.join(sorted(_NO_ROLE))} have no role in CAMEO and ISM is IMG there"
)


@dataclass(frozen=True, slots=True)
class CameoActor:
    """A party in CAMEO's codes.

    Attributes:
        code: The whole chain (``IRNGOV``, ``IGOUNO``), or None where nothing is known.
        country: Country code, or None.
        group: Code of a known group (``UNO``, ``EEC``), or None.
        roles: Role codes, the first the primary one.
    """

    code: str | None
    country: str | None
    group: str | None
    roles: tuple[str, ...]


def cameo_actor(actor: Actor) -> CameoActor:
    """Write a party in CAMEO's codes; what has none there is left out."""
    own = [_ROLES.get(sector, sector) for sector in actor.sectors if sector not in _NO_ROLE]
    if actor.country in _INTERNATIONAL:
        roles = dict.fromkeys([_INTERNATIONAL[actor.country], *own])
        chain = _IN_CHAIN[actor.country] + "".join(
            role for role in own if role not in _IN_CHAIN[actor.country]
        )
        return CameoActor(chain, None, _GROUPS.get(actor.country), tuple(roles))
    roles = dict.fromkeys(own)
    return CameoActor(f"{actor.country or ''}{''.join(roles)}" or None, actor.country, None, tuple(roles))


def role(actor: Actor, number: int) -> str | None:
    """Give a party's role of a number, from 0, or None."""
    roles = cameo_actor(actor).roles
    return roles[number] if number < len(roles) else None
