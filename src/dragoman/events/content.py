"""What demands, refusals, threats, promises and concessions are about: it gives their mode, not an event."""

from collections.abc import Mapping

from dragoman.events import grammar
from dragoman.events.triggers import Match
from dragoman.records import Sentence

# PLOVER: the verb "urged" is the event; what was urged tells which kind of request it is.
ABSORBING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
# Of these the promised, refused or threatened act's recipient is the event's: "vowed to support *Iraq*".
# One who is asked is named beside the request itself, so REQUEST is not among them.
SHARING = ABSORBING - {"REQUEST"}
_ASSIST = dict.fromkeys(("AID", "SUPPORT", "COOPERATE", "AGREE"), "assist")
_MEET = {"CONSULT": "meet"}
_YIELD = dict.fromkeys(("CONCEDE", "RETREAT"), "yield")
_MODES: dict[str, dict[str, str]] = {
    "REQUEST": {**_ASSIST, **_MEET, **_YIELD},
    "REJECT": {**_ASSIST, **_MEET, **_YIELD},
    "THREATEN": {
        "ASSAULT": "violence",
        "MOBILIZE": "violence",
        "COERCE": "restrict",
        "SANCTION": "relations",
    },
}
_DEFAULT_MODE = {"REQUEST": "change", "REJECT": "change"}
_FINER = {("THREATEN", "arrest"): "arrest", ("THREATEN", "expel"): "expel", ("THREATEN", "deport"): "expel"}
# Clauses inside the content that speak of something else, as fact: "asked for aid for people who fled".
_OWN_CLAUSES = {"relcl", "advcl"}
# What only surrounds the content stands for itself too: "refused to talk *after the attack*".
_AROUND = {"follow", "after", "before", "amid", "despite", "during", "since", "until", "because", "as"}
_TALKING = {"discuss", "talk", "confer", "consult", "debate", "review", "negotiate", "exchange", "hold"}
_CONTENT_PREPOSITIONS = ("for", "to", "of", "on", "against", "with", "from", "in")


def content_tokens(sentence: Sentence, match: Match) -> set[int]:
    """Give the tokens that make up what is demanded, refused, threatened, promised or conceded."""
    if match.entry.type not in ABSORBING:
        return set()
    found: set[int] = set()
    for place in match.words:
        clause = grammar.complement(sentence, place)
        if clause is not None:
            found |= _without_own_clauses(sentence, clause.i)
        for noun in _content_nouns(sentence, place):
            found |= _without_own_clauses(sentence, noun)
    return found - set(match.words)


def purpose_tokens(sentence: Sentence, match: Match) -> set[int]:
    """Give the verbs that only say what a meeting was for: "met *to discuss* the border" is one event."""
    if match.entry.type != "CONSULT" or match.entry.pos != "verb":
        return set()
    return {
        t.i
        for t in sentence.dependents(match.head, "advcl", "xcomp")
        if grammar.has_to(sentence, t.i) and t.lemma in _TALKING
    }


def _content_nouns(sentence: Sentence, place: int) -> list[int]:
    """Give the nouns under a word that may name its content."""
    nouns = [t.i for t in sentence.dependents(place, "dobj", "nsubjpass", "pobj")]
    for preposition in _CONTENT_PREPOSITIONS:
        nouns += grammar.under_preposition(sentence, place, preposition)
    return nouns


def _without_own_clauses(sentence: Sentence, i: int) -> set[int]:
    """Give a subtree without the clauses in it that stand for themselves."""
    found, open_ = {i}, list(sentence.children[i])
    while open_:
        j = open_.pop()
        token = sentence.tokens[j]
        reduced = token.dep == "acl" and token.tag == "VBN"
        around = token.dep == "prep" and token.lemma in _AROUND
        if token.dep not in _OWN_CLAUSES and not reduced and not around:
            found.add(j)
            open_.extend(sentence.children[j])
    return found


def about(content: set[int], matches: Mapping[int, Match]) -> Match | None:
    """Give the first trigger inside a content, if there is one."""
    return next((matches[i] for i in sorted(content) if i in matches), None)


def mode_from_content(match: Match, content: set[int], matches: Mapping[int, Match]) -> str | None:
    """Read the mode of a demand, refusal or threat off what it is about.

    Args:
        match: The trigger.
        content: Tokens of its content.
        matches: All triggers of the sentence by head token.

    Returns:
        The entry's own mode if it has one, else the content's.
    """
    if match.entry.mode is not None:
        return match.entry.mode
    by_type = _MODES.get(match.entry.type, {})
    for i in sorted(content):
        inner = matches.get(i)
        if inner is not None:
            finer = _FINER.get((match.entry.type, inner.entry.mode or ""))
            mode = finer or by_type.get(inner.entry.type)
            if mode is not None:
                return mode
    return _DEFAULT_MODE.get(match.entry.type)
