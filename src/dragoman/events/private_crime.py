"""Crimes among private people and the courts that judge them: news, but nobody's politics."""

from collections.abc import Mapping, Sequence

from dragoman.knowledge.word_lists import word_lists
from dragoman.records import Actor, ActorKind, Annotations, Draft

# Sectors of those who are no party of public life; police and judges are the frame of every crime report.
_PRIVATE = frozenset({"CVL", "CRM"})
_FRAME = frozenset({"COP", "JUD"})
# What somebody does for a living; of one person it makes nothing public.
_TRADES = frozenset({"BUS", "ELI", "MED", "EDU", "LAB"})
_NEUTRAL = _PRIVATE | _FRAME | (_TRADES - {"LAB"})
# Courts' acts in words that an arrest by police does not share: police acts always count.
_COURT_WORDS = frozenset({"remand", "jail", "imprison", "sentence"})
_KNOWN = 0.5  # confidence of an office; with less, and no id, a name only looks like one
_SURE = 0.7  # the same of a government that is to have been violent: a town before a word is read as one
_CROWD = 3  # dead or injured from which on a deed is no private matter
_TRIALS = frozenset({("ACCUSE", "allege"), ("SANCTION", "convict")})
_STEPS = frozenset({"REJECT", "CONCEDE", "REQUEST", "AGREE"})
_PUBLIC_TYPES = frozenset({"PROTEST", "MOBILIZE"})
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
    kind, "stabbed at a party" and "remanded on burglary charges" are no events, nor are pleas, motions and
    acquittals beside them. Arrests by police always are, and so is what police ask for.

    Args:
        drafts: The document's events.
        annotations: Its sentences.
        parties: Mentions as actors, by mention id.

    Returns:
        Numbers of the drafts that are none.
    """
    cases = frozenset(i for i, draft in enumerate(drafts) if _is_case(draft, annotations, parties))
    tried = any((drafts[i].type, drafts[i].mode) in _TRIALS for i in cases)
    tried = tried and any(drafts[i].type == "ASSAULT" for i in cases)
    known = any(_has_private_person(drafts[i], parties, tried=tried) for i in cases)
    if not known or any(_is_public(draft, parties, tried=tried) for draft in drafts):
        return frozenset()
    words = _words(annotations)
    if words & _PUBLIC_WORDS or not words & _CRIMES:
        return frozenset()
    return cases | {i for i, draft in enumerate(drafts) if _is_beside(draft, parties)}


def _is_beside(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event is a step of a trial or a word beside it: a plea, a motion, an acquittal."""
    if draft.type == "CONSULT":
        return True
    police = any(parties[i].sectors[:1] == ("COP",) for i in draft.actors if i in parties)
    return draft.type in _STEPS and not police


def _words(annotations: Annotations) -> set[str]:
    """Give a document's words but those in another sense: a sheriff's deputies, and "struck" of no strike."""
    tokens = [token for sentence in annotations.sentences for token in sentence.tokens]
    words = {t.lemma.lower() for t in tokens if t.lemma.lower() != "strike" or t.pos == "NOUN"}
    return words - {"deputy"} if "sheriff" in words else words


def _is_case(draft: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> bool:
    """Say whether an event is violence, a charge, a verdict or a court's order to jail."""
    if draft.type == "ASSAULT" or (draft.type, draft.mode) in _TRIALS:
        return True
    if (draft.type, draft.mode) != ("COERCE", "arrest"):
        return False
    word = annotations.sentences[draft.sentence].tokens[draft.head].lemma
    return word in _COURT_WORDS or any(
        parties[i].sectors[:1] == ("JUD",) for i in draft.actors if i in parties
    )


def _has_private_person(draft: Draft, parties: Mapping[int, Actor], *, tried: bool) -> bool:
    """Say whether a private person suffers it or is accused; of sexual crimes there are often several."""
    return any(
        (actor.kind is ActorKind.PERSON or (draft.mode == "sexual" and actor.kind is ActorKind.GROUP))
        and (not actor.sectors or actor.sectors[0] in _PRIVATE or _is_at_work(actor, tried=tried))
        for i in (*draft.recipients, *draft.actors)
        if (actor := parties.get(i)) is not None
    )


def _is_public(draft: Draft, parties: Mapping[int, Actor], *, tried: bool) -> bool:
    """Say whether an event's type, parties, toll or contexts make its report one of public life."""
    if draft.type in _PUBLIC_TYPES or not _PUBLIC_CONTEXTS.isdisjoint(draft.contexts):
        return True
    sexual = draft.mode == "sexual" or "gender" in draft.contexts
    if draft.mode in _PUBLIC_MODES or ("human_rights" in draft.contexts and not sexual):
        return True
    if any(count is not None and count.best >= _CROWD for count in (draft.size.dead, draft.size.injured)):
        return True
    violent, accused = draft.type == "ASSAULT", draft.type in {"ASSAULT", "ACCUSE", "SANCTION"}
    doers = [parties[i] for i in draft.actors if i in parties]
    doers = [actor for actor in doers if not (violent and _is_place_read(actor))]
    others = [parties[i] for i in draft.recipients if i in parties]
    return any(_is_public_party(actor, tried=tried, involved=violent) for actor in doers) or any(
        _is_public_party(actor, tried=tried, involved=accused) for actor in others
    )


def _is_public_party(actor: Actor, *, tried: bool, involved: bool) -> bool:
    """Say whether a party is of public life; police, courts and many people are where the deed is theirs."""
    if actor.kind is ActorKind.STATE or (involved and actor.kind is ActorKind.POPULATION):
        return True
    if not actor.sectors or _is_guess(actor) or _is_at_work(actor, tried=tried):
        return False
    return actor.sectors[0] not in _NEUTRAL or (involved and actor.sectors[0] not in _PRIVATE)


def _is_at_work(actor: Actor, *, tried: bool) -> bool:
    """Say whether somebody is known by a trade only, and the violence of the report has its trial.

    A teacher shot by nobody knows whom, or jailed for a word, may be an affair of politics.
    """
    trade = actor.kind is ActorKind.PERSON and bool(actor.sectors) and actor.sectors[0] in _TRADES
    return trade and tried


def _is_place_read(actor: Actor) -> bool:
    """Say whether a government may be a place's name only: "a *Danville* mason beat him"."""
    sure = _SURE if actor.kind is ActorKind.UNKNOWN else _KNOWN
    bodies = {ActorKind.ORGANISATION, ActorKind.UNKNOWN}
    unsure = actor.id is None and actor.confidence < sure
    return actor.kind in bodies and actor.sectors[:1] == ("GOV",) and unsure


def _is_guess(actor: Actor) -> bool:
    """Say whether a person is an armed force or an official by the look of a word only: "an attacker"."""
    if actor.kind is not ActorKind.PERSON or not actor.sectors:
        return False
    unsure = actor.id is None and actor.confidence < _KNOWN
    return actor.sectors[0] == "UAF" or (actor.sectors[0] == "GOV" and unsure)
