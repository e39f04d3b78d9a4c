"""Which events are nobody's politics: firms and celebrities among themselves."""

from collections.abc import Mapping

from dragoman.records import Actor, Draft

# A takeover bid or a divorce is news and no political event; violence is one whoever suffers it.
_PRIVATE = frozenset({"BUS", "ELI"})
_VIOLENT = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})


def is_private(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event has only firms or celebrities on its sides.

    Args:
        draft: The event.
        parties: Actors by mention id.

    Returns:
        False also where nobody is known on either side.
    """
    if draft.type in _VIOLENT:
        return False
    known = [parties[i] for i in (*draft.actors, *draft.recipients) if i in parties]
    return bool(known) and all(_is_private(actor) for actor in known)


def _is_private(actor: Actor) -> bool:
    """Say whether a party is a firm or celebrity; who held an office once is neither."""
    held = any("former" in words.lower() for words in (actor.role or "", actor.text))
    return bool(actor.sectors) and actor.sectors[0] in _PRIVATE and not held
