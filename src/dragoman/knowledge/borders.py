"""Which states border one another: whom "its neighbour" can mean."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

import yaml

from dragoman.knowledge.loading import compose


@cache
def borders() -> Mapping[str, frozenset[str]]:
    """Give the neighbours of every state that has any, by country code.

    Raises:
        KnowledgeError: The file is missing or is not YAML.
    """
    with as_file(files("dragoman.knowledge") / "borders.yaml") as path:
        root = compose(path, "borders.yaml")
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    found: dict[str, set[str]] = {}
    for state, others in pairs:
        for other in others.value.split():
            found.setdefault(state.value, set()).add(other)
            found.setdefault(other, set()).add(state.value)
    return MappingProxyType({state: frozenset(others) for state, others in found.items()})
