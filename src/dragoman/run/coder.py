"""The whole coder: one article in, its events with their words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NoReturn

from dragoman.documents import prepare
from dragoman.errors import UsageError
from dragoman.events.asked_for import asked_for
from dragoman.events.coders.interface import EventCoder, Relation
from dragoman.events.coders.reader import ReaderCoder
from dragoman.events.coders.reader_model import ReaderModel
from dragoman.events.coders.rules import RulesCoder
from dragoman.events.criticism import as_criticism
from dragoman.events.denied import as_denied, firmer, known_acts, parts_of
from dragoman.events.denied_mode import with_shown_modes
from dragoman.events.disasters import accident_inquiries, disaster_deaths
from dragoman.events.disowned import disowned
from dragoman.events.embedding import CLAUSE_EFFECTS, REPORTING
from dragoman.events.joint import join_speakers
from dragoman.events.look_alikes import look_alike
from dragoman.events.magnitude import with_sizes
from dragoman.events.nobody import without_nobody
from dragoman.events.private import private_matter
from dragoman.events.private_crime import private_crimes
from dragoman.events.tried_arms import as_trials
from dragoman.events.twice import joined, said_again, told_twice
from dragoman.events.verdicts import verdicts
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.knowledge.loading import uncollected
from dragoman.knowledge.places import Gazetteer, Progress
from dragoman.language.annotate import annotate
from dragoman.language.casing import Casing
from dragoman.language.lemmas import Lemmas
from dragoman.language.parse import Parser
from dragoman.records import (
    Actor,
    Annotations,
    Article,
    Decision,
    Document,
    Draft,
    Event,
    OffsetMap,
    Option,
    Region,
    RegionKind,
    Statement,
    content_id,
)
from dragoman.records.position import Position
from dragoman.resolution.actors import ActorResolver
from dragoman.resolution.places import PlaceResolver
from dragoman.resolution.timex import find_timexes
from dragoman.run.assemble import Assembler
from dragoman.run.positions import material_of, matters, positions_of
from dragoman.run.received import article_of, sound, words_of
from dragoman.run.resolved import Resolved
from dragoman.run.set_aside import cut, set_aside
from dragoman.run.settings import CODERS, Settings, looked_over, own_file
from dragoman.run.statements import statements_of

__all__ = ["CODERS", "Coder", "Report", "Settings", "is_sure", "plain_document"]


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one article.

    Attributes:
        document: The cleaned text with its regions.
        statements: Reported speech with speakers, in text order.
        events: Coded events, in text order.
        decisions: The choices that were made, in their order, with what else was possible.
        annotations: The parse, mentions and quotes that all this was read off.
        parties: The mentions as actors, by mention id.
    """

    document: Document
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    annotations: Annotations = field(repr=False)
    parties: Mapping[int, Actor] = field(repr=False)

    def positions(self, about: str | Sequence[str], also: Sequence[str] = ()) -> tuple[Position, ...]:
        """Give what each actor holds on a matter, by day and place in the text.

        Args:
            about: A noun phrase ("referendum"), or several matters.
            also: Other names of the matter; only where there is one.

        Raises:
            UsageError: A phrase has no word to look for, or there are other names for several matters.
            KnowledgeError: The lexicon of stances is wrong.
        """
        return positions_of(material_of(self), matters(about, also))


class Coder:
    """Loads knowledge and models once and codes any number of articles; a pure function of each."""

    def __init__(self, settings: Settings | None = None, *, progress: Progress | None = None) -> None:
        """Load everything.

        Args:
            settings: User's own files and model; all default.
            progress: Told how the gazetteer's first build goes.

        Raises:
            KnowledgeError: A codebook, actor or place file is wrong.
            ModelError: The spaCy model is not installed, or the Reader's weights cannot be read.
            UsageError: No coder can be made with the settings; the message names the part.
        """
        settings = looked_over(settings)
        codebook, actors = own_file("codebook", settings.codebook), own_file("actors", settings.actors)
        with uncollected():
            self.codebook = load_codebook(codebook)
            self.actors = load_actors(actors)
            self.gazetteer = Gazetteer.open(progress=progress)
            lemmas = Lemmas(_known_lemmas(self.codebook))
            names = self.actors.proper_words() | self.gazetteer.city_words()
            # "Neighbours Rush Aid": a name that is a word too says nothing of a headline's capitals.
            proper = frozenset(name for name in names if not lemmas.is_word(name))
            casing = Casing(proper=proper, towns=self.gazetteer.city_names())
            self.parser = Parser(casing=casing, lemmas=lemmas, model=settings.model)
        self.places = PlaceResolver(self.gazetteer)
        self.rules = RulesCoder(self.codebook)
        self.events: EventCoder = self.rules
        if settings.coder == "reader":
            reader = ReaderCoder(self.codebook, self.rules, ReaderModel(threads=settings.threads))
            if settings.threshold is not None:
                reader.thresholds = settings.threshold, settings.threshold
                reader.least = settings.threshold
            self.events = reader
        self._actor_resolver = ActorResolver(self.actors, self.gazetteer.big_city_country)
        self._assembler = Assembler(self.codebook)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled, as for another process.

        Raises:
            UsageError: Always: models and open files cannot be handed on.
        """
        raise UsageError(
            "Coder: it holds models and open files and cannot be pickled; pickle its Settings, "
            "and make a Coder of them in each process"
        )

    def code(
        self,
        text: str,
        published: str | int | date | None = None,
        *,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> Report:
        """Code a text.

        Args:
            text: Plain text of an article.
            published: Publication day: a date, ISO 8601, or another form that ``ingest`` reads in a field; of
                a time its day as written. Without it relative dates stay unresolved.
            title: Headline, when it is not the first line of the text.
            source: Outlet.
            url: Link.

        Raises:
            UsageError: ``published`` is not a day, something else is not a string, or the text is an HTML
                page, which ``code_article`` takes from ``dragoman.sources.make_article``.
            UnreadableArticle: The text cannot be coded; the message says why.
        """
        return self.code_article(article_of(text, published, title=title, source=source, url=url))

    def code_article(self, article: Article) -> Report:
        """Code an article.

        Raises:
            UsageError: It is no article.
            UnreadableArticle: It cannot be coded; the message says why.
        """
        received = sound(article)
        document = prepare(received, self.gazetteer.is_well_known)
        report = self.code_annotated(document, annotate(document, self.parser))
        return replace(report, decisions=(*cut(received), *report.decisions))

    def code_annotated(self, document: Document, annotations: Annotations) -> Report:
        """Code a document that is annotated already."""
        resolved = self.resolve(document, annotations)
        statements = statements_of(document, annotations, resolved.parties)
        kept, left = self.drafts(annotations, resolved.parties)
        events, decisions = self._assembler.events(resolved, kept)
        made = (*set_aside(document), *resolved.decisions, *decisions, *left)
        return Report(document, statements, events, made, annotations, resolved.parties)

    def code_sentence(self, sentence: str) -> tuple[Event, ...]:
        """Code a text as it stands, without cleaning it or asking for its language."""
        document = plain_document(sentence)
        return self.code_annotated(document, annotate(document, self.parser)).events

    def parties(self, document: Document, annotations: Annotations) -> Mapping[int, Actor]:
        """Give a document's mentions as actors, by mention id."""
        places, _ = self.places.resolve(document, annotations)
        return self._actor_resolver.resolve(document, annotations, document.published, places)[0]

    def annotate(self, document: Document) -> Annotations:
        """Parse a document and find its mentions and reported speech."""
        return annotate(document, self.parser)

    def drafts(
        self, annotations: Annotations, parties: Mapping[int, Actor]
    ) -> tuple[list[Draft], list[Decision]]:
        """Find what is to be coded, in text order, and put on record what is not, with the reason."""
        kept: list[Draft] = []
        left: list[Decision] = []
        out = frozenset[int]()
        for found in self.events.code(annotations, parties):
            draft = firmer(found, annotations)
            reason = self._unfit(draft, annotations, parties)
            if reason is None:
                draft = as_denied(as_criticism(draft, annotations), annotations)
                kept.append(disowned(draft, annotations, parties))
            else:
                left.append(_left_out(draft, self.events, reason))
        kept = as_trials(kept, annotations)
        kept += verdicts(annotations, parties, kept, self.rules.noun_types)
        kept.sort(key=lambda draft: (draft.sentence, draft.trigger.start))
        for nobodys, reason in (
            (private_crimes(kept, annotations, parties), "is of a private crime"),
            (disaster_deaths(kept, annotations), "is of a natural disaster"),
            (accident_inquiries(kept, annotations), "is an inquiry into an accident"),
        ):
            left += [_left_out(kept[i], self.events, reason) for i in sorted(nobodys - out)]
            out |= nobodys
        kept = [draft for i, draft in enumerate(kept) if i not in out]
        for find, said in (
            (said_again, "stands in the text before, word for word: {!r}"),
            (asked_for, "is what {!r} is about"),
            (parts_of, "only says who is said to have done {!r}"),
        ):
            others = find(kept, annotations)
            left += [
                _left_out(kept[i], self.events, said.format(kept[other].trigger.text))
                for i, other in others.items()
            ]
            kept = [draft for i, draft in enumerate(kept) if i not in others]
        again = told_twice(kept, annotations, parties)
        for weaker, stronger in again.items():
            reason = f"tells what {kept[stronger].trigger.text!r} in its sentence tells"
            left.append(_left_out(kept[weaker], self.events, reason))
            kept[stronger] = joined(kept[stronger], kept[weaker])
        once = [without_nobody(draft, annotations) for i, draft in enumerate(kept) if i not in again]
        sized = with_sizes(join_speakers(once, annotations, parties), annotations)
        shown = with_shown_modes(sized, annotations, self.codebook)
        return list(known_acts(shown, annotations, parties)), left

    def relation(self, sentence: str, source: tuple[int, int], target: tuple[int, int]) -> Relation:
        """Say what one known party does to another.

        Args:
            sentence: Plain text.
            source: Start and end of the acting party's words in it.
            target: Start and end of the other party's words.

        Raises:
            UsageError: A span does not lie in the sentence.
        """
        sentence = words_of("sentence", sentence)
        for start, end in (source, target):
            if not 0 <= start < end <= len(sentence):
                raise UsageError(f"span {start}:{end} does not lie in a text of {len(sentence)} characters")
        document = plain_document(sentence)
        annotations = annotate(document, self.parser)
        parties, _ = self._actor_resolver.resolve(document, annotations, None)
        return self.events.relation(annotations, parties, source, target)

    def resolve_span(self, document: Document, annotations: Annotations, start: int, end: int) -> Actor:
        """Say who given words are."""
        places, _ = self.places.resolve(document, annotations)
        return self._actor_resolver.resolve_span(
            document, annotations, start, end, document.published, places
        )

    def _unfit(self, draft: Draft, annotations: Annotations, parties: Mapping[int, Actor]) -> str | None:
        """Say why a draft is no event to code, or None where it is one."""
        if not is_sure(draft, self.events):
            return f"at {draft.confidence:.2f} is below {self.events.threshold(draft):.2f}"
        sentence = annotations.sentences[draft.sentence]
        if sentence.region is RegionKind.SPEAKER:
            return "stands in the label of who speaks"
        return private_matter(draft, sentence, parties) or look_alike(draft, annotations)

    def resolve(self, document: Document, annotations: Annotations) -> Resolved:
        """Find and resolve the parties, places and times of a document."""
        day = document.published
        places, place_decisions = self.places.resolve(document, annotations)
        parties, actor_decisions = self._actor_resolver.resolve(document, annotations, day, places)
        timexes = find_timexes(document, annotations)
        return Resolved(
            document=document,
            annotations=annotations,
            parties=parties,
            places=places,
            timexes=timexes,
            decisions=(*actor_decisions, *place_decisions),
            as_of=self._actor_resolver.as_of,
            members=lambda mention, actor: self._actor_resolver.members(annotations, mention, actor, day),
        )


def plain_document(text: str, *, published: date | None = None) -> Document:
    """Wrap a text as one body region, character for character: for texts whose spans are given."""
    text = words_of("text", text)
    identity = content_id("d1", text, str(published or ""))
    region = Region(RegionKind.BODY, 0, len(text))
    return Document(identity, identity, text, (region,), OffsetMap((0,), (0,), (len(text),)), published)


def is_sure(draft: Draft, coder: EventCoder) -> bool:
    """Say whether a coder is sure enough of a draft to code it."""
    return draft.confidence >= coder.threshold(draft)


def _left_out(draft: Draft, coder: EventCoder, reason: str) -> Decision:
    """Put on record that a word was not coded, and why."""
    return Decision(
        subject=f"{draft.trigger.start}:{draft.trigger.end}",
        field="event",
        chosen=None,
        alternatives=(Option(draft.type, round(draft.confidence, 3), draft.mode or ""),),
        reason=f"{draft.trigger.text!r} {reason}: not coded",
        component="events",
        version=coder.version,
    )


def _known_lemmas(codebook: Codebook) -> frozenset[str]:
    """Give every base form that a rule may ask for."""
    words = {word for _, lemma in codebook.triggers for word in lemma.split()}
    return frozenset(words | set(CLAUSE_EFFECTS) | REPORTING)
