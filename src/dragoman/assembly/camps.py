"""For whom a party stands within its country: for the state, or against it.

One country holds both sides of its own quarrel: the Rapid Support Forces do not speak for Sudan's army.
"""

from collections.abc import Iterable

from dragoman.records import Actor

STATE, AGAINST = "state", "against the state"
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_AGAINST = frozenset({"REB", "OPP", "PRE", "CRM"})  # not UAF: nobody knows for whom "gunmen" fight


def camp(party: Actor) -> str | None:
    """Give the camp that a party is of; None where its sectors do not tell.

    What stands against the state decides: "the rebels' army" is REB and MIL.
    """
    sectors = frozenset(party.sectors)
    return AGAINST if sectors & _AGAINST else STATE if sectors & _STATE else None


def common_camp(parties: Iterable[Actor]) -> str | None:
    """Give the camp of all parties together; None where they differ or one does not tell."""
    camps = {camp(party) for party in parties}
    return camps.pop() if len(camps) == 1 else None


def speaks_for(speaker: Actor, party: Actor) -> bool:
    """Say whether a speaker speaks for another party of its country.

    An official speaks for the army and one rebel for another; a doctors' union, witnesses and the enemy in a
    civil war do not. A speaker or a party of whom no sector is known is taken for its country.
    """
    if speaker.country is None or speaker.country != party.country:
        return False
    if not speaker.sectors or not party.sectors:
        return True
    side = camp(speaker)
    return side == camp(party) if side else not frozenset(speaker.sectors).isdisjoint(party.sectors)
