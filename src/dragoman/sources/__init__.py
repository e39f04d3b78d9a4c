"""Everything that becomes an Article."""

from dragoman.sources.columns import Columns, parse_columns
from dragoman.sources.failure import NO_ARTICLE, OTHER_KIND, Failure, Reading, SetAside
from dragoman.sources.files import read
from dragoman.sources.given import Given
from dragoman.sources.limits import Limits
from dragoman.sources.making import ALIASES, Beside, article_from_record, make_article, told
from dragoman.sources.publication import read_published
from dragoman.sources.readers import SUFFIXES

__all__ = [
    "ALIASES",
    "NO_ARTICLE",
    "OTHER_KIND",
    "SUFFIXES",
    "Beside",
    "Columns",
    "Failure",
    "Given",
    "Limits",
    "Reading",
    "SetAside",
    "article_from_record",
    "make_article",
    "parse_columns",
    "read",
    "read_published",
    "told",
]
