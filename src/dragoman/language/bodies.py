"""Bodies and buildings named by a common noun before an act: who did it, and what was struck."""

from dragoman.records import Token

_BODIES = frozenset(
    """
    army cabinet coalition congress court government gang guerrilla insurgent junta jury militant militia navy
    opposition parliament police rebel regime senate separatist
    """.split()
)
# What a body does; of a thing that it has ("police car", "army base") or a person of it it is no doer.
_ACTS = frozenset(
    """
    abuse action advance airstrike allegation ambush announcement appeal arrest assault attack ban barrage
    blockade bombardment bombing brutality call campaign charge claim clampdown crackdown cruelty custody
    decision decree demand detention eviction execution fire gunfire harassment incursion inquiry instruction
    intervention investigation killing offensive onslaught operation order pledge pressure probe promise
    protection pullout raid request repression response rocketfire ruling search shelling shooting
    siege strike surveillance sweep takeover threat torture verdict violence vow warning withdrawal
    """.split()
)


# What is bombed or stormed, and the words for that.
_TARGETS = frozenset(
    """
    airport barracks base bus cathedral checkpoint church clinic consulate convoy embassy hospital hotel
    kindergarten market monastery mosque nightclub outpost prison pub restaurant school shrine synagogue
    temple theatre train university
    """.split()
)
_BLOWS = frozenset("attack blast bombing explosion massacre raid shooting siege".split())
# Such bodies are arrested and searched more often than they arrest: "the *opposition* crackdown".
_SOUGHT = frozenset("gang guerrilla insurgent militant militia opposition rebel separatist".split())
_UPON_THEM = frozenset(
    """
    arrest clampdown crackdown custody detention eviction raid repression search surveillance sweep
    """.split()
)
_NOUNS = {"NOUN", "PROPN"}


def is_body(lemma: str) -> bool:
    """Say whether a common noun is of a body that acts as one ("court")."""
    return lemma in _BODIES


def is_party_to(word: Token, act: Token) -> bool:
    """Say whether a word before another is a side of what that tells: "*police* raids", "*embassy* bombing".

    Args:
        word: The first word.
        act: The word that it stands before.
    """
    if act.pos not in _NOUNS or word.pos not in _NOUNS:
        return False
    if word.lemma in _SOUGHT and act.lemma in _UPON_THEM:
        return False
    return (word.lemma in _BODIES and act.lemma in _ACTS) or (word.lemma in _TARGETS and act.lemma in _BLOWS)
