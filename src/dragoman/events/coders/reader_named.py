"""Recipients that an act's own words name: whose arrest it is, what state is visited, all whom it hurt."""

from dragoman.events import grammar
from dragoman.events.coders.reader_clause import Clause
from dragoman.events.coders.reader_reached import HARMING
from dragoman.records import Actor, ActorKind, Token

# What somebody undergoes, so that its owner is whom it is done to: "since *his* arrest".
_FATES = frozenset(
    {
        "arrest", "re-arrest", "detention", "imprisonment", "incarceration", "deportation", "extradition",
        "eviction", "capture", "abduction", "kidnapping", "kidnap", "assassination", "murder", "killing",
        "slaying", "shooting", "stabbing", "poisoning", "execution", "release", "conviction",
    }
)  # fmt: skip
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
_OWN = frozenset({"his", "her", "their", "my"})
_DATES = frozenset({"DATE", "TIME"})
# These arrest and shoot: "the army's killings" are done by it.
_FORCES = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "REB"})
_ARMED = _FORCES | {"UAF", "PRM", "CRM"}
_VISITS = frozenset({"visit", "travel", "trip", "tour", "journey"})
_VISITING = frozenset({"CONSULT", "AGREE"})
_TO = {"visit": ("to",), "travel": ("to",), "trip": ("to",), "tour": ("of",), "journey": ("to",)}
_PRIVATE = frozenset({"CVL", "BUS", "ELI", "MED", "JRN", "EDU"})  # whose journeys are their own affair
_NAMESAKE = "GEO", "USA"  # an American who visits Georgia may be at home
_SHORT = 4  # letters of a state's abbreviation: "the UAE"


def with_named(clause: Clause) -> Clause:
    """Add to a clause the recipients that its act's words name."""
    for mend in (_owner, _visited, _also_harmed):
        clause = mend(clause)
    return clause


def _owner(clause: Clause) -> Clause:
    """Whose fate a noun is: "*his* arrest", "*Kone's* abduction"."""
    draft, trigger = clause.draft, clause.trigger
    if draft.recipients or draft.type not in _UNDERGONE or trigger.lemma not in _FATES:
        return clause
    if grammar.under_preposition(clause.sentence, trigger.i, "of"):  # "the group's abduction of girls"
        return clause
    owners = [t for t in clause.sentence.dependents(trigger.i, "poss") if _may_undergo(clause, t)]
    found = clause.mentions(t.i for t in owners)
    return clause if not found or clause.has(found) else clause.with_recipients(found, "it is their fate")


def _may_undergo(clause: Clause, owner: Token) -> bool:
    """Say whether an owner is one that is arrested or shot, no day and nobody who does it by trade."""
    if owner.pos == "PRON":
        whose = (clause.parties.get(i) for i in clause.mentions([owner.i]))
        armed = any(one is not None and not _ARMED.isdisjoint(one.sectors[:1]) for one in whose)
        # "Gang members seized the port. *Their* killings …": those are done by them.
        return owner.text.lower() in _OWN and not (armed and owner.text.lower() == "their")
    party = next((clause.parties.get(i) for i in clause.mentions([owner.i])), None)
    if owner.entity in _DATES or party is None:
        return False
    return party.kind is ActorKind.PERSON or _FORCES.isdisjoint(party.sectors)


def _visited(clause: Clause) -> Clause:
    """The state that is visited on public business, called by its name; a town only says where."""
    if clause.draft.recipients or clause.draft.type not in _VISITING:
        return clause
    guests = [clause.parties.get(i) for i in clause.draft.actors]
    if all(guest is None or _PRIVATE.issuperset(guest.sectors) for guest in guests):
        return clause
    trigger = clause.trigger
    words = [trigger, *clause.sentence.dependents(trigger.i, "xcomp")]
    ends = [i for word in words if word.lemma in _VISITS for i in _ends(clause, word)]
    homes = {guest.country for guest in guests if guest is not None}
    if not homes.isdisjoint({None, _NAMESAKE[1]}):
        homes.add(_NAMESAKE[0])
    states = ((i, clause.parties.get(i)) for i in clause.mentions(ends))
    found = [i for i, state in states if is_state(state) and state is not None and state.country not in homes]
    return clause if not found or clause.has(found) else clause.with_recipients(found, "it is visited")


def _ends(clause: Clause, word: Token) -> list[int]:
    """Give where a visit goes to."""
    ends = [t.i for t in clause.sentence.dependents(word.i, "dobj")] if word.pos == "VERB" else []
    for preposition in _TO[word.lemma]:
        ends += grammar.under_preposition(clause.sentence, word.i, preposition)
    return [i for end in ends for i in grammar.with_conjuncts(clause.sentence, end)]


def is_state(party: Actor | None) -> bool:
    """Say whether words name a state, not its capital."""
    if party is None or party.kind is not ActorKind.STATE:
        return False
    text = party.text.removeprefix("the ").removeprefix("The ")
    return text == party.name or (text.isupper() and len(text.replace(".", "")) <= _SHORT)


def _also_harmed(clause: Clause) -> Clause:
    """All whom an assault hurt by joined verbs: "killed two guards *and wounded six others*"."""
    if clause.draft.type != "ASSAULT":
        return clause
    sentence = clause.sentence
    heads = {head for _, head in clause.heads(clause.draft.recipients)}
    others: list[int] = []
    for verb in sentence.tokens:
        first = verb.head if verb.dep == "conj" else verb.i
        if verb.dep != "conj" or not {verb.lemma, sentence.tokens[first].lemma} <= HARMING:
            continue
        if not _is_same_doer(clause, verb):
            continue
        own, joined = (grammar.direct_objects(clause.sentence, i) for i in (first, verb.i))
        if heads.intersection((*own, *joined)):
            others += [i for i in (*own, *joined) if i not in heads]
    others = [i for i in others if not sentence.tokens[i].text.lower().endswith(("self", "selves"))]
    found = [i for i in clause.mentions(others) if not clause.has([i])]
    if not found:
        return clause
    return clause.with_recipients((*clause.draft.recipients, *found), "harmed by it too, says a joined verb")


def _is_same_doer(clause: Clause, verb: Token) -> bool:
    """Say whether a joined verb follows its "and" at once, with no subject of its own between."""
    tokens = clause.sentence.tokens
    if clause.sentence.dependents(verb.i, "nsubj", "nsubjpass"):
        return False
    before = verb.i - 1
    while before > 0 and tokens[before].pos in {"ADV", "AUX", "PART"}:
        before -= 1
    return tokens[before].pos in {"CCONJ", "PUNCT"}
