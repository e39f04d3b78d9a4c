"""A made-up store for pages, with an article that would harm a page that does not escape."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from dragoman.errors import UnreadableArticle
from dragoman.records import Status, content_id
from dragoman.run.incidents import assemble
from dragoman.run.ledger import Ledger
from dragoman.store.database import open_store
from dragoman.store.pack import pack
from made_records import made_actor, made_article, made_document, made_event, span
from made_store import Made, made_store

HOSTILE = "<script>alert(1)</script>\u202e\"'"
MADE = [
    Made("FRA", "MLI", "2029-12-30"),
    Made("FRA", "MLI", "2030-01-01", probability=0.9),
    Made("MLI", "FRA", "2030-01-01", type="AID", quad=2, intensity=6.0),
    Made("NER", "MLI", None, status="denied"),
]


def made_web(path: Path) -> Path:
    """Make a store of four plain events and a hostile one, assembled, and one article that failed."""
    made_store(path, MADE)
    with open_store(path, write=True) as store:
        ledger = Ledger(store)
        text = f"{HOSTILE} Police arrested 40 people in Ankara on Tuesday, Derya Koral said. {HOSTILE}"
        article = replace(
            made_article(text, "javascript:alert(1)"),
            id=content_id("a1", text),
            title=HOSTILE,
            source=HOSTILE,
            url="javascript:alert(1)",
        )
        document = replace(made_document(article), source=HOSTILE, dateline=None)
        event = made_event(document)
        assert event.place is not None
        event = replace(
            event,
            status=Status.DENIED,
            actors=(made_actor(span(text, "Police"), HOSTILE, "TUR"),),
            place=replace(event.place, name=HOSTILE),
        )
        (admitted,) = ledger.admit([article])
        ledger.done(admitted, pack(document, (), (event,), ()))
        failing = replace(made_article("x", f"{HOSTILE}.txt"), id=content_id("a1", "x"))
        (admitted,) = ledger.admit([failing])
        ledger.refuse(admitted, UnreadableArticle(f"it cannot be read: {HOSTILE}"))
        list(assemble(store))
    return path


class Reader(HTMLParser):
    """Reads markup as a browser would: which tags and attributes there are, and which text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: object) -> Reader:
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    return reader
