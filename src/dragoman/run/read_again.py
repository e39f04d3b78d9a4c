"""A page that was read again: whether it is the article that it was."""

from dataclasses import replace

from dragoman.documents import prepare
from dragoman.errors import UnreadableArticle
from dragoman.records import Article
from dragoman.store import alike, read
from dragoman.store.database import Store


def as_kept(store: Store, article: Article) -> Article:
    """Give the article that a store has under the same link with the same words, or what was read.

    Pages carry what is new each time (counters, advertisements, tokens), and feeds date an entry anew: only
    headline and text tell whether there is anything to code.
    """
    mark = alike.mark_of(article)
    if mark is None:
        return article
    words = _words(article)
    for key in alike.called(store, mark):
        old = read.article(store, key)
        if old is not None and _words(old) == words:
            return replace(old, origin=article.origin)
    return article


def _words(article: Article) -> tuple[str, str]:
    """Give headline and text of an article; of one that is none, in what way."""
    try:
        return article.title or "", prepare(article).text
    except UnreadableArticle as error:
        return article.title or "", type(error).__name__
