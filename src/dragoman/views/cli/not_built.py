"""Commands that the contract names and this version does not have yet: they say so and exit 2."""

from collections.abc import Callable

import typer

from dragoman.errors import UsageError

NOT_BUILT = {
    "review": "Judge coded events.",
}


def add_not_built(app: typer.Typer) -> None:
    """Add a command for each, that takes anything and does nothing."""
    for name, purpose in NOT_BUILT.items():
        app.command(
            name,
            help=f"{purpose} Not built yet: exits 2.",
            short_help="Not built yet.",
            context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        )(_refusal(name))


def _refusal(name: str) -> Callable[[], None]:
    def refuse() -> None:
        raise UsageError(f"{name} is not built yet in this version; see: dragoman --help")

    return refuse
