"""Which phrases are the sides of a trigger, from the roles that its words have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_found import means_of, tokens_of
from dragoman.events.coders.reader_model import Floats

# Links by which a phrase is a part of another; what is joined by "and" is a party of its own.
_WITHIN = {"prep", "appos", "poss", "compound", "nmod", "amod", "nummod"}

# How a phrase may hang on a trigger without a clause between; some prepositions only say when or where.
_DIRECT = frozenset(
    {
        "nsubj", "nsubjpass", "agent", "pobj", "prep", "dative", "dobj", "poss", "compound", "amod", "nmod",
        "attr", "oprd",
    }
)  # fmt: skip
_AROUND = frozenset({"under", "after", "before", "during", "in", "at", "near"})
_JOINED = frozenset({"conj", "appos"})
_SHARING = _JOINED | {"poss"}  # "*Chad's* and *Mali's* envoys"
_DOERS = {"nsubj", "nsubjpass", "agent"}
# From a trigger up to a verb whose subject is its own: "*vowed* to hold talks", "*held* talks".
_SHARED = frozenset({"xcomp", "conj", "dobj", "prep", "pobj", "pcomp", "acomp", "advcl"})
FAR = 2
_ELSEWHERE = 3
# A phrase that the trigger itself describes: "the *men* freed on Friday", "two kidnapped *men*".
_DESCRIBING = frozenset({"acl", "amod"})

_PLACES = {"entity:GPE", "entity:LOC"}
_WHERE = {"prep:in", "prep:at", "prep:near", "prep:outside"}

Same = Callable[[int, int], bool]
"""Says of two mentions whether they are of one party."""


@dataclass(frozen=True, slots=True)
class Part:
    """The role of one mention: its column, how likely it is, and whether it stands in another sentence.

    ``why`` says what spoke for it beside its likelihood.
    """

    mention: int
    role: int
    share: float
    elsewhere: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the mentions that have a role beside a trigger.

    Attributes:
        none: What the probability of no role is multiplied by.
        elsewhere: Probability that a role needs in another sentence than the trigger's.
        date: Column of the role that says when.
    """

    none: float
    elsewhere: float
    date: int

    def parts(self, roles: Floats, words: Sequence[int], hints: Hints, trigger: int) -> list[Part]:
        """Give the mentions with a role, in the order of their length.

        A phrase has the likeliest role of the tokens of its head word; one inside of a phrase that has a
        role already has none of its own, unless that one says when: "two days of talks *with the rebels*".

        Args:
            roles: Probability of every role for each token, (T, roles).
            words: Word of each token.
            hints: Of the document.
            trigger: Head word of the trigger.
        """
        shares = _of_words(roles, words)
        found: list[Part] = []
        taken: list[tuple[int, int]] = []
        here = [number for number, head in enumerate(hints.mention_heads) if head in shares]
        for number in sorted(here, key=lambda i: (_length(hints.mentions[i]), hints.mentions[i], i)):
            first, last = hints.mentions[number]
            head = hints.mention_heads[number]
            if any(first < end and start < last for start, end in taken):
                continue
            elsewhere = hints.sentences[head] != hints.sentences[trigger]
            part = self._part(number, shares[head], elsewhere=elsewhere)
            if part is not None:
                found.append(part)
                if part.role != self.date:
                    taken.append((first, last))
        heads = {hints.mention_heads[part.mention]: part.role for part in found}
        own = [p for p in found if not _belongs(hints, hints.mention_heads[p.mention], p.role, heads)]
        return [p for p in own if not (_is_where(hints, p) and any(_beside(p, other) for other in own))]

    def shares(self, roles: Floats, words: Sequence[int], hints: Hints, trigger: int) -> dict[int, Floats]:
        """Give the probability of every role for each mention of the trigger's sentence; see `parts`."""
        shares = _of_words(roles, words)
        return {
            number: shares[head]
            for number, head in enumerate(hints.mention_heads)
            if head in shares and hints.sentences[head] == hints.sentences[trigger]
        }

    def _part(self, mention: int, shares: Floats, *, elsewhere: bool) -> Part | None:
        weighed = shares.copy()
        weighed[0] *= self.none
        role = int(weighed.argmax())
        if not role or (elsewhere and shares[role] < self.elsewhere):
            return None
        return Part(mention, role, float(shares[role]), elsewhere)


def once(parts: Sequence[Part], same: Same) -> list[Part]:
    """Leave a party one mention a side: the surest one, those of the trigger's own sentence first.

    On dev that is right in .674 of the events found, against .667; across both sides in .657, since chains
    of pronouns are wrong too often to decide who is not the other.
    """
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.elsewhere, -p.share, p.mention)):
        if not any(part.role == other.role and same(part.mention, other.mention) for other in kept):
            kept.append(part)
    return kept


def near(parts: Sequence[Part], hints: Hints, trigger: int) -> list[Part]:
    """Leave out a side's parties of other clauses where some hang on the trigger itself.

    Several parties on a side are right where they are one phrase ("troops and militiamen"): in 54 of 64 sides
    of events read in real articles, but in 28 of 101 where they were not. Where none hangs on the trigger,
    the surest of its sentence stays with those that are one phrase with it.

    Args:
        parts: The mentions with a role.
        hints: Of the document.
        trigger: Head word of the trigger.
    """
    ranks = {
        part.mention: distance(hints, hints.mention_heads[part.mention], trigger)
        for part in parts
        if not part.elsewhere
    }
    best: dict[int, int] = {}
    for part in parts:
        if part.mention in ranks:
            best[part.role] = min(ranks[part.mention], best.get(part.role, FAR))
    kept = [p for p in parts if ranks.get(p.mention, _ELSEWHERE) <= best.get(p.role, _ELSEWHERE)]
    return [p for p in kept if p.elsewhere or best[p.role] < FAR or _is_surest(p, kept, hints)]


def of_role(parts: Sequence[Part], role: int) -> tuple[int, ...]:
    """Give the mentions of one role in text order."""
    return tuple(sorted(part.mention for part in parts if part.role == role))


def distance(hints: Hints, word: int, trigger: int) -> int:
    """Say how a phrase stands to a trigger: 0 hangs on it, 1 is its verb's subject, FAR neither."""
    while hints.deps[word] in _JOINED and hints.heads[word] != trigger:
        word = hints.heads[word]
    if hints.deps[trigger] in _DESCRIBING and _first(hints, hints.heads[trigger]) == word:
        return 0
    if _leads(hints, word, trigger, _DIRECT, _AROUND):
        return 0
    verb = hints.heads[word]
    if hints.deps[word] not in _DOERS or not _leads(hints, trigger, verb, _SHARED, frozenset()):
        return FAR
    # "*Oman* led talks of Togo with Benin": a noun's verb may have said it as well.
    return 0 if (hints.heads[trigger], hints.deps[trigger]) == (verb, "dobj") else 1


def _first(hints: Hints, word: int, links: frozenset[str] = _JOINED) -> int:
    """Give the first of the phrases that "and" or an apposition joins to a word's."""
    while hints.deps[word] in links:
        word = hints.heads[word]
    return word


def _group(hints: Hints, word: int) -> int:
    """Give what joined phrases share: their first, or for objects of joined verbs the first verb."""
    first = _first(hints, word, _SHARING)
    return _first(hints, hints.heads[first]) if hints.deps[first] == "dobj" else first


def _is_surest(part: Part, parts: Sequence[Part], hints: Hints) -> bool:
    """Say whether a party is the surest of its side in the sentence, or joined to that one."""
    side = [p for p in parts if p.role == part.role and not p.elsewhere]
    surest = max(side, key=lambda p: (p.share, -p.mention))
    one, other = (_group(hints, hints.mention_heads[p.mention]) for p in (part, surest))
    return one == other


def _of_words(roles: Floats, words: Sequence[int]) -> dict[int, Floats]:
    """Give the probability of every role for each word."""
    tokens = tokens_of(words)
    return dict(zip(tokens, means_of(roles, tokens), strict=True))


def _leads(hints: Hints, word: int, above: int, links: frozenset[str], without: frozenset[str]) -> bool:
    """Say whether only such links lead from a word up to another."""
    while word != above:
        label, _, preposition = hints.deps[word].partition(":")
        if hints.heads[word] == word or label not in links or preposition in without:
            return False
        word = hints.heads[word]
    return True


def _length(mention: tuple[int, int]) -> int:
    return mention[0] - mention[1]


def _beside(part: Part, other: Part) -> bool:
    return other is not part and other.role == part.role


def _is_where(hints: Hints, part: Part) -> bool:
    """Say whether a phrase only tells where: "sued by a league *in Iloilo*", however "in" is attached."""
    word = hints.mention_heads[part.mention]
    placed = not _PLACES.isdisjoint(hints.marks[word])
    return placed and hints.deps[hints.heads[word]] in _WHERE


def _belongs(hints: Hints, word: int, role: int, heads: Mapping[int, int]) -> bool:
    """Say whether a phrase is a part of one with the same role: "the leaders *of the bloc*" are one party."""
    while (above := hints.heads[word]) != word:
        if heads.get(above) == role:
            return hints.deps[word].partition(":")[0] in _WITHIN
        word = above
    return False
