"""Recipients that the grammar around a trigger names in so many words, or that it says are none."""

from collections.abc import Iterator

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.records import ActorKind, Token

HARMING = frozenset({"kill", "wound", "injure", "hurt", "maim"})
# What a state has abroad, or where its people are: to bomb it is done to its owner, not to where it stands.
_SEATS = frozenset(
    {
        "embassy", "embassies", "consulate", "mission", "base", "compound", "headquarters", "camp",
        "barracks", "outpost", "checkpoint", "convoy", "ship", "warship", "diplomat", "ambassador",
    }
)  # fmt: skip
_ONTO = ("at", "of", "on", "against")
_LAND = frozenset({"GPE", "LOC"})
_PEOPLES = _LAND | {"NORP"}
_WHERE = frozenset({"in", "near", "outside", "around"})
# "Strikes in support of the army" are not done to it.
_BENEFITS = frozenset({"support", "defence", "defense", "aid", "favour", "favor", "behalf", "protection"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE", "MOBILIZE", "THREATEN"})
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
# Of a land or body the object may only say where or what: "toured Chad", "extended its state of emergency".
_PARTIES = frozenset({ActorKind.PERSON, ActorKind.GROUP})
_DONE_TO_SOMEBODY = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION"})
_PLEADING = frozenset({"advocate", "lobby", "plead", "campaign"})
_COUNTING_IN = frozenset({"including", "include", "like"})
# Words said to somebody: he is named in their sentence, or in the one before.
_SAID_TO = frozenset({"REQUEST", "AGREE", "THREATEN", "MOBILIZE"})
_REFUSED = "REJECT"  # its matter may stand some sentences before, never behind


def with_reached(clause: Clause) -> Clause:
    """Mend the recipients of a clause."""
    for mend in (
        _without_far_off,
        _without_asked_for,
        _without_scenes,
        _without_beyond,
        _without_helped,
        _without_company,
        _head_of_description,
        _harmed,
        _seat,
        _object,
        _addressed,
    ):
        clause = mend(clause)
    return clause


def _without_far_off(clause: Clause) -> Clause:
    """Who is named only behind an act of words, or long before it: "The union demanded more. *Togo* said"."""
    if clause.draft.type not in _SAID_TO and clause.draft.type != _REFUSED:
        return clause
    if clause.trigger.pos == "NOUN":  # "a vote of no confidence", "its rejection" take up what was told
        return clause
    found = []
    for i in clause.draft.recipients:
        step = clause.annotations.mentions[i].sentence - clause.draft.sentence
        # What was refused is often told just behind: "Mali rejected the deadline. ECOWAS had set it."
        far = step > 1 if clause.draft.type == _REFUSED else step > 0 or step < -1
        if far:
            found.append(i)
    return clause.without_recipients(found, "is named too far off")


def _without_asked_for(clause: Clause) -> Clause:
    """Who something is asked for: "demanding that *she* be freed", "lobbied for *the farmers'* rights"."""
    if clause.draft.type != "REQUEST":
        return clause
    content = grammar.complement(clause.sentence, clause.draft.head)
    passive = set() if content is None else {t.i for t in clause.sentence.dependents(content.i, "nsubjpass")}
    pleads = clause.trigger.lemma in _PLEADING
    found = [
        i
        for i, head in clause.heads(clause.draft.recipients)
        if head in passive or (pleads and _is_behind(clause, head, "for"))
    ]
    return clause.without_recipients(found, "it is asked for them, not of them")


def _is_behind(clause: Clause, head: int, preposition: str) -> bool:
    way = clause.way(head, clause.draft.head)
    return bool(way) and way[-1].dep == "prep" and way[-1].lemma == preposition


def _without_scenes(clause: Clause) -> Clause:
    """The land that an assault took place in: "the blasts *in Togo*"."""
    if clause.draft.type != "ASSAULT":
        return clause
    found = []
    for i, head in clause.heads(clause.draft.recipients):
        above = clause.above(clause.first(head))
        if clause.token(head).entity in _LAND and above.dep == "prep" and above.lemma in _WHERE:
            found.append(i)
    return clause.without_recipients(found, "is where it was")


def _without_beyond(clause: Clause) -> Clause:
    """A land or people that an assault only has effects on: "the blasts scared guests away from *Togo*"."""
    trigger = clause.trigger
    if clause.draft.type != "ASSAULT" or trigger.pos != "NOUN" or trigger.dep != "nsubj":
        return clause
    if clause.above(trigger).lemma in HARMING:
        return clause
    found = []
    for i, head in clause.heads(clause.draft.recipients):
        way = clause.way(head, trigger.head)
        if clause.token(head).entity in _PEOPLES and len(way) > 1 and trigger not in way:
            found.append(i)
    return clause.without_recipients(found, "is what it had effects on")


def _without_helped(clause: Clause) -> Clause:
    """Who a hostile act helps: "strikes in support of *the army*"."""
    if clause.draft.type not in _HOSTILE:
        return clause
    found = []
    for i, head in clause.heads(clause.draft.recipients):
        of = clause.above(clause.first(head))
        benefit = clause.above(of)
        if of.lemma == "of" and benefit.lemma in _BENEFITS and clause.above(benefit).lemma in {"in", "on"}:
            found.append(i)
    return clause.without_recipients(found, "it is done for them")


def _without_company(clause: Clause) -> Clause:
    """Who only stands in what somebody is judged for: "praised Kone's work with *the miners*"."""
    if clause.draft.type not in _JUDGING:
        return clause
    judged = {t.i for t in clause.sentence.dependents(clause.draft.head, "dobj", "nsubjpass")}
    own = [(i, clause.token(head)) for i, head in clause.heads(clause.draft.recipients)]
    if not any(token.dep == "poss" and token.head in judged for _, token in own):
        return clause
    found = [i for i, token in own if _is_company(clause.way(token.i, clause.draft.head))]
    return clause.without_recipients(found, "stands in what its owner is judged for")


def _is_company(way: tuple[Token, ...]) -> bool:
    return (
        len(way) > 2
        and way[-1].dep in {"dobj", "nsubjpass"}
        and way[-2].dep == "prep"
        and way[-2].lemma not in _COUNTING_IN
    )


def _head_of_description(clause: Clause) -> Clause:
    """Whom a participle describes, not what describes him: "*Maradi* inmates captured in Zinder"."""
    trigger = clause.trigger
    if trigger.dep != "acl" or trigger.tag != "VBN" or not grammar.is_passive(clause.sentence, trigger.i):
        return clause
    described = clause.mentions([trigger.head])
    if not described or set(described) & set(clause.draft.actors):
        return clause
    phrase = clause.annotations.mentions[described[0]]
    inside = [
        i
        for i, head in clause.heads(clause.draft.recipients)
        if phrase.first <= head < phrase.last and head != phrase.head
    ]
    if not inside:
        return clause
    kept = set(clause.draft.recipients) - set(inside) | set(described)
    return clause.with_recipients(kept, "whom its participle describes")


def _harmed(clause: Clause) -> Clause:
    """Whom an assault killed or wounded, says its own verb: "the blast *killed four guards*"."""
    if clause.draft.type != "ASSAULT":
        return clause
    harmed = [
        i for verb in _harming(clause) for i in clause.mentions(grammar.direct_objects(clause.sentence, verb))
    ]
    heads = {head for _, head in clause.heads(harmed)}
    counted = [i for i, head in clause.heads(clause.draft.recipients) if _is_counted_in(clause, head, heads)]
    if not harmed or len(counted) < len(clause.draft.recipients):
        return clause
    return clause.with_recipients(harmed, "harmed by it, says its verb")


def _is_counted_in(clause: Clause, head: int, heads: set[int]) -> bool:
    """Say whether a phrase is a part of what others name: "ten people, including *two guards*"."""
    return any(len(way) > 1 and way[-1].lemma in _COUNTING_IN for h in heads if (way := clause.way(head, h)))


def _harming(clause: Clause) -> Iterator[int]:
    """Give the verbs of harm whose subject a trigger is, or that stand in a relative clause about it."""
    trigger = clause.trigger
    verbs = [trigger.head] if trigger.dep == "nsubj" else []
    verbs += [t.i for t in clause.sentence.dependents(trigger.i, "relcl")]
    for verb in verbs:
        for i in (verb, *(t.i for t in clause.sentence.dependents(verb, "conj"))):
            if clause.token(i).lemma in HARMING and not grammar.is_passive(clause.sentence, i):
                yield i


def _seat(clause: Clause) -> Clause:
    """Whose seat an assault was on, where it names nobody else: "the bombings of *Togolese embassies*"."""
    if clause.draft.type != "ASSAULT" or clause.draft.recipients:
        return clause
    behind = [
        i for word in _ONTO for i in grammar.under_preposition(clause.sentence, clause.draft.head, word)
    ]
    seats = [
        i
        for i in clause.mentions(j for j in behind if clause.token(j).lemma in _SEATS)
        if (party := clause.parties.get(i)) is not None and party.country is not None
    ]
    return clause.with_recipients(seats, "it was done to whose seat that is") if seats else clause


def _object(clause: Clause) -> Clause:
    """Known people who are the object of a verb nobody else was read as the recipient of."""
    if clause.draft.recipients or clause.draft.type not in _DONE_TO_SOMEBODY or clause.trigger.pos != "VERB":
        return clause
    objects = [t.i for t in clause.sentence.dependents(clause.draft.head, "dobj") if t.pos != "PRON"]
    found = [
        i
        for i in clause.mentions(objects)
        if (party := clause.parties.get(i)) is not None and party.kind in _PARTIES
    ]
    return clause if not found or clause.has(found) else clause.with_recipients(found, "it is the object")


def _addressed(clause: Clause) -> Clause:
    """Whom a request is made to, by its preposition: "appealed *to the court*"."""
    if clause.draft.type != "REQUEST" or clause.draft.recipients:
        return clause
    to = clause.known(clause.mentions(grammar.under_preposition(clause.sentence, clause.draft.head, "to")))
    return clause if not to or clause.has(to) else clause.with_recipients(to, "it is made to them")
