"""Nobody does an act to himself: one party on both sides of it is on one of them by mistake."""

from dragoman.events.coders.reader_clause import Clause
from dragoman.events.joint import is_one_party
from dragoman.records import BODY_KINDS, MentionKind

_MUTUAL = "CONSULT"
_OTHERS = frozenset({"dobj", "pobj", "dative", "poss"})
_BY_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def without_self(clause: Clause) -> Clause:
    """Leave a party out on one side where it is on both.

    In judged articles ten of twelve such recipients were wrong; of those who met, the actor was.
    """
    both = [
        (actor, recipient)
        for actor in clause.draft.actors
        for recipient in clause.draft.recipients
        if _is_same(clause, actor, recipient) and not _is_misread(clause, actor, recipient)
    ]
    met = {actor for actor, _ in both if _is_met(clause, actor)}
    fated = {actor for actor, _ in both if _is_fate(clause, actor)}
    if met:
        return clause.without_actors(met, "it was with them")
    if fated:
        return clause.without_actors(fated, "it was done to them")
    return clause.without_recipients({recipient for _, recipient in both}, "nobody does it to himself")


def _is_same(clause: Clause, actor: int, recipient: int) -> bool:
    """Say whether two phrases are of one party; a body may use force on its own members."""
    party = clause.parties.get(recipient)
    if party is not None and party.kind in BODY_KINDS and clause.draft.type in _BY_FORCE:
        return False
    return actor != recipient and is_one_party(actor, recipient, clause.annotations, clause.parties)


def _is_misread(clause: Clause, actor: int, recipient: int) -> bool:
    """Say whether a pronoun was taken for somebody else than it means.

    In "Kone, who wants to impeach *him*" he is another: who is meant by it is wrong, not its side.
    """
    one, other = (clause.annotations.mentions[i] for i in (actor, recipient))
    if other.sentence != clause.draft.sentence:
        return False
    if other.kind is MentionKind.PRONOUN:
        return clause.token(other.head).dep in _OTHERS
    return one.kind is MentionKind.PRONOUN


def _is_met(clause: Clause, mention: int) -> bool:
    """Say whether it is somebody met: "a meeting *with Kone*"."""
    head = clause.head(mention)
    if head is None or clause.draft.type != _MUTUAL:
        return False
    first = clause.first(head)
    return first.dep == "pobj" and clause.above(first).lemma == "with"


def _is_fate(clause: Clause, mention: int) -> bool:
    """Say whether a noun tells what somebody undergoes: "*his* dismissal"."""
    head = clause.head(mention)
    if head is None or clause.draft.type not in _BY_FORCE:
        return False
    return clause.token(head).dep == "poss" and clause.token(head).head == clause.draft.head
