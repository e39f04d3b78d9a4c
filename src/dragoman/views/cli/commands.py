"""The kind of all our commands: an option that takes one value and is given two is refused."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from dragoman.errors import UsageError


class _Command(TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - no public name in typer
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)


class _Group(TyperGroup):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as above
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)


class Commands(typer.Typer):
    """A typer app with commands of this kind."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - typer's own settings, handed on
        """Take typer's own settings."""
        super().__init__(cls=_Group, **settings)

    def command(
        self,
        name: str | None = None,
        **settings: Any,  # noqa: ANN401 - as above
    ) -> Callable[[Callable[..., Any]], Any]:
        """Add a function as a command, as typer does."""
        return super().command(name, cls=_Command, **settings)


def _refuse_repeated(command: TyperCommand | TyperGroup, context: Any, words: Sequence[str]) -> None:  # noqa: ANN401
    """Refuse a second value, for the last one would win and the first be lost without a word.

    Raises:
        UsageError: An option that takes one value is given several.
    """
    parser = command.make_parser(context)
    single = list(_single(command))
    for option in single:  # told to gather, in place of what the command told of it
        parser.add_option(option, option.opts, option.name, action="append", nargs=option.nargs)
    given, _, _ = parser.parse_args(list(words))
    for option in single:
        values = given.get(option.name or "", [])
        if len(values) > 1:
            told = " and ".join(repr(value) for value in values)
            raise UsageError(f"{option.opts[0]}: it takes one value and is given {told}; keep one")


def _single(command: TyperCommand | TyperGroup) -> Iterator[TyperOption]:
    """Give the options that take one value."""
    for option in command.params:
        if isinstance(option, TyperOption) and not (option.multiple or option.is_flag or option.count):
            yield option
