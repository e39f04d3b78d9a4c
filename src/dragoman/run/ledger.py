"""Decides which articles are to be coded and notes what became of each."""

from collections.abc import Iterable, Iterator

from dragoman.errors import OtherLanguage, UnreadableArticle
from dragoman.records import Article
from dragoman.sources import Failure, Reading
from dragoman.store import entries, read
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State, failure_key
from dragoman.store.pack import Packed
from dragoman.store.write import write_article, write_coded, write_entries


def needs_work(state: State | None, *, retry: bool) -> bool:
    """Say whether an article is to be coded.

    Args:
        state: Its state, or None when the ledger does not know it.
        retry: Code again what failed or was skipped, after a new version or a mended source.
    """
    if state is None or state is State.NEW:
        return True
    return retry and state in {State.FAILED, State.SKIPPED}


def refused(article: Article, error: Exception) -> Entry:
    """Give the entry of an article that a coder would not or could not code."""
    if isinstance(error, UnreadableArticle):
        state = State.SKIPPED if isinstance(error, OtherLanguage) else State.FAILED
        return Entry(article.id, article.id, article.origin, state, str(error))
    # Not the article's fault but the coder's; the run goes on and the ledger says what to report.
    reason = f"the coder broke on it ({type(error).__name__}: {error}); report this with the article"
    return Entry(article.id, article.id, article.origin, State.FAILED, reason)


class Ledger:
    """The ledger of one store."""

    def __init__(self, store: Store, *, retry: bool = False) -> None:
        """Work on a store open for writing.

        Args:
            store: The store.
            retry: Code again what failed or was skipped.
        """
        self._store = store
        self._retry = retry

    def admit(self, readings: Iterable[Reading]) -> list[Article]:
        """Note what was read, in one transaction, and give the articles to be coded, in order.

        An article that is met twice in one call is given once.
        """
        wanted: dict[str, Article] = {}
        with self._store.transaction():
            for reading in readings:
                if isinstance(reading, Failure):
                    self._note_failure(reading)
                elif self._is_wanted(reading):
                    wanted.setdefault(reading.id, reading)
        return list(wanted.values())

    def pending(self) -> Iterator[Article]:
        """Give the articles that an earlier run noted and did not finish."""
        for key in entries.keys_in(self._store, State.NEW):
            if (article := read.article(self._store, key)) is not None:
                yield article

    def done(self, article: Article, packed: Packed) -> None:
        """Keep what was found in an article, and that it is done."""
        entry = Entry(
            article.id, article.id, article.origin, State.DONE, doc=packed.doc, events=packed.events
        )
        write_coded(self._store, packed, entry)

    def refuse(self, article: Article, error: Exception) -> Entry:
        """Note why an article was not coded."""
        entry = refused(article, error)
        write_entries(self._store, [entry])
        return entry

    def _is_wanted(self, article: Article) -> bool:
        entries.forget_failure(self._store, article.origin)
        known = entries.entry(self._store, article.id)
        if known is None:
            write_article(self._store, article)
            entries.put(self._store, Entry(article.id, article.id, article.origin, State.NEW))
        return needs_work(None if known is None else known.state, retry=self._retry)

    def _note_failure(self, failure: Failure) -> None:
        key = failure_key(failure.origin)
        entries.put(self._store, Entry(key, None, failure.origin, State.FAILED, failure.reason))
