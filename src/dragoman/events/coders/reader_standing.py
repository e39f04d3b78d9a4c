"""How likely the Reader finds each status of any word of a document, whether or not it tells of an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.events.coders.hints import Hints
from dragoman.events.coders.reader_model import Encoded, Floats, ReaderModel, softmax
from dragoman.records import Status


@dataclass(frozen=True, slots=True)
class Standings:
    """A document that was read.

    Attributes:
        model: The weights.
        hints: Of the document.
        passages: What was read of each passage, with its scores of the types for each token.
    """

    model: ReaderModel
    hints: Hints
    passages: Sequence[tuple[Encoded, Floats]]

    def at(self, start: int, end: int) -> Mapping[Status, float] | None:
        """Give the probability of every status at some words.

        Args:
            start: Document offset of their first character.
            end: Document offset behind their last.

        Returns:
            None where the words were not read, as behind the last token of a passage that is too long.
        """
        around = self.around(start, end)
        if around is None:
            return None
        shares = self.model.standing(around)
        return {Status(name): float(s) for name, s in zip(self.model.names.statuses, shares, strict=True)}

    def around(self, start: int, end: int) -> Floats | None:
        """Give what `ReaderModel.standing` decides by of some words, read as of their likeliest type.

        Arguments and None as for `at`.
        """
        for encoded, scores in self.passages:
            tokens = [i for i, (s, e) in enumerate(encoded.offsets) if e > s and s < end and start < e]
            if tokens:
                type_ = 1 + int(softmax(scores)[tokens].mean(0)[1:].argmax())
                with self.model.alone():
                    return self.model.around(encoded, tokens, type_, self.hints)
        return None
