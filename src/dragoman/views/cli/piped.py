"""A console whose reader may go: a broken pipe is told as such, and not swallowed as rich does."""

import errno
import os
from typing import NoReturn

from rich.console import Console


class Piped(Console):
    """Writes as rich does, and leaves it to the command line what a reader that has gone means."""

    def on_broken_pipe(self) -> NoReturn:
        """Say that it broke; rich would point standard output elsewhere, which hides whose pipe it was.

        Raises:
            BrokenPipeError: Always.
        """
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
