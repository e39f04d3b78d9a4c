"""Made-up stores to review: events of three types, a vocabulary without gazetteer, a desk with its day."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.gazetteer_sources import Match
from dragoman.knowledge.places import PlaceEntry
from dragoman.run.incidents import assemble
from dragoman.run.review.desk import Desk, open_desk
from dragoman.run.review.fields import Field, Vocabulary
from dragoman.run.review.plan import Asked, Plan, make_plan
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict, add
from dragoman.store.read import EventFilter, event_ids
from made_store import Made, made_store

DAY = date(2030, 6, 1)
TYPES = (
    *[Made("TUR", "GRC", "2030-01-15")] * 6,
    *[Made("GRC", "TUR", "2030-03-21", type="AID", quad=2, intensity=7.0)] * 3,
    Made("TUR", "TUR", "2030-04-01", type="PROTEST", quad=3, intensity=-6.0),
)
ENTRIES = (
    PlaceEntry(1, 323786, "Ankara", "PPLC", "TUR", 2, "Ankara", None, 39.92, 32.85, 3_500_000, Match(1)),
    PlaceEntry(2, 323784, "Ankara", "ADM1", "TUR", 2, "Ankara", None, 39.7, 32.5, 5_000_000, Match(1)),
    PlaceEntry(3, None, "Ankara", "PCLI", None, None, None, None, 1.0, 2.0, 0, Match(1)),
)


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(load_codebook())


def with_places() -> Vocabulary:
    return Vocabulary(vocabulary().codebook, lambda name: ENTRIES if name == "Ankara" else ())


def review_store(path: Path, events: Sequence[Made] = TYPES) -> Store:
    return open_store(review_file(path, events), write=True)


def review_file(path: Path, events: Sequence[Made] = TYPES) -> Path:
    path.write_bytes(_template(tuple(events)))
    return path


@cache
def _template(events: tuple[Made, ...]) -> bytes:
    """Give a store's bytes: making one takes many times as long as copying it."""
    with TemporaryDirectory() as folder:
        return made_store(Path(folder) / "s.duckdb", events).read_bytes()


def desk(store: Store, judge: str, plan: Plan | None = None) -> Desk:
    return open_desk(store, plan or make_plan(store, Asked(size=10)), judge, vocabulary(), lambda: DAY)


def say(
    store: Store, event: str, field: Field, verdict: Verdict, judge: str = "mk", *, value: str | None = None
) -> str:
    return add(store, Judgement(event, field.stored, verdict, judge, DAY, value=value))


def judged_file(path: Path) -> Path:
    """Make a store of six COERCE (one rejected), three AID (one is ASSAULT) and a PROTEST (rejected)."""
    with open_store(review_file(path), write=True) as store:
        list(assemble(store))
        coerce, aid, protest = (
            event_ids(store, EventFilter(type=name))[0] for name in ("COERCE", "AID", "PROTEST")
        )
        say(store, coerce, Field.EVENT, Verdict.WRONG)
        say(store, protest, Field.EVENT, Verdict.WRONG)
        say(store, aid, Field.TYPE, Verdict.WRONG, value="ASSAULT")
    return path
