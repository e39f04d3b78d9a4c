"""``rdf``: events, their mentions and who vouches for them, as triples of SEM, GAF, GRaSP and PROV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.records import Actor, Auxiliary, Event, Place, Reported, Status
from dragoman.views.export import values
from dragoman.views.export.rdf_terms import Literal, Triple, iri_part, read_triple, triple_line
from dragoman.views.export.shape import Field, Kind, Line, Lists, Row, lines

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
GAF = "http://groundedannotationframework.org/gaf#"
GRASP = "http://groundedannotationframework.org/grasp#"
PROV = "http://www.w3.org/ns/prov#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GEONAMES = "https://sws.geonames.org/"
OWN = "urn:dragoman:"
TERMS = f"{OWN}term/"
_CERTAIN, _PROBABLE = 2.5, 1.5  # half way between the grades 3, 2 and 1 of FactBank's scale
_COLUMNS = (
    Field("sem:Event", Kind.NESTED, "id, type"),
    Field("sem:eventType", Kind.NESTED, "type, mode", "as resources of our own"),
    Field("rdfs:label", Kind.TEXT, "trigger.text, actors.name, place.name"),
    Field(
        "sem:hasActor",
        Kind.NESTED,
        "actors, recipients",
        "the sides are told apart by term/actor and term/recipient",
    ),
    Field("sem:hasPlace", Kind.NESTED, "place", "admin1, feature and confidence"),
    Field("sem:hasTime", Kind.NESTED, "date", "earliest beginning and latest end, without basis"),
    Field(
        "gaf:denotedBy",
        Kind.NESTED,
        "trigger.start, trigger.end",
        "#char= of RFC 5147, into the cleaned text",
    ),
    Field(
        "grasp:hasAttribution",
        Kind.NESTED,
        "attribution, status, certainty",
        "chains are flat: a source a speaker",
    ),
    Field("prov:wasDerivedFrom", Kind.NESTED, "doc, article, url, source"),
    *(
        Field(f"term/{name}", Kind.TEXT, name)
        for name in ("quad", "intensity", "cameo", "goldstein", "status", "context", "confidence", "incident")
    ),
)


@dataclass(frozen=True, slots=True)
class NTriples:
    """Triples in the N-Triples form, which every RDF program reads."""

    name: str = "rdf"
    about: str = "Events, mentions and perspectives in SEM, GAF, GRaSP and PROV, as N-Triples."
    columns: tuple[Field, ...] = _COLUMNS
    lost: tuple[str, ...] = (
        "numbers, why each field was decided, and the confidence of single fields",
        "resources of our own have addresses that begin with urn:dragoman: and lead nowhere",
    )
    lists: tuple[Lists, ...] = (Lists.KEEP, Lists.EXPAND)
    statuses: frozenset[Status] = frozenset(Status)
    reports_only: str = "its triples are of mentions, each in one report; term/incident says which are one"

    def aside(self, _event: Event) -> str | None:
        """Have a place for every event."""
        return None

    def rows(self, reports: Iterable[Reported], lists: Lists) -> Iterator[Row]:
        """Give the triples of events; what is said of a party or place is said again with each event."""
        for line in lines(reports, lists):
            yield from map(_as_row, _triples(line))

    def write(self, rows: Iterable[Row], stream: BinaryIO) -> int:
        """Write triples, one by one, and count them."""
        count = 0
        for row in rows:
            value = row["object"] if row["datatype"] is None else Literal(row["object"], row["datatype"])
            stream.write(triple_line(Triple(row["subject"], row["predicate"], value)).encode())
            count += 1
        return count

    def read(self, path: Path) -> Iterator[Row]:
        """Give the triples of a file.

        Raises:
            InputError: A line is no triple.
        """
        try:
            with path.open(encoding="utf-8", newline="\n") as text:
                for number, line in enumerate(text, start=1):
                    yield _row(line, path, number)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: is not in UTF-8 ({error}); name another file") from error


def _row(line: str, path: Path, number: int) -> Row:
    triple = read_triple(line)
    if triple is None:
        raise InputError(f"{path}: line {number} is no triple of N-Triples; mend it")
    return _as_row(triple)


def _as_row(triple: Triple) -> Row:
    value = triple.object
    text, datatype = (value.text, value.datatype) if isinstance(value, Literal) else (value, None)
    return {"subject": triple.subject, "predicate": triple.predicate, "object": text, "datatype": datatype}


def _triples(line: Line) -> Iterator[Triple]:
    event, subject = line.event, OWN + iri_part(line.id)
    mention = f"{OWN}{iri_part(event.doc)}#char={event.trigger.start},{event.trigger.end}"
    yield Triple(subject, f"{RDF}type", f"{SEM}Event")
    yield Triple(subject, f"{SEM}eventType", f"{OWN}plover/{iri_part(event.type)}")
    if event.mode:
        yield Triple(subject, f"{SEM}eventType", f"{OWN}plover/{iri_part(event.type)}/{iri_part(event.mode)}")
    yield Triple(subject, f"{RDFS}label", Literal(event.trigger.text))
    yield from _values(subject, event)
    for side, parties in (("actor", line.actors), ("recipient", line.recipients)):
        for actor in parties:
            yield Triple(subject, f"{SEM}hasActor", _actor_iri(actor))
            yield Triple(subject, TERMS + side, _actor_iri(actor))
            yield from _actor(actor)
    if event.place:
        yield from _place(subject, event.place)
    yield from _time(subject, event)
    yield Triple(subject, f"{GAF}denotedBy", mention)
    yield from _perspective(mention, event)
    yield from _document(mention, line)


def _values(subject: str, event: Event) -> Iterator[Triple]:
    numbers = (
        ("intensity", event.intensity),
        ("goldstein", event.goldstein),
        ("confidence", event.confidence.event),
    )
    yield Triple(subject, f"{TERMS}quad", Literal(str(event.quad), "integer"))
    for name, value in numbers:
        if value is not None:
            yield Triple(subject, TERMS + name, Literal(repr(float(value)), "double"))
    texts = (("cameo", event.cameo), ("status", event.status), ("incident", event.incident))
    for name, text in (*texts, *(("context", context) for context in event.contexts)):
        if text:
            yield Triple(subject, TERMS + name, Literal(str(text)))


def _actor_iri(actor: Actor) -> str:
    known = actor.id or f"name/{actor.country or ''}/{actor.name}"
    return f"{OWN}actor/{iri_part(known)}"


def _actor(actor: Actor) -> Iterator[Triple]:
    subject = _actor_iri(actor)
    yield Triple(subject, f"{RDF}type", f"{SEM}Actor")
    yield Triple(subject, f"{RDFS}label", Literal(actor.name))
    if actor.country:
        yield Triple(subject, f"{TERMS}country", Literal(actor.country))
    for sector in actor.sectors:
        yield Triple(subject, f"{TERMS}sector", Literal(sector))


def _place(subject: str, place: Place) -> Iterator[Triple]:
    where = (
        f"{GEONAMES}{place.geonameid}/"
        if place.geonameid is not None
        else f"{OWN}place/{iri_part(place.name)}"
    )
    yield Triple(subject, f"{SEM}hasPlace", where)
    yield Triple(where, f"{RDF}type", f"{SEM}Place")
    yield Triple(where, f"{RDFS}label", Literal(place.name))
    if place.country:
        yield Triple(where, f"{TERMS}country", Literal(place.country))
    if place.lat is not None and place.lon is not None:
        yield Triple(where, f"{GEO}lat", Literal(repr(place.lat), "double"))
        yield Triple(where, f"{GEO}long", Literal(repr(place.lon), "double"))


def _time(subject: str, event: Event) -> Iterator[Triple]:
    when = event.date
    if when.first is None and when.last is None:
        return
    time = f"{OWN}time/{iri_part(when.first or '')}/{iri_part(when.last or '')}"
    yield Triple(subject, f"{SEM}hasTime", time)
    yield Triple(time, f"{RDF}type", f"{SEM}Time")
    bounds = (("hasEarliestBeginTimeStamp", when.first), ("hasLatestEndTimeStamp", when.last))
    for name, day in bounds:
        if day:
            yield Triple(time, f"{SEM}{name}", Literal(day, "date"))


def _perspective(mention: str, event: Event) -> Iterator[Triple]:
    """Say how the mention presents the event, and who vouches for it: each speaker, else the document."""
    view = f"{mention}/attribution"
    yield Triple(mention, f"{RDF}type", f"{GAF}Mention")
    yield Triple(mention, f"{GRASP}hasAttribution", view)
    yield Triple(view, f"{RDF}type", f"{GRASP}Attribution")
    yield Triple(view, f"{RDF}value", f"{GRASP}{factuality(event)}")
    if not event.attribution:
        yield Triple(view, f"{GRASP}wasAttributedTo", f"{OWN}{iri_part(event.doc)}")
    for link in event.attribution:
        yield Triple(view, f"{GRASP}wasAttributedTo", _actor_iri(link.speaker))
        yield from _actor(link.speaker)


def factuality(event: Event) -> str:
    """Give GRaSP's value for how an event is presented, such as CERTAIN_NON_FUTURE_POS."""
    sure = abs(event.certainty) if event.certainty is not None else None
    if sure is None:
        sure = 1.0 if event.status is Status.HYPOTHETICAL else 3.0
    grade = "CERTAIN" if sure >= _CERTAIN else "PROBABLE" if sure >= _PROBABLE else "POSSIBLE"
    ahead = event.status is Status.PLANNED or Auxiliary.FUTURE in event.auxiliary
    denied = event.status in {Status.NEGATED, Status.DENIED}
    return f"{grade}_{'FUTURE' if ahead else 'NON_FUTURE'}_{'NEG' if denied else 'POS'}"


def _document(mention: str, line: Line) -> Iterator[Triple]:
    document, article = OWN + iri_part(line.event.doc), OWN + iri_part(line.origin.article)
    yield Triple(mention, f"{PROV}wasDerivedFrom", document)
    yield Triple(document, f"{RDF}type", f"{PROV}Entity")
    yield Triple(document, f"{PROV}wasDerivedFrom", article)
    if line.origin.source:
        yield Triple(document, f"{PROV}wasAttributedTo", f"{OWN}source/{iri_part(line.origin.source)}")
    if day := values.published(line):
        yield Triple(document, f"{PROV}generatedAtTime", Literal(f"{day}T00:00:00", "dateTime"))
    if line.origin.url:
        yield Triple(article, f"{TERMS}url", Literal(line.origin.url, "anyURI"))


N_TRIPLES = NTriples()
