"""The people of a listed armed group by its name: "Taliban fighters", "officials of Hamas"."""

from dragoman.knowledge.parties import Found, Sense
from dragoman.knowledge.word_lists import word_lists
from dragoman.records import BODY_KINDS, ActorKind
from dragoman.resolution.phrases import Phrase, pick_sense, stands_apart

_HEADS = word_lists("people")["of_a_group"]
_BELONGING = {"", "of", "from"}


def group_of(phrase: Phrase) -> Sense | None:
    """Give the one listed group that the people of a phrase act for; None where it is of two, or not sure.

    Args:
        phrase: The phrase; its core is a role.
    """
    head = phrase.sentence.tokens[phrase.head]
    if head.lemma.lower() not in _HEADS:
        return None
    before = phrase.sentence.tokens[phrase.first : phrase.head]
    if any(t.dep == "cc" for t in before):
        return None  # "Taliban and government forces" are of no one group
    named = [sense for item in phrase.items if (sense := _body(phrase, item)) is not None]
    if len({sense.party.id for sense in named}) != 1:
        return None
    return named[0] if named[0].party.kind is ActorKind.GROUP else None


def _body(phrase: Phrase, item: Found) -> Sense | None:
    """Give the listed body that stands as a modifier of a phrase or behind its "of"."""
    if item is phrase.core or not item.senses or phrase.preposition(item) not in _BELONGING:
        return None
    behind = phrase.sentence.tokens[item.last : item.last + 1]
    hyphened = item.last <= phrase.head and bool(behind) and behind[0].text == "-"
    if hyphened or stands_apart(phrase.sentence, item.first, item.last):
        return None  # "Hamas-run", "anti-Taliban"
    sense = pick_sense(item.senses, as_head=False, plural=False)
    return sense if sense.party.kind in BODY_KINDS else None
