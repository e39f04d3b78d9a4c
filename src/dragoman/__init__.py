"""Dragoman reads news reports and writes down who did what to whom, with the words that say it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.run.coder import Coder, Report, Settings

__version__ = "0.1.0"
__all__ = ["Coder", "Report", "Settings", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the public name is
    """Load the coder only when it is asked for: ``import dragoman`` alone loads no model library."""
    if name in {"Coder", "Report", "Settings"}:
        from dragoman.run import coder  # noqa: PLC0415 - the point of this function

        return getattr(coder, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
