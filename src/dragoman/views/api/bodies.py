"""What answers hold: the models that the OpenAPI document describes, made of rows of the store."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dragoman.records import RegionKind, Standing, Status
from dragoman.store.judgements import Verdict

# Four digits, as records are written.
Number = Annotated[float, AfterValidator(lambda value: round(value, 4))]
# Whole records, as the serializer writes them; their schemas are put in when the document is made.
EventRecord = Annotated[dict[str, Any], Field(json_schema_extra={"x-record": "Event"})]
IncidentRecord = Annotated[dict[str, Any], Field(json_schema_extra={"x-record": "Incident"})]
StatementRecord = Annotated[dict[str, Any], Field(json_schema_extra={"x-record": "Statement"})]
DecisionRecord = Annotated[dict[str, Any], Field(json_schema_extra={"x-record": "Decision"})]


class Body(BaseModel):
    """What all bodies have in common: they can be made of the records that hold the same fields."""

    model_config = ConfigDict(from_attributes=True, serialize_by_alias=True)


class Page(Body):
    """A part of a list, and how to get the next."""

    next: str | None = Field(description="Give it as `after` for the next page; null on the last page.")
    total: int = Field(description="Items on all pages together.")


class EventRow(Body):
    """An event in short: the columns that one filters and sorts by."""

    model_config = ConfigDict(json_schema_extra={"x-example": "EVENT_ROW"})

    id: str = Field(description="Id of the event, `e1:…`.")
    doc: str = Field(description="Id of the document, `d1:…`.")
    incident: str | None = Field(description="Id of the incident; null where the store was not assembled.")
    type: str = Field(description="PLOVER type.")
    mode: str | None = Field(description="Mode of that type.")
    contexts: list[str] = Field(description="PLOVER contexts.")
    quad: int = Field(
        description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."
    )
    intensity: Number = Field(description="PLOVER intensity, -10 to 10.")
    status: Status = Field(description="How the report says that it stands.")
    first: date | None = Field(serialization_alias="from", description="First day that the date allows.")
    last: date | None = Field(serialization_alias="to", description="Last day that the date allows.")
    precision: str = Field(
        description="How well the date is known: `day`, `week`, `month`, `year`, `decade`, `unknown`."
    )
    actors: list[str] = Field(description="Names of who acts; empty where the text does not say.")
    recipients: list[str] = Field(description="Names of who is acted upon.")
    actor_countries: list[str] = Field(description="Their countries, each once.")
    recipient_countries: list[str] = Field(description="Their countries, each once.")
    place: str | None = Field(description="Name of the place; null where no place is stated.")
    place_country: str | None = Field(description="Country of the place.")
    lat: Number | None = Field(description="Degrees north; null for countries and regions too.")
    lon: Number | None = Field(description="Degrees east.")
    speaker: str | None = Field(description="Who says so; null where the article says it itself.")
    trigger: str = Field(description="The words that say it; their hash in a store without text.")
    evidence: str = Field(description="The sentence; its hash in a store without text.")
    confidence: Number = Field(description="Probability that the event is right.")
    source: str | None = Field(description="Outlet of the article.")
    title: str | None = Field(description="Headline of the article, where it was given.")
    published: date | None = Field(description="Day of publication.")


class EventPage(Page):
    """Events, a row each."""

    items: list[EventRow] = Field(description="One each, in order.")


class EventRecordPage(Page):
    """Events, the whole record each."""

    items: list[EventRecord] = Field(description="One each, in order.")


class Passage(Body):
    """A stretch of words with its place in the document and in the article."""

    text: str | None = Field(description="The words; null in a store without text.")
    start: int = Field(description="Offset in the cleaned document, in characters.")
    end: int = Field(description="Offset behind it.")
    article_start: int | None = Field(
        description="Offset in the article as received; null for words of a title that was given apart."
    )
    article_end: int | None = Field(description="Offset behind it.")


class Evidence(Body):
    """The words that an event was read off."""

    model_config = ConfigDict(json_schema_extra={"x-example": "EVIDENCE"})

    event: str = Field(description="Id of the event.")
    doc: str = Field(description="Id of the document.")
    article: str = Field(description="Id of the article.")
    source: str | None = Field(description="Outlet.")
    title: str | None = Field(description="Headline, where it was given.")
    url: str | None = Field(description="Link.")
    published: date | None = Field(description="Day of publication.")
    region: RegionKind = Field(description="What part of the article it is.")
    trigger: Passage = Field(description="The words that say it.")
    sentence: Passage = Field(description="The sentence that they stand in.")
    before: Passage = Field(description="The text before the sentence, as much as was asked for.")
    after: Passage = Field(description="The text behind it.")
    has_text: bool = Field(description="Whether the store keeps the words of articles.")
    note: str | None = Field(description="In a store without text: how to see the words all the same.")


class Decisions(Body):
    """The choices made for one event, in the order they were made."""

    event: str = Field(description="Id of the event.")
    items: list[DecisionRecord] = Field(description="One each, in order.")


class IncidentRow(Body):
    """An incident in short."""

    model_config = ConfigDict(json_schema_extra={"x-example": "INCIDENT_ROW"})

    id: str = Field(description="Id of the incident, `i1:…`.")
    type: str = Field(description="The type that most reports carry.")
    mode: str | None = Field(description="The mode that most of those with one carry.")
    standing: Standing = Field(description="How it stands by all reports together.")
    first: date | None = Field(serialization_alias="from", description="First of the best days.")
    last: date | None = Field(serialization_alias="to", description="Last of the best days.")
    reports: int = Field(description="How many events report it.")
    sources: int = Field(description="How many independent sources that is.")
    belief: Number = Field(description="How likely it is so, 0 to 1; the whole record has the sum.")
    actors: list[str] = Field(description="Who acts, best first.")
    recipients: list[str] = Field(description="Who is acted upon, best first.")
    place: str | None = Field(description="Where.")
    disagreements: list[str] = Field(description="Fields in which reports differ.")


class IncidentPage(Page):
    """Incidents, a row each."""

    items: list[IncidentRow] = Field(description="One each, in order.")


class BestPair(Body):
    """The two reports that are most alike."""

    a: str = Field(description="Id of one.")
    b: str = Field(description="Id of the other.")
    score: Number = Field(description="Probability that they are of one happening.")
    reasons: list[str] = Field(description="What says so, and what speaks against it.")


class Merge(Body):
    """Why two groups of reports became one."""

    left: list[str] = Field(description="Ids of the reports of one group.")
    right: list[str] = Field(description="Ids of the reports of the other.")
    score: Number | None = Field(
        description="Mean over the pairs between them; null where people joined them."
    )
    best: BestPair | None = Field(description="The pair that is most alike; null where none was compared.")


class Merges(Body):
    """Why an incident's reports were put together, in the order in which that was done."""

    incident: str = Field(description="Id of the incident.")
    items: list[Merge] = Field(description="One each, in order.")


class IncidentReport(Body):
    """One report of an incident."""

    published: date | None = Field(description="Day of publication.")
    source: str | None = Field(description="Outlet.")
    agency: str | None = Field(description="News agency that the document credits.")
    event: EventRecord = Field(description="The whole event record.")


class Reports(Body):
    """An incident's reports, in order of publication."""

    incident: str = Field(description="Id of the incident.")
    items: list[IncidentReport] = Field(description="One each, in order.")


class DocumentRow(Body):
    """A document in short."""

    model_config = ConfigDict(json_schema_extra={"x-example": "DOCUMENT_ROW"})

    id: str = Field(description="Id of the document, `d1:…`.")
    article: str = Field(description="Id of the article it was made from, `a1:…`.")
    title: str | None = Field(description="Headline, where it was given.")
    source: str | None = Field(description="Outlet.")
    url: str | None = Field(description="Link.")
    published: date | None = Field(description="Day of publication.")
    events: int = Field(description="How many events were found in it.")


class DocumentPage(Page):
    """Documents, a row each."""

    items: list[DocumentRow] = Field(description="One each, in order.")


class Region(Body):
    """A stretch of a document of one kind."""

    kind: RegionKind = Field(description="What part of an article it is.")
    start: int = Field(description="Offset in the cleaned document, in characters.")
    end: int = Field(description="Offset behind it.")


class DocumentText(Body):
    """A document with its text and regions."""

    model_config = ConfigDict(json_schema_extra={"x-example": "DOCUMENT"})

    id: str = Field(description="Id of the document.")
    article: str = Field(description="Id of the article it was made from.")
    title: str | None = Field(description="Headline, where it was given.")
    source: str | None = Field(description="Outlet.")
    url: str | None = Field(description="Link.")
    published: date | None = Field(description="Day of publication.")
    published_basis: str = Field(description="Who says so.")
    text: str | None = Field(description="Cleaned text; null in a store without text.")
    regions: list[Region] = Field(description="What its parts are, in text order.")
    has_text: bool = Field(description="Whether the store keeps the words of articles.")
    note: str | None = Field(description="In a store without text: why there is none.")


class StatementPage(Page):
    """Statements, the whole record each."""

    items: list[StatementRecord] = Field(description="One each, in order.")


class ActorCount(Body):
    """A name and how often it occurs."""

    name: str = Field(description="Name of a party, as event records have it.")
    events: int = Field(description="Events with it on either side.")


class ActorCounts(Body):
    """Parties by how many events they are in."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [{"name": "Derya Koral", "events": 12}]}]}
    )
    items: list[ActorCount] = Field(description="One each, in order.")


class PeriodCount(Body):
    """Events of one kind in one period."""

    period: date = Field(description="First day of the period.")
    key: str = Field(description="The type or quad class.")
    count: int = Field(description="How many events.")


class Series(Body):
    """Events by period; periods without any are left out, and so are events of no known day."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [{"period": "2030-01-01", "key": "COERCE", "count": 3}]}]}
    )
    items: list[PeriodCount] = Field(description="One each, in order.")


class DyadCount(Body):
    """Events from one country to another."""

    actor: str = Field(description="Country that acts.")
    recipient: str = Field(description="Country acted upon.")
    count: int = Field(description="How many events.")
    intensity: Number = Field(description="Mean of their PLOVER intensity.")


class Dyads(Body):
    """Pairs of countries; an event with several countries on a side counts for each pair."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"items": [{"actor": "FRA", "recipient": "MLI", "count": 2, "intensity": -7.0}]}]
        }
    )
    items: list[DyadCount] = Field(description="One each, in order.")


class CodebookMode(Body):
    """A finer kind of one event type."""

    name: str = Field(description="As events have it.")
    intensity: Number = Field(description="PLOVER intensity.")
    cameo: str = Field(description="Native CAMEO code where a trigger says nothing finer.")
    definition: str = Field(description="What it means.")


class CodebookType(Body):
    """An event type with its modes."""

    name: str = Field(description="As events have it.")
    quad: int = Field(description="Quad class.")
    intensity: Number = Field(description="PLOVER intensity where the mode has none.")
    cameo: str = Field(description="Native CAMEO code where neither trigger nor mode says more.")
    definition: str = Field(description="What it means.")
    includes: list[str] = Field(description="What falls under it.")
    excludes: list[str] = Field(description="What looks like it, and which type takes that.")
    modes: list[CodebookMode] = Field(description="Its finer kinds.")


class CodebookEntry(Body):
    """A name and what it means."""

    name: str = Field(description="As events have it.")
    definition: str = Field(description="What it means.")


class CodebookBody(Body):
    """The ontology that events are coded in."""

    types: list[CodebookType] = Field(description="Event types, by name.")
    contexts: list[CodebookEntry] = Field(description="What events may be about.")
    sectors: list[CodebookEntry] = Field(description="Codes of `sectors` of an actor.")
    non_state: list[CodebookEntry] = Field(description="Codes that stand where a country would.")


class Component(Body):
    """What made decisions, in which version."""

    name: str = Field(description="The component.")
    version: str = Field(description="Its version.")


class CorrectionCounts(Body):
    """How many events are given otherwise than they were coded, by what reviewers say of them."""

    left_out: int = Field(description="Rejected: no such event.")
    changed: int = Field(description="With a field corrected.")
    confirmed: int = Field(description="With nothing changed, but fields called right, which count as sure.")
    disputed: int = Field(description="On which reviewers disagree; as coded there.")
    uncorrected: int = Field(description="With a field called wrong without what is right; as coded there.")
    unfit: int = Field(description="With a correction that the codebook does not have; as coded there.")


class StatusBody(Body):
    """What the store holds, and what made it."""

    model_config = ConfigDict(json_schema_extra={"x-example": "STATUS"})

    version: str = Field(description="Version of Dragoman that answers.")
    record_schema: str = Field(serialization_alias="schema", description="Version of the records.")
    has_text: bool = Field(description="Whether the store keeps the words of articles.")
    counts: dict[str, int] = Field(description="Articles, documents, statements, events and incidents.")
    ledger: dict[str, int] = Field(description="Articles by what became of them.")
    not_assembled: int = Field(description="Events that no assembly has seen yet.")
    first_published: date | None = Field(description="Earliest day of publication.")
    last_published: date | None = Field(description="Latest day of publication.")
    components: list[Component] = Field(description="What coded the articles.")
    corrected: CorrectionCounts | None = Field(
        description="What judgements changed in what is given; null where events are as they were coded."
    )


class JudgementBody(Body):
    """One person's word on one field of one record."""

    id: str = Field(description="Id of the judgement, `j1:…`.")
    subject: str = Field(description="Id of the record.")
    field: str = Field(description="Field of the record; empty for the record as a whole.")
    verdict: Verdict = Field(description="What is said of it.")
    value: str | None = Field(description="What it should be, where that was said.")
    judge: str = Field(description="Who says so.")
    day: date = Field(description="When.")
    note: str = Field(description="Why, in the judge's words.")
    withdraws: str | None = Field(description="Id of the judgement that this one takes back.")


class Judgements(Body):
    """What people said of a record, in the order it came."""

    subject: str = Field(description="Id of the record.")
    items: list[JudgementBody] = Field(description="One each, in order.")
