"""Which events are nobody's politics: firms, celebrities and reporters among themselves."""

from collections.abc import Mapping

from dragoman.records import Actor, ActorKind, Draft

# A takeover bid or a divorce is news and no political event; violence is one whoever suffers it.
_PRIVATE = frozenset({"BUS", "ELI"})
_PRIVATE_ACTING = _PRIVATE | {"JRN"}  # a reporter's request is none; who arrested the reporter may be unsaid
_VIOLENT = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})


def is_private(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event has firms, celebrities or reporters on its sides, and nobody of public life.

    Args:
        draft: The event.
        parties: Actors by mention id.

    Returns:
        False also where nobody is known on either side, and where only people without any role are.
    """
    if draft.type in _VIOLENT:
        return False
    acting = [parties[i] for i in draft.actors if i in parties]
    others = [parties[i] for i in draft.recipients if i in parties]
    private = [_is_private(actor, _PRIVATE_ACTING) for actor in acting]
    # Papers that share files work for themselves; a reporter who is arrested or sued is no private matter.
    sectors = _PRIVATE_ACTING if draft.type == "COOPERATE" else _PRIVATE
    private += [_is_private(actor, sectors) for actor in others]
    return any(private) and all(
        is_so or _is_neutral(actor) for is_so, actor in zip(private, acting + others, strict=True)
    )


def _is_private(actor: Actor, sectors: frozenset[str]) -> bool:
    """Say whether a party is a firm, celebrity or reporter; who held an office once is none."""
    held = any("former" in words.lower() for words in (actor.role or "", actor.text))
    return bool(actor.sectors) and actor.sectors[0] in sectors and not held


def _is_neutral(actor: Actor) -> bool:
    """Say whether a party makes no event public: a person without any role, or words for nobody known."""
    if not actor.sectors:
        return actor.kind in {ActorKind.PERSON, ActorKind.UNKNOWN}
    return actor.sectors[0] == "CVL"
