"""Ends a run cleanly when it is asked to: Ctrl-C and a service manager's stop."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """Says whether a run was asked to end: call it."""

    def __init__(self) -> None:
        self.signal: int | None = None
        """The signal that asked, or None."""

    def __call__(self) -> bool:
        """Say whether it was asked to end."""
        return self.signal is not None


@contextmanager
def stopping(tell: Callable[[], None]) -> Iterator[Stop]:
    """Have the first Ctrl-C or termination signal ask for an end, and the second interrupt at once.

    Args:
        tell: Called at the first, from within the signal's handler.
    """
    stop = Stop()

    def asked(number: int, _frame: FrameType | None) -> None:
        if stop():
            raise KeyboardInterrupt
        stop.signal = number
        tell()

    before = {number: signal.signal(number, asked) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
