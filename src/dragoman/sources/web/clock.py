"""The time, as everything here that waits asks for it; a test or a signal can put its own in."""

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> float:
        """Give seconds since 1970."""

    def sleep(self, seconds: float) -> bool:
        """Wait; False when it was broken off because the run is to end."""

    def stopped(self) -> bool:
        """Say whether the run is to end."""


class SystemClock:
    """The machine's clock, whose waits end at once when the run is to end."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def now(self) -> float:
        """Give seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> bool:
        """Wait; False when it was broken off because the run is to end."""
        return not self._stop.wait(max(0.0, seconds))

    def stop(self) -> None:
        """Have the run end after what is in hand; safe in a signal handler."""
        self._stop.set()

    def stopped(self) -> bool:
        """Say whether the run is to end."""
        return self._stop.is_set()
