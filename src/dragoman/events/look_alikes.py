"""Events that only look like some: dangers nobody threatens with, and inquiries into accidents."""

import re

from dragoman.records import Annotations, Draft, Sentence

_THREATS = frozenset({"threat", "menace"})
_WARNINGS = frozenset({"warn", "warning"})
# "The missile posed no threat", "the threat that gangs present": nobody says that he will do harm.
_POSING = frozenset({"pose", "represent", "constitute", "present", "face"})
# "Warned that the test would lead to war": a forecast of what somebody else's act brings.
_LEADING = frozenset({"lead", "cause", "spark", "trigger", "fuel", "result", "provoke", "worsen", "escalate"})
_OWN_PEOPLE = frozenset(
    {"citizen", "resident", "people", "national", "employee", "worker", "customer", "user"}
)
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_APART = frozenset({"advcl", "conj", "parataxis"})
_ACCIDENT = re.compile(
    r"\b(?:what caused|causes?|crash|accident|derailment|collision|capsizing|malfunction"
    r"|(?:plane|train|air) disaster)\b",
    re.IGNORECASE,
)


def look_alike(draft: Draft, annotations: Annotations) -> str | None:
    """Say what an event is that only looks like one, or None where it is meant.

    Args:
        draft: The event.
        annotations: With its sentence.
    """
    sentence = annotations.sentences[draft.sentence]
    if draft.type == "THREATEN" and _is_danger(sentence, draft.head):
        return "tells of a danger, no threat that somebody makes"
    if (draft.type, draft.mode) == ("ACCUSE", "investigate") and not draft.recipients:
        return (
            "is an inquiry into an accident" if _ACCIDENT.search(_words_after(sentence, draft.head)) else None
        )
    return None


def _is_danger(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.lemma in _THREATS:
        return _is_posed(sentence, head)
    return token.lemma in _WARNINGS and (
        token.dep == "compound"  # a warning strike
        or _warns_own(sentence, head)
        or any(sentence.tokens[i].lemma in _LEADING for i in _below(sentence, head, "ccomp", "acl"))
    )


def _is_posed(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    if token.dep in {"dobj", "nsubjpass"} and sentence.tokens[token.head].lemma in _POSING:
        return True
    return any(sentence.tokens[i].lemma in _POSING for i in _below(sentence, noun, "acl", "relcl"))


def _warns_own(sentence: Sentence, verb: int) -> bool:
    """Say whether somebody warns people of his own: "Japan warned its residents"."""
    return any(
        sentence.tokens[noun].lemma in _OWN_PEOPLE
        and any(sentence.tokens[i].text.lower() in _OWNERS for i in _below(sentence, noun, "poss"))
        for noun in _below(sentence, verb, "dobj")
    )


def _words_after(sentence: Sentence, head: int) -> str:
    """Give what hangs on a word behind it, in words, without clauses that tell when or why."""
    found, left = set[int](), [head]
    if sentence.tokens[head].dep == "dobj":  # "opened an inquiry into the crash", where "into" is the verb's
        verb = sentence.tokens[head].head
        left += [i for i in _below(sentence, verb, "prep") if sentence.tokens[i].lemma == "into"]
    while left:
        word = left.pop()
        found.add(word)
        left.extend(i for i in sentence.children[word] if sentence.tokens[i].dep not in _APART)
    return " ".join(sentence.tokens[i].text for i in sorted(found) if i > head)


def _below(sentence: Sentence, word: int, *links: str) -> list[int]:
    return [i for i in sentence.children[word] if sentence.tokens[i].dep in links]
