"""Loading knowledge files fast: a plain-word YAML reader, and no garbage collection meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

# What may begin a number, a truth value, a null or a merge key; anything else is a word.
_TELLING = frozenset("0123456789+-.~<=tTfFyYnNoO")
_WORD_TAG = "tag:yaml.org,2002:str"


class Loader(yaml.CSafeLoader):
    """YAML's safe loader that takes the short way for words, which are nine in ten of our scalars.

    The general way tries patterns on every scalar and took a fifth of the time of loading.
    """

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:  # noqa: ANN401 - as in PyYAML
        """Give a scalar's tag; see PyYAML's resolver."""
        if kind is yaml.ScalarNode and implicit[0] and value and value[0] not in _TELLING:
            return _WORD_TAG
        return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: it took a quarter of the time of loading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def compose(path: Path, name: str) -> yaml.Node | None:
    """Read a YAML file to nodes, which know their lines.

    Args:
        path: The file.
        name: What messages call it.

    Returns:
        The root, or None for an empty file.

    Raises:
        KnowledgeError: The file is missing or is not UTF-8 or YAML.
    """
    try:
        return yaml.compose(path.read_text("utf-8"), Loader)
    except OSError as failure:
        raise KnowledgeError(
            f"{path}: cannot be read ({failure.strerror}); give a readable file"
        ) from failure
    except UnicodeDecodeError as failure:
        raise KnowledgeError(f"{path}: is not UTF-8 (byte {failure.start}); save it as UTF-8") from failure
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line = mark.line + 1 if mark else 1
        raise KnowledgeError(f"{name}, line {line}: is not YAML: {failure.problem}") from failure
    except yaml.YAMLError as failure:
        raise KnowledgeError(f"{name}: is not YAML: {' '.join(str(failure).split())}") from failure
