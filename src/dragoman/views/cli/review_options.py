"""What the review commands share: which events are sampled, which fields, what corrections are checked by."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError
from dragoman.views.cli.options import days

if TYPE_CHECKING:
    from dragoman.run.review.fields import Field, Vocabulary
    from dragoman.run.review.plan import Asked

Judge = Annotated[str | None, typer.Option(metavar="NAME", help="Only this judge's answers.")]
Sample = Annotated[int, typer.Option(min=1, help="Events to draw, in strata by type.")]
Seed = Annotated[int, typer.Option(help="Another seed draws other events.")]
Fields = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Only these, with commas between: event,type,status."),
]
SAMPLE, SECOND = 200, 0.2


@dataclass(frozen=True, slots=True)
class Given:
    """The options that say which events are sampled, as they stand on the command line."""

    event_type: str | None = None
    actor: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    sample: int = SAMPLE
    seed: int = 0
    second: float = SECOND
    fields: str | None = None

    def asked(self) -> "Asked":
        """Read them.

        Raises:
            UsageError: One has a value that is not known.
        """
        from dragoman.run.review.plan import Asked  # noqa: PLC0415 - keeps --help instant
        from dragoman.store.read import EventFilter  # noqa: PLC0415

        begin, end = days(self.first, self.last)
        wanted = EventFilter(
            type=self.event_type,
            actor=self.actor,
            country=self.country,
            first=begin,
            last=end,
        )
        return Asked(wanted, self.sample, self.seed, self.second, fields_named(self.fields))


def fields_named(text: str | None) -> "tuple[Field, ...]":
    """Read the names of fields, in the order in which they are asked.

    Raises:
        UsageError: One is none.
    """
    from dragoman.run.review.fields import Field  # noqa: PLC0415 - keeps --help instant

    if text is None:
        return tuple(Field)
    names = [part.strip() for part in text.split(",") if part.strip()]
    wrong = [name for name in names if name not in tuple(Field)]
    if wrong or not names:
        raise UsageError(f"--fields: {(wrong or [text])[0]!r} is not one of {', '.join(Field)}")
    return tuple(field for field in Field if field in names)


def vocabulary_with(codebook: Path | None) -> "Vocabulary":
    """Give what corrections are checked against; the gazetteer is opened when first a place is typed."""
    from dragoman.knowledge.codebook import load_codebook  # noqa: PLC0415 - keeps --help instant
    from dragoman.run.review.fields import Vocabulary  # noqa: PLC0415
    from dragoman.run.review.lookup import places  # noqa: PLC0415

    return Vocabulary(load_codebook(codebook), places)
