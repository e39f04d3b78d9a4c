"""Parties that the Reader half believes in and that stand where the grammar has a side of the act."""

from collections.abc import Sequence

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_links import KNOWN, Trigger
from dragoman.events.coders.reader_sides import Part

# Nobody may be so many times as likely. In judged articles this fills 12 sides of events whose type is right:
# all 12 were judged wrong when they were empty, and the six of them whose answer is noted are right now.
_LENIENT, _LEAST = 2.5, 0.2
_WHY = "stands where grammar tells that side"
# From a phrase up to where the trigger's own way meets it, and from there down to the trigger.
_DOING = frozenset(
    {
        ("nsubj", ""),  # "*they* will review it"
        ("nsubj", "conj"),
        ("", "relcl"),  # "the *man* who killed her"
        ("nsubj", "dobj"),  # "*we* had no talks"
        ("nsubj relcl", ""),  # "the talks *she* had with Togo"
        ("nsubj", "as pobj of pobj"),  # "the *bureau* sent letters as part of an inquiry"
    }
)
# What is refused, asked for, threatened or promised is told in a clause: "refused to endorse *Kone*",
# "a warning that *Togo* would be last".
_TOLD = frozenset({"REJECT", "REQUEST", "THREATEN", "AGREE"})
_IN_CLAUSE = frozenset(
    f"{place} {clause}" for place in ("dobj", "nsubj") for clause in ("xcomp", "ccomp", "acl", "relcl")
)
# "*She* left at the request of Togo".
_AT_REQUEST = frozenset({("nsubj", "at pobj"), ("nsubjpass", "at pobj")})


def with_leanings(parts: Sequence[Part], trigger: Trigger) -> list[Part]:
    """Fill an empty side with those who are likely enough for where they stand.

    Args:
        parts: The mentions with a role.
        trigger: Whose sides they are.
    """
    found = list(parts)
    for role in ("actor", "recipient"):
        column = trigger.roles.index(role)
        if any(part.role == column for part in found):
            continue
        taken = {part.mention for part in found}
        for mention in sorted(trigger.shares):
            if mention not in taken and _leans(trigger, mention, role) and _stands(trigger, mention, role):
                found.append(Part(mention, column, trigger.share(mention, role), elsewhere=False, why=_WHY))
                break
    return found


def _leans(trigger: Trigger, mention: int, role: str) -> bool:
    """Say whether a known party is likelier in this role than in others, and hardly less than in none."""
    shares = trigger.shares[mention]
    share = trigger.share(mention, role)
    if KNOWN.isdisjoint(trigger.hints.marks[trigger.head(mention)]):
        return False
    return share >= max(_LEAST, float(shares[0]) / _LENIENT) and share >= max(shares[1:])


def _stands(trigger: Trigger, mention: int, role: str) -> bool:
    """Say whether a phrase stands where the grammar has the doer of an act, or whom it is done to."""
    way = _way(trigger.hints, trigger.head(mention), trigger.word)
    if role == "actor":
        return way in _DOING
    if trigger.type == "REQUEST" and way in _AT_REQUEST:
        return True
    return trigger.type in _TOLD and not way[1] and way[0] in _IN_CLAUSE


def _way(hints: Hints, word: int, trigger: int) -> tuple[str, str]:
    """Give the labels from a word up to what it shares with a trigger, and those from there down to that."""
    above = _chain(hints, word)
    below = _chain(hints, trigger)
    top = next((i for i in above if i in below), None)
    if top is None:
        return "apart", "apart"
    up = (_label(hints, i) for i in above[: above.index(top)])
    down = (_label(hints, i) for i in reversed(below[: below.index(top)]))
    return " ".join(up), " ".join(down)


def _chain(hints: Hints, word: int) -> list[int]:
    """Give a word and all that governs it."""
    found = [word]
    while hints.heads[found[-1]] != found[-1]:
        found.append(hints.heads[found[-1]])
    return found


def _label(hints: Hints, word: int) -> str:
    """Give the label of a word's link, for a preposition its own word."""
    label, _, preposition = hints.deps[word].partition(":")
    return preposition or label
