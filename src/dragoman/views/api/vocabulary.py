"""The closed vocabularies of the codebook: what a type, mode or context may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.store.database import Store
from dragoman.store.slips import Filter, slips
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


def refuse_slips(store: Store, wanted: Filter) -> None:
    """Refuse a filter that let nothing through because a country of it is none.

    Raises:
        RequestValidationError: No event of the store has it, and nobody else knows it.
    """
    for slip in slips(store, wanted):
        if slip.field != "type":  # types are the codebook's that is served, and were checked against that
            raise wrong_value(slip.field, slip.value, why=slip.said)


def vocabulary_of(codebook: "Codebook") -> Vocabulary:
    """Read the vocabularies off a codebook."""
    modes = {mode for made in codebook.types.values() for mode in made.modes}
    return Vocabulary(
        {"types": tuple(codebook.types), "modes": tuple(sorted(modes)), "contexts": tuple(codebook.contexts)}
    )
