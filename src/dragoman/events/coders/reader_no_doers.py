"""Those that the Reader takes for doers though the clause says otherwise: who suffers, who says it."""

from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_reached import HARMING
from dragoman.records import RegionKind

# "Were killed *in* a bombing": whoever was is not its doer.
_IN = frozenset({"in", "during", "by", "from", "at"})
# In these both sides act, whoever falls.
_FIGHTS = frozenset({"battle", "clash", "fight", "fighting", "firefight", "gunfight", "shootout", "war"})
_COLON = ":"
_TITLES = frozenset({RegionKind.HEADLINE, RegionKind.TEASER})


def without_no_doers(clause: Clause) -> Clause:
    """Leave out actors that suffer the act, do another one beside it, or are the label of who speaks."""
    if clause.trigger.pos in {"NOUN", "PROPN"}:
        clause = _without_hurt(clause)
    if clause.sentence.region in _TITLES:
        clause = _without_label(_without_next_clause(clause))
    return clause


def _without_hurt(clause: Clause) -> Clause:
    """Who was hurt in it: "*ten soldiers* were killed in a bombing"."""
    trigger, preposition = clause.trigger, clause.above(clause.trigger)
    verb = clause.above(preposition)
    if trigger.dep != "pobj" or preposition.lemma not in _IN or verb.lemma not in HARMING:
        return clause
    if trigger.lemma in _FIGHTS:
        return clause
    hurt = {t.i for t in clause.sentence.dependents(verb.i, "nsubjpass")}
    found = [i for i, head in clause.heads(clause.draft.actors) if clause.first(head).i in hurt]
    clause = clause.without_actors(found, f"{verb.lemma!r}: they suffered it")
    if clause.draft.recipients or not found or clause.draft.type != "ASSAULT":
        return clause
    return clause.with_recipients(found, f"{verb.lemma!r}: they suffered it")


def _without_next_clause(clause: Clause) -> Clause:
    """Who acts, or is acted on, in the clause behind a headline's colon: "Bombing: *Togo* arrests *five*"."""
    trigger = clause.trigger
    marks = [t.i for t in clause.sentence.tokens if t.text == _COLON and t.i > trigger.i]
    if trigger.pos not in {"NOUN", "PROPN"} or not marks:
        return clause
    verbs = {t.i for t in clause.sentence.tokens if t.i > marks[0] and t.pos == "VERB"}
    if not verbs:
        return clause
    far = [i for i, head in clause.heads(clause.draft.actors) if clause.first(head).head in verbs]
    clause = clause.without_actors(far, "acts in the clause behind the colon")
    far = [i for i, head in clause.heads(clause.draft.recipients) if clause.first(head).head in verbs]
    return clause.without_recipients(far, "stands in the clause behind the colon")


def _without_label(clause: Clause) -> Clause:
    """Who only says it, before a colon: "*Army*: shelling kills 19"."""
    tokens = clause.sentence.tokens
    found = [
        i
        for i, head in clause.heads(clause.draft.actors)
        if head + 1 < len(tokens)
        and tokens[head + 1].text == _COLON
        and head < clause.draft.head
        and clause.annotations.mentions[i].first == 0
    ]
    return clause.without_actors(found, "is the label of who says it")
