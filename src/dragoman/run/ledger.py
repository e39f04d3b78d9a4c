"""Decides which articles are to be coded and notes what became of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.errors import OtherLanguage, StoreError, UnreadableArticle
from dragoman.records import Article
from dragoman.run.faults import CoderFault
from dragoman.sources import Failure, Reading, SetAside
from dragoman.store import entries, read
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State, failure_key
from dragoman.store.pack import Packed
from dragoman.store.texts import keeps_text
from dragoman.store.withholding import Runs
from dragoman.store.write import write_all, write_articles

Noted = Callable[[Sequence[Reading]], None]
"""Called with what was read, in the transaction that notes it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a ledger made of some readings.

    Attributes:
        work: Articles to be coded, in order, each once in a run.
        settled: Entries of articles and failures that are not, in the order of the readings.
    """

    work: list[Article]
    settled: list[Entry]


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
    what = str(error) if isinstance(error, CoderFault) else f"{type(error).__name__}: {error}"
    reason = f"the coder broke on it ({what}); report this with the article"
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
        # An entry with this number or more was made in this run. So the articles met in it need not be held
        # in memory, but for the few that an earlier run left.
        self._begin = entries.next_number(store)
        self._given: set[str] = set()

    def admit(self, readings: Iterable[Reading], *, noted: Noted | None = None) -> list[Article]:
        """Note what was read, in one transaction, and give the articles to be coded, in order.

        An article that is met twice in one run is given once.
        """
        return self.take(readings, noted=noted).work

    def take(self, readings: Iterable[Reading], *, noted: Noted | None = None) -> Taken:
        """Note what was read, in one transaction, and tell what is to be coded from what is settled.

        What ``noted`` keeps is kept with it or not at all.
        """
        readings = list(readings)
        articles = {reading.id: reading for reading in readings if isinstance(reading, Article)}
        failures = {reading.origin: reading for reading in readings if isinstance(reading, Failure)}
        with self.store.transaction():
            known = entries.known(self.store, list(articles))
            met = entries.added_since(self.store, self._begin, list(known)) | self._given
            entries.forget_failures(self.store, [article.origin for article in articles.values()])
            new = [article for key, article in articles.items() if key not in known]
            write_articles(self.store, new)
            entries.add(self.store, [_new(article) for article in new])
            entries.put_all(self.store, [_unread(failure) for failure in failures.values()])
            if noted is not None:
                noted(readings)
        states = {key: entry.state for key, entry in known.items()}
        work = [
            article
            for key, article in articles.items()
            if key not in met and needs_work(states.get(key), retry=self._retry)
        ]
        wanted = {article.id for article in work}
        self._given |= wanted & known.keys()
        return Taken(work, list(_settled(readings, known, wanted | met)))

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

    def keep(self, outcomes: Sequence[tuple[Article, Packed | Exception]]) -> list[Entry]:
        """Keep what was found in some articles, or why nothing was, in one transaction, and give entries."""
        kept = [
            _done(article, result) if isinstance(result, Packed) else self._refused(article, result)
            for article, result in outcomes
        ]
        write_all(self.store, (result for _, result in outcomes if isinstance(result, Packed)), kept)
        return kept

    def done(self, article: Article, packed: Packed) -> None:
        """Keep what was found in an article, and that it is done."""
        self.keep([(article, packed)])

    def refuse(self, article: Article, error: Exception) -> Entry:
        """Note why an article was not coded."""
        return self.keep([(article, error)])[0]

    def _refused(self, article: Article, error: Exception) -> Entry:
        """Give the entry of an article that was not coded, without its words where the store keeps none."""
        entry = refused(article, error)
        if keeps_text(self.store):
            return entry
        return replace(entry, reason=Runs(article.text).without(entry.reason))


def _done(article: Article, packed: Packed) -> Entry:
    return Entry(article.id, article.id, article.origin, State.DONE, doc=packed.doc, events=packed.events)


def _settled(readings: Iterable[Reading], known: dict[str, Entry], passed: set[str]) -> Iterator[Entry]:
    """Give the entries of what is not coded in this run and was not met in it before."""
    for reading in readings:
        if isinstance(reading, Failure):
            yield _unread(reading)
        elif reading.id not in passed and reading.id in known:
            yield replace(known[reading.id], origin=reading.origin)


def _new(article: Article) -> Entry:
    return Entry(article.id, article.id, article.origin, State.NEW)


def _unread(failure: Failure) -> Entry:
    return Entry(failure_key(failure.origin), None, failure.origin, state_of(failure), failure.reason)
