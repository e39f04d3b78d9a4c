"""Decides which articles are to be coded and notes what became of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.errors import OtherLanguage, StoreError, UnreadableArticle
from dragoman.records import Article, undated_id, untitled_ids
from dragoman.run import replacing
from dragoman.run.faults import CoderFault
from dragoman.run.how_coded import differing
from dragoman.run.remarks import About, Remarks
from dragoman.sources import Failure, Reading, SetAside
from dragoman.store import alike, entries, read, removal
from dragoman.store.database import Store
from dragoman.store.entries import Entry, State, failure_key
from dragoman.store.pack import Packed
from dragoman.store.texts import keeps_text
from dragoman.store.withholding import Runs
from dragoman.store.write import put_found, write_articles

Noted = Callable[[Sequence[Reading]], None]
"""Called with what was read, in the transaction that notes it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry of what is not to be coded.

    Attributes:
        entry: The entry, at the place where it was met now.
        double_of: Where the same article was met before in this run; empty where it was not.
    """

    entry: Entry
    double_of: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a ledger made of some readings.

    Attributes:
        work: Articles to be coded, in order, each once in a run.
        settled: Entries of articles and failures that are not, in the order of the readings. Who repeats an
            article that is still being coded is told with its outcome, by ``Ledger.repeats``.
    """

    work: list[Article]
    settled: list[Settled]


@dataclass(frozen=True, slots=True)
class Again:
    """What is coded though it is in the ledger.

    Attributes:
        retry: What failed or was skipped, after a new version or a mended source.
        anew: What was coded with other settings.
        settings: What articles are coded with now, as ``how_coded`` writes it; None where that is not known.
    """

    retry: bool = False
    anew: bool = False
    settings: str | None = None


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


_NOTHING_AGAIN = Again()


class Ledger:
    """The ledger of one store."""

    def __init__(self, store: Store, again: Again = _NOTHING_AGAIN) -> None:
        """Work on a store open for writing.

        Args:
            store: The store.
            again: What is coded though the ledger knows it.
        """
        self.store = store
        self.remarks = Remarks()
        self._again = again
        # An entry with this number or more was made in this run. So the articles met in it need not be held
        # in memory, but for the few that an earlier run left.
        self._begin = entries.next_number(store)
        self._given: set[str] = set()
        # Only while it is being coded: for each article the places where it was met again.
        self._pending: dict[str, list[str]] = {}
        self._anew: dict[str, Entry] = {}

    def admit(self, readings: Iterable[Reading], *, noted: Noted | None = None) -> list[Article]:
        """Note what was read, in one transaction, and give the articles to be coded, in order.

        An article that is met twice in one run is given once.
        """
        return self.take(readings, noted=noted).work

    def take(self, readings: Iterable[Reading], *, noted: Noted | None = None) -> Taken:
        """Note what was read, in one transaction, and tell what is to be coded from what is settled.

        What ``noted`` keeps is kept with it or not at all. A text that comes without a day, and is there with
        one, is the article with the day.
        """
        received = list(readings)
        readings = self._with_days(received)
        articles: dict[str, Article] = {}
        for reading in readings:
            if isinstance(reading, Article):
                articles.setdefault(reading.id, reading)
        failures = {reading.origin: reading for reading in readings if isinstance(reading, Failure)}
        with self.store.transaction():
            known = entries.known(self.store, list(articles))
            met = entries.added_since(self.store, self._begin, list(known)) | self._given
            entries.forget_failures(self.store, [article.origin for article in articles.values()])
            new = self._filled([article for key, article in articles.items() if key not in known])
            self._compare(new)
            write_articles(self.store, new)
            entries.add(self.store, [_new(article) for article in new])
            entries.put_all(self.store, [_unread(failure) for failure in failures.values()])
            if noted is not None:
                noted(received)
        articles |= {article.id: article for article in new}
        work = self._work({key: article for key, article in articles.items() if key not in met}, known)
        wanted = {article.id for article in work}
        self._given |= wanted & known.keys()
        return Taken(work, list(self._settled(readings, known, wanted, met)))

    def repeats(self, entry: Entry) -> list[Entry]:
        """Give an outcome as that of each further place where its article was met meanwhile; once."""
        return [replace(entry, origin=origin) for origin in self._pending.pop(entry.key, ())]

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
        """Keep what was found in some articles, or why nothing was, in one transaction, and give entries.

        What is coded anew takes the place of what was found before; where it could not be, that stays.
        """
        kept = [
            self._done(article, result) if isinstance(result, Packed) else self._refused(article, result)
            for article, result in outcomes
        ]
        coded = {article.id: result for article, result in outcomes if isinstance(result, Packed)}
        before = {key: old for key, old in self._anew.items() if key in coded}
        stays = {article.id for article, _ in outcomes} & (self._anew.keys() - coded.keys())
        with self.store.transaction():
            gone = {key: replacing.leaving(self.store, old.doc) for key, old in before.items() if old.doc}
            replacing.take_out(self.store, [one.doc for one in gone.values()])
            put_found(self.store, coded.values())
            entries.put_all(self.store, [entry for entry in kept if entry.key not in stays])
            for key, one in gone.items():
                self._carry(key, one, coded[key].doc)
            self._replace_barer([article for article, _ in outcomes], coded)
        for key in (*before, *stays):
            del self._anew[key]
        return kept

    def done(self, article: Article, packed: Packed) -> None:
        """Keep what was found in an article, and that it is done."""
        self.keep([(article, packed)])

    def refuse(self, article: Article, error: Exception) -> Entry:
        """Note why an article was not coded."""
        return self.keep([(article, error)])[0]

    def _settled(
        self, readings: Iterable[Reading], known: Mapping[str, Entry], wanted: set[str], met: set[str]
    ) -> Iterator[Settled]:
        """Give the entries of what is settled, and gather who repeats what is not yet."""
        for reading in readings:
            if isinstance(reading, Failure):
                yield Settled(_unread(reading))
            elif reading.id in self._pending:
                self._pending[reading.id].append(reading.origin)
            elif reading.id in wanted:
                self._pending[reading.id] = []
            elif reading.id in known:
                entry = known[reading.id]
                yield Settled(
                    replace(entry, origin=reading.origin), entry.origin if reading.id in met else ""
                )

    def _with_days(self, readings: Sequence[Reading]) -> list[Reading]:
        """Put the article with a day in the place of the same one without, where it is there or comes too."""
        undated = {one.id for one in readings if isinstance(one, Article) and one.published is None}
        if not undated:
            return list(readings)
        known = alike.dated(self.store, undated)
        coming = sorted(
            (
                one
                for one in readings
                if isinstance(one, Article) and one.published and undated_id(one) in undated
            ),
            key=lambda one: str(one.published),
            reverse=True,
        )
        days = {undated_id(one): one for one in coming}
        return [
            reading
            if isinstance(reading, Failure) or reading.published is not None
            else _dated(reading, known.get(reading.id) or days.get(reading.id))
            for reading in readings
        ]

    def _filled(self, new: Sequence[Article]) -> list[Article]:
        """Fill outlet and link from the same article of which less was known, as these take its place."""
        barer = self._barer(new)
        known = alike.said_of(self.store, [one.key for some in barer.values() for one in some])
        return [
            _filled(article, next((known[one.key] for one in barer[article.id] if one.key in known), None))
            for article in new
        ]

    def _barer(self, articles: Iterable[Article]) -> dict[str, list[Entry]]:
        """Give the entries of the same articles of which less was known.

        A text with its title is the same without a day wherever it stands. Without its title it is another
        text, such as a standing formula, but where it stood in the same row of the same file.
        """
        undated = {one.id: undated_id(one) for one in articles if one.published is not None}
        untitled = {one.id: untitled_ids(one) for one in articles}
        keys = {*undated.values(), *(key for several in untitled.values() for key in several)}
        known = entries.known(self.store, sorted(keys)) if keys else {}
        found: dict[str, list[Entry]] = {}
        for one in articles:
            row = alike.row_of(one.origin)
            there = [known[key] for key in untitled[one.id] if key in known and key != one.id]
            found[one.id] = [known[key] for key in [undated.get(one.id, "")] if key in known]
            found[one.id] += [old for old in there if row is not None and alike.row_of(old.origin) == row]
        return found

    def _compare(self, new: Sequence[Article]) -> None:
        """Remark which new articles are under another day, or have a name with other words, since before."""
        undated = {one.id: undated_id(one) for one in new}
        days = {key: undated[key] for key in (one.id for one in new if one.published is not None)}
        for key, other in alike.under_other_days(self.store, days, before=self._begin).items():
            self.remarks.add(key, About.OTHER_DAY, other)
        marks = {one.id: (mark, undated[one.id]) for one in new if (mark := alike.mark_of(one)) is not None}
        barer = {key: {one.key for one in some} for key, some in self._barer(new).items()}
        for key, other in alike.with_other_words(self.store, marks, before=self._begin).items():
            if other not in barer[key]:  # which this takes the place of
                self.remarks.add(key, About.UPDATED, other)

    def _work(self, articles: Mapping[str, Article], known: Mapping[str, Entry]) -> list[Article]:
        """Give what is to be coded of articles not met before in this run; what is known, as it is kept."""
        work = []
        for key, article in articles.items():
            old = known.get(key)
            others = differing(old.settings, self._again.settings) if old and old.state is State.DONE else ()
            if others and self._again.anew and old is not None:
                self._anew[key] = old
            elif others:
                self.remarks.add(key, About.OTHER_SETTINGS, ", ".join(others))
            if key in self._anew or needs_work(None if old is None else old.state, retry=self._again.retry):
                work.append(article)
        said = alike.said_of(self.store, {article.id for article in work} & known.keys())
        return [_as_kept(article, said.get(article.id)) for article in work]

    def _replace_barer(self, articles: Sequence[Article], coded: Mapping[str, Packed]) -> None:
        """Take out the same articles of which less was known, but those coded whose others could not be."""
        barer = [(key, old) for key, some in self._barer(articles).items() for old in some]
        for key, old in barer:
            packed = coded.get(key)
            if packed is None and old.state is State.DONE:
                continue
            if old.doc is not None and packed is not None and old.doc != packed.doc:
                self._carry(key, replacing.leaving(self.store, old.doc), packed.doc)
                replacing.take_out(self.store, [old.doc])
            removal.remove_articles(self.store, [old.key])
            self.remarks.add(key, About.REPLACED, old.key)

    def _carry(self, article: str, gone: replacing.Leaving, doc: str) -> None:
        for judgement in replacing.carry_judgements(self.store, gone, doc):
            self.remarks.add(article, About.JUDGEMENT, judgement)

    def _done(self, article: Article, packed: Packed) -> Entry:
        return Entry(
            *(article.id, article.id, article.origin, State.DONE),
            doc=packed.doc,
            events=packed.events,
            settings=self._again.settings,
        )

    def _refused(self, article: Article, error: Exception) -> Entry:
        """Give the entry of an article that was not coded, without its words where the store keeps none."""
        entry = refused(article, error)
        if article.id in self._anew:
            entry = replace(entry, reason=f"{entry.reason}; what was found in it before stays")
        if keeps_text(self.store):
            return entry
        return replace(entry, reason=Runs(article.text).without(entry.reason))


def _dated(article: Article, other: alike.Said | Article | None) -> Article:
    """Give an article as the same one with a day, where there is such."""
    if other is None:
        return article
    return replace(article, id=other.id, published=other.published, published_basis=other.published_basis)


def _filled(article: Article, other: alike.Said | None) -> Article:
    """Fill outlet and link of an article from another."""
    if other is None:
        return article
    outlet = article if article.source else other
    return replace(
        article, source=outlet.source, source_basis=outlet.source_basis, url=article.url or other.url
    )


def _as_kept(article: Article, said: alike.Said | None) -> Article:
    """Give an article with what the store knows of it: what it is coded with now stays what it was."""
    if said is None:
        return article
    return replace(
        article,
        published_basis=said.published_basis,
        source=said.source,
        source_basis=said.source_basis,
        url=said.url,
    )


def _new(article: Article) -> Entry:
    return Entry(article.id, article.id, article.origin, State.NEW)


def _unread(failure: Failure) -> Entry:
    return Entry(failure_key(failure.origin), None, failure.origin, state_of(failure), failure.reason)
