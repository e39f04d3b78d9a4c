"""Everything that becomes an Article."""

from dragoman.sources.failure import Failure, Reading
from dragoman.sources.files import read
from dragoman.sources.making import ALIASES, Beside, Given, article_from_record, filled, make_article
from dragoman.sources.publication import read_published

__all__ = [
    "ALIASES",
    "Beside",
    "Failure",
    "Given",
    "Reading",
    "article_from_record",
    "filled",
    "make_article",
    "read",
    "read_published",
]
