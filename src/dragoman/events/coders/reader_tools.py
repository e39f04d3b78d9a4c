"""Things that an act is done with, which are no parties to it."""

from dragoman.records import Annotations

# A driver runs people over and a state fires a missile; who they are may be unsaid.
VEHICLES = frozenset({"truck", "lorry", "car", "van", "bus", "minibus", "vehicle", "tractor"})
MISSILES = frozenset({"missile", "rocket", "projectile", "warhead", "icbm"})
_OWNERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def is_tool(annotations: Annotations, i: int, tools: frozenset[str]) -> bool:
    """Say whether a mention is a tool whose owner it does not name: "a *Peruvian* rocket" names one."""
    mention = annotations.mentions[i]
    tokens = annotations.sentences[mention.sentence].tokens
    named = any(token.entity in _OWNERS for token in tokens[mention.first : mention.last])
    return tokens[mention.head].lemma in tools and not named
