"""Makes coders for this machine's processes and articles with what a user says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.run.coder import Coder, Settings
from dragoman.sources import Failure, Given, Reading, told


@dataclass(frozen=True, slots=True)
class LocalCoder:
    """Makes a coder with a user's settings; equal settings are equal makers, in every process."""

    settings: Settings

    def __call__(self) -> Coder:
        """Load knowledge and models."""
        return Coder(self.settings)


def with_given(readings: Iterable[Reading], given: Given, *, over: bool) -> Iterator[Reading]:
    """Put what a user says of articles into them.

    Args:
        readings: As read.
        given: What the user says.
        over: Whether it goes before what came with an article, or fills only what is missing.
    """
    for reading in readings:
        if isinstance(reading, Failure) or given == Given():
            yield reading
        else:
            yield told(reading, given, over=over)
