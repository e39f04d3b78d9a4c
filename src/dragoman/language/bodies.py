"""Bodies named by a common noun, and the acts that such a noun before them tells the doer of."""

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


def acts_by_itself(body: Token, act: Token) -> bool:
    """Say whether a word before another is a body and the other what that body did: "*police* raids".

    Args:
        body: The first word.
        act: The word that it stands before.
    """
    return body.lemma in _BODIES and act.pos in {"NOUN", "PROPN"} and act.lemma in _ACTS
