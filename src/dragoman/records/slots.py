"""Records that an article has by the hundred: their attributes are set straight into their slots."""

from dataclasses import fields
from typing import Any, TypeVar

Record = TypeVar("Record")


def set_by_slots(record: type[Record]) -> type[Record]:
    """Let a frozen dataclass with slots be made in half the time.

    A frozen dataclass sets every attribute by its name, through ``object.__setattr__``. This puts another
    ``__init__`` of the same signature in place, which sets each through the descriptor of its slot.

    Args:
        record: The dataclass; it has no ``__post_init__`` and no default factories.

    Returns:
        The same class.
    """
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # a dataclass, says the docstring
    setting = "".join(f"\n    set_{name}(self, {name})" for name in names)
    made: dict[str, Any] = {f"set_{name}": vars(record)[name].__set__ for name in names}
    exec(f"def __init__(self, {', '.join(names)}):{setting}", made)  # noqa: S102  # as dataclasses do
    init = made["__init__"]
    init.__defaults__ = record.__init__.__defaults__
    init.__annotations__ = record.__init__.__annotations__
    init.__qualname__ = record.__init__.__qualname__
    record.__init__ = init  # type: ignore[method-assign]  # the signature is the same
    return record
