"""Which events are nobody's politics: firms, celebrities and reporters among themselves, families, deals."""

from collections.abc import Mapping

from dragoman.records import Actor, ActorKind, Draft, Sentence

# A takeover bid or a divorce is news and no political event; violence is one whoever suffers it.
_PRIVATE = frozenset({"BUS", "ELI"})
_PRIVATE_ACTING = _PRIVATE | {"JRN"}  # a reporter's request is none; who arrested the reporter may be unsaid
_VIOLENT = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
_PRESS = "JRN"
_CIVILIAN = "CVL"
_TRAVELLING = frozenset({
    "accompany", "arrive", "attend", "come", "fly", "go", "join", "leave", "meet", "return", "travel",
    "visit",
})  # fmt: skip
# What is bid for, bought and held of a firm.
_DEALS = frozenset({"stake", "takeover", "shareholder", "merger", "buyout"})
_SEIZURES = frozenset({"takeover"})
_OF_DEALS = _PRIVATE_ACTING | {_CIVILIAN}
_VERBAL = frozenset({"REJECT", "REQUEST", "AGREE", "SUPPORT", "CONCEDE", "ACCUSE"})
_WISHING = frozenset({"want", "wish"})
_SELVES = frozenset({"we", "i"})


def private_matter(draft: Draft, sentence: Sentence, parties: Mapping[int, Actor]) -> str | None:
    """Say what makes an event nobody's politics, or None where it is a party's of public life.

    Args:
        draft: The event.
        sentence: Its sentence.
        parties: Actors by mention id.
    """
    if is_private(draft, parties):
        return "has only firms, celebrities or reporters on its sides"
    if _is_with_press(draft, parties):
        return "is a meeting with nobody but the press"
    if _is_own_journey(draft, sentence, parties):
        return "is a private journey"
    if _is_deal(draft, sentence, parties):
        return "is about a firm's shares"
    if _is_longing(draft, sentence, parties):
        return "is what an unknown voice would like"
    return None


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


def _sides(draft: Draft, parties: Mapping[int, Actor]) -> list[Actor]:
    return [parties[i] for i in (*draft.actors, *draft.recipients) if i in parties]


def _is_with_press(draft: Draft, parties: Mapping[int, Actor]) -> bool:
    """Say whether all that is met is the press, which is how news comes about: "met the paper's editors"."""
    met = [parties[i] for i in draft.recipients if i in parties]
    return draft.type == "CONSULT" and bool(met) and all(actor.sectors[:1] == (_PRESS,) for actor in met)


def _is_own_journey(draft: Draft, sentence: Sentence, parties: Mapping[int, Actor]) -> bool:
    """Say whether only private people are to travel: "the boy's father will come to Miami"."""
    sides = _sides(draft, parties)
    return (
        draft.type == "AGREE"
        and bool(draft.actors)
        and sentence.tokens[draft.head].lemma in _TRAVELLING
        and bool(sides)
        and all(actor.sectors[:1] == (_CIVILIAN,) for actor in sides)
    )


def _is_deal(draft: Draft, sentence: Sentence, parties: Mapping[int, Actor]) -> bool:
    """Say whether words pass about shares of a firm, and nobody of public life is among those who speak."""
    public = (a.sectors[:1] for a in _sides(draft, parties) if a.sectors)
    if draft.type not in _VERBAL or any(sector[0] not in _OF_DEALS for sector in public):
        return False
    words = {sentence.tokens[i].lemma for i in sentence.subtree(draft.head) if _is_of_deal(sentence, i)}
    firms = any(actor.sectors[:1] == ("BUS",) for actor in _sides(draft, parties))
    return firms or bool(words - _SEIZURES) if words else False  # "condemned the takeover" of a city


def _is_of_deal(sentence: Sentence, i: int) -> bool:
    """Say whether a word is of a deal: "a stake", and neither "at stake" nor a share of the harvest."""
    token = sentence.tokens[i]
    if token.lemma == "share":
        return token.dep == "npadvmod"  # $70 a share
    return token.lemma in _DEALS and not (token.dep == "pobj" and sentence.tokens[token.head].lemma == "at")


def _is_longing(draft: Draft, sentence: Sentence, parties: Mapping[int, Actor]) -> bool:
    """Say whether "we want" is said by nobody known: "we want them back", with nobody's name to the words."""
    return (
        draft.type == "REQUEST"
        and sentence.tokens[draft.head].lemma in _WISHING
        and any(t.text.lower() in _SELVES for t in sentence.dependents(draft.head, "nsubj"))
        and not any(parties[i].sectors for i in (*draft.actors, *draft.recipients) if i in parties)
        and not any(parties[i].kind is ActorKind.PERSON for i in draft.actors if i in parties)
    )
