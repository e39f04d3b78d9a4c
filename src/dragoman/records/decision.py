"""A choice that was made, with what else it could have been and why it was not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One of the possible values with its score; higher is better, scores compare only within a decision."""

    value: str
    score: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A stored choice.

    Attributes:
        subject: Id of the record it was made for, or ``start:end`` of the words within a document.
        field: What was chosen (``actor``, ``place``, ``date``, ``type``, ``mode``, ``status``, ``actors`` …).
        chosen: The value, or None when the component refused.
        alternatives: What was considered, best first; the chosen one too, unless a rule put it there.
        reason: In words.
        component: Rule or model that decided.
        version: Its version.
    """

    subject: str
    field: str
    chosen: str | None
    alternatives: tuple[Option, ...]
    reason: str
    component: str
    version: str

    @property
    def author(self) -> str:
        """Name the component with its version, once where the version's own name begins with it."""
        is_named = self.version.startswith(self.component)
        return self.version if is_named else f"{self.component} {self.version}"
