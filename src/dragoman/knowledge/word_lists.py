"""Lists of words that the stages ask for: kept as text under ``words``, a file for each matter."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

import yaml

from dragoman.errors import KnowledgeError
from dragoman.knowledge.loading import compose


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Give the lists of one file.

    Args:
        name: Of the file, without its suffix (``given_names``).

    Returns:
        The words of each list, as they are written, by the list's name.

    Raises:
        KnowledgeError: The file is missing, or something in it is no list of words.
    """
    with as_file(files("dragoman.knowledge") / "words" / f"{name}.yaml") as path:
        root = compose(path, path.name)
    if not isinstance(root, yaml.MappingNode):
        raise KnowledgeError(f"words/{name}.yaml: holds no lists; write each as a name and its words")
    found: dict[str, frozenset[str]] = {}
    for key, words in root.value:
        if not isinstance(words, yaml.ScalarNode):
            line = words.start_mark.line + 1
            raise KnowledgeError(f"words/{name}.yaml, line {line}: {key.value!r} is no text; write its words")
        found[key.value] = frozenset(words.value.split())
    return MappingProxyType(found)
