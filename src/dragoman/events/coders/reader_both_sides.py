"""Nobody does an act to himself: one party on both sides of it is on one of them by mistake."""

from dragoman.events.coders.reader_clause import Clause
from dragoman.events.joint import is_one_party
from dragoman.records import BODY_KINDS, MentionKind

# In judged articles 10 of 12 such recipients were wrong, and of those who met the actor was.
_WHY = "nobody does it to himself"
_MUTUAL = "CONSULT"
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_BY_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def without_self(clause: Clause) -> Clause:
    """Leave a party out on one side where it is on both."""
    both = [(a, r) for a in clause.draft.actors for r in clause.draft.recipients if _is_same(clause, a, r)]
    if not both:
        return clause
    passive = {a for a, _ in both if _is_company(clause, a) or _is_fate(clause, a)}
    if passive:
        return clause.without_actors(passive, _WHY)
    return clause.without_recipients({r for _, r in both}, _WHY)


def _is_same(clause: Clause, actor: int, recipient: int) -> bool:
    """Say whether two phrases are of one party; a body may use force on its own members."""
    if actor == recipient or _is_misread(clause, actor, recipient):
        return False
    party = clause.parties.get(recipient)
    members = party is not None and party.kind in BODY_KINDS and clause.draft.type in _BY_FORCE
    return not members and is_one_party(actor, recipient, clause.annotations, clause.parties)


def _is_misread(clause: Clause, actor: int, recipient: int) -> bool:
    """Say whether a pronoun was taken for somebody else than it means.

    In "Kone, who wants to impeach *him*" he is another: who is meant by it is wrong, not its side.
    """
    pronouns = MentionKind.PRONOUN
    one, other = (clause.annotations.mentions[i] for i in (actor, recipient))
    if clause.head(recipient) is None:
        return False
    if other.kind is pronouns:
        return clause.token(other.head).dep in _OBJECTS
    return one.kind is pronouns


def _is_company(clause: Clause, mention: int) -> bool:
    """Say whether it is somebody met: "a meeting *with Kone*"."""
    head = clause.head(mention)
    if head is None or clause.draft.type != _MUTUAL:
        return False
    first = clause.first(head)
    return first.dep == "pobj" and clause.above(first).lemma == "with"


def _is_fate(clause: Clause, mention: int) -> bool:
    """Say whether a noun tells what somebody undergoes: "*his* dismissal"."""
    head = clause.head(mention)
    own = (
        head is not None and clause.token(head).dep == "poss" and clause.token(head).head == clause.draft.head
    )
    return own and clause.draft.type in _BY_FORCE
