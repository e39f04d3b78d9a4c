"""One document while its actors are resolved."""

from dataclasses import dataclass
from datetime import date

from dragoman.records import Annotations, Mention, Sentence
from dragoman.resolution.readings import Reading
from dragoman.resolution.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Scene:
    """One document while it is resolved: its mentions by place, what they say, who belongs together."""

    annotations: Annotations
    day: date | None
    around: Surroundings
    readings: list[Reading]
    groups: list[list[int]]
    at: dict[tuple[int, int], Mention]

    def sentence(self, mention: Mention) -> Sentence:
        """Give the sentence of a mention."""
        return self.annotations.sentences[mention.sentence]
