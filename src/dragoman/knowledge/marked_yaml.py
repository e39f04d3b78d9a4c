"""Read a YAML knowledge file together with the line of every key, so that an error can point at its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dragoman.errors import KnowledgeError
from dragoman.knowledge.loading import compose

_SHAPES = {
    "model_type": "an entry",
    "dict_type": "names, each with its entry",
    "tuple_type": "a list",
}
"""How pydantic's kinds of wrong shape are said."""
_Model = TypeVar("_Model", bound=BaseModel)
_TAG = "tag:yaml.org,2002:"
# Our deepest file is six levels; an alias that contains itself would never end.
_MAX_DEPTH = 16
_FAULTS = 8  # as many as a line holds


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """A YAML mapping and its node tree.

    Attributes:
        name: File name as messages and origins show it.
        node: Root of the node tree, for lines.
        data: The same as plain dicts, lists and scalars.
    """

    name: str
    node: yaml.MappingNode
    data: dict[str, object]

    def line(self, path: Sequence[str | int]) -> int:
        """Give the line, from 1, of the deepest part of a path that the file has."""
        node: yaml.Node = self.node
        line = node.start_mark.line
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            line, node = found
        return line + 1

    def text(self, path: Sequence[str | int]) -> str | None:
        """Give the scalar at a path as it is written, or None when no scalar stands there."""
        node: yaml.Node = self.node
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            node = found[1]
        return str(node.value) if isinstance(node, yaml.ScalarNode) else None

    def error(self, path: Sequence[str | int], problem: str) -> KnowledgeError:
        """Make the error that names this file, the line and the key of a path, and the problem."""
        return KnowledgeError(f"{self.name}, {self._place(path)}: {problem}")

    def validated(self, model: type[_Model], context: object = None) -> _Model:
        """Check the content against a model.

        Raises:
            KnowledgeError: Something is wrong; it names every fault by its line, of very many the first.
        """
        try:
            return model.model_validate(self.data, context=context)
        except ValidationError as failure:
            found = sorted(failure.errors(), key=lambda e: self.line(e["loc"]))
        said = dict.fromkeys(f"{self._place(e['loc'])}: {self._problem(e, model)}" for e in found)
        more = f" (and {len(said) - _FAULTS} more in this file)" if len(said) > _FAULTS else ""
        raise KnowledgeError(f"{self.name}, {'; '.join([*said][:_FAULTS])}{more}")

    def _place(self, path: Sequence[str | int]) -> str:
        return f"line {self.line(path)}, {_dotted(path)}"

    def _problem(self, error: ErrorDetails, model: type[BaseModel]) -> str:
        kind = error["type"]
        if kind == "extra_forbidden":
            return f"unknown key; allowed here: {', '.join(_allowed_keys(model, error['loc']))}"
        if kind == "missing":
            return "this key is required"
        if kind == "string_type":
            written = self.text(error["loc"])
            return f"{written!r} must be text: put it in quotes" if written else "must be text: give one"
        if kind == "value_error":
            return error["msg"].removeprefix("Value error, ")
        if kind in _SHAPES:
            keys = _wanted_keys(model, error["loc"])
            return f"{error['input']!r:.80} does not do: it must be {_SHAPES[kind]}{keys}"
        message = error["msg"].replace("Input should", "it should")
        return f"{error['input']!r:.80} does not do: {message}"


def read_marked(path: Path, name: str | None = None) -> MarkedFile:
    """Read a YAML file whose top level is a mapping.

    Only ``true`` and ``false`` are truth values, as in YAML 1.2: ``on``, ``off``, ``yes`` and ``no`` stay
    words, because they are prepositions and particles here.

    Args:
        path: The file.
        name: What messages call it; the file's own name when not given.

    Raises:
        KnowledgeError: The file is missing, is not UTF-8 or YAML, is not a mapping, or repeats a key.
    """
    name = name or path.name
    root = compose(path, name)
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1 if root else 1
        raise KnowledgeError(f"{name}, line {line}: must be a mapping of keys to values at its top level")
    return MarkedFile(name, root, _mapping(root, name, 0))


def _mapping(node: yaml.MappingNode, name: str, depth: int) -> dict[str, object]:
    made: dict[str, object] = {}
    for key_node, value_node in node.value:
        key, line = key_node.value, key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise KnowledgeError(f"{name}, line {line}: a key must be a plain word")
        if key in made:
            raise KnowledgeError(f"{name}, line {line}, {key}: the key stands twice; keep one")
        made[key] = _value(value_node, name, depth + 1)
    return made


def _value(node: yaml.Node, name: str, depth: int) -> object:
    if depth > _MAX_DEPTH:
        raise KnowledgeError(f"{name}, line {node.start_mark.line + 1}: nested too deep; write it out flat")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, name, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, name, depth + 1) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> object:
    text, tag = str(node.value), node.tag.removeprefix(_TAG)
    if tag == "bool" and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if tag == "null":
        return None
    try:
        if tag == "int":
            return int(text)
        if tag == "float":
            return float(text)
    except ValueError:  # 0x10, 1:30 and .inf are numbers to YAML 1.1, words to us
        return text
    return text


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark.line, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item.start_mark.line, item
    return None


def _dotted(path: Sequence[str | int]) -> str:
    parts = (f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path)
    return "".join(parts).lstrip(".") or "top level"


def _allowed_keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Name the keys of the model that holds the last step of a path."""
    return sorted(_fields(_model_at(model, path[:-1])))


def _wanted_keys(model: type[BaseModel], path: Sequence[str | int]) -> str:
    """Say which keys each entry at a path has, those that must be there first; nothing where it has none."""
    held = _model_at(model, path)
    if held is _model_at(model, path[:-1]) and path[-1] in _fields(held):
        return ""
    infos = {info.alias or name: info for name, info in held.model_fields.items()}
    needed = [f"{name} (required)" for name, info in infos.items() if info.is_required()]
    rest = sorted(name for name, info in infos.items() if not info.is_required())
    return f", with the keys {', '.join([*needed, *rest])}"


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel]:
    """Give the model that a path leads to, the last one on it where it leads to none."""
    current = model
    for step in path:
        if isinstance(step, str):
            current = next(_models_in(_fields(current).get(step)), current)
    return current


def _fields(model: type[BaseModel]) -> dict[str, object]:
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Find the models inside an annotation such as ``dict[str, Model]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
