"""Crimes among private people and the courts that judge them: news, but nobody's politics."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Annotations, Draft

# Sectors of those who are no party of public life; police and judges are the frame of every crime report.
_PRIVATE = frozenset({"CVL", "CRM"})
_FRAME = frozenset({"COP", "JUD"})
_NEUTRAL = _PRIVATE | _FRAME | {"BUS", "ELI", "MED", "EDU"}
# Courts' acts in words that an arrest by police does not share: police acts always count.
_COURT_WORDS = frozenset({"remand", "jail", "imprison", "sentence"})
_KNOWN = 0.5  # confidence of an office; with less, and no id, a name only looks like one
_CROWD = 3  # dead or injured from which on a deed is no private matter
_PUBLIC_CONTEXTS = frozenset({"terrorism", "military"})
# Violence of those who hold, besiege or bomb; private people shoot, stab, beat and rape.
_PUBLIC_MODES = frozenset({
    "abduct", "torture", "explosives", "suicide-attack", "unconventional", "heavy-weapons", "aerial",
    "crowd-control", "displace", "cleanse",
})  # fmt: skip
_WORDS = word_lists("crime")
_CRIMES = _WORDS["crimes"]
_PUBLIC_WORDS = _WORDS["public"]


def private_crimes(
    drafts: Sequence[Draft], annotations: Annotations, parties: Mapping[int, Actor]
) -> frozenset[int]:
    """Find the violence and court acts of a document that tells of a private crime and of nothing else.

    The test is what makes a crime public, looked for in the whole document: a party that is neither private
    nor police nor court, several dead, a word of politics, war, faith, origin or organised crime. Where none
    is found, a private person is known to have suffered or been accused, and a word tells of a crime of that
    kind, "stabbed at a party" and "remanded on burglary charges" are no events. Arrests by police always are.

    Args:
        drafts: The document's events.
        annotations: Its sentences.
        parties: Mentions as actors, by mention id.

    Returns:
        Numbers of the drafts that are none.
    """
    cases = frozenset(i for i, draft in enumerate(drafts) if _is_case(draft, annotations, parties))
    known = any(_has_private_person(drafts[i], parties) for i in cases)
    if not known or any(_is_public(draft, parties) for draft in drafts):
        return frozenset()
    words = {token.lemma.lower() for sentence in annotations.sentences for token in sentence.tokens}
    return frozenset() if words & _PUBLIC_WORDS or not words & _CRIMES else cases


def _is_case(draft: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event is violence, a charge, a verdict or a court's order to jail."""
    if draft.type == "ASSAULT" or (draft.type, draft.mode) in {("ACCUSE", "allege"), ("SANCTION", "convict")}:
        return True
    if (draft.type, draft.mode) != ("COERCE", "arrest"):
        return False
    word = annotations.sentences[draft.sentence].tokens[draft.head].lemma
    return word in _COURT_WORDS or any(
        parties[i].sectors[:1] == ("JUD",) for i in draft.actors if i in parties
    )


def _has_private_person(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether a private person suffers it or is accused; of sexual crimes there are often several."""
    return any(
        (actor.kind is ActorKind.PERSON or (draft.mode == "sexual" and actor.kind is ActorKind.GROUP))
        and (not actor.sectors or actor.sectors[0] in _PRIVATE)
        for i in (*draft.recipients, *draft.actors)
        if (actor := parties.get(i)) is not None
    )


def _is_public(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event's parties, toll or contexts make its report one of public life."""
    if not _PUBLIC_CONTEXTS.isdisjoint(draft.contexts) or draft.mode in _PUBLIC_MODES:
        return True
    if any(count is not None and count.best >= _CROWD for count in (draft.size.dead, draft.size.injured)):
        return True
    violent, accused = draft.type == "ASSAULT", draft.type in {"ASSAULT", "ACCUSE", "SANCTION"}
    return any(
        _is_public_party(parties[i], involved=involved)
        for side, involved in ((draft.actors, violent), (draft.recipients, accused))
        for i in side
        if i in parties
    )


def _is_public_party(actor: Actor, *, involved: bool) -> bool:
    """Say whether a party is of public life; police, courts and many people are where the deed is theirs."""
    if actor.kind is ActorKind.STATE or (involved and actor.kind is ActorKind.POPULATION):
        return True
    if not actor.sectors or _is_guess(actor):
        return False
    return actor.sectors[0] not in _NEUTRAL or (involved and actor.sectors[0] not in _PRIVATE)


def _is_guess(actor: Actor) -> bool:
    """Say whether a person is an armed force or an official by the look of a word only: "an attacker"."""
    if actor.kind is not ActorKind.PERSON or not actor.sectors:
        return False
    unsure = actor.id is None and actor.confidence < _KNOWN
    return actor.sectors[0] == "UAF" or (actor.sectors[0] == "GOV" and unsure)
