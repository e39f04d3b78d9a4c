"""Which sectors a label of an office or of a class of bodies stands for, by the role words we have."""

from dataclasses import dataclass

from dragoman.knowledge.actors import ActorKnowledge
from dragoman.knowledge.parties import Role
from dragoman.knowledge.wording import pieces, role_key
from dragoman.records import BODY_KINDS, ActorKind

# Where the head of a label ends: "political party in Ruritania", "court of appeal".
_HEAD_ENDS = {"of", "in", "for", "from", "on", "at", "by", "with", "to"}
# Role words that are bodies in a report and places in a list of things: every town would become GOV.
_TERRITORIES = frozenset(
    role_key(word)
    for word in """
    municipality city town village district province county region state country nation republic kingdom
    capital commune canton prefecture governorate borough territory colony settlement community
    """.split()
)


@dataclass(frozen=True, slots=True)
class BodyClass:
    """What a class of bodies is.

    Attributes:
        sectors: PLOVER sectors, the primary one first.
        kind: Organisation or group.
    """

    sectors: tuple[str, ...]
    kind: ActorKind


def office_sectors(label: str, knowledge: ActorKnowledge) -> tuple[str, ...]:
    """Read the sectors of an office from its name.

    Args:
        label: Such as "deputy chairman of the Senate".
        knowledge: Its role words.

    Returns:
        The sectors of the first word that has its own, for a bearer takes those of its body; else the
        bearer's, else those of a word that colours; empty where no word says anything.
    """
    roles = _roles_in(label, knowledge)
    own = [role for role in roles if not role.bearer and not role.modifier]
    for role in (*own, *(r for r in roles if r.bearer), *(r for r in roles if r.modifier)):
        if role.sectors != ("UNK",):
            return role.sectors
    return ()


def body_class(label: str, knowledge: ActorKnowledge) -> BodyClass | None:
    """Read what a class of bodies is from its English name.

    Args:
        label: Such as "regional political party in Ruritania"; its head decides, so that a "party
            headquarters" is no party.
        knowledge: Its role words.

    Returns:
        Sectors and kind, or None where the head is no word for a body, or is one for a territory.
    """
    words = pieces(label)
    head = next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))
    stretches = [words, *(words[at:head] for at in range(head))]
    for stretch in stretches:
        role = knowledge.role(" ".join(stretch))
        if role is not None and role_key(stretch[-1]) not in _TERRITORIES:
            fits = role.kind in BODY_KINDS and not role.modifier and role.sectors != ("UNK",)
            return BodyClass(role.sectors, role.kind) if fits else None
    return None


def body_kind(name: str, knowledge: ActorKnowledge) -> ActorKind | None:
    """Say what sort of body a name itself says it is ("Ruritanian Ministry of Mines"), or None."""
    kinds = (role.kind for role in _roles_in(name, knowledge) if not role.modifier)
    return next((kind for kind in kinds if kind in BODY_KINDS), None)


def _roles_in(label: str, knowledge: ActorKnowledge) -> list[Role]:
    words = label.replace("-", " ").split()
    # With no word marked as a name only roles are found.
    return [found.role for found in knowledge.find(words, [False] * len(words)) if found.role is not None]
