"""The closed vocabularies of the codebook: what a type, mode or context may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.views.api.problems import wrong_value

if TYPE_CHECKING:
    from dragoman.knowledge.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names by list: ``types``, ``modes`` and ``contexts``."""

    lists: Mapping[str, tuple[str, ...]]

    def check(self, name: str, parameter: str, value: str | None) -> None:
        """Refuse a value that is not in a list; one that was not given is right.

        Raises:
            RequestValidationError: It is not; the message says what comes near.
        """
        if value is not None and value not in self.lists[name]:
            raise wrong_value(parameter, value, among=self.lists[name])


def vocabulary_of(codebook: "Codebook") -> Vocabulary:
    """Read the vocabularies off a codebook."""
    modes = {mode for made in codebook.types.values() for mode in made.modes}
    return Vocabulary(
        {"types": tuple(codebook.types), "modes": tuple(sorted(modes)), "contexts": tuple(codebook.contexts)}
    )
