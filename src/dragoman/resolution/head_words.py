"""What the words of a phrase tell beside its head: a firm's form, an age, a coalition of states, the dead."""

from dragoman.resolution.phrases import Phrase

_FORMS = frozenset("inc corp ltd llc plc gmbh ag sa spa srl nv bv ab oyj doo sarl pty".split())
_FALLEN = frozenset("dead wounded injured dying missing living sick poor homeless displaced".split())
# Coalitions of these are of no one state; others may be of parties.
_LEAGUES = {"coalition", "alliance"}
_OF_ALL = {"international", "multinational", "global"}
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
        inner.lemma
        for prep in phrase.sentence.dependents(phrase.head, "prep")
        if prep.lemma in {"of", "between"}
        for inner in phrase.sentence.dependents(prep.i, "pobj")
    ]
    owner = tokens[preposition.head].lemma if preposition.lemma == "of" else ""
    return bool(before & _OF_ALL) or not _STATES.isdisjoint([*inside, owner])
