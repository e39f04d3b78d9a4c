"""All that a report shows, as records: what is on the page stands here first."""

from dataclasses import dataclass
from datetime import date

from dragoman.views.analysis.expected import Estimate
from dragoman.views.analysis.plots.places import MapPlot
from dragoman.views.analysis.plots.series import SeriesPlot


@dataclass(frozen=True, slots=True)
class Method:
    """What was counted, and how.

    Attributes:
        subject: What the report is about, as asked for.
        meant: Which events are meant, in words.
        days: Which days are meant, in words.
        coders: Components that coded the store, each with its versions.
        confidences: Whose product is the probability with which an event counts.
        articles: Articles with an event that is counted.
        outlets: Outlets of these articles.
        store_articles: Articles in the whole store.
        counted: Events counted.
        not_counted: Events of other statuses, by status.
        undated: Events counted whose day is not known to one period, so that they are in no series.
        dayless: Events that would count if they had a day: without one they are in no days asked for.
        waiting: Events of the store that no assembly has seen.
        keeps_text: Whether the store has the articles' words.
        corrected: What judgements changed in what is counted, in words; empty where events are as coded.
    """

    subject: str
    meant: str
    days: str
    coders: tuple[str, ...]
    confidences: tuple[str, ...]
    articles: int
    outlets: int
    store_articles: int
    counted: int
    not_counted: tuple[tuple[str, int], ...]
    undated: int
    dayless: int
    waiting: int
    keeps_text: bool
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was done in one direction, in numbers.

    Attributes:
        direction: Which.
        reports: Events counted.
        incidents: Happenings that these report; an event that was not assembled is one by itself.
        expected: How many of the events are rightly coded.
        quads: The same of each quad class, from verbal cooperation to material conflict.
        intensity: Expected sum of PLOVER intensities.
    """

    direction: str
    reports: int
    incidents: int
    expected: Estimate
    quads: tuple[Estimate, Estimate, Estimate, Estimate]
    intensity: Estimate


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One type, in each direction: events, and how many of them are rightly coded."""

    type: str
    counts: tuple[tuple[int, Estimate], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article.

    Attributes:
        before: Its words before the trigger.
        trigger: The words that say the event; empty where the store keeps no text.
        after: Its words behind it.
        source: Outlet, or the document's id where that is not known.
        published: Day of publication, or None.
        title: Headline, or None.
        url: Link, or None.
        status: How it says the event stands.
        speakers: Who says so, the outermost first.
        confidence: Of the event.
        event: Id of the event.
    """

    before: str
    trigger: str
    after: str
    source: str
    published: date | None
    title: str | None
    url: str | None
    status: str
    speakers: tuple[str, ...]
    confidence: float
    event: str


@dataclass(frozen=True, slots=True)
class TollRow:
    """A number: lowest, best and highest that reports give (None where it is left open), and how many do."""

    kind: str
    low: int
    best: int
    high: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which reports differ: in words, and each value with its independent sources and speakers."""

    field: str
    kind: str
    summary: str
    values: tuple[tuple[str, int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident with the sentences that report it.

    Attributes:
        id: Its id.
        kind: Type, and mode where it has one.
        standing: How it stands by all reports.
        days: Its best days.
        place: Where, or None.
        actors: Who acts.
        recipients: Who is acted upon.
        reports: Number of reports.
        sources: Number of independent sources.
        belief: How likely it is so, 0 to 1.
        tolls: Numbers.
        differing: Where reports differ.
        claims: Sentences that claim it, one a source.
        denials: Sentences that deny it.
    """

    id: str
    kind: str
    standing: str
    days: str
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reports: int
    sources: int
    belief: float
    tolls: tuple[TollRow, ...]
    differing: tuple[Differing, ...]
    claims: tuple[Passage, ...]
    denials: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet, None where none is known: its articles and events in the report, and their days."""

    source: str | None
    articles: int
    events: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report before it is written.

    Attributes:
        title: What it is about.
        method: What was counted, and how.
        figures: Both directions in numbers.
        series: Both directions over time, or None where no event has a day.
        types: Types, those with most events first.
        incidents: The incidents with most independent sources.
        more_incidents: How many there are besides.
        disputes: Incidents whose reports differ, or that somebody denies.
        more_disputes: How many there are besides.
        map: Where.
        sources: Outlets, the busiest first.
    """

    title: str
    method: Method
    figures: tuple[Figures, ...]
    series: SeriesPlot | None
    types: tuple[TypeRow, ...]
    incidents: tuple[Happening, ...]
    more_incidents: int
    disputes: tuple[Happening, ...]
    more_disputes: int
    map: MapPlot
    sources: tuple[SourceRow, ...]
