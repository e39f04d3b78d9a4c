"""A made-up store behind the API: what it holds, and the application in front of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.records import content_id
from dragoman.run.incidents import assemble
from dragoman.run.ledger import Ledger
from dragoman.store import judgements
from dragoman.store.database import Store, open_store
from dragoman.store.judgements import Judgement, Verdict
from dragoman.store.pack import pack
from dragoman.store.read import EventFilter, events
from dragoman.store.texts import keep_no_text
from dragoman.store.withholding import Coded, withheld
from made_records import fill, made_article, made_report
from made_store import Made, made_store

MADE = [
    Made("FRA", "MLI", "2030-01-02"),
    Made("FRA", "MLI", None),
    Made("MLI", "FRA", "2030-01-02", type="AID", quad=2, intensity=6.0, probability=0.9),
    Made("FRA", "FRA", "2029-12-31", status="denied"),
    Made("NER", "MLI", "2030-02-01", type="AID", quad=2),
]
# What an article may hold: markup, a null character, one that turns the reading direction, a wide one.
HOSTILE = 'Otrian jets strikes <script>alert("1")</script> \x00 \u202e strikes 𐎀 & "Korsk"'
Walk = Callable[..., list[dict[str, Any]]]


def api_store(path: Path) -> Store:
    """Make a store with events, a statement, decisions, incidents and judgements, and leave it open."""
    opened = open_store(made_store(path, MADE), write=True)
    hostile = replace(made_article(HOSTILE), title="<b>Jets</b>", published=date(2030, 1, 5))
    fill(opened, made_article(), hostile)
    list(assemble(opened))
    subject = next(iter(events(opened, EventFilter()))).id
    said = Judgement(subject, "type", Verdict.WRONG, "Ana", date(2030, 3, 1), value="AID", note="a gift")
    kept = judgements.add(opened, said)
    judgements.add(opened, replace(said, judge="Ben", verdict=Verdict.RIGHT, value=None))
    judgements.withdraw(opened, kept, judge="Ana", day=date(2030, 3, 2))
    return opened


def wordless_store(path: Path) -> Store:
    """Make a store that keeps no text, with one event, and leave it open."""
    opened = open_store(path, write=True)
    keep_no_text(opened)
    ledger = Ledger(opened)
    (article,) = ledger.admit([made_article()])
    found = made_report(article)
    coded = withheld(Coded(found.document, found.statements, found.events, found.decisions))
    ledger.done(article, pack(coded.document, coded.statements, coded.events, coded.decisions))
    return opened


def an_id(letter: str) -> str:
    """Give an id of the right form that names nothing."""
    return content_id(f"{letter}1", "nothing")
