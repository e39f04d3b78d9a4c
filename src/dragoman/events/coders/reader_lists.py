"""Members of a list that stand on one side together: "A, B and C were held"."""

from collections.abc import Sequence

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_links import Trigger
from dragoman.events.coders.reader_sides import Part, Same
from dragoman.records import SUBJECTS

# A member of a list needs less: of a side's other members 0.2 left out the subject of a clause behind it.
_LEAST = 0.2
# "Before the *death* of Diallo and Mali promised": the parser joins what is none of those who promised.
_LEAST_OF_FIRST = 0.05
_NAME = "pos:PROPN"
_VERBS = frozenset({"pos:VERB", "pos:AUX"})
_HANGING = SUBJECTS | {"dobj"}


def with_lists(parts: Sequence[Part], trigger: Trigger, same: Same) -> list[Part]:
    """Add to each side those whom "and" joins to its members.

    Args:
        parts: The mentions with a role.
        trigger: Whose sides they are.
        same: Says of two mentions whether they are of one party.
    """
    found = list(parts)
    for role in ("actor", "recipient"):
        column = trigger.roles.index(role)
        firsts = {
            _first(trigger.hints, trigger.head(p.mention))
            for p in parts
            if p.role == column and not p.elsewhere
        }
        for mention in sorted(trigger.shares):
            if _first(trigger.hints, trigger.head(mention)) not in firsts:
                continue
            if _is_likely(mention, role, trigger) and not any(
                _is_taken(mention, p, trigger.hints, same) for p in found
            ):
                share = trigger.share(mention, role)
                found.append(Part(mention, column, share, elsewhere=False, why="joined to the others"))
    return found


def _first(hints: Hints, word: int) -> int:
    """Give the first of the phrases that "and" joins to a word's."""
    while hints.deps[word] == "conj":
        word = hints.heads[word]
    return word


def _is_likely(mention: int, role: str, trigger: Trigger) -> bool:
    """Say whether a member has the role too: the first one hardly needs any share."""
    hints, word = trigger.hints, trigger.head(mention)
    share = trigger.share(mention, role)
    if hints.heads[word] == trigger.word and hints.deps[word] in _HANGING:
        return share >= _LEAST_OF_FIRST
    first = _first(hints, word)
    return (
        share >= _LEAST
        and not _is_said_of(hints, word)
        and not hints.is_above(first, trigger.word)
        and not (hints.deps[first] not in SUBJECTS and _is_before_verb(hints, mention))
    )


def _is_said_of(hints: Hints, word: int) -> bool:
    """Say whether a common noun only says what somebody is: "Togo, a *friend* and *neighbour*"."""
    if _NAME in hints.marks[word]:
        return False
    while hints.deps[word] == "conj":
        word = hints.heads[word]
    return hints.deps[word] == "appos" and _NAME not in hints.marks[word]


def _is_before_verb(hints: Hints, mention: int) -> bool:
    """Say whether a verb follows at once: "Mali praised Chad and *Togo promised*" is no list."""
    _, last = hints.mentions[mention]
    return last < len(hints.marks) and not _VERBS.isdisjoint(hints.marks[last])


def _is_taken(mention: int, part: Part, hints: Hints, same: Same) -> bool:
    """Say whether a mention, or a phrase around or inside of it, is on a side already."""
    first, last = hints.mentions[mention]
    start, end = hints.mentions[part.mention]
    return (first < end and start < last) or same(mention, part.mention)
