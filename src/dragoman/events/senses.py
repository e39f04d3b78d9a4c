"""What the words around a trigger make of it: troops sent to keep a peace are aid, as material support is."""

from dataclasses import replace

from dragoman.events import grammar
from dragoman.events.triggers import Match
from dragoman.records import Sentence

# CAMEO 074 gives protection or peacekeeping, 070 aid of any kind; 15 is the show of force.
_PEACEKEEPING_CAMEO, _AID_CAMEO = "074", "070"
_KEEPING = {"peacekeeping", "peacekeeper", "peace-keeping", "peace-keeper"}
_MISSIONS = ("on", "for", "as", "to", "with", "in")
_SUPPORT = {"support", "backing", "assistance"}
_GIVING = {
    "give", "lend", "offer", "provide", "extend", "receive", "win", "secure", "gain", "get", "draw",
    "attract", "obtain",
}  # fmt: skip
_MATERIAL = {
    "financial", "economic", "military", "logistical", "logistic", "logistics", "humanitarian", "material",
    "medical", "technical", "budgetary",
}  # fmt: skip


def refined(sentence: Sentence, match: Match) -> Match:
    """Read a trigger by the words around it, where they say more than the lexicon can list.

    Args:
        sentence: The sentence.
        match: The trigger as the lexicon has it.

    Returns:
        The same trigger with another type, or as it was.
    """
    type_ = match.entry.type
    if type_ == "MOBILIZE" and _keeps_peace(sentence, match):
        return _as_aid(match, _PEACEKEEPING_CAMEO)
    if type_ == "SUPPORT" and _is_material(sentence, match):
        return _as_aid(match, _AID_CAMEO)
    return match


def _as_aid(match: Match, cameo: str) -> Match:
    return replace(match, entry=replace(match.entry, type="AID", mode=None, cameo=cameo))


def _keeps_peace(sentence: Sentence, match: Match) -> bool:
    """Say whether it is peacekeepers that are sent, or soldiers "on a peacekeeping mission"."""
    tokens = sentence.tokens
    near = [i for place in match.words for i in _sent_and_for(sentence, place)]
    return any(
        tokens[i].lemma.lower() in _KEEPING
        or any(
            t.lemma.lower() in _KEEPING for t in sentence.dependents(i, "amod", "compound", "nmod", "appos")
        )
        for i in near
    )


def _sent_and_for(sentence: Sentence, place: int) -> list[int]:
    """Give those who are sent, and the mission: also the one of "sent *to serve as* a peacekeeping force"."""
    token = sentence.tokens[place]
    sides = [grammar.objects, grammar.surface_subjects] if token.pos == "VERB" else []
    found = [grammar.counted(sentence, i) for side in sides for i in side(sentence, place)]
    if token.dep == "dobj":  # "announced the deployment of troops *on* a mission"
        found += [i for p in _MISSIONS for i in grammar.under_preposition(sentence, token.head, p)]
    for preposition in (*_MISSIONS, "of"):
        found += grammar.under_preposition(sentence, place, preposition)
    for clause in sentence.dependents(place, "advcl", "xcomp"):
        if grammar.has_to(sentence, clause.i):
            found += [i for p in _MISSIONS for i in grammar.under_preposition(sentence, clause.i, p)]
    inner = [i for j in found for p in _MISSIONS for i in grammar.under_preposition(sentence, j, p)]
    return [*found, *inner]


def _is_material(sentence: Sentence, match: Match) -> bool:
    """Say whether the support that is given or received is money, arms or goods: "*financial* support"."""
    place = match.head if match.object is None else match.object
    noun, head = sentence.tokens[place], sentence.tokens[match.head]
    if noun.lemma not in _SUPPORT or noun.pos != "NOUN" or (head.pos == "VERB" and head.lemma not in _GIVING):
        return False
    modifiers = sentence.dependents(place, "amod", "compound", "nmod")
    modifiers += [t for m in modifiers for t in sentence.dependents(m.i, "conj", "nmod")]
    return any(t.lemma.lower() in _MATERIAL for t in modifiers)
