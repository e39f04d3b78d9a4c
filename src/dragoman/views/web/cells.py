"""Cells that several pages show: parties, days, places, kinds, words, each saying what it does not know."""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.knowledge.countries import country_name
from dragoman.records.hashed import is_hashed
from dragoman.store.pages import EventRow
from dragoman.views.event_rows import NOT_KEPT, words
from dragoman.views.html import Child, Markup, element, join, link
from dragoman.views.web.charts import QUAD_NAMES

_WORDS = 260  # characters of a sentence that a grid shows


def count(number: int, thing: str) -> str:
    """Write how many there are of something: ``1 report``, ``2 reports``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def kind(row: EventRow) -> Markup:
    """Link an event by its kind to the words that say it."""
    name = f"{row.type} / {row.mode}" if row.mode else row.type
    quad = QUAD_NAMES[row.quad - 1] if 1 <= row.quad <= len(QUAD_NAMES) else f"quad class {row.quad}"
    return element(
        "span",
        link(name, "article", row.doc, query={"event": row.id}),
        element("span", f", {quad}", class_="unseen"),
        class_=f"quad quad-{row.quad}",
        title=quad,
    )


def day(value: date | None, unknown: str = "unknown") -> Markup:
    """Write a day that is not broken over lines."""
    return element("span", unknown if value is None else value.isoformat(), class_="day")


def stretch(first: date | None, last: date | None, precision: str | None = None) -> Markup:
    """Write days as briefly as they are known."""
    if first is None and last is None:
        return element("span", "no day stated", class_="quiet")
    text = day(first) if first == last else join(day(first, "…"), " to ", day(last, "…"))
    known = precision in (None, "day")
    return join(text, None if known else element("span", f" ({precision})", class_="quiet"))


def parties(names: Sequence[str], countries: Sequence[str] = (), *, most: int = 3) -> Markup:
    """Link parties to their pages, with the codes of their countries."""
    if not names:
        return element("span", "none stated", class_="quiet")
    shown = [link(words(name), "actor", name) if not is_hashed(name) else NOT_KEPT for name in names[:most]]
    codes = ", ".join(dict.fromkeys(countries))
    return join(
        separated(shown),
        f" and {len(names) - most} more" if len(names) > most else None,
        element("span", f" {codes}", class_="quiet code", title=_named(countries)) if codes else None,
    )


def separated(parts: Iterable[Child], by: str = "; ") -> Markup:
    """Put parts one behind the other with something between."""
    found: list[Child] = []
    for part in parts:
        found.extend((by, part) if found else (part,))
    return join(found)


def place(name: str | None, country: str | None) -> Markup:
    """Write a place with its country's code."""
    if name is None:
        return element("span", "no place stated", class_="quiet")
    code = (
        element("span", f" {country}", class_="quiet code", title=country_name(country)) if country else None
    )
    return join(words(name), code)


def said(evidence: str, trigger: str) -> Markup:
    """Write the sentence with the words that say the event marked, cut around them where it is long."""
    if is_hashed(evidence):
        return element("span", NOT_KEPT, class_="quiet")
    text = " ".join(evidence.split())
    at = text.find(" ".join(trigger.split())) if trigger else -1
    if at < 0:
        return join(text[:_WORDS], "…" if len(text) > _WORDS else None)
    length = len(" ".join(trigger.split()))
    begin = 0 if len(text) <= _WORDS else max(0, min(at - _WORDS // 3, len(text) - _WORDS))
    end = max(begin + _WORDS, at + length)
    return join(
        "…" if begin else None,
        text[begin:at],
        element("mark", text[at : at + length]),
        text[at + length : end],
        "…" if end < len(text) else None,
    )


def status(value: str) -> Markup:
    """Write a status; what did not happen does not look as if it had."""
    return element("span", value, class_=f"status-{value}")


def countries(code: str) -> Markup:
    """Write a country's name with its code."""
    name = country_name(code)
    return join(name, element("span", f" {code}", class_="quiet code")) if name != code else join(code)


def _named(codes: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(country_name(code) or code for code in codes))
