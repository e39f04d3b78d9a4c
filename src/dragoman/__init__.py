"""Dragoman reads news reports and writes down who did what to whom, with the words that say it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.run.coder import Coder, Report, Settings
    from dragoman.store.database import open_store

__version__ = "0.1.0"
__all__ = ["Coder", "Report", "Settings", "__version__", "open_store"]
_HOMES = {
    "Coder": "dragoman.run.coder",
    "Report": "dragoman.run.coder",
    "Settings": "dragoman.run.coder",
    "open_store": "dragoman.store.database",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the public name is
    """Load the coder or the store only when it is asked for: importing dragoman alone loads no model."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
