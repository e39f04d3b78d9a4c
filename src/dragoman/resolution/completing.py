"""Gives mentions without a country that of their owners, of their neighbours or of what stands round them."""

from collections.abc import Sequence

from dragoman.knowledge.parties import NON_STATES
from dragoman.records import BODY_KINDS, ActorKind, Mention, MentionKind
from dragoman.resolution.actor_scene import guess_country, is_party, let_guesses_agree
from dragoman.resolution.identities import best_of
from dragoman.resolution.owners import owners_of
from dragoman.resolution.readings import Reading
from dragoman.resolution.scene import Scene
from dragoman.resolution.surroundings import Guess

# Whoever is one of these to a state or its people is not of it.
_OUTSIDERS = {"neighbour", "neighbor", "ally", "enemy", "foe", "adversary", "friend", "partner", "invader"}
_NEIGHBOURS = {"neighbour", "neighbor"}


def complete(scene: Scene) -> dict[int, Guess]:
    """Fill countries from possessors, then from the surroundings; give the guesses made."""
    owned = _owned(scene)
    _possess(scene, owned)
    guesses: dict[int, Guess] = {}
    for mention in scene.report.mentions:
        reading = scene.readings[mention.id]
        if reading.country is not None or not is_party(reading, mention):
            continue
        if not _lacks(scene, mention):
            continue
        if (guess := guess_country(scene, mention)) is not None:
            guesses[mention.id] = guess
            basis = guess.basis if guess.country is not None else reading.basis
            scene.readings[mention.id] = reading._replace(
                country=guess.country, basis=basis, reason=guess.reason
            )
    let_guesses_agree(scene, guesses)
    _possess(scene, owned)  # "the country's coast": the owner may just have been guessed
    return guesses


def _owned(scene: Scene) -> list[tuple[Mention, list[Mention]]]:
    """Give the mentions that lack a country and belong to others, with those."""
    told = {scene.groups[i][0] for i, reading in enumerate(scene.readings) if reading.country is not None}
    owned = []
    for mention in scene.report.mentions:
        reading = scene.readings[mention.id]
        untold = reading.counterpart or scene.groups[mention.id][0] not in told
        if untold and _may_lack(reading, mention):
            owners = owners_of(scene, mention)
            if owners:
                owned.append((mention, owners))
    return owned


def _possess(scene: Scene, owned: Sequence[tuple[Mention, Sequence[Mention]]]) -> None:
    for mention, owners in owned:
        if _lacks(scene, mention):
            _from_possessor(scene, mention, owners)


def _lacks(scene: Scene, mention: Mention) -> bool:
    reading = scene.readings[mention.id]
    if not _may_lack(reading, mention):
        return False
    # A listed party has a country, so the best reading has one if any has.
    members = scene.groups[mention.id]
    return reading.counterpart or len(members) == 1 or {scene.readings[i].country for i in members} == {None}


def _may_lack(reading: Reading, mention: Mention) -> bool:
    if reading.country is not None and not reading.counterpart:
        return False
    return not reading.joint and mention.kind is not MentionKind.PRONOUN


def _group_best(scene: Scene, mention: Mention) -> Reading:
    members = scene.groups[mention.id]
    if len(members) == 1:
        return scene.readings[mention.id]
    return best_of([scene.readings[i] for i in members])


def _from_possessor(scene: Scene, mention: Mention, owners: Sequence[Mention]) -> None:
    """Take the country, and for a counterpart the office, from whoever the phrase belongs to."""
    reading = scene.readings[mention.id]
    lemma = scene.report.heads[mention.id].lemma
    outside, beside = lemma in _OUTSIDERS, lemma in _NEIGHBOURS
    for owner in owners:
        found = _group_best(scene, owner)
        if beside and _is_private(found) and reading.country is None:
            scene.readings[mention.id] = reading._replace(sectors=("CVL",), kind=ActorKind.PERSON)
            return
        if beside and found.country is not None:
            _from_neighbour(scene, mention, found)
            return
        if found.country is None or (outside and found.kind is not ActorKind.PERSON):
            continue
        if found.country in NON_STATES and _is_past(reading):
            continue
        if reading.counterpart:
            scene.readings[mention.id] = reading._replace(
                sectors=found.sectors or reading.sectors,
                kind=found.kind,
                role=_office(found),
                counterpart=False,
            )
            return
        # "The president's office" is of the president's sector too.
        scene.readings[mention.id] = reading._replace(
            country=found.country,
            sectors=reading.sectors or (found.sectors if reading.kind in BODY_KINDS else ()),
            basis="possessor",
            reason=f"it belongs to {found.name!r} ({found.country})",
        )
        return


def _from_neighbour(scene: Scene, mention: Mention, owner: Reading) -> None:
    """Take the one state that borders the owner's and that the report is about."""
    reading = scene.readings[mention.id]
    guess = scene.around.neighbour_of(owner.country or "")
    if owner.kind is ActorKind.STATE and guess.country is not None:
        scene.readings[mention.id] = reading._replace(
            country=guess.country, basis=guess.basis, reason=guess.reason
        )


def _is_private(reading: Reading) -> bool:
    """Say whether somebody is a person or people of no office, whose neighbour is one of them too."""
    return reading.kind in {ActorKind.PERSON, ActorKind.POPULATION} and "GOV" not in reading.sectors


def _is_past(reading: Reading) -> bool:
    """Say whether somebody held an office once: who was the UN's is now of some state."""
    return (reading.role or "").lower().startswith(("former ", "ex-", "retired "))


def _office(reading: Reading) -> str | None:
    """Give an office without its country, for the counterpart of whoever holds it."""
    if reading.role is None:
        return None
    return reading.role.rsplit(" of ", 1)[0] if reading.party is not None else reading.role
