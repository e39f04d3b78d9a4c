"""Sides that the links of the parse speak for or against, beside the likelihood of each word alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_model import Floats
from dragoman.events.coders.reader_sides import FAR, Part, distance

_MODIFIERS = frozenset({"poss", "amod", "npadvmod"})
_STRAY = 0.75  # below it, who only describes another noun ("the *Omani* envoy") is no actor
_NONE = "none"
# In "their release" the owner is the one it is done to.
OWNED_BY_OTHERS = frozenset({"RETREAT"})
_MUTUAL = frozenset({"CONSULT"})
_LAND = frozenset({"entity:GPE", "entity:LOC", "entity:FAC"})
KNOWN = frozenset({"party:person", "party:group", "party:state", "party:organisation", "party:population"})
_UNKNOWN = frozenset({"pos:PROPN", "party:unknown"})
_NAMES = frozenset({"entity:GPE", "entity:NORP", "entity:ORG", "entity:PERSON"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_ONTO = frozenset({"into", "on", "against"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_ASKING = frozenset({"lexicon:REQUEST"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_LENIENT, _LEAST = 2.0, 0.2  # an object may be half as likely as nobody, where nobody else is there


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger with what its passage says of each mention.

    Attributes:
        word: Its head word.
        type: Its event type.
        hints: Of the document.
        shares: Probability of every role for each mention of the trigger's sentence.
        roles: Names of the roles.
    """

    word: int
    type: str
    hints: Hints
    shares: Mapping[int, Floats]
    roles: Sequence[str]

    def share(self, mention: int, role: str) -> float:
        """Give how likely a mention has a role."""
        return float(self.shares[mention][self.roles.index(role)])

    def head(self, mention: int) -> int:
        """Give a mention's head word."""
        return self.hints.mention_heads[mention]


def linked(parts: Sequence[Part], trigger: Trigger) -> list[Part]:
    """Mend sides by the links of their words to the trigger.

    Args:
        parts: The mentions with a role.
        trigger: Whose sides they are.
    """
    actor, recipient = (trigger.roles.index(role) for role in ("actor", "recipient"))
    kept = [p for p in parts if not (p.role == recipient and _is_scene(p, trigger))]
    if not any(p.role == recipient for p in kept):
        kept += _part(_object(trigger), recipient, trigger, "it is the act's object or whose that is")
    far = [p for p in kept if p.role == actor]
    if not any(_rank(p, trigger) < FAR for p in far):
        owner = _owner(trigger, instead=bool(far))
        kept = [p for p in kept if owner is None or p.role != actor] + _part(
            owner, actor, trigger, "the act is called theirs"
        )
    return kept


def without_strays(parts: Sequence[Part], trigger: Trigger) -> list[Part]:
    """Leave out doubtful actors that only describe a noun of another phrase; arguments as of `linked`."""
    actor = trigger.roles.index("actor")
    return [p for p in parts if not (p.role == actor and _is_stray(p, trigger))]


def _part(mention: int | None, role: int, trigger: Trigger, why: str) -> list[Part]:
    if mention is None:
        return []
    return [Part(mention, role, float(trigger.shares[mention][role]), elsewhere=False, why=why)]


def _rank(part: Part, trigger: Trigger) -> int:
    return FAR if part.elsewhere else distance(trigger.hints, trigger.head(part.mention), trigger.word)


def _is_stray(part: Part, trigger: Trigger) -> bool:
    """Say whether a doubtful actor only describes a noun of another phrase."""
    if part.elsewhere or part.share >= _STRAY or _rank(part, trigger) < FAR:
        return False
    word = trigger.head(part.mention)
    return _label(trigger.hints, word) in _MODIFIERS and not trigger.hints.is_above(word, trigger.word)


def _is_scene(part: Part, trigger: Trigger) -> bool:
    """Say whether a place stands before the noun of an assault, which says where it was.

    "The *Kaduna* attack", "the Kaduna and *Zaria* attacks", "the *Kaduna* market bombing". A name of which
    nothing is known, whatever it was taken for, is such a place as well.
    """
    word, hints = trigger.head(part.mention), trigger.hints
    marks = hints.marks[word]
    if trigger.type != "ASSAULT" or part.elsewhere:
        return False
    unknown = _UNKNOWN.issubset(marks) and KNOWN.isdisjoint(marks)
    if _LAND.isdisjoint(marks) and not unknown:
        return False
    labels = {label for label in _links(hints, word, trigger.word) if label != "conj"}
    return bool(labels) and labels <= _BEFORE


def _owner(trigger: Trigger, *, instead: bool) -> int | None:
    """Find whose an act is: "*its* sixth test", "*UN* sanctions", "a *Nigerian* airstrike".

    Args:
        trigger: The act.
        instead: Whether somebody of another clause was read as its actor: then only "its" tells more.
    """
    if trigger.type in OWNED_BY_OTHERS or (instead and trigger.type in _MUTUAL):
        return None
    found = [m for m in trigger.shares if _owns(trigger, m, pronoun=instead)]
    return max(found, key=lambda m: (trigger.share(m, "actor"), -m), default=None)


def _owns(trigger: Trigger, mention: int, *, pronoun: bool) -> bool:
    hints, word = trigger.hints, trigger.head(mention)
    if hints.heads[word] not in (trigger.word, _held(trigger)) or _label(hints, word) not in _OWNERS:
        return False
    own = "pos:PRON" in hints.marks[word]
    if not own and (pronoun or _NAMES.isdisjoint(hints.marks[word])):
        return False
    share, place = trigger.share(mention, "actor"), trigger.share(mention, "place")
    if hints.heads[word] != trigger.word and share < _LEAST:
        return False
    is_place = not own and "entity:NORP" not in hints.marks[word] and place >= share
    return not is_place and share > trigger.share(mention, "recipient")


def _held(trigger: Trigger) -> int | None:
    """Give the noun whose infinitive an act is, "*its effort* to free them"; who asks leaves it to others."""
    hints, word = trigger.hints, trigger.word
    noun = hints.heads[word]
    infinitive = hints.deps[word] == "acl" and any(
        hints.heads[i] == word and hints.deps[i] == "aux" for i in range(noun + 1, word)
    )
    return noun if infinitive and _ASKING.isdisjoint(hints.marks[noun]) else None


def _object(trigger: Trigger) -> int | None:
    """Find the object of an act, or whose that is: "bombed caves of *the PKK*", "arrested *31 men*"."""
    if trigger.type == "MOBILIZE":
        return None
    found = [m for m in trigger.shares if _is_object(trigger, m)]
    return max(found, key=lambda m: (trigger.share(m, "recipient"), -m), default=None)


def _is_object(trigger: Trigger, mention: int) -> bool:
    hints, word = trigger.hints, trigger.head(mention)
    shares = trigger.shares[mention]
    share = trigger.share(mention, "recipient")
    if share < max(_LEAST, trigger.share(mention, _NONE) / _LENIENT) or share < max(shares[1:]):
        return False
    own = "pos:PRON" in hints.marks[word]
    links = list(_links(hints, word, trigger.word))
    if not own and links and links[0] in _OWNERS:
        if links[0] == "compound" and not _LAND.isdisjoint(hints.marks[word]):
            return False
        links = links[1:]
    elif links[:2] == ["pobj", "of"]:
        links = links[2:]
    return (len(links) == 1 and links[0] in _OBJECTS) or (
        len(links) == 2 and links[0] == "pobj" and links[1] in _ONTO
    )


def _links(hints: Hints, word: int, above: int) -> Iterator[str]:
    """Give the labels from a word up to another, a preposition by its word; nothing where it is not below."""
    found = []
    while word != above:
        if hints.heads[word] == word:
            return
        label, _, preposition = hints.deps[word].partition(":")
        found.append(preposition or label)
        word = hints.heads[word]
    yield from found


def _label(hints: Hints, word: int) -> str:
    return hints.deps[word].partition(":")[0]
