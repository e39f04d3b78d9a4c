"""Decides which articles are to be coded and notes what became of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.errors import OtherLanguage, StoreError, UnreadableArticle
from dragoman.records import Article
from dragoman.sources import Failure, Reading, SetAside
from dragoman.store import entries, read
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State, failure_key
from dragoman.store.pack import Packed
from dragoman.store.texts import keeps_text
from dragoman.store.withholding import Runs
from dragoman.store.write import write_articles, write_coded, write_entries

Noted = Callable[[Sequence[Reading]], None]
"""Called with what was read, in the transaction that notes it."""


def needs_work(state: State | None, *, retry: bool) -> bool:
    """Say whether an article is to be coded.

    Args:
        state: Its state, or None when the ledger does not know it.
        retry: Code again what failed or was skipped, after a new version or a mended source.
    """
    if state is None or state is State.NEW:
        return True
    return retry and state in {State.FAILED, State.SKIPPED}


def state_of(failure: Failure) -> State:
    """Say whether what gave no article failed, or was no article and is skipped."""
    return State.SKIPPED if isinstance(failure, SetAside) else State.FAILED


def refused(article: Article, error: Exception) -> Entry:
    """Give the entry of an article that a coder would not or could not code."""
    if isinstance(error, UnreadableArticle):
        state = State.SKIPPED if isinstance(error, OtherLanguage) else State.FAILED
        return Entry(article.id, article.id, article.origin, state, reason_of(article, error))
    # Not the article's fault but the coder's; the run goes on and the ledger says what to report.
    reason = f"the coder broke on it ({type(error).__name__}: {error}); report this with the article"
    return Entry(article.id, article.id, article.origin, State.FAILED, reason)


def reason_of(article: Article, error: UnreadableArticle) -> str:
    """Give an error's message without the origin, which stands beside it wherever it is shown."""
    return str(error).removeprefix(f"{article.origin}: ")


class Ledger:
    """The ledger of one store."""

    def __init__(self, store: Store, *, retry: bool = False) -> None:
        """Work on a store open for writing.

        Args:
            store: The store.
            retry: Code again what failed or was skipped.
        """
        self.store = store
        self._retry = retry

    def admit(self, readings: Iterable[Reading], *, noted: Noted | None = None) -> list[Article]:
        """Note what was read, in one transaction, and give the articles to be coded, in order.

        An article that is met twice in one call is given once. What ``noted`` keeps is kept with it or not at
        all.
        """
        readings = list(readings)
        articles = {reading.id: reading for reading in readings if isinstance(reading, Article)}
        failures = {reading.origin: reading for reading in readings if isinstance(reading, Failure)}
        with self.store.transaction():
            known = entries.known(self.store, list(articles))
            entries.forget_failures(self.store, [article.origin for article in articles.values()])
            new = [article for key, article in articles.items() if key not in known]
            write_articles(self.store, new)
            entries.add(self.store, [_new(article) for article in new])
            for failure in failures.values():
                entries.put(self.store, _unread(failure))
            if noted is not None:
                noted(readings)
        states = {key: entry.state for key, entry in known.items()}
        return [a for key, a in articles.items() if needs_work(states.get(key), retry=self._retry)]

    def pending(self) -> Iterator[Article]:
        """Give the articles that an earlier run noted and did not finish.

        Raises:
            StoreError: The store keeps no text, so that only their files have it.
        """
        if not keeps_text(self.store) and entries.keys_in(self.store, State.NEW):
            raise StoreError(
                f"store {self.store.path}: it keeps no text, so that what is not done must be read again; "
                "give the same files"
            )
        for key in entries.keys_in(self.store, State.NEW):
            if (article := read.article(self.store, key)) is not None:
                yield article

    def done(self, article: Article, packed: Packed) -> None:
        """Keep what was found in an article, and that it is done."""
        entry = Entry(
            article.id, article.id, article.origin, State.DONE, doc=packed.doc, events=packed.events
        )
        write_coded(self.store, packed, entry)

    def refuse(self, article: Article, error: Exception) -> Entry:
        """Note why an article was not coded."""
        entry = refused(article, error)
        if not keeps_text(self.store):
            entry = replace(entry, reason=Runs(article.text).without(entry.reason))
        write_entries(self.store, [entry])
        return entry


def _new(article: Article) -> Entry:
    return Entry(article.id, article.id, article.origin, State.NEW)


def _unread(failure: Failure) -> Entry:
    return Entry(failure_key(failure.origin), None, failure.origin, state_of(failure), failure.reason)
