"""What the words of a phrase tell beside its head: a firm's form, an age, a coalition of states, the dead."""

from dragoman.resolution.phrases import Phrase

_FORMS = frozenset("inc corp ltd llc plc gmbh ag sa spa srl nv bv ab oyj doo sarl pty".split())
_FALLEN = frozenset("dead wounded injured dying missing living sick poor homeless displaced".split())
# Coalitions of these are of no one state; others may be of parties.
_LEAGUES = {"coalition", "alliance"}
_OF_ALL = {"international", "multinational", "global"}
_DONE_TO_PEOPLE = frozenset(
    (
        "arrest question jail sentence charge convict detain deport expel release kill murder wound injure "
        "accuse indict extradite imprison free abduct kidnap behead execute suspect acquit fine ban"
    ).split()
)
# What states have with one another: "Turkish-American *relations*" are of two.
_BETWEEN = frozenset(
    (
        "relation relationship tie talk war trade treaty agreement pact accord summit border alliance "
        "friendship cooperation conflict dispute rivalry dialogue diplomacy negotiation partnership exercise "
        "effort force coalition venture"
    ).split()
)
_KIN = frozenset("son daughter wife husband brother sister nephew niece cousin father mother widow".split())
_RULERS = frozenset("president premier king queen sultan emir dictator chancellor".split())
_NEXT_DOOR = {"neighbour", "neighbor", "neighbours", "neighbors"}
# What is said of states that border one another, and not of people.
_OF_STATES = frozenset(
    "northern southern eastern western big bigger larger smaller powerful giant regional nuclear immediate "
    "wealthy poor landlocked hostile close closest other two three four five all arab african asian european "
    "gulf balkan baltic".split()
)
# What states do or have, and people next door not: they *imposed* sanctions, closed their *borders*.
_DONE_BY_STATES = {"impose", "invade", "sanction", "mediate", "deploy", "recognise", "recognize"}
_HAD_BY_STATES = frozenset(
    "border airspace frontier troop soldier force army peacekeeper ambassador envoy sanction embargo "
    "aid".split()
)
_PLACED = {"GPE", "NORP"}
_STATES = {"country", "nation", "state", "government", "power"}


def has_age(phrase: Phrase) -> bool:
    """Say whether a phrase tells somebody's age: whoever is a "*31-year-old*" is a person.

    Args:
        phrase: The phrase.
    """
    words = [t.text.lower() for t in phrase.sentence.tokens[phrase.first : phrase.head]]
    return "old" in words and any(word.startswith("year") or word.endswith("year") for word in words)


def is_firm(name: str) -> bool:
    """Say whether a name ends in a form of a firm's: "Acme S.p.A.".

    Args:
        name: As written.
    """
    words = name.split()
    return len(words) > 1 and words[-1].replace(".", "").lower() in _FORMS


def are_fallen(phrase: Phrase) -> bool:
    """Say whether a phrase is of people and its head, a verb, tells their state: "*the dead lying* there".

    Args:
        phrase: The phrase.
    """
    words = [t.text.lower() for t in phrase.sentence.tokens[phrase.first : phrase.head + 1]]
    return len(words) == 3 and words[0] == "the" and words[1] in _FALLEN and words[2].endswith("ing")


def is_of_states(phrase: Phrase, core: str) -> bool:
    """Say whether a coalition is one of states: "countries of the coalition", "a global coalition".

    Args:
        phrase: The phrase.
        core: The role word that heads it.
    """
    if core.rpartition(" ")[2] not in _LEAGUES:
        return False
    tokens = phrase.sentence.tokens
    before = {t.text.lower() for t in tokens[phrase.first : phrase.head]}
    preposition = tokens[tokens[phrase.head].head]
    inside = [
        inner
        for prep in phrase.sentence.dependents(phrase.head, "prep")
        if prep.lemma in {"of", "between"}
        for inner in phrase.sentence.dependents(prep.i, "pobj")
    ]
    owner = [tokens[preposition.head]] if preposition.lemma == "of" else []
    if inside:
        return any(t.lemma in _STATES and t.tag == "NNS" for t in inside)
    return bool(before & _OF_ALL) or any(t.lemma in _STATES and t.tag == "NNS" for t in owner)


def is_kin_of_office(phrase: Phrase, core: str) -> bool:
    """Say whether somebody is told to be of the family of who rules or ruled: "a *son of* the president".

    Args:
        phrase: The phrase.
        core: The role word that heads it.
    """
    if core.rpartition(" ")[2].rpartition("-")[0] not in _KIN and core.rpartition(" ")[2] not in _KIN:
        return False
    behind = phrase.sentence.tokens[phrase.head + 1 : phrase.last]
    owned = [t for t in phrase.sentence.tokens[phrase.first : phrase.head] if t.dep == "poss"]
    words = [t.lemma.lower() for t in (behind if behind and behind[0].lemma == "of" else owned)]
    return not _RULERS.isdisjoint(words)


def is_next_door(phrase: Phrase, core: str) -> bool:
    """Say whether a neighbour is somebody's next door and no state: "*neighbours* called the police".

    Args:
        phrase: The phrase.
        core: The role word that heads it.
    """
    if core not in _NEXT_DOOR or len(phrase.items) > 1 or set(phrase.proper) - {phrase.head}:
        return False
    before = {t.text.lower() for t in phrase.sentence.tokens[phrase.first : phrase.head]}
    owned = any(t.dep == "poss" for t in phrase.sentence.dependents(phrase.head))
    if owned or phrase.sentence.dependents(phrase.head, "prep") or before & _OF_STATES:
        return False
    return not _acts_among_states(phrase)


def _acts_among_states(phrase: Phrase) -> bool:
    """Say whether the verb over a neighbour tells of states: "neighbours *closed their borders*"."""
    sentence = phrase.sentence
    head = sentence.tokens[phrase.head]
    verb = sentence.tokens[head.head]
    if head.dep not in {"nsubj", "nsubjpass", "dobj"} or verb.pos != "VERB":
        return False
    objects = sentence.dependents(verb.i, "dobj")
    others = sentence.dependents(verb.i, "nsubj") if head.dep == "dobj" else objects
    if verb.lemma in _DONE_BY_STATES or any(t.entity in _PLACED for t in others if t.i != head.i):
        return True
    return head.dep != "dobj" and any(t.lemma in _HAD_BY_STATES for t in objects)


def is_compatriot(phrase: Phrase) -> bool:
    """Say whether a nation's adjective that heads a phrase is for one of its people and no state.

    "*A Libyan*", "the six-year-old *Cuban*", "an alleged *Russian* who fled", but not "the Russian".

    Args:
        phrase: The phrase.
    """
    tokens = phrase.sentence.tokens
    if tokens[phrase.first].text.lower() in {"a", "an"} or has_age(phrase):
        return True
    head = tokens[phrase.head]
    told = phrase.sentence.dependents(head.i, "relcl")
    if any(tokens[i].tag in {"WP", "WP$"} for clause in told for i in phrase.sentence.subtree(clause.i)[:2]):
        return True
    return _is_done_to(phrase)


def _is_done_to(phrase: Phrase) -> bool:
    """Say whether a bare national is what a headline has something done to: "*Libyan* questioned in …"."""
    tokens, head = phrase.sentence.tokens, phrase.sentence.tokens[phrase.head]
    if phrase.last != phrase.first + 1 or head.tag not in {"NN", "NNP"} or phrase.last >= len(tokens):
        return False
    behind = tokens[phrase.last]
    return behind.lemma in _DONE_TO_PEOPLE and behind.tag in {"VBN", "VBD"} and behind.text.endswith("ed")


def are_ethnic(phrase: Phrase) -> bool:
    """Say whether two joined nationalities are of one people and not of two states: "*Arab-American* donors".

    Args:
        phrase: The phrase.
    """
    tokens = phrase.sentence.tokens
    head = tokens[phrase.head]
    if head.lemma.lower() != "american" or head.i < phrase.first + 2 or tokens[head.i - 1].text != "-":
        return False
    before, coloured = tokens[head.i - 2], tokens[head.head]
    of_people = before.entity == "NORP" or head.entity == "NORP"
    return of_people and before.text[:1].isupper() and coloured.lemma not in _BETWEEN


def names_several(phrase: Phrase) -> bool:
    """Say whether one phrase names two people: "Mayor A. Ruiz and Senator B. Okoro" taken for one name.

    Args:
        phrase: The phrase, with an unlisted name at its head.
    """
    tokens = phrase.sentence.tokens
    joining = [t.i for t in tokens[phrase.first : phrase.head] if t.text.lower() == "and"]
    if not joining or tokens[phrase.head].entity != "PERSON":
        return False
    before = tokens[phrase.first : joining[0]]
    return len(before) > 1 and all(t.entity == "PERSON" and t.pos == "PROPN" for t in before[-2:])
