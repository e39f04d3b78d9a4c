"""A trigger with its roles and standing, before it becomes a draft."""

from dataclasses import dataclass

from dragoman.events.shifts import Shift
from dragoman.events.status import Standing
from dragoman.events.triggers import Match


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word as an event.

    Attributes:
        match: The trigger.
        actors: Head tokens of the acting parties.
        recipients: Head tokens of the parties acted upon.
        standing: How the event stands.
        mode: Mode, from the entry or from the content.
        about: Event type of the content of a demand, refusal, threat or promise.
        voice: Mention of whoever says so, for words that express the speaker's own act ("unacceptable").
        shift: What an auxiliary rule makes of it, if one applies.
    """

    match: Match
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    standing: Standing
    mode: str | None
    about: str | None
    voice: int | None
    shift: Shift | None

    @property
    def type(self) -> str:
        """The event type after the auxiliary rules."""
        return self.shift.type if self.shift else self.match.entry.type
