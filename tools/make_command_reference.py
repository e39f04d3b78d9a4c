"""Writes docs/reference/commands.md from the commands themselves; a test checks that it is current."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generated import write
from typer.main import get_command

from dragoman.views.cli.main import app

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "commands.md"
INTRODUCTION = """\
# Commands

<!-- Written by tools/make_command_reference.py; do not edit. -->

Data goes to standard output, everything else to standard error. A command exits 0 when it did its work, 1
when it could not, 2 when it was called wrongly, 130 when it was interrupted. An error is one line that names
the value, the place and the remedy.

`dragoman --version` gives the version. Every command has `--help`.
"""


def text() -> str:
    """Give the page."""
    commands: dict[str, Any] = vars(get_command(app))["commands"]
    return "\n".join([INTRODUCTION, *(_section(name, one, 2) for name, one in commands.items())])


def _section(name: str, command: Any, level: int) -> str:  # noqa: ANN401 - typer keeps its classes private
    """Describe a command, or a group with its commands."""
    purpose, example = _help(command)
    parts = [f"{'#' * level} {name}\n", f"{purpose}\n"]
    inner: dict[str, Any] = vars(command).get("commands", {})
    # A group that does something itself has options of its own besides --help.
    if not inner or any(parameter.name != "help" for parameter in command.params):
        parts.append(f"```console\n$ dragoman {_usage(name, command)}\n```\n")
        if example:
            parts.append(f"Example:\n\n```console\n$ {example}\n```\n")
        parts.append(_table(command))
    parts += [_section(f"{name} {sub}", child, level + 1) for sub, child in inner.items()]
    return "\n".join(parts)


def _help(command: Any) -> tuple[str, str]:  # noqa: ANN401
    """Give a command's purpose and its example, from its docstring."""
    purpose, _, example = (command.help or "").partition("Example:")
    return " ".join(purpose.split()), " ".join(example.split())


def _usage(name: str, command: Any) -> str:  # noqa: ANN401
    words = [_name(p) if p.required or p.nargs == -1 else f"[{_name(p)}]" for p in _arguments(command)]
    return " ".join([name, *words, "[OPTIONS]"])


def _arguments(command: Any) -> list[Any]:  # noqa: ANN401
    return [parameter for parameter in command.params if parameter.param_type_name == "argument"]


def _table(command: Any) -> str:  # noqa: ANN401
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    return "\n".join(["| | |", "|---|---|", *rows]) + "\n"


def _row(parameter: Any) -> str:  # noqa: ANN401
    if parameter.param_type_name == "argument":
        shown = f"`{_name(parameter)}`"
    else:
        value = "" if parameter.is_flag else f" {_name(parameter)}"
        shown = ", ".join(f"`{option}{value}`" for option in parameter.opts)
    return f"| {shown} | {' '.join(_notes(parameter))} |"


def _notes(parameter: Any) -> Iterator[str]:  # noqa: ANN401
    """Give what is said of a parameter: its help, whether it must be given, its default."""
    yield " ".join((parameter.help or "").replace("|", "\\|").split())
    if parameter.required and parameter.param_type_name == "option":
        yield "Required."
    if parameter.default not in (None, False, ()):
        yield f"Default: `{parameter.default}`."


def _name(parameter: Any) -> str:  # noqa: ANN401
    """Give what a value is called."""
    return str(parameter.metavar or parameter.name.upper())


if __name__ == "__main__":
    write(TARGET, text())
