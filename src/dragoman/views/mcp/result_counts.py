"""What the tools that count or explain answer with."""

from dataclasses import dataclass

from dragoman.views.mcp.results import EventFound, Source


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party that the name fits.

    Attributes:
        name: Its name.
        id: Id in the knowledge, or null where it is known by its words alone.
        country: Country code, or null.
        documents: In how many documents events or statements name it, on whatever day.
    """

    name: str
    id: str | None
    country: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class TypeCount:
    """Events of one type.

    Attributes:
        type: PLOVER type.
        as_actor: Events in which the party acts.
        as_recipient: Events in which it is acted upon.
    """

    type: str
    as_actor: int
    as_recipient: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Who stands on the other side.

    Attributes:
        name: Its name.
        from_party: Events in which the party of the profile acts on it.
        to_party: Events in which it acts on the party of the profile.
    """

    name: str
    from_party: int
    to_party: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store holds of a party.

    Attributes:
        matched: Parties that the name fits, those of most documents first.
        parties: How many parties it fits; the counts are of all of them together.
        events: Events with any of them on a side; reports, not happenings.
        by_type: Their counts by type, most first.
        partners: Who stands on the other side, most events first.
        latest: The latest events.
    """

    matched: tuple[PartyFound, ...]
    parties: int
    events: int
    by_type: tuple[TypeCount, ...]
    partners: tuple[Partner, ...]
    latest: tuple[EventFound, ...]


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Counts of one period.

    Attributes:
        period: Its first day.
        key: Quad class or type.
        one_to_other: Events in which the first country acts on the second.
        other_to_one: Events in which the second acts on the first.
    """

    period: str
    key: str
    one_to_other: int
    other_to_one: int


@dataclass(frozen=True, slots=True)
class Series:
    """Events between two countries over time.

    Attributes:
        one: The first country.
        other: The second.
        unit: How long a period is.
        split: By what the counts are apart.
        one_to_other: Events with a known day in which the first country acts on the second.
        other_to_one: Events with a known day in which the second acts on the first.
        rows: Counts; a period or key that is not there has none. Reports are counted, not happenings.
    """

    one: str
    other: str
    unit: str
    split: str
    one_to_other: int
    other_to_one: int
    rows: tuple[PeriodCount, ...]


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What someone is reported to have said.

    Attributes:
        id: Its id.
        speaker: Who said it, or null where the text does not say.
        speaker_id: Id in the knowledge, or null.
        speaker_country: Country code, or null.
        kind: Direct, indirect or mixed.
        cue: The word that says it is reported, or null.
        negated: Whether the text says that it was not said.
        quoted: What was said; pieces that the cue parts are joined with …
        start: Document offset of the first character.
        end: Document offset after the last.
        within: Id of the statement inside which it is reported, or null.
        source: The article.
    """

    id: str
    speaker: str | None
    speaker_id: str | None
    speaker_country: str | None
    kind: str
    cue: str | None
    negated: bool
    quoted: str
    start: int
    end: int
    within: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class StatementsFound:
    """A page of statements.

    Attributes:
        items: The statements, document by document in text order.
        total: How many there are on all pages.
        next: Cursor of the next page, or null where this is the last.
    """

    items: tuple[StatementFound, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the codebook.

    Attributes:
        kind: type, mode, context, sector, non-state code, CAMEO code or status.
        name: Its name or code.
        of: The type that a mode is of or a CAMEO code falls under, or null.
        definition: What it means.
        quad: Quad class of a type, or null.
        intensity: PLOVER score, or null.
        cameo: CAMEO code that it has unless the words say more, or null.
        goldstein: Goldstein value of a CAMEO code, or null.
        includes: What falls under a type.
        excludes: What looks like it, and which type takes that.
        modes: Modes of a type.
        examples: Sentences with the trigger and how it is coded.
    """

    kind: str
    name: str
    of: str | None
    definition: str
    quad: int | None = None
    intensity: float | None = None
    cameo: str | None = None
    goldstein: float | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of the codebook.

    Attributes:
        entries: Those that have the name. Where none was given all types, without `includes`, `excludes` and
            `examples`.
    """

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What a store holds, and how it was made.

    Attributes:
        holds: How many articles, documents, statements, events and incidents.
        ledger: How many articles are done, failed, skipped or new.
        text_kept: Whether it keeps the words of articles.
        first: First publication day, or null.
        last: Last publication day, or null.
        unassembled: Events that are in no incident yet.
        coded_by: Components that coded it, with their versions.
        corrected: What judgements of people changed in what is given, or null where all is as it was coded.
        version: Version of Dragoman that answers.
    """

    holds: dict[str, int]
    ledger: dict[str, int]
    text_kept: bool
    first: str | None
    last: str | None
    unassembled: int
    coded_by: tuple[str, ...]
    corrected: str | None
    version: str
