"""Reports judged to be of one happening, with all of them kept and where they disagree."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How an incident stands by all its reports together."""

    REPORTED = "reported"
    DISPUTED = "disputed"
    DENIED = "denied"
    NOT_SO = "not so"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Variant:
    """One value that reports give for a field.

    Attributes:
        value: The value: an id or name, a status, a day or a range of days.
        label: For people.
        events: Ids of the reports that give it, sorted.
        sources: How many independent sources that is.
        speakers: Who says so in those reports, outermost speakers only, sorted; empty where all of them
            say it in their own voice.
    """

    value: str
    label: str
    events: tuple[str, ...]
    sources: int
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TollReport:
    """One report's number.

    Attributes:
        event: Id of the report.
        published: Day of publication, ISO 8601, or None.
        source: Outlet, or None.
        low: Lowest that the words allow.
        best: As said.
        high: Highest that the words allow, or None where they leave it open.
    """

    event: str
    published: str | None
    source: str | None
    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, by all reports that say so.

    Attributes:
        kind: ``dead``, ``injured``, ``arrested``, ``displaced`` or ``participants``.
        low: Lowest of all.
        best: Of the last day on which a number was published: that of most independent sources, the
            higher on a tie. Tolls are counted up over days, so that older numbers are outdated. For this and
            for the lowest a number that is open above ("at least nine") does not count where one of an
            earlier day is higher: it takes nothing back.
        high: Highest of all, or None where the highest leaves it open.
        reports: Each number with day and source, in order of publication.
    """

    kind: str
    low: int
    best: int
    high: int | None
    reports: tuple[TollReport, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Documents that count as one source, because they do not know it independently of one another.

    Attributes:
        name: The outlet or agency, or the document's id where neither is known.
        docs: Ids of the documents, sorted.
        events: Ids of the reports, sorted.
        why: What makes them one: the same outlet, the same agency credited, near-copies of one text.
    """

    name: str
    docs: tuple[str, ...]
    events: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeliefStep:
    """What one independent source contributes.

    Attributes:
        source: Name of the source group.
        side: ``claim`` where it says that it happened or is expected, else ``denial``.
        basis: In whose voice, see the priors.
        wrong: Probability, by the priors, that the source errs.
        misread: Probability that Dragoman misread every one of its reports.
        doubt: ``1 - (1 - wrong) * (1 - misread)``.
        events: Ids of the reports counted.
    """

    source: str
    side: str
    basis: str
    wrong: float
    misread: float
    doubt: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely the incident is so, with its arithmetic.

    Attributes:
        value: Where nobody denies it, the support; else the odds of the support times the probability that
            all denials are wrong: ``s * (1 - d) / (s * (1 - d) + 1 - s)``, 0 to 1.
        support: One less the product of the doubts of all sources that claim it.
        denial: One less the product of the doubts of all that deny it.
        steps: One for each independent source and side.
        arithmetic: The sum in words and figures.
    """

    value: float
    support: float
    denial: float
    steps: tuple[BeliefStep, ...]
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field in which reports differ.

    Attributes:
        field: ``dead`` and the other tolls, ``actors``, ``recipients``, ``place``, ``day``, ``status``,
            ``mode``.
        kind: ``rival`` where both cannot be right, ``revised`` where later reports give another number.
        summary: In words.
        variants: The values, best first, with the reports that give each.
    """

    field: str
    kind: str
    summary: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A set of events that report one happening; every report is kept.

    Attributes:
        id: Content id (``i1:…``) of the report that was published first; later reports leave it as it is.
        events: Ids of the reports, in order of publication.
        type: The type most of them carry, the first in alphabetical order on a tie.
        mode: The mode most of those that have one carry, or None.
        standing: How it stands by all reports together.
        first: First day of the best day or days, or None.
        last: Last day, or None.
        days: Days that reports give, best first.
        place: Where, best value, or None.
        places: Places that reports give, best first.
        actors: Who acts, best first; those that cannot stand together are in ``disagreements``.
        recipients: Who is acted upon.
        actor_countries: Country codes of actors in any report, sorted.
        recipient_countries: Country codes of recipients in any report, sorted.
        statuses: The statuses of the reports, with who says so.
        tolls: Numbers over time and by source.
        sources: Independent sources, apart from copies.
        belief: How likely it is so.
        disagreements: Where reports differ.
    """

    id: str
    events: tuple[str, ...]
    type: str
    mode: str | None
    standing: Standing
    first: str | None
    last: str | None
    days: tuple[Variant, ...]
    place: str | None
    places: tuple[Variant, ...]
    actors: tuple[Variant, ...]
    recipients: tuple[Variant, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    statuses: tuple[Variant, ...]
    tolls: tuple[Toll, ...]
    sources: tuple[SourceGroup, ...]
    belief: Belief
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """What one field says of two reports being of one happening.

    Attributes:
        field: Which.
        verdict: ``same``, ``compatible``, ``unknown`` or ``contradict``.
        weight: Added to the score, in log-odds.
        reason: In words, with both values.
    """

    field: str
    verdict: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared field by field.

    Attributes:
        a: Id of one report.
        b: Id of the other.
        score: Probability that they are of one happening: the logistic of the start and all weights.
        start: Log-odds before any field is looked at.
        fields: Each field's part.
    """

    a: str
    b: str
    score: float
    start: float
    fields: tuple[FieldComparison, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said of reports: all of one happening, or these not of that.

    Attributes:
        id: Id of the judgement.
        together: Whether the reports are of one happening; else those of ``events`` are of another than
            those of ``others``.
        events: Ids of reports.
        others: Ids of the reports they are kept apart from; empty for a join.
    """

    id: str
    together: bool
    events: tuple[str, ...]
    others: tuple[str, ...] = ()
