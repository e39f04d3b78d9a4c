"""Makes coders for this machine's processes and articles with what a user says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.errors import UnreadableArticle
from dragoman.records import Article
from dragoman.run.coder import Coder, Settings
from dragoman.sources import Failure, Given, Reading, filled, make_article


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
            yield _told(reading, given, over=over)


def _told(article: Article, given: Given, *, over: bool) -> Reading:
    if not over:
        return filled(article, given)
    # What a page says of its day is found again by make_article, so that its basis stays the page.
    own_day = article.published if article.published_basis == "given" else None
    merged = Given(
        title=given.title or article.title,
        published=given.published or own_day,
        source=given.source or article.source,
        url=given.url or article.url,
    )
    try:
        return make_article(article.text, given=merged, markup=article.markup, origin=article.origin)
    except UnreadableArticle as error:
        return Failure(article.origin, str(error))
