"""Writes a command as it was typed, for a person to type again."""

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a command line.

    Attributes:
        command: The program and its command.
        arguments: What stands there without a name.
        options: Options with their values.
    """

    command: str
    arguments: tuple[str, ...]
    options: tuple[str, ...]

    @property
    def quoted_options(self) -> str:
        """The options, as a shell reads them."""
        return shlex.join(self.options)

    def __str__(self) -> str:
        """Write the whole command, as a shell reads it."""
        return self.with_arguments(self.arguments)

    def with_arguments(self, arguments: "Sequence[str]") -> str:
        """Write it with other arguments."""
        return written(self.command, arguments, self.quoted_options)


def written(command: str, arguments: "Sequence[str]", options: str) -> str:
    """Write a command; arguments that look like options stand behind all options."""
    if any(one.startswith("-") and one != "-" for one in arguments):
        return f"{command} {options} -- {shlex.join(arguments)}"
    return " ".join(part for part in (command, shlex.join(arguments), options) if part)


def as_typed(context: "typer.Context") -> Typed:
    """Give the words of the command that is running; what was not typed is left out."""
    arguments: list[str] = []
    options: list[str] = []
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source is None or source.name != "COMMANDLINE":
            continue
        value = context.params[parameter.name or ""]
        values: list[Any] = list(value) if isinstance(value, list | tuple) else [value]
        if parameter.param_type_name == "argument":
            arguments += map(str, values)
        elif value is True:
            options.append(parameter.opts[0])
        else:
            options += [word for one in values for word in (parameter.opts[0], str(one))]
    return Typed(f"dragoman {context.info_name}", tuple(arguments), tuple(options))
