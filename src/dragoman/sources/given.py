"""What is known of an article beside its text, and who says so."""

from dataclasses import dataclass
from datetime import date

from dragoman.records import Basis


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a text; each field None where it was not given.

    Attributes:
        title: Headline.
        published: Publication day.
        source: Outlet.
        url: Link.
        published_basis: Who says the day.
        source_basis: Who says the outlet.
    """

    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    published_basis: str = Basis.GIVEN
    source_basis: str = Basis.GIVEN


NOTHING_GIVEN = Given()


def completed(first: Given, second: Given) -> Given:
    """Fill what the first does not say from the second; day and outlet each keep their own basis."""
    day = first if first.published else second
    outlet = first if first.source else second
    return Given(
        title=first.title or second.title,
        published=day.published,
        source=outlet.source,
        url=first.url or second.url,
        published_basis=day.published_basis,
        source_basis=outlet.source_basis,
    )
