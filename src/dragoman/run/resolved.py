"""A document with all that is known of it before its events are put together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Actor, Annotations, Decision, Document, Mention, Place, Timex


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document with all that was found and resolved in it before events are coded.

    ``members`` gives one actor for each country of a phrase that names several, ``as_of`` gives a known
    person the office held on a day.
    """

    document: Document
    annotations: Annotations
    parties: Mapping[int, Actor]
    places: Sequence[Place]
    timexes: tuple[Timex, ...]
    decisions: tuple[Decision, ...]
    members: Callable[[Mention, Actor], tuple[Actor, ...]]
    as_of: Callable[[Actor, date], Actor]
