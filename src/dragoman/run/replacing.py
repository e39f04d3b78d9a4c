"""Puts what was coded in the place of what was there, and has people's judgements go with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.run import incidents
from dragoman.store import judgements, removal, rulings
from dragoman.store.database import Store
from dragoman.store.judgements import Judgement
from dragoman.store.removal import Place, places_of

_WHY = "kept anew for the same event: its article was coded again"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A document that another takes the place of, with its events by where they stand in it."""

    doc: str
    events: Mapping[Place, str]


def leaving(store: Store, doc: str) -> Leaving:
    """Look at a document before it is taken out."""
    return Leaving(doc, places_of(store, doc))


def take_out(store: Store, docs: Sequence[str]) -> None:
    """Take documents and what was found in them out, and out of the incidents; part of a transaction."""
    if docs:
        incidents.take_out(store, removal.events_in(store, docs))
        removal.remove_documents(store, docs)


def carry_judgements(store: Store, gone: Leaving, doc: str | None) -> tuple[str, ...]:
    """Have what people said of a document's events said of the same events of the one in its place.

    The same words at the same place, with the same type, are the same event. A judgement is never changed:
    it is kept anew under its judge's name and day, and the old one is taken back.

    Args:
        store: Open for writing; part of a transaction of the caller's.
        gone: The document that was taken out.
        doc: That in its place; None where there is none.

    Returns:
        Ids of the standing judgements that name an event which is no more, and hold for the others at most.
    """
    new = {} if doc is None else places_of(store, doc)
    home = {event: new.get(place) for place, event in gone.events.items()}
    lost = []
    for judgement in _naming(store, home):
        moved = [home.get(one, one) for one in _names(judgement)]
        if None in moved:
            lost.append(judgement.id)
        elif moved != _names(judgement):
            judgements.move(store, judgement, _moved(judgement, home), _WHY)
    return tuple(lost)


def _naming(store: Store, events: Mapping[str, object]) -> Iterable[Judgement]:
    every = judgements.every_standing(store) if events else ()
    return [one for one in every if events.keys() & set(_names(one))]


def _names(judgement: Judgement) -> list[str]:
    """Give the ids that a judgement names."""
    told = (judgement.value or "").split() if judgement.field == rulings.FIELD else []
    return [judgement.subject, *told]


def _moved(judgement: Judgement, home: Mapping[str, str | None]) -> Judgement:
    value = judgement.value
    if judgement.field == rulings.FIELD and value is not None:
        value = " ".join(home.get(one) or one for one in value.split())
    return replace(judgement, subject=home.get(judgement.subject) or judgement.subject, value=value)
